"""Which business came back meeting after meeting, and what was decided each time?"""

from flask import Blueprint, url_for

from corpus.errors import NotFoundError
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.charts import plot_sums
from search_app.shown import Shown, shown_at, table_of
from search_app.years_shapes import thread_shape

BLUEPRINT = Blueprint("threads", __name__)


@shown_at(BLUEPRINT, "/threads")
def threads() -> Shown:
    """List the threads of every body, the longest first."""
    histories = list(current_archive().years(current_audience()).histories())
    bodies = [(h, sorted(h.threads, key=lambda each: (-len(each.links), each.title))) for h in histories if h.threads]
    return Shown(
        template="years/threads.html",
        shape={"threads": [thread_shape(each) for _, found in bodies for each in found]},
        context={"bodies": bodies},
    )


@shown_at(BLUEPRINT, "/threads/<body>/<address>", with_table=True)
def thread(body: str, address: str) -> Shown:
    """Show a thread as a history, with the sums that recur in it as a plot."""
    history = current_archive().years(current_audience()).history(body)
    found = next((each for each in history.threads if each.slug == address), None) if history else None
    if history is None or found is None:
        raise NotFoundError(f"no thread {body}/{address} is known. The list of threads shows those that are.")
    return Shown(
        template="years/thread.html",
        shape=thread_shape(found),
        context={
            "thread": found,
            "history": history,
            "plot": plot_sums(found),
            "trail": [{"text": "Threads", "href": url_for("threads.threads")}],
        },
        table=table_of(
            ("Meeting", "Heading", "Sum", "As printed", "File", "Page"),
            [
                (link.day, link.title, each.money.amount, each.evidence.quote, each.evidence.file, each.evidence.page)
                for link in found.links
                for each in link.sums
            ],
        ),
    )
