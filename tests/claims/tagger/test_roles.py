"""The second look: classes of steps, what stands between a word and its cues, roles of words."""

from __future__ import annotations

import numpy as np
import pytest

from intelnews.claims.tagger.roles import (
    ROLE_LABELS,
    add_neighbours,
    add_roles,
    cue_head,
)
from intelnews.claims.tagger.surroundings import count_words, surround
from intelnews.claims.tagger.tags import tag_numbers
from intelnews.claims.tagger.words import PAD, Words, word_number
from intelnews.spans import Span

TEXT = "Ott said, yes, it rains. Kral denied it."
TAGS = "NNP VBD , UH , PRP VBZ . NNP VBD PRP ."
SAID, DENIED = PAD + 1, PAD + 9


def read(*cues: tuple[int, int]) -> Words:
    """Return the words of the text with possible cues."""
    words = Words(TEXT + "\nNo cue.", [Span(0, len(TEXT)), Span(len(TEXT) + 1, len(TEXT) + 8)])
    words.column["p"] = np.zeros(len(words), dtype=np.uint32)
    words.column["p"][words.rows] = tag_numbers([*TAGS.split(), "DT", "NN", "."])
    words.column["m"] = np.arange(len(words), dtype=np.uint32)
    surround(words)
    count_words(words, cues)
    add_neighbours(words, cues)
    return words


def column(words: Words, name: str) -> list[int]:
    """Return a column of the first paragraph."""
    first, last = words.paragraphs[0]
    return words.column[name][first:last].tolist()


def test_nearest_cues() -> None:
    """Each word knows the nearest cue on its left and on its right, itself among them."""
    words = read((SAID, SAID + 1), (DENIED, DENIED + 1))
    said, denied = (int(words.column["t"][row]) for row in (SAID, DENIED))
    assert [0] + [said] * 8 + [denied] * 3 == column(words, "lt")
    assert [said] * 2 + [denied] * 8 + [0] * 2 == column(words, "r_t")
    assert [0] + [SAID] * 8 + [DENIED] * 3 == column(words, "lm")
    assert [SAID] * 2 + [DENIED] * 8 + [0] * 2 == column(words, "r_m")


def test_distances() -> None:
    """Distances count from one; without a cue there is none."""
    words = read((SAID, SAID + 1), (DENIED, DENIED + 1))
    assert [0, 1, 2, 3, 4, 5, 6, 7, 7, 1, 2, 3] == column(words, "ld")
    assert [2, 1] == column(words, "r_d")[:2]
    assert [0, 0] == column(words, "r_d")[-2:]


def test_what_stands_between() -> None:
    """Commas, finite verbs and sentences between the word and its cue are counted."""
    words = read((SAID, SAID + 1), (DENIED, DENIED + 1))
    assert [0, 1, 1, 2, 2, 3, 3, 3, 3, 1, 1, 1] == column(words, "lc")
    assert [0, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1] == column(words, "lv")
    assert [1, 1] == column(words, "r_c")[:2]
    # both in one sentence 2, the cue in the one before 3, in the one behind 1
    assert [0] + [2] * 7 + [3] + [2] * 3 == column(words, "ls")
    assert [2] * 2 + [1] * 6 + [2] * 2 + [0] * 2 == column(words, "r_s")


def test_a_paragraph_without_cue_has_no_neighbours() -> None:
    """Cues of another paragraph are not seen, nor from rows of nothing."""
    words = read((SAID, SAID + 1), (DENIED, DENIED + 1))
    first, last = words.paragraphs[0]
    outside = np.ones(len(words), dtype=bool)
    outside[first:last] = False
    names = [prefix + name for prefix in ("l", "r_") for name in "tmdcvqjs"]
    assert not any(words.column[name][outside].any() for name in names)


def test_no_cues_at_all() -> None:
    """Without cues every column is zero."""
    words = read()
    names = [prefix + name for prefix in ("l", "r_") for name in "tmdcvqjs"]
    assert not any(words.column[name].any() for name in names)


def test_cue_at_the_last_word() -> None:
    """A cue at the very end is the right neighbour of all before it."""
    end = PAD + 11
    words = read((end, end + 1))
    assert [word_number(".")] * 12 == column(words, "r_t")
    assert [0] * 11 + [word_number(".")] == column(words, "lt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("according to", "according"),
        ("has quietly denied", "denied"),
        ("said and denied", "denied"),
        ("of the opinion", "of"),
        ("green blue", "blue"),
    ],
)
def test_head_of_a_cue(text: str, expected: str) -> None:
    """What a cue does is said by its last word that is a cue, or begins one, or its last word."""
    words = Words(text, [Span(0, len(text))])
    assert expected == words.lowers[cue_head(words, words.paragraphs[0])]


def test_roles() -> None:
    """The best label of each word is its role; margins tell how sure that is."""
    words = read()
    labels = [
        "source>", "cue", "O", "B-content<", "I-content<", "I-content<", "I-content<", "O",
        "source>", "cue", "B-content<", "B-content<", "O", "O", "O",
    ]  # fmt: skip
    margins = np.full((len(labels), len(ROLE_LABELS)), -10_000, dtype=np.int32)
    margins[np.arange(len(labels)), [ROLE_LABELS.index(label) for label in labels]] = 0
    margins[3, ROLE_LABELS.index("O")] = -1
    add_roles(words, margins)
    assert [2, 1, 0, 5, 5, 5, 5, 0, 2, 1, 5, 5] == column(words, "r")
    assert [1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1] == column(words, "rb")
    assert [6] * PAD == words.column["r"][:PAD].tolist()
    most, least = 11, 1
    content = [label.endswith("content<") for label in labels[:12]]
    # the fourth word is hardly more a content than it is nothing
    assert [
        6 if place == 3 else most if held else least for place, held in enumerate(content)
    ] == column(words, "mc")
    assert [least, most] == column(words, "mq")[:2]
    assert [most, least] == column(words, "ms")[:2]
    assert not words.column["mc"][:PAD].any()


def test_stretches_of_roles_are_counted() -> None:
    """The count of a role grows where a stretch of it begins."""
    words = read()
    margins = np.full((15, len(ROLE_LABELS)), -100, dtype=np.int32)
    labels = [2, 1, 0, 6, 7, 7, 6, 0, 2, 1, 6, 7, 0, 0, 0]
    margins[np.arange(15), labels] = 0
    add_roles(words, margins)
    found = {kind: int(words.counts[f"role{kind}"][-1]) for kind in range(1, 6)}
    assert {1: 2, 2: 2, 3: 0, 4: 0, 5: 3} == found
