"""Who was at the meeting: the lists under "Present", "In attendance", "Apologies" and the like.

Someone who only appears in the text of the minutes did not, for all the paper says, attend.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.records import Attendance, Line, Source, Status
from ingest.entities.names import plain_name, same_person
from ingest.minutes.attendance_columns import split_columns
from ingest.minutes.attendance_entry import read_entry
from ingest.minutes.attendance_lines import read_lines
from ingest.minutes.attendance_lists import IN_THE_CHAIR, NameList, each_is_a_name, find_lists, is_lettered
from ingest.minutes.attendance_rows import read_rows
from ingest.minutes.attendee import NOBODY, PLAIN_NAME, TITLED, is_name, read_stand_in
from ingest.minutes.posts import ORGANISATION_WORD, is_post, tidy_office
from ingest.papers.paragraphs import Paragraph

APOLOGIES_FROM = re.compile(
    r"\b(?:apologies|apology|regrets)\b[^.:;]{0,80}?\b(?:from|by|for|on\s+behalf\s+of)\b\s*+:?\s*+(?!absence)"
    r"(?:the\s+following(?:\s+\w+)?\s*:\s*)?(?P<names>.+)$",
    re.I | re.S,
)
_GONE_ON = re.compile(  # "Apologies", and below it "were received from: …"
    r"^(?:(?:\d+[.)]\s*)?(?:were|was|had\s+been|have\s+been)\s+(?:received|given|submitted|tendered|noted|accepted)\s+"
    r"(?:from|by|for|on\s+behalf\s+of)\s*:?\s+)(?=[A-Z])"
)
_SENT = re.compile(
    r"^(?P<names>[A-Z][^.:;]{3,200}?)\s+(?:had\s+|has\s+|have\s+)?(?:sent|gave|given|submitted|tendered)\s+(?:(?:his|her|their)\s+)?apologies\b"
)
SUBSTITUTE = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+[^,.]{2,40}?)\s+(?:was\s+(?:present|"
    r"in\s+attendance)\s+as\s+(?:a\s+)?|(?:attended|acted)\s+as\s+(?:a\s+)?|as\s+|was\s+)?substitut(?:e|ed|"
    r"ing)\s+for",
    re.I,
)
IN_PLACE = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?(?:(?:[A-Z]\.|[A-Z][\w’'-]*)\s+){1,3}?)attended\s+"
    r"in\s+(?:his|her|their)\s+(?:absence|place|stead)"
)
_BREAK = re.compile(
    r"\s*(?:[,;\n•]|\band\b(?:\s+from\b)?(?!\s+(?:Engagement|Community|Safety|Health|Rescue|Crime))|\s&\s(?!(?:[A-Z][\w-]*\s+){1,2}?[\w-]*"
    r"(?:Administrator|Officer|Manager|Director|Planner|Engineer|Treasurer)\b)|\s\+\s|"
    r"(?<=#)\s+(?=[A-Z])|(?<=[a-z#)])\.\s+(?=[A-Z][\w ]{2,30}:\s|Also\b)|"
    r"(?<=[a-z#)])\s+(?=(?:County|Borough|District|City|Town|Parish)\s+(?:Cllr|Councillor)\b|\d+\s+(?:members|residents)\b)|"
    r"(?<=[a-z#)])(?<!Cllr)(?<!Councillor)(?<!County)(?<!Borough)(?<!District)(?<!Parish)(?<!Town)(?<!City)(?<!Ward)"
    r"(?<!Chair)(?<!man)(?<!person)(?<!Mayor)(?<!Leader)(?<!President)(?<!Convener)(?<!Convenor)\s+(?=(?:Cllr|Councillor)\.?\s+[A-Z])|"
    r"\s+(?=[A-Z]{2,6}\s[–—-]\s[A-Z]))\s*"
)
_OPENS_POST = re.compile(r",$|[(\[][A-Z]{2,5}[)\]]$")  # "Mr A Hale, Clerk", "Mr A Hale [AH] Clerk"
_PERSON_BEHIND = re.compile(r"[A-Za-z]\s*\(((?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][^()]*)\)")


def find_attendance(lines: Sequence[Line]) -> tuple[Attendance, ...]:
    """Return everyone in the lists that ``lines`` (the block under the heading, or an item about it) hold."""
    found = [entry for chunk in find_lists(lines) for entry in _read_list(chunk)]
    for presided in filter(None, (IN_THE_CHAIR.match(line.text) for line in lines)):
        at = next((n for n, entry in enumerate(found) if same_person(entry.name, presided["person"])), None)
        if at is not None and found[at].office is None:
            found[at] = _with_office(found[at], "Chair")
    return tuple(found)


def _read_list(chunk: NameList) -> Sequence[Attendance]:
    if is_lettered(chunk.lines):
        return _entries(chunk)
    return read_rows(chunk.lines, chunk.status) or read_lines(chunk.lines, chunk.status) or _entries(chunk)


def find_apologies(paragraphs: Sequence[Paragraph], title: str, known: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Return the apologies that a minute about them records, left out whom a list of apologies already names."""
    found = list(_listed_apologies(paragraphs, title))
    for paragraph in () if found else paragraphs:
        for start, names in _apology_texts(paragraph, title):
            chunk = NameList(
                status=Status.APOLOGIES,
                text=names,
                lines=paragraph.lines,
                marks=tuple(mark - start for mark in paragraph.marks),
            )
            found += _entries(chunk, alone=True)
        told = "\n".join(words for _, words in _apology_texts(paragraph, title))
        for sub in (*SUBSTITUTE.finditer(paragraph.text), *IN_PLACE.finditer(paragraph.text)):
            if sub.group() in told:
                continue  # within the list, read with it
            found.append(
                Attendance(
                    name=plain_name(sub.group("who")),
                    status=Status.SUBSTITUTE,
                    source=paragraph.source(sub.start("who"), sub.end("who")),
                )
            )
    listed = [entry for entry in known if entry.status in {Status.APOLOGIES, Status.SUBSTITUTE}]
    return tuple(entry for entry in found if not any(same_person(entry.name, other.name) for other in listed))


