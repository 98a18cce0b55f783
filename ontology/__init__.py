"""What exists and what it is called: ontology, code lists, agency register, IRIs. Imports nothing of ours."""
