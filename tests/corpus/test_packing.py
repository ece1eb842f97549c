"""Any record comes back from its bytes, also where fields have come or gone since."""

from datetime import date
from decimal import Decimal

from corpus.packing import pack, squeeze, unpack
from corpus.records import Clause, Event, Item, Kind, Money, Office, Part, Period, Resolution, Source, Vote


def test_a_part_with_everything_in_it_comes_back() -> None:
    resolution = Resolution(
        text="RESOLVED \ud800",
        clauses=(Clause(label="a", text="b", source=Source(page=1, start=0, end=2)),),
        verbs=("note", "agree"),
        vote=Vote(votes_for=0),
        source=Source(page=1),
    )
    office = Office(
        person=None, office="Chair", body=None, event=Event.VACANT, date=None, source=Source(page=1), text="Vacant"
    )
    item = Item(
        number=None,
        title="",
        first_page=1,
        last_page=2,
        paper_pages=(3, 9),
        resolutions=(resolution,),
        source=Source(page=1),
    )
    part = Part(
        id="p1",
        kind=Kind.MINUTES,
        title="Minutes",
        date=date(2025, 7, 23),
        period=Period(start=date(2011, 4, 1), end=date(2014, 3, 31)),
        first_page=1,
        last_page=2,
        restricted=True,
        items=(item,),
        offices=(office,),
    )
    assert unpack(Part, pack(part)) == part


def test_a_sum_stays_exact() -> None:
    money = Money(amount=Decimal("0.10"))
    assert unpack(Money, pack(money)).amount.as_tuple() == money.amount.as_tuple()


def test_fields_that_are_new_or_gone_do_not_matter() -> None:
    assert unpack(Source, squeeze({"page": 4, "colour": "red"})) == Source(page=4)
