"""What fields and messages mean, for people and for the programs that editors write with."""
