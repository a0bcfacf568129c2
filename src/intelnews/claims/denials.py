"""Denials and refusals to answer that a content makes under a cue that only says.

"Said that they were not involved" denies, and "said it could not comment" declines to answer. Only
the first clause of a content is read, and only what a source says of itself or calls untrue: "said
that no ships had left" reports, and "said he would not resign" announces.
"""

from __future__ import annotations

import re

__all__ = ["answers_nothing", "calls_untrue", "denies", "judges_untrue"]

# The first clause of a content says what its source does with it.
_FIRST_CLAUSE = 300

_ALLEGATION_NOUN = (
    r"(?:claims?|reports?|reporting|allegations?|accusations?|charges?|rumou?rs?|stor(?:y|ies)|"
    r"suggestions?|speculation|assertions?|insinuations?|conspiracy|theor(?:y|ies)|statements?|"
    r"accounts?|articles?|narrative|notions?|ideas?|versions?|testimony|concerns?|fears?|worries|"
    r"warnings?|talk|hints?|doubts|questions|implications?|contentions?|findings?|evidence|"
    r"characteri[sz]ations?|media)"
)
# What may be turned down but is not true or false.
_PROPOSAL_NOUN = (
    r"(?:calls?|demands?|offers?|plans?|proposals?|requests?|appeals?|invitations?|bids?|pleas?|"
    r"petitions?|ultimatums?|motions?|deals?|lawsuits?|suits?)"
)
_LIE = (
    r"(?:untrue|baseless|groundless|unfounded|nonsense|lies?|hoax|absurd|ridiculous|rubbish|"
    r"bogus|slander\w*|smears?|libel\w*|fictions?|fantasy|fairy\s?tales?|inventions?|fabrications?|"
    r"fabricated|ludicrous|preposterous|laughable|propaganda|disinformation|unsubstantiated|"
    r"myths?|provocation)"
)
_GROUNDLESS = (
    r"not\s+true|without\s+(?:any\s+)?(?:foundation|merit|basis|substance)|politically\s+motivated|"
    r"no\s+truth|made\s+up"
)
_FALSEHOOD = rf"(?:{_LIE}|false|fake|inaccurate|incorrect|wrong|mistaken|misleading)"
_BE = r"(?:was|were|is|are|am|be|had\s+been|have\s+been|has\s+been|['’](?:s|re|m))"
_ADVERB = r"(?:\s+(?:\w+ly|at\s+all|in\s+any\s+way|ever|even|just|quite))?"
# A subject in plain words. It ends before a comma, so that the time is linear.
_SUBJECT = r"(?:[\w’'-]+\s+){0,6}?[\w-]+"
_NOT_BEEN = (
    rf"(?:(?:\s+(?:had|has|have))?(?:\s+(?:was|were|is|are|am|be|been)|['’](?:s|re|m|ve|d))?\s+(?:not|never)|"
    rf"\s+(?:was|were|is|are|had|has|have)n['’]t|\s+ain['’]t){_ADVERB}(?:\s+been)?{_ADVERB}"
)
_PRONOUN = r"(?:he|she|they|it|we|i)"
_GUILT = (
    r"(?:involved?|behind|responsible|guilty|to\s+blame|at\s+fault|part\s+of|part(?:y|ies)\s+to|"
    r"complicit|connected|linked|tied|implicated|aware\s+of\s+any|true|correct|accurate|the\s+case|"
    r"so|working\s+(?:for|with)|spying|a\s+party|an?\s+(?:\w+\s+)?(?:spy|agent|informant|traitor|"
    r"terrorist|member|mole|criminal|thief|murderer|double\s+agent))"
)
# Deeds that nobody boasts of, whoever is said to have done them.
_MISDEED = (
    r"(?:carr(?:y|ied)\s+out|commit|kill|murder|attack|hack|steal|stole|leak|spy|spied|poison|bomb|"
    r"shell|torture|beat|mistreat|abuse|rape|violate|break|broke|breach|collude|conspire|meddle|"
    r"interfere|intercept|wiretap|eavesdrop|bug|sabotage|smuggle|traffic|launder|embezzle|bribe|"
    r"rig|forge|fake|falsif(?:y|ied)|doctor|tamper|lie|mislead|cheat|plot|assassinate|kidnap|abduct|"
    r"invade|cross|infiltrate|shelter|harbou?r|arm|finance|fund|sponsor|order|launch|target|"
    r"take\s+part|taken?\s+part|took\s+part|participate|engage|plant|recruit|threaten|blackmail|"
    r"destroy|betray|harm|mastermind|orchestrate|instigate|incite|intimidate|harass|assault)\w*"
)
# Deeds that a source denies only of itself.
_DEED = (
    rf"(?:{_MISDEED}|(?:conduct|fire|sho+t|use|play|do|done|have\s+any|sell|sold|supply|supplie|"
    r"provide|pass|sen[dt]|receive|accept|tak|took|pa(?:y|id)|me?et|hand|work|contact|"
    r"cooperat|collaborat|help|assist|support|touch|serve|belong|hide|hid|delete|disclose)\w*)"
)
# Deeds that "never" denies.
_ANY_DEED = (
    r"(?:\w+ed|met|known|knew|seen|saw|said|written|wrote|told|spoken|spoke|been\s+to|worn|owned|"
    r"held|taken|took|sent|sold|paid|given|gave|heard|had\s+any|bought|left|set\s+foot|stolen|"
    r"broken|done|shot|gone|went|made|used)"
)
_OPENING = r"\W*+(?:that\s++)?(?:,\s*+[“\"‘']?+)?+(?:no\s*+,\s++)?+"

