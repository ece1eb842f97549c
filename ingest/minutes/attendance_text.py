"""Whom does a list of running text name: "Mr B Hale (Chair), Ms C Noor and …"?

What parts the entries is told by the list itself: commas, or semicolons and full stops with commas within an entry.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.records import Attendance, Line, Source
from ingest.minutes.attendance_breaks import cut_pieces
from ingest.minutes.attendance_entry import read_entry
from ingest.minutes.attendance_lists import NameList, each_is_a_name, is_lettered
from ingest.minutes.attendee import NOBODY, TITLED, is_name, read_stand_in
from ingest.minutes.posts import ORGANISATION_WORD, is_post, tidy_office

_STOPS = {  # what parts entries that hold commas: "A Hale, NFU; B Noor, Parks Trust", "A Hale, NFU. B Noor, Parks."
    ";": re.compile(r"[^;\s][^;]*"),
    ".": re.compile(r"[^.\s](?:[^.]|\.(?=\w|,|$)|(?<![A-Za-z]\w)\.)*"),
}
_LEADS_SURNAMES = re.compile(r"^(?:\w+\s+)?(?:Cllrs|Councillors|Mssrs|Messrs)\b")
_NAME = r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){1,3}"
_JOIN = r"(?:,\s+|\s+(?:&|and)\s+)"
_SHARED = re.compile(rf"(?P<name>{_NAME}){_JOIN}(?=(?P<next>{_NAME}){_JOIN})")
_OPENS_POST = re.compile(r",$|[(\[][A-Z]{2,5}[)\]]$")  # "Mr A Hale, Clerk", "Mr A Hale [AH] Clerk"
_PERSON_BEHIND = re.compile(r"[A-Za-z]\s*\(((?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][^()]*)\)")


def read_text(chunk: NameList, *, alone: bool = False) -> list[Attendance]:
    """Return the people of a list; ``alone``: surnames without a title are names too, as in a minute of apologies."""
    found: list[Attendance] = []
    group = alone or _of_surnames(chunk.text)
    for start, piece in _cut(chunk, alone=alone):
        group = group or _LEADS_SURNAMES.match(piece) is not None
        entry = read_entry(piece, chunk.status, group)
        if entry:
            source = _source(chunk, start, start + len(piece))
            stand_ins = (read_stand_in(note) for note in re.findall(r"\(([^()]*)\)", piece))
            found += [replace(one, source=source) for one in (entry, *stand_ins) if one]
        elif found:
            found[-1] = _with_post(found[-1], piece, chunk.text[:start].rstrip())
    return found


def _with_post(entry: Attendance, piece: str, before: str) -> Attendance:
    """Return an entry with the post that a piece which names nobody tells of: "Mr A Hale, Clerk", "Clerk and RFO"."""
    titled = re.match(r"(?:Cllrs?|Councillors?)\b", piece) is not None
    follows = _OPENS_POST.search(before) or piece.isupper()
    if entry.office is None and follows and is_post(piece) and not titled:
        return replace(entry, office=tidy_office(re.sub(r"\s*\([A-Z]{2,6}\)$", "", piece)))
    named = re.match(r"[A-Z]", piece) and "(" not in piece and not NOBODY.match(piece)
    if entry.office and named and before.endswith("and"):
        return replace(entry, office=tidy_office(f"{entry.office} and {piece}"))
    return entry


# ---- cutting ----------------------------------------------------------------------------------------------------


def _cut(chunk: NameList, *, alone: bool) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list with their offsets, parted by what parts them in this list."""
    if is_lettered(chunk.lines) or (_is_table(chunk.lines) and not alone):
        return _rows(chunk.text)
    behind = [note for note in _PERSON_BEHIND.findall(chunk.text) if read_stand_in(note) is None]
    if len(behind) > 1:
        return _posts_first(chunk.text)
    stop = next((stop for stop in _STOPS if _is_stopped(chunk.text, stop)), None)
    return _stopped(chunk.text, stop) if stop else cut_pieces(chunk.text)


def _is_table(lines: Sequence[Line]) -> bool:
    """Return whether each line is a person and, after a comma, a post or an organisation: "J Noor, Weald Police"."""
    apart = [re.split(r",|\s[–—-]\s(?=[^,]+$)", line.text, maxsplit=1) for line in lines]
    rests = [pieces[1] for pieces in apart if len(pieces) > 1]
    told = sum(1 for rest in rests if is_post(rest.strip()) or ORGANISATION_WORD.search(rest))
    one = (
        len(lines) == len(rests) == 1
        and ORGANISATION_WORD.search(rests[0])
        and "," not in rests[0]
        and is_name(lines[0].text.split(",")[0], group=False)
    )
    return (bool(one) or each_is_a_name(lines)) and 2 * told > len(rests) > 0


def _rows(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.start(), found.group()


def _of_surnames(text: str) -> bool:
    """Return whether a list that begins with a title goes on in surnames: "Councillor Hale (Chair), Noor and Pike"."""
    pieces = [re.sub(r"\([^()]*\)?", "", piece).strip(" .") for _, piece in cut_pieces(text)]
    bare = [piece for piece in pieces[1:] if re.fullmatch(r"[A-Z][\w’'-]{2,}", piece)]
    return (
        len(pieces) > 1
        and re.match(r"(?:Cllr|Councillor)\b", pieces[0]) is not None
        and 2 * len(bare) > len(pieces) - 1
    )


def _posts_first(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list that names posts and, in brackets, who holds them: "Director, Parks (Mr P Hale)"."""
    for found in re.finditer(r"(?:^|(?<=\)))[\s,;.]*(?:and\s+)?(?P<entry>[^()]+\([^()]*\))", text):
        yield found.start("entry"), found.group("entry")


def _is_stopped(text: str, stop: str) -> bool:
    """Return whether semicolons, or full stops, part the entries, and commas what is told of each."""
    entries = [" ".join(found.group().split()) for found in _STOPS[stop].finditer(text)]
    beside = [entry.split(",", 1)[1].strip() for entry in entries if "," in entry]
    told = sum(1 for words in beside if is_post(words) or ORGANISATION_WORD.search(words))
    another = any(is_name(words.split(",")[0], group=False) and TITLED.match(words) for words in beside)
    return len(entries) > 2 and not another and 2 * told > len(entries)


def _stopped(text: str, stop: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list that stops part; of several people of one body each: "A Hale & B Noor, Parks"."""
    for found in _STOPS[stop].finditer(text):
        names, at = " ".join(found.group().split()), found.start()
        while (shared := _SHARED.match(names)) and _are_names(shared["name"], shared["next"]):
            yield at, shared["name"]
            names = names[shared.end() :]
        yield at, names.replace(",", " –", 1)


def _are_names(*several: str) -> bool:
    return all(is_name(words, group=False) and not ORGANISATION_WORD.search(words) for words in several)


def without_stops(text: str) -> str:
    """Return the text with the full stops of titles and initials blanked, offsets unchanged."""
    return re.sub(r"(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Esq))\.|(?<=\bCllr)\.|(?<=\b[A-Z])\.(?=\s?[A-Z])", " ", text)


def _source(chunk: NameList, start: int, end: int) -> Source:
    at = max(bisect_right(chunk.marks, start) - 1, 0)
    line, offset = chunk.lines[at], start - chunk.marks[at]
    begin = min(line.start + max(offset, 0), line.end)
    return Source(page=line.page, start=begin, end=min(begin + end - start, line.end))
