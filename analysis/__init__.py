"""What only shows when plans lie side by side: changes, contradictions, correspondences."""
