"""The English that the taggers share: spaCy's blank pipeline with sentences, entities by rule and our own component.

Made once, when the first text is read; nothing is downloaded. Whole parts are read at a time, and the last is kept, so
that each tagger of a part gets the same documents.
"""

from functools import cache, lru_cache

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc

from ingest.names import FORENAMES
from ingest.organisations import known_patterns, mark_organisations

Language.component("organisation_grammar", func=mark_organisations)


@cache
def load_pipeline() -> Language:
    """Return the pipeline: tokens, sentences, known bodies and forenames with surnames, then names by their grammar."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)  # noqa: S101
    person: list[dict[str, object]] = [{"ORTH": {"IN": sorted(FORENAMES)}}, {"IS_TITLE": True}]
    ruler.add_patterns([*known_patterns(), {"label": "PERSON", "pattern": person}])
    nlp.add_pipe("organisation_grammar")
    return nlp


@lru_cache(maxsize=1)
def read_texts(texts: tuple[str, ...]) -> tuple[Doc, ...]:
    """Return the document of each text; characters keep their places."""
    return tuple(load_pipeline().pipe(texts))
