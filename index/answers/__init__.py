"""One file a kind of question. Each has one constant ANSWER."""
