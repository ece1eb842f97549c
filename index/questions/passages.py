"""What does an entry say, sentence by sentence and table row by table row? What a reader picks answers from."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Table, record
from corpus.words import find_stems
from index.entries import IndexEntry

LONG = 300  # words: of a longer entry, what stands elsewhere in it bears less on a sentence of it
FULL_LINE = 60  # characters: a line as long as this without a stop goes on
_MONTH_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_LONGEST = 700  # characters of a sentence that is shown whole
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Cllr|Supt|Insp|Prof|Rev|Messrs|e\.g|i\.e|etc|vs|para|p|pp|cf|approx|Ltd|Co)\.|\b[A-Z]\.)$"
)
_STOP = re.compile(r"[.!?][’”\"')]*(?=\s+[A-Z(£“‘\"•]|\s+\d+[ -][a-z]{2}|[A-Z][a-z]|\s*$)")
_LABEL = re.compile(r"^\s*(?:[0-9]{1,2}(?:\.\d{1,2})+\.?|\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]|[•·●▪◦\-–])\s*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BULLET = re.compile(r"^\s*(?:[•·●▪◦\-–]|\(?[a-z][.)])\s")
_DECISION = re.compile(r"^\s*(?:RESOLVED|AGREED|Resolved|Agreed|DECIDED|RECOMMENDED)\b")


@record
class Row:
    """A table row with the heading of each of its columns ("" where there is none)."""

    headings: tuple[str, ...]
    cells: tuple[str, ...]


@record
class Passage:
    """A sentence, or a table row; ``stems`` in order. ``paragraph`` counts the entry's paragraphs."""

    text: str
    stems: tuple[str, ...]
    paragraph: int
    row: Row | None = None
    lead: tuple[str, ...] = ()  # stems of the sentence before, and of the line that a list hangs on
    decides: bool = False
    listed: bool = False  # a line of a list, by its bullet, letter or number


@record
class Reading:
    """An entry taken apart. ``title``, ``body`` and ``all`` are stems, to look words up in."""

    entry: IndexEntry
    passages: tuple[Passage, ...]
    title: tuple[str, ...]
    whole: frozenset[str]
    report: frozenset[str]  # of the short report that it is a section of; empty elsewhere
    paragraphs: tuple[frozenset[str], ...]
    years: frozenset[str]  # that its paper's title names, or that lie between them
    nearness: float  # 1 where all of the entry is near each sentence; less, the longer it is
    held: frozenset[str]  # every word in it, those of its title left out
    sets: tuple[tuple[frozenset[str], frozenset[str]], ...]  # of each passage: its words, those of what leads to it
    opening: frozenset[str]  # the words of its first paragraph, which tells what it is about


def read_entry(
    entry: IndexEntry, tables: Iterable[Table] = (), report: frozenset[str] = frozenset(), *, title: str = ""
) -> Reading:
    """Return an entry's sentences and, of the tables that stand in it, the rows; ``title`` is its paper's."""
    passages: list[Passage] = []
    paragraphs: list[frozenset[str]] = []
    lead: tuple[str, ...] = ()
    decides = entry.kind in ("resolution", "recommendation")
    printed = "".join(entry.text.split())
    held = [table for table in tables if len(table.rows) > 1 and _stands_in(table, printed)]
    cells = sorted({"".join(cell.split()) for table in held for row in table.rows for cell in row} - {""}, key=len)[
        ::-1
    ]
    for number, line in enumerate(_paragraphs(entry.text)):
        before: tuple[str, ...] = ()
        decides = decides or bool(_DECISION.match(line))
        told = [] if _is_table(line, cells) else [(each, tuple(find_stems(each))) for each in find_sentences(line)]
        for sentence, stems in told:
            passages.append(
                Passage(
                    text=sentence,
                    stems=stems,
                    paragraph=number,
                    lead=before + lead,
                    decides=decides,
                    listed=bool(_BULLET.match(line)),
                )
            )
            before = stems
        paragraphs.append(frozenset(stem for _, stems in told for stem in stems) or frozenset(find_stems(line)))
        if line.rstrip().endswith((":", ":-", ":–")):
            lead = tuple(find_stems(line))
        elif not _LABEL.match(line):
            lead = ()
    written, title_stems = len(paragraphs), tuple(find_stems(entry.title))
    before_tables = passages[-1].stems if passages else ()
    rows = list(_rows(held, len(paragraphs), before_tables))
    paragraphs += [frozenset(row.stems) | frozenset(row.lead) for row in rows]
    passages += rows
    sets = tuple((frozenset(each.stems), frozenset(each.lead)) for each in passages)
    return Reading(
        entry=entry,
        passages=tuple(passages),
        held=frozenset().union(*paragraphs, *(lead for _, lead in sets)),
        sets=sets,
        title=title_stems,
        whole=frozenset(title_stems).union(*paragraphs[:written]),
        report=report,
        paragraphs=tuple(paragraphs),
        opening=paragraphs[0] if written else frozenset(),
        years=frozenset(map(str, _years_between(title))),
        nearness=min(1.0, LONG / max(sum(len(each.stems) for each in passages[: len(passages) - len(rows)]), 1)) ** 0.5,
    )


