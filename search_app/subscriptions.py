"""Who is told by e-mail of what a search newly finds? Kept beside the records: people typed it in, no rebuild loses it.

Nothing is kept of an address before its owner has confirmed it: until then all stands in the signed link that was sent,
and for a day a keyed mark of the address, so that nobody can have it flooded with letters.
Of what was told, only marks are kept, made from an entry's words: the same words read again are not told again.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
)

from corpus import schema
from corpus.records import record
from index.entries import IndexEntry

CONFIRM_SECONDS = 3 * 86_400
LETTERS_A_DAY = 3  # to one address that has not confirmed
LETTERS_AN_HOUR = 100  # to all of them together
_AT_ONCE = 500  # marks written in one statement

metadata = MetaData()
_subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", String(254), nullable=False),
    Column("search", String(2000), nullable=False),  # the address's query
    Column("confirmed_at", DateTime(timezone=True), nullable=False),
)
_told = Table(
    "subscription_told",
    metadata,
    Column("subscription", Integer, ForeignKey("subscriptions.id"), primary_key=True),
    Column("mark", String(32), primary_key=True),
)
_asked = Table(
    "subscription_asked",
    metadata,
    Column("mark", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)


@record
class Subscription:
    """A search that somebody is told of; ``search`` is the query of its address."""

    id: int
    email: str
    search: str


class Subscriptions:
    """All subscriptions of a store. ``key`` signs the links in letters."""

    def __init__(self, engine: Engine, key: str) -> None:
        self._engine = engine
        self._key = key.encode()
        self._confirming = URLSafeTimedSerializer(key, salt="subscription-confirm")
        self._stopping = URLSafeSerializer(key, salt="subscription-stop")
        metadata.create_all(engine)

    def all(self) -> tuple[Subscription, ...]:
        """Return the subscriptions, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_subscriptions).order_by(_subscriptions.c.id)).all()
        return tuple(Subscription(id=row.id, email=row.email, search=row.search) for row in rows)

    def may_ask(self, email: str, now: datetime) -> bool:
        """Return whether a letter may be sent to see if ``email`` wants others, and count it if so."""
        mark = hmac.new(self._key, email.casefold().encode(), "sha256").hexdigest()
        with schema.writing(self._engine, "the subscriptions") as connection:
            connection.execute(delete(_asked).where(_asked.c.at < now - timedelta(days=1)))
            counted = select(func.count()).select_from(_asked)
            to_one = connection.scalar(counted.where(_asked.c.mark == mark)) or 0
            to_all = connection.scalar(counted.where(_asked.c.at > now - timedelta(hours=1))) or 0
            if to_one >= LETTERS_A_DAY or to_all >= LETTERS_AN_HOUR:
                return False
            connection.execute(insert(_asked).values(mark=mark, at=now))
        return True

    def token_to_confirm(self, email: str, search: str) -> str:
        """Return what proves that whoever has it reads the letters of ``email``."""
        return str(self._confirming.dumps([email, search]))

    def read_confirmed(self, token: str) -> tuple[str, str] | None:
        """Return the e-mail address and the search of a token; None where it is not ours or too old."""
        try:
            email, search = self._confirming.loads(token, max_age=CONFIRM_SECONDS)
        except BadSignature:
            return None
        return str(email), str(search)

    def confirm(self, email: str, search: str, known: Iterable[IndexEntry]) -> Subscription:
        """Begin to tell ``email`` of what ``search`` newly finds: ``known`` is what it finds already. Twice is once."""
        for held in self.all():
            if (held.email, held.search) == (email, search):
                return held
        with schema.writing(self._engine, "the subscriptions") as connection:
            row = {"email": email, "search": search, "confirmed_at": datetime.now(UTC)}
            made = connection.scalar(insert(_subscriptions).values(row).returning(_subscriptions.c.id))
        subscription = Subscription(id=int(made or 0), email=email, search=search)
        self.note_told(subscription, known)
        return subscription

    def token_to_stop(self, subscription: Subscription) -> str:
        """Return what ends a subscription."""
        return str(self._stopping.dumps(subscription.id))

    def stop(self, token: str) -> bool:
        """End the subscription of a token and forget its address; return whether the token is ours."""
        try:
            number = int(self._stopping.loads(token))
        except (BadSignature, ValueError, TypeError):
            return False
        with schema.writing(self._engine, "the subscriptions") as connection:
            connection.execute(delete(_told).where(_told.c.subscription == number))
            connection.execute(delete(_subscriptions).where(_subscriptions.c.id == number))
        return True

    def untold(self, subscription: Subscription, entries: Iterable[IndexEntry]) -> tuple[IndexEntry, ...]:
        """Return the entries that a subscriber was not told of, each wording once."""
        with self._engine.connect() as connection:
            marks = select(_told.c.mark).where(_told.c.subscription == subscription.id)
            told = set(connection.scalars(marks))
        fresh = {mark_of(entry): entry for entry in entries if mark_of(entry) not in told}
        return tuple(fresh.values())

    def note_told(self, subscription: Subscription, entries: Iterable[IndexEntry]) -> None:
        """Note that a subscriber knows of these entries."""
        marks = [mark_of(entry) for entry in self.untold(subscription, entries)]
        with schema.writing(self._engine, "the subscriptions") as connection:
            for some in _by(_AT_ONCE, marks):
                connection.execute(insert(_told), [{"subscription": subscription.id, "mark": mark} for mark in some])


def mark_of(entry: IndexEntry) -> str:
    """Return what stands for an entry's words, whichever version of a paper they are read from."""
    words = (entry.kind, entry.body or "", str(entry.date), entry.title, " ".join(entry.text.split()))
    return hashlib.sha256("\x1f".join(words).encode(errors="surrogatepass")).hexdigest()[:32]


def _by(size: int, marks: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(marks), size):
        yield marks[at : at + size]
