"""What editors work with: their files changed for them, explained, brought in and out."""
