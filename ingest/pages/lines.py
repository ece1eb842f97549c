"""How words make lines, and lines a page in reading order. Pure geometry, in points from the top left."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import msgspec

from corpus.records import Line, Page, Word
from ingest.pages.characters import Run
from ingest.pages.tables import Grid, build_table, set_tables

BASELINE_SLACK = 0.35  # words whose baselines differ by less than this share of their size share a line
UPRIGHT_DEGREES = 5.0
WATERMARK_POINTS = 24.0
GUTTER_POINTS = 10.0  # the least white between two columns
COLUMN_LINES = 8  # fewer lines than this side by side are a table or a letterhead, not columns
MOST_PARTED = 0.2  # of the rows: where more are parted again within a column, they are a table's
COLUMN_WORDS = 3.5  # lines of prose have more words than cells
HYPHEN = re.compile(r"[A-Za-z]-$")


def build_page(runs: Sequence[Run], number: int, width: float, height: float, *, grids: Sequence[Grid] = ()) -> Page:
    """Return the page whose words are ``runs``: upright words as lines in reading order, tilted ones as watermark.

    ``grids`` are the tables ruled on it. A page whose words mostly stand on their side is turned first (`Page.turned`
    says by how much), and its rulings are not looked at.
    """
    turned = find_turn(runs)
    runs = [turn_run(run, turned, width, height) for run in runs] if turned else runs
    width, height = (height, width) if turned in (90, 270) else (width, height)
    upright = [run for run in runs if not run.degrees or is_upright(run)]
    tilted = " ".join(run.text for run in runs if run.size >= WATERMARK_POINTS and not is_upright(run))
    set_rows, tables = set_tables(group_rows(drop_doubles(upright)), () if turned else grids)
    rows = order_columns(set_rows, width)
    lines: list[Line] = []
    offset = 0
    for row in rows:
        line = build_line(row, number, offset)
        lines.append(line)
        offset = line.end + 1
    text = "\n".join(line.text for line in lines)
    return Page(
        number=number,
        width=width,
        height=height,
        text=text,
        lines=tuple(lines),
        tables=tuple(build_table(table, number) for table in tables),
        watermark=tilted or None,
        turned=turned,
    )


def find_turn(runs: Sequence[Run]) -> int:
    """Return by how many degrees clockwise (0, 90, 180, 270) a page must be turned for most letters to be upright."""
    letters: Counter[int] = Counter()
    turned = [run for run in runs if run.degrees]
    for run in turned:
        letters[round(run.degrees / 90) % 4 * 90] += len(run.text)
    letters[0] += sum([len(run.text) for run in runs if not run.degrees]) if turned else 0
    return -letters.most_common(1)[0][0] % 360 if turned else 0


def turn_run(run: Run, turned: int, width: float, height: float) -> Run:
    """Return the word where it stands after a page of ``width`` by ``height`` is turned clockwise."""

    def point(x: float, y: float) -> tuple[float, float]:
        return {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[turned]

    (ax, ay), (bx, by) = point(run.x0, run.top), point(run.x1, run.bottom)
    origin, baseline = point(run.origin, run.baseline)
    return msgspec.structs.replace(
        run,
        x0=min(ax, bx),
        top=min(ay, by),
        x1=max(ax, bx),
        bottom=max(ay, by),
        origin=origin,
        baseline=baseline,
        degrees=(run.degrees + turned) % 360,
    )


def is_upright(run: Run) -> bool:
    """Return whether a word reads from left to right."""
    return run.degrees < UPRIGHT_DEGREES or run.degrees > 360 - UPRIGHT_DEGREES


def drop_doubles(runs: Sequence[Run]) -> list[Run]:
    """Return the words without those drawn again on the same spot, as some programs do for bold."""
    seen: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    kept = []
    for run in runs:
        x, y = round(run.x0 / 2), round(run.top / 2)
        places = seen[run.text]
        if not places or ((x, y) not in places and (x - 1, y) not in places and (x + 1, y) not in places):
            kept.append(run)
        places.add((x, y))
    return kept


def group_rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the words in rows from the top, each from left to right. A raised word joins the row it hangs on."""
    rows: list[list[Run]] = []
    baselines: list[float] = []
    for run in sorted((run for run in runs if not run.raised), key=lambda run: (run.baseline, run.x0)):
        near = len(rows) - 1
        if near >= 0 and run.baseline - baselines[near] <= BASELINE_SLACK * max(run.size, rows[near][0].size):
            rows[near].append(run)
        else:
            rows.append([run])
            baselines.append(run.baseline)
    for run in (run for run in runs if run.raised):
        if not rows:
            rows.append([run])
            baselines.append(run.baseline)
            continue
        # The row it hangs on is the first one whose baseline is at or below its own.
        at = min(bisect_left(baselines, run.baseline - 0.5), len(rows) - 1)
        rows[at].append(run)
    for row in rows:
        row.sort(key=lambda run: run.x0)
    return rows


