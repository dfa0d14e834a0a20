"""All records together: found by id, linked both ways, with their standing on a given day."""
