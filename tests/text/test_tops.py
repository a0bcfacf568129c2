"""What stands above the text of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.spans import Span
from intelnews.testing.clock import seconds_of
from intelnews.text.tops import find_rules, is_phrase, read_top
from intelnews.text.wrapping import Wrapping

if TYPE_CHECKING:
    from intelnews.text.tops import Top

BODY = "The port of Ansel is open again. Ships of every size may enter it, the office said."


def read(text: str) -> Top:
    """Return what stands above a text."""
    return read_top(text, Span(0, len(text)), wrapping=Wrapping.of(text))


def test_all_that_stands_above_a_text() -> None:
    """Each line is read by what it is, in its order, and stands where its span says."""
    text = (
        "FREEDONIA-PORTS\n\nTHE COAST\n\nHarbour reopens after storm\n\n"
        "Ships may enter from Monday.\n\nBy Anna Kral\n"
        "Port Ansel, 22 May 2019 | Updated: 23 May 2019\nPhoto: Jan Ott\n"
        "https://coast.example/a\nKeywords: ports, storms\n\nPORT ANSEL (AP) — " + BODY
    )
    top = read(text)
    assert [
        ("header", "FREEDONIA-PORTS"),
        ("kicker", "THE COAST"),
        ("title", "Harbour reopens after storm"),
        ("deck", "Ships may enter from Monday."),
        ("authors", "By Anna Kral"),
        ("published", "22 May 2019"),
        ("modified", "23 May 2019"),
        ("credit", "Port Ansel"),
        ("caption", "Photo: Jan Ott"),
        ("url", "https://coast.example/a"),
        ("keyword", "ports, storms"),
        ("place", "PORT ANSEL"),
        ("agency", "AP"),
    ] == [(one.field, one.words) for one in top.said]
    assert [one.words for one in top.said] == [one.span.cut(text) for one in top.said]
    assert "PORT ANSEL (AP) — " + BODY == text[top.start :]
    assert top.is_story


def test_a_label_may_be_a_part_of_credits() -> None:
    """What stands behind a labelled name is not lost."""
    top = read(f"Hafen wieder offen\nAutor: Anna Kral, 22. Mai 2019\n\n{BODY}")
    assert ["Hafen wieder offen", "Autor: Anna Kral", "22. Mai 2019"] == [s.words for s in top.said]


@pytest.mark.parametrize("text", ["", "\n\n", BODY, "-----\n\n" + BODY])
def test_nothing_above(text: str) -> None:
    """A text may begin at once."""
    top = read(text)
    assert () == top.said
    assert not top.is_story
    assert text[top.start :].strip() in {"", BODY}


def test_an_indented_text_begins_at_the_margin() -> None:
    """The indent of the first line belongs to the text."""
    text = f"Harbour reopens\n\n   {BODY}"
    assert f"   {BODY}" == text[read(text).start :]


def test_only_a_part_is_read() -> None:
    """What stands before or behind the place of a story is not looked at."""
    text = f"Storm nears\n\nHarbour reopens\n\n{BODY}\n\nBy Anna Kral"
    top = read_top(text, Span(13, 100), wrapping=Wrapping.of(text))
    assert ["Harbour reopens"] == [one.words for one in top.said]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("-----", True),
        ("=" * 70, True),
        ("* * *", True),
        ("  ~~~~  ", True),
        ("— — —", True),
        ("--", False),
        ("###", False),
        ("-- x --", False),
    ],
)
def test_rules(line: str, expected: bool) -> None:
    """A rule is a line of marks; hashes are an end mark."""
    assert expected == bool(list(find_rules(line)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Harbour reopens", True),
        ("Harbour reopens?", True),
        ("“We are open”", True),
        ("Harbour reopens ...", True),
        ("Ships leave the U.S.", True),
        ("Ships sail for Ansel Inc.", True),
        ("The port is open.", False),
        ("Rams 54, Chiefs 51.", False),
        ("It was open,", False),
        ("", False),
        ("x" * 300, False),
    ],
)
def test_phrases(words: str, expected: bool) -> None:
    """A headline has no full stop, unless an abbreviation ends it."""
    assert expected == is_phrase(words)


@given(st.text(alphabet="ab AB.\n-=:1é—,", max_size=150))
def test_said_stands_in_the_text(text: str) -> None:
    """No text raises, and whatever is said stands where its span says, spaces aside."""
    top = read(text)
    assert 0 <= top.start <= len(text)
    for one in top.said:
        # wires end the lines of a headline with an equals sign, which is no word of it
        stood = one.span.cut(text).replace("=", " ")
        assert one.words.replace("=", " ").split() == stood.split()


@pytest.mark.parametrize("text", ["a: b\n", "By Anna Kral\n", "=\n", "a " * 50, "22 May 2019\n"])
def test_hostile_text_takes_no_time(text: str) -> None:
    """Only the first lines are read, however many there are."""
    many = text * (500_000 // len(text))

    def run() -> None:
        assert len(read_top(many, Span(0, len(many)), wrapping=Wrapping()).said) <= 24

    assert seconds_of(run, enough=3) <= 3
