"""One file a search engine. Each has one constant ENGINE."""
