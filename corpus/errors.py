"""What can go wrong, in one tree.

MattersError
├── UnreadablePaperError        the bytes cannot be read as a paper: what, where, what to do
│   ├── EncryptedPaperError     a password is needed
│   ├── DamagedPaperError       truncated, broken, no pages
│   ├── UnsupportedPaperError   not a kind of file we read, whatever its name says
│   └── PaperLimitError         over a limit: size, pages, memory, time
├── NotFoundError               no such paper, meeting, item … (also: not visible to the one who asks)
│   └── TakenDownError          the paper was published here and is taken down: when, why
├── StoreError                  the store cannot be opened, or was made by a newer version
├── HarvestError                an address could not be fetched: which, why
│   ├── MissingError            there is nothing at the address
│   └── BlockedError            the site turns us away, or is not to be asked: the run stops
├── RefreshingError             something was taken down: what is made from it is told again when it is made anew
├── SearchError                 the index cannot answer: not built yet, time limit
├── AccountError                an account cannot be made, changed or signed in to as asked
└── SettingsError               a setting has no value, or one that cannot be used
"""

from datetime import date


class MattersError(Exception):
    """Every error of ours. Its text says what is wrong, where, and what to do, in one line."""


class UnreadablePaperError(MattersError):
    """The paper cannot be read.

    ``reason`` is one clause ("is protected by a password"), ``remedy`` one sentence in the imperative
    ("Save a copy without a password and add that."); ``paper`` is the file's name as the user gave it.
    """

    def __init__(self, paper: str, reason: str, remedy: str) -> None:
        self.paper = paper
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{_one_line(paper)}: {reason}. {remedy}")

    def __reduce__(self) -> tuple[type["UnreadablePaperError"], tuple[str, str, str]]:
        return type(self), (self.paper, self.reason, self.remedy)


class EncryptedPaperError(UnreadablePaperError):
    """The paper needs a password to be opened."""


class DamagedPaperError(UnreadablePaperError):
    """The file is truncated or broken, or holds no page."""


class UnsupportedPaperError(UnreadablePaperError):
    """The bytes are of a kind that is not read, whatever the name's ending says."""


class PaperLimitError(UnreadablePaperError):
    """Reading the paper went over a limit on size, pages, memory or time."""


class NotFoundError(MattersError):
    """There is no such record, or the one who asks may not see it: the two are not told apart."""


class TakenDownError(NotFoundError):
    """The paper was taken down. ``reason`` is staff's, for the public; ``day`` is when."""

    def __init__(self, reason: str, day: date) -> None:
        self.reason = reason
        self.day = day
        super().__init__(f"this paper was taken down on {day}: {_one_line(reason)}")

    def __reduce__(self) -> tuple[type["TakenDownError"], tuple[str, date]]:
        return type(self), (self.reason, self.day)


class StoreError(MattersError):
    """The store cannot be opened or used."""


class HarvestError(MattersError):
    """An address could not be fetched. ``reason`` is one clause ("answers 500 Internal Server Error")."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"{_one_line(address)}: {_one_line(reason)}.")

    def __reduce__(self) -> tuple[type["HarvestError"], tuple[str, str]]:
        return type(self), (self.address, self.reason)


class MissingError(HarvestError):
    """There is nothing at the address (404, 410)."""


class BlockedError(HarvestError):
    """The site turns us away (403, robots.txt, "come back later"): nothing more is asked of it in this run."""


class RefreshingError(MattersError):
    """What is asked for was made from a paper of which something was hidden since: it is told when it is made anew."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is being brought up to date after a change. Try again in a minute.")
        self.what = what

    def __reduce__(self) -> tuple[type["RefreshingError"], tuple[str]]:
        return type(self), (self.what,)


class SearchError(MattersError):
    """The index cannot answer."""


class AccountError(MattersError):
    """An account, a password or a try to sign in that will not do."""


class SettingsError(MattersError):
    """A setting is missing or cannot be used."""


def _one_line(name: str) -> str:
    """Return a file's name with line breaks and control characters made visible, so that a message stays one line."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in name)
