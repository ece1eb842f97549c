"""Who was at the meeting: the lists under "Present", "In attendance", "Apologies" and the like.

Lists come as running text ("Mr B Hale (Chair), Ms C Noor and …"), a name a line, or side by side in columns under
their headings. Someone who only appears in the text of the minutes did not, for all the paper says, attend.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Attendance, Line, Source, Status, record
from ingest.entities.names import plain_name, same_person
from ingest.minutes.posts import OFFICE_WORD, ORGANISATION_WORD, is_meeting_office, is_post, read_post
from ingest.papers.paragraphs import Paragraph, cut_line, leaves_room

GAP_POINTS = 16.0  # white within a line that parts two entries or two columns
_STOP = r"(?=\s*(?:[:–—-]|\bwere\b|\bwas\b|$|\s{2}|\())"
LABELS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (
        status,
        re.compile(
            rf"(?P<label>{words}){_STOP}(?:\s*\([^()]{{0,40}}\)(?=\s*[:–—-]))?\s*(?:were\s*:?|was\s*:?|[:–—-][:–—\s-]*)?\s*",
            re.I,
        ),
    )
    for status, words in (
        (Status.PRESENT, r"also\s+present(?:\s+(?:via|by|on)\s+[\w ]{3,20})?(?!\s+in\b)|present\s+in\s+the\s+chair"),
        (
            Status.IN_ATTENDANCE,
            r"(?:also\s+)?in\s+attendance(?:\s+(?:virtually|remotely|online|by\s+invitation))?|"
            r"(?:officers?|officials?)(?:\s+(?:present|in\s+attendance|attending))?|staff(?:\s+present)?|"
            r"(?:members?\s+of\s+the\s+)?(?:public|press)(?:\s+(?:present|and\s+press))?|guests?|visitors|"
            r"also\s+attending|observers?|speakers?|advisers?|others?\s+(?:present|in\s+attendance)|invited|by\s+invitation|"
            r"non[\s-]?members",
        ),
        (
            Status.APOLOGIES,
            r"apologies(?:\s+(?:for\s+absence|received|were\s+received\s+from|from|and\s+substitutes))*|"
            r"an\s+apology\b[^:;.]{0,60}?\bfrom(?=\s+(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\b)|regrets|apology",
        ),
        (
            Status.ABSENT,
            r"absent(?:\s+without\s+apolog(?:y|ies))?|not\s+present|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|trustees)\s+absent",
        ),
        (Status.SUBSTITUTE, r"substitutes?(?:\s+members?)?|deputies"),
        (
            Status.PRESENT,
            r"(?:(?:committee|council|board|panel|voting|partnership)\s+)?(?:members?|councillors?|cllrs?|"
            r"trustees|those|attendees)?(?:\s+of\s+the\s+(?:council|committee|board))?\s*present|sederunt|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|cllrs|trustees)\s+(?:in\s+attendance|attending)|"
            r"(?:those\s+)?attending|attendees?|attendance|roll\s+call|virtual|in\s+person",
        ),
    )
)
APOLOGIES_FROM = re.compile(
    r"\b(?:apologies|regrets)\b[^.:;]{0,80}?\b(?:from|by|for)\b\s*+:?\s*+(?!absence)(?P<names>.+)$", re.I | re.S
)
SUBSTITUTE = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+[^,.]{2,40}?)\s+(?:was\s+(?:present|"
    r"in\s+attendance)\s+as\s+(?:a\s+)?|(?:attended|acted)\s+as\s+(?:a\s+)?|as\s+|was\s+)?substitut(?:e|ed|"
    r"ing)\s+for",
    re.I,
)
_BREAK = re.compile(
    r"\s*(?:[,;\n•]|\band\b(?:\s+from\b)?(?!\s+(?:Engagement|Community|Safety|Health|Rescue|Crime))|\s&\s(?!(?:[A-Z][\w-]*\s+){1,2}?[\w-]*"
    r"(?:Administrator|Officer|Manager|Director|Planner|Engineer|Treasurer)\b)|\s\+\s|"
    r"(?<=#)\s+(?=[A-Z])|(?<=[a-z#)])\.\s+(?=[A-Z][\w ]{2,30}:\s)|"
    r"(?<=[a-z#)])\s+(?=(?:County|Borough|District|City|Town|Parish)\s+(?:Cllr|Councillor)\b|\d+\s+(?:members|residents)\b)|"
    r"(?<=[a-z#)])(?<!Cllr)(?<!Councillor)(?<!County)(?<!Borough)(?<!District)(?<!Parish)(?<!Town)(?<!City)(?<!Ward)"
    r"(?<!Chair)(?<!man)(?<!person)(?<!Mayor)(?<!Leader)(?<!President)(?<!Convener)(?<!Convenor)\s+(?=(?:Cllr|Councillor)\.?\s+[A-Z])|"
    r"\s+(?=[A-Z]{2,6}\s[–—-]\s[A-Z]))\s*"
)
_HONOUR = re.compile(r"^(?:OBE|MBE|CBE|QPM|JP|MP|DL|KC|QC|PhD|BEM|KBE|Esq|FRSA|VR|TD)\.?$")
_NAME_WORD = r"(?:(?:de|van|von|der|den|la|le|du|ap|al|bin)|O|(?:[A-Z][\w’'.-]*))"
_PLAIN = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}$")
_NOBODY = re.compile(
    r"^(?:none|nil|n/?a|no\s+\w+|(?:the\s+)?(?:clerk|chair\w*|public|press|deputy clerk)|all|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|\d+|several|members?\b|(?:councillors?|cllrs?)$|officers?|residents?|"
    r"apologies|full|present|item|vacanc\w+|received|online|via|teams|zoom|were|was|time|date|venue|minutes|"
    r"agenda|unrestricted|quorum)\b",
    re.I,
)
_TITLED = re.compile(
    r"^(?:(?:County|District|Borough|Parish|Town|City|Ward|D/|C/)\s*)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|"
    r"Councill?ors?|Sir|Dame|Lord|Lady|Rev|Revd|Prof|PCSO|PC|Sgt|Insp|Supt|DI|DCI|Ch/?Insp|County Cllr)\b\.?",
    re.I,
)
_LEADING_POST = re.compile(
    r"^(?P<post>(?:(?:Vice|Deputy|Co|Assistant|Acting|Town|Parish|Lord)[\s-]+)*(?:(?:In\s+the\s+)?Chair(?:man|woman|person)?|"
    r"Clerk|Secretary|Treasurer|Mayor|President|Convenor|Convener|Leader|RFO)|"
    r"(?:(?:[A-Z][\w&/-]*|&)\s+){0,6}?(?:[\w-]*(?:Clerk|Treasurer|Administrator|Officer|Manager|Director|Planner|"
    r"Engineer|Chief)[\w-]*)(?:\s+(?:Clerk|Treasurer|Officer|Manager|Director|Administrator))?)\s*[:–—-]?\s+(?=(?:Cllr|Mr|Mrs|Ms|Miss|Dr|[A-Z][\w’'.-]*\s*[A-Z]))"
)
_DESCRIBED = re.compile(
    r"^(?:(?:and\s+)?(?:local|also|the|our|a)\s+)*(?:resident|residents|member|speaker|parishioner|reporter|"
    r"guest|applicant)s?\s+(?=[A-Z])"
)
_OTHER_HEAD = re.compile(
    r"^(?!Cllrs?\b|Councill?ors?\b|Members?\b|Parish\b|District\b|County\b|Borough\b|"
    r"Ward\b)[A-Z][A-Za-z’' ]{4,50}:(?:\s|$)"
)
_PLURAL_POST = re.compile(
    r"^(?:(?:Council|Board|Committee|Panel)\s+Members?|Members?|Trustees?|Directors?|Alder(?:men|man|person)|"
    r"Commissioners?|Supervisors?|Select(?:men|man)|Governors?)\s*:?\s+(?=[A-Z])"
)
_CHAIR_FIRST = re.compile(  # a list may begin with who presided, its heading below: "Chair: Cllr A Hale", "Members: …"
    r"^(?:in\s+the\s+)?chair(?:man|woman|person)?\s*[:–—-]\s*(?=[A-Z])", re.I
)
_GROUP_FIRST = re.compile(
    r"^(?:(?:[A-Z][\w-]+\s+){0,2}(?:Members|Councillors|Cllrs|Trustees|Representatives|Partners))\s*:\s*(?=[A-Z])"
)
_PROSE = re.compile(
    r"^(?:[^,;]*\b(?:welcomed|opened|thanked|wished)\b|(?:The|It|There|[A-Z0-9][\w ]{3,60}?\s(?:was|were))\s[a-z])"
)
_POST_BESIDE = re.compile(r"^(?P<name>[^–—]+?(?<!\s))\s*(?:\s-|[–—])\s+(?P<beside>[A-Z].+)$")
_PERSON_BEHIND = re.compile(r"[A-Za-z]\s*\((?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][^()]*\)")
_LETTERED = re.compile(r"^(?P<name>(?:[A-Z][\w’'.-]*\s+){2,4}?)(?P<letters>[A-Z]{2,3})(?:\s+(?P<rest>[A-Z].+))?$")
_IN_THE = re.compile(r"^(?:now\s+)?in\s+the\s+(?=chair)", re.I)
_ORG_FIRST = re.compile(r"^(?P<org>[A-Z]{2,6})\s*[–—:-]\s*(?=[A-Z])")


@record
class _Chunk:
    """The text of one list: what stands under one heading, and where each character of it is printed."""

    status: Status
    text: str
    lines: tuple[Line, ...]
    marks: tuple[int, ...]


def find_list_start(lines: Sequence[Line]) -> int | None:
    """Return which of ``lines`` first heads a list of who was there; None where none does."""
    found = next((at for at, line in enumerate(lines) if _label_at(line.text)), None)
    before = range(max((found or 0) - 2, 0), found or 0)
    chaired = next((at for at in before if _CHAIR_FIRST.match(lines[at].text)), None)
    return found if chaired is None else chaired


def is_list_label(text: str) -> bool:
    """Return whether a line heads a list of who was there, or was not."""
    return _label_at(text) is not None


def find_attendance(lines: Sequence[Line]) -> tuple[Attendance, ...]:
    """Return everyone in the lists that ``lines`` (the block under the heading, or an item about it) hold."""
    chunks = [part for column in _columns(lines) for chunk in _chunks(column) for part in _split_inner(chunk)]
    return tuple(entry for chunk in chunks for entry in _entries(chunk))


def find_apologies(paragraphs: Sequence[Paragraph], title: str, known: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Return the apologies that a minute about them records, left out whom a list of apologies already names."""
    found: list[Attendance] = []
    for paragraph in paragraphs:
        for start, names in _apology_texts(paragraph, title):
            chunk = _Chunk(
                status=Status.APOLOGIES,
                text=names,
                lines=paragraph.lines,
                marks=tuple(mark - start for mark in paragraph.marks),
            )
            found += _entries(chunk, alone=True)
        for sub in SUBSTITUTE.finditer(paragraph.text):
            found.append(
                Attendance(
                    name=plain_name(sub.group("who")),
                    status=Status.SUBSTITUTE,
                    source=paragraph.source(sub.start("who"), sub.end("who")),
                )
            )
    listed = [entry for entry in known if entry.status in {Status.APOLOGIES, Status.SUBSTITUTE}]
    return tuple(entry for entry in found if not any(same_person(entry.name, other.name) for other in listed))


