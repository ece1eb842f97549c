"""What a worker and its parent say to each other: frames, each a letter, a length, and so many bytes.

The parent sends a request (`ASKED`, an `Asked` as JSON) and the paper's bytes (`CONTENT`). The worker answers with
frames of `PROGRESS`, and one of the paper (`PAPER`, a parcel) or of why it could not be read (`REFUSAL`).
"""

import struct

from corpus.records import record
from ingest.reader import Limits

HEADER = struct.Struct(">cQ")
STEP = struct.Struct(">II")  # a page, and of how many
ASKED, CONTENT, PROGRESS, PAPER, REFUSAL = b"A", b"C", b"S", b"P", b"R"


@record
class Asked:
    """A request: the paper's name, what it may cost, and the seconds of processor time it may take."""

    name: str
    limits: Limits
    cpu_seconds: int


@record
class Refusal:
    """Why a paper could not be read: the name of the error's class and its clauses."""

    error: str
    reason: str
    remedy: str
