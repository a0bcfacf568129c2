"""How sure a claim is said to be: hedging words, and the probability that standards give them.

Two documents give numbers to words. Intelligence Community Directive 203, "Analytic Standards"
(Office of the Director of National Intelligence, 2 January 2015, section D.6.e.2.a), has seven
bands:

====================================  ==========
almost no chance, remote              01–05 %
very unlikely, highly improbable      05–20 %
unlikely, improbable (improbably)     20–45 %
roughly even chance or odds           45–55 %
likely, probable (probably)           55–80 %
very likely, highly probable          80–95 %
almost certain(ly), nearly certain    95–99 %
====================================  ==========

Sherman Kent, "Words of Estimative Probability" (Studies in Intelligence 8/4, fall 1964), has five:
almost certain 93 % give or take about 6, probable 75 ± 12, chances about even 50 ± 10, probably not
30 ± 10, almost certainly not 7 ± 5. He lists synonyms of each, and is asked for the words that
ICD 203 does not list. "May", "might", "could" and "perhaps" are his synonyms of "possible", to
which he gives no number, so they have no band here.

A band's ``term`` is the word of the standard, the ``text`` of a certainty the words as they stand:
"extremely unlikely" is read as "very unlikely", and "not likely" as "unlikely", whose band is what
"likely" leaves.
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
_KENT = {
    (2, 12): (
        "almost certainly not", "virtually impossible", "almost impossible", "slight chance",
        "highly doubtful",
    ),
    (20, 40): ("probably not", "doubtful", "we doubt"),
    (40, 60): ("chances about even", "fifty-fifty", "50-50"),
    (63, 87): ("we believe", "we estimate"),
    (87, 99): (
        "virtually certain", "virtually certainly", "all but certain", "highly likely",
        "overwhelming odds", "odds overwhelming", "chances overwhelming",
    ),
}  # fmt: skip
_BANDS = {
    term: Band(term=term, low=low, high=high, standard=standard)
    for standard, table in (("Kent 1964", _KENT), ("ICD 203", _ICD_203))
    for (low, high), terms in table.items()
    for term in terms
}
# Words as they stand, and the term of a standard that they are read as.
_READ_AS = {
    **{f"{very} unlikely": "very unlikely" for very in ("highly", "extremely", "most", "quite")},
    **{f"{very} likely": "very likely" for very in ("extremely", "overwhelmingly")},
    **{f"{very} improbable": "highly improbable" for very in ("very", "extremely")},
    "very probable": "highly probable", "very probably": "highly probable",
    "nearly certainly": "nearly certain", "not likely": "unlikely", "likely not": "unlikely",
    "not probable": "improbable", "not unlikely": "likely", "not improbable": "probable",
    "fifty fifty": "fifty-fifty", "50/50": "50-50", "even chance": "chances about even",
    "even odds": "chances about even",
}  # fmt: skip

_BE = r"(?:is|are|was|were|be|been|being)"
_HELD = (
    r"(?:believed|thought|said|alleged|reported|suspected|rumou?red|presumed|assumed|feared|"
    r"understood|estimated|considered|supposed|claimed)"
)
_ADVERB = r"(?:(?:\w+ly|also|now|still|long|yet)\s+)?"
_HAVE = r"(?:\s+(?:well|not|also|even))?(?:\s+(?:have|be)(?:\s+been)?)?"
_FATE = r"(?:dead|lost|missing|killed|drowned|safe|alive|stolen|destroyed|likely|unlikely)"
# Hedges on a whole statement.
_STATEMENT = rf"""
    {_BE}\s+{_ADVERB}{_HELD}\s+(?:to|of|that|{_FATE})
    |{_HELD}\s+to\s+(?:be|have)
    |(?:would\s+)?(?:appear|seem)(?:s|ed)?\s+(?:to|that|as\s+(?:if|though)|likely|unlikely)
    |(?:not\s+clear|unclear|uncertain|not\s+certain)(?=\s+(?:whether|if|that|how|who))
    |not\s+(?:very|too|particularly|all\s+that|so|especially)\s+likely
    |(?:no|little|scant)\s+(?:\w+\s+)?(?:evidence|indication|proof)\s+(?:that|of|to\s+suggest)
    |more\s+likely\s+than\s+not
    |(?:can(?:not|\s+not|['’]t)|could\s+not|couldn['’]t)\s+be\s+(?:ruled\s+out|excluded|verified)
    |(?:good|fair|strong|real|slim|small|outside|some|little|every)
        \s+(?:chance|possibility|likelihood)
    |(?:possibility|likelihood|chances?)\s+(?:that|of)
    |in\s+all\s+(?:likelihood|probability)
    |(?:is|was|be|seems|seemed|remains)\s+possible(?!\s+to)
    |(?-i:may){_HAVE}|May\s+(?:have|be)
    |(?<!the\s)(?<!its\s)(?<!their\s)(?<!his\s)(?<!military\s)(?<!naval\s)(?<!with\s)
        might{_HAVE}(?=\s+\w)(?!\s+(?:of|and)\b)
    |could(?!\s+(?:not|no|neither|only)\b){_HAVE}
    |(?:reported|alleged|purported|supposed|apparent|seeming|possib|presumab|conceivab|ostensib|
        arguab|potential|plausib)ly
    |perhaps|maybe|conceivable|as\s+far\s+as\s+(?:is|was)\s+known|if\s+(?:confirmed|true)
"""
# Hedges on a noun; they count where the statement has none of its own.
_NOUN = r"""
    an?\s+estimated|estimated(?=\s+(?:at|\d))
    |unconfirmed|unverified|unsubstantiated|uncorroborated
    |(?:alleged|suspected|rumou?red|purported|reported|supposed|presumed|apparent)
        (?=\s+(?!(?:that|to|on|in|by|him|her|it|them|no|the|an?|from)\b)\w)
    |(?<!as\s)(?<!if\s)(?<!where\s)(?<!best\s)(?<!every\s)(?<!all\s)(?<!it\s)(?<!when\s)
        possible(?=\s+(?!(?:to|for)\b)\w)
"""
# In "likely voters" the word tells what they do, and "more likely than" compares.
_EXCEPT = {
    "likely": r"(?<!more\s)(?<!less\s)(?<!as\s)(?<!equally\s)(?<!how\s)(?<!so\s)likely"
    r"(?!\s+(?:voters?|electorate|caucus|primary\s+voters?|republican|democratic|gop|general))",
    "remote": r"remote(?=\s+(?:chance|possibility|prospect|likelihood|probability|odds))"
    r"|(?<=chances\sare\s)remote|(?<=chance\sis\s)remote|(?<=odds\sare\s)remote"
    r"|(?<=prospect\sis\s)remote|(?<=possibility\sis\s)remote|(?<=likelihood\sis\s)remote",
}


def _literal(term: str) -> str:
    return _EXCEPT.get(term) or re.escape(term).replace(r"\ ", r"\s+")


_TERMS = sorted({*_BANDS, *_READ_AS}, key=lambda term: (-len(term), term))
_HEDGE = re.compile(
    rf"(?<![\w'’-])(?:(?P<statement>{'|'.join(map(_literal, _TERMS))}|{_STATEMENT})|{_NOUN})"
    r"(?![\w-])",
    re.IGNORECASE | re.VERBOSE,
)
# A cue may begin behind the "is" of "is believed to", and end before its "to".
_BE_BEFORE = re.compile(rf"(?<!\w){_BE}\s{{1,2}}\Z", re.IGNORECASE)
_BE_CHARS, _TO_CHARS = len("being  "), len(" that ")
# Only the beginning of a content hedges the whole of it: its first clause is about this long.
_REACH = 200


def certainty_in(text: str, spans: Iterable[Span], /) -> Certainty | None:
    """Return the first hedge that stands in one of the spans, with its band if a standard has one.

    A hedge on a noun ("an estimated 40 men", "the alleged plot") counts where there is no other.

    >>> text = "She said the attack was very likely an accident."
    >>> found = certainty_in(text, [Span(9, len(text))])
    >>> found.text, str(found.band)
    ('very likely', 'very likely = 80–95 % (ICD 203)')
    """
    of_noun: re.Match[str] | None = None
    for span in spans:
        verb = _BE_BEFORE.search(text, max(0, span.start - _BE_CHARS), span.start)
        start = span.start if verb is None else verb.start()
        end = min(span.end + _TO_CHARS, span.start + _REACH)
        for match in _HEDGE.finditer(text, start, end):
            if match.start() >= span.end:
                break
            if match["statement"]:
                return _certainty(match)
            of_noun = of_noun or match
    return None if of_noun is None else _certainty(of_noun)


def _certainty(match: re.Match[str]) -> Certainty:
    words = " ".join(match.group().lower().split())
    band = _BANDS.get(_READ_AS.get(words, words))
    return Certainty(text=match.group(), span=Span(*match.span()), band=band)