def _listed_apologies(paragraphs: Sequence[Paragraph], title: str) -> tuple[Attendance, ...]:
    """Return the people of a minute about apologies that is only a list, after a lead or none: a person a line."""
    if not re.search(r"apolog", title, re.I):
        return ()
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    if lines and re.search(r"\b(?:apologies|regrets|received|from|of|by)\b.*[:–—-]$", lines[0].text, re.I):
        lines = lines[1:]
    pieces = [piece for line in lines for piece in split_columns(line)]
    return tuple(read_rows(pieces, Status.APOLOGIES)) or tuple(read_lines(pieces, Status.APOLOGIES))


def _apology_texts(paragraph: Paragraph, title: str) -> Iterator[tuple[int, str]]:
    about = re.search(r"\bapolog|\bregrets|\babsence", title, re.I) is not None
    gone_on = _GONE_ON.match(paragraph.text) if about else None
    if gone_on:
        yield gone_on.end(), paragraph.text[gone_on.end() :]
        return
    sent = _SENT.match(paragraph.words) if about else None
    if sent:
        yield paragraph.body, sent["names"]
        return
    for found in re.finditer(r"[^.]+(?:\.(?=[A-Z]\b|\s*[A-Z]\.)[^.]+)*", _without_stops(paragraph.text)):
        sentence = found.group()
        given = APOLOGIES_FROM.search(sentence)
        if given and (about or re.match(r"^\s*(?:\d+[.)]?\s*)?(?:an\s+)?apolog(?:ies|y)\b", sentence, re.I)):
            yield (
                found.start() + given.start("names"),
                paragraph.text[found.start() + given.start("names") : found.end()],
            )
            return
    bare = paragraph.words.strip()
    if (
        about
        and not re.search(r"\b(?:present|roll|sederunt|attendance)\b", title, re.I)
        and (
            TITLED.match(bare)
            or (re.search(r"apolog", title, re.I) and PLAIN_NAME.match(_BREAK.split(bare)[0]) and len(bare) < 120)
        )
    ):
        yield paragraph.body, bare[: len(re.split(r"(?<![A-Z])\.(?:\s|$)", _without_stops(bare))[0])]


def _without_stops(text: str) -> str:
    """Return the text with the full stops of titles and initials blanked, offsets unchanged."""
    return re.sub(r"(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.|(?<=\bCllr)\.|(?<=\b[A-Z])\.(?=\s?[A-Z])", " ", text)


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


