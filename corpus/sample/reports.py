"""How is a report or a strategy set? Heading block, numbered sections, tables, recommendations, signatures."""

from datetime import date
from typing import Any

from corpus.sample.minutes import label_clauses, print_day, record_resolution
from corpus.sample.source import Block, Report
from corpus.sample.styles import SETTINGS, find_house, name_body
from corpus.sample.typeset import Part, Pen


class ReportWriter:
    """Sets one report, strategy or notice of the sources."""

    def __init__(self, report: Report) -> None:
        self.report, self.meta = report, report.meta
        self.body_key = self.meta.get("body", "main")
        self.day = date.fromisoformat(self.meta["day"])
        self.house = find_house(self.body_key, self.day)
        self.body = name_body(self.body_key, self.day)
        self.short = SETTINGS[self.body_key]["short"]
        self.pen = Pen(self.house)
        self.kind = self.meta.get("kind", "report")

    def part(self) -> Part:
        """Return the report as a part of a paper."""
        period = self.meta.get("period")
        start, _, end = period.partition("/") if period else ("", "", "")
        record = {
            "kind": self.kind,
            "title": self.meta["title"],
            "body": self.body,
            "date": self.day.isoformat(),
            "period": {"from": start, "to": end} if period else None,
            "restricted": "exempt" in self.meta,
            "authors": [self._author(author) for author in self._authors()],
            "sections": self._sections(),
            "recommendations": self._recommendations(),
            "report": self.report.slug,
        }
        return Part(record=record, story=self.story, running_head=f"{self.body} - {print_day(self.day)}")

    def _authors(self) -> list[str]:
        return [author.strip() for author in self.meta.get("by", "").split(";") if author.strip()]

    @staticmethod
    def _author(text: str) -> dict[str, str | None]:
        name, _, post = text.partition(", ")
        return {"name": name, "post": post or None}

    def _sections(self) -> list[dict[str, Any]]:
        count, found = 0, []
        for place, block in enumerate(self.report.blocks):
            if block.kind in ("heading", "subheading"):
                top = block.kind == "heading"
                count += top and block.text != "Foreword"
                number = self._number(count) if top and block.text != "Foreword" else None
                found.append({"number": number, "title": block.text, "level": 1 if top else 2, "pages": f"s{place}"})
        return found

    def _number(self, count: int) -> str | None:
        return self.house.section.format(n=count).removesuffix(".").removesuffix(".0") or None

    def _recommendations(self) -> list[dict[str, Any]]:
        resolutions = [block for block in self.report.blocks if block.kind == "resolution"]
        return [
            record_resolution(block, self.house, self.body, self.short) | {"page": f"r{n}"}
            for n, block in enumerate(resolutions)
        ]

    def story(self) -> list[Any]:
        """Return the flowables."""
        story = self._front() if self.kind == "strategy" else self._notice() if self.kind == "other" else self._head()
        count = paragraph = resolution = 0
        for place, block in enumerate(self.report.blocks):
            if block.kind == "heading":
                foreword = block.text == "Foreword"
                count, paragraph = count + (not foreword), 0
                number = "" if foreword else self.house.section.format(n=count)
                story.append(self.pen.line(f"{number} {block.text}".strip(), "heading", keys=(f"s{place}",)))
            elif block.kind == "subheading":
                story.append(self.pen.line(block.text, "subheading", keys=(f"s{place}",)))
            elif block.kind == "resolution":
                story += self._resolve(block, f"r{resolution}")
                resolution += 1
            elif block.kind == "para" and count and self.house.section and self.kind != "other":
                paragraph += 1
                label = f"{count}.{paragraph}"
                story.append(self.pen.line(block.text, "agenda", label=label))
            else:
                story += self._plain(block)
        return story

    def _plain(self, block: Block) -> list[Any]:
        if block.kind == "table":
            return [self.pen.grid(block)]
        if block.kind == "bullet":
            return [self.pen.line(block.text, "bullet", label="•")]
        if block.kind == "signature":
            name, *rest = [line.strip() for line in block.text.split(";")]
            return [self.pen.line(name, "strong"), *(self.pen.line(line, "signature") for line in rest)]
        return [self.pen.line(block.text)]

    def _resolve(self, block: Block, key: str) -> list[Any]:
        labelled = label_clauses(block, self.house)
        story = [self.pen.line(block.text, keys=(key,))]
        return story + [
            self.pen.line(text, "nested" if nested else "clause", keys=(key,), label=label)
            for label, text, nested in labelled
        ]

    def _head(self) -> list[Any]:
        line, meta = self.pen.line, self.meta
        exempt = [line(meta["exempt"], "strong")] if "exempt" in meta else []
        by = " and ".join(author.replace(", ", " - ", 1) for author in self._authors())
        rows = [
            ("By", by),
            ("To", f"{self.body} – {print_day(self.day, weekday=False)}"),
            ("Classification", meta.get("classification", "For Information")),
            ("Subject", meta["title"]),
        ]
        block = [line(f"{label}: {value}") for label, value in rows]
        summary = [line(f"Summary: {meta['summary']}")] if "summary" in meta else []
        return [*exempt, *block, *summary]

    def _front(self) -> list[Any]:
        line, meta = self.pen.line, self.meta
        owner = [] if self.body in meta["title"] else [line(self.body, "centre")]
        period = [line(meta["period-text"], "centre")] if "period-text" in meta else []
        published = f"Published {print_day(self.day, weekday=False)}"
        return [line(meta["title"], "title"), *period, *owner, line(published, "centre")]

    def _notice(self) -> list[Any]:
        return [self.pen.line(self.body.upper(), "title"), self.pen.line(self.meta["title"], "strong")]
