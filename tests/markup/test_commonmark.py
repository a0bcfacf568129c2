"""Markdown bodies: which blocks they have, which words, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.markup.commonmark import read_markdown
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from intelnews.markup.commonmark import Markdown


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    return [(part.kind.value, part.text) for part in read_markdown(text).parts]


def counts(body: Markdown) -> dict[str, int]:
    """Return the codes of the problems and how often each happened."""
    return {problem.code: problem.count for problem in body.problems}


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One\ntwo.\n\nThree.", [("paragraph", "One two."), ("paragraph", "Three.")]),
        ("# One\n\nTwo\n---\n### Three ###", [("heading", w) for w in ("One", "Two", "Three")]),
        ("- one\n- two\n  more\n\n  again", [("list_item", "one"), ("list_item", "two more"),
                                           ("paragraph", "again")]),
        ("3. one\n4. two", [("list_item", "one"), ("list_item", "two")]),
        ("- [ ] one\n- [x] two", [("list_item", "one"), ("list_item", "two")]),
        ("- one\n  - two", [("list_item", "one"), ("list_item", "two")]),
        ("> one\n> two\n>\n> - three", [("quote", "one two"), ("list_item", "three")]),
        ("- > one", [("quote", "one")]),
        ("```py\n a = 1\n\nb\n```", [("preformatted", " a = 1\n\nb")]),
        ("    c", [("preformatted", "c")]),
        ("a\n\n---\n\n* * *\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("| a | b |\n|---|---|\n| *c* | |\n| | d |", [("preformatted", "a | b\nc\n | d")]),
        ("a  \nb\\\nc", [("paragraph", "a b c")]),
        ("[TOC]\n\n[[toc]]\n\na", [("paragraph", "a")]),
        ("<!-- more -->\n\na", [("paragraph", "a")]),
        ("```\n\n```\n\na", [("paragraph", "a")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    """Each block has its kind, and its marks are gone."""
    assert blocks == kinds(text)


def test_spans_cover_the_lines() -> None:
    """A block's span covers its lines in the whole text, and levels say how deep a heading is."""
    text = "---\n---\n## Harbour\n\n> The port\n> is open.\n\n| a |\n|---|\n| b |\n"
    parts = read_markdown(text, start=8).parts
    assert ["## Harbour", "The port\n> is open.", "| a |\n|---|\n| b |"] == [
        part.span.cut(text).removeprefix("> ") for part in parts
    ]
    assert [2, 0, 0] == [part.level for part in parts]


def test_footnotes_are_list_items_where_they_stand() -> None:
    """The mark in the text is gone; the note is an item, its later paragraphs follow it."""
    text = "Open[^1] again[^n].\n\n[^1]: The port\n    of Ansel.\n\n    More.\n[^n]: May.\n\nEnd."
    assert [
        ("paragraph", "Open again."),
        ("list_item", "The port of Ansel."),
        ("paragraph", "More."),
        ("list_item", "May."),
        ("paragraph", "End."),
    ] == kinds(text)


def test_footnotes_end_a_paragraph() -> None:
    """A note right below a paragraph is no part of it; one that is indented is code."""
    assert [("paragraph", "Open."), ("list_item", "Note.")] == kinds("Open.[^1]\n[^1]: Note.")
    assert [("preformatted", "[^1]: Note.")] == kinds("    [^1]: Note.")


def test_callouts_are_paragraphs_with_a_heading() -> None:
    """Only a callout that says it is a quotation is one."""
    text = "> [!warning]- Mind the gap\n> It is *wide*.\n\n> [!quote]\n> Open.\n\n> [!tip] Alone"
    assert [
        ("heading", "Mind the gap"),
        ("paragraph", "It is wide."),
        ("quote", "Open."),
        ("heading", "Alone"),
    ] == kinds(text)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("![A crane](a.jpg)", [("caption", "A crane")]),
        ("![](a.jpg 'A crane')", [("caption", "A crane")]),
        ("![crane.jpg](a.jpg)", []),
        ("![A crane|300](a.jpg) ![200x100](b.jpg)", [("caption", "A crane")]),
        ("[![A crane](a.jpg)](https://x.example)", [("caption", "A crane")]),
        ("![](a.jpg)\n*Photo: Harbour Watch*", [("caption", "Photo: Harbour Watch")]),
        ("![](a.jpg)\n\n_Photo_", [("caption", "Photo")]),
        ("![](a.jpg)\n\n*Not* all of *it*", [("paragraph", "Not all of it")]),
        ("![](a.jpg)\n\n**Open** again", [("paragraph", "Open again")]),
        ("![](a.jpg)\n\nOpen.\n\n*Again*", [("paragraph", "Open."), ("paragraph", "Again")]),
        ("Open ![A crane](a.jpg) again", [("paragraph", "Open again")]),
        ("![A crane](a.jpg) stands open", [("paragraph", "stands open")]),
    ],
)
def test_captions(text: str, blocks: list[tuple[str, str]]) -> None:
    """An image alone gives a caption, and so does an emphasised line below it."""
    assert blocks == kinds(text)


