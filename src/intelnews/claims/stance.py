"""What a source does with the content of its claim, from the whole cue and the content.

A lemma alone misleads: "did not deny" is no denial, "said that they were not involved" is one, and
"declined to comment" says nothing at all. So the words of the cue are read from left to right. The
first that performs an act beyond mere saying decides ("used her speech to condemn"); what stands
before it may turn it around: negations, verbs of holding back ("declined to", "stopped short of"),
verbs of taking back ("withdrew its support for"). Two of them cancel each other ("did not hesitate
to say"). Where the cue leaves it open, the first clause of the content decides.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from intelnews.claims.acts import STANCES, Act, act_of_lemma
from intelnews.claims.cue_reading import TRANSPARENT, cue_words, read_cue
from intelnews.claims.denials import answers_nothing, calls_untrue, denies, judges_untrue
from intelnews.model import Stance

if TYPE_CHECKING:
    from intelnews.claims.cue_reading import CueReading

__all__ = ["stance_of"]

# The longest cue that annotators of news have marked has some 200 characters.
_CUE_CHARS = 300
# The first clause of a content says what its source does with it.
_FIRST_CLAUSE = 300
# "the families' growing doubts about": what is voiced stands among the first words of a content.
_LEAD_WORDS = 5
_LEAD_CHARS = 80
# "that he would not, as a judge, support": its verb stands among the first words of a clause.
_ITSELF_WORDS = 7

_NO_EVIDENCE = re.compile(
    r"\b(?:found|finds?|finding|saw|sees?|seen|has|have|had|was|were|is|are|been|uncovered|"
    r"discovered|turned\s+up|knew\s+of|know\s+of)\s+(?:\w+\s+)?(?:no|little)\s+(?:\w+\s+)?"
    r"(?:evidence|proof|signs?|indications?|trace|link|grounds|basis|reason\s+to\s+(?:believe|think))\b"
)
_NO_EVIDENCE_FOUND = re.compile(
    r"\W*+(?:no|little)\s+(?:\w+\s+)?(?:evidence|proof|trace|indications?|signs?|link)\b",
    re.IGNORECASE,
)
_CANNOT_DENY = re.compile(r"\b(?:cannot|(?:could|can)\s+not|(?:could|ca)n't)\s+deny\b")
_SAYS_ONLY = re.compile(r"\b(?:would|will)\s+(?:only\s+(?:say|confirm)|(?:say|confirm)\s+only)\b")
# "neither accepted nor rejected", "did not return calls seeking comment"
# "Held | him responsible for the fire", "laid | it at the door of the police".
_BLAMES = re.compile(
    r"\b(?:h[eo]ld(?:s|ing)? \|.{1,80}\b(?:responsible|accountable|liable)\s+for"
    r"|(?:lay(?:s|ing)?|laid) \|.{1,80}\bat\s+the\s+(?:door|feet)\s+of)\b"
)
_NEITHER = re.compile(r"\bneither\b.*\bnor\b|\bcomments?\b")
_NOBODY = re.compile(
    r"\W*+(?:neither|none|no\s+one|nobody|no\s+[^\W\d_]|few\b|hardly\s+any|scarcely\s+any|"
    r"not\s+(?:one|a\s+single))",
    re.IGNORECASE,
)
# Behind "told the army", a "to" that a verb may follow.
_TELL_TO = re.compile(r"(?:.*\s)?to(?!\s+(?:the|an?|his|her|its|their|this|that)\b)(?:\s|$)")
_TO_DO = re.compile(r"\W*+(?:not\s+)?to\s+(?:\w+ly\s+)?[^\W\d_]", re.IGNORECASE)
# "the army not to leave": a few words, none of which is a verb that "that" has been left out before
_SOMEBODY_TO_DO = re.compile(
    r"\W*+(?:(?!(?:that|is|are|was|were|had|has|have|would|will|could|can|did|does|do|may|might|"
    r"should|must)\b)[\w’'-]++\s+){1,6}?(?:not\s+|never\s+)?to\s+[^\W\d_]",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\W*+(?:whether|if|how|why|what|who|whom|whose|when|where|which|about)\b|[^?]*\?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:whether|if|how|why|what|about)\b")
_TO_KNOW = re.compile(
    r"\W*+to\s+(?:know|find\s+out|learn|understand|establish|determine|ascertain|see|discover)\s+"
    r"(?:whether|if|how|why|what|who|whom|whose|when|where|which|more)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall)\b|['’](?:ll|d)\b", re.IGNORECASE)
_RESPONSIBILITY = re.compile(r"\W*+(?:\w+\s+)?(?:responsibility|blame)\b", re.IGNORECASE)
_TO_ANSWER = re.compile(r"\W*+to\s+(?:comment|answer|discuss|elaborate|speculate|talk)\b")
_NOTHING = re.compile(r"\W*+no\s", re.IGNORECASE)
_GERUND = re.compile(r"\W*+(?!nothing\b|something\b|everything\b)\w+ing\b", re.IGNORECASE)
_DISGRACE = re.compile(
    r"\b(?:unacceptable|disgrac\w+|outrage\w*|cowardly|barbari\w+|shame\w*|reckless|illegal|"
    r"unlawful|unjust\w*|unfair|immoral|irresponsible|provocat\w+|atrocit\w+|criminal|heinous|"
    r"despicable|deplorable|abhorrent|disast\w+|farce|sham|mockery|betrayal|"
    r"treason\w*|traitors?|liars?|hypocri\w+|insult\w*|scandal\w*|appalling|intolerable|"
    r"inexcusable|aggression|acts?\s+of\s+(?:war|terror|piracy|hostility|violence|"
    r"cruelty|vandalism|cowardice|barbarity)|murder\w*|massacre|crimes?|genocide|theft|terroris\w+|war\s+crimes?|catastroph\w+)\b",
    re.IGNORECASE,
)

_QUESTIONS = re.compile(r"\W*+(?:\w+\s)?questions?\b", re.IGNORECASE)
_INNOCENCE = re.compile(r"\binnocence\b")
# A cue may run into its content: "said it would never | negotiate".
_SAYS_ITSELF = re.compile(r"(?:that\s)?(?:it|he|she|they|we|i)\s")
_TELLS = frozenset({"tell", "tells", "told", "telling", "remind", "reminded", "reminds"})
_ON_OR_ABOUT = re.compile(r"\b(?:on|about|over)$")
_WARY = re.compile(
    r"\b(?:wary|beware|vigilant|vigilance|on\s+(?:their|your|its)\s+guard|on\s+alert|caution)\b"
)
_WHY = re.compile(r"\W*+(?:whether|why|how|who)\b", re.IGNORECASE)
_ON = re.compile(r"\W*+on\s", re.IGNORECASE)
_THAT = re.compile(r"\W*+that\s", re.IGNORECASE)
_CLAUSE_WORDS = frozenset(
    {"that", "he", "she", "it", "they", "we", "you", "i", "there", "is", "are", "was", "were",
     "will", "would", "had", "has", "have", "of", "in", "at", "on", "by", "to"}
)  # fmt: skip
# Acts that a source performs by saying that it does: "said they expected", "said he was ready to".
_DOES_ITSELF = frozenset(
    {Act.EXPECT, Act.PREDICT, Act.SUPPORT, Act.OPPOSE, Act.CONDEMN, Act.BELIEVE, Act.DOUBT,
     Act.WARN, Act.WORRY, Act.ACCEPT, Act.PROMISE, Act.CONFIRM, Act.DENY, Act.PRAISE}
)  # fmt: skip
_KNOWS = ("know", "knew", "aware", "see", "saw", "realis", "realiz")  # states, no deeds
# What may stand before the verb of a deed that is done by saying it; "had" tells of another time.
_BEFORE_DEED = frozenset(
    {"is", "are", "was", "were", "am", "be", "would", "will", "does", "do", "did", "not", "never",
     "also", "still", "now", "no", "longer", "too", "both", "all", "don't", "didn't", "doesn't",
     "wouldn't", "won't", "isn't", "wasn't", "aren't", "weren't"}
)  # fmt: skip
# What a source may say of itself under these acts denies, whatever word it is said with.
_SAYS_OF_ITSELF = frozenset(
    {Act.SAY, Act.ANNOUNCE, Act.VOICE, Act.ASSURE, Act.SWEAR, Act.PROMISE, Act.BELIEVE}
)
_TAKEN_BACK = {
    Act.SUPPORT: Stance.OPPOSES, Act.PRAISE: Stance.OPPOSES, Act.OPPOSE: Stance.SUPPORTS,
    Act.CONDEMN: Stance.SUPPORTS, Act.REQUEST: Stance.DECLINES, Act.PROMISE: Stance.DECLINES,
    Act.INTEND: Stance.DECLINES, Act.OFFER: Stance.DECLINES, Act.DENY: Stance.CONFIRMS,
    Act.WARN: Stance.DECLINES,
}  # fmt: skip


def stance_of(
    lemma: str, cue: str, content: str, /, *, source: str = "", passive: bool = False
) -> Stance:
    """Return what a source does with a content, from the words of the cue and of both.

    Args:
        lemma: The cue's dictionary form, which is asked where the words are not known.
        cue: All words of the cue ("could neither confirm nor deny"); may be empty.
        content: What is said; its first clause counts.
        source: Who says it, which matters where it negates ("neither side confirmed").
        passive: Whether the cue stands in the passive, whose subject is no speaker.

    >>> stance_of("say", "said", "that they were not involved").value
    'denies'
    >>> stance_of("deny", "did not deny", "the report").value
    'declines'
    """
    plain, content = _plain(cue[:_CUE_CHARS]), content[:_FIRST_CLAUSE]
    if _NO_EVIDENCE.search(plain) or _CANNOT_DENY.search(plain):
        return Stance.DENIES if _CANNOT_DENY.search(plain) is None else Stance.CONFIRMS
    if _SAYS_ONLY.search(plain):
        return Stance.DECLINES
    read = read_cue(plain)
    if not read.turns and _BLAMES.search(f"{plain} | {_plain(content)}"):
        return Stance.ACCUSES
    if read.act is None or read.act is Act.VOICE:
        read = _read_on(read, plain, content)
    elif read.act is Act.SAY and not passive:
        read = _read_itself(read, plain, content)
    act = read.act or (None if read.turns or read.taken_back else act_of_lemma(lemma)) or Act.SAY
    turns = read.turns + (_NOBODY.match(source) is not None)
    if read.taken_back:
        return _taken_back(act, turns)
    if turns % 2 and _NEITHER.search(plain):
        return Stance.DECLINES
    if turns % 2:
        return _negated(act, read, content)
    return _meant(act, read, content, passive=passive)


def _plain(words: str) -> str:
    return words.lower().replace("’", "'")


def _read_on(read: CueReading, cue: str, content: str) -> CueReading:
    """Read the first words of the content as well: "declined | to condemn", "made | a promise"."""
    lead = _plain(content[:_LEAD_CHARS])
    if read.act is None and not (_TO_DO.match(lead) or _GERUND.match(lead)):
        return read
    words = cue_words(lead)[:_LEAD_WORDS]
    if read.act is not None:  # what is voiced is a noun phrase, no clause
        words = list(takewhile(lambda word: word not in _CLAUSE_WORDS, words))
    more = read_cue(f"{cue} {' '.join(words)}")
    keeps = more.taken_back == read.taken_back and more.act not in TRANSPARENT
    return more if keeps else read


def _read_itself(read: CueReading, cue: str, content: str) -> CueReading:
    """Read what a source says that it does itself: "said | it would not support the law"."""
    lead = _plain(content[:_LEAD_CHARS])
    subject = _SAYS_ITSELF.match(lead)
    if subject is None or read.turns:
        return read
    words = cue_words(lead[subject.end() :])[:_ITSELF_WORDS]
    more = read_cue(f"{cue} {' '.join(words)}")
    if more.act not in _DOES_ITSELF or more.word not in words or more.word.startswith(_KNOWS):
        return read
    before = words[: words.index(more.word)]
    does = all(word in _BEFORE_DEED or word.endswith("ly") for word in before)
    return more if does else read


def _taken_back(act: Act, turns: int) -> Stance:
    """Return the stance of who takes an act back, or does not."""
    stance = _TAKEN_BACK.get(act, Stance.DENIES)
    if turns % 2 == 0:
        return stance
    return Stance.ASSERTS if stance is Stance.DENIES else STANCES[act][0]


def _negated(act: Act, read: CueReading, content: str) -> Stance:
    """Return the stance of who does not perform an act, or holds it back."""
    usual = STANCES[act][1]
    if act is Act.ACCEPT or act is Act.AGREE:
        return Stance.DENIES if calls_untrue(read.rest + " " + content) else Stance.OPPOSES
    if act is Act.WANT and _TO_ANSWER.match(f"{read.rest} {content}"):
        return Stance.DECLINES
    if read.held_back and act is Act.SUPPORT:
        return usual if read.refused else Stance.DECLINES
    if read.held_back and act is not Act.BELIEVE:
        return Stance.DECLINES
    return usual


def _meant(act: Act, read: CueReading, content: str, *, passive: bool) -> Stance:
    """Return the stance of an act whose meaning may depend on what follows it."""
    rule = _RULES.get(act)
    meant = None if rule is None else rule(read, content)
    if meant is not None:
        return meant
    if act in _SAYS_OF_ITSELF and not passive:
        words = f"{read.rest} {content}" if _SAYS_ITSELF.match(read.rest) else content
        if denies(words):
            return Stance.DENIES
        if STANCES[act][0] is Stance.ASSERTS and answers_nothing(words):
            return Stance.DECLINES
    return STANCES[act][0]


def _say(read: CueReading, content: str) -> Stance | None:
    tells = read.word in _TELLS
    to_do = _TELL_TO.match(read.rest) or _SOMEBODY_TO_DO.match(content) or _TO_DO.match(content)
    return Stance.REQUESTS if tells and to_do else None


def _announce(read: CueReading, content: str) -> Stance | None:
    insists_on = read.word.startswith("insist") and _ON.match(content)
    return Stance.REQUESTS if insists_on else None


def _ask(read: CueReading, content: str) -> Stance | None:
    if not read.word.startswith("ask"):
        return Stance.QUESTIONS
    asks = _ASKS.search(f"{read.rest} {content[:_LEAD_CHARS]}") or _QUESTION.match(content)
    return Stance.QUESTIONS if asks else Stance.REQUESTS


def _agree(read: CueReading, content: str) -> Stance | None:
    return Stance.PROMISES if read.rest.endswith("to") or _TO_DO.match(content) else None


def _accept(read: CueReading, content: str) -> Stance | None:
    if _NOTHING.match(content):
        return Stance.DENIES
    claims = calls_untrue(f"{read.rest} {content}") or _RESPONSIBILITY.match(content)
    return Stance.CONFIRMS if claims else None


def _confirm(_: CueReading, content: str) -> Stance | None:
    return Stance.DENIES if _NOTHING.match(content) else None


def _deny(read: CueReading, content: str) -> Stance | None:
    return Stance.QUESTIONS if _WHY.match(f"{read.rest} {content}") else None


def _dismiss(read: CueReading, content: str) -> Stance | None:
    words = f"{read.rest} {content}"
    if _QUESTIONS.match(words):
        return Stance.DECLINES
    return Stance.DENIES if calls_untrue(words) else None


def _judge(read: CueReading, content: str) -> Stance | None:
    words = f"{read.rest} {content}"
    if judges_untrue(words):
        return Stance.DENIES
    return Stance.OPPOSES if _DISGRACE.search(words) else None


def _condemn(read: CueReading, content: str) -> Stance | None:
    words = f"{read.rest} {content}"
    return Stance.DENIES if judges_untrue(words) or _INNOCENCE.search(words) else None


def _offer(_: CueReading, content: str) -> Stance | None:
    if _NOTHING.match(content):
        return Stance.DECLINES
    return Stance.PROMISES if _TO_DO.match(content) else None


def _intend(read: CueReading, content: str) -> Stance | None:
    if _TO_KNOW.match(f"{read.rest} {content}"):
        return Stance.QUESTIONS
    decides = read.word.startswith(("decid", "decision")) and _THAT.match(f"{read.rest} {content}")
    return Stance.ASSERTS if decides else None


def _suggest(read: CueReading, content: str) -> Stance | None:
    return Stance.REQUESTS if _GERUND.match(f"{read.rest} {content}") else None


def _assure(_: CueReading, content: str) -> Stance | None:
    return Stance.PROMISES if _WILL.search(content) else None


def _swear(read: CueReading, content: str) -> Stance | None:
    to_do = read.rest.endswith("to") or _TO_DO.match(content)
    to_do = to_do or _WILL.search(f"{read.rest} {content[:_LEAD_CHARS]}")
    return Stance.PROMISES if to_do else None


def _demand(read: CueReading, content: str) -> Stance | None:
    if _WARY.search(f"{read.rest} {content[:_LEAD_CHARS]}"):
        return Stance.WARNS
    presses = read.word.startswith("press") and _ON_OR_ABOUT.search(read.rest)
    asks = _TO_KNOW.match(f"{read.rest} {content}") or _WHY.match(content)
    return Stance.QUESTIONS if presses or asks else None


def _find(_: CueReading, content: str) -> Stance | None:
    return Stance.DENIES if _NO_EVIDENCE_FOUND.match(content) else None


_RULES = {
    Act.DENY: _deny,
    Act.SAY: _say, Act.ANNOUNCE: _announce, Act.ASK: _ask, Act.AGREE: _agree, Act.ACCEPT: _accept,
    Act.CONFIRM: _confirm, Act.DISMISS: _dismiss, Act.JUDGE: _judge, Act.CONDEMN: _condemn,
    Act.OFFER: _offer, Act.INTEND: _intend, Act.SUGGEST: _suggest, Act.ASSURE: _assure,
    Act.SWEAR: _swear, Act.WANT: _demand, Act.REQUEST: _demand, Act.EVIDENCE: _find,
}  # fmt: skip
