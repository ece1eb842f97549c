"""What is asked of an OpenSearch cluster? The fields of an index, its documents and requests, in OpenSearch's words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.slugs import slug
from corpus.words import count_stems, stems_of_prefix
from index.engine import FACETS, NAMED, Filters, facet_values
from index.engines._scoring import day_of
from index.entries import IndexEntry, stems_of
from index.query import Query, Term

TEXT_FIELDS = ("title", "text")
_VALUES_MOST = 10_000  # of a facet
_LATEST = 4_000_000  # a day after all others: where the undated stand when the oldest come first
_CLAUSE = 1_000.0  # what a matching clause counts, where any clause is enough
Built = dict[str, Any]


def build_definition() -> Built:
    """Return the fields of an index. Texts come as stems, which are parted at spaces and nothing else."""
    fields: dict[str, Built] = {name: {"type": "text", "analyzer": "whitespace"} for name in TEXT_FIELDS}
    fields |= {name: {"type": "keyword"} for name in ("id", "paper", *FACETS, *(f"{name}_slug" for name in NAMED))}
    fields |= {name: {"type": "integer"} for name in ("day", "day_up", *(f"{name}_length" for name in TEXT_FIELDS))}
    fields |= {"amount": {"type": "long"}, "hidden": {"type": "boolean"}}
    settings = {"number_of_shards": 2, "number_of_replicas": 1, "refresh_interval": "-1"}
    return {"settings": {"index": settings}, "mappings": {"dynamic": "strict", "properties": fields}}


def build_document(entry: IndexEntry) -> Built:
    """Return what is kept of an entry."""
    stems = stems_of(entry)
    facets = facet_values(entry)
    return {
        "id": entry.id,
        "paper": entry.paper,
        **stems,
        **{f"{name}_length": count_stems(found) for name, found in stems.items()},
        **facets,
        **{f"{name}_slug": [slug(value) for value in facets[name]] for name in NAMED},
        "day": day_of(entry.date),
        "day_up": day_of(entry.date) or _LATEST,
        "hidden": entry.restricted,
        "amount": list(entry.amounts),
    }


def build_matching(query: Query) -> Built:
    """Return what matches a query; what stands side by side as it was typed counts more."""
    clauses = [_any_of([build_holding(term) for term in clause]) for clause in query.clauses]
    built: Built = {
        "must_not": [build_holding(term) for term in query.excluded],
        "should": [build_holding(term) for term in query.near],
    }
    if query.any_clause:
        counted = [{"constant_score": {"filter": clause, "boost": _CLAUSE}} for clause in clauses]
        built["must"] = [_any_of([*clauses, *counted])]
    else:
        built["must"] = clauses or [{"match_all": {}}]
    return {"bool": built}


def build_holding(term: Term) -> Built:
    """Return what holds a term in any field."""
    if term.prefix:
        short = sorted(stems_of_prefix(term.words[0]))
        begins = [{"prefix": {field: {"value": term.words[0]}}} for field in TEXT_FIELDS]
        return _any_of([*begins, *({"terms": {field: short}} for field in TEXT_FIELDS if short)])
    if len(term.words) == 1:
        return _any_of([{"term": {field: {"value": term.words[0]}}} for field in TEXT_FIELDS])
    return _any_of([{"match_phrase": {field: " ".join(term.words)}} for field in TEXT_FIELDS])


def build_limits(filters: Filters) -> dict[str, Built]:
    """Return what passes each filter that is set, by its facet or another name."""
    limits: dict[str, Built] = {}
    for name, wanted in filters.facets.items():
        if wanted:
            named = name in NAMED
            limits[name] = {"terms": {f"{name}_slug" if named else name: [slug(v) if named else v for v in wanted]}}
    if filters.since or filters.until:
        first = filters.since.toordinal() if filters.since else 1
        limits["day"] = {"range": {"day": {"gte": first, "lte": day_of(filters.until) or _LATEST}}}
    if filters.least is not None or filters.most is not None:
        most = {} if filters.most is None else {"lte": filters.most}
        limits["sum"] = {"range": {"amount": {"gte": filters.least or 0, **most}}}
    if not filters.include_restricted:
        limits["access"] = {"term": {"hidden": False}}
    return limits


def build_without(matching: Built, limits: Mapping[str, Built], names: Sequence[str]) -> Built:
    """Return what matches and passes all limits but those of these facets."""
    return all_of([matching, *(limit for name, limit in limits.items() if name not in names)])


def all_of(built: Sequence[Built]) -> Built:
    """Return what matches the first and passes the others, which do not count."""
    return {"bool": {"must": built[0], "filter": list(built[1:])}}


def _any_of(built: Sequence[Built]) -> Built:
    return {"bool": {"should": list(built), "minimum_should_match": 1}}


def build_request(query: Built, *, size: int = 0, aggs: Built | None = None) -> Built:
    """Return a request for so many hits, the count of all, and counts."""
    return {"query": query, "size": size, "track_total_hits": True, **({"aggs": aggs} if aggs else {})}


def build_counts(names: Iterable[str]) -> Built:
    """Return how to count the values of facets."""
    return {name: {"terms": {"field": name, "size": _VALUES_MOST}} for name in names}


def build_overview() -> Built:
    """Return how to ask for the mean lengths of the fields and the newest day."""
    return {name: {"avg": {"field": f"{name}_length"}} for name in TEXT_FIELDS} | {"day": {"max": {"field": "day"}}}
