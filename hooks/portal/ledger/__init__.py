"""What was published when, and what follows from it: events, feeds, calendars."""
