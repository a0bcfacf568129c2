"""Which of the attributions found so far are to be believed, each looked at by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from intelnews.claims.tagger.features import buckets, templates
from intelnews.claims.tagger.grammar import advice_for
from intelnews.claims.tagger.parts import phrase_number
from intelnews.claims.tagger.roles import CONTENT, CUE, SOURCE, cue_head
from intelnews.claims.tagger.surroundings import Range, steps
from intelnews.claims.tagger.words import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.words import Words

__all__ = ["ACCEPT_FEATURES", "Candidate", "accept_buckets"]

# m margin of the cue, t stem and w phrase of it, k its class, u tags of its first and last word, pb
# and pa tags beside it, wb and wa words beside it, n its length, te steps to the end of the
# sentence, sp place of the sentence, hq whether it holds a quotation, q quotation state; sl and cl
# lengths of source and content, so and co where they stand, sh and sr last and first word of the
# source, sq its last tag, g gaps to both; cq share of the content in quotation marks, cw and ct its
# first word and tags, cb the tag behind it, cc cues in it; i in how many contents the cue stands,
# y and z the gain of the parts, whole and by word; o, os whether another claims the same content
# and source, oh whether another content holds this cue, oc whether it stands in another source; lm
# and rm margins of the cues before and behind; a roles of the cue, am, ac their leads, as and ax
# shares of source and content with the same role, ai content lead of the cue, ae whether the cue
# is one; d how many cues the text has; ra whether the rules find it, rc and rs how far they agree
# on content and source.
ACCEPT_FEATURES: Final = templates(
    "m | t | w | t pa | t pb | t wa | u pa pb | wb | wa | wb wa | k | k pa | t m | k m | u m"
    "| so co | so co t | cq | cq t | cq m | cq k | cw | cw t | ct | ct t | ct k | cb | sh | sq"
    "| sh t | sr | sq t | sq so co | i | i t | i k | i m | i q | q t | q m | q so | q cq | d | sp"
    "| hq t | hq m | n | n m | te | te t | g | g m | g k | cc | cc m | y | z | z m | y m | sh sr"
    "| u t | wb t | w ct | sq ct u | co cw k | a | am | am m | am t | ax as | ax a | ac | ac am"
    "| ai | ai am | ai t | ai i | ae ax as | a t | a ax as m | ac t | ac m | o os | o os m | o a"
    "| oh | oh m | oh t | oh q cq | oc | oc m | lm | rm | lm m | rm m | oc t | o t | sl | cl"
    "| sl cl | sl m | cl m | cl t | sl t | cl cq | cl ct"
    "| ra rc rs | ra m | ra t | rc m | rc rs t | ra a m | ra k | rc cq | ra am | rc rs am | ra i"
)

_LENGTHS: Final[list[int]] = steps(np.arange(100)).tolist()
_NEAR: Final = 8  # cues that are looked at on either side
_SAME: Final = 0.5  # contents that share so much are the same one
# Steps in which margins of roles and gains are told, in units of the weights.
_ROLE_STEP: Final = 50
_GAIN_STEP: Final = 40
_WORD_STEP: Final = 8
_NO_CUE: Final = 9  # a margin column at or above this says that the word looks like no cue


@frozen(eq=False)
class Candidate:
    """A possible attribution: rows of its parts, and what labelling them gained."""

    cue: Range
    source: tuple[int, ...]
    content: tuple[int, ...]
    gain: int
    words: tuple[int, ...] = ()  # of the cue, as the parts have it


def accept_buckets(
    words: Words, candidates: Sequence[Candidate], margins: NDArray[np.int32], /, *, bits: int
) -> NDArray[np.int32]:
    """Return the buckets of the features of candidates: (features, candidates).

    ``margins`` are those of the roles, a row a word that is one.
    """
    table = _columns(words, candidates, margins)
    return buckets(ACCEPT_FEATURES, lambda name, _: table[name], bits=bits)


def _columns(
    words: Words, candidates: Sequence[Candidate], margins: NDArray[np.int32]
) -> dict[str, NDArray[np.uint32]]:
    look = _Look(words, candidates, margins)
    rows = [look.describe(number) for number in range(len(candidates))]
    return {
        name: np.array([row[name] & 0xFFFFFFFF for row in rows], dtype=np.uint32)
        for name in rows[0]
    }


class _Look:
    """The candidates of one text, each told by numbers."""

    def __init__(
        self, words: Words, candidates: Sequence[Candidate], margins: NDArray[np.int32]
    ) -> None:
        self.words = words
        self.candidates = candidates
        names = ("w", "t", "p", "k", "m", "q", "te", "sp", "hq", "r")
        self.of = {name: words.column[name].tolist() for name in names}
        self.sources = [frozenset(one.source) for one in candidates]
        self.contents = [frozenset(one.content) for one in candidates]
        self.margins = [max(self.of["m"][row] for row in range(*one.cue)) for one in candidates]
        self.held = [0] * len(words)
        for content in self.contents:
            for row in content:
                self.held[row] += 1
        self.advice = advice_for(words, [one.cue for one in candidates])
        self.is_cue = [0] * len(words)
        for one in candidates:
            self.is_cue[one.cue[0]] = 1
        none, cue, source, content = (
            margins[:, part].max(axis=1) for part in (slice(1), CUE, SOURCE, CONTENT)
        )
        self.cue_lead = self._lead(cue - np.maximum.reduce([none, source, content]))
        self.content_lead = self._lead(content - np.maximum.reduce([none, source, cue]))

    def _lead(self, lead: NDArray[np.int32]) -> list[int]:
        """Return for each row by how many steps its margin is ahead."""
        steps_ahead = np.zeros(len(self.words), dtype=np.int64)
        steps_ahead[self.words.rows] = np.clip(lead // _ROLE_STEP, -9, 9) + 10
        told: list[int] = steps_ahead.tolist()
        return told

    def describe(self, number: int) -> dict[str, int]:
        """Return the columns of one candidate."""
        return (
            self._cue(number)
            | self._parts(number)
            | self._others(number)
            | self._roles(number)
            | self._advice(number)
        )

    def _cue(self, number: int) -> dict[str, int]:
        of = self.of
        first, last = self.candidates[number].cue
        head = cue_head(self.words, (first, last))
        before = self.margins[number - 1] if number else 0
        behind = self.margins[number + 1] if number + 1 < len(self.margins) else 0
        return {
            "m": self.margins[number], "t": of["t"][head], "k": of["k"][head],
            "w": phrase_number(of["t"][first:last]), "u": of["p"][first] * 64 + of["p"][last - 1],
            "pb": of["p"][first - 1], "pa": of["p"][last], "wb": of["w"][first - 1],
            "wa": of["w"][last], "n": last - first, "te": of["te"][last - 1], "sp": of["sp"][first],
            "hq": of["hq"][first], "q": of["q"][first], "lm": before, "rm": behind,
            "d": min(len(self.candidates), 60) // 10,
        }  # fmt: skip

    def _parts(self, number: int) -> dict[str, int]:
        of, one = self.of, self.candidates[number]
        first, last = one.cue
        source, content = one.source, one.content
        size = len(source) + len(content)
        quoted = sum(of["q"][row] != OUTSIDE for row in content)
        gap = min(abs(source[-1] - first), 9) if source else 9
        told = {
            "sl": _LENGTHS[min(len(source), 99)], "cl": _LENGTHS[min(len(content), 99)],
            "so": 0, "co": 0,
            "sh": 0, "sr": 0, "sq": 0, "cw": 0, "ct": 0, "cb": 0, "cq": 0,
            "g": gap * 16 + (min(abs(content[0] - last), 9) if content else 9),
            "cc": min(sum(self.is_cue[row] for row in content if row != first), 4),
            "i": min(self.held[first], 3),
            "y": max(-5, min(30, one.gain // _GAIN_STEP)) + 6,
            "z": max(-5, min(30, one.gain // (_WORD_STEP * max(1, size)))) + 6,
        }  # fmt: skip
        if source:
            told["so"] = 1 if source[0] < first else 2
            told["sh"], told["sr"] = of["t"][source[-1]], of["w"][source[0]]
            told["sq"] = of["p"][source[-1]]
        if content:
            told["co"] = 1 if content[-1] < first else 2 if content[0] >= last else 3
            told["cw"] = of["w"][content[0]]
            told["ct"] = of["p"][content[0]] * 64 + of["p"][content[0] + 1]
            told["cb"] = of["p"][content[-1] + 1]
            told["cq"] = min(4, 5 * quoted // len(content))
        return told

    def _others(self, number: int) -> dict[str, int]:
        """Tell which candidates nearby claim the same words, or words of this one's."""
        first, last = self.candidates[number].cue
        content, source = self.contents[number], self.sources[number]
        same = shared = held = named = 0
        near = range(max(0, number - _NEAR), min(len(self.candidates), number + _NEAR + 1))
        for other in near:
            if other == number:
                continue
            theirs = self.contents[other]
            if not content.isdisjoint(theirs) and (
                len(content & theirs) > _SAME * len(content | theirs)
            ):
                same = max(same, 1 if self.margins[other] < self.margins[number] else 2)
                shared = max(shared, 2 if source & self.sources[other] else 1)
            if first in theirs:
                held = max(held, 2 if self.margins[other] < _NO_CUE else 1)
            if not self.sources[other].isdisjoint(range(first, last)):
                named = 1
        return {"o": same, "os": shared, "oh": held, "oc": named}

    def _roles(self, number: int) -> dict[str, int]:
        role, one = self.of["r"], self.candidates[number]
        first, last = one.cue
        contents = sum(role[row] >= 4 for row in one.content)
        sources = sum(role[row] in {2, 3} for row in one.source)
        lead = sum(self.content_lead[row] for row in one.content)
        return {
            "a": role[first] * 6 + role[last - 1],
            "am": max(self.cue_lead[first:last]),
            "ai": self.content_lead[first],
            "ae": int(all(role[row] == 1 for row in range(first, last))),
            "ac": lead // len(one.content) if one.content else 30,
            "ax": min(4, 5 * contents // len(one.content)) if one.content else 7,
            "as": min(2, 3 * sources // len(one.source)) if one.source else 7,
        }

    def _advice(self, number: int) -> dict[str, int]:
        """Tell whether the rules find the candidate, and with the same parts."""
        advice = self.advice[number]
        if advice is None:
            return {"ra": 0, "rc": 0, "rs": 0}
        content, source = self.contents[number], self.sources[number]
        shared = len(content & advice.content)
        every = max(1, len(content | advice.content))
        same = 1 if source == advice.source else 2 if source & advice.source else 3
        return {"ra": 1, "rc": 1 + min(4, 5 * shared // every), "rs": same}