def build_line(row: Sequence[Run], page: int, offset: int) -> Line:
    """Return a row as a line whose text begins at ``offset`` of its page's text."""
    words: list[Word] = []
    start = offset
    for run in row:
        end = start + len(run.text)
        words.append(
            Word(
                text=run.text,
                x0=round(run.x0, 2),
                top=round(run.top, 2),
                x1=round(run.x1, 2),
                bottom=round(run.bottom, 2),
                start=start,
                end=end,
                confidence=run.confidence,
            )
        )
        start = end + 1
    lengths = [len(run.text) for run in row]
    weight = sum(lengths)
    main = row[lengths.index(max(lengths))]
    return Line(
        text=" ".join([run.text for run in row]),
        page=page,
        x0=min([word.x0 for word in words]),
        top=min([word.top for word in words]),
        x1=max([word.x1 for word in words]),
        bottom=max([word.bottom for word in words]),
        size=round(main.size, 1),
        bold=sum([len(run.text) for run in row if run.bold]) > weight / 2,
        italic=sum([len(run.text) for run in row if run.italic]) > weight / 2,
        start=offset,
        end=start - 1,
        words=tuple(words),
    )


def order_columns(rows: Sequence[Sequence[Run]], width: float) -> list[Sequence[Run]]:
    """Return the rows in reading order: where prose is set in two columns, the left one before the right one."""
    ordered: list[Sequence[Run]] = []
    at = 0
    while at < len(rows):
        end, gutter = find_columns(rows, at, width)
        if gutter is None:
            ordered.append(rows[at])
            at += 1
            continue
        halves = [split_row(row, gutter) for row in rows[at:end]]
        ordered.extend(left for left, _ in halves if left)
        ordered.extend(right for _, right in halves if right)
        at = end
    return ordered


def split_row(row: Sequence[Run], gutter: float) -> tuple[list[Run], list[Run]]:
    """Return the words left of ``gutter`` and those right of it."""
    return [run for run in row if run.x0 < gutter], [run for run in row if run.x0 >= gutter]


def find_columns(rows: Sequence[Sequence[Run]], at: int, width: float) -> tuple[int, float | None]:
    """Return where columns that begin at row ``at`` end, and the middle of the white between them; None where there
    are none. Columns are two runs of prose side by side: many rows, many words a row on both sides."""
    gap = widest_gap(rows[at], width)
    if gap is None:
        return at + 1, None
    left, right = gap
    end = at
    for row in rows[at:]:
        narrowed = narrow(row, left, right)
        if narrowed is None:
            break
        left, right = narrowed
        end += 1
    middle = (left + right) / 2
    halves = [split_row(row, middle) for row in rows[at:end]]
    both = [(len(a), len(b)) for a, b in halves if a and b]
    parted = sum(is_parted(a) or is_parted(b) for a, b in halves)
    prose = (
        len(both) >= COLUMN_LINES
        and median(a for a, _ in both) >= COLUMN_WORDS
        and median(b for _, b in both) >= COLUMN_WORDS
        and 0.3 * width < middle < 0.7 * width
        and parted <= MOST_PARTED * len(both)
    )
    return (end, middle) if prose else (at + 1, None)


def is_parted(row: Sequence[Run]) -> bool:
    """Return whether white as wide as a gutter stands between two words of a row."""
    return any(b.x0 - a.x1 >= GUTTER_POINTS for a, b in pairwise(row))


def widest_gap(row: Sequence[Run], width: float) -> tuple[float, float] | None:
    """Return the widest white strip within the row that lies in the middle of the page."""
    gaps = [
        (b.x0 - a.x1, a.x1, b.x0)
        for a, b in pairwise(row)
        if b.x0 - a.x1 >= GUTTER_POINTS and a.x1 < 0.7 * width and b.x0 > 0.3 * width
    ]
    return max(gaps)[1:] if gaps else None


def narrow(row: Sequence[Run], left: float, right: float) -> tuple[float, float] | None:
    """Return what is left of the white strip ``left``..``right`` below this row; None where the row closes it."""
    edge, widest = left, (left, left)
    for run in row:
        if run.x1 > edge and run.x0 < right:
            widest = max(widest, (edge, run.x0), key=_width)
            edge = run.x1
    widest = max(widest, (edge, right), key=_width)
    return widest if _width(widest) >= GUTTER_POINTS else None


def _width(strip: tuple[float, float]) -> float:
    return strip[1] - strip[0]


def join_lines(lines: Sequence[Line]) -> str:
    """Return the lines as running text: joined by spaces, words hyphenated at a line's end made whole."""
    text = ""
    for line in lines:
        text = join_line(text, line)
    return text


def join_line(text: str, line: Line) -> str:
    """Return ``text`` with a line after it. A hyphen at its end stays where what follows does not go on in small
    letters ("Vice-\\nChair", "2024-\\n25")."""
    if HYPHEN.search(text, max(0, len(text) - 2)) and line.text[:1].islower():
        return (text[:-1] if _is_broken_word(text) else text) + line.text
    return f"{text} {line.text}" if text else line.text


def _is_broken_word(text: str) -> bool:
    """Return whether the hyphen that ``text`` ends in was put there by the typesetter, not by the writer."""
    word = text[:-1].rpartition(" ")[2].lower()
    return "-" not in word and word not in COMPOUND_FIRSTS


# Words that make compounds: a hyphen after one of these at a line's end is the writer's.
COMPOUND_FIRSTS = frozenset(
    "all anti co cross day decision double down end ex face five follow four full half hard high in inter long low mid "
    "multi non off on one over post pre pro self semi short single six sub ten third three two under up vice well "
    "year".split()
)


def shift_line(line: Line, by: int) -> Line:
    """Return the line with its offsets moved by ``by`` characters."""
    words = tuple(replace(word, start=word.start + by, end=word.end + by) for word in line.words)
    return replace(line, start=line.start + by, end=line.end + by, words=words)
