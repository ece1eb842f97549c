"""What is known of a body across its years: its posts, threads, matters, people, confirmed minutes."""

from datetime import date

from flask import Blueprint, url_for

from corpus.errors import NotFoundError
from corpus.slugs import slug
from corpus.years.posts import leads
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.shown import Shown, shown_at
from search_app.web.matters import OPEN
from search_app.years_shapes import attendance_shape, coverage_shape, evidence_shape, iso, post_shape

BLUEPRINT = Blueprint("body_years", __name__)


@shown_at(BLUEPRINT, "/bodies/<body>")
def body(body: str) -> Shown:
    """Show a body: who leads it, what it keeps coming back to, what is open, who comes, what is missing."""
    years = current_archive().years(current_audience())
    history = years.history(body)
    if history is None:
        raise NotFoundError(f"nothing is held of a body {body!r}. The list of bodies shows those of which papers are.")
    posts = [post for post in years.posts(history.slug) if leads(slug(post.post.title))]
    last = history.coverage.last
    states = [(each, each.state(date.today(), last_sitting=last or each.raised)) for each in history.matters]
    people = {figure: person for person in years.people() for figure in person.figures}
    return Shown(
        template="years/body.html",
        shape={
            "id": history.slug,
            "name": history.body,
            "formerly": list(history.also),
            "posts": [post_shape(post) for post in posts],
            "attendance": [
                {"person": people[r.figure].slug, **attendance_shape(r)}
                for r in history.attendance
                if r.figure in people
            ],
            "confirmed": [
                {
                    "meeting": iso(each.day),
                    "confirmed": iso(each.confirmed),
                    "named": each.certain,
                    "evidence": evidence_shape(each.evidence),
                    "corrections": [evidence_shape(one) for one in each.corrections],
                }
                for each in history.confirmations
            ],
            "coverage": coverage_shape(history.coverage),
        },
        context={
            "history": history,
            "posts": posts,
            "threads": sorted(history.threads, key=lambda each: -len(each.links))[:10],
            "open": [row for row in states if row[1] in OPEN],
            "people": people,
            "corrected": [each for each in history.confirmations if each.corrections],
            "trail": [{"text": "Bodies", "href": url_for("bodies.show")}],
        },
    )
