"""The third look: for one possible cue, which words are its source and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.features import buckets, templates
from intelnews.claims.tagger.grammar import advice_for
from intelnews.claims.tagger.roles import cue_head
from intelnews.claims.tagger.surroundings import at_most, steps
from intelnews.claims.tagger.words import word_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from intelnews.claims.tagger.surroundings import Range
    from intelnews.claims.tagger.words import Words

__all__ = ["BORDER_FEATURES", "PART_CLASSES", "PART_FEATURES", "PART_LABELS", "Views"]

#: Labels of the chain.
PART_LABELS: Final = ("O", "source", "content", "cue")
PART_CLASSES: Final = np.arange(16).reshape(4, 4)

# Columns that begin with "z" belong to the view of one cue: zd side, zs steps to it and side, zn
# sentences between, ze whether both stand in one sentence; zc, zv, zf, zo, zq, zj, zk, zb commas,
# verbs, finite verbs, nouns, quotation marks, joints, cues and breaks between; zt stem, zw words,
# zp tags of the cue, zl its class; za, zi, zu, zx the word and the tag before, the same behind, zy
# the second tag behind; zg quotation state and whether the cue stands in the same quotation, zh
# that of the cue; zm, zr steps from the beginning of the sentence and to its end, zz whether it
# holds a quotation, zaa and zab place and count of the sentence; zro stretches of the same role
# between, zra … zre stretches of each; zrf, zrg roles of the cue, zrh, zri beside it; zya, zyb and
# zyc what the rules make of the word, the one before and the one behind, for this cue.
PART_FEATURES: Final = templates(
    "zd p | zd w | zd t ze | zs ze | zs p | zd p-1 p p+1 "
    "| zd w-1 | zd w+1 | zd s-1 s | zd x ze "
    "| zd zt ze | zs zt | zd zt p zn | zd zt zn zg | zd zw zn | zd zp p | zs zp"
    "| zd zp zi zx ze | zs zx zi | zd zx zy zc ze | zs zu | zs za | zd zt zu zn"
    "| zd zt zc zf ze | zd zt w"
    "| zd zc zn | zd zv zc ze | zd zq zg zn | zd zk zn | zd zj zc ze | zd zf p ze | zd zc p ze"
    "| zd zk p ze | zd zk zc zn zg | zd zo zf zc ze | zd zb zc zj ze"
    "| zd zf zk zj ze | zd zv zo zc zj | zd zb zc p | zd zp zf zc zj ze"
    "| zd zg ql zn | zd zg zh zm zn | zd zg zh zr zn | zd zg qe zc zn | zd zg qa qv zn"
    "| zd zg zz hq zn | zd zg zq zc zk zn | zd zg p | zd q-1 q q+1 zn"
    "| zd fb zn zm | zd f p ze | zd zm ze zr | zd zm zn zz | zd zr zn zz"
    "| zd zaa zab zn | zs zr zx"
    "| zd c-1 c c+1 zk | zd k ze | zd zl zc zf ze | zs zl"
    "| zd r zro zn | zd r-1 r r+1 ze | zd r zra zrb zrc zrd zre | zd r zra zro zg | zd r zro p"
    "| zd r zro zt | zd mc zro zn | zd ms zro zn | zd mq zk | zd mc-1 mc mc+1"
    "| zd ms-1 ms ms+1 | zd r mc ms zro | zs r | zd r-2 r-1 r r+1 r+2 | zd r zc zf zro"
    "| zd r zrf zrg zro zn | zd r zro zw | zd r zro zk zra | zd r zro zrh zri | zd mc p-1 p"
    "| zd ms p-1 p "
    "| zd zya zn | zd zya p | zd zya zyb zyc | zya zt | zd zya r zro | zya zg zd | zya mc | zya ms"
    "| u zya zd zn | u zd zn | u r zro zd | zya zs"
)
# What speaks for a border between two words, whatever the cue.
_BORDERS: Final = (
    "p-1 p f | w f | w-1 f | p-2 p-1 p | p-1 p p+1 | w p+1 | w w+1 | w p+1 p+2 | p-1 w"
    "| q-1 q f | q-1 q p-1 p | q-2 q-1 q q+1 | w c c+1 c+2 | c-1 c c+1 p | k p-1 | k+1 w"
    "| w af ac | w nw nd | w np nf | w ak aq | w te | p-1 p te | p-1 p nw nf"
)
BORDER_FEATURES: Final = templates(
    "|".join(f"zd {one}" for one in _BORDERS.split("|"))
    + "| zd zn f | zd w zc zf | zd w zk zn | zd zt w | zd zt p-1 p | zd w zv zc | zd p zp "
    "| zs p-1 p | zd w zz zn | zd zg q-1 qe-1 zn"
    "| zd r-1 r zro | zd r-1 r w | zd r-1 r p-1 p | zd r-2 r-1 r r+1 | zd mc-1 mc zro"
    "| zd ms-1 ms zro | zd mc-1 mc w | zd rb r-1 r zra"
    "| zd zya zyb | zd zya zyb w | zd zya zyb p-1 p | zyb zya r-1 r | zyb zya nw nf | zd u-1 u"
    "| zyb zya zt"
)

# Source and content stand within so many words of their cue in all but one case of a thousand.
_REACH: Final = 140


class Views:
    """The words around possible cues, of which there is at least one.

    For each cue a stretch of rows, one behind another.

    Attributes:
        rows: Row in the words, for each row of the views.
        first, last: Where the view of each cue begins, and the row behind its last.
    """

    def __init__(self, words: Words, cues: Sequence[Range], /) -> None:
        low, high = np.array(words.paragraphs).T
        start, behind = np.array(cues).T
        inside = words.paragraph[start]
        begin = np.maximum(low[inside], start - _REACH)
        end = np.minimum(high[inside], behind + _REACH)
        length = end - begin
        self.last = np.cumsum(length)
        self.first = self.last - length
        self.cue = np.repeat(np.arange(len(cues)), length)
        self.rows = np.arange(int(self.last[-1])) - (self.first - begin)[self.cue]
        self.words = words
        self.column = _columns(words, cues, self.rows, self.cue)

    def read(self, name: str, away: int, /) -> NDArray[np.uint32]:
        """Return a column of the views, or of the words some rows away."""
        own = self.column.get(name)
        return self.words.column[name][self.rows + away] if own is None else own

    def buckets(
        self, *, part_bits: int, border_bits: int
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the buckets of the features of words, and of those of borders."""
        return (
            buckets(PART_FEATURES, self.read, bits=part_bits),
            buckets(BORDER_FEATURES, self.read, bits=border_bits),
        )


