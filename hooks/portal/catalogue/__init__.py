"""All records together: found by id, linked both ways, with their validity on a given day."""