def _years_between(title: str) -> Iterable[int]:
    named = [int(year) for year in _YEAR.findall(title)]
    return range(min(named), max(named) + 1) if named else ()


def holds(stems: Sequence[str], form: Sequence[str]) -> bool:
    """Return whether a word, or the words of a phrase in their order, are among stems."""
    width = len(form)
    if width == 1:
        return form[0] in stems
    return form[0] in stems and any(
        tuple(stems[at : at + width]) == tuple(form) for at in range(len(stems) - width + 1)
    )


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; those that a page break cut in two are joined."""
    joined: list[str] = []
    for line in (each for each in text.split("\n") if each.strip()):
        open_ended = bool(joined) and len(joined[-1]) > FULL_LINE and not re.search(r"[.;:!?][’”\"')]*\s*$", joined[-1])
        dated = bool(joined) and bool(re.search(r"\b\d{1,2}$", joined[-1])) and bool(_MONTH_FIRST.match(line))
        if dated or (open_ended and not _LABEL.match(line) and not _DECISION.match(line)):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return joined


def find_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, without the numbers or bullets before them."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ABBREVIATION.search(text[start : stop.start() + 1]):
            continue
        yield from _clean(text[start : stop.end()])
        start = stop.end()
    yield from _clean(text[start:])


def _clean(text: str) -> Iterator[str]:
    plain = _LABEL.sub("", " ".join(text.split())).strip()
    if len(plain) > 2:
        yield plain


def _rows(tables: Iterable[Table], first: int, before: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the rows of tables; ``first`` is the number of the first as a paragraph, ``before`` the last sentence."""
    number = first
    for table in tables:
        headings = tuple(" ".join(cell.split()) for cell in table.rows[0])
        lead = (*before, *find_stems(" ".join(headings)))
        for cells in table.rows[1:]:
            row = Row(headings=headings, cells=tuple(" ".join(cell.split()) for cell in cells))
            text = " ".join(cell for cell in row.cells if cell)
            if text:
                yield Passage(text=text, stems=tuple(find_stems(text)), paragraph=number, row=row, lead=lead)
                number += 1


def _is_table(line: str, cells: Sequence[str]) -> bool:
    """Return whether a paragraph is a table whose cells were run together; ``cells`` without spaces, longest first."""
    if not cells:
        return False
    rest = "".join(line.split())
    whole = len(rest)
    for cell in cells:
        if len(cell) <= len(rest):
            rest = rest.replace(cell, "", 1)
    return len(rest) < 0.35 * whole


def _stands_in(table: Table, printed: str) -> bool:
    sample: Sequence[str] = ["".join(cell.split()) for row in table.rows[1:4] for cell in row if cell.strip()]
    return bool(sample) and sum(cell in printed for cell in sample) >= 0.6 * len(sample)


def shorten(text: str) -> str:
    """Return a sentence, cut at a word where it is very long."""
    return text if len(text) <= _LONGEST else text[: text.rfind(" ", 0, _LONGEST)] + " …"
