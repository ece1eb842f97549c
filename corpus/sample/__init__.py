"""Papers of an invented partnership, 2011 to 2026, and what is true of them (see README.md)."""
