"""How well were the papers read, and what raises doubt?"""

from flask import Blueprint

from corpus.quality import rate_corpus
from corpus.visibility import Audience
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.quality_shapes import quality_shape
from search_app.shown import Shown, shown_at

BLUEPRINT = Blueprint("quality", __name__)
SHOWN_MOST = 200


@shown_at(BLUEPRINT, "/quality")
def quality() -> Shown:
    """Show how many papers are well read, and the doubtful ones with their reasons; to staff also what failed."""
    store, audience = current_archive().store, current_audience()
    failures = store.failures() if audience is not Audience.PUBLIC else ()
    found = rate_corpus(store.papers(audience=audience), failures)
    doubtful = [one for one in found.rated if not one.is_well_read]
    return Shown(
        template="papers/quality.html",
        shape=quality_shape(found),
        context={"quality": found, "doubtful": doubtful[:SHOWN_MOST], "left": len(doubtful[SHOWN_MOST:])},
    )
