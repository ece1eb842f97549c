"""From bytes to a paper: read, clear of furniture, split, tag, rate. Pure: nothing is opened, kept or printed here."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.records import Kind, Mention, Page, Paper, Part
from corpus.twins import TOLD_BY_TEXT, sketch_text
from ingest.confidence import rate_parts
from ingest.layout import Split, Stretch, read_stretch
from ingest.layouts.pack import is_agenda
from ingest.minutes.proceedings import find_proceedings
from ingest.pages.furniture import mark_furniture
from ingest.papers.action_plans import plan_actions
from ingest.papers.leaves import cut_leaves
from ingest.reader import Limits, Reading, find_readers
from ingest.refusals import refuse
from ingest.tagger import cut_pages, find_taggers

HEAD_BYTES = 4096
PDF = "application/pdf"


def read_paper(
    content: bytes, name: str, *, limits: Limits | None = None, progress: Callable[[int, int], None] | None = None
) -> Reading:
    """Return the pages of a file, furniture marked. Raises an `UnreadablePaperError`."""
    head = content[:HEAD_BYTES]
    bid, reader = max(((reader.bid(head, name), reader) for reader in find_readers()), key=lambda pair: pair[0])
    if bid <= 0:
        raise refuse(head, name)
    reading = reader.read(content, name, limits=limits or Limits(), progress=progress)
    pages = mark_furniture(reading.pages)
    if len(pages) == 1 and reading.media_type != PDF:
        pages = cut_leaves(pages[0], is_agenda)
    return replace(reading, pages=pages)


def parse_paper(
    content: bytes, name: str, *, limits: Limits | None = None, progress: Callable[[int, int], None] | None = None
) -> Paper:
    """Return all that a file says: parts, items, decisions, mentions, with the pages they stand on.

    ``name`` is the file's name, used in messages only: no rule looks at it. Raises an `UnreadablePaperError`.
    """
    reading = read_paper(content, name, limits=limits, progress=progress)
    split = read_stretch(Stretch(file=name, pages=reading.pages, bookmarks=reading.bookmarks, hints=reading.hints))
    split = replace(split, parts=tuple(replace(part, id=f"p{n}") for n, part in enumerate(split.parts, 1)))
    return Paper(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=reading.media_type,
        page_count=len(reading.pages),
        kind=split.kind,
        parts=finish_parts(rate_parts(plan_actions(split.parts, reading.pages), reading.pages), reading),
        mentions=find_mentions(split, reading),
        warnings=split.warnings,
        pages=reading.pages,
        trace=split.trace,
    )


def finish_parts(parts: tuple[Part, ...], reading: Reading) -> tuple[Part, ...]:
    """Return the parts, minutes with how the meeting went, what may have a copy elsewhere with a sketch."""
    return tuple(_finish(part, cut_pages(part, parts, reading.pages)) for part in parts)


def _finish(part: Part, pages: Sequence[Page]) -> Part:
    if part.kind is Kind.MINUTES:
        return replace(part, proceedings=find_proceedings(part, pages))
    if part.kind in TOLD_BY_TEXT:
        return replace(part, sketch=sketch_text("\n".join(line.text for page in pages for line in page.body)))
    return part


def find_mentions(split: Split, reading: Reading) -> tuple[Mention, ...]:
    """Return every tagger's mentions in every part, in reading order."""
    found = [
        mention
        for part in split.parts
        for pages in (cut_pages(part, split.parts, reading.pages),)
        for tagger in find_taggers()
        for mention in tagger.tag(part, pages)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.page, mention.start, -mention.end)))


__all__ = ["Kind", "find_mentions", "parse_paper", "read_paper"]
