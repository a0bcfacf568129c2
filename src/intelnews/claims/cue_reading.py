"""The words of a cue, read from left to right: which act they perform, and what turns it around."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.acts import Act, act_word_at
from intelnews.claims.lexicon import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.claims.acts import ActWord

__all__ = ["MERELY_SAYS", "TRANSPARENT", "CueReading", "cue_words", "read_cue"]

_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|'[a-z]+|[,;:]")
# Negations that negate nothing: "not only accused", "could not but admit", "had no choice but to".
_NO_NEGATION = re.compile(
    r"\b(?:(?:(?:does|do|did)\s+)?not\s+(?:only|just|merely|simply|so\s+much)\b"
    r"|(?:cannot|(?:could|can?|did)\s+not)\s+(?:help\s+)?but\b"
    r"|(?:cannot|(?:could|can?)\s+not)\s+(?:stress|emphasi[sz]e|be)\s+(?:it\s+)?(?:enough|more|clearer)\b"
    r"|no\s+(?:choice|option|alternative)\s+but\b|no\s+secret\s+of\b|no\s+less\b|no\s+sooner\b"
    r"|(?:wast|los)(?:e|es|ed|ing|t)\s+(?:no|little)\s+time\b"
    r"|(?:minc\w+\s+no|not\s+mince|not\s+mincing)\s+(?:\w+\s+)?words\b|no\s+bones\b|no\s+uncertain\b"
    r"|without\s+(?:any\s+|further\s+)?(?:hesitat\w+|delay|question|reservations?|doubt|exception|"
    r"any|evidence|proof|elaborating|giving\s+\w+|citing|naming|offering|providing|specifying)\b"
    r"|not\s+to\s+mention\b|not\s+without\b|nothing\s+but\b)"
)
# "laid full responsibility on them" blames, where "claimed responsibility" confesses.
_LAYS_ON = re.compile(
    r"\b(?:lay|lays|laid|laying|put|puts|putting|plac\w+|pin\w*|assign\w*|attribut\w+|ascrib\w+|shift\w*)\b"
    r"[^,;]{0,40}\bresponsibility\b"
)
_BREAKS = frozenset({",", ";", "and", "but", "without"})
_SKIPPED = frozenset({"now", "also", "then", "later", "has", "have", "had", "was", "is", "again"})
_USES = frozenset({"use", "uses", "used", "using"})

# Verbs of saying that no clause follows: "did not respond to emailed questions".
_NO_CLAUSE = (
    "respond", "repl", "answer", "refer", "mention", "comment", "talk", "speak", "spoke", "discuss",
    "cit", "quot",
)  # fmt: skip
_AUXILIARIES = frozenset(
    {
        "would",
        "could",
        "will",
        "did",
        "does",
        "do",
        "had",
        "has",
        "have",
        "was",
        "were",
        "is",
        "are",
    }
)

#: Acts that leave it to the rest of the cue or to the content what the source does.
MERELY_SAYS = frozenset({Act.SAY, Act.ANNOUNCE, Act.VOICE, Act.EVIDENCE, Act.HEARSAY, Act.OFFER})
#: Acts that give way to another behind them: "is expected to deny", "sought to blame".
TRANSPARENT = frozenset({Act.INTEND, Act.WANT, Act.EXPECT})
_HOLDS_BACK = frozenset({Act.WITHHOLD, Act.CEASE})


@frozen
class CueReading:
    """What the words of a cue do.

    ``act`` is the act that decides, ``word`` the word that performs it and ``rest`` what stands
    behind that; ``turns`` counts what turns it around: negations and words of holding back.
    """

    act: Act | None = None
    word: str = ""
    rest: str = ""
    turns: int = 0
    held_back: bool = False
    refused: bool = False
    taken_back: bool = False


def cue_words(words: str, /) -> list[str]:
    """Return the words of a cue in lower case, commas among them."""
    return _WORD.findall(words)


@lru_cache(maxsize=4096)  # the cues of some hundred articles
def read_cue(cue: str, /) -> CueReading:  # noqa: PLR0912 # one branch for each kind of word
    """Read a cue, which is in lower case with straight apostrophes.

    >>> read = read_cue("did not hesitate to accuse")
    >>> read.act.name, read.turns
    ('ACCUSE', 2)
    """
    cue = _NO_NEGATION.sub(" ", cue.replace("n't", " not"))
    cue = _LAYS_ON.sub(" to blame ", cue)
    words = _WORD.findall(cue)
    at = _last_clause(words)
    turns, inside, held_back, refused, taken_back = 0, 0, False, False, False
    says: tuple[ActWord, int] | None = None
    seeks: tuple[ActWord, int] | None = None
    acts: tuple[ActWord, int] | None = None
    while at < len(words) and acts is None:
        entry = act_word_at(words, at)
        if words[at] in word_list("negations") and (entry is None or len(entry.words) == 1):
            counts = words[at] != "nor" or not turns
            turns += counts
            inside += counts and says is not None and words[at - 1] in _AUXILIARIES
            at += 1
            continue
        if entry is None or not _acts(entry, words, at, says):
            at += 1
            continue
        if entry.act in _HOLDS_BACK:
            turns += 1
            held_back = held_back or entry.act is Act.WITHHOLD
            refused = refused or entry.words[0].startswith("refus")
        elif entry.act is Act.RETRACT:
            taken_back = True
        elif entry.act in MERELY_SAYS:
            if turns and words[at - 1] == "," and words[at].endswith("ing"):
                turns, held_back, refused = 0, False, False  # did not wait, saying
            if entry.act is not Act.SAY or _is_first_saying(words, at, says):
                says = (entry, at)
            if seeks and words[at - 1] == "to" and (turns or seeks[0].act is Act.WANT):
                seeks = None  # did not want to say
        elif seeks and "to" not in words[seeks[1] : at] and not words[at].endswith("ing"):
            break  # sought assurances
        elif entry.act in TRANSPARENT and not taken_back:
            seeks = seeks or (entry, at)
        else:
            acts = (entry, at)
        at += len(entry.words)
    found = acts or seeks or says
    if found is says:
        turns -= inside  # said it would not go
    act = None if found is None else found[0].act
    if act is Act.WORRY and says is not None:
        act = Act.WARN  # fears that are voiced
    return CueReading(
        act=act,
        word="" if found is None else found[0].words[0],
        rest="" if found is None else " ".join(words[found[1] + len(found[0].words) :]),
        turns=turns,
        held_back=held_back,
        refused=refused,
        taken_back=taken_back,
    )


def _is_first_saying(words: Sequence[str], at: int, says: tuple[ActWord, int] | None) -> bool:
    """Tell whether a word of saying is the first verb of saying in a cue."""
    if says is not None and says[0].act is Act.SAY:
        return False
    return at == 0 or words[at - 1] not in word_list("before nouns")


def _last_clause(words: Sequence[str]) -> int:
    """Return where the last clause of a cue begins: "praised it, warning", "shot and accused"."""
    if not _USES.isdisjoint(words) and "to" in words:
        return words.index("to")  # used the question to demand
    for at in range(len(words) - 1, 0, -1):
        mark = words[at - 1]
        if mark not in _BREAKS:
            continue
        start = at
        while start < len(words) - 1 and (words[start].endswith("ly") or words[start] in _SKIPPED):
            start += 1
        entry = act_word_at(words, start)
        acts = entry is not None and entry.is_verb and entry.act not in MERELY_SAYS
        if acts and (mark in {"and", "but"} or words[start].endswith("ing")):
            return at - 1 if mark == "without" else at
    return 0


def _acts(entry: ActWord, words: Sequence[str], at: int, says: tuple[ActWord, int] | None) -> bool:
    """Tell whether a listed word performs its act where it stands.

    "Hit back" is no backing, and what is only spoken of is not performed: "said in response to
    criticism", where "said she expected" is.
    """
    word, before = words[at], words[at - 1] if at else ""
    if word == "back" and len(entry.words) == 1:
        return not before or before in word_list("before verbs") or before.endswith("ly")
    if says is None or says[0].act is not Act.SAY or entry.act in MERELY_SAYS:
        return True
    if word == "against":
        return at - 1 == says[1] or before.endswith("ly") or before == "out"
    if word == "in" or word.endswith("ing"):
        return True
    if says[0].words[0].startswith(_NO_CLAUSE):
        return False
    if not (entry.is_verb or not entry.is_noun) or before in word_list("before nouns"):
        return False
    # "said members feared": a plural before, or a pronoun or an auxiliary
    return before != "to" or words[at - 2] not in {"response", "reply", "reference", "according"}
