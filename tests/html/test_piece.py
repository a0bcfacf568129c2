"""HTML that stands in something else: blocks, titles, what is left out at the edges."""

from __future__ import annotations

import pytest

from intelnews.html.piece import plain_text, read_piece
from intelnews.testing.clock import seconds_of

APPEARED = "The post Harbour appeared first on The Ansel Post."


def words(html: str, **options: object) -> list[str]:
    """Return the texts of the blocks."""
    return [block.text for block in read_piece(html, **options).blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("One line.", ["One line."]),
        (
            "Two\nlines.\n \nTwo paragraphs &amp; a mark.",
            ["Two lines.", "Two paragraphs & a mark."],
        ),
        ("<p>One.</p><p>Two<br>lines.</p>", ["One.", "Two\nlines."]),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", ["One.", "Two."]),
        (f"<p>One.</p><p>{APPEARED}</p>", ["One."]),
        ("<p>One.</p><div class='sharedaddy'>Share</div>", ["One."]),
        ("<p>One.</p><script>two()</script>", ["One."]),
        ("", []),
    ],
)
def test_blocks(html, expected):
    """All blocks are text, but for what programs hang under it."""
    assert expected == words(html)


def test_links_have_whole_addresses():
    """Relative links count from the base, or from that of the piece itself."""
    piece = read_piece("<p><a href='b'>x</a> <a href='//[c'>y</a>", base="https://a.example/")
    assert ["https://a.example/b", "//[c"] == [link.url for link in piece.blocks[0].links]
    piece = read_piece("<base href='/d/'><a href='b'>x</a>", base="https://a.example/")
    assert "https://a.example/d/b" == piece.blocks[0].links[0].url
    assert "b" == read_piece("<a href=b>x</a>").blocks[0].links[0].url


def test_headline_and_names_are_not_repeated():
    """The headline and the writers at the edges are no text; in the middle they are."""
    html = (
        "<h1>Harbour reopens</h1><p>Anna Kral</p><p>One.</p>"
        + "<p>x</p>" * 4
        + "<p>Anna Kral</p>"
        + "<p>x</p>" * 4
    )
    found = words(html, title="Harbour reopens!", names=["Anna Kral"])
    assert ["One.", "x", "x"] == found[:3]
    assert "Anna Kral" in found


def test_credits():
    """Lines that sign the text are handed over apart."""
    piece = read_piece("<p>By A. K.</p><p>One.</p>", signs=lambda line: line.startswith("By"))
    assert (("By A. K.",), "One.") == (piece.credits, piece.text)


@pytest.mark.parametrize(
    ("html", "teaser", "expected"),
    [
        ("<p>One</p><p>Continue reading <a>Harbour</a></p>", True, ["One"]),
        ("<p>One […]</p>", True, ["One […]"]),
        ("Read more", True, ["Read more"]),
        ("<p>One.</p>", False, ["One."]),
    ],
)
def test_teasers(html, teaser, expected):
    """A text that ends in "Continue reading" is a beginning."""
    piece = read_piece(html)
    assert (teaser, expected) == (piece.is_teaser, [block.text for block in piece.blocks])


def test_escaped_twice_is_noted():
    """What had to be undone is said."""
    assert ["escaped-twice"] == [p.code for p in read_piece("&lt;p&gt;x&lt;/p&gt;").problems]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Kral &amp;amp; Ott", "Kral & Ott"),
        ("the <em>silent</em> port", "the silent port"),
        ("3 < 4 & 5", "3 < 4 & 5"),
        ("  two\n lines ", "two lines"),
        ("", ""),
    ],
)
def test_plain_text(html, expected):
    """Titles lose tags and references, and stand on one line."""
    assert expected == plain_text(html)


@pytest.mark.parametrize("unit", ["<", "<p>", "&lt;p&gt;", "the post ", "read more ", "\n \n", "&"])
def test_endless_repeats(unit):
    """Time grows with the length and no faster."""
    text = unit * (200_000 // len(unit))
    assert 5 >= seconds_of(lambda: (read_piece(text), plain_text(text)), enough=5)
