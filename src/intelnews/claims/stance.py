"""What a source does with the content of its claim, from the whole cue and the content.

A lemma alone misleads: "did not deny" is no denial, "said that they were not involved" is one, and
"declined to comment" says nothing at all. The rules here read the cue with its negation, then the
first clause of the content.
"""

from __future__ import annotations

import re

from intelnews.claims.lexicon import cue_named, word_list
from intelnews.model import Stance

__all__ = ["stance_of"]

# The first clause of a content says what its source does with it.
_FIRST_CLAUSE = 300
_NEGATION = re.compile(r"\b(?:not|never|cannot|neither|nor|hardly)\b|n['’]t\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:neither|none|no\s+one|nobody|no)\b", re.IGNORECASE)
#: What a negated cue does instead. A denial not made is an answer withheld, not an assertion.
_NEGATED = {
    Stance.ASSERTS: Stance.DECLINES,
    Stance.DENIES: Stance.DECLINES,
    Stance.CONFIRMS: Stance.DECLINES,
    Stance.ACCUSES: Stance.DECLINES,
    Stance.WARNS: Stance.DECLINES,
    Stance.PREDICTS: Stance.PREDICTS,
    Stance.REQUESTS: Stance.OPPOSES,
    Stance.PROMISES: Stance.DECLINES,
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.SUPPORTS,
    Stance.QUESTIONS: Stance.CONFIRMS,
    Stance.DECLINES: Stance.ASSERTS,
    Stance.BELIEVES: Stance.QUESTIONS,
}
_ALLEGATION = (
    r"(?:claims?|reports?|allegations?|accusations?|charges?|rumou?rs?|stor(?:y|ies)|suggestions?|"
    r"speculation|assertions?|media|insinuations?|conspiracy|theor(?:y|ies)|it|this|that|them)"
)
_FALSEHOOD = (
    r"(?:untrue|false|baseless|groundless|unfounded|fabricat\w+|fake|nonsense|lies?|hoax|fiction|"
    r"absurd|ridiculous|inaccurate|incorrect|rubbish|bogus|propaganda|slander)"
)
_SELF = r"(?:they|he|she|it|we|i|(?:the\s)?\w+)"
_GUILT = (
    r"(?:involved?|behind|responsible|guilty|to\s+blame|part\s+of|party\s+to|complicit|connected|"
    r"linked|implicated|aware\s+of\s+any|true|correct|accurate|the\s+case|working\s+for|"
    r"an?\s+(?:spy|agent|informant|traitor|terrorist|member))"
)
_DEED = (
    r"(?:carr(?:y|ied)|commit|order|kill|attack|hack|st[eo]al|stole|leak|sp(?:y|ied)|poison|"
    r"conduct|launch|fire|bomb|sh[oo]t|target|use|take\s+part|took\s+part|participate|play|do|"
    r"have\s+any|violate|break|broke|collude|conspire|meddle|interfere|sell|sold|supply|provide|"
    r"pass|sen[dt]|receive|pa(?:y|id)|me?et|hand|work)\w*"
)
#: Denials by what is said: each reads the first clause from its beginning.
_DENIALS = tuple(
    re.compile(rf"\W*(?:that\s+)?(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        # they were not involved, it had never been behind
        (
            rf"{_SELF}(?:\s+(?:was|were|is|are|am|had|has|have)|['’](?:s|re|m|ve|d))(?:\s+been)?"
            rf"(?:\s+(?:not|never)|n['’]t)(?:\s+\w+ly)?(?:\s+been)?(?:\s+in\s+any\s+way)?\s+{_GUILT}"
        ),
        # it had no hand, Freedonia played no part
        (
            r"(?:\w+\s+){1,5}?(?:no|nothing)\s+(?:\w+\s+)?"
            r"(?:involvement|role|part|hand|connections?|links?|ties|to\s+do)"
        ),
        (
            r"there\s+(?:was|is|were|had\s+been|has\s+been)\s+(?:no|not\s+any|absolutely\s+no)\s+"
            r"(?:truth|basis|evidence\s+for|substance|foundation|involvement|collusion)"
        ),
        # the allegations against it were entirely baseless
        (
            rf"(?:\w+\s+){{0,3}}?{_ALLEGATION}(?:\s+(?:that|of|about|against)\s+[^,.;]{{1,80}}?)?\s+"
            r"(?:was|were|is|are|had\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:a\s+)?"
            rf"(?:not\s+true|without\s+(?:foundation|merit|basis)|{_FALSEHOOD})"
        ),
        # he had never spied, she did not order
        (
            r"(?:he|she|they|it|we|i)\s+(?:(?:had|has|have)\s+)?(?:never|did\s+not|didn['’]t|not)"
            rf"\s+(?:ever\s+)?{_DEED}"
        ),
        r"(?:he|she|they|we|i)\s+(?:did|had\s+done|has\s+done|have\s+done)\s+nothing\s+wrong",
        r"(?:he|she|they|we|i)\s+(?:was|were|is|are|am)\s+innocent",
    )
)
_ABOUT_ALLEGATION = re.compile(rf"\W{{0,4}}(?:[\w'’-]+\s){{0,6}}?{_ALLEGATION}\b", re.IGNORECASE)
_FALSE = re.compile(rf"\b{_FALSEHOOD}\b", re.IGNORECASE)
_TO_DO = re.compile(r"\W*to\s+\w", re.IGNORECASE)
_QUESTION = re.compile(
    r"\W*(?:whether|if|how|why|what|who|when|where|which|about)\b|[^?]*\?", re.IGNORECASE
)
#: What is expressed or voiced says what it is.
_VOICED = {
    Stance.QUESTIONS: re.compile(r"\b(?:doubts?|s[ck]epticism|uncertainty)\b"),
    Stance.SUPPORTS: re.compile(
        r"\b(?:support|confidence|solidarity|approval|gratitude|praise|backing)\b"
    ),
    Stance.OPPOSES: re.compile(
        r"\b(?:opposition|outrage|anger|dismay|disapproval|frustration|objections?|condemnation)\b"
    ),
    Stance.WARNS: re.compile(r"\b(?:concerns?|fears?|alarm|worr(?:y|ies))\b"),
    Stance.BELIEVES: re.compile(r"\b(?:hopes?|belief|conviction|interest)\b"),
}
_VOICED_CHARS = 60
#: Phrases whose negation is part of them ("could neither confirm nor deny").
_NEGATIVE = frozenset({"confirm or deny", "plead not guilty to"})
_VOICES = frozenset({"express", "voice"})
_DISMISSES = frozenset({"reject", "dismiss", "brush off", "brush aside", "shrug off"})
_JUDGES = frozenset({"call", "label", "describe", "brand", "dub", "characterize", "portray"})
_TELLS = frozenset({"tell", "remind", "ask"})
#: Cues that promise or request an act, and assert where what follows is no act.
_ACTS = frozenset({"decide", "offer", "plan"})


