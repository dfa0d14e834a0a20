"""Two editions of a list or of a standard, compared as plain data; nothing here speaks to readers."""
