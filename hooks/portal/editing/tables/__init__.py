"""Rows of lists as tables, out and in."""