def _apology_texts(paragraph: Paragraph, title: str) -> Iterator[tuple[int, str]]:
    about = re.search(r"\bapolog|\bregrets|\babsence", title, re.I) is not None
    for found in re.finditer(r"[^.]+(?:\.(?=[A-Z]\b|\s*[A-Z]\.)[^.]+)*", _without_stops(paragraph.text)):
        sentence = found.group()
        given = APOLOGIES_FROM.search(sentence)
        if given and (about or re.match(r"^\s*(?:\d+[.)]?\s*)?apologies\b", sentence, re.I)):
            yield (
                found.start() + given.start("names"),
                paragraph.text[found.start() + given.start("names") : found.end()],
            )
            return
    bare = paragraph.words.strip()
    if about and (
        _TITLED.match(bare)
        or (re.search(r"apolog", title, re.I) and _PLAIN.match(_BREAK.split(bare)[0]) and len(bare) < 120)
    ):
        yield paragraph.body, bare[: len(re.split(r"(?<![A-Z])\.(?:\s|$)", _without_stops(bare))[0])]


def _without_stops(text: str) -> str:
    """Return the text with the full stops of titles and initials blanked, offsets unchanged."""
    return re.sub(r"(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.|(?<=\bCllr)\.|(?<=\b[A-Z])\.(?=\s?[A-Z])", " ", text)


