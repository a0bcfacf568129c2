"""From the tree to blocks of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.html.blocks import read_blocks
from intelnews.html.page import read_page


def _texts(source):
    return [block.text for block in read_blocks(read_page(source))]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>Har<b>bour</b> <i>open</i>s</p>", ["Harbour opens"]),
        ("<p>One\n two<p>Three", ["One two", "Three"]),
        ("<p>One<br>two", ["One\ntwo"]),
        ("<p>One<br><br>Two<br> <br/>Three", ["One", "Two", "Three"]),
        ("<div>Before<p>inside</p>behind</div>", ["Before", "inside", "behind"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<pre>a\n  b\n</pre>", ["a\n  b"]),
        ("<table><tr><th>Port<th>Ships<tr><td>Vell<td>3</table>", ["Port | Ships", "Vell | 3"]),
        ("<table><tr><td><p>One</p><td>Two</table>", ["One", "Two"]),
        (f"<table><tr><td>{'long ' * 50}<td>Two</table>", [("long " * 50).strip(), "Two"]),
        ("<p>Read<script>x</script> on<noscript>no</noscript>", ["Read on"]),
        ("<button>Share</button><label>Mail</label>", ["Share", "Mail"]),
        ("<p>break&shy;water&#8203;</p>", ["breakwater"]),
        ("<p> <br> </p><p>|</p>", []),
    ],
)
def test_borders(source, texts):
    """A block ends where a reader sees it end; words are neither glued nor parted."""
    assert texts == _texts(source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<p>x", "paragraph"),
        ("<h2><span>x</span></h2>", "heading"),
        ("<ul><li><p>x", "list_item"),
        ("<blockquote><p>x", "quote"),
        ("<figure><figcaption><div>x", "caption"),
        ("<pre>x", "preformatted"),
    ],
)
def test_kinds(source, kind):
    """The elements around a block tell its kind."""
    assert kind == read_blocks(read_page(source))[0].kind.value


def test_counts():
    """A block knows how much of it is linked or bold."""
    block = read_blocks(read_page("<p><b>Bold</b> <a href=x>link <b>bold</b></a> more"))[0]
    assert (1, 9, 4) == (block.links, block.linked, block.bold)


def test_links():
    """Links count their spans in the text of the block."""
    page = read_page(
        '<p>See <a href=" /a " rel=tag>one <b>two</b></a> or <a>none</a> or <a href=b>c'
    )
    block = read_blocks(page)[0]
    assert "See one two or none or c" == block.text
    links = block.links_of()
    assert [("/a", "one two", "tag"), ("b", "c", None)] == [(x.url, x.text, x.rel) for x in links]
    assert ["one two", "c"] == [link.span.cut(block.text) for link in links]


def test_places_in_the_source():
    """A block's span holds its words, with the tags between them and no white space around."""
    page = read_page("<div> <p> The <b>port</b> re&shy;opened. </p></div>")
    spans = [span.cut(page.source) for span in read_blocks(page)[0].spans(page)]
    assert ["The <b>port</b> re&shy;opened."] == spans


def test_excluded_and_within():
    """Parts can be left out, and one part can be asked for."""
    page = read_page("<main><p>One</p><aside>Two</aside></main><footer>Three</footer>")
    main, aside = page.by_tag["main"][0], page.by_tag["aside"][0]
    found = read_blocks(page, within=main, excluded=[aside])
    assert ["One"] == [block.text for block in found]


PARTS = ["a ", "b", "<p>", "</p>", "<b>", "</b>", "<br>", "<td>", "<tr>", "<table>", "</table>"]


@given(st.lists(st.sampled_from([*PARTS, "<li>", "<div>", "</div>", "<a href=x>"])))
def test_blocks_tile_the_text(parts):
    """Every word of a page is in exactly one block, in the order of the page."""
    page = read_page("".join(parts))
    blocks = read_blocks(page)
    words = " ".join(block.text.replace("|", "") for block in blocks).replace("\n", " ")
    assert page.root.text().replace("\n", "").replace(" ", "") == words.replace(" ", "")
    places = [block.place for block in blocks]
    assert sorted(places) == places
