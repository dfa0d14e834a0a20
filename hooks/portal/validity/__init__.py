"""From when a document holds, until when, by what; and the days on which something falls due."""
