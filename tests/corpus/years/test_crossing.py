"""One business at two bodies: by what the papers of the one say of the other, never by a likeness alone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from corpus.records import Money
from corpus.years.crossing import Account, Crossing, Spending, choose_homes, find_crossings, find_related, tell

Build = Callable[..., Any]
DAY = date(2021, 3, 10)
BODIES = ("harbour-board", "tide-working-group")
NAMES = (("harbour-board",), ("tide-working-group", "working-group"))
PURSE = Money(amount=Decimal(6000))


def account(strand: str, day: date = DAY, **fields: Any) -> Account:
    """Return an account of business headed by its strand's name."""
    words = strand.replace("-", " ")
    return Account(strand=strand, day=day, **{"title": words, "topic": words} | fields)


def joined(one: list[Account], other: list[Account]) -> list[tuple[str, str]]:
    """Return what the board's and the group's business have in common."""
    return [(each.strand, each.other_strand) for each in find_crossings(one, other, BODIES, NAMES)]


def test_a_minute_that_names_the_other_body_and_its_business_is_about_it() -> None:
    said = "lantern grant bid work group recommend"
    board = account("lantern-grant", names=("working-group",), said=said)
    assert joined([board], [account("grant-bid", date(2021, 1, 10))]) == [("lantern-grant", "grant-bid")]


def test_words_alone_join_nothing_where_the_other_body_is_not_named() -> None:
    board = account("lantern-grant", said="lantern grant bid")
    assert joined([board], [account("grant-bid")]) == []


def test_a_report_of_a_bodys_work_is_none_of_the_matters_it_names() -> None:
    said = "grant bid flood work group"
    board = account("work-grant-flood", names=("working-group",), said=said)
    assert joined([board], [account("grant-bid"), account("grant-flood")]) == []


def test_what_another_body_dealt_with_years_later_is_another_matter() -> None:
    board = account("lantern-grant", names=("working-group",), said="lantern grant bid")
    assert joined([board], [account("grant-bid", date(2023, 1, 10))]) == []


def test_the_same_sum_for_the_same_purpose_joins() -> None:
    board = account(
        "lantern-grant",
        names=("working-group",),
        spending=(Spending(money=PURSE, words="set asid small project"),),
    )
    spent = Spending(money=PURSE, words="nine bid")
    assert joined([board], [account("small-project", spending=(spent,))]) == [("lantern-grant", "small-project")]
    assert joined([board], [account("boat-race", spending=(spent,))]) == []


def test_the_same_heading_soon_after_joins_and_one_word_does_not() -> None:
    board = [account("call-blocker"), account("budget")]
    group = [account("call-blocker", date(2022, 3, 10)), account("budget", date(2022, 3, 10))]
    assert joined(board, group) == [("call-blocker", "call-blocker")]


def test_bodies_have_to_do_with_each_other_where_one_names_the_other() -> None:
    meant = {"working-group": "tide-working-group"}
    named = {"harbour-board": ["working-group", "ministry-of-tides"], "tide-working-group": [], "elm-council": []}
    assert find_related(named, lambda name: meant.get(name, name)) == {("harbour-board", "tide-working-group")}


def crossing(strand: str, other_strand: str, sizes: tuple[int, int]) -> Crossing:
    """Return a crossing between the two bodies."""
    return Crossing(
        body=BODIES[0], strand=strand, other=BODIES[1], other_strand=other_strand, sizes=sizes, reason="so it says"
    )


def test_the_lesser_matter_is_told_of_under_the_greater() -> None:
    homes = choose_homes([crossing("grant", "bids", (9, 1)), crossing("lamp", "lamps", (1, 2))])
    assert homes == {
        (BODIES[1], "bids"): ((BODIES[0], "grant"), "so it says"),
        (BODIES[0], "lamp"): ((BODIES[1], "lamps"), "so it says"),
    }


def test_what_might_go_to_two_matters_stays_and_no_chain_grows() -> None:
    assert choose_homes([crossing("grant", "bids", (9, 1)), crossing("fund", "bids", (5, 1))]) == {}
    chained = choose_homes([crossing("grant", "bids", (9, 4)), crossing("audit", "bids", (1, 4))])
    assert chained == {(BODIES[1], "bids"): ((BODIES[0], "grant"), "so it says")}


def test_a_minute_tells_which_other_bodies_it_names(business_of: Build, make_item: Build) -> None:
    text = "The Tide Working Group Update was noted. The Westmere Safer Places Partnership thanked Mr Hale."
    (held,) = business_of((DAY, [make_item(1, "Lantern Grant 2021", text=text)]))
    told = tell("lantern-grant", held, ())
    assert told.names == ("tide-working-group",)
    assert "thank" in told.said.split()
    assert told.topic == "lantern grant"


def test_every_bodys_own_terms_of_reference_are_its_own() -> None:
    heads = [account("term-refer"), account("harbour-programm")]
    assert joined(heads, heads) == []
