"""Beginning a portal of one's own."""
