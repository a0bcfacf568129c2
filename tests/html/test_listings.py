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
