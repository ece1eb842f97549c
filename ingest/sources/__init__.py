"""One file a place that papers come from. Each has one constant SOURCE."""
