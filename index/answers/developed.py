"""How did a matter develop over the years? Its thread, meeting by meeting."""

from corpus.words import find_stems
from corpus.years.threads import Link, Thread
from index.answer import Draft
from index.answers.post import evidence_quote
from index.questions.desk import Desk
from index.questions.picking import distinct
from index.questions.question import Question
from index.questions.weighing import weigh

_WORDS = (
    "developed",
    "develop",
    "change",
    "changed",
    "evolve",
    "evolved",
    "history",
    "years",
    "trace",
    "progress",
    "progressed",
    "story",
    "time",
    "development",
)
QUOTES_MOST = 12


class Developed:
    """Threads: the same business, meeting after meeting."""

    name = "development"

    def bid(self, question: Question) -> float:
        """Bid for "how did … develop"."""
        return 0.84 if "developed" in question.cues and not question.cues & {"much", "many", "when", "who"} else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return when the matter was dealt with and what was decided each time; None where no thread is of it."""
        weighed = weigh(question, desk, without=_WORDS)
        total = sum(each.weight for each in weighed) or 1.0

        def fit(thread: Thread) -> float:
            titles = frozenset(find_stems(" ".join((thread.title, *(link.title for link in thread.links)))))
            return (
                sum(
                    each.weight * max((worth for form, worth in each.sought.forms if set(form) <= titles), default=0.0)
                    for each in weighed
                )
                / total
            )

        threads = [
            (fit(thread), len(thread.links), thread, history)
            for history in desk.histories
            for thread in history.threads
        ]
        if not threads:
            return None
        best, _, thread, history = max(threads, key=lambda each: each[:2])
        links = [link for link in thread.links if question.days is None or question.days.holds(link.day)]
        if not links:
            return None
        told = [each for link in links for each in (link.decisions[:1] or (link.evidence,))][:QUOTES_MOST]
        quotes = (desk.as_printed(evidence_quote(each, history.body)) for each in told)
        return Draft(
            short=f"At {len({link.day for link in links})} meetings: " + "; ".join(_told(link) for link in links),
            confidence=best,
            why="the business is the same at these meetings",
            quotes=tuple(distinct(quotes)),
        )


def _told(link: Link) -> str:
    day = f"{link.day.day} {link.day:%B %Y}"
    sums = ", ".join(dict.fromkeys(each.evidence.quote for each in link.sums[:2]))
    return f"{day}, {link.title}{f' ({sums})' if sums else ''}"


ANSWER = Developed()
