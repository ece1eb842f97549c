"""How a name becomes the last word of an address."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def slug(name: str) -> str:
    """Return ``name`` in lower-case ASCII letters, digits and single hyphens; "unnamed" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"
