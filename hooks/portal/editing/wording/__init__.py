"""What is written wrongly in our own words: names of organs, numbers, units, models, misprints."""
