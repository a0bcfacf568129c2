"""Where a word stands: steps, sentences, paragraphs, quotations, and what is between two words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.tagger.surroundings import at_most, count_words, look_ahead, steps, surround
from intelnews.claims.tagger.tags import MERGED, TAGS, tag_numbers
from intelnews.claims.tagger.words import Words, word_number
from intelnews.spans import Span


def tagged(text: str, tags: str) -> Words:
    """Return the words of the lines of a text, with tags."""
    words = Words(text, [Span(at, at + len(line)) for at, line in _lines(text)])
    words.column["p"] = np.zeros(len(words), dtype=np.uint32)
    words.column["p"][words.rows] = tag_numbers(tags.split())
    surround(words)
    return words


def _lines(text: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def column(words: Words, name: str) -> list[int]:
    """Return a column without rows of nothing."""
    return words.column[name][words.rows].tolist()


@given(st.lists(st.integers(-9, 10_000), min_size=1))
def test_steps_never_fall(distances: list[int]) -> None:
    """Greater distances have no smaller step, and each step is one of eleven."""
    found = steps(np.array(sorted(distances))).tolist()
    assert sorted(found) == found
    assert set(found) <= set(range(11))


def test_steps_grow() -> None:
    """Steps are single up to five, then wider and wider."""
    assert [0, 0, 1, 5, 6, 6, 7, 8, 9, 9, 10] == steps(
        np.array([-1, 0, 1, 5, 6, 8, 9, 14, 25, 49, 50])
    ).tolist()


def test_at_most() -> None:
    """Counts are cut off at both ends."""
    assert [0, 0, 2, 3] == at_most(np.array([-5, 0, 2, 9]), 3).tolist()


def test_sentences() -> None:
    """Words are placed in their sentence, and sentences in their paragraph."""
    words = tagged("Ott left. It was late.\nKral ran.", "NNP VBD . PRP VBD JJ . NNP VBD .")
    assert [1, 0, 0, 1, 0, 0, 0, 1, 0, 0] == column(words, "f")
    assert [0, 1, 2, 0, 1, 2, 3, 0, 1, 2] == column(words, "fb")
    assert [2, 1, 0, 3, 2, 1, 0, 2, 1, 0] == column(words, "te")
    assert [0] * 3 + [1] * 4 + [0] * 3 == column(words, "sp")
    assert [2] * 7 + [1] * 3 == column(words, "sn")
    assert words.rows.tolist()[2] + 1 == words.last[words.rows[0]]


def test_places_of_sentences_stop_at_three() -> None:
    """The fourth sentence and those behind it have one place; so have their counts."""
    words = tagged("It! " * 6, "PRP . " * 6)
    assert [0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3] == column(words, "sp")
    assert {3} == set(column(words, "sn"))


def test_quotations() -> None:
    """Of a quotation are told its length, what stands around it and how it ends."""
    words = tagged("Ott said, “We ran,” and left.", "NNP VBD , “ PRP VBD , “ CC VBD .")
    held = slice(3, 8)
    assert [0] * 3 + [5] * 5 + [0] * 3 == column(words, "ql")
    assert {word_number(",")} == set(column(words, "qb")[held])
    assert {TAGS.index(",") + 1} == set(column(words, "qv")[held])
    assert {TAGS.index("CC") + 1} == set(column(words, "qa")[held])
    assert {word_number(",")} == set(column(words, "qe")[held])
    assert {1} == set(column(words, "hq"))


@pytest.mark.parametrize(
    ("text", "tags", "end"),
    [
        ("“We ran!” he said", "“ PRP VBD . “ PRP VBD", "!"),
        ("“We ran”, he said", "“ PRP VBD “ , PRP VBD", ","),
        ("He: “We ran", "PRP : “ PRP VBD", "ran"),
    ],
)
def test_ends_of_quotations(text: str, tags: str, end: str) -> None:
    """The last word inside is told, or the comma behind the mark."""
    words = tagged(text, tags)
    row = words.rows[words.lowers.index("we") - words.rows[0]]
    assert word_number(end) == words.column["qe"][row]


def test_two_quotations_side_by_side() -> None:
    """Each of two quotations in a row has its own length."""
    words = tagged("“We ran.” “Nothing.”", "“ PRP VBD . “ “ NN . “")
    assert [5] * 5 + [4] * 4 == column(words, "ql")
    assert [2] * 9 == column(words, "sn")


def test_no_quotation() -> None:
    """Without marks all columns of quotations are zero."""
    words = tagged("Ott ran.", "NNP VBD .")
    assert not any(words.column[name].any() for name in ("ql", "qb", "qv", "qa", "qe", "hq"))


def test_counts_between() -> None:
    """The difference of two counts is the number of words of a sort between two rows."""
    words = tagged(
        "Ott, who ran, said that “it rains” (now).",
        "NNP , W VBD , VBD IN “ PRP VBZ “ ( RB ) .",
    )
    said = words.lowers.index("said")
    count_words(words, [(said, said + 1)])
    first, last = words.paragraphs[0]
    found = {name: int(count[last] - count[first]) for name, count in words.counts.items()}
    expected = {
        "comma": 2, "verb": 3, "finite": 3, "noun": 2, "quote": 2, "joint": 2, "break": 2, "cue": 1,
    }  # fmt: skip
    assert expected == found
    assert all(len(words) + 1 == len(count) for count in words.counts.values())
    assert [said] == np.flatnonzero(words.column["c"]).tolist()


def test_a_cue_of_two_words_counts_once() -> None:
    """Every word of a cue is marked, its first one is counted."""
    words = tagged("according to Ott", "VBG IN NNP")
    first, last = words.paragraphs[0]
    count_words(words, [(first, first + 2)])
    assert [1, 1, 0] == column(words, "c")
    assert 1 == words.counts["cue"][last] - words.counts["cue"][first]


def test_what_follows() -> None:
    """Of what follows are told the counts in the sentence and the next mark."""
    words = tagged("Ott said, yes, it rains. He ran", "NNP VBD , UH , PRP VBZ . PRP VBD")
    said = words.lowers.index("said")
    count_words(words, [(said, said + 1)])
    look_ahead(words)
    assert [2, 2, 1, 1, 1, 1, 1, 0, 1, 1] == column(words, "af")
    assert [2, 2, 2, 1, 1, 0, 0, 0, 0, 0] == column(words, "ac")
    assert [1, 1, 0, 0, 0, 0, 0, 0, 0, 0] == column(words, "ak")
    assert [2, 1, 0, 1, 0, 2, 1, 0] == column(words, "nd")[:8]
    assert [word_number(",")] * 5 + [word_number(".")] * 3 == column(words, "nw")[:8]
    assert TAGS.index("UH") + 1 == column(words, "np")[0]
    assert [1, 1, 0, 0, 0, 1, 1, 0] == column(words, "nf")[:8]


def test_tags() -> None:
    """Tags that are read as another are read as one there is."""
    assert len(TAGS) == len(set(TAGS))
    assert set(MERGED.values()) <= set(TAGS)
    assert not set(MERGED) & set(TAGS)
    assert list(range(1, len(TAGS) + 1)) == tag_numbers(TAGS).tolist()
    with pytest.raises(ValueError, match="not in"):
        tag_numbers(["XYZ"])
