"""Where does one entry of a list of running text end and the next begin: "Mr B Hale (Chair), Ms C Noor and Jo Pike"?

The text is masked before it is cut: what stands in brackets is "#", so that nothing there parts the entries.
"""

import re
from collections.abc import Iterator

_AREA = r"(?:County|Borough|District|City|Town|Parish)"
_COUNCILLOR = r"(?:Cllr|Councillor)"
_CLERKS_KIND = r"(?:Parish|Town|Deputy|Assistant|Community)"
_OF_A_CALLING = r"(?:Administrator|Officer|Manager|Director|Planner|Engineer|Treasurer)"
_ENDED = r"(?<=[a-z#)])"  # an entry may end here: behind a word, a bracket


def _not_behind(*words: str) -> str:
    """Return the part of an expression that holds where none of ``words`` stands just before."""
    return "".join(rf"(?<!{word})" for word in words)


_BREAKS = (
    r"[,;\n•]",
    r"\band\b(?:\s+from\b)?(?!\s+(?:Engagement|Community|Safety|Health|Rescue|Crime))",  # not "Planning and Engagement"
    rf"\s&\s(?!(?:[A-Z][\w-]*\s+){{1,2}}?[\w-]*{_OF_A_CALLING}\b)",  # not "Clerk & Responsible Finance Officer"
    r"\s\+\s",
    r"(?<=#)\s+(?=[A-Z])",  # "A Hale (Chair) B Noor"
    rf"{_ENDED}\.\s+(?=[A-Z][\w ]{{2,30}}:\s|Also\b|(?:\d+|[A-Z][a-z]+)\s+(?:members|residents|electors)\b)",
    rf"{_ENDED}\s+(?={_AREA}\s+{_COUNCILLOR}\b|\d+\s+(?:members|residents)\b)",  # "A Hale District Cllr B Noor"
    _ENDED  # "Ada Hale Cllr B Noor", but not "Ward Cllr B Noor"
    + _not_behind("Cllr", "Councillor", "County", "Borough", "District", "Parish", "Town", "City", "Ward")
    + _not_behind("Chair", "man", "person", "Mayor", "Leader", "President", "Convener", "Convenor")
    + rf"\s+(?={_COUNCILLOR}\.?\s+[A-Z])",
    r"\s+(?=[A-Z]{2,6}\s[–—-]\s[A-Z])",  # "A Hale NFU – B Noor"
    _not_behind("Parish", "Town", "Deputy", "Assistant", "Community", "Vice")  # "… B Noor Parish Clerk: C Pike"
    + rf"\s+(?=(?:Councillors|Cllrs|Officers|Members(?:\s+of\s+(?:the\s+)?public)?|(?:{_CLERKS_KIND}\s+)*Clerk|"
    + r"(?:Vice[\s-])?Chair(?:man|woman)?)\s*:)",
)
_BREAK = re.compile(rf"\s*(?:{'|'.join(_BREAKS)})\s*")


def cut_pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list that commas part, each with its offset, brackets kept whole."""
    masked = re.sub(r"\([^()]*\)|\[[^\]]*\]", lambda found: "#" * len(found.group()), text)
    at = 0
    for brk in [*_BREAK.finditer(masked), None]:
        end = brk.start() if brk else len(text)
        piece = text[at:end]
        if piece.strip(" ."):
            yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at = brk.end() if brk else end


def first_piece(text: str) -> str:
    """Return the first entry of a list that commas part."""
    return _BREAK.split(text)[0]
