"""The text that taggers look in, and whose lines it has."""

from dataclasses import replace

from printed import page

from corpus.records import EntityType, Kind, Part
from ingest.tagger import cut_pages, find_taggers, mention, running_text

LONG = "The long line that runs on to the edge of the page ends with Mr Owen"


def part(first: int, last: int, start: int = 0) -> Part:
    return Part(id="p1", kind=Kind.MINUTES, title="", first_page=first, last_page=last, start=start)


def test_every_kind_of_entity_has_a_tagger() -> None:
    assert [tagger.name for tagger in find_taggers()] == ["amounts", "dates", "organisations", "people"]


def test_characters_keep_their_places() -> None:
    printed = page([LONG, "Quill and so on", "• a point"])
    text = running_text(printed)
    assert len(text) == len(printed.text)
    assert text.replace("\n", " ") == printed.text.replace("\n", " ")


def test_a_full_line_runs_on_and_a_label_begins_anew() -> None:
    text = running_text(page([LONG, "Quill and so on", "• a point"]))
    assert "Mr Owen Quill" in text
    assert "so on\n• a point" in text


def test_a_wide_gap_ends_a_paragraph() -> None:
    assert "Mr Owen\nQuill" in running_text(page([(LONG, 100), ("Quill and so on", 160)]))


def test_furniture_is_blanked_out() -> None:
    printed = page(["Weald Council", LONG, "Quill went"])
    lines = (replace(printed.lines[0], furniture="running head"), *printed.lines[1:])
    text = running_text(replace(printed, lines=lines))
    assert "Weald" not in text
    assert text[printed.lines[1].start :].startswith("The long line")


def test_a_page_two_parts_share_is_cut_between_them() -> None:
    shared = page(["The end of one.", "The start of the other."])
    start = shared.lines[1].start
    one, other = part(1, 1), part(1, 1, start)
    (first,) = cut_pages(one, (one, other), (shared,))
    (second,) = cut_pages(other, (one, other), (shared,))
    assert [line.text for line in first.lines] == ["The end of one."]
    assert [line.text for line in second.lines] == ["The start of the other."]
    assert first.text == second.text == shared.text


def test_a_line_break_in_a_mention_becomes_a_space() -> None:
    printed = page(["Mr Owen", "Quill"])
    made = mention(EntityType.PERSON, "Owen Quill", (0, 13), part=part(1, 1), page=printed)
    assert (made.text, made.start, made.end, made.part, made.page) == ("Mr Owen Quill", 0, 13, "p1", 1)
