"""The page of a record or row: the answer first, then its parts in the order in which readers ask."""
