"""Bars, cache frames, AMP and print views are told by the tree."""

from __future__ import annotations

from intelnews.html.page import read_page
from intelnews.html.views import iter_views


def views(source: str):
    """Return method, tag, address and time of each view."""
    return [
        (view.method, view.node.tag, view.url, view.captured and str(view.captured))
        for view in iter_views(read_page(source))
    ]


def test_plain_pages_show_nothing_but_themselves():
    """Most pages are no special view."""
    assert [] == views("<html><body id=top><h1>Harbour</h1><p>The port is open.</p></body></html>")


def test_bars_are_told_by_their_ids():
    """Also where the comments around them are gone."""
    assert [("bar of an archive", "div", None, None)] == views("<div id=wm-ipp-base>x</div>")


def test_a_cache_tells_address_and_time():
    """In words, at the top of the page."""
    top = (
        "<div>This is the cache of <a>http://tide.example/</a>. It is a snapshot of the page as it "
        "appeared on 1 Jun 2019 12:30:15 GMT.</div>"
    )
    expected = (
        "cache of a search engine",
        "div",
        "http://tide.example/",
        "2019-06-01T12:30:15+00:00",
    )
    assert [expected] == views(f"<body>{top}<p>The port.</p></body>")


def test_a_snapshot_in_the_text_is_no_cache():
    """Only what stands on top of the page frames it."""
    page = (
        "<body>" + "<p>The port.</p>" * 9 + "<p>It is a snapshot of the page as it was.</p></body>"
    )
    assert [] == views(page)


def test_amp_brings_elements_without_text():
    """Advertisements and side bars go, the page itself is no frame."""
    found = list(iter_views(read_page("<html amp><body><amp-ad>Buy rope</amp-ad><p>x</p>")))
    assert [("html", False), ("amp-ad", True)] == [(view.node.tag, view.is_frame) for view in found]


def test_print_views_list_links_at_their_foot():
    """The list goes with its heading; a paragraph behind it ends it."""
    page = (
        "<p>The port is open.</p><p>URLs in this post:</p><p>[1] Lund: http://lund.example</p>"
        f"<p>{'Long words follow. ' * 40}</p><p>[2] Not a link: http://x.example</p>"
    )
    assert ["p", "p"] == [view.node.tag for view in iter_views(read_page(page))]
