"""What do the sources say? Reads `sources/*.md` and `sources/*.toml` into meetings, reports and people.

The little language of the `.md` files is described in README.md; a line that is not understood is an error.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
SENTENCE = re.compile(r"(?<=[a-z\d]\.) (?=[A-Z])")
SETTING = re.compile(r"[a-z-]+: ")
EVENT = re.compile(
    r"\s+!(?P<id>[\w-]+)(?: (?P<kind>raise|chase|close|overdue))?(?: owner=(?P<owner>[^|!]+?))?"
    r"(?: due=(?P<due>[\d-]+(?:/[\d-]+)?))?\s*$"
)
KEPT_E = {"elected", "re-elected", "appointed", "accepted", "adopted", "supported", "corrected", "extended", "granted"}
VERB = re.compile(r"\*([\w-]+)")
BASE_FORMS = {  # of the verbs whose printed form is not the base form with "ed" or "d" added
    "deferred": "defer",
    "spent": "spend",
    "given": "give",
    "welcomed": "welcome",
}


@dataclass
class Step:
    """One step of an action's life: raised, chased, closed or overdue, in the words it stands beside."""

    action: str
    kind: str
    owner: str | None
    due: str | None
    text: str = ""


@dataclass
class Block:
    """A paragraph ("para"), a resolution ("resolution"), an action line ("action"), a heading, bullet or table."""

    kind: str
    text: str
    verbs: list[str] = field(default_factory=list)
    clauses: list["Block"] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    nested: bool = False
    extra: dict[str, str] = field(default_factory=dict)


@dataclass
class Item:
    """One piece of a meeting's business: `ref` is its place on the agenda, `number` its printed minute number."""

    group: str
    title: str
    tags: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    ref: str = ""
    number: str | None = None


@dataclass
class Meeting:
    """A meeting: its settings as written (`meta`) and its business."""

    body: str
    day: date
    meta: dict[str, str]
    items: list[Item] = field(default_factory=list)


@dataclass
class Report:
    """A report, strategy or notice: settings and blocks."""

    slug: str
    meta: dict[str, str]
    blocks: list[Block] = field(default_factory=list)


def read_settings(name: str) -> dict[str, Any]:
    """Return one of the scenario's `.toml` files as a mapping."""
    return tomllib.loads((SOURCES / f"{name}.toml").read_text("utf-8"))


def mark_verbs(text: str) -> tuple[str, list[str]]:
    """Return the text without its `*` marks, and the base forms of the verbs marked, without repeats."""
    return VERB.sub(r"\1", text), list(dict.fromkeys(find_base_form(word.lower()) for word in VERB.findall(text)))


def find_base_form(word: str) -> str:
    """Return "note" for "noted", "approve" for "approved", "elect" for "elected"; other words as they are."""
    if word in BASE_FORMS or not word.endswith("ed"):
        return BASE_FORMS.get(word, word)
    return word[:-1] if word.endswith(("ted", "ved", "sed", "ged", "eed")) and word not in KEPT_E else word[:-2]


def take_steps(text: str) -> tuple[str, list[Step]]:
    """Return the text without the `!action kind` marks at its end, and the steps they stand for."""
    steps: list[Step] = []
    while found := EVENT.search(text):
        steps.insert(0, Step(found["id"], found["kind"] or "raise", found["owner"], found["due"]))
        text = text[: found.start()]
    plain = VERB.sub(r"\1", text).removeprefix("- ").removeprefix("=> ").removeprefix("ACTION ")
    for step in steps:  # what is to be done stands in the last sentence; the rest of a paragraph leads up to it
        step.text = SENTENCE.split(plain)[-1] if step.kind == "raise" else plain
    return text, steps


