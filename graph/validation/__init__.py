"""Data held against `ontology/shapes.ttl`, and what does not fit said to readers of plans."""
