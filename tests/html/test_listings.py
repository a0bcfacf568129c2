"""Listings are told from the pages of one article, and their entries are read."""

from __future__ import annotations

import pytest

from intelnews.html.entries import read_entry
from intelnews.html.listings import find_entries
from intelnews.html.page import read_page
from intelnews.testing.clock import seconds_of

WORDS = "<p>" + "The port of Ansel is open again, the harbour master said. " * 5 + "</p>"


def entry(number: int, *, inside: str = WORDS, tag: str = "div class=hentry") -> str:
    """Return an entry with a headline, a date and a text."""
    return (
        f"<{tag}><h2><a href=/{number}>Port {number}</a></h2><p class=date>May {number}, 2019 by "
        f"<a rel=author href=/k>Anna Kral</a></p>{inside}</{tag.split(maxsplit=1)[0]}>"
    )


TWO = entry(1) + entry(2)


@pytest.mark.parametrize(
    ("page", "url", "count"),
    [
        (f"<body class='archive tag'>{TWO}", None, 2),
        (f"<body class=home>{entry(1)}", None, 1),
        (f"<body>{TWO}", "https://tide.example/tag/port/", 2),
        (f"<body>{TWO}", "https://tide.example/?cat=7", 2),
        (f"<body>{entry(1)}", "https://tide.example/", 0),
        (f"<body>{TWO}", None, 2),
        (f"<body class='single postid-7'>{TWO}", None, 0),
        (f"<body><h1>Port</h1>{WORDS * 9}<aside>{TWO}</aside>", None, 0),
        (f"<body><h1>Port</h1>{WORDS * 9}<div class=related>{TWO}</div>", None, 0),
        (f"<body><h1>Port</h1>{WORDS * 9}{entry(1, inside='')}{entry(2, inside='')}", None, 0),
        ("<body class=home><article><h2>Port</h2><p>Not linked</p></article>", None, 0),
        ("<body class=home>", "https://[", 0),
    ],
)
def test_what_is_a_listing(page: str, url: str | None, count: int):
    """By what the body says, by the address, or by entries that make up the page."""
    assert count == len(find_entries(read_page(page, url=url)))


def test_a_page_that_says_it_is_an_article_is_one():
    """Unless its body says that it is an archive."""
    assert () == find_entries(read_page(TWO), is_article=True)


def test_an_entry():
    """Headline, address, writer, day and labels; its lines are no text."""
    page = read_page(
        entry(1, inside=f"<div class=entry>{WORDS}<a class=more-link href=/1>Read more</a></div>"
              "<p class=meta>Filed under <a rel='category tag' href=/c>Sea</a>, <a rel=tag href=/t>"
              "Port</a> | <a class=comments-link href=/1>3 Comments</a></p>"),
        url="https://tide.example/",
    )  # fmt: skip
    found = read_entry(page, page.by_tag["div"][0])
    assert found is not None
    assert ("Port 1", "https://tide.example/1", "3 Comments", True) == (
        found.title.value,
        found.url,
        found.comments and found.comments.value,
        found.is_teaser,
    )
    assert (["Anna Kral"], ["May 1, 2019"]) == (
        [fact.value for fact in found.authors],
        [fact.value for fact in found.published],
    )
    assert [("Sea", "category"), ("Port", "tag")] == [(t.name, t.kind.value) for t in found.tags]
    assert [True, False] == [
        found.holds(node)
        for node in page.by_tag["p"]
        if node.text()[:8] in {"The port", "Filed un"}
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (
            "<time datetime=2019-05-22T08:00:00Z>May 22, 2019</time>",
            ["2019-05-22T08:00:00Z", "May 22, 2019"],
        ),
        (
            "<time datetime=2019-05-22T23:30:00Z>May 23, 2019</time>",
            ["May 23, 2019", "2019-05-22T23:30:00Z"],
        ),
        ("<abbr title=2019-05-22>Wednesday</abbr>", ["2019-05-22"]),
        ("<span class=post-date>on May 22, 2019, in Port Ansel</span>", ["May 22, 2019"]),
        ("<time>some day</time>", []),
    ],
)
def test_dates_of_an_entry(date: str, expected: list[str]):
    """The machine's first, unless a reader sees another day."""
    page = read_page(f"<article><h2><a href=/1>Port</a></h2>{date}{WORDS}</article>")
    found = read_entry(page, page.by_tag["article"][0])
    assert found is not None
    assert expected == [fact.value for fact in found.published]


