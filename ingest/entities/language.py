"""The English that taggers share: spaCy's blank pipeline with known bodies by rule and our own component.

Made once, when the first text is read; nothing is downloaded. A part is read at a time. No sentencizer: a name does not
reach over a full stop anyway, and it would take a fifth of the time. Words are cut by spaCy's tokenizer where its own
English rules cut them, but for units of measure, by patterns of Latin letters only: its own look through all scripts'
at every word, and it asks ten things of each that nobody here wants to know.
"""

import re
import sys
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from spacy.attrs import IS_ALPHA, IS_DIGIT  # type: ignore[import-not-found]  # it comes without types
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

from ingest.entities.organisation_names import known_patterns, mark_organisations

_LOWER, _UPPER = "a-zà-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_LETTER = _UPPER + _LOWER
_QUOTES = "'\"“”„‘’‚´`«»‹›"
_MARKS = rf"…,:;!?¿¡(){{}}\[\]<>_#*&{_QUOTES}·\u00a6\u00a9\u00ae\u00b0\u2190-\u2bff\uf000-\uf0ff"  # with icons
_CURRENCY = r"(?:US\$|[$£€¥])"
_PREFIX = re.compile(rf"^(?:''|``|\.\.+|[§%=—–]|\+(?![0-9])|[{_MARKS}]|{_CURRENCY})")
_SUFFIX = re.compile(
    rf"(?:''|``|\.\.+|[{_MARKS}]|['’][sS]|[—–]|(?<=[0-9])(?:\+|%|{_CURRENCY})"
    rf"|(?<=[0-9{_LOWER}%²\-+{_MARKS}])\.|(?<=[{_UPPER}][{_UPPER}])\.)$"
)
_INFIX = re.compile(
    rf"\.\.+|…|(?<=[0-9])[+\-*^](?=[0-9-])|(?<=[{_LOWER}{_QUOTES}])\.(?=[{_UPPER}{_QUOTES}])"
    rf"|(?<=[{_LETTER}]),(?=[{_LETTER}])|(?<=[{_LETTER}0-9])(?:--+|[-–—~]|[:<>=/])(?=[{_LETTER}])"
)

_LONGEST = re.compile(r"(?<!\S)\S{1000,}")  # no word: the tokenizer takes the square of its length

Language.component("organisation_grammar", func=mark_organisations)


@cache
def load_pipeline() -> Language:
    """Return the pipeline: tokens, bodies known by name, then names by their grammar."""
    nlp = English(create_tokenizer=_make_tokenizer, max_length=sys.maxsize)  # rules only: the reader's limits hold
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)  # noqa: S101
    ruler.add_patterns(known_patterns())
    nlp.add_pipe("organisation_grammar")
    return nlp


def _make_tokenizer(nlp: Language) -> Tokenizer:
    """Return what cuts words: made whole, as every pattern that is changed later has English's exceptions read anew."""
    english: Any = nlp.Defaults
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {name: vocab.lex_attr_getters[name] for name in (IS_ALPHA, IS_DIGIT)}
    return Tokenizer(
        nlp.vocab,
        rules=english.tokenizer_exceptions,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        token_match=english.token_match,
        url_match=lambda word: english.url_match(word) if "." in word[1:-1] else None,
    )


def read_texts(texts: Sequence[str], people: Sequence[str] = (), bodies: Collection[str] = ()) -> tuple[Doc, ...]:
    """Return the document of each text; characters keep their places. No name of a body reaches over ``people``;
    ``bodies`` are names of bodies wherever they stand outside brackets."""
    apart, known = _any_of(people, r"\w"), _any_of(bodies, r"[\w()\[\]]")
    nlp = load_pipeline()
    docs = []
    for text in texts:
        doc = nlp.make_doc(_LONGEST.sub(lambda word: "x" * len(word[0]), text))
        spans = (doc.char_span(*found.span()) for found in (apart.finditer(text) if apart else ()))
        doc.user_data["people"] = frozenset(token.i for span in spans if span for token in span)
        doc.user_data["bodies"] = [found.span() for found in known.finditer(text)] if known else []
        doc.user_data["text"] = text  # as spaCy puts `doc.text` together anew each time it is asked
        docs.append(nlp(doc))
    return tuple(docs)


def _any_of(names: Collection[str], joins: str) -> re.Pattern[str] | None:
    """Return what finds each of ``names``, the longest first, where no character of ``joins`` touches it."""
    named = "|".join(r"\s".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!{joins})(?:{named})(?!{joins})") if named else None
