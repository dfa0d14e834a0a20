"""Pages that tell what changed, what falls due, and how to follow both."""
