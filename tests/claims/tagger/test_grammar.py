"""What the rules say of the words: advice as rows, and a column of parts."""

from __future__ import annotations

import pytest

from intelnews.claims.tagger.grammar import add_grammar, advice_for
from intelnews.claims.tagger.words import PAD, Words
from intelnews.spans import Span

OTT, SAID, THAT = PAD, PAD + 1, PAD + 2


def read(*paragraphs: str) -> Words:
    """Return the words of paragraphs, with what the rules say of them."""
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    words = Words("\n".join(paragraphs), spans)
    add_grammar(words)
    return words


def column(words: Words) -> list[int]:
    """Return the parts of the words."""
    return words.column["u"][words.rows].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # source with its cue on the right, cue, content with its cue on the left
        ("Ott said that it rained.", [2, 1, 5, 5, 5, 0]),
        ("“It rained all day,” Ott said.", [4, 4, 4, 4, 4, 4, 4, 2, 1, 0]),
        ("“It rained all day,” said Ott.", [4, 4, 4, 4, 4, 4, 4, 1, 3, 0]),
        ("The harbour is deep.", [0] * 5),
    ],
)
def test_parts(text: str, expected: list[int]) -> None:
    """Source and content say on which side their cue stands."""
    assert expected == column(read(text))


def test_each_paragraph_has_its_own_advice() -> None:
    """The rules read paragraph after paragraph, with the quotations that stand in each."""
    words = read("“It rained,” Ott said.", "No word.", "“It snowed,” Kral said.")
    assert 2 == len(words.advice)
    first, second = words.advice
    assert ["ott"] == [words.lowers[row] for row in first.source]
    assert ["kral"] == [words.lowers[row] for row in second.source]
    assert not first.content & second.content
    assert not words.column["u"][:PAD].any()


def test_advice_for_cues() -> None:
    """A possible cue has the advice of an attribution whose cue shares a word with it, or none."""
    words = read("Ott said that it rained.")
    [advice] = words.advice
    assert range(SAID, SAID + 1) == advice.cue
    cues = [(SAID, SAID + 1), (OTT, SAID + 1), (THAT, THAT + 1)]
    assert [advice, advice, None] == advice_for(words, cues)
    assert [] == advice_for(words, [])
    assert [None] == advice_for(read("No word."), [(PAD, PAD + 1)])


def test_nested_attributions() -> None:
    """Where attributions stand in one another, both give advice and the outer one the column."""
    words = read("Ott said that Kral denied that it rained.")
    assert ["said", "denied"] == [words.lowers[one.cue.start] for one in words.advice]
    parts = dict(zip([words.lowers[row] for row in words.rows], column(words), strict=True))
    assert 1 == parts["said"]
    assert 5 == parts["denied"] == parts["rained"]
