"""Does reading take longer than in proportion to a paper's length? ``python tests/benchmarks/growth.py [PHRASE …]``.

A rule that looks at everything once for each thing it finds is slow where a paper says one thing ten thousand times,
and a pattern that tries every way to divide a row of words never ends. So each phrase is read as one paragraph of
minutes, so many times and four times as many. Prints the seconds of processor time and the power of the length that
they grow with: 1 is in proportion, 2 the square. Ends with status 1 where a phrase grows by more than `MOST`.
"""

import argparse
import math
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
# ruff: noqa: E402 - its neighbour `ingest.py` must not stand in the way of the package

from ingest.pipeline import parse_paper

MOST = 1.5
SHORTEST_SECONDS = 0.3  # less is noise: the power is not asked
LONGEST_SECONDS = 60
HEAD = (
    "Harrowden Vale Partnership\n\nMinutes of the meeting held on 3 March 2021\n\n"
    "Present: Cllr A Hale (Chair), Ann Pike\n\n1. Apologies\n\nApologies were received.\n\n2. Report\n\n"
)
PHRASES = (
    "word ", "Word ", "WORD ", "Ann Hale, ", "Mr A Hale and ", "Cllr A. B. Hale (Chair), ", "(", "(Ann Hale ",
    "(a) ", "1 ", "1", "1,", "£1 ", "1st, ", "1, 2 and ", "3 May, ", "May ", "a-", "A", "A-", ". ", ".",
    "RESOLVED that ", "agreed to ", " ", "Chair of the ", "Ann Hale was elected ", "Head of Ann Hale, ",
    "ACTION: Ann Hale to ", "Council of ", "Safety and ", "'", "proposed by Cllr A Hale and seconded by ",
    "A. ", "A B ", "Ann Hale - Head of Service ", "Ann Hale: ", "12 votes for and 3 against ", "– ",
    "the following members were appointed: ", "http://a.", "2011/12-", "one hundred and ",
    "subject to the approval of ", "McHale-Pike ", "12/03/21 ", "Q1 2021/22, ", "Action by: ",
    "that the minutes be approved; ", "Resolved ", "Minute 12/", "(i) that ",
)  # fmt: skip


class TookTooLong(Exception):  # noqa: N818 - an event
    """A reading went on for `LONGEST_SECONDS`."""


def stop(number: int, frame: FrameType | None) -> None:
    """End what is being read."""
    raise TookTooLong


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that ``work`` takes; infinity where it is not done in `LONGEST_SECONDS`."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_SECONDS)
    try:
        work()
    except TookTooLong:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def power(phrase: str, times: int) -> tuple[float, float]:
    """Return the power of the length with which the reading of ``phrase`` grows, and the seconds of the longer one."""
    short, long = (
        seconds(lambda n=n: parse_paper((HEAD + phrase * n + "end.\n").encode(), "growth.txt"))  # type: ignore[misc]
        for n in (times, 4 * times)
    )
    return (0.0 if long < SHORTEST_SECONDS else math.log(long / short, 4)), long


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("phrases", nargs="*", default=PHRASES)
    asked.add_argument("--times", type=int, default=1500)
    options = asked.parse_args()
    signal.signal(signal.SIGVTALRM, stop)
    parse_paper((HEAD + "A word.\n").encode(), "growth.txt")
    steep = []
    for phrase in options.phrases:
        found, long = power(phrase, options.times)
        steep += [phrase] if found > MOST else []
        print(f"{phrase!r:50} {long:7.2f} s   power {found:.2f}{'   <' if found > MOST else ''}", flush=True)
    print(f"{len(steep)} of {len(options.phrases)} phrases grow by more than the power {MOST}")
    sys.exit(bool(steep))


if __name__ == "__main__":
    main()
