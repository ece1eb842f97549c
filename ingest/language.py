"""The English that taggers share: spaCy's blank pipeline with known bodies by rule and our own component.

Made once, when the first text is read; nothing is downloaded. A part is read at a time. No sentencizer: a name does not
reach over a full stop anyway, and it would take a fifth of the time.
"""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc

from ingest.organisations import known_patterns, mark_organisations

Language.component("organisation_grammar", func=mark_organisations)


@cache
def load_pipeline() -> Language:
    """Return the pipeline: tokens, bodies known by name, then names by their grammar."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)  # noqa: S101
    ruler.add_patterns(known_patterns())
    nlp.add_pipe("organisation_grammar")
    return nlp


def read_texts(texts: Sequence[str]) -> tuple[Doc, ...]:
    """Return the document of each text; characters keep their places."""
    nlp = load_pipeline()
    docs = []
    for text in texts:
        doc = nlp.make_doc(text)
        doc.user_data["text"] = text  # as spaCy puts `doc.text` together anew each time it is asked
        docs.append(nlp(doc))
    return tuple(docs)
