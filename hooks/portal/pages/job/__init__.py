"""What the pages of jobs join from the catalogues: the first screen, money, grounds, whom to ask."""
