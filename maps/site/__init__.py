"""A folder of plans as a small static site that works from disk: what `policygraph report` writes."""
