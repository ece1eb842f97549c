"""How well papers were read, for other programs: the public JSON shape of `matters quality`."""

from typing import Any

from corpus.quality import Quality, Rated


def quality_shape(quality: Quality) -> dict[str, Any]:
    """Return how well the papers of a corpus are read."""
    return {
        "papers": len(quality.rated),
        "well_read": quality.well_read,
        "doubtful": quality.doubtful,
        "unread": quality.unread,
        "reasons": dict(quality.reasons),
        "list": [rated_shape(one) for one in quality.rated],
    }


def rated_shape(rated: Rated) -> dict[str, Any]:
    """Return how well one paper is read; `reasons` are sentences, `doubts` the same with their rules and pages."""
    return {
        "file": rated.file,
        "paper": rated.address,
        "confidence": rated.confidence,
        "reasons": [f"{doubt.rule}: {doubt.detail}" if doubt.detail else doubt.rule for doubt in rated.doubts],
        "doubts": [{"rule": doubt.rule, "page": doubt.page, "detail": doubt.detail} for doubt in rated.doubts],
    }
