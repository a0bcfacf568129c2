"""Rejoining wrapped lines: what is wrapped, where paragraphs part, and what a hyphen was."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.document import Document
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of
from intelnews.text.wrapping import Wrapping, ends_sentence, strip_span

if TYPE_CHECKING:
    from intelnews.text.wrapping import Joined

HARBOUR = (
    "The port of Ansel was opened again on Monday after three weeks in which no ship could enter "
    "it, the harbour office of Freedonia said in a statement."
)
STORM = (
    "A storm had torn the breakwater open in April. Divers found that two of its blocks, each of "
    "them as heavy as a house, had been carried to the other side of the basin."
)
PRICES = (
    "Prices of fish and coffee rose by a third in the meantime, as traders had to bring them over "
    "the mountains from Ruritania on roads that were built for carts."
)
STORY = [HARBOUR, STORM, PRICES, HARBOUR.replace("Ansel", "Brod"), STORM.replace("April", "May")]


def joined(text: str) -> list[Joined]:
    """Return the paragraphs of a text."""
    return list(Wrapping.of(text).paragraphs(text, Document(text=text).lines()))


def read(text: str) -> list[str]:
    """Return the words of the paragraphs of a text."""
    return [paragraph.text for paragraph in joined(text)]


@pytest.mark.parametrize("width", [40, 66, 72, 80, 100])
def test_wrapped_paragraphs_come_back_whole(width: int) -> None:
    """Blank lines part paragraphs, whatever the width."""
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
    assert STORY == read(text)


@pytest.mark.parametrize("width", [50, 72, 90])
def test_indented_paragraphs_come_back_whole(width: int) -> None:
    """A line that is indented deeper begins a paragraph; no blank line is needed."""
    text = "\n".join(textwrap.fill(p, width, initial_indent="   ") for p in STORY)
    assert STORY == read(text)


def test_short_indented_paragraphs_part() -> None:
    """Where paragraphs open indented, so does one that fills a single line."""
    story = [HARBOUR, STORM, '"We are open."', '"At last."', PRICES]
    text = "\n".join(textwrap.fill(p, 60, initial_indent="  ") for p in story)
    assert story == read(text)


def test_a_short_last_line_ends_a_paragraph() -> None:
    """Without blank lines or indents, a line with room for the next word was the last."""
    story = [HARBOUR, PRICES, HARBOUR.replace("Ansel", "Brod")]
    assert story == read("\n".join(textwrap.fill(p, 64) for p in story))


def test_long_lines_are_paragraphs() -> None:
    """A text with one paragraph on each line is not wrapped."""
    assert STORY == read("\n".join(STORY))
    assert Wrapping.of("\n".join(STORY)).width is None


def test_lists_of_names_are_not_wrapped() -> None:
    """Lines that begin with capitals and end without a stop stand for themselves."""
    names = ["Anna Kral", "Jan Ott of Port Ansel", "Eva Holt", "Tomas Brandt"]
    assert names == read("\n".join(names))


def test_a_sentence_that_runs_on_is_joined_in_any_text() -> None:
    """A small letter after a long line without a stop goes on with the sentence."""
    text = "The port of Ansel was opened again on Monday\nafter three weeks.\nIt is busy."
    assert [
        "The port of Ansel was opened again on Monday after three weeks.",
        "It is busy.",
    ] == read(text)


def test_one_span_for_each_line() -> None:
    """Each line has its span, so that every word can be found again."""
    text = textwrap.fill(HARBOUR, 60)
    [paragraph] = joined(text)
    assert text.split("\n") == [span.cut(text) for span in paragraph.spans]


def test_justified_lines_have_a_span_for_each_run() -> None:
    """Runs of spaces become one, and the spans still cover the words alone."""
    text = "The  port of   Ansel was\topen."
    [paragraph] = joined(text)
    assert "The port of Ansel was open." == paragraph.text
    assert ["The", "port of", "Ansel was", "open."] == [s.cut(text) for s in paragraph.spans]


def test_bullets_go_and_numbers_stay() -> None:
    """A bullet is a mark; a number may be a place in a ranking."""
    text = "- the port\n- the basin and\n  the breakwater\n  of it\n2. Brod\n* Ansel"
    assert ["the port", "the basin and the breakwater of it", "2. Brod", "Ansel"] == read(text)
    assert ["-", "-", "2.", "*"] == [paragraph.mark for paragraph in joined(text)]


def test_a_dash_inside_a_wrapped_sentence_is_no_bullet() -> None:
    """A hyphen that the wrapping put first in its line is no bullet."""
    text = "The breakwater was open and the basin\n- as divers said on Monday - full of\nsand."
    assert [text.replace("\n", " ")] == read(text)


def test_quoted_mail_loses_its_marks() -> None:
    """The marks of quoted lines are no words; a line with a mark alone is blank."""
    text = "> The port is open.\n>\n> The basin is full.\nGood news."
    assert ["The port is open.", "The basin is full.", "Good news."] == read(text)


def test_wrapped_quotations_are_rejoined() -> None:
    """A quoted paragraph is joined as any other, and ends where the marks end."""
    lines = textwrap.wrap(STORM, 50)
    text = textwrap.fill(HARBOUR, 52) + "\n\n" + "\n".join(f"> {line}" for line in lines)
    assert [HARBOUR, STORM] == read(text)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("the harbour of the well-", "known port of Ansel is open", "well-known"),
        ("a talk between the Anglo-", "Freedonian and other envoys", "Anglo-Freedonian"),
        ("he spoke about the short-", "and long-term plans of all", "short- and long-term"),
        ("he told the whole news-", "paper that newspaper is free", "newspaper that"),
        ("the tax of the years 2018-", "2019 was not paid in at all", "2018- 2019"),
        ("open again it was -", "as was said in the last hour", "was - as"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, words: str) -> None:
    """A hyphen goes only where the whole word stands elsewhere, and stays a hyphen otherwise."""
    wrapping = Wrapping.of(f"{first}\n{second}")
    text = f"{first} on and on\n{second}"
    start = text.index("\n") + 1
    lines = [Span(0, len(first)), Span(start, len(text))]
    [paragraph] = Wrapping(width=20, words=wrapping.words).paragraphs(text, lines)
    assert words in paragraph.text


def test_typeset_text_loses_its_hyphens() -> None:
    """Where many lines end in a hyphen, one before a small letter was the typesetter's."""
    text = (
        "The harbour office of Free-\ndonia said on Monday that the break-\nwater would be mend-\n"
        "ed by the end of the year. The well-\nknown port is open and well-known."
    )
    [paragraph] = joined(text)
    assert (
        "The harbour office of Freedonia said on Monday that the breakwater would be mended by the "
        "end of the year. The well-known port is open and well-known."
    ) == paragraph.text
    assert 4 == paragraph.hyphens
    assert "Free" == paragraph.spans[0].cut(text)[-4:]


