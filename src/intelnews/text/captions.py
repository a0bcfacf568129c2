"""Captions, and the seams where they were glued to the text beside them."""

from __future__ import annotations

import re

__all__ = [
    "find_caption_seam",
    "find_label_seam",
    "has_capitals_lead",
    "is_credit",
    "is_picture_credit",
    "is_same_caption",
]

_LONGEST = 220  # characters; a caption is one phrase, seldom more than two lines of print
_CAPITAL_WORD = r"[“‘\"'(]?[^\W\d_a-z][^\W_a-z]*(?:[’'.&/-][^\W_a-z]+)*(?!\w)[’'\")”,:]*"
_CAPITALS = re.compile(rf"{_CAPITAL_WORD}(?:[ \u00a0](?:{_CAPITAL_WORD}|\d[\d.,-]*(?!\w))){{1,20}}")
# Behind a small letter or a figure, or behind the end of a phrase.
_SEAM = re.compile(r"(?:(?<=[^\W_A-Z])|(?<=[)”’.!?\]]))(?=[A-ZÀ-ÖØ-Þ“‘])")
_LEAD_LETTERS = (
    10  # "US AND EU" and "UN HIGH" begin sentences in any style; the leads seen have 17 and more
)
_GLUED_LETTERS = 8  # glued to a caption, fewer will do: "DHL AviationTHE NAVY HAS"
# Words that open an English sentence and end no name, so that "ReviewSince 2008, when" is two
# sentences and "LinkedIn said" is not.
_OPENERS = re.compile(
    r"(?:The|An|Since|When|While|After|Before|Although|Though|Despite|During|Following|According|"
    r"This|That|These|Those|There|Their|They|It|His|Her|He|She|We|Our|Last|Earlier|Until|Once|As|"
    r"Many|Most|Some|Several|Two|Three|Four|Five|Thousands|Hundreds|Dozens|For|From|With|Under|Amid|"
    r"Over|Nearly|Almost|About|Few|What|Who|Why|How|If|By|At|On|In|To|One)\b(?=[ ,’])"
)
_SHORT_OPENERS = frozenset({"As", "By", "At", "On", "In", "To", "If", "It", "He", "We", "An"})
_SURE_OPENERS = frozenset({"The", "Since", "When", "While", "After", "According", "This", "These"})
_AFTER_SHORT = re.compile(
    r"\S+,? (?:[A-Z\d]|the\b|a\b|an\b|his\b|her\b|their\b|its\b|is\b|was\b|has\b)"
)
_CREDIT = re.compile(
    r"""\(? (?: photo(?:graph)?s? | image | picture | pic | credit | photo\ credit | image\ credit
      | file\ photo | courtesy | source | screenshot | illustration | graphic | cartoon | foto
      | bild | crédito | crédit ) (?: \s?[:/©] | \s(?:by|courtesy|credit|via|from|of)\b )
      | ©""",
    re.VERBOSE | re.IGNORECASE,
)


_PICTURE = re.compile(
    r"\(?(?:(?:file )?photo(?:graph)?s?|image|picture|caption|foto|bild)(?: credit| by|\s?[:©])",
    re.IGNORECASE,
)


def has_capitals_lead(text: str, /) -> bool:
    """Tell whether a paragraph opens in the style of capitals: "OFFICIALS IN FREEDONIA HAVE said".

    It takes two words, ten letters, and small letters soon behind them.

    >>> has_capitals_lead("OFFICIALS IN FREEDONIA HAVE said"), has_capitals_lead("UN and EU agree")
    (True, False)
    """
    return _capitals_length(text, 0) >= _LEAD_LETTERS


def _capitals_length(text: str, pos: int) -> int:
    """Return how long the run of capitals at a place is if small letters follow it, else 0."""
    match = _CAPITALS.match(text, pos, pos + 250)
    if match is None or match[0] != match[0].upper():
        return 0
    behind = text[match.end() : match.end() + 60]
    return len(match[0]) if any(map(str.islower, behind)) else 0


def find_caption_seam(text: str, /) -> int | None:
    """Return where the text begins behind a caption that was glued to the front of a paragraph.

    Two things give a caption away: the capitals of a lead ("Port AnselTHE NAVY HAS said"), or a
    word that only opens sentences ("Harbour reviewSince 2008, when").

    >>> find_caption_seam("Port AnselTHE FREEDONIAN NAVY HAS said")
    10
    >>> find_caption_seam("LinkedIn said") is None
    True
    """
    for match in _SEAM.finditer(text, 1, _LONGEST):
        at = match.start()
        if _capitals_length(text, at) >= _GLUED_LETTERS:
            return at if _reads_as_caption(text[:at]) else None
        opener = _OPENERS.match(text, at)
        if opener is None or text[at - 1] in ".!?":
            continue
        if opener[0] in _SHORT_OPENERS and _AFTER_SHORT.match(text, at) is None:
            continue
        if (" " in text[:at] or opener[0] in _SURE_OPENERS) and _reads_as_caption(text[:at]):
            return at
    return None


def _reads_as_caption(words: str) -> bool:
    """A caption is one phrase: it has no second sentence and begins with a capital or a figure."""
    first = words.lstrip("“‘\"'([")[:1]
    return (first.isupper() or first.isdigit()) and re.search(r"[^\W\d_]{3}[.!?] ", words) is None


_LABEL = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{3}[.!?])|(?<=[^\W\d_A-Z]{3}[.!?][”\"’)]))"
    r"[A-Z\d][\w’'-]*(?: (?:[A-Z\d][\w’'-]*|of|the|in|and|at|on)){1,7}$"
)


def find_label_seam(text: str, /) -> int | None:
    """Return where the label of an image begins that was glued to the end of a paragraph.

    It is a phrase of two to eight words in title case, without a full stop, behind a sentence.

    >>> find_label_seam("The port of Ansel is open again.Port Gate 2")
    32
    >>> find_label_seam("The port of Ansel is open again.") is None
    True
    """
    base = max(0, len(text) - 80)
    match = _LABEL.search(text[base:])
    return None if match is None or base + match.start() < 20 else base + match.start()


def is_credit(text: str, /) -> bool:
    """Tell whether a line names the maker of a picture.

    >>> is_credit("Photo: Harbour Watch"), is_credit("Photographers protest")
    (True, False)
    """
    return len(text) <= _LONGEST and _CREDIT.match(text) is not None


def is_picture_credit(text: str, /) -> bool:
    """Tell whether a sentence is a caption that begins by saying what it is.

    >>> is_picture_credit("Photo: A diver at the quay."), is_picture_credit("Source: the navy.")
    (True, False)
    """
    return len(text) <= _LONGEST and _PICTURE.match(text) is not None


def is_same_caption(one: str, other: str, /) -> bool:
    """Tell whether two lines are one caption: once for the eye and once for those who cannot see.

    >>> is_same_caption("1 year of Harbour Watch", "1 Year of Harbour Watch")
    True
    """
    return one.casefold().strip(" .") == other.casefold().strip(" .")
