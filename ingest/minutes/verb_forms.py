"""The forms of the verbs that decisions use, and which words are verbs at all."""

import re
import tomllib
from importlib.resources import files

_WORDS = tomllib.loads(files("ingest.minutes").joinpath("verbs.toml").read_text(encoding="utf-8"))
VERBS: frozenset[str] = frozenset(_WORDS["verbs"].split())
NOUNS_TOO: frozenset[str] = frozenset(_WORDS["nouns_too"].split())
PARTICIPLES: dict[str, str] = _WORDS["participles"]
STATES = frozenset(
    "concerned interested pleased attached dated detailed limited related unchanged located based involved required n"
    "eeded".split()
)


def base_form(word: str) -> str | None:
    """Return the base form of a verb's form ("noted", "notes", "noting" -> "note"); None for what is no verb's form."""
    plain = word.lower().replace("’", "'").strip("'")
    if plain in VERBS:
        return plain
    if plain in PARTICIPLES:
        return PARTICIPLES[plain]
    for ending in ("ed", "ing", "es", "s"):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            stem = plain[: -len(ending)]
            guesses = (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem, stem[:-1] + "y")
            known = next((guess for guess in guesses if guess in VERBS), None)
            if known:
                return known
    return _guess(plain) if plain.endswith("ed") and len(plain) > 4 and not plain.endswith("eed") else None


def _guess(participle: str) -> str | None:
    """Return the likely base form of an unlisted participle in -ed, by the spelling of its stem."""
    stem = participle[:-2]
    if participle in STATES or participle.startswith("un"):
        return None
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    silent = re.search(
        r"(?:[^aeiou][uo]r|at|iz|is|ev|iv|ov|as|us|c|dg|g|v|u|[aeiou]s|[^aeiou]in|[aeou]k|ib|ys|[bgkptd]l)$", stem
    )
    return stem + "e" if silent and not re.search(r"(?:ng|ck)$", stem) else stem


def plain_verb(word: str) -> str | None:
    """Return the base form of a verb in base, third-person or (capitalised) past form, of the procedural lexicon."""
    plain = word.lower()
    if plain in VERBS:
        return plain
    if plain in PARTICIPLES and not word[:1].isupper():
        return None
    base = base_form(word)
    known = base in VERBS if base else False
    if known and (plain.endswith("s") or (plain.endswith("ed") and word[:1].isupper())):
        return base
    return None


def read_participle(word: str) -> str | None:
    plain = word.lower()
    if plain in STATES:
        return None
    if plain in PARTICIPLES:
        return PARTICIPLES[plain]
    return base_form(plain) if plain.endswith("ed") else None


def is_adverb(word: str) -> bool:
    return word.lower().endswith("ly") and word.lower() not in {"reply", "apply", "supply", "comply", "only", "july"}
