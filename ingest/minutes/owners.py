"""Who is bound by an order or an offer? Read backwards from the words that bind: no text makes it try for long."""

import re
from collections.abc import Sequence

from ingest.minutes.posts import OFFICE_WORD

MOST_TOKENS = 12
_TITLED = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councill?ors?|Supt|DI|DCI|PCSO|PC|Sgt|Insp|Prof|Rev|Sir|County|District)\b"
)
_SMALL_POST = re.compile(r"(?<![\w’'-])(?P<post>the\s+(?:clerk|secretary|treasurer|chair(?:man|woman|person)?))\s*$")
_TOKEN = re.compile(r"[\w’'.-]+|[,&/]")
_LINKS = frozenset(("and", "&", ",", "/"))
_SMALL = frozenset(("of", "for"))
_PASSED_OVER = frozenset("also again now then kindly very has have had is are".split())
_LEADS = frozenset(
    "Also After In At On When If As It This That There Because Before Following And But So Then Perhaps Again F"
    "irstly".split()
)
_NOT_OWNERS = re.compile(
    r"^(?:We|They|He|She|A|An|No|New|Councillors|Members|Residents|People|Bibs|Due|Minutes|Councillor|Anyone|"
    r"Everyone|None|All|What|Which|Who|Another|Any|These|Those|Dates?|Results?|MCC|Item|Items)$|\b(?:Hall|"
    r"Trees|Festival|Meeting|Project|Works?|Road|Fete|Agenda|Plan|Report|Street|Lane|Reference|Strategy|Policy|"
    r"Scheme|Guidance|Framework|Budget|Amendment|Motion|Act|Bill|System|Application|Survey|Playground|Council|"
    r"Programme|Agreement)$"
    r"|^[Tt]he\s+(?:Trust|Board|Committee|Forum|Partnership|Panel|Authority)$"  # the meeting itself
)


def read_owner_before(text: str, at: int) -> tuple[str, int] | None:
    """Return who stands right before ``at``, as printed, and where: "the Clerk", "Cllrs Hale and Noor"; else None."""
    relative = re.search(r",?\s+who\s*$", text[max(0, at - 20) : at])  # "the Clerk, who would then draft a letter"
    at = at - len(relative.group()) if relative else at
    post = _SMALL_POST.search(text, max(0, at - 30), at)
    if post:
        return post.group("post"), post.start("post")
    tokens = list(_TOKEN.finditer(text, max(0, at - 110), at))
    while tokens and tokens[-1].group().lower() in _PASSED_OVER:
        tokens.pop()
    if not tokens or text[tokens[-1].end() : at].strip(" " + "abcdefghijklmnopqrstuvwxyz"):
        return None
    taken = _own_words(_capitals_before(text, tokens))
    return (text[taken[0].start() : taken[-1].end()], taken[0].start()) if taken else None


def _capitals_before(text: str, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words with capitals, and the small words that join them, at the end of ``tokens``."""
    taken: list[re.Match[str]] = []
    for token in reversed(tokens[-MOST_TOKENS:]):
        word = token.group()
        following = taken[-1].group() if taken else ""
        if taken and re.search(r"[.;:!?–—]", text[token.end() : taken[-1].start()]):
            break
        if word[0].isupper() and not (word.endswith(".") and len(word) > 4):
            taken.append(token)
            if word == "The":
                break
        elif taken and word in _LINKS | _SMALL:
            taken.append(token)
        elif taken and word == "the" and following[:1].isupper():
            taken.append(token)
            linked = token.start() > 4 and re.search(r"\b(?:and|&)\s*$", text[: token.start()])
            if not linked:
                break
        else:
            break
    return taken[::-1]


def _own_words(taken: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of the words that name the owner: without "After", an account before a comma, or another body."""
    while taken and (taken[0].group() in _LINKS | _SMALL | _LEADS):
        taken = taken[1:]
    commas = [n for n, token in enumerate(taken) if token.group() == ","]
    if commas and not (_TITLED.match(taken[0].group()) or commas[0] == 1):
        taken = taken[commas[-1] + 1 :]
    titled = next((n for n, token in enumerate(taken) if n > 1 and _TITLED.match(token.group())), 0)
    if titled and taken[titled - 1].group() == "and" and re.fullmatch(r"[A-Z]{2,5}", taken[titled - 2].group()):
        taken = taken[titled:]  # "… to do with NPC and Cllr Hale will …"
    return taken


def find_owner(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner before ``at`` where it can be one: a person, a post, a body; not "Residents" or "The Road"."""
    found = read_owner_before(text, at)
    return found if found and not _NOT_OWNERS.search(found[0]) else None


def find_subject(text: str) -> tuple[str, int] | None:
    """Return the person, titled or by initials, that a sentence begins with: the subject of its later verbs too."""
    found = re.match(
        r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|The)\.?\s+)(?:[A-Z][\w’'-]*\s+){0,2}?[A-Z][\w’'-]+|[A-Z]{2,4}\b(?=\s[a-z])",
        text,
    )
    return (found.group(), 0) if found else None


def find_last_titled(text: str) -> str | None:
    names = re.findall(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|PCSO)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}[A-Z][\w’'-]+", text)
    return names[-1] if names else None


def is_person_or_post(owner: str) -> bool:
    """Return whether an owner is plainly a person or a post, by a title or an office's name."""
    return _TITLED.match(owner) is not None or (OFFICE_WORD.search(owner) is not None and not owner.isupper())


def is_ours(owner: str, present: Sequence[str]) -> bool:
    """Return whether an owner is a person or post: titled, an office, someone listed as there, or initials."""
    if is_person_or_post(owner):
        return True
    first = re.split(r"\s*(?:/|&|,|\band\b)\s*", owner)[0]
    if first.upper() == first or re.fullmatch(r"[A-Z]{1,2}[a-z]?[A-Z]{1,2}", first):
        return 2 <= len(first) <= 4 and (not present or any(_spells(first, name) for name in present))
    known = {part for name in present for part in (name.split()[0], name.split()[-1])}
    return first.split()[-1] in known or (
        len(first.split()) == 2 and not re.search(r"\b(?:The|Council|Police|Water|Forum|Trust|School)\b", first)
    )


def was_there(owner: str, present: Sequence[str]) -> bool:
    """Return whether a titled person is among those listed, where anyone is; pronouns name nobody, others may be."""
    if re.fullmatch(r"She|He|They", owner):
        return False
    titled = re.match(r"(?:Mr|Mrs|Ms|Miss|Dr)\b", owner)
    return not (titled and present) or any(owner.split()[-1] == name.split()[-1] for name in present)


def _spells(initials: str, name: str) -> bool:
    """Return whether initials are those of a name, by its first and last letter: "AHN" of "A Hale Noor"."""
    words = [word for word in re.split(r"[\s.-]+", name) if word]
    return bool(words) and words[0][0] == initials[0] and words[-1][0].upper() in initials[1:].upper()
