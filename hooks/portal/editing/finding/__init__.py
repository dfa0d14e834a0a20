"""The search in the terminal."""
