"""Pronouns and descriptions lead to the sources they mean: measured on invented articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.coreference import is_plural
from intelnews.claims.sources import Sources
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[([^\]=]*)(?:=([^\]]*))?\]\]")
NOBODY = "?"


def read_articles(name: str) -> Iterator[tuple[str, list[tuple[Span, str | None]]]]:
    """Yield each article of a file with its sources and the names they should get."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    marked = "\n".join(line for line in lines if not line.startswith("#"))
    for article in filter(str.strip, marked.split("===\n")):
        text, at = "", 0
        sources = []
        for mark in MARK.finditer(article):
            text += article[at : mark.start()]
            sources.append((Span(len(text), len(text) + len(mark[1])), mark[2]))
            text += mark[1]
            at = mark.end()
        yield text + article[at:], sources


def measure(name: str) -> tuple[float, float, int]:
    """Return the share of right answers, the share answered, and the number of scored sources."""
    right = answered = covered = answerable = scored = 0
    for text, marked in read_articles(name):
        sources = Sources(text)
        for span, expected in marked:
            found = sources.resolve(span)
            assert span.cut(text) == found.text
            if expected is None:
                continue
            scored += 1
            answerable += expected != NOBODY
            if found.name is not None:
                answered += 1
                right += found.name in expected.split("/")
                covered += expected != NOBODY
    return right / answered, covered / answerable, scored


# Measured: 99 % of 108 answers right on the first file; on the second, which was kept apart, 98 %
# of 133 when it was first read. All sources that somebody can tell were answered in both.
# On the third, which was written to be hard, 84 % of 31 were right and 82 % answered at first.
FILES = [
    ("coreference_seen.txt", 0.95, 0.95),
    ("coreference_kept.txt", 0.95, 0.95),
    ("coreference_hard.txt", 0.85, 0.8),
]


@pytest.mark.parametrize(("name", "accuracy", "coverage"), FILES)
def test_accuracy_and_coverage(name: str, accuracy: float, coverage: float) -> None:
    """Where it answers it is right, and it answers most."""
    right, covered, scored = measure(name)
    assert right >= accuracy
    assert covered >= coverage
    assert scored >= 35


NUMBERS = [
    ("two officials of the port", True),
    ("the boss of two ports", False),
    ("police", True),
    ("some", True),
    ("the congress", False),
    ("gunmen", True),
    ("a spokeswoman", False),
    ("the press", False),
    ("the princess", False),
    ("townspeople", True),
    ("", False),
]


@pytest.mark.parametrize(("words", "expected"), NUMBERS)
def test_number(words: str, expected: bool) -> None:
    """The head word tells whether there are several."""
    assert expected == is_plural(words)


PIECES = (
    *'“”",.(\n—:I',
    *("he", "They", "It", "who", "the", "group", "Anna", "Kral", "Mr.", "and", "of", "a", "his"),
    *("spokesman", "for", "Russia", "’s", "FSB", "officials", "brothers", "Ben Kral", "Anna Kral"),
)


@given(st.data())
def test_any_spans_of_any_text_resolve(data: st.DataObject) -> None:
    """No words are too odd for a source, and every source keeps its words."""
    pieces = st.sampled_from(PIECES)
    text = " ".join(data.draw(st.lists(pieces, max_size=40)))
    sources = Sources(text)
    starts = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    for start in sorted(starts):
        span = Span(start, data.draw(st.integers(start, len(text))))
        assert span.cut(text) == sources.resolve(span).text
