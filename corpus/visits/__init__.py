"""What was seen where? The places that papers are fetched from, and what their sites say."""