def _entries(chunk: NameList, *, alone: bool = False) -> list[Attendance]:
    found: list[Attendance] = []
    group = alone or _of_surnames(chunk.text)
    table = _is_table(chunk.lines) and not alone
    table = table or is_lettered(chunk.lines)
    behind = [note for note in _PERSON_BEHIND.findall(chunk.text) if read_stand_in(note) is None]
    stopped = not table and _is_stopped(chunk.text)
    cut = _rows if table else _posts_first if len(behind) > 1 else _stopped if stopped else _pieces
    for start, piece in cut(chunk.text):
        group = group or re.match(r"^(?:\w+\s+)?(?:Cllrs|Councillors|Mssrs|Messrs)\b", piece) is not None
        entry = read_entry(piece.replace(",", " –", 1) if stopped else piece, chunk.status, group)
        if entry:
            source = _source(chunk, start, start + len(piece))
            found.append(_replace_source(entry, source))
            stand_ins = (read_stand_in(note) for note in re.findall(r"\(([^()]*)\)", piece))
            found += [_replace_source(one, source) for one in stand_ins if one]
        elif (
            found
            and found[-1].office is None
            and is_post(piece)
            and (_OPENS_POST.search(chunk.text[:start].rstrip()) or piece.isupper())
            and not re.match(r"(?:Cllrs?|Councillors?)\b", piece)
        ):
            found[-1] = _with_office(found[-1], re.sub(r"\s*\([A-Z]{2,6}\)$", "", piece))
        elif (
            found
            and found[-1].office
            and not NOBODY.match(piece)
            and re.match(r"[A-Z]", piece)
            and "(" not in piece
            and chunk.text[:start].rstrip().endswith("and")
        ):
            found[-1] = _with_office(found[-1], f"{found[-1].office} and {piece}")
    return found


def _replace_source(entry: Attendance, source: Source) -> Attendance:
    return Attendance(
        name=entry.name, status=entry.status, office=entry.office, organisation=entry.organisation, source=source
    )


def _with_office(entry: Attendance, office: str) -> Attendance:
    return Attendance(
        name=entry.name,
        status=entry.status,
        office=tidy_office(office),
        organisation=entry.organisation,
        source=entry.source,
    )


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list with their offsets, brackets kept whole."""
    masked = re.sub(r"\([^()]*\)|\[[^\]]*\]", lambda found: "#" * len(found.group()), text)
    at = 0
    for brk in [*_BREAK.finditer(masked), None]:
        end = brk.start() if brk else len(text)
        piece = text[at:end]
        if piece.strip(" ."):
            yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at = brk.end() if brk else end


def _of_surnames(text: str) -> bool:
    """Return whether a list that begins with a title goes on in surnames: "Councillor Hale (Chair), Noor and Pike"."""
    pieces = [re.sub(r"\([^()]*\)?", "", piece).strip(" .") for _, piece in _pieces(text)]
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


def _is_stopped(text: str) -> bool:
    """Return whether semicolons part the entries, commas what is told of each: "A Hale, NFU; B Noor, Parks Trust"."""
    beside = [piece.split(",", 1)[1].strip() for _, piece in _stopped(text) if "," in piece]
    told = sum(1 for words in beside if is_post(words) or ORGANISATION_WORD.search(words))
    another = any(is_name(words.split(",")[0], group=False) and TITLED.match(words) for words in beside)
    return text.count(";") > 1 and not another and 2 * told > text.count(";") + 1


def _stopped(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^;\s][^;]*", text):
        yield found.start(), " ".join(found.group().split())


def _rows(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.start(), found.group()


def _source(chunk: NameList, start: int, end: int) -> Source:
    at = max(bisect_right(chunk.marks, start) - 1, 0)
    line, offset = chunk.lines[at], start - chunk.marks[at]
    begin = min(line.start + max(offset, 0), line.end)
    return Source(page=line.page, start=begin, end=min(begin + end - start, line.end))


def read_initials(lines: Sequence[Line], attendance: Sequence[Attendance]) -> dict[str, str]:
    """Return which initials stand for whom, as the lists print beside the name, or as the name spells."""
    found: dict[str, str] = {}
    text = "\n".join(piece.text for line in lines for piece in split_columns(line))
    for entry in {entry.name: entry for entry in attendance}.values():
        printed = re.search(rf"{re.escape(entry.name)}\s*[(\[][^()\[\]]*?\b([A-Z][A-Za-z]{{1,4}})[)\]]", text)
        spelled = "".join(part[0] for part in re.split(r"[\s.-]+", entry.name) if part).upper()
        found.setdefault(printed.group(1) if printed and printed.group(1)[-1].isupper() else spelled, entry.name)
    return found
