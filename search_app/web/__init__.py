"""One file a page subject, each a blueprint."""
