"""The facts as linked data on the web: every IRI answers people in HTML and programs in RDF."""
