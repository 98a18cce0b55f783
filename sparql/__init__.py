"""The questions in SPARQL, and the engine that answers them over the exported graph."""
