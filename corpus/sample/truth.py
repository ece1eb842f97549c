"""What is true of the sample? Everything here follows from the scenario and from where the typesetter put it.

The shape is described in README.md.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pypdfium2

from corpus.sample.people import PEOPLE, find_attenders, formal_name, full_name
from corpus.sample.source import Meeting, read_settings
from corpus.sample.styles import find_house, name_body
from corpus.sample.typeset import set_paper


def write_truth(scenario: Any, papers: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """Return the truth of the whole sample."""
    story = read_settings("story")
    listed = [record_paper(paper, book) for paper, book in papers]
    current = [paper for paper in listed if not paper["superseded"]]
    return {
        "papers": listed,
        "meetings": [record_meeting(meeting, current) for meeting in scenario.meetings],
        "persons": record_persons(story),
        "organisations": story.get("organisation", []),
        "terms": story.get("term", []),
        "actions": follow_actions(scenario.meetings, story, current),
        "threads": follow_threads(scenario.meetings, story),
        "sums": story.get("sum", []),
        "gaps": story.get("gap", []),
        "planted": story.get("planted", []),
        "scans": [{"file": paper.file, "pages": read_true_text(paper)} for paper, _ in papers if paper.scan],
    }


def record_paper(paper: Any, book: Any) -> dict[str, Any]:
    """Return a paper in the contract's shape, its pages filled in from the typesetter's book."""
    parts = []
    for place, part in enumerate(paper.parts):
        first, last = book.part_span(place)
        record = {"id": f"p{place + 1}", "first_page": first, "last_page": last, **part.record}
        parts.append(_fill_pages(record, book, first, last))
    return {"file": paper.file, "kind": paper.kind, "superseded": paper.superseded, "scan": paper.scan, "parts": parts}


def _fill_pages(record: dict[str, Any], book: Any, first: int, last: int) -> dict[str, Any]:
    """Return the record with every typesetter's key replaced by the pages it stands on, within the part."""

    def span(key: str) -> tuple[int, int]:
        pages = [page for page in book.pages[key] if first <= page <= last]
        return min(pages), max(pages)

    def fill(value: Any) -> Any:
        if isinstance(value, list):
            return [fill(entry) for entry in value]
        if not isinstance(value, dict):
            return value
        filled = {key: fill(entry) for key, entry in value.items() if key != "pages"}
        if isinstance(filled.get("page"), str):
            filled["page"] = span(filled["page"])[0]
        if "pages" in value:
            filled["first_page"], filled["last_page"] = span(value["pages"])
        return filled

    return dict(fill(record))


def record_meeting(meeting: Meeting, papers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what is true of a meeting: its day, who presided, who was there, which papers are held."""
    day = meeting.day.isoformat()
    own = {day, meeting.meta.get("called-for", day)}
    body = name_body(meeting.body, meeting.day)
    attenders = [] if "cancelled" in meeting.meta else find_attenders(meeting)
    first = next((a.key for a in attenders if a.office), None)
    held = [
        {"file": paper["file"], "part": part["id"], "kind": part["kind"]}
        for paper in papers
        for part in paper["parts"]
        if part["body"] == body and part["date"] in own
    ]
    return {
        "body": body,
        "body_key": meeting.body,
        "date": day,
        "called_for": meeting.meta.get("called-for"),
        "cancelled": "cancelled" in meeting.meta,
        "style": find_house(meeting.body, meeting.day).key,
        "presiding": meeting.meta.get("presiding", first),
        "offices": {a.key: a.note for a in attenders if a.office},
        "attendance": [{"person": a.key, "status": a.status} for a in attenders],
        "announced_next": meeting.meta.get("next", "").split(", ") if "next" in meeting.meta else [],
        "parts": held,
    }


def record_persons(story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return everyone with the forms in which their name is printed anywhere."""
    extra = story.get("printed", {})
    return [
        {
            "id": key,
            "name": full_name(key),
            "organisation": person["organisation"],
            "forms": list(
                dict.fromkeys(
                    [formal_name(key), full_name(key), f"{person['title']} {person['last']}", *extra.get(key, [])]
                )
            ),
        }
        for key, person in PEOPLE.items()
    ]


def follow_actions(
    meetings: Sequence[Meeting], story: dict[str, Any], papers: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return every action with its steps: raised, chased, closed, overdue, each with its meeting and minute."""
    steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    facts: dict[str, dict[str, Any]] = {}
    files = {
        (part["body"], part["date"]): paper["file"]
        for paper in reversed(papers)
        for part in paper["parts"]
        if part["kind"] == "minutes"
    }
    for meeting in meetings:
        for item in meeting.items:
            for block in item.blocks:
                for step in block.steps:
                    body = name_body(meeting.body, meeting.day)
                    where = {
                        "meeting": meeting.day.isoformat(),
                        "body": body,
                        "number": item.number,
                        "agenda_ref": item.ref,
                        "title": item.title,
                        "file": files.get((body, meeting.day.isoformat())),
                    }
                    steps[step.action].append({"step": step.kind, **where, "text": step.text})
                    if step.kind == "raise":
                        facts[step.action] = {"owner": step.owner, "due": step.due}
    return [
        {"id": action, **facts.get(action, {"owner": None, "due": None}), "steps": found, "state": _state(found)}
        for action, found in steps.items()
    ]


def _state(steps: Sequence[dict[str, Any]]) -> str:
    kinds = [step["step"] for step in steps]
    if "close" in kinds:
        return "closed"
    return kinds[-1] if kinds[-1] in ("chase", "overdue") else "not heard of again"


def follow_threads(meetings: Sequence[Meeting], story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every thread with the items that belong to it, oldest first."""
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for meeting in meetings:
        for item in meeting.items:
            for thread in filter(None, item.tags.get("thread", "").split(",")):
                members[thread].append(
                    {
                        "meeting": meeting.day.isoformat(),
                        "body": name_body(meeting.body, meeting.day),
                        "number": item.number,
                        "agenda_ref": item.ref,
                        "title": item.title,
                    }
                )
    return [
        {"id": thread, "title": story["thread"].get(thread, thread), "items": found}
        for thread, found in members.items()
    ]


def read_true_text(paper: Any) -> list[str]:
    """Return a scan's true text page by page, read back from the sheets before they were scanned."""
    pdf, _ = set_paper(paper.parts, paper.house, paper.file.removesuffix(".pdf"))
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
