"""One file a kind of entity. Each has one constant TAGGER."""
