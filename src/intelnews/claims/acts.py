"""What single words do in a cue: acts of speech and mind, and the words that perform them."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.claims.lexicon import data_lines
from intelnews.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["STANCES", "Act", "ActWord", "act_of_lemma", "act_word_at"]


class Act(Enum):
    """What a word does with a content; ``STANCES`` gives the stance of each."""

    SAY = auto()
    HEARSAY = auto()
    EVIDENCE = auto()
    ANNOUNCE = auto()
    VOICE = auto()
    OFFER = auto()
    SUGGEST = auto()
    JUDGE = auto()
    ASSURE = auto()
    SWEAR = auto()
    DENY = auto()
    DISMISS = auto()
    RETRACT = auto()
    WITHHOLD = auto()
    CEASE = auto()
    CONFIRM = auto()
    AGREE = auto()
    DISAGREE = auto()
    ACCEPT = auto()
    ACCUSE = auto()
    WARN = auto()
    WORRY = auto()
    EXPECT = auto()
    PREDICT = auto()
    REQUEST = auto()
    WANT = auto()
    PROMISE = auto()
    INTEND = auto()
    SUPPORT = auto()
    PRAISE = auto()
    OPPOSE = auto()
    CONDEMN = auto()
    DOUBT = auto()
    QUESTION = auto()
    ASK = auto()
    BELIEVE = auto()


#: The stance of each act, and that of who does not perform it. A denial not made is an answer
#: withheld, no assertion; but not to support a thing is to oppose it, and to have no doubt of it is
#: to believe it.
STANCES: Mapping[Act, tuple[Stance, Stance]] = {
    Act.SAY: (Stance.ASSERTS, Stance.DECLINES),
    Act.HEARSAY: (Stance.ASSERTS, Stance.DECLINES),
    Act.EVIDENCE: (Stance.ASSERTS, Stance.DECLINES),
    Act.ANNOUNCE: (Stance.ASSERTS, Stance.DECLINES),
    Act.VOICE: (Stance.ASSERTS, Stance.DECLINES),
    Act.OFFER: (Stance.ASSERTS, Stance.DECLINES),
    Act.SUGGEST: (Stance.ASSERTS, Stance.DECLINES),
    Act.JUDGE: (Stance.ASSERTS, Stance.DECLINES),
    Act.ASSURE: (Stance.ASSERTS, Stance.DECLINES),
    Act.SWEAR: (Stance.ASSERTS, Stance.DECLINES),
    Act.DENY: (Stance.DENIES, Stance.DECLINES),
    Act.DISMISS: (Stance.OPPOSES, Stance.DECLINES),
    Act.RETRACT: (Stance.DENIES, Stance.ASSERTS),
    Act.WITHHOLD: (Stance.DECLINES, Stance.ASSERTS),
    Act.CEASE: (Stance.DECLINES, Stance.ASSERTS),
    Act.CONFIRM: (Stance.CONFIRMS, Stance.DECLINES),
    Act.AGREE: (Stance.CONFIRMS, Stance.OPPOSES),
    Act.DISAGREE: (Stance.OPPOSES, Stance.CONFIRMS),
    Act.ACCEPT: (Stance.SUPPORTS, Stance.OPPOSES),
    Act.ACCUSE: (Stance.ACCUSES, Stance.DECLINES),
    Act.WARN: (Stance.WARNS, Stance.DECLINES),
    Act.WORRY: (Stance.BELIEVES, Stance.QUESTIONS),
    Act.EXPECT: (Stance.PREDICTS, Stance.PREDICTS),
    Act.PREDICT: (Stance.PREDICTS, Stance.DECLINES),
    Act.REQUEST: (Stance.REQUESTS, Stance.DECLINES),
    Act.WANT: (Stance.REQUESTS, Stance.OPPOSES),
    Act.PROMISE: (Stance.PROMISES, Stance.DECLINES),
    Act.INTEND: (Stance.PROMISES, Stance.DECLINES),
    Act.SUPPORT: (Stance.SUPPORTS, Stance.OPPOSES),
    Act.PRAISE: (Stance.SUPPORTS, Stance.DECLINES),
    Act.OPPOSE: (Stance.OPPOSES, Stance.SUPPORTS),
    Act.CONDEMN: (Stance.OPPOSES, Stance.DECLINES),
    Act.DOUBT: (Stance.QUESTIONS, Stance.BELIEVES),
    Act.QUESTION: (Stance.QUESTIONS, Stance.CONFIRMS),
    Act.ASK: (Stance.QUESTIONS, Stance.DECLINES),
    Act.BELIEVE: (Stance.BELIEVES, Stance.QUESTIONS),
}

# The acts of the cues that stances.tsv leaves to cues.tsv, by their stance or group and stance.
_USUAL = {
    "asserts": Act.SAY, "denies": Act.DENY, "confirms": Act.CONFIRM, "accuses": Act.ACCUSE,
    "warns": Act.WARN, "predicts": Act.PREDICT, "requests": Act.REQUEST, "promises": Act.PROMISE,
    "supports": Act.SUPPORT, "opposes": Act.CONDEMN, "questions": Act.QUESTION,
    "declines": Act.WITHHOLD, "believes": Act.BELIEVE,
    "hedge asserts": Act.HEARSAY, "evidence asserts": Act.EVIDENCE,
    "volition promises": Act.INTEND, "volition requests": Act.WANT,
}  # fmt: skip
# Phrases of cues.tsv that hold a negation: it is read word by word like any other.
_NEGATIVE = frozenset({"no", "not", "or"})


@frozen
class ActWord:
    """A form of a word or phrase, what it does, and whether a verb or a noun does it."""

    words: tuple[str, ...]
    act: Act
    is_verb: bool
    is_noun: bool


@cache
def _table() -> Mapping[str, tuple[ActWord, ...]]:
    found: dict[tuple[str, ...], ActWord] = {}
    for act, sort, phrases in data_lines("stances.tsv"):
        for phrase in phrases.split("|"):
            for words in _forms(phrase, sort):
                _add(found, words, Act[act.upper()], sort)
    for lemma, forms, group, stance, _ in data_lines("cues.tsv"):
        if not _NEGATIVE.isdisjoint(lemma.split(" ")):
            continue
        act_ = _USUAL.get(f"{group} {stance}") or _USUAL[stance]
        for form in forms.split("|"):
            words = tuple(form.split(" "))
            head = found.get(words[:1])
            listed = head is not None and STANCES[head.act][0] is STANCES[act_][0]
            if words not in found and not listed:
                _add(found, words, act_, "v")
    heads: dict[str, list[ActWord]] = {}
    for words, entry in found.items():
        heads.setdefault(words[0], []).append(entry)
    return {
        head: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
        for head, entries in heads.items()
    }


def _add(
    found: dict[tuple[str, ...], ActWord], words: tuple[str, ...], act: Act, sort: str
) -> None:
    """Add a form; the act of a form listed twice is the first, its sorts are both."""
    known = found.get(words)
    found[words] = ActWord(
        words=words,
        act=act if known is None else known.act,
        is_verb=sort == "v" or (known is not None and known.is_verb),
        is_noun=sort == "n" or (known is not None and known.is_noun),
    )


def _forms(phrase: str, sort: str) -> Iterator[tuple[str, ...]]:
    """Yield the forms of a phrase, inflected at its first word.

    A few are no words ("denyed", "shoutted"): nobody writes them, and they do no harm.
    """
    first, *rest = phrase.split(" ")
    base, *irregular = first.split("/")
    heads = {base, *irregular}
    if sort in "vn":
        heads |= {f"{base[:-1]}ies"} if base.endswith("y") else {f"{base}s", f"{base}es"}
    if sort == "v":
        stem = base.removesuffix("e")
        heads |= {f"{base}ed", f"{stem}ed", f"{base}ing", f"{stem}ing"}
        heads |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
        heads |= {f"{base[:-1]}ied"} if base.endswith("y") else set()
    for head in sorted(heads):
        yield (head, *rest)


def act_word_at(words: Sequence[str], at: int, /) -> ActWord | None:
    """Return the longest listed word or phrase that begins at a word, which is in lower case.

    >>> act_word_at(["he", "walked", "back"], 1).act.name
    'RETRACT'
    """
    for entry in _table().get(words[at], ()):
        size = len(entry.words)
        if size == 1 or tuple(words[at : at + size]) == entry.words:
            return entry
    return None


def act_of_lemma(lemma: str, /) -> Act | None:
    """Return the act of a cue by its dictionary form; ``None`` if it is listed nowhere."""
    words = lemma.lower().split()
    entry = act_word_at(words, 0) if words else None
    return entry.act if entry is not None and len(entry.words) == len(words) else None
