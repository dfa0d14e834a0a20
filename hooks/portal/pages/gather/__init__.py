"""Pages that gather: a catalogue, a topic, an industry, a region, a kind of equipment."""
