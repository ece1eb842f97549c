"""The public shape says what the records say, in the words of the published contract."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from corpus.proceedings import Happening, Proceeding
from corpus.records import (
    Action,
    Clause,
    EntityType,
    Item,
    Kind,
    Mention,
    Money,
    Page,
    Paper,
    Part,
    Period,
    Resolution,
    Source,
    Vote,
)
from corpus.shapes import mention_shape, pages_shape, paper_shape, resolution_shape

YEAR = Period(start=date(2024, 4, 1), end=date(2025, 3, 31))


def _paper() -> Paper:
    resolution = Resolution(
        text="RESOLVED that (a) the report be noted.",
        lead="RESOLVED that",
        clauses=(Clause(label="a", text="the report be noted."),),
        verbs=("note",),
        vote=Vote(votes_for=7, against=2),
        source=Source(page=2),
    )
    action = Action(text="Circulate the plan.", owner="Clerk", due=YEAR, source=Source(page=2))
    item = Item(
        number="12",
        title="Budget",
        first_page=2,
        last_page=2,
        paper_pages=(3, 9),
        resolutions=(resolution,),
        actions=(action,),
        source=Source(page=2),
    )
    part = Part(
        id="p1", kind=Kind.MINUTES, title="Minutes", date=date(2024, 5, 7), first_page=1, last_page=2, items=(item,)
    )
    pages = (
        Page(number=1, width=595, height=842, text="First", lines=(), printed="1"),
        Page(number=2, width=595, height=842, text="Second", lines=(), ocr=True),
    )
    return Paper(
        file="minutes.pdf",
        sha256="ab" * 32,
        media_type="application/pdf",
        page_count=2,
        kind=Kind.MINUTES,
        parts=(part,),
        pages=pages,
        warnings=("minute number 12 is used twice",),
    )


def test_a_paper_becomes_plain_json() -> None:
    shape = json.loads(json.dumps(paper_shape(_paper())))
    assert shape["kind"] == "minutes"
    assert shape["ocr_pages"] == [2]
    assert shape["parts"][0]["date"] == "2024-05-07"
    assert shape["parts"][0]["period"] is None
    item = shape["parts"][0]["items"][0]
    assert item["paper_pages"] == {"from": 3, "to": 9}
    assert item["resolutions"][0]["vote"] == {"for": 7, "against": 2, "abstain": None}
    assert item["resolutions"][0]["clauses"] == [{"label": "a", "text": "the report be noted."}]
    assert item["actions"][0] == {
        "text": "Circulate the plan.",
        "owner": "Clerk",
        "due": {"from": "2024-04-01", "to": "2025-03-31"},
        "page": 2,
    }


def test_pages_carry_the_text_that_offsets_refer_to() -> None:
    assert [(page["page"], page["printed"], page["text"]) for page in pages_shape(_paper())["pages"]] == [
        (1, "1", "First"),
        (2, None, "Second"),
    ]


def test_a_mention_s_value_takes_the_form_of_its_type() -> None:
    def value(worth: str | Money | Period) -> object:
        mention = Mention(type=EntityType.AMOUNT, text="x", value=worth, part="p1", page=1, start=0, end=1)
        return mention_shape(mention)["value"]

    assert value("Ann Archer") == "Ann Archer"
    assert value(Money(amount=Decimal("1600000"))) == {"amount": "1600000.00", "currency": "GBP"}
    assert value(YEAR) == {"from": "2024-04-01", "to": "2025-03-31"}


def test_what_the_contract_does_not_name_is_not_printed() -> None:
    vote = Vote(votes_for=1, against=1, names_for=("Ash",), names_against=("Birch",), casting=True)
    shape = resolution_shape(Resolution(text="x", vote=vote, source=Source(page=1)))
    assert shape["vote"] == {"for": 1, "against": 1, "abstain": None}
    told = Proceeding(event=Happening.CLOSED, text="The meeting closed at 9 pm", time="21:00", source=Source(page=2))
    (part,) = paper_shape(replace(_paper(), parts=(replace(_paper().parts[0], proceedings=(told,)),)))["parts"]
    assert part == paper_shape(_paper())["parts"][0]
