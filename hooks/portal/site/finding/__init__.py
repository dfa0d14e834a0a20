"""Finding things: the page that searches everything, and finders on lists."""
