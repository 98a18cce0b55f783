"""Records become nodes and edges: stores (embedded, Neo4j) and RDF."""
