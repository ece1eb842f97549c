"""The pack as JSON, for other programs."""

import json
from base64 import b64encode

from search_app.answering import answer_shape
from search_app.casework import EXEMPT, Pack, gaps_of, searched_words


class JsonWriter:
    """Everything in the pack, the answers in their published shape."""

    suffix = ".json"
    media_type = "application/json"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as one object, in UTF-8."""
        gaps = gaps_of(pack.answers)
        shape = {
            "reference": pack.reference,
            "holder": pack.holder,
            "made": pack.made.isoformat(),
            "received": pack.received.isoformat(),
            "due": pack.due.isoformat(),
            "latest": pack.latest.isoformat(),
            "address": pack.address,
            "answers": [answer_shape(each) | {"search_log": searched_words(each, gaps)} for each in pack.answers],
            "pictures": [
                {"paper": paper, "page": page, "start": start, "end": end, "png": b64encode(picture).decode()}
                for (paper, page, start, end), picture in pack.pictures.items()
            ],
            "missing": list(gaps),
            "exempt": EXEMPT,
            "wordings": [{"heading": heading, "text": text} for heading, text in pack.wordings],
        }
        return json.dumps(shape, ensure_ascii=False, indent=2).encode()


WRITER = JsonWriter()