_DENIALS = tuple(
    re.compile(_OPENING + rf"(?:{pattern})(?!\w)", re.IGNORECASE)
    for pattern in (
        # they were not involved, its jets had never been behind it
        rf"{_SUBJECT}{_NOT_BEEN}\s+{_GUILT}",
        # it had no hand, Freedonia played no part
        (
            r"(?:[\w’'-]+\s+){1,6}?(?:no|nothing)\s+(?:\w+\s+)?(?:involvement|role|part|hand|"
            r"connections?|links?|ties|contacts?|knowledge|responsibility|wrongdoing|relations?|dealings|"
            r"intention\s+of|to\s+do\s+with)"
        ),
        (
            r"(?:neither|none)\s+[^,.;]{1,60}?\b(?:had|has|have|was|were|is|are)\s+(?:been\s+)?"
            rf"(?:any(?:thing)?\s+(?:part|role|hand|involvement|to\s+do)|{_GUILT})"
        ),
        # his innocence; none of its men had been there
        r"(?:his|her|its|their|our|my)\s+innocence",
        (
            r"none\s+of\s+(?:its|his|her|their|our|my)\s+(?:[\w-]+\s+){1,4}?"
            r"(?:was|were|is|are|had|has|have|did|do|does)"
        ),
        # there was no truth in it, no such meeting took place
        (
            r"there\s+(?:was|is|were|are|had\s+been|has\s+been)(?:n['’]t)?\s+(?:not\s+)?(?:absolutely\s+|"
            r"simply\s+)?(?:no|any|nothing|not\s+a\s+\w+\s+of)\s+(?:\w+\s+)?(?:truth|basis|substance|"
            r"foundation|involvement|collusion|connection|link|evidence|proof|cover-?up|such)"
        ),
        rf"(?:no|not\s+one)\s+(?:[\w’'-]+\s+){{1,5}}?(?:was|were|is|are|had\s+been|has\s+been)\s+{_GUILT}",
        r"no\s+such|nothing\s+of\s+the\s+(?:sort|kind)",
        (
            rf"{_SUBJECT}\s+(?:(?:did|do|does)\s+not|(?:did|do|does)n['’]t|never)\s+(?:ever\s+)?"
            r"(?:happen|happened|take\s+place|took\s+place|occur|occurred)"
        ),
        # its soldiers had not carried out, nor do they torture
        (
            rf"{_SUBJECT}\s+(?:(?:had|has|have|did|do|does)\s+(?:not|never)|(?:had|has|have|did|do|does)"
            rf"n['’]t|never){_ADVERB}\s+{_MISDEED}"
        ),
        # he had never spied, she did not order
        (
            rf"{_PRONOUN}(?:\s+(?:(?:had|has|have|did|do|does)\s+)?(?:never|not)|['’](?:d|ve)\s+(?:never|"
            rf"not)|\s+(?:had|has|have|did|do|does)n['’]t){_ADVERB}\s+(?:ever\s+)?{_DEED}"
        ),
        (
            rf"{_PRONOUN}(?:(?:\s+(?:had|has|have)|['’](?:d|ve))?\s+never|(?:\s+(?:had|has|have)|['’](?:d|ve))"
            rf"\s+not\s+ever)\s+{_ANY_DEED}"
        ),
        # he did nothing wrong, I am innocent
        (
            rf"{_PRONOUN}(?:['’](?:d|ve)|\s+(?:did|had|has|have))?\s*(?:done\s+)?nothing\s+"
            r"(?:wrong|illegal|improper)"
        ),
        rf"{_SUBJECT}(?:\s+(?:was|were|is|are|am)|['’](?:s|m|re))(?:\s+\w+ly)?\s+innocent",
    )
)
# the allegations against it were entirely baseless; that is a lie
_UNTRUE = re.compile(
    _OPENING + r"(?:"
    rf"(?:[\w’'-]+\s+){{0,4}}?{_ALLEGATION_NOUN}(?:\s[^,.;]{{1,80}}?)??\s+{_BE}"
    rf"\s(?:[^,.;]{{1,40}}?\s)??(?:{_GROUNDLESS}|{_FALSEHOOD})"
    rf"|(?:that|this|it|they|these|those|all\s+(?:this|that)|everything)(?:\s+{_BE}|['’]s)"
    rf"(?:\s+(?:\w+ly|an?|pure|just|all|complete|total|absolute|utter|simply))*?\s+"
    rf"(?:{_GROUNDLESS}|{_FALSEHOOD})"
    rf"|{_SUBJECT}\s+{_BE}(?:\s+(?:\w+ly|an?|pure))*?\s+{_LIE}"
    r")(?!\w)",
    re.IGNORECASE,
)
_SECRETIVE = re.compile(
    _OPENING + r"(?:no\s+comment"
    rf"|{_SUBJECT}\s+(?:(?:would|could|can|will)\s*(?:not|n['’]t|neither)|cannot|can['’]t|won['’]t|"
    r"(?:was|were|is|are)(?:\s+not|n['’]t)\s+(?:able|ready|prepared|willing|authori[sz]ed|at\s+liberty|"
    r"in\s+a\s+position|going|allowed)\s+to|(?:was|were|is|are)\s+(?:unable|unwilling|reluctant)\s+to|"
    r"(?:had|has|have)\s+yet\s+to|(?:do|does)(?:\s+not|n['’]t))(?:\s+(?:yet|\w+ly|further))?\s+"
    r"(?:comment|confirm|discuss|elaborate|disclose|reveal|speculate|identify|name|verify|rule\s+out|"
    r"answer|go\s+into|talk\s+about|provide\s+(?:details|further)|give\s+(?:details|further)|say\b)"
    rf"|{_SUBJECT}\s+(?:had|has|have)\s+(?:\w+\s+)?(?:no|nothing)\s+(?:\w+\s+)?(?:comment|to\s+add|"
    r"to\s+say|details)"
    r"|(?:he|she|it|they|we|i)\s+(?:declined|refused)\s+to)",
    re.IGNORECASE,
)
_WHICH = re.compile(rf"\b(?:(?P<proposal>{_PROPOSAL_NOUN})|{_ALLEGATION_NOUN})\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\W*(?:that|this)\b", re.IGNORECASE)
_FALSE_WORD = re.compile(rf"\b{_FALSEHOOD}\b", re.IGNORECASE)
_LIE_WORD = re.compile(rf"\b{_LIE}\b", re.IGNORECASE)
# The head of "Kral's repeated claim" stands within so many letters.
_NEAR = 80


