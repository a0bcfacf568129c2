"""What a source does with the content of its claim, from the whole cue and the content.

A lemma alone misleads: "did not deny" is no denial, "said that they were not involved" is one, and
"declined to comment" says nothing at all. The rules here read the cue with its negation, then the
first clause of the content.
"""

from __future__ import annotations

import re

from intelnews.claims.lexicon import cue_named
from intelnews.model import Stance

__all__ = ["stance_of"]

_NEGATION = re.compile(r"\b(?:not|never|cannot|neither|nor|hardly)\b|n['’]t\b", re.IGNORECASE)
#: What a negated cue does instead. A denial not made is an answer withheld, not an assertion.
_NEGATED = {
    Stance.ASSERTS: Stance.DECLINES,
    Stance.DENIES: Stance.DECLINES,
    Stance.CONFIRMS: Stance.DECLINES,
    Stance.ACCUSES: Stance.DECLINES,
    Stance.WARNS: Stance.DECLINES,
    Stance.REQUESTS: Stance.OPPOSES,
    Stance.PROMISES: Stance.DECLINES,
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.SUPPORTS,
    Stance.QUESTIONS: Stance.CONFIRMS,
    Stance.DECLINES: Stance.ASSERTS,
    Stance.BELIEVES: Stance.QUESTIONS,
    Stance.PREDICTS: Stance.PREDICTS,
}
_ALLEGATION = (
    r"(?:claims?|reports?|allegations?|accusations?|charges?|rumou?rs?|stor(?:y|ies)|suggestions?|"
    r"speculation|assertions?|media|insinuations?|conspiracy|theor(?:y|ies)|it|this|that|them)"
)
_ABOUT_ALLEGATION = re.compile(rf"^(?:\W*\w+\W+){{0,6}}?{_ALLEGATION}\b", re.IGNORECASE)
_SELF = r"(?:they|he|she|it|we|i|the\s\w+|\w+)"
_GUILT = (
    r"(?:involve[d]?|behind|responsible|guilty|to\s+blame|part\s+of|party\s+to|complicit|connected|"
    r"linked|implicated|aware\s+of\s+any|true|correct|accurate|the\s+case|working\s+for|an?\s+(?:spy|agent|"
    r"informant|traitor|terrorist|member))"
)
_DEED = (
    r"(?:carry|carried|commit|order|kill|attack|hack|steal|leak|spy|poison|conduct|launch|fire|bomb|"
    r"shoot|target|use|take\s+part|participate|play|do|have\s+any|violate|break|collude|conspire|meddle|"
    r"interfere|sell|supply|provide|pass|send|receive|pay|meet|hand)\w*"
)
_DENIAL = re.compile(
    r"^\W*(?:that\s+)?(?:"
    rf"{_SELF}\s+(?:was|were|is|are|am|had|has|have|'s|’s|'re|’re|'m|’m)(?:\s+been)?"
    rf"(?:\s+(?:not|never)|n['’]t)(?:\s+\w+ly)?(?:\s+been)?(?:\s+in\s+any\s+way)?\s+{_GUILT}\b"
    r"|(?:\w+\s+){0,4}?(?:had|has|have|played|play|plays)\s+(?:no|nothing|neither)\s+(?:\w+\s+)?"
    r"(?:involvement|role|part|hand|connections?|links?|ties|to\s+do)\b"
    r"|there\s+(?:was|is|were|had\s+been|has\s+been)\s+(?:no|not\s+any|absolutely\s+no)\s+"
    r"(?:truth|basis|evidence\s+for|substance|foundation|involvement|collusion)"
    rf"|(?:(?:the|those|these|all|such|any|its|his|her|their|media|press|\w+)\s+){{0,3}}{_ALLEGATION}"
    r"(?:\s+(?:that|of|about|against)\s+[^,.;]{1,80}?)?\s+"
    r"(?:was|were|is|are|had\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:not\s+true|untrue|false|baseless|"
    r"groundless|unfounded|fabricated|fake|nonsense|lies|a\s+(?:lie|hoax|fabrication|fiction)|absurd|"
    r"ridiculous|without\s+(?:foundation|merit|basis)|inaccurate|incorrect|rubbish|fiction|bogus)\b"
    r"|(?:he|she|they|it|we|i)\s+(?:had|has|have)?\s*(?:never|did\s+not|didn['’]t|had\s+not|hadn['’]t)"
    rf"\s+(?:ever\s+)?(?:{_DEED}|work\w*|spied|stole|stolen|sold|met|paid)\b"
    r"|(?:he|she|they|we|i)\s+(?:did|had\s+done|has\s+done|have\s+done)\s+nothing\s+wrong"
    r"|(?:he|she|they|we|i)\s+(?:was|were|is|are|am)\s+innocent"
    r")",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false|untrue|baseless|groundless|unfounded|fabricat\w+|fake|nonsense|lies?|hoax|absurd|"
    r"ridiculous|bogus|rubbish|fiction|inaccurate|propaganda)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"^\W*to\s+\w", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"^\W*(?:whether|if|how|why|what|who|when|where|which|about)\b", re.IGNORECASE
)
_VOICED = (
    (re.compile(r"\b(?:doubts?|skepticism|scepticism|uncertainty)\b", re.IGNORECASE), Stance.QUESTIONS),
    (re.compile(r"\b(?:support|confidence|solidarity|approval|gratitude|praise|backing)\b", re.IGNORECASE), Stance.SUPPORTS),
    (re.compile(r"\b(?:opposition|outrage|anger|dismay|disapproval|frustration|objections?|condemnation)\b", re.IGNORECASE), Stance.OPPOSES),
    (re.compile(r"\b(?:concerns?|fears?|alarm|worr(?:y|ies))\b", re.IGNORECASE), Stance.WARNS),
    (re.compile(r"\b(?:hopes?|belief|conviction|interest)\b", re.IGNORECASE), Stance.BELIEVES),
)  # fmt: skip
_SPEAKS = frozenset(
    "say tell add state insist note maintain assert argue claim reply respond answer explain stress "
    "reiterate repeat emphasize contend declare announce testify tweet write clarify report".split()
)
_JUDGES = frozenset("call label describe brand dub characterize portray dismiss".split())


