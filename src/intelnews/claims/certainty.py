"""How sure a claim is said to be: hedging words, and the probability that standards give them.

Two documents give numbers to words. Intelligence Community Directive 203, "Analytic Standards"
(Office of the Director of National Intelligence, 2 January 2015, section D.6.e.2.a) has seven
bands. Sherman Kent, "Words of Estimative Probability" (Studies in Intelligence 8/4, fall 1964), has
five, each with synonyms; it is asked for those words that ICD 203 does not list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.model import Band, Certainty
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["certainty_in"]

_ICD_203 = {
    (1, 5): ("almost no chance", "remote"),
    (5, 20): ("very unlikely", "highly improbable"),
    (20, 45): ("unlikely", "improbable", "improbably"),
    (45, 55): ("roughly even chance", "roughly even odds"),
    (55, 80): ("likely", "probable", "probably"),
    (80, 95): ("very likely", "highly probable"),
    (95, 99): ("almost certain", "almost certainly", "nearly certain"),
}
# Kent gives 93 % give or take about 6, 75 ± 12, 50 ± 10, 30 ± 10 and 7 ± 5.
_KENT = {
    (2, 12): ("almost certainly not", "virtually impossible", "almost impossible"),
    (20, 40): ("probably not", "doubtful"),
    (40, 60): ("chances about even", "fifty-fifty", "50-50"),
    (87, 99): ("virtually certain", "virtually certainly", "all but certain", "highly likely"),
}
# Words that leave the odds open. Kent lists "may", "might", "could", "perhaps" and "conceivable"
# as synonyms of "possible", to which he gives no number.
_OPEN = (
    "reportedly", "allegedly", "purportedly", "supposedly", "apparently", "seemingly", "possibly",
    "perhaps", "presumably", "maybe", "conceivably", "may have", "may be", "may", "might",
    "could have", "could be", "could", "it appears that", "it seems that", "an estimated",
    "conceivable", "unconfirmed", "alleged", "suspected", "said to be", "believed to be",
    "thought to be",
)  # fmt: skip
_BE, _HELD = "(?:is|are|was|were)", "(?:believed|thought|said|alleged|reported|suspected)"
_PATTERNS = (rf"{_BE}\s+{_HELD}\s+(?:to|of)", r"(?:appear|seem)(?:s|ed)?\s+to")

_BANDS = {
    term: Band(term=term, low=low, high=high, standard=standard)
    for standard, table in (("Kent 1964", _KENT), ("ICD 203", _ICD_203))
    for (low, high), terms in table.items()
    for term in terms
}
# In lower case only, since May is a month. "Could not" is an inability, "not likely" other odds.
_HEDGE = re.compile(
    r"(?<![\w'’-])(?:"
    + "|".join(
        (
            *_PATTERNS,
            *(
                re.escape(term).replace(r"\ ", r"\s+")
                for term in sorted((*_BANDS, *_OPEN), key=len, reverse=True)
            ),
        )
    )
    + r")(?![\w-]|\s+not\b)"
)
# Only the beginning of a content hedges the whole of it: its first clause is about this long.
_REACH = 200


def certainty_in(text: str, spans: Iterable[Span], /) -> Certainty | None:
    """Return the first hedge that stands in one of the spans, with its band if a standard has one.

    >>> text = "She said the attack was very likely an accident."
    >>> found = certainty_in(text, [Span(9, len(text))])
    >>> found.text, str(found.band)
    ('very likely', 'very likely = 80–95 % (ICD 203)')
    """
    for span in spans:
        match = _HEDGE.search(text, span.start, min(span.end, span.start + _REACH))
        if match is not None:
            band = _BANDS.get(" ".join(match.group().split()))
            return Certainty(text=match.group(), span=Span(*match.span()), band=band)
    return None
