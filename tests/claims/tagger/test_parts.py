"""The third look: the words around a cue, told as seen from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from intelnews.claims.tagger.parts import PART_CLASSES, PART_LABELS, Views, phrase_number
from intelnews.claims.tagger.tagger import candidates_in
from intelnews.claims.tagger.words import PAD, Words, word_number
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.claims.tagger.weights import Weights

TEXT = "Ott, who ran, said that it rains. “We left,” Kral said."

Read = Callable[..., Words]


@pytest.fixture(scope="module")
def read(chance_weights: Weights) -> Read:
    """Return a function that reads paragraphs and adds every column."""

    def words_of(*paragraphs: str) -> Words:
        text = "\n".join(paragraphs)
        spans, at = [], 0
        for paragraph in paragraphs:
            spans.append(Span(at, at + len(paragraph)))
            at += len(paragraph) + 1
        words = Words(text, spans)
        candidates_in(words, chance_weights)
        return words

    return words_of


def seen(views: Views, number: int) -> list[int]:
    """Return the rows that one view holds."""
    return views.rows[views.first[number] : views.last[number]].tolist()


def column(views: Views, name: str) -> list[int]:
    """Return a column of all views."""
    return views.read(name, 0).tolist()


def test_classes() -> None:
    """Each pair of labels is a class of its own."""
    size = len(PART_LABELS)
    assert (size, size) == PART_CLASSES.shape
    assert size * size == len(set(PART_CLASSES.ravel().tolist()))


def test_a_view_is_the_paragraph(read: Read) -> None:
    """A view holds the whole paragraph of its cue, and no other."""
    words = read(TEXT, "He left.")
    (low, high), (start, end) = words.paragraphs
    views = Views(words, [(low + 5, low + 6), (low + 14, low + 15), (start + 1, start + 2)])
    assert list(range(low, high)) == seen(views, 0) == seen(views, 1)
    assert list(range(start, end)) == seen(views, 2)
    assert [0, high - low, 2 * (high - low)] == views.first.tolist()
    assert len(views.rows) == views.last[-1] == len(views.cue)


def test_a_view_ends_within_reach(read: Read) -> None:
    """Of a long paragraph a view holds so many words on either side."""
    words = read("one " * 500)
    first = PAD + 250
    views = Views(words, [(first, first + 2), (PAD, PAD + 1)])
    assert list(range(first - 140, first + 142)) == seen(views, 0)
    assert list(range(PAD, PAD + 141)) == seen(views, 1)


def test_sides_and_distances(read: Read) -> None:
    """Words stand on the left, on the right or in the cue, in steps from it."""
    words = read(TEXT)
    cue = (PAD + 5, PAD + 7)
    views = Views(words, [cue])
    assert [1] * 5 + [3] * 2 + [2] * 10 == column(views, "zd")[:17]
    steps = [number // 4 for number in column(views, "zs")]
    assert [5, 4, 3, 2, 1, 0, 0, 1, 2, 3, 4, 5, 6] == steps[:13]
    assert column(views, "zd") == [number % 4 for number in column(views, "zs")]


def test_sentences_between(read: Read) -> None:
    """Sentences are counted from that of the cue."""
    words = read(TEXT)
    last = words.lowers.index("kral") + 1
    views = Views(words, [(PAD + 5, PAD + 6), (last, last + 1)])
    size = int(views.last[0])
    first_sentence = 10
    expected = [3] * first_sentence + [4] * (size - first_sentence)
    assert expected == column(views, "zn")[:size]
    assert [2] * first_sentence + [3] * (size - first_sentence) == column(views, "zn")[size:]
    assert [int(number == 3) for number in column(views, "zn")] == column(views, "ze")


def test_what_stands_between(read: Read) -> None:
    """Commas between a word and the cue are counted, on both sides."""
    words = read("Ott, who ran, said yes, no, and so")
    views = Views(words, [(PAD + 5, PAD + 6)])
    # a comma on the left counts for the words before it, on the right for those behind it
    assert [2, 1, 1, 1, 0, 0, 0, 0, 1, 1, 2, 2] == column(views, "zc")


def test_quotations(read: Read) -> None:
    """It is told whether word and cue stand in the same quotation."""
    words = read("“Ott said he left,” Kral said on Monday.")
    inner, outer = (row for row, word in enumerate(words.lowers) if word == "said")
    views = Views(words, [(inner, inner + 1), (outer, outer + 1)])
    size = int(views.last[0])
    same = [number % 2 for number in column(views, "zg")]
    assert [1] * 7 + [0] * (size - 7) == same[:size]
    assert [0] * size == same[size:]


def test_the_cue_is_told(read: Read) -> None:
    """Stem, words and neighbours of the cue stand in each row of its view."""
    words = read(TEXT)
    said = PAD + 5
    views = Views(words, [(said, said + 1)])
    assert {int(words.column["t"][said])} == set(column(views, "zt"))
    assert {word_number(",")} == set(column(views, "za"))
    assert {word_number("that")} == set(column(views, "zu"))
    assert {int(words.column["p"][said + 1])} == set(column(views, "zx"))


def test_own_columns_and_those_of_words(read: Read) -> None:
    """Other columns are those of the words, some rows away."""
    words = read(TEXT)
    views = Views(words, [(PAD + 5, PAD + 6), (PAD + 14, PAD + 15)])
    assert (words.column["w"][views.rows] == views.read("w", 0)).all()
    assert (words.column["w"][views.rows - 2] == views.read("w", -2)).all()


def test_views_do_not_see_one_another(read: Read) -> None:
    """The buckets of a view are the same alone and among others."""
    words = read(TEXT, "Kral denied that Ott had said it.")
    (low, _), (start, _) = words.paragraphs
    cues = [
        (low + 5, low + 6),
        (low + 14, low + 15),
        (start + 1, start + 2),
        (start + 5, start + 6),
    ]
    views = Views(words, cues)
    together = views.buckets(part_bits=12, border_bits=10)
    assert all(table.max() < size for table, size in zip(together, (1 << 12, 1 << 10), strict=True))
    for number, cue in enumerate(cues):
        alone = Views(words, [cue]).buckets(part_bits=12, border_bits=10)
        inside = slice(views.first[number], views.last[number])
        for whole, own in zip(together, alone, strict=True):
            assert np.array_equal(whole[:, inside], own)


def test_phrases() -> None:
    """The number of a phrase depends on its words and their order."""
    one, two = word_number("according"), word_number("to")
    numbers = {phrase_number(phrase) for phrase in ([], [one], [two], [one, two], [two, one])}
    assert 5 == len(numbers)
    assert all(0 <= number < 2**32 for number in numbers)
    assert phrase_number([one, two]) == phrase_number([one, two])
