"""OpenSearch, for more than one machine: a cluster that goes on answering when one of its nodes is lost.

The cluster is named by the environment: MATTERS_OPENSEARCH=http://one:9200,http://two:9200. As with tantivy it matches
and counts, and our own formula ranks the `CANDIDATES` that it likes best, so that the order is that of all engines.
Part of a result is never taken for the whole: what a lost node did not answer is asked again of the others.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import SearchError
from index.engine import FACETS, LIMIT_SECONDS, Filters, Hits, Sort
from index.engines._opensearch_requests import (
    TEXT_FIELDS,
    Built,
    all_of,
    build_counts,
    build_definition,
    build_document,
    build_holding,
    build_limits,
    build_matching,
    build_overview,
    build_request,
    build_without,
)
from index.engines._scoring import Corpus, Stems, rank
from index.entries import IndexEntry
from index.query import Query

SETTING = "MATTERS_OPENSEARCH"
CANDIDATES = 200
PATIENCE_SECONDS = 60.0  # for a cluster that has just lost a node
_TIMEOUT_SECONDS = 30
_PASSING = (404, 409, 429, 500, 502, 503, 504)  # answers of a cluster that is finding itself again
_ORDERS: Mapping[Sort, list[dict[str, str]]] = {
    Sort.RELEVANCE: [{"_score": "desc"}, {"day": "desc"}, {"id": "asc"}],
    Sort.NEWEST: [{"day": "desc"}, {"_score": "desc"}, {"id": "asc"}],
    Sort.OLDEST: [{"day_up": "asc"}, {"_score": "desc"}, {"id": "asc"}],
}
_T = TypeVar("_T")


class OpenSearchEngine:
    """An index of a cluster, under an alias that is named after the folder."""

    name = "opensearch"

    def __init__(self, folder: Path) -> None:
        from opensearchpy import OpenSearch

        hosts = [host.strip() for host in os.environ.get(SETTING, "").split(",") if host.strip()]
        if not hosts:
            raise SearchError(f"no OpenSearch cluster is named. Set {SETTING}, such as {SETTING}=http://localhost:9200")
        self._client = OpenSearch(
            hosts,
            timeout=_TIMEOUT_SECONDS,
            max_retries=2 * len(hosts),
            retry_on_timeout=True,
            retry_on_status=(503, 504),
        )
        self._alias = f"matters-{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]}"
        if not self._again(lambda: self._client.indices.exists_alias(name=self._alias)):
            self._swap_in(self._create())

    # ---- writing ---------------------------------------------------------------------------------------------------

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id, and make them findable."""
        self._write(self._alias, entries)
        self._again(lambda: self._client.indices.refresh(index=self._alias))

    def remove(self, papers: Sequence[str]) -> None:
        """Remove every entry of these papers."""
        body = {"query": {"terms": {"paper": list(papers)}}}
        options = {"refresh": "true", "conflicts": "proceed"}
        self._again(lambda: self._client.delete_by_query(index=self._alias, body=body, params=options))

    def rebuild(self, entries: Iterable[IndexEntry]) -> None:
        """Make an index of just these entries and swap it in under the alias, in one step."""
        made = self._create()
        try:
            self._write(made, entries)
        except BaseException:
            self._client.indices.delete(index=made, ignore=[404])
            raise
        self._again(lambda: self._client.indices.refresh(index=made))
        self._swap_in(made)

    def count(self) -> int:
        """Return how many entries there are."""
        answered: dict[str, Any] = self._again(lambda: self._client.count(index=self._alias))
        return int(answered["count"])

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    # ---- searching -------------------------------------------------------------------------------------------------

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        seconds: float = LIMIT_SECONDS,
    ) -> Hits:
        """Return the entries that match. All that is asked of the cluster is asked at once, and stopped in time."""
        matching, limits = build_matching(query), build_limits(filters)
        terms = tuple(dict.fromkeys((*query.terms, *query.near)))
        groups = [[name for name in FACETS if name not in limits], *([name] for name in FACETS if name in limits)]
        wanted = offset + limit
        first = build_request(all_of([matching, *limits.values()]), size=max(CANDIDATES, wanted) if wanted else 0)
        asked = [
            first | {"sort": _ORDERS[sort], "_source": ["id", *TEXT_FIELDS, "kind", "day"]},
            build_request({"match_all": {}}, aggs=build_overview()),
            *(build_request(build_without(matching, limits, names), aggs=build_counts(names)) for names in groups),
            *(build_request(build_holding(term)) for term in terms),
        ]
        stop = {"timeout": f"{max(round(seconds * 1000), 1)}ms"}
        found, state, *rest = self._ask_all([each | stop for each in asked])
        facets, holding = rest[: len(groups)], rest[len(groups) :]
        corpus = Corpus(
            entries=_total(state),
            holding=dict(zip(terms, map(_total, holding), strict=True)),
            means={name: float(state["aggregations"][name]["value"] or 0.0) for name in TEXT_FIELDS},
            newest=int(state["aggregations"]["day"]["value"] or 0),
        )
        shown = _ranked(found, query, corpus, sort)[offset:wanted]
        return Hits(
            ids=tuple(key for key, _ in shown),
            scores=tuple(scored for _, scored in shown),
            total=_total(found),
            facets={name: _facet(each, name) for names, each in zip(groups, facets, strict=True) for name in names},
            partial=any(answer["timed_out"] for answer in (found, *facets)),
        )

    def _ask_all(self, asked: Sequence[Built]) -> list[dict[str, Any]]:
        """Return the answer to each request; where one lacks what a node held, all are asked again."""
        from opensearchpy.exceptions import TransportError

        lines = [line for request in asked for line in ({"index": self._alias}, request)]

        def ask() -> list[dict[str, Any]]:
            answers: list[dict[str, Any]] = self._client.msearch(body=lines)["responses"]
            for answer in answers:
                if "error" in answer or answer["_shards"]["failed"]:
                    raise TransportError(answer.get("status", 503), "part of the index did not answer", answer)
            return answers

        return self._again(ask)

    # ---- within ----------------------------------------------------------------------------------------------------

    def _again(self, ask: Callable[[], _T]) -> _T:
        """Return what is answered, asking again for a while where the cluster has just lost a node."""
        from opensearchpy.exceptions import ConnectionError as Unreachable
        from opensearchpy.exceptions import TransportError

        until, pause = time.monotonic() + PATIENCE_SECONDS, 0.1
        while True:
            try:
                return ask()
            except TransportError as error:
                passing = isinstance(error, Unreachable) or error.status_code in _PASSING
                if not passing or time.monotonic() > until:
                    raise SearchError(f"the OpenSearch cluster does not answer ({error}). Is it running?") from error
            time.sleep(pause)
            pause = min(pause * 2, 2.0)

    def _create(self) -> str:
        name = f"{self._alias}-{time.time_ns()}"
        self._again(lambda: self._client.indices.create(index=name, body=build_definition()))
        return name

    def _swap_in(self, made: str) -> None:
        held = self._client.indices.get_alias(name=self._alias, ignore=[404])
        former = [name for name in held if name.startswith(self._alias)]
        actions: list[Built] = [{"remove_index": {"index": name}} for name in former]
        actions.append({"add": {"index": made, "alias": self._alias}})
        self._again(lambda: self._client.indices.update_aliases(body={"actions": actions}))

    def _write(self, index: str, entries: Iterable[IndexEntry]) -> None:
        from opensearchpy.helpers import bulk

        actions = ({"_index": index, "_id": entry.id, "_source": build_document(entry)} for entry in entries)
        bulk(self._client, actions, chunk_size=1_000, max_retries=5)


def _total(answer: Mapping[str, Any]) -> int:
    return int(answer["hits"]["total"]["value"])


def _facet(answer: Mapping[str, Any], name: str) -> dict[str, int]:
    return {each["key"]: int(each["doc_count"]) for each in answer["aggregations"][name]["buckets"]}


def _ranked(found: Mapping[str, Any], query: Query, corpus: Corpus, sort: Sort) -> list[tuple[str, float]]:
    """Return what was found by id and score: the candidates in our order, then the rest in the cluster's."""
    held = list(_stems(found))
    return rank(held[:CANDIDATES], query, corpus, sort=sort) + [(stems.id, 0.0) for stems in held[CANDIDATES:]]


def _stems(found: Mapping[str, Any]) -> Iterator[Stems]:
    for hit in found["hits"]["hits"]:
        source = hit["_source"]
        yield Stems(**source | {"kind": source["kind"][0]})


ENGINE = OpenSearchEngine
