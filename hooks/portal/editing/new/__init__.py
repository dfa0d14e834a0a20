"""A new record: what is there already, its id, its file."""
