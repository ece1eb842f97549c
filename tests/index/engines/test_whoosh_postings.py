"""Places of terms are written and read in one piece, and stay right when Whoosh joins segments."""

from pathlib import Path

import numpy as np
import pytest
from whoosh import index as whoosh_index
from whoosh.fields import Schema
from whoosh.query import Term

from index.engines._whoosh_postings import PLACES, WHOLE, OccurrenceMatcher, Occurrences, Postings, Stems, invert


def whole(entry: int, stems: str) -> tuple[str, bytes, int, float, bytes]:
    return "text", WHOLE, entry, 1.0, stems.encode()


def places(*positions: tuple[int, int]) -> list[int]:
    return [entry * PLACES + position for entry, position in positions]


def test_each_stem_has_its_places_by_entry_and_position() -> None:
    inverted = [(stem, found.tolist()) for stem, found in invert([whole(0, "road safe road"), whole(3, "safe")])]
    assert inverted == [("road", places((0, 0), (0, 2))), ("safe", places((0, 1), (3, 0)))]


def test_terms_once_written_join_with_new_texts() -> None:
    once = ("text", b"safe", 1, 2.0, np.array([4, 7]).tobytes())
    (found,) = (found for stem, found in invert([whole(2, "safe"), once]) if stem == "safe")
    assert found.tolist() == places((1, 4), (1, 7), (2, 0))


def test_stems_are_in_the_order_of_their_bytes() -> None:
    assert [stem for stem, _ in invert([whole(0, "zürich züge zu £5 é")])] == sorted(
        ["zürich", "züge", "zu", "£5", "é"], key=str.encode
    )


def test_a_matcher_gives_one_posting_an_entry() -> None:
    matcher = OccurrenceMatcher(np.array(places((1, 4), (1, 7), (5, 0))), Occurrences(), None, None)
    postings = []
    while matcher.is_active():
        postings.append((matcher.id(), matcher.weight(), np.frombuffer(matcher.value(), np.int64).tolist()))
        matcher.next()
    assert postings == [(1, 2.0, [4, 7]), (5, 1.0, [0])]


@pytest.mark.parametrize("merge", [True, False])
def test_what_is_written_in_several_goes_is_read_as_one(tmp_path: Path, merge: bool) -> None:
    made = whoosh_index.create_in(str(tmp_path), Schema(id=Stems(unique=True), text=Stems()))
    for number in range(12):
        with made.writer(codec=Postings()) as writer:
            writer.merge = merge
            writer.add_document(id=f"e{number}", text=f"road n{number} road")
    with made.writer(codec=Postings()) as writer:
        writer.merge = merge
        writer.delete_by_term("id", "e5")
        writer.add_document(id="e12", text="bridg")
    with made.searcher() as searcher:
        assert searcher.doc_count() == 12
        assert len(list(searcher.docs_for_query(Term("text", "road")))) == 11
        assert len(list(searcher.docs_for_query(Term("text", "n5")))) == 0
        assert len(list(searcher.docs_for_query(Term("text", "n11")))) == 1
    made.close()
