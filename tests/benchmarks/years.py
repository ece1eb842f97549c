"""What do the years cost? A full rebuild, an update after one new meeting, memory; at three sizes, with the exponent.

In seconds of the processor. Sizes grow by more bodies and by longer years of ten bodies.

python tests/benchmarks/years.py            2,000 meetings of 60 bodies, about 40,000 items, and two smaller stores
python tests/benchmarks/years.py --meetings 400
"""

import argparse
import hashlib
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import log
from pathlib import Path
from statistics import linear_regression, median

from corpus.records import (
    Action,
    Attendance,
    EntityType,
    Event,
    Item,
    Kind,
    Mention,
    Money,
    Office,
    Paper,
    Part,
    Resolution,
    Source,
    Status,
    record,
)
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived import Years

TODAY = date(2026, 11, 22)
ITEMS = 20
UPDATES = 3
_FIRST = "Ash Brad Cal Dun El Far Gran Hol Ing Kel Lang Mor Nor Os Pen Ral Sel Tar Ul Ver Wal Yar".split()
_LAST = "bury by combe dale den field ford ham hurst ley low mere port ton well wick wood worth".split()
SURNAMES = [a + b for a in _FIRST for b in _LAST]
FORENAMES = "Ada Ben Cara Dev Eve Finn Gita Hugh Iris Jon Kath Liam".split()
_OF = "safety grant review plan patrols charter".split()
SUBJECTS = [f"{a} {b}" for a in "Road Rural Night Youth River Market School Housing".split() for b in _OF]
WORDS = (
    "lamp street warden survey river bridge parish budget camera leaflet ranger training footpath shelter bench"
).split()


def name_of(body: int) -> str:
    """Return the name of a body."""
    turn, at = divmod(body, len(SURNAMES))
    return f"{SURNAMES[at]} Area {'Joint ' * turn}Partnership"


def minutes(body: int, turn: int, day: date) -> Paper:
    """Return the minutes of one meeting of a body."""
    chance = random.Random(f"{body}/{turn}")  # noqa: S311 - the same papers each time
    name = name_of(body)
    people = [f"{FORENAMES[(body + n) % 12]} {SURNAMES[(body * 13 + n * 7) % len(SURNAMES)]}" for n in range(12)]
    number = turn * ITEMS
    items = tuple(item(chance, people, number + n, n) for n in range(1, ITEMS + 1))
    items = tuple(replace(one, title=f"{SURNAMES[-body]} {one.title}") for one in items)
    beside = f"\nThe {name_of(body ^ 1)} recommended it to the Partnership."
    items = tuple(replace(one, text=one.text + beside) if n % 4 == 0 else one for n, one in enumerate(items))
    sha256 = hashlib.sha256(f"{body}/{turn}".encode()).hexdigest()
    part = Part(
        id="p1",
        kind=Kind.MINUTES,
        title="Minutes",
        body=name,
        date=day,
        first_page=1,
        last_page=ITEMS // 5,
        items=items,
        attendance=tuple(Attendance(name=one, status=Status.PRESENT, source=Source(page=1)) for one in people[:10]),
        offices=(
            Office(
                person=people[turn // 9 % 4],
                office="Chair",
                body=name,
                event=Event.ELECTED if turn % 9 == 0 else Event.HOLDS,
                date=day,
                source=Source(page=1),
                text="in the list",
            ),
        ),
    )
    mentions = tuple(
        Mention(
            type=EntityType.AMOUNT,
            text="£500",
            value=Money(amount=Decimal(500)),
            part="p1",
            page=1 + n // 5,
            start=n,
            end=n + 4,
        )
        for n in range(ITEMS)
    )
    return Paper(
        file=f"{body}-{day}.pdf",
        sha256=sha256,
        media_type="application/pdf",
        page_count=ITEMS // 5,
        kind=Kind.MINUTES,
        parts=(part,),
        mentions=mentions,
    )


def item(chance: random.Random, people: list[str], number: int, nth: int) -> Item:
    """Return one minute: half of them under headings that come back, a third with an action."""
    title = SUBJECTS[nth % len(SUBJECTS)] if nth % 2 else f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}"
    source = Source(page=1 + (nth - 1) // 5, start=nth, end=nth + 20)
    text = "\n".join(
        f"{chance.choice(people)} reported on the {' '.join(chance.choices(WORDS, k=25))}." for _ in range(3)
    )
    actions = (
        Action(
            text=f"{people[nth % 12]} to bring the {' '.join(chance.choices(WORDS, k=5))} to the next meeting",
            owner=people[nth % 12],
            source=source,
        ),
    )
    return Item(
        number=str(number),
        title=title,
        first_page=source.page,
        last_page=source.page,
        text=text,
        resolutions=(Resolution(text="RESOLVED that the report be noted.", verbs=("note",), source=source),),
        actions=actions if nth % 3 == 0 else (),
        source=source,
    )


def papers(meetings: int, bodies: int) -> Iterator[Paper]:
    """Yield the minutes of ``meetings`` meetings, the bodies meeting in turn, three times a year."""
    for n in range(meetings):
        body, turn = n % bodies, n // bodies
        yield minutes(body, turn, date(2012, 1, 9) + timedelta(days=120 * turn + body))


@record
class Cost:
    """What a rebuild and an update after one new meeting cost, in seconds of the processor."""

    meetings: int
    full: float
    update: float


def measure(meetings: int, bodies: int, folder: Path) -> Cost:
    """Return what the years of an invented store cost: of the processor's time, which other work does not lengthen."""
    address = f"sqlite:///{folder}/{meetings}-{bodies}.db"
    store = Store(address)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for paper in papers(meetings, bodies):
        store.save_paper(paper, now=now)
    years = Years(store, Audience.PUBLIC)
    started = time.process_time()
    years.rebuild(today=TODAY)
    full = time.process_time() - started
    updates = []
    for more in range(1, UPDATES + 1):
        store.save_paper(minutes(more % bodies, meetings // bodies + more, date(2026, 9, more)), now=now)
        years = Years(Store(address), Audience.PUBLIC)
        started = time.process_time()
        years.catch_up(today=TODAY)
        updates.append(time.process_time() - started)
    return Cost(meetings=meetings, full=full, update=median(updates))


def exponent(costs: Sequence[Cost]) -> float:
    """Return the power of the papers with which the cost of a rebuild grows, by least squares."""
    return linear_regression([log(each.meetings) for each in costs], [log(each.full) for each in costs]).slope


def main() -> None:
    """Print the figures, for more bodies and for longer years."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=2000)
    most = parser.parse_args().meetings
    sizes = [most // 8, most // 4, most]
    with tempfile.TemporaryDirectory() as folder:
        for heading, series in (
            ("more bodies", [(size, max(1, size * 60 // 2000)) for size in sizes]),
            ("longer years", [(size // 6, 10) for size in sizes]),
        ):
            costs = []
            for meetings, bodies in series:
                cost = measure(meetings, bodies, Path(folder))
                costs.append(cost)
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(
                    f"{meetings:5} meetings, {bodies:2} bodies, {meetings * ITEMS:6} items: full {cost.full:6.2f} s, "
                    f"one meeting more {cost.update:6.3f} s ({cost.full / cost.update:.0f} times faster), "
                    f"{memory:.0f} MB at most",
                    flush=True,
                )
            print(f"{heading}: cost grows with papers to the power of {exponent(costs):.2f}", flush=True)


if __name__ == "__main__":
    main()
