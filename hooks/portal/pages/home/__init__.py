"""What the hand-written pages show of the data: the home page, and the map of the guidance."""
