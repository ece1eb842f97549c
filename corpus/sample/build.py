"""Make the sample's papers and `truth.json` from its sources: `python -m corpus.sample.build [--check]`.

A rebuild of unchanged sources writes the same bytes; `--only WORD` sets only the papers whose names contain it.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.sample.agenda import AgendaWriter
from corpus.sample.minutes import MinutesWriter
from corpus.sample.reports import ReportWriter
from corpus.sample.routine import complete, number_minutes
from corpus.sample.source import HERE, Meeting, Report, read_all
from corpus.sample.styles import SETTINGS, House, find_house
from corpus.sample.truth import write_truth
from corpus.sample.typeset import Book, Part, first_pages, make_scan, set_paper

PAPERS = HERE / "papers"
SUPERSEDED = HERE / "superseded"


@dataclass(frozen=True)
class Paper:
    """A paper to be set: its file, kind, parts and house style."""

    file: str
    kind: str
    parts: tuple[Part, ...]
    house: House
    scan: bool = False
    superseded: bool = False

    def set(self) -> tuple[bytes, Book]:
        """Return the PDF and the book of what stands where (pages are the same in a scan)."""
        pdf, book = set_paper(self.parts, self.house, self.file.removesuffix(".pdf"))
        return (make_scan(pdf, self.file) if self.scan else pdf), book


@dataclass
class Scenario:
    """Everything the sources tell, completed with the routine items and numbered."""

    meetings: list[Meeting]
    reports: dict[str, Report]

    def previous(self, meeting: Meeting) -> Meeting | None:
        """Return the meeting of the same body that was held and minuted before this one."""
        before = [
            m for m in self.meetings if m.body == meeting.body and m.day < meeting.day and "cancelled" not in m.meta
        ]
        return before[-1] if before else None


def read_scenario() -> Scenario:
    """Return the scenario of the sources."""
    meetings, reports = read_all()
    scenario = Scenario(meetings, reports)
    for meeting in meetings:
        complete(meeting, scenario.previous(meeting))
    for body in {meeting.body for meeting in meetings}:
        number_minutes([meeting for meeting in meetings if meeting.body == body])
    return scenario


def make_minutes(scenario: Scenario, meeting: Meeting, *, draft: bool = False) -> Part:
    """Return a meeting's minutes as a part."""
    held = [item for item in meeting.items if "unminuted" not in item.tags]
    minuted = Meeting(meeting.body, meeting.day, meeting.meta, held)
    return MinutesWriter(minuted, scenario.previous(meeting), draft=draft).part()


def make_pack(scenario: Scenario, meeting: Meeting, house: House) -> list[Part]:
    """Return the parts of a meeting's pack: agenda, minutes of the last meeting, reports."""
    parts: list[Part] = []
    refs: list[str] = []
    last = scenario.previous(meeting)
    for item in meeting.items:
        if item.tags.get("paper") == "minutes" and last is not None and "no-minutes" not in meeting.meta:
            make = make_first_version if "v1" in last.meta else make_minutes
            parts.append(make(scenario, last))
        elif "report" in item.tags and "urgent" not in item.tags:
            parts.append(ReportWriter(scenario.reports[item.tags["report"]]).part())
        else:
            continue
        parts[-1].marker = item.ref
        parts[-1].record = parts[-1].record | {"agenda_ref": item.ref}
        refs.append(item.ref)
    draft = AgendaWriter(meeting, dict.fromkeys(refs, (10, 19))).part()
    starts = first_pages([draft, *parts], house)[1:]
    ends = [start - 1 for start in starts[1:]] + [starts[-1] + _length(parts[-1], house) - 1]
    return [AgendaWriter(meeting, dict(zip(refs, zip(starts, ends, strict=True), strict=True))).part(), *parts]


def _length(part: Part, house: House) -> int:
    return max(set_paper([part], house, "")[1].parts)


