"""What the preview says beside the pages."""
