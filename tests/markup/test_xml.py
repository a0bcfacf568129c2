"""The seam to the XML engine: elements, names, bases, mending, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.errors import LimitError
from intelnews.limits import Limits
from intelnews.markup.mending import Mender
from intelnews.markup.xml import XmlReader, short_name
from intelnews.testing.clock import seconds_of

DC = "http://purl.org/dc/elements/1.1/"


def mended(text: str, size: int = 1_000_000) -> str:
    """Return a text as the engine sees it, fed in parts of a size."""
    mender = Mender()
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join(done for part in parts for done in mender.feed(part)) + mender.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>x & y</a>", "<a>x &amp; y</a>"),
        ("<a>1 < 2 ]]> 3</a>", "<a>1 &lt; 2 ]]&gt; 3</a>"),
        ("<a>&eacute;&lt;&amp;&bogus;&LT;</a>", "<a>é&lt;&amp;&amp;bogus;&#60;</a>"),
        ("<a>&#146;&#65;&#x41;&#0;&#11;&#60;&#10;</a>", "<a>’AA&#60;&#10;</a>"),
        ("<a>&#1;&#xD800;&#x110000;</a>", "<a></a>"),
        ("<a><![CDATA[& < <br> ]]>&</a>", "<a><![CDATA[& < <br> ]]>&amp;</a>"),
        ("<a><!-- & < --><?p & ?>&</a>", "<a><!-- & < --><?p & ?>&amp;</a>"),
        ("<a>x<br>y<hr/>z</br><img src='a>b'></a>", "<a>x<br/>y<hr/>z<img src='a/>b'></a>"),
        ("<a b='<c>x</c></a>", "<a b='<c>x</c></a>".replace("<a", "&lt;a", 1)),
        (" \n<?xml version='1.0' encoding='ebcdic'?>\n<a/>", "\n\n<a/>"),
        ("<!DOCTYPE a [<!ENTITY b '>'>\n<!-- ]> --><?x ]> ?>]><a>&b;</a>", "\n<a>&amp;b;</a>"),
        ("<!DOCTYPE a SYSTEM 'x>y'><a/>", "<a/>"),
        ("<br", "<br"),
        ("no element", ""),
    ],
)
def test_mended(text, expected):
    """Slips are mended as HTML would read them; document types go, line ends stay."""
    # A text that begins with a slip is its own first element, so it is all content.
    assert expected == mended(text)


@given(st.text(alphabet="<>&;]![CDAT-a#'\"/ ?x", max_size=60), st.integers(1, 9))
def test_slices_make_no_difference(text, size):
    """However a text is cut into slices, the engine sees the same."""
    assert mended(f"<a>{text}</a>") == mended(f"<a>{text}</a>", size)


def test_endless_document_type():
    """A document type that does not end is refused."""
    with pytest.raises(LimitError, match="document type"):
        mended("<!DOCTYPE a [" + " " * 2_000_000)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        (f"{{{DC}}}creator", "dc:creator"),
        ("{http://www.w3.org/2005/Atom}entry", "entry"),
        ("{HTTP://www.w3.org/2005/ATOM}entry", "entry"),
        ("{http://wordpress.org/export/1.2/}post_id", "wp:post_id"),
        ("{http://wordpress.org/export/1.0/excerpt/}encoded", "excerpt:encoded"),
        ("{urn:other}thing", "{urn:other}thing"),
        ("thing", "thing"),
    ],
)
def test_short_name(tag, name):
    """Names have the usual prefix of their namespace, whatever its spelling."""
    assert name == short_name(tag)


def test_elements_and_their_surroundings():
    """Names, attributes, lines, children, bases and languages of an element."""
    text = (
        f'<root xml:base="http://a.example/b/" xml:lang="en" xmlns:d="{DC}">\n<item xml:base="c/" '
        'k="v" d:k="w"><d:creator>Kral</d:creator><x>1</x><x>2</x><!-- no --></item></root>'
    )
    reader = XmlReader(text)
    item = next(reader.elements("item"))
    assert "<item>" == repr(item)
    assert ("v", "w", None) == (item.get("k"), item.get("dc:k"), item.get("z"))
    assert 2 == item.line
    assert ["dc:creator", "x", "x"] == [one.name for one in item.children]
    assert "Kral" == item.child("nothing", "dc:creator").text
    assert ["1", "2"] == [one.text for one in item.each("x")]
    assert "http://a.example/b/c/" == item.base()
    assert "en" == item.language()
    assert "root" == item.parent.name == reader.root.name
    assert reader.root.parent is None
    assert reader.root.language() == "en"


def test_base_of_nothing():
    """Without a base there is none, and half a bracket is passed over."""
    item = next(XmlReader('<a xml:base="http://[x"><item/></a>').elements("item"))
    assert "http://b.example/" == item.base("http://b.example/")
    assert next(XmlReader("<a><item/></a>").elements("item")).base() is None
    assert item.language() is None


def test_inner_html():
    """Escaped mark-up comes unescaped, XHTML without its prefixes."""
    text = (
        "<a xmlns:h='http://www.w3.org/1999/xhtml'><b>&lt;i&gt;x</b>"
        "<b><h:div>y<h:br/>&amp; z</h:div> tail</b><b/></a>"
    )
    found = [one.inner_html() for one in XmlReader(text).elements("b")]
    assert ["<i>x", "<div>y<br>&amp; z</div> tail", ""] == found


def test_troubles_have_their_places():
    """The line and column of the first trouble are told, and how many there were."""
    reader = XmlReader("<a>\n<item><b></item>\n<item p:q='1'>2</item></a>")
    assert 2 == len([*reader.elements("item")])
    codes = {problem.code: problem for problem in reader.problems()}
    assert {"not-well-formed", "undeclared-prefix"} == set(codes)
    assert 2 == codes["not-well-formed"].locator.line
    assert (2, 3) == (reader.troubles[0].line, reader.trouble_count)


def test_slices_of_a_source():
    """A source may come in slices, and its elements are gone when the next is asked for."""
    slices = ["<a>", *(f"<item>{n}</item>" for n in range(300)), "</a>"]
    reader = XmlReader(iter(slices))
    assert [str(n) for n in range(300)] == [item.text for item in reader.elements("item")]
    assert len(reader.root.children) <= 1


def test_no_element():
    """Where there is none, there is no root, and the log says why."""
    reader = XmlReader("words")
    assert [] == list(reader.elements("item"))
    assert reader.root is None


def test_too_deep():
    """An element deeper than the limit ends the reading."""
    with pytest.raises(LimitError, match="limit 5"):
        list(XmlReader("<a>" * 9 + "<item/>", limits=Limits(depth=5)).elements("item"))


def test_many_elements():
    """50,000 elements in time that grows with their number."""
    text = "<a>" + "<item><b>x</b></item>" * 50_000 + "</a>"
    assert 5 >= seconds_of(lambda: sum(1 for _ in XmlReader(text).elements("item")), enough=5)


@given(st.text(alphabet="<>&;]![CDAT-item#'\"/ ?x=\n", max_size=200))
def test_anything_is_read(text):
    """Whatever stands there, nothing raises but our own errors."""
    reader = XmlReader(text)
    for item in reader.elements("item", "a"):
        item.inner_html()
        assert isinstance(item.text, str)
    list(reader.problems())
