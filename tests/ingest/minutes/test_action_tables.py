"""Tables of actions: their heads, their rows, and what is one action told twice."""

from corpus.records import Page, Table
from ingest.minutes.action_tables import find_action_tables, same_action, split_owners


def page(*rows: tuple[str, ...]) -> Page:
    table = Table(page=1, x0=50, top=100, x1=500, bottom=300, rows=rows, ruled=True)
    return Page(number=1, width=595, height=842, text="", lines=(), tables=(table,))


def test_rows_give_owner_day_number_and_whether_done() -> None:
    found = find_action_tables(
        [page(("No.", "Action", "Lead", "By when", "Status"), ("4.2", "Write", "AH", "1 May", "Complete"))]
    )
    (row,) = found[0].rows
    assert (row.number, row.action.text, row.action.owner, row.due, row.done) == ("4.2", "Write", "AH", "1 May", True)


def test_a_table_without_owners_lists_no_actions() -> None:
    assert find_action_tables([page(("Payee", "Amount"), ("Hale Ltd", "£10"))]) == ()


def test_without_a_column_of_owners_the_action_names_its_own() -> None:
    rows = (("No", "Action", "By when"), ("1", "Clerk to write to the county", "1 May"), ("2", "Noted", ""))
    (found,) = find_action_tables([page(*rows)])
    assert [(row.action.owner, row.due) for row in found.rows] == [("Clerk", "1 May")]


def test_minutes_set_as_a_table_with_a_column_of_actions_are_no_list_of_actions() -> None:
    assert find_action_tables([page(("No", "Minute", "Action"), ("1", "It was agreed to write.", "JN"))]) == ()


def test_actions_run_together_in_a_cell_are_parted() -> None:
    assert split_owners("AH to write JN to ask", "AH JN") == [("AH to write", "AH"), ("JN to ask", "JN")]


def test_an_action_told_twice_is_one() -> None:
    assert same_action("Path – Clerk to write to the county", "Clerk to write to the county about the path")
    assert not same_action("Order four benches", "Clerk to write to the county about the path")