def read_block(line: str, blocks: list[Block]) -> None:
    """Add one source line to the blocks: a new one, or a clause, bullet or row of the last."""
    body, steps = take_steps(line)
    last = blocks[-1] if blocks else None
    if body.startswith("=>"):
        text, verbs = mark_verbs(body[2:].strip())
        blocks.append(Block("resolution", text, verbs, steps=steps))
    elif body.startswith(("- ", "-- ")):
        nested = body.startswith("-- ")
        text, verbs = mark_verbs(body.lstrip("- "))
        bullet = Block("bullet", text, verbs, steps=steps, nested=nested)
        if last is not None and last.kind == "resolution":
            last.clauses.append(bullet)
            last.steps += steps
        else:
            blocks.append(bullet)
    elif body.startswith("|="):
        blocks.append(Block("table", "", extra={"widths": body[2:]}))
    elif body.startswith("|"):
        if last is None or last.kind != "table":
            blocks.append(Block("table", ""))
        if body.startswith("|~"):
            body, blocks[-1].extra["ruled"] = body.replace("|~", "|", 1), "no"
        blocks[-1].rows.append([cell.strip() for cell in body.strip().strip("|").split("|")])
    elif body.startswith("ACTION "):
        blocks.append(Block("action", body.removeprefix("ACTION "), steps=steps))
    elif body.startswith("SIGN "):
        blocks.append(Block("signature", body.removeprefix("SIGN ")))
    elif body.startswith("MOVED "):
        if last is None:
            raise ValueError(f"MOVED without a resolution: {line}")
        proposer, _, seconder = body.removeprefix("MOVED ").partition(", ")
        last.extra |= {"proposer": proposer, "seconder": seconder}
    elif body.startswith("VOTE ") and last is not None:
        last.extra["vote"] = body.removeprefix("VOTE ")
    elif body.startswith(("# ", "## ")):
        blocks.append(Block("heading" if body.startswith("# ") else "subheading", body.lstrip("# ")))
    else:
        blocks.append(Block("para", body, steps=steps))


def read_tags(text: str) -> dict[str, str]:
    """Return `report=x first` as {"report": "x", "first": ""}."""
    return {key: value for key, _, value in (word.partition("=") for word in text.split())}


def split_sections(path: Path) -> list[tuple[str, list[str]]]:
    """Return a source file's sections: the words after "===", and the lines below them without blanks and remarks."""
    sections: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("=== "):
            sections.append((line[4:].strip(), []))
        elif line.strip() and not line.startswith("//"):
            if not sections:
                raise ValueError(f"{path.name}: a line before the first '===': {line}")
            sections[-1][1].append(line)
    return sections


def read_meeting(body: str, day: str, lines: list[str]) -> Meeting:
    """Return a meeting: settings up to the first "## ", then its items."""
    meeting = Meeting(body, date.fromisoformat(day), {})
    for line in lines:
        if line.startswith("## "):
            head, _, tags = line[3:].partition(" | ")
            group, _, title = head.partition(": ")
            meeting.items.append(Item(group, title, read_tags(tags)))
        elif meeting.items:
            read_block(line, meeting.items[-1].blocks)
        else:
            key, _, value = line.partition(": ")
            meeting.meta[key] = value
    return meeting


def read_report(slug: str, lines: list[str]) -> Report:
    """Return a report: settings (`key: value`) up to the first other line, then its blocks."""
    report = Report(slug, {})
    for line in lines:
        if not report.blocks and SETTING.match(line):
            key, _, value = line.partition(": ")
            report.meta[key] = value
        else:
            read_block(line, report.blocks)
    return report


def read_year(path: Path) -> tuple[list[Meeting], list[Report]]:
    """Return a source file's meetings and reports, in order."""
    meetings: list[Meeting] = []
    reports: list[Report] = []
    for head, lines in split_sections(path):
        kind, name, *day = head.split()
        if kind == "meeting":
            meetings.append(read_meeting(name, day[0], lines))
        else:
            reports.append(read_report(name, lines))
    return meetings, reports


def read_all() -> tuple[list[Meeting], dict[str, Report]]:
    """Return every meeting, oldest first, and every report by its slug."""
    meetings: list[Meeting] = []
    reports: dict[str, Report] = {}
    for path in sorted(SOURCES.glob("*.md")):
        held, written = read_year(path)
        meetings += held
        reports |= {report.slug: report for report in written}
    return sorted(meetings, key=lambda meeting: (meeting.day, meeting.body)), reports