def stance_of(lemma: str, cue: str, content: str, /, *, passive: bool = False) -> Stance:
    """Return what a source does with a content, by the cue's dictionary form and words.

    >>> stance_of("say", "said", "that they were not involved").value
    'denies'
    >>> stance_of("deny", "did not deny", "the report").value
    'declines'
    """
    entry = cue_named(lemma)
    usual = Stance.ASSERTS if entry is None else Stance(entry.stance)
    usual = _by_content(lemma, usual, content, passive=passive)
    if _NEGATION.search(cue):
        return _NEGATED[usual]
    if usual is Stance.ASSERTS and lemma in _SPEAKS and _DENIAL.match(content):
        return Stance.DENIES
    return usual


def _by_content(lemma: str, usual: Stance, content: str, *, passive: bool) -> Stance:
    """Return the stance of a cue whose meaning depends on what follows it."""
    if passive and lemma in {"say", "report"}:
        return Stance.ASSERTS
    if lemma == "allege" and passive:
        return Stance.ACCUSES
    if lemma in {"tell", "remind", "warn", "caution", "ask"} and _TO_DO.match(content):
        return Stance.WARNS if usual is Stance.WARNS else Stance.REQUESTS
    if lemma == "ask" and not _QUESTION_WORD.match(content) and "?" not in content:
        return Stance.REQUESTS
    if lemma in {"agree"} and _TO_DO.match(content):
        return Stance.PROMISES
    if lemma in {"reject", "dismiss", "brush off", "brush aside", "shrug off"}:
        return (
            Stance.DENIES
            if _ABOUT_ALLEGATION.match(content) or _FALSE.search(content)
            else Stance.OPPOSES
        )
    if lemma in _JUDGES and _FALSE.search(content):
        return Stance.DENIES
    if lemma in {"express", "voice"}:
        head = content[:60]
        return next((stance for pattern, stance in _VOICED if pattern.search(head)), usual)
    if lemma in {"decide", "offer", "plan"} and not _TO_DO.match(content):
        return Stance.ASSERTS
    if lemma == "plead guilty to":
        return Stance.CONFIRMS
    return usual