def _label_at(text: str) -> tuple[Status, re.Match[str]] | None:
    for status, pattern in LABELS:
        found = pattern.match(text)
        if found and (
            found.end() == len(text)
            or re.search(r"[:–—-]\s*$|were\s*$|was\s*$", found.group())
            or text.isupper()
            or re.match(r"\s", text[found.end("label") : found.end("label") + 1] or " ")
        ):
            if found.end() < len(text) and not re.search(r"[:–—-]\s*$|were\s*:?\s*$|was\s*:?\s*$", found.group()):
                continue
            return status, found
    return None


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in reading order: each column on its own where headings stand side by side in one row."""
    for line in lines:
        heads = [piece for piece in _segments(line) if _label_at(piece.text)]
        if len(heads) > 1:
            centres = [(piece.x0 + piece.x1) / 2 for piece in heads]
            lefts = [piece.x0 for piece in heads]
            columns: list[list[Line]] = [[] for _ in heads]
            for other in lines:
                for piece in _segments(other) if other.top >= line.top or other.page != line.page else []:
                    columns[_nearest(piece, centres, lefts)].append(piece)
            return columns
    return [[piece for line in lines for piece in _segments(line)]]


def _nearest(piece: Line, centres: Sequence[float], lefts: Sequence[float]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(range(len(centres)), key=lambda n: min(abs(middle - centres[n]), abs(piece.x0 - lefts[n])))


def _segments(line: Line) -> list[Line]:
    """Return the pieces of a line that wide white parts."""
    cuts = [b.start - line.start for a, b in zip(line.words, line.words[1:], strict=False) if b.x0 - a.x1 > GAP_POINTS]
    bounds = [0, *cuts, len(line.text)]
    return [cut_line(line, start, end) for start, end in pairwise(bounds)]


def _chunks(lines: Sequence[Line]) -> Iterator[_Chunk]:
    """Yield the lists of one column, each with the status its heading gives."""
    status: Status | None = None
    held: list[Line] = []
    for line in lines:
        rest = line
        while rest.text:
            inner = _inner_label(rest.text)
            head = cut_line(rest, 0, inner) if inner else rest
            found = _label_at(head.text)
            if found:
                if held and (also := re.search(r"\s*\bAlso$", held[-1].text)):
                    held[-1] = cut_line(held[-1], 0, also.start())  # "… and A Noor. Also", "in attendance were …"
                if status and held:
                    yield _join(status, held)
                status, held = found[0], []
                head = cut_line(head, found[1].end())
            named = _OTHER_HEAD.match(head.text) and not _GROUP_FIRST.match(head.text)
            if named and not OFFICE_WORD.search(head.text.split(":")[0]):
                if status and held:
                    yield _join(status, held)
                status, held = None, []
            elif status and not found and _PROSE.search(re.sub(r"\([^()]*\)?", "", head.text)):
                if held:
                    yield _join(status, held)
                status, held = None, []
            group = _GROUP_FIRST.match(head.text)
            status = Status.PRESENT if status is None and (group or _CHAIR_FIRST.match(head.text)) else status
            if group:
                if status and held:
                    yield _join(status, held)
                head, held = cut_line(head, group.end()), []
            if head.text and status:
                held.append(head)
            rest = cut_line(rest, inner) if inner else cut_line(rest, len(rest.text))
    if status and held:
        yield _join(status, held)


def _inner_label(text: str) -> int | None:
    """Return where a second list begins within a line: "… and A Noor. Also in attendance were …"."""
    for found in re.finditer(
        r"(?<=[.;])\s+(?=[A-Z])|\s+(?=(?:Also\s+)?(?:In\s+attendance|Apologies)\b[^:]{0,20}:)", text
    ):
        if _label_at(text[found.end() :]):
            return found.end()
    return None


def _split_inner(chunk: _Chunk) -> Iterator[_Chunk]:
    """Yield a list, and apart from it one that begins within its text: "A Noor. Also in attendance were …"."""
    inner = _inner_label(chunk.text)
    found = _label_at(chunk.text[inner:]) if inner else None
    if not inner or not found:
        yield chunk
        return
    cut = inner + found[1].end()
    yield _Chunk(status=chunk.status, text=chunk.text[:inner].rstrip(), lines=chunk.lines, marks=chunk.marks)
    yield from _split_inner(
        _Chunk(
            status=found[0], text=chunk.text[cut:], lines=chunk.lines, marks=tuple(mark - cut for mark in chunk.marks)
        )
    )


def _join(status: Status, lines: Sequence[Line]) -> _Chunk:
    """Return a list as one text: a name a line is parted by line breaks, running text by spaces."""
    commas = sum(line.text.count(",") + len(re.findall(r"\band\b", line.text)) for line in lines)
    prose = not (_each_a_name(lines) or _is_lettered(lines)) and (
        commas >= len(lines) - 1 or any(line.text.endswith(",") for line in lines[:-1])
    )
    text, marks = "", []
    right = max(line.x1 for line in lines)
    for n, line in enumerate(lines):
        ended = prose and n > 0 and _ends_entry(lines[n - 1], line, right)
        same_row = n > 0 and lines[n - 1].top == line.top and lines[n - 1].page == line.page
        open_bracket = text.count("(") > text.count(")")
        text += (
            ""
            if not n
            else " "
            if open_bracket
            else ", "
            if same_row and is_post(line.text) and not text.endswith((",", ";"))
            else "; "
            if (same_row or (_LEADING_POST.match(line.text) and not re.search(r"[,;] \w+$", text)))
            and not text.endswith((",", ";"))
            else " "
            if prose and not ended
            else "\n"
        )
        marks.append(len(text))
        text += line.text
    return _Chunk(status=status, text=text, lines=tuple(lines), marks=tuple(marks))


def _ends_entry(last: Line, line: Line, right: float) -> bool:
    """Return whether an entry of running text ends with its line: by a full stop, or by the room that it leaves."""
    stopped = re.search(r"[a-z)]{3,}\.$", last.text) is not None and not _TITLED.fullmatch(last.text.split()[-1])
    goes_on = re.search(r"(?:[,;&(–—-]|\b(?:and|of|the|for))$", last.text)
    return stopped or (not goes_on and last.page == line.page and leaves_room(last, line, right))


def _is_lettered(lines: Sequence[Line]) -> bool:
    """Return whether most lines are a name and its initials: "Ada Hale AH Parish Clerk"."""
    found = [_LETTERED.match(line.text) for line in lines]
    return 2 * sum(1 for one in found if one and _initials_of(one["letters"], one["name"])) > len(lines)


def _is_table(lines: Sequence[Line]) -> bool:
    """Return whether each line is a person and, after a comma, a post or an organisation: "J Noor, Weald Police"."""
    rests = [line.text.split(",", 1)[1] for line in lines if "," in line.text]
    told = sum(1 for rest in rests if is_post(rest.strip()) or ORGANISATION_WORD.search(rest))
    one = (
        len(lines) == len(rests) == 1
        and ORGANISATION_WORD.search(rests[0])
        and "," not in rests[0]
        and _is_name(lines[0].text.split(",")[0], group=False)
    )
    return (bool(one) or _each_a_name(lines)) and 2 * told > len(rests) > 0


def _each_a_name(lines: Sequence[Line]) -> bool:
    """Return whether every line begins with a name of its own and none runs on: "F Lund, Head of Planning"."""
    firsts = [re.split(r"[,(\[]|\s[–—-]\s", line.text)[0].strip() for line in lines]
    runs_on = any(re.search(r"(?:[,;&(]|\band)$", line.text) for line in lines[:-1])
    return len(lines) > 1 and not runs_on and all(_is_name(first, group=False) for first in firsts)


def _entries(chunk: _Chunk, *, alone: bool = False) -> list[Attendance]:
    found: list[Attendance] = []
    group = alone or _of_surnames(chunk.text)
    table = _is_table(chunk.lines) and not alone
    table = table or _is_lettered(chunk.lines)
    cut = _rows if table else _posts_first if len(_PERSON_BEHIND.findall(chunk.text)) > 1 else _pieces
    for start, piece in cut(chunk.text):
        group = group or re.match(r"^(?:\w+\s+)?(?:Cllrs|Councillors|Mssrs|Messrs)\b", piece) is not None
        entry = _read_entry(piece, chunk.status, group)
        if entry:
            found.append(_replace_source(entry, _source(chunk, start, start + len(piece))))
        elif (
            found
            and found[-1].office is None
            and is_post(piece)
            and (chunk.text[:start].rstrip().endswith(",") or piece.isupper())
            and not re.match(r"(?:Cllrs?|Councillors?)\b", piece)
        ):
            found[-1] = _with_office(found[-1], piece)
        elif (
            found
            and found[-1].office
            and not _NOBODY.match(piece)
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
        name=entry.name, status=entry.status, office=_tidy(office), organisation=entry.organisation, source=entry.source
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


def _rows(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.start(), found.group()


def _read_entry(piece: str, status: Status, group: bool) -> Attendance | None:
    """Return who one entry of a list names; None where it names nobody, or only a post."""
    words = _PLURAL_POST.sub("", _DESCRIBED.sub("", piece.strip(" .:")))
    first = _ORG_FIRST.match(words)
    organisation = first.group("org") if first else None
    words = words[first.end() :] if first else words
    brackets = re.findall(r"[(\[]([^()\[\]]*)[)\]]", words)
    words = " ".join(re.sub(r"[(\[][^()\[\]]*[)\]]?", " ", words).split()).strip(" ,.-–")
    if len(brackets) == 1 and is_post(words) and not _TITLED.match(words) and _TITLED.match(brackets[0]):
        words, brackets = brackets[0], [words]  # "Chief Executive (Mr P Hale)"
    beside_name = _POST_BESIDE.match(words) or re.match(r"^(?P<name>[^,]+),\s+(?P<beside>.+)$", words)
    if beside_name and (is_post(beside_name["beside"]) or ORGANISATION_WORD.search(beside_name["beside"])):
        words, brackets = beside_name["name"], [*brackets, beside_name["beside"]]
    lettered = _LETTERED.match(words)
    if lettered and _initials_of(lettered["letters"], lettered["name"]):  # "Ada Hale AH Parish Clerk"
        rest = lettered["rest"] or ""
        organisation = rest if rest and not is_post(rest) else organisation
        words, brackets = lettered["name"], [*brackets, *([rest] if is_post(rest) else [])]
    leading = _LEADING_POST.match(words)
    office = _tidy(leading.group("post")) if leading else None
    words = words[leading.end() :] if leading else words
    shouted = re.search(r"\s+(CHAIR\w*|VICE[\s-]CHAIR\w*|CLERK|RFO|SECRETARY|TREASURER)$", words)
    if shouted:
        office, words = _tidy(shouted.group(1).capitalize()), words[: shouted.start()]
    name, beside = _split_organisation(words)
    apart = _POST_BESIDE.match(words)
    if apart and not beside and _is_name(apart["name"], group=False) and not re.search(r"\d", apart["beside"]):
        name, beside = apart["name"], apart["beside"]  # "Kay Fir – Weald Housing"
    if not _is_name(name, group):
        return None
    for note in brackets:
        note = _IN_THE.sub("", note.strip())
        last = re.search(r"(?<=\w)\s*[-–—,/]?\s*\b(?P<short>[A-Z]{2,4})$", note.strip())
        plain = note.strip()[: last.start()] if last and _initials_of(last.group("short"), name) else note.strip()
        if is_post(plain):
            post = read_post(plain) if "," in plain else None
            office = office or _tidy(post.office if post else plain)
            organisation = organisation or (post.body if post else None)
        elif not organisation and not beside and ORGANISATION_WORD.search(note) and not _initials_of(note, name):
            organisation = note.strip()
    if any(re.search(r"\bsubstitut|in\s+place\s+of|deputising\s+for", note, re.I) for note in brackets):
        status = Status.SUBSTITUTE
    return Attendance(
        name=plain_name(name), status=status, office=office, organisation=organisation or beside, source=Source(page=0)
    )


def _split_organisation(words: str) -> tuple[str, str | None]:
    """Return the name and the organisation printed straight after it: "A Armstrong Eden District Council"."""
    bare = plain_name(words)
    parts = bare.split()
    if len(parts) > 3 and ORGANISATION_WORD.search(" ".join(parts[2:])):
        return " ".join(parts[:2]), " ".join(parts[2:])
    return words, None


def _initials_of(note: str, name: str) -> bool:
    """Return whether a bracketed note is the initials of the name beside it."""
    letters = "".join(part[0] for part in re.split(r"[\s.-]+", plain_name(name)) if part)
    return (
        len(note) <= 5
        and note.strip()[:1].upper() == letters[:1].upper()
        and note.strip().upper()[-1:] in letters.upper()
    )


def _is_name(words: str, group: bool) -> bool:
    bare = plain_name(words)
    if not bare or _NOBODY.match(words) or _HONOUR.match(words) or not _PLAIN.match(bare):
        return False
    if (is_post(bare) and not _TITLED.match(words)) or re.search(r"\d|@", bare):
        return False
    parts = bare.split()
    if len(parts) == 1:
        return len(bare) > 2 and (group or _TITLED.match(words) is not None) and not bare.isupper()
    return any(len(part.strip(".")) > 1 for part in parts) and not re.search(
        r"\b(?:Council|Hall|School|Street|Road|Room|Committee|Police|Teams|Village|Public)\b", bare
    )


def _tidy(office: str) -> str:
    words = _IN_THE.sub("", " ".join(office.split()).strip(" ,.;:-"))
    return words[:1].upper() + words[1:] if is_meeting_office(words) else words


def _source(chunk: _Chunk, start: int, end: int) -> Source:
    at = max(bisect_right(chunk.marks, start) - 1, 0)
    line, offset = chunk.lines[at], start - chunk.marks[at]
    begin = min(line.start + max(offset, 0), line.end)
    return Source(page=line.page, start=begin, end=min(begin + end - start, line.end))


def read_initials(lines: Sequence[Line], attendance: Sequence[Attendance]) -> dict[str, str]:
    """Return which initials stand for whom, as the lists print beside the name, or as the name spells."""
    found: dict[str, str] = {}
    text = "\n".join(piece.text for line in lines for piece in _segments(line))
    for entry in {entry.name: entry for entry in attendance}.values():
        printed = re.search(rf"{re.escape(entry.name)}\s*[(\[][^()\[\]]*?\b([A-Z][A-Za-z]{{1,4}})[)\]]", text)
        spelled = "".join(part[0] for part in re.split(r"[\s.-]+", entry.name) if part).upper()
        found.setdefault(printed.group(1) if printed and printed.group(1)[-1].isupper() else spelled, entry.name)
    return found
