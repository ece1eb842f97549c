"""Minutes whose items have headings without numbers: bold, or with "(Item 4)" beneath."""

from corpus.records import record
from ingest.layout import Split, Stretch
from ingest.layouts._likelihood import likelihood
from ingest.layouts._minutes import split_minutes
from ingest.minutes.item_heading import NUMBER
from ingest.minutes.unnumbered_items import find_unnumbered

LESS_SURE = 0.8  # a bold line may be a heading of anything; numbers or references say more


@record
class HeadedMinutes:
    """The family of minutes with headings that bear no number of their own."""

    name: str = "minutes_headed"

    def bid(self, stretch: Stretch) -> float:
        """Return how likely these are minutes, less where nothing but bold type marks their headings."""
        score = likelihood(stretch)
        if score <= 0.3:
            return score * LESS_SURE
        headings = find_unnumbered(stretch.lines)
        referenced = sum(1 for heading in headings if heading.agenda_ref and not NUMBER.match(heading.title))
        return score if referenced > 2 and referenced > len(headings) / 2 else score * LESS_SURE

    def split(self, stretch: Stretch) -> Split:
        """Return the minutes as one part; without items where no heading is found."""
        return split_minutes(stretch, find_unnumbered(stretch.lines))


LAYOUT = HeadedMinutes()
