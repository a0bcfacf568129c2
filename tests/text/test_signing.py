"""Lines that sign or date a text."""

from __future__ import annotations

import pytest

from intelnews.text.signing import credited, signers, signs

SENTENCE = "The port of Ansel was opened again on 22 May 2019, nine days after the storm, she said."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By ANNA KRAL", [("authors", "By ANNA KRAL", "byline")]),
        (
            "By Anna Kral | 22 May 2019",
            [("authors", "By Anna Kral", "byline"), ("published", "22 May 2019", "date line")],
        ),
        ("Updated 23 May 2019", [("modified", "23 May 2019", "date line")]),
        ("  By\n Anna   Kral ", [("authors", "By Anna Kral", "byline")]),
    ],
)
def test_what_a_line_says(line: str, expected: list[tuple[str, str, str]]):
    """Each field, the words that say it, and how they were found."""
    said = credited(line)
    assert said is not None
    assert expected == [(one.field, one.words, one.method) for one in said]


@pytest.mark.parametrize("line", ["", SENTENCE, "The port is open.", "By " + "Anna Kral, " * 20])
def test_lines_of_the_text(line: str):
    """Sentences, and what is too long to sign with, sign nothing."""
    assert (None, False) == (credited(line), signs(line))


def test_signers_come_once():
    """Whoever signs at the top and at the foot is one person."""
    lines = ["By ANNA KRAL", "By Anna Kral and Jan Ott", "22 May 2019", SENTENCE]
    assert ["Anna Kral", "Jan Ott"] == [author.name for author in signers(lines)]


def test_labels_are_left_to_paragraphs():
    """Where a line is an item of a list, only the footers of blogs are meant."""
    assert credited("By Anna Kral", labels=False) is None
