"""Who held which post, and when?"""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, request, url_for

from corpus.errors import NotFoundError
from corpus.slugs import slug
from corpus.years.postings import PostHistory
from corpus.years.posts import leads
from corpus.years.stretches import OfficeSighting
from ingest.entities.dates import find_dates
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.charts import plot_terms
from search_app.shown import Shown, Table, shown_at, table_of
from search_app.years_shapes import held_shape, post_shape

BLUEPRINT = Blueprint("posts", __name__)


@shown_at(BLUEPRINT, "/posts")
def posts() -> Shown:
    """List the posts, those that take the chair first."""
    found = current_archive().years(current_audience()).posts()
    leading = [post for post in found if leads(slug(post.post.title))]
    others = [post for post in found if not leads(slug(post.post.title))]
    return Shown(
        template="years/posts.html",
        shape={
            "posts": [
                {"id": each.key, "title": each.post.title, "organisation": each.post.organisation} for each in found
            ]
        },
        context={"leading": leading, "others": others},
    )


@shown_at(BLUEPRINT, "/posts/<organisation>/<title>", with_table=True)
def post(organisation: str, title: str) -> Shown:
    """Show a post: a timeline of its holders with its gaps, each term with its evidence, and who held it on a day."""
    years = current_archive().years(current_audience())
    key = f"{organisation}/{title}"
    found = years.post(key)
    if found is None:
        raise NotFoundError(f"no post {key!r} is known. The list of posts shows those that are.")
    asked, fault = read_day(request.args.get("on", ""))
    held = years.holder_on(key, asked) if asked else None
    return Shown(
        template="years/post.html",
        shape={**post_shape(found), "on": held_shape(held) if held else None},
        context={
            "post": found,
            "plot": plot_terms(found),
            "presided": once_a_meeting(found.presided),
            "held": held,
            "fault": fault,
            "asked": request.args.get("on", ""),
            "trail": [{"text": "Posts", "href": url_for("posts.posts")}],
        },
        table=terms_table(found),
    )


def once_a_meeting(sightings: Sequence[OfficeSighting]) -> tuple[OfficeSighting, ...]:
    """Return the sightings, of those of one person at one meeting the one with the paper's own words."""
    first: dict[tuple[date, str | None], OfficeSighting] = {}
    for each in sorted(sightings, key=lambda one: one.evidence.reworded):
        first.setdefault((each.day, each.holder or each.name), each)
    return tuple(sorted(first.values(), key=lambda one: one.day))


def terms_table(post: PostHistory) -> Table:
    """Return the terms of a post as a table."""
    return table_of(
        ("Holder", "Acting", "From", "Last seen", "Over by", "How it ended"),
        [
            (
                term.name or "Vacant",
                "yes" if term.acting else "",
                term.start,
                term.last_seen,
                term.ended_by,
                term.ending,
            )
            for term in post.terms
        ],
    )


def read_day(text: str) -> tuple[date | None, str | None]:
    """Return the day that somebody typed, and what is wrong with it."""
    if not text.strip():
        return None, None
    days = [each.period.start for each in find_dates(text, None) if each.period.start == each.period.end]
    return (days[0], None) if len(days) == 1 else (None, "Enter a date such as 1 May 2018")
