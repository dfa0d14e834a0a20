"""The head of a page: its window title and what it says about itself to machines."""
