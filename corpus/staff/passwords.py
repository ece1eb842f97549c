"""Will a password do? Length is what counts; what many people choose, and one's own name, is refused.

Source of the rule: NIST SP 800-63B, 5.1.1.2 (length and a list of common ones, no rules about kinds of characters).
"""

from functools import cache
from importlib.resources import files

from corpus.errors import AccountError

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 256


def check_password(password: str, name: str) -> None:
    """Raise AccountError where a password is too short, too long, common, one thing again and again, or the name."""
    if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        raise AccountError(f"a password has {LEAST_CHARACTERS} to {MOST_CHARACTERS} characters. Choose a longer one.")
    plain = "".join(character for character in password.casefold() if character.isalnum())
    stripped = plain.strip("0123456789")
    if plain in common_passwords() or stripped in common_passwords() or len(set(plain)) < 5 or _repeats(plain):
        raise AccountError("that password is among those tried first. Choose several words that do not go together.")
    if name.casefold() in plain and len(plain) - len(name) < LEAST_CHARACTERS - 4:
        raise AccountError("that password is little more than the account's name. Choose another.")


@cache
def common_passwords() -> frozenset[str]:
    """Return what is chosen most often, in lower case without signs."""
    return frozenset(files("corpus.staff").joinpath("common_passwords.txt").read_text(encoding="utf-8").split())


def _repeats(plain: str) -> bool:
    """Return whether a password is a word said several times, its end perhaps cut off, or a run of the keyboard."""
    runs = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "9876543210987654321")
    if any(plain in run for run in runs):
        return True
    for length in range(1, len(plain) // 2 + 1):
        word = plain[:length]
        if (word * (len(plain) // length + 1))[: len(plain)] == plain and (word in common_passwords() or length < 6):
            return True
    return False
