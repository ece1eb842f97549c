"""Which actions does a report or strategy plan? The rows of its action plan: action, lead, by when.

Minutes have theirs from `ingest/layouts`, by item; here they belong to the paper. A row that says it is done is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Action, Kind, Page, Part
from ingest.entities.dates import find_dates
from ingest.minutes.action_tables import find_action_tables
from ingest.minutes.actions import find_due

PLANNED = (Kind.REPORT, Kind.STRATEGY)


def plan_actions(parts: Sequence[Part], pages: Sequence[Page]) -> tuple[Part, ...]:
    """Return the parts, reports and strategies with the actions of their action plans, in reading order."""
    return tuple(_with_plan(part, pages) if part.kind in PLANNED else part for part in parts)


def _with_plan(part: Part, pages: Sequence[Page]) -> Part:
    tables = find_action_tables(pages[part.first_page - 1 : part.last_page])
    actions = tuple(_due(row.action, row.due, part) for table in tables for row in table.rows if not row.done)
    return replace(part, actions=actions) if actions else part


def _due(action: Action, due: str | None, part: Part) -> Action:
    """Return the action with its day: from the column of days ("March 2025" or "by March 2025"), else its words."""
    if due is None:
        return replace(action, due=find_due(action.text, part.date))
    found = find_dates(due, part.date)
    return replace(action, due=found[0].period if len(found) == 1 else find_due(due, part.date))
