"""RSS, element by element: what stands in odd places and what is missing."""

from __future__ import annotations

import pytest

import intelnews
from intelnews.entries.entry import Entry
from intelnews.feeds.rss import read_rss

ATOM = 'xmlns:a="http://www.w3.org/2005/Atom"'


def first(text: str, **options: str) -> Entry:
    """Return the first item of a feed."""
    entry = next(read_rss(text, **options))
    assert isinstance(entry, Entry)
    return entry


def test_channel_below_its_items():
    """A feed may say who it is after its items."""
    entry = first("<rss><channel><item><title>x</title></item><title>Late</title></channel></rss>")
    assert "Late" == entry.said["publication"].value


def test_item_without_a_channel():
    """An item alone is an item, too."""
    entry = first("<item><title>x</title></item>")
    assert "publication" not in entry.said


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/one</link>", "https://a.example/one"),
        ("<a:link href='/two'/>", "https://a.example/two"),
        (
            "<a:link rel='self' href='/feed'/><guid>https://a.example/3</guid>",
            "https://a.example/3",
        ),
        ("<guid isPermaLink='false'>https://a.example/4</guid>", None),
        ("<guid>4</guid>", None),
        ("<link>javascript:x()</link>", None),
    ],
)
def test_addresses(item, url):
    """The link, else the link of Atom, else a permalink."""
    entry = first(
        f"<rss {ATOM}><item><title>x</title>{item}</item></rss>", url="https://a.example/"
    )
    said = entry.said.get("url")
    assert url == (said.value if said else None)


def test_languages():
    """An item may speak another language than its feed."""
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    items = "<item><title>x</title><dc:language>{}</dc:language></item>"
    channel = "<rss {}><channel><language>en-GB</language>{}</channel></rss>"
    found = [
        first(channel.format(dc, items.format(tag))).said["language"].value
        for tag in ("de-AT", "nonsense tag")
    ]
    assert ["de", "en"] == found


def test_labels_of_podcasts():
    """Categories in attributes count as labels."""
    itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    entry = first(f"<rss {itunes}><item><title>x</title><category term='Ports'/></item></rss>")
    assert ["Ports"] == [tag.name for tag in entry.facts["tags"]]


def test_long_summary_is_no_deck():
    """What is as long as an article is none."""
    for summary in ("Other words. " * 40, "Other words. " * 400):
        entry = first(
            f"<rss><item><title>x</title><description>{summary}</description>"
            "<content>The text.</content></item></rss>"
        )
        assert "deck" not in entry.said


def test_empty_content_gives_way_to_the_summary():
    """A content of pictures alone has no text."""
    entry = first(
        "<rss><item><content>&lt;img src='a'></content>"
        "<description>Words.</description></item></rss>"
    )
    assert ["Words."] == [block.text for block in entry.body]
    assert entry.facts["truncated"]


def test_byline_in_the_text():
    """Whoever signs the text wrote it where no element says so; another name is a conflict."""
    text = "&lt;p&gt;By ANNA KRAL&lt;/p&gt;&lt;p&gt;The port of Ansel is open again.&lt;/p&gt;"
    item = "<item><title>Harbour reopens</title>{}<description>" + text + "</description></item>"
    feed = "<rss><channel><title>Ansel Post</title>" + item + "</channel></rss>"
    [signed] = intelnews.parse(feed.format(""), claims=False)
    assert ["Anna Kral"] == [author.name for author in signed.authors]
    assert "The port of Ansel is open again." == signed.text
    [other] = intelnews.parse(feed.format("<author>Jan Ott</author>"), claims=False)
    assert ["Jan Ott"] == [author.name for author in other.authors]
    assert ["conflicting-author"] == [problem.code for problem in other.problems]