def _columns(
    words: Words, cues: Sequence[Range], rows: NDArray[np.int64], which: NDArray[np.int64]
) -> dict[str, NDArray[np.uint32]]:
    of, counts = words.column, words.counts
    start, behind = (array[which] for array in np.array(cues).T)
    left, right = rows < start, rows >= behind
    side = np.where(left, 1, np.where(right, 2, 3)).astype(np.uint32)
    apart = np.where(left, start - rows, np.where(right, rows - behind + 1, 0))
    low = np.where(left, rows + 1, behind)
    high = np.maximum(np.where(left, start, rows), low)
    sentences = (np.clip(words.sentence[rows] - words.sentence[start], -2, 2) + 3).astype(np.uint32)
    same_quote = (words.quote[rows] >= 0) & (words.quote[rows] == words.quote[start])

    def between(sort: str, most: int) -> NDArray[np.uint32]:
        count = counts[sort]
        return at_most(count[high] - count[low], most)

    stem, phrase, tags = (array[which] for array in _describe(words, cues))
    runs = [between(f"role{kind}", 2) for kind in range(1, 6)]
    advised = _advised(words, cues, rows, which)
    first_of = np.concatenate(([True], which[1:] != which[:-1]))
    before = np.where(first_of, 0, np.concatenate(([0], advised[:-1]))).astype(np.uint32)
    last_of = np.concatenate((first_of[1:], [True]))
    following = np.where(last_of, 0, np.concatenate((advised[1:], [0]))).astype(np.uint32)
    role = of["r"][rows]
    own = np.zeros(len(rows), dtype=np.uint32)
    for kind, run in enumerate(runs, start=1):
        own = np.where(role == kind, run, own)
    return {
        "zd": side, "zs": steps(apart) * 4 + side, "zn": sentences,
        "ze": (sentences == 3).astype(np.uint32),
        "zc": between("comma", 3), "zv": between("verb", 3), "zf": between("finite", 2),
        "zo": between("noun", 3), "zq": between("quote", 3), "zj": between("joint", 2),
        "zk": between("cue", 2), "zb": between("break", 1),
        "zt": stem, "zw": phrase, "zp": tags, "zl": of["k"][behind - 1],
        "za": of["w"][start - 1], "zi": of["p"][start - 1], "zu": of["w"][behind],
        "zx": of["p"][behind], "zy": of["p"][behind + 1],
        "zg": of["q"][rows] * 2 + same_quote.astype(np.uint32), "zh": of["q"][start],
        "zm": of["fb"][start], "zr": of["te"][behind - 1], "zz": of["hq"][start],
        "zaa": of["sp"][start], "zab": of["sn"][start],
        "zro": own, "zra": runs[0], "zrb": runs[1], "zrc": runs[2], "zrd": runs[3], "zre": runs[4],
        "zrf": of["r"][start], "zrg": of["r"][behind - 1], "zrh": of["r"][start - 1],
        "zri": of["r"][behind],
        "zya": advised, "zyb": before, "zyc": following,
    }  # fmt: skip


def _advised(
    words: Words, cues: Sequence[Range], rows: NDArray[np.int64], which: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Return what the rules make of each word for its cue.

    0 without advice, 1 to 4 no part, source, content or cue.
    """
    told = np.zeros(len(rows), dtype=np.uint32)
    first = np.searchsorted(which, np.arange(len(cues))).tolist()
    for number, advice in enumerate(advice_for(words, cues)):
        if advice is None:
            continue
        low = first[number]
        high = first[number + 1] if number + 1 < len(cues) else len(rows)
        told[low:high] = 1
        start = int(rows[low])
        for part, held in ((2, advice.source), (3, advice.content), (4, advice.cue)):
            inside = [row - start + low for row in held if start <= row < start + high - low]
            told[inside] = part
    return told


def _describe(words: Words, cues: Sequence[Range]) -> NDArray[np.uint32]:
    """Return stem, words and tags of each cue: (3, cues)."""
    told = []
    for first, last in cues:
        head = cue_head(words, (first, last))
        stems = words.column["t"][first:last].tolist()
        tags = int(words.column["p"][head]) * 64 + int(words.column["p"][first])
        told.append((int(words.column["t"][head]), phrase_number(stems), tags))
    return np.array(told, dtype=np.uint32).T


def phrase_number(stems: Sequence[int], /) -> int:
    """Return the number of a phrase from those of its words."""
    number = word_number("")
    for stem in stems:
        number = (number * 1_000_003 ^ stem) & 0xFFFFFFFF
    return number
