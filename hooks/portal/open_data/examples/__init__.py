"""Programs that ask the data, as they are shown on `/data/` and can be had beside the data."""