def test_an_entry_without_a_linked_headline_is_none():
    """Nothing says where its article stands."""
    page = read_page("<article><h2>Port</h2></article>")
    assert read_entry(page, page.by_tag["article"][0]) is None


@pytest.mark.parametrize(
    "source",
    [
        "<article>a" * 20_000,
        "<article>" * 500 + "<p>a" * 20_000 + "<h2>Port</h2>",
        "<article>" * 500 + "<div class=entry-title>a</div>" * 5_000,
    ],
)
def test_nested_articles_are_asked_once(source: str):
    """However deep they stand in one another, each element is looked at a few times."""
    page = read_page(source)
    assert seconds_of(lambda: find_entries(page), enough=2) < 2


def note(number: int, *, name: str = "h2 class=p-name") -> str:
    """Return an entry of a feed in microformats, whose name is no link."""
    return (
        f"<article class=h-entry><a class='p-author h-card' href=/k><span class=p-name>Anna Kral"
        f"</span></a><{name}>Port {number}</{name.partition(' ')[0]}>"
        f"<div class=e-content>{WORDS}</div>"
        f"<a class=u-url href=/{number}><time class=dt-updated>2 May 2020</time> <time "
        f"class=dt-published datetime=2019-05-0{number}>May {number}</time></a></article>"
    )


NOTES = note(1) + note(2)


@pytest.mark.parametrize(
    ("page", "count"),
    [
        (f"<body class=h-feed>{NOTES}", 2),
        (f"<main class=h-feed><h1 class=p-name>Tide</h1>{NOTES}</main>", 2),
        (f"<main class=h-feed>{note(1)}</main>", 1),
        (f"<main class=h-feed>{note(1)[:-10]}<div class='p-comment h-entry'>Fog</div></main>", 1),
        (f"<main>{note(1)}</main><div class=h-feed>{note(2)}</div>", 0),
        (f"<main>{WORDS * 9}</main><div class=h-feed>{note(2)}</div>", 0),
        (f"<main>{WORDS}</main><aside class=h-feed>{NOTES}</aside>", 0),
        ("<main class=h-feed></main>", 0),
    ],
)
def test_what_is_a_feed_in_microformats(page: str, count: int):
    """Entries in a feed are articles, unless the page is about one beside it."""
    assert count == len(find_entries(read_page(page)))


def test_an_entry_of_microformats():
    """The names and links of persons in it are not its own."""
    page = read_page(f"<main class=h-feed>{NOTES}</main>", url="https://tide.example/")
    found = read_entry(page, find_entries(page)[1])
    assert found is not None
    assert ("Port 2", "https://tide.example/2") == (found.title.value, found.url)
    assert ["Anna Kral"] == [fact.value for fact in found.authors]
    assert ["2019-05-02", "May 2"][:1] == [fact.value for fact in found.published][:1]


def test_a_note_has_no_headline():
    """What has no name but its text is an entry all the same."""
    page = read_page(f"<main class=h-feed>{note(1, name='p class=note')}</main>")
    found = read_entry(page, *find_entries(page))
    assert found is not None
    assert ("", found.node) == (found.title.value, found.title.node)


def test_a_feed_names_the_writer_of_all_entries():
    """Those that name their own have their own; labels are links of a class."""
    bare = "<div class=h-entry><a class='p-name u-url' href=/1>Port</a> <a class=p-category>Sea</a>"
    writer = "<p class='p-author h-card'>Jan Ott</p>"
    page = read_page(f"<main class=h-feed>{writer}{note(1)}{bare}</main>")
    first, second = [read_entry(page, node) for node in find_entries(page)]
    assert first is not None
    assert second is not None
    assert ["Anna Kral"] == [fact.value for fact in first.authors]
    assert ["Jan Ott"] == [fact.value for fact in second.authors]
    assert ["Sea"] == [tag.name for tag in second.tags]


@pytest.mark.parametrize(
    "page",
    [
        "<main class=h-feed>" + "<p>x</p>" * 5_000 + "<div class=h-entry><b class=p-name>a" * 5_000,
        "<div class=h-feed>" * 5_000 + "<div class=h-entry>a</div>" * 5_000,
        "<main class=h-feed>" + "<div class=h-entry><a class=u-url href=/>a</a></div>" * 10_000,
    ],
)
def test_feeds_of_many_entries_take_linear_time(page: str):
    """Neither what stands around entries nor their number is looked at once for each."""
    found = read_page(page)
    nodes = find_entries(found)
    assert seconds_of(lambda: [read_entry(found, node) for node in nodes], enough=3) < 3
