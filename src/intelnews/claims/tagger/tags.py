"""Part-of-speech tags: those of the Penn Treebank, some of which are read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from intelnews.claims.tagger.features import templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["FINITE", "MERGED", "NOUNS", "TAGS", "TAG_FEATURES", "VERBS", "tag_numbers"]

#: Column ``p`` holds the place in this list, plus one.
TAGS: Final = (
    "NN", "NNP", "NNS", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "PRP", "PRP$",
    "DT", "IN", "TO", "CC", "CD", "W", "POS", "RP", "EX", "UH", "$", "“", ",", ".", ":", "(", ")",
)  # fmt: skip
#: Tags of the Treebank that are read as another.
MERGED: Final = {
    "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "WRB": "W", "WP": "W",
    "WDT": "W", "WP$": "W", "''": "“", "``": "“", "-LRB-": "(", "-RRB-": ")", "PDT": "DT",
    "FW": "NN", "LS": "CD", "SYM": ":", "#": ":",
}  # fmt: skip
VERBS: Final = ("VB", "VBD", "VBN", "VBP", "VBZ", "VBG", "MD")
FINITE: Final = ("VBD", "VBP", "VBZ", "MD")
NOUNS: Final = ("NN", "NNP", "NNS", "PRP")

TAG_FEATURES: Final = templates(
    "w | w s | w-1 | w+1 | w-1 w | w w+1 | w-2 | w+2 | x | x s f | x-1 x | x x+1 | h s | s f"
    "| s-1 s s+1 | x-1 x x+1 | x w-1 | x w+1 | q s | w-2 w-1"
)


def tag_numbers(tags: Sequence[str], /) -> NDArray[np.uint32]:
    """Return the numbers that stand for tags in column ``p``.

    >>> tag_numbers(["NN", "NNP"]).tolist()
    [1, 2]
    """
    return np.array([TAGS.index(tag) + 1 for tag in tags], dtype=np.uint32)
