"""What did staff decide? Kept apart from what was read; it survives a rebuild and wins."""