def test_links_span_their_words() -> None:
    """Every link knows its words in the block, whichever way it is written."""
    text = (
        "See [the *old*  report](https://a.example/r_1 'x'), [that][b], <https://c.example> and\n"
        "[here](#top) or [![i](i.png)](https://d.example).\n\n[b]: /b\n"
    )
    [part] = read_markdown(text).parts
    assert "See the old report, that, https://c.example and here or ." == part.text
    assert [
        ("https://a.example/r_1", "the old report"),
        ("/b", "that"),
        ("https://c.example", "https://c.example"),
        ("https://d.example", None),
    ] == [(link.url, link.text) for link in part.links]
    assert ["the old report", "that", "https://c.example", None] == [
        link.span and link.span.cut(part.text) for link in part.links
    ]


def test_links_in_tables_span_their_words() -> None:
    """Cells are joined to rows, and the links in them follow."""
    [part] = read_markdown("| a | b |\n|---|---|\n| c | [d](https://x.example) e |").parts
    assert "d" == part.links[0].span.cut(part.text)  # type: ignore[union-attr]


def test_what_is_left_out_is_counted() -> None:
    """Each sort of thing has one problem, with a count and the place of the first."""
    text = (
        "Open {{ page.x }} and {% y %}.\n\n{{< figure src='a' >}}\n\n<div>\nlost\n</div>\n\n"
        "A <b>bold</b> word <!-- hidden --> <br> next.\n\n![[map.png]]"
    )
    body = read_markdown(text)
    assert ["Open and .", "A bold word next."] == [part.text for part in body.parts]
    assert {"shortcode": 3, "raw-html": 2, "embed": 1} == counts(body)
    places = {
        p.code: p.locator.span.cut(text) for p in body.problems if p.locator and p.locator.span
    }
    assert "<div>" == places["raw-html"]
    assert "![[map.png]]" == places["embed"]


@pytest.mark.parametrize("opening", [">", "- ", "1. "])
def test_deep_nesting_keeps_the_words(opening: str) -> None:
    """Below the deepest level blocks are read as paragraphs, and nothing behind them is lost."""
    body = read_markdown(opening * 100 + "deep\n\nafter")
    assert {"nested-too-deep": 1} == counts(body)
    words = " ".join(part.text for part in body.parts)
    assert "deep" in words
    assert "after" in words


def test_lines_too_dense_for_marks_are_read_as_they_are() -> None:
    """A megabyte of list markers is a text, not a hundred thousand items."""
    body = read_markdown("- a\n" * 10_000 + "\n\n*b*\n")
    assert {"too-much-markup": 1} == counts(body)
    assert "b*" == body.parts[-1].text


def test_brackets_too_dense_for_links_are_kept() -> None:
    """A text of brackets stays a text of brackets."""
    body = read_markdown("[" * 50_000)
    assert {"too-much-markup": 1} == counts(body)
    assert "[" * 50_000 == body.parts[0].text


def test_hollow_tables_are_no_tables() -> None:
    """Rows that leave out a hundred cells each are not filled up."""
    table = "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + "|\n" * 650
    body = read_markdown(table * 20 + "\n")
    assert "preformatted" not in {part.kind.value for part in body.parts}


@given(st.text(alphabet="ab *_`[]()!<>&{}%=~^|#-:\\\n1.", max_size=150))
def test_any_text_is_read(text: str) -> None:
    """No text raises; spans lie inside it, and links inside their block."""
    for part in read_markdown(text).parts:
        assert part.text == part.text.strip("\n ") or part.kind.value == "preformatted"
        assert 0 <= part.span.start <= part.span.end <= len(text)
        for link in part.links:
            assert link.span is None or link.text == link.span.cut(part.text)


@given(st.lists(st.text(alphabet="abé ,.", min_size=1).map(str.strip).filter(bool), max_size=6))
def test_plain_words_come_back(paragraphs: list[str]) -> None:
    """Paragraphs without marks lose nothing but white space."""
    text = "\n\n".join(paragraphs)
    assert [" ".join(p.split()) for p in paragraphs] == [
        part.text for part in read_markdown(text).parts
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "![" * 60_000,
        "*a **b " * 20_000,
        "`a " * 40_000,
        "<" * 60_000,
        "<!-- a " * 20_000,
        "> " * 60_000,
        "- a\n" * 30_000,
        "a\n\n" * 30_000,
        "|a" * 12_000 + "\n" + "|-" * 12_000,
        "{{ a " * 30_000,
        "==a==" * 30_000,
        "[^a]: " * 30_000,
        "&" * 60_000,
        '"' * 200_000,
        "said " * 60_000,
    ],
    ids=lambda text: text[:8].strip().replace("\n", "/"),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A text of nothing but one mark is read in seconds."""

    def run() -> None:
        body = read_markdown(text)
        assert sum(len(part.text) for part in body.parts) <= 2 * len(text)

    assert seconds_of(run, enough=5) <= 5
