"""The tree of a page, its texts and its places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.html.page import read_page
from intelnews.limits import Limits
from intelnews.spans import Span


def _cut(page, tag, number=0):
    span = page.span(page.by_tag[tag][number])
    return None if span is None else span.cut(page.source)


def test_nodes_stand_in_document_order_with_their_ends():
    """A node and all that stands in it are one slice of the page's nodes."""
    page = read_page("<main><p>One <b>two</b></p><p>Three</p></main>")
    first = page.by_tag["p"][0]
    assert ["p", "b"] == [node.tag for node in page.nodes[first.index : first.end]]
    assert list(range(len(page.nodes))) == [node.index for node in page.nodes]


def test_text_breaks_at_blocks_and_hides_scripts():
    """Visible text has a line a block; inline elements part no words."""
    page = read_page("<div>Har<b>bour</b><script>x()</script><p>The port<br>reopened</div>")
    assert "Harbour\nThe port\nreopened" == page.root.text()


def test_attributes_and_marks():
    """Attributes keep their values, marks are the names in lower case."""
    node = read_page('<p class="Lead  big" id=Top hidden>x').by_tag["p"][0]
    assert ("Lead big", "Top", "") == (node.attrs["class"], node.attrs["id"], node.attrs["hidden"])
    assert {"lead", "big", "top"} == set(node.marks.split())
    assert (True, False) == (node.has_class("Lead"), node.has_class("lead"))


def test_relations():
    """A node knows its surroundings."""
    page = read_page("<article><ul><li><a href=x>One</a></ul></article>")
    link = page.by_tag["a"][0]
    assert page.by_tag["article"][0] is link.closest("article")
    assert link is link.closest("a")
    assert link.closest("table") is None
    assert ["li", "ul", "article", "body", "html", "#document"] == [n.tag for n in link.ancestors()]
    assert ["li", "a"] == [node.tag for node in page.root.iter("li", "a")]


def test_metas_scripts_and_remarks():
    """What other readers look for is gathered by the way."""
    page = read_page(
        '<base href="/x"><meta property="og:Title" content="Harbour"><meta itemprop=a value=b>'
        '<script type="application/LD+json; charset=utf-8" id=s>{"a": 1}</script><!-- saved -->'
    )
    assert [("og:title", "Harbour"), ("a", "b")] == [(m.name, m.content) for m in page.metas]
    script = page.scripts[0]
    assert ("application/ld+json", "s", '{"a": 1}') == (script.type, script.id, script.data)
    assert ("/x", [" saved "]) == (page.base, page.remarks)


def test_insides_of_templates_are_nodes_and_of_drawings_are_not():
    """A template may hold text that is shown later; a drawing holds nothing to read."""
    page = read_page("<template><p>later</p></template><svg><title>arrow</title></svg>")
    assert "later" == page.by_tag["p"][0].text()
    assert "title" not in page.by_tag


def test_spans_of_elements():
    """An element stands from its start tag to its end tag, or to where it is cut short."""
    page = read_page("<ul><li>One<li>Two <i>x</i></ul><p>End")
    assert ["<li>One", "<li>Two <i>x</i>"] == [_cut(page, "li", n) for n in (0, 1)]
    assert "<p>End" == _cut(page, "p")
    assert _cut(page, "body") is None
    assert page.span(page.root) is None


def test_spans_of_texts():
    """A text run lies between the elements around it, references as written."""
    page = read_page("<p>One &amp; <b>two</b> three</p>")
    node = page.by_tag["p"][0]
    spans = [page.text_span(node, number) for number in (0, 1, 2)]
    assert ["One &amp; ", "<b>two</b>", " three"] == [span.cut(page.source) for span in spans]
    assert "One &amp; <b>two</b> three" == page.text_span(node, 0, 2).cut(page.source)


def test_text_that_the_standard_moves_has_no_place_of_its_own():
    """Text without a tag before it is not claimed to stand somewhere."""
    page = read_page("only text")
    assert page.text_span(page.by_tag["body"][0], 0) is None


def test_spans_count_in_the_source_where_something_was_cut():
    r"""Offsets lead back over ``\r\n`` to the page as it was given."""
    page = read_page("<p>One\r\ntwo</p>\r\n<p>Three</p>")
    assert "<p>Three</p>" == _cut(page, "p", 1)


def test_paths():
    """A path begins at the nearest id, else at the root."""
    page = read_page("<div id=main><p>One<p>Two</div><em id='1x'>y</em>")
    assert "#main > p:nth-of-type(2)" == page.path(page.by_tag["p"][1])
    assert "html > body > em" == page.path(page.by_tag["em"][0])
    locator = page.locator(page.by_tag["p"][0])
    assert (Span(13, 19), "#main > p:nth-of-type(1)") == (locator.span, locator.path)


def test_deep_pages_are_laid_flat():
    """Beyond the limit elements stand side by side, their text in order, with a problem."""
    page = read_page("<div>a" * 9 + "<p>z", limits=Limits(depth=5))
    assert "aaaaaaaaaz" == page.root.text().replace("\n", "")
    assert [("too-deep", 6)] == [(problem.code, problem.count) for problem in page.problems]
    assert 6 == max(node.depth for node in page.nodes)


def test_a_released_page_is_empty():
    """Nothing holds the tree any more."""
    page = read_page("<p>One <b>two</b>")
    bold = page.by_tag["b"][0]
    page.release()
    assert ([], {}, [], []) == (page.nodes, page.by_tag, page.texts, bold.children)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "".join(f"<font color={n}><p>" for n in range(3_000)),
        "<b><i><u></b></i></u>" * 3_000,
        "<!--" * 100_000,
        "<" * 100_000,
        "<table>" * 2_000,
    ],
    ids=["nested", "attributes", "fonts", "misnested", "comments", "brackets", "tables"],
)
def test_hostile_pages_are_read(source):
    """Pages made to hurt are read; what was cut is told."""
    page = read_page(source)
    assert "html" == page.nodes[0].tag


@given(st.text(alphabet="<>/=\"'&;! abpdivtrl-", max_size=200))
def test_anything_has_a_tree(source):
    """Whatever the text, every node lies in its parent, and every span in the source."""
    page = read_page(source)
    for node in page.nodes:
        assert node.parent is page.root or node.parent.index < node.index < node.parent.end
        span = page.span(node)
        assert span is None or span.end <= len(source)
