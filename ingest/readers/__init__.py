"""One file a format: bytes to pages. Each has one constant READER."""
