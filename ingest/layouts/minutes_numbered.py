"""Minutes whose items are numbered: "148. Apologies (Item A2)", "16.11.05 Bonfire", "2465. Police Report: None."."""

from corpus.records import record
from ingest.layout import Split, Stretch
from ingest.layouts._likelihood import likelihood
from ingest.layouts._minutes import split_minutes
from ingest.minutes.headed_items import find_numbered
from ingest.minutes.item_heading import ITEM_REFERENCE
from ingest.minutes.unnumbered_items import find_opening


@record
class NumberedMinutes:
    """The family of minutes with one row of numbers through the whole paper."""

    name: str = "minutes_numbered"

    def bid(self, stretch: Stretch) -> float:
        """Return how likely these are minutes, less where "(Item 4)" stands under headings without numbers."""
        score = likelihood(stretch)
        if score <= 0.3:
            return score
        headings = find_numbered(stretch.lines)
        references = sum(1 for line in stretch.lines if ITEM_REFERENCE.search(line.text))
        covered = sum(1 for heading in headings if heading.agenda_ref)
        if len(headings) < 2 or (references > 2 and covered < 0.6 * references):
            return 0.5 * score
        return score

    def split(self, stretch: Stretch) -> Split:
        """Return the minutes as one part."""
        headings = find_numbered(stretch.lines)
        return split_minutes(stretch, (*find_opening(stretch.lines, headings), *headings))


LAYOUT = NumberedMinutes()
