"""One file an export format. Each has one constant EXPORT."""
