"""The plots of the years, as SVG drawn here: the holders of a post, the sums of a thread, the meetings of each year."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from corpus.years.coverage import Coverage, Gap
from corpus.years.postings import PostHistory
from corpus.years.threads import Thread
from search_app.plots import draw

WIDTH_PIXELS = 620
ROW_PIXELS = 26
CONFIG = {"view": {"stroke": None}, "font": "sans-serif", "axis": {"labelFontSize": 13, "labelLimit": 260}}
BORNE_OUT, BETWEEN, ACTING, VACANT = "seen in the post", "not known", "acting", "vacant"
COLOURS = {BORNE_OUT: "#158187", BETWEEN: "#b1d4d6", ACTING: "#f47738", VACANT: "#d4351c"}
HELD = {
    "minutes held": "#158187",
    "minutes not held": "#b1d4d6",
    "cancelled": "#505a5f",
    "no papers": "#d4351c",
}


def plot_terms(post: PostHistory) -> Markup | None:
    """Return who held a post when, a row a holder: solid where papers bear it out, pale until it is over for sure."""
    rows = [row for term in post.terms for row in _term_rows(term.name or "Vacant", term)]
    if not rows:
        return None
    names = list(dict.fromkeys(row["holder"] for row in rows))
    years = int(max(row["to"] for row in rows)[:4]) - int(min(row["from"] for row in rows)[:4])
    axis = {"format": "%Y"} if years > 1 else {"format": "%b %Y", "tickCount": 6}
    colour = {"field": "what", "type": "nominal", "title": None, "scale": _scale(COLOURS), "legend": {"orient": "top"}}
    encoding = {
        "y": {"field": "holder", "type": "nominal", "sort": names, "title": None},
        "x": {"field": "from", "type": "temporal", "title": None, "axis": axis},
        "x2": {"field": "to"},
        "color": colour,
    }
    return _plot(
        rows, {"type": "bar", "height": 14, "minBandSize": 3}, encoding, f"Holders of {post.post.title}", names
    )


def _term_rows(name: str, term: Any) -> list[dict[str, str]]:
    kind = VACANT if term.holder is None else ACTING if term.acting else BORNE_OUT
    last = term.ended or term.last_seen
    rows = [{"holder": name, "what": kind, "from": term.start.isoformat(), "to": _widen(term.start, last)}]
    if term.ended_by and term.ended_by > last:
        shown = rows[0]["to"]
        if shown < term.ended_by.isoformat():
            rows.append({"holder": name, "what": BETWEEN, "from": shown, "to": term.ended_by.isoformat()})
    return rows


def _widen(first: date, last: date) -> str:
    """Return the end of a bar; one of a single day is drawn a month wide, or nobody would see it."""
    return (last if last > first else date.fromordinal(first.toordinal() + 30)).isoformat()


def plot_sums(thread: Thread) -> Markup | None:
    """Return the sums that a thread names, meeting by meeting; None where fewer than two meetings name any."""
    rows = [
        {"date": link.day.isoformat(), "sum": float(each.money.amount), "words": each.evidence.quote}
        for link in thread.links
        for each in link.sums
        if each.money.currency == "GBP"
    ]
    if len({row["date"] for row in rows}) < 2:
        return None
    encoding = {
        "x": {"field": "date", "type": "temporal", "title": None, "axis": {"format": "%Y"}},
        "y": {"field": "sum", "type": "quantitative", "title": None, "axis": {"format": "~s"}},
    }
    return _plot(rows, {"type": "point", "filled": True, "size": 60, "color": "#158187"}, encoding, thread.title, ())


def meeting_grid(coverage: Coverage) -> list[dict[str, str]]:
    """Return each known meeting of a body with its year, its day, and what is held of it."""
    kinds = {gap.day: gap.kind for gap in coverage.gaps if gap.day and gap.kind in _MEETINGS}
    moved = {gap.day for gap in coverage.gaps if gap.kind is Gap.MOVED}
    days = sorted({*coverage.held, *coverage.known, *kinds} - (moved - {*coverage.held}))
    rows = []
    for day in days:
        held = "minutes held" if day in coverage.held else _HELD.get(kinds.get(day), "minutes not held")
        rows.append({"year": str(day.year), "day": day.isoformat(), "held": held})
    return rows


_MEETINGS = (Gap.NO_MINUTES, Gap.NO_PAPERS, Gap.CANCELLED)
_HELD: dict[Gap | None, str] = {Gap.NO_PAPERS: "no papers", Gap.CANCELLED: "cancelled"}


def plot_coverage(coverage: Coverage) -> Markup | None:
    """Return a body's meetings as a grid: a row a year, a square for each meeting on its day of the year."""
    rows = meeting_grid(coverage)
    if not rows:
        return None
    years = [str(year) for year in range(int(rows[0]["year"]), int(rows[-1]["year"]) + 1)]
    for row in rows:
        row["of_year"] = f"2000{row['day'][4:]}"
    encoding = {
        "y": {"field": "year", "type": "ordinal", "title": None, "scale": {"domain": years}},
        "x": {
            "field": "of_year",
            "type": "temporal",
            "title": None,
            "axis": {"format": "%b"},
            "scale": {"domain": ["2000-01-01", "2000-12-31"]},
        },
        "color": {
            "field": "held",
            "type": "nominal",
            "title": None,
            "scale": _scale(HELD),
            "legend": {"orient": "top"},
        },
        "shape": {"field": "held", "type": "nominal", "legend": None},
    }
    mark = {"type": "point", "filled": True, "size": 110}
    return _plot(rows, mark, encoding, f"Meetings of {coverage.body}", years)


def _scale(colours: dict[str, str]) -> dict[str, list[str]]:
    return {"domain": list(colours), "range": list(colours.values())}


def _plot(rows: Sequence[Any], mark: Any, encoding: Any, title: str, names: Sequence[str]) -> Markup:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": title,
        "width": WIDTH_PIXELS,
        "height": max(ROW_PIXELS * len(names), 160 if not names else 0),
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": encoding,
        "config": CONFIG,
    }
    return Markup(draw(json.dumps(spec)))  # noqa: S704 - drawn by us; what came from outside is escaped by Vega
