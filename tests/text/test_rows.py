"""What each line of a page is by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.text.rows import is_short, read_rows


def _kinds(text):
    return [row.kind.value for row in read_rows(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Storm passes over Port Ansel", "short"),
        ("The storm has passed.", "text"),
        ("May 29, 2019 by Anna Kral", "meta"),
        ("By Anna Kral on May 29, 2019 in News | 2 Comments", "meta"),
        ("By ANNA KRAL | watch.example |", "byline"),
        ("► Author: Anna Kral | Date: 29 May 2019 | Permalink", "footer"),
        ("Author: Anna Kral | Date: 29 May 2019 | Permalink", "footer"),
        ("Filed under News Tagged with Ansel", "taxonomy"),
        ("Tags: Ansel", "taxonomy"),
        ("Tag: Ansel", "taxonomy"),
        ("3 Responses to Storm passes", "responses"),
        ("1. Van says:", "commenter"),
        ("1. The storm", "numbered"),
        ("• The storm", "item"),
        ("Bookmark and Share", "residue"),
        ("Read more", "more"),
        ("(more…)", "more"),
    ],
)
def test_kinds(line, kind):
    """One line of each kind."""
    assert [kind] == _kinds(line)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("By ANNA KRAL | watch.example | The port is open.", ["byline", "text"]),
        ("By ANNA KRAL | watch.example | " + "The port is open. " * 30, ["byline", "text"]),
        (
            "The port is open.► Author: Anna Kral | Date: 29 May 2019 | Permalink",
            ["text", "footer"],
        ),
        ("►►Storm passes. ►►Port opens.", ["item", "item"]),
        ("• Storm passes. Read more", ["item"]),
    ],
)
def test_lines_that_hold_several_rows(line, kinds):
    """Marks glued to a text become rows of their own."""
    assert kinds == _kinds(line)


def test_teaser_keeps_the_place_of_its_link():
    """The link is cut off later, where the text is written."""
    (row,) = read_rows("The port is open. Read more")
    assert 18 == row.more


def test_teaser_that_ends_in_an_arrow_is_no_navigation():
    """The arrow belongs to the link."""
    (row,) = read_rows("Le port est ouvert. Lire la suite →")
    assert ("text", 20) == (row.kind, row.more)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm passes", True),
        ("Who paid for the dredger?", True),
        ("Dr. Oswin and Capt. Mohn in Ansel", True),
        ("Navy leaves the U.S.", True),
        ("The port is open", True),
        ("The port is open.", False),
        ("“The port is open.”", False),
        ("The pilots say:", False),
        ("It is shut [...]", False),
        ("It is shut. Nobody knows why", False),
        ("x" * 201, False),
        ("The port is open […]", False),
        ("a " * 40, False),
        ("港は開いている。", False),
    ],
)
def test_phrases_and_sentences(text, expected):
    """Headlines, captions and names are phrases; abbreviations end no sentence."""
    assert expected is is_short(text)


def test_names_of_services_are_buttons_in_company_only():
    """One "Twitter" may be a headline's word; two in a row are buttons."""
    assert ["short", "text"] == _kinds("Twitter\nIt is a place.")
    assert ["residue", "residue"] == _kinds("Twitter\nFacebook")
    assert ["residue", "residue", "residue"] == _kinds("Share this:\nTwitter\nEmail")


def test_hard_wrapped_paragraphs_are_rejoined():
    """A paragraph is one row with a span for each of its lines."""
    words = "the pilots of the strait had seen the lights on deck and told nobody of it " * 4
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) >= 60:
            lines.append(line.strip())
            line = ""
        line += word + " "
    rows = read_rows("\n".join([*lines, line.strip()]))
    assert [len(lines) + 1] == [len(row.line.spans) for row in rows]


def test_header_lines_of_one_width_are_not_joined():
    """Where paragraphs are longer than the width, lines were not broken at it."""
    lines = (
        "SHIP RUNS AGROUND NEAR PORT ANSEL",
        "by ANNA KRAL",
        "The Ansel Mirror",
        "May 29, 2019",
    )
    text = "\n".join(lines) + "\n\n" + "The port is open. " * 9 + "\n\n" + "Nobody was hurt. " * 9
    assert list(lines) == [row.line.text for row in read_rows(text)][:4]


@given(st.text(st.sampled_from("By |►Author:Date1.• \nTag,Readmor()…sy"), max_size=120))
def test_rows_are_what_their_spans_cover(text):
    """No recogniser moves a word."""
    for row in read_rows(text):
        assert row.line.text == " ".join(span.cut(text) for span in row.line.spans)
