"""Where entries of running text end, and what parts none."""

import pytest

from ingest.minutes.attendance_breaks import cut_pieces, first_piece


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ada Hale, Jo Noor and Ben Pike", ["Ada Hale", "Jo Noor", "Ben Pike"]),
        ("Ada Hale (Chair, and Mayor) Jo Noor", ["Ada Hale (Chair, and Mayor)", "Jo Noor"]),
        ("Ada Hale & Jo Noor", ["Ada Hale", "Jo Noor"]),
        ("Ada Hale, Clerk & Responsible Finance Officer", ["Ada Hale", "Clerk & Responsible Finance Officer"]),
        ("Ada Hale Cllr Noor District Cllr Pike", ["Ada Hale", "Cllr Noor", "District Cllr Pike"]),
        ("Ada Hale Parish Clerk: Jo Noor", ["Ada Hale", "Parish Clerk: Jo Noor"]),
        ("Ada Hale. Also Jo Noor", ["Ada Hale", "Also Jo Noor"]),
        ("NFU – Ada Hale WCC – Jo Noor", ["NFU – Ada Hale", "WCC – Jo Noor"]),
    ],
)
def test_an_entry_ends_where_the_next_begins(text: str, pieces: list[str]) -> None:
    assert [piece for _, piece in cut_pieces(text)] == pieces


def test_each_piece_is_where_its_offset_says() -> None:
    text = "Ada Hale (Chair);  Jo Noor , Ben Pike."
    assert all(text[at:].startswith(piece) for at, piece in cut_pieces(text))


def test_the_first_entry_ends_at_its_comma() -> None:
    assert first_piece("Ada Hale, Jo Noor") == "Ada Hale"
