"""What subscribers fetch: Atom, RSS and JSON feeds with their archives, OPML, calendars."""
