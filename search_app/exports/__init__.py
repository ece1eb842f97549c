"""One file a format, each with one constant EXPORT (see `search_app/export.py`)."""
