"""The pack as JSON, for other programs."""

import json

from search_app.answering import answer_shape, coverage_words
from search_app.casework import EXEMPT, Pack


class JsonWriter:
    """Everything in the pack, the answers in their published shape."""

    suffix = ".json"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as one object, in UTF-8."""
        shape = {
            "reference": pack.reference,
            "holder": pack.holder,
            "made": pack.made.isoformat(),
            "received": pack.received.isoformat(),
            "due": pack.due.isoformat(),
            "answers": [answer_shape(each) | {"search_log": coverage_words(each.searched)} for each in pack.answers],
            "exempt": EXEMPT,
            "wordings": [{"heading": heading, "text": text} for heading, text in pack.wordings],
        }
        return json.dumps(shape, ensure_ascii=False, indent=2).encode()


WRITER = JsonWriter()
