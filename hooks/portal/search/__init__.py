"""Finding: what is indexed and how."""