def plan_meeting(scenario: Scenario, meeting: Meeting) -> Iterator[Paper]:
    """Yield the papers published for one meeting, as its `papers:` line lists them."""
    house = find_house(meeting.body, meeting.day)
    stem = f"{SETTINGS[meeting.body]['slug']}-{meeting.meta.get('called-for', meeting.day.isoformat())}"
    held_stem = f"{SETTINGS[meeting.body]['slug']}-{meeting.day.isoformat()}"
    for word in meeting.meta.get("papers", "minutes").split():
        if word in ("minutes", "scan"):
            part = make_minutes(scenario, meeting)
            yield Paper(f"{held_stem}-minutes.pdf", "minutes", (part,), house, scan=word == "scan")
        elif word == "v1":
            yield Paper(
                f"{held_stem}-minutes-v1.pdf",
                "minutes",
                (make_first_version(scenario, meeting),),
                house,
                superseded=True,
            )
        elif word == "agenda":
            yield Paper(f"{stem}-agenda.pdf", "agenda", (AgendaWriter(meeting).part(),), house)
        elif word == "pack":
            yield Paper(f"{stem}-agenda-pack.pdf", "agenda_pack", tuple(make_pack(scenario, meeting, house)), house)
        elif word == "reports":
            yield from (
                _plan_report(scenario, item.tags["report"], item.ref, stem)
                for item in meeting.items
                if "report" in item.tags
            )
        elif word.startswith("report:"):
            slug = word.removeprefix("report:")
            ref = next(item.ref for item in meeting.items if item.tags.get("report") == slug)
            yield _plan_report(scenario, slug, ref, stem)
        else:
            raise ValueError(f"{held_stem}: no such paper as {word!r}")


def make_first_version(scenario: Scenario, meeting: Meeting) -> Part:
    """Return the minutes as first drafted: with the words before the changes of `v1: new words -> old words`."""
    new, _, old = meeting.meta["v1"].partition(" -> ")
    items = []
    for item in meeting.items:
        blocks = [type(block)(**{**vars(block), "text": block.text.replace(new, old)}) for block in item.blocks]
        items.append(type(item)(**{**vars(item), "blocks": blocks}))
    return make_minutes(scenario, Meeting(meeting.body, meeting.day, meeting.meta, items), draft=True)


def _plan_report(scenario: Scenario, slug: str, ref: str, stem: str) -> Paper:
    writer = ReportWriter(scenario.reports[slug])
    part = writer.part()
    part.record = part.record | {"agenda_ref": ref}
    name = scenario.reports[slug].meta.get("name", slug)
    return Paper(f"{stem}-{ref.lower()}-{name}.pdf", writer.kind, (part,), writer.house)


def plan_papers(scenario: Scenario) -> list[Paper]:
    """Return every paper of the sample."""
    papers = [paper for meeting in scenario.meetings for paper in plan_meeting(scenario, meeting)]
    for report in scenario.reports.values():
        if "file" in report.meta:
            writer = ReportWriter(report)
            scan = "scan" in report.meta
            papers.append(Paper(f"{report.meta['file']}.pdf", writer.kind, (writer.part(),), writer.house, scan))
    return papers


def build(only: str = "", folder: Path = PAPERS, superseded: Path = SUPERSEDED) -> None:
    """Set the papers, write them where they differ, and (when all were set) the truth."""
    scenario = read_scenario()
    papers = [paper for paper in plan_papers(scenario) if only in paper.file]
    set_papers: list[tuple[Any, Book]] = []
    for paper in papers:
        pdf, book = paper.set()
        target = (superseded if paper.superseded else folder) / paper.file
        if not target.exists() or target.read_bytes() != pdf:
            target.write_bytes(pdf)
            print(f"wrote {target.name}")
        set_papers.append((paper, book))
    if only:
        return
    _sweep(papers, folder, superseded)
    truth = write_truth(scenario, set_papers)
    (HERE / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False, default=str) + "\n", "utf-8")
    size = sum(path.stat().st_size for path in folder.glob("*.pdf"))
    print(f"{len(papers)} papers, {size / 1e6:.1f} MB")


def _sweep(papers: Sequence[Paper], *folders: Path) -> None:
    known = {paper.file for paper in papers}
    for path in (path for folder in folders for path in folder.glob("*.pdf") if path.name not in known):
        path.unlink()
        print(f"removed {path.name}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only papers whose names contain this")
    build(parser.parse_args().only)


if __name__ == "__main__":
    main()
