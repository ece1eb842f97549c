"""Facets are counted from the rows of all hits as tantivy would count them."""

from index.engine import FACETS
from index.engines._tantivy_facets import count_rows
from index.engines._tantivy_rows import Row


def row(name: str, **values: tuple[str, ...]) -> Row:
    facets = tuple(values.get(facet, ()) for facet in FACETS)
    return Row(id=name, kind="minute", day=0, title="", text="", facets=facets)


def test_a_value_counts_once_for_each_entry_that_has_it() -> None:
    rows = [row("a", body=("Board",), person=("Ada Lamb", "Ada Lamb", "Ned Orr")), row("b", body=("Board",)), row("c")]
    assert count_rows(rows, ("body", "person", "year")) == {
        "body": {"Board": 2},
        "person": {"Ada Lamb": 1, "Ned Orr": 1},
        "year": {},
    }
