"""How are entries laid out in a tantivy index? Stems to search and rank by, fast fields to filter, count and sort."""

from typing import Any

import tantivy

from corpus.slugs import slug
from corpus.words import count_stems
from index.engine import FACETS, NAMED, facet_values
from index.engines._scoring import day_of
from index.entries import IndexEntry, stems_of

TEXT_FIELDS = ("title", "text")
LATEST = 4_000_000  # a day after all others: where the undated stand when the oldest come first


def make_schema() -> Any:
    """Return the fields of an index. Texts come as stems, parted by spaces."""
    made = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        made.add_text_field(name, stored=True, tokenizer_name="stems", index_option="position")
        made.add_integer_field(f"{name}_length", fast=True)
    for name in ("id", "paper"):
        made.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        made.add_text_field(name, stored=name == "kind", fast=True, tokenizer_name="raw", index_option="basic")
    for name in NAMED:
        made.add_text_field(f"{name}_slug", tokenizer_name="raw", index_option="basic")
    for name in ("day", "day_up", "amount", "hidden"):
        made.add_integer_field(name, stored=name == "day", indexed=True, fast=True)
    return made.build()


def make_document(entry: IndexEntry, schema: Any) -> Any:
    """Return what tantivy keeps of an entry."""
    stems, day = stems_of(entry), day_of(entry.date)
    facets = facet_values(entry)
    return tantivy.Document.from_dict(
        {
            "id": entry.id,
            "paper": entry.paper,
            **stems,
            **{f"{name}_length": count_stems(found) for name, found in stems.items()},
            **{name: list(values) for name, values in facets.items()},
            **{f"{name}_slug": [slug(value) for value in facets[name]] for name in NAMED},
            "day": day,
            "day_up": day or LATEST,
            "hidden": int(entry.restricted),
            "amount": list(entry.amounts),
        },
        schema,
    )