def stance_of(
    lemma: str, cue: str, content: str, /, *, source: str = "", passive: bool = False
) -> Stance:
    """Return what a source does with a content, by the cue's dictionary form and words.

    ``source`` matters where it negates ("neither side confirmed").

    >>> stance_of("say", "said", "that they were not involved").value
    'denies'
    >>> stance_of("deny", "did not deny", "the report").value
    'declines'
    """
    first_clause = content[:_FIRST_CLAUSE]
    entry = cue_named(lemma)
    usual = Stance.ASSERTS if entry is None else Stance(entry.stance)
    meant = _by_content(lemma, usual, first_clause, passive=passive)
    negated = _NEGATION.search(cue) is not None or _NOBODY.match(source) is not None
    if negated and lemma not in _NEGATIVE:
        return _NEGATED[meant]
    says = meant is Stance.ASSERTS and lemma in word_list("speaks")
    if says and any(pattern.match(first_clause) for pattern in _DENIALS):
        return Stance.DENIES
    return meant


def _by_content(lemma: str, usual: Stance, content: str, *, passive: bool) -> Stance:
    """Return the stance of a cue whose meaning depends on what follows it."""
    if lemma in _TELLS and _TO_DO.match(content):
        return Stance.REQUESTS
    if lemma == "ask":
        return Stance.QUESTIONS if _QUESTION.match(content) else Stance.REQUESTS
    if lemma == "agree" and _TO_DO.match(content):
        return Stance.PROMISES
    if lemma in _DISMISSES:
        is_claim = _ABOUT_ALLEGATION.match(content) or _FALSE.search(content)
        return Stance.DENIES if is_claim else Stance.OPPOSES
    if lemma in _JUDGES and _FALSE.search(content):
        return Stance.DENIES
    if lemma in _VOICES:
        head = content[:_VOICED_CHARS]
        return next((stance for stance, words in _VOICED.items() if words.search(head)), usual)
    if lemma in _ACTS and not _TO_DO.match(content):
        return Stance.ASSERTS
    return Stance.PREDICTS if passive and lemma == "expect" else usual