def test_scripts_without_spaces_are_joined_without_one() -> None:
    """Chinese lines run on without a space."""
    first = "港口在风暴过后重新开放，船只可以再次进入港口，港务局在一份声明中说，"
    text = f"{first}\n渔民们非常高兴，因为他们可以再次出海"
    assert [text.replace("\n", "")] == read(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It is open.", True),
        ("“It is open.”", True),
        ("It is (really) open!)", True),
        ("It is", False),
        ("港口开放。", True),
        ("", True),
    ],
)
def test_sentence_ends(line: str, expected: bool) -> None:
    """Quotation marks and brackets may follow a full stop."""
    assert expected == ends_sentence(line)


def test_stripping_a_blank_span_leaves_a_place() -> None:
    """A span of white space alone becomes empty."""
    assert Span(3, 3) == strip_span("   ", Span(0, 3))


@given(st.text(alphabet="ab .-\n\t>*1é中", max_size=200))
def test_spans_cover_the_words(text: str) -> None:
    """Every character of a paragraph that is no space stands in its spans, in order."""
    for paragraph in joined(text):
        covered = "".join(span.cut(text) for span in paragraph.spans)
        assert paragraph.text.replace(" ", "") == covered.replace(" ", "")
        assert "  " not in paragraph.text
        if not paragraph.hyphens and "中" not in paragraph.text:
            assert paragraph.text == " ".join(span.cut(text) for span in paragraph.spans)


@given(st.text(alphabet="ab -\n>*1", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    """All letters of a text are in its paragraphs."""
    letters = "".join(paragraph.text for paragraph in joined(text))
    assert [c for c in text if c in "ab"] == [c for c in letters if c in "ab"]


@pytest.mark.parametrize(
    "text",
    ["- " * 90_000, "a-\n" * 15_000, " " * 90_000, ">" * 90_000, "said " * 90_000, "\n" * 90_000],
    ids=["bullets", "hyphens", "spaces", "quotes", "one line", "blank lines"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A text of nothing but one thing is read in seconds."""

    def run() -> None:
        letters = sum(len(paragraph.text) for paragraph in joined(text))
        assert letters <= len(text)

    assert seconds_of(run, enough=5) <= 5
