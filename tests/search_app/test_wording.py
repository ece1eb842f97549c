from datetime import date

import pytest

from corpus.records import Clause, Kind, Period, Resolution, Source, Vote
from search_app import wording


def test_a_period_of_one_day_is_that_day() -> None:
    day = date(2025, 7, 3)
    assert wording.period(Period(start=day, end=day)) == "3 July 2025"
    assert wording.period(Period(start=day, end=date(2026, 3, 31))) == "3 July 2025 to 31 March 2026"


def test_a_period_of_a_whole_month_is_the_month() -> None:
    assert wording.period(Period(start=date(2028, 2, 1), end=date(2028, 2, 29))) == "February 2028"


@pytest.mark.parametrize(
    ("printed", "label", "level"),
    [("a", "(a)", 1), ("1", "1.", 1), ("•", "•", 1), ("a.1", "1.", 2), ("c.•", "•", 2), ("iv", "(iv)", 1)],
)
def test_a_clause_is_labelled_as_in_papers(printed: str, label: str, level: int) -> None:
    clause = Clause(label=printed, text="")
    assert (wording.label(clause), wording.level(clause)) == (label, level)


def test_figures_of_a_vote_that_are_not_known_are_left_out() -> None:
    assert wording.vote(Vote(votes_for=5, abstain=0)) == "5 for, 0 abstaining"


def test_a_recorded_vote_and_the_chairs_casting_vote_are_told() -> None:
    vote = Vote(votes_for=2, against=2, names_for=("Ash", "Birch"), names_against=("Cole", "Dale"), casting=True)
    assert wording.vote(vote) == "2 for, 2 against, on the Chair’s casting vote"
    assert wording.voters(vote) == [("For", "Ash, Birch"), ("Against", "Cole, Dale")]


def test_only_the_movers_that_are_known_are_named() -> None:
    resolution = Resolution(text="x", seconder="Cllr Ada Fenn", source=Source(page=1))
    assert wording.movers(resolution) == "Seconded by Cllr Ada Fenn."
    assert wording.movers(Resolution(text="x", source=Source(page=1))) == ""


def test_every_kind_of_paper_has_words_for_one_and_many() -> None:
    assert all(wording.paper_kind(kind) and wording.paper_kind(kind, 1) for kind in Kind)


def test_counts_agree_with_their_nouns() -> None:
    assert wording.plural(1, "entry", "entries") == "1 entry"
    assert wording.plural(12_034, "entry", "entries") == "12,034 entries"
    assert wording.plural(0, "paper") == "0 papers"