def denies(content: str, /) -> bool:
    """Tell whether the first clause of a content denies something of its source.

    >>> denies("that they were not involved"), denies("that no ships had left")
    (True, False)
    """
    clause = content[:_FIRST_CLAUSE]
    return any(pattern.match(clause) for pattern in _DENIALS) or _UNTRUE.match(clause) is not None


def answers_nothing(content: str, /) -> bool:
    """Tell whether the first clause of a content declines to answer.

    >>> answers_nothing("it would not comment on intelligence matters")
    True
    """
    return _SECRETIVE.match(content[:_FIRST_CLAUSE]) is not None


def calls_untrue(words: str, /) -> bool:
    """Tell whether what is dismissed or judged is said to be untrue: a claim, not a proposal.

    >>> calls_untrue("the claim that it was forged"), calls_untrue("calls for a truce")
    (True, False)
    """
    clause = words[:_FIRST_CLAUSE]
    if _LIE_WORD.search(clause):
        return True
    which = _WHICH.search(clause)
    if which is not None and (which["proposal"] is not None or which.start() > _NEAR):
        return False
    return which is not None or _CLAUSE.match(clause) is not None


def judges_untrue(words: str, /) -> bool:
    """Tell whether a judgement calls something a lie, or a claim false.

    >>> judges_untrue("the report false"), judges_untrue("the passport false")
    (True, False)
    """
    clause = words[:_FIRST_CLAUSE]
    if _LIE_WORD.search(clause):
        return True
    return _FALSE_WORD.search(clause) is not None and calls_untrue(clause)
