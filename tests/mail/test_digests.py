"""Messages with several items."""

from __future__ import annotations

import pytest

from intelnews.mail.bodies import Words
from intelnews.mail.digests import iter_postings, read_digest, read_listed, target_of
from intelnews.model import Link, Span

TEXT = "The port of Ansel is open again, the mayor said on Wednesday."


def head(title: str, url: str = "https://a.example/") -> Words:
    """Return a headline that is a link."""
    link = Link(url=url + title[-1], text=title, span=Span(0, len(title)))
    return Words(text=title, links=(link,))


def text(words: str = TEXT) -> Words:
    """Return a block without links."""
    return Words(text=words)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/url?url=https://b.example/c&ct=ga", "https://b.example/c"),
        ("https://a.example/r?u=https%3A%2F%2Fb.example%2Fc", "https://b.example/c"),
        ("https://a.example/?url=/c", "https://a.example/?url=/c"),
        ("https://a.example/?" + "a&" * 200, "https://a.example/?" + "a&" * 200),
        ("http://[", "http://["),
    ],
)
def test_targets(url: str, expected: str):
    """Links that count clicks may say where they lead."""
    assert expected == target_of(url)


def test_two_stories_are_a_digest():
    """Two headlines with text are items; ways to read on are counted."""
    more = Words(text="Read more", links=(Link(url="https://a.example/1", text="Read more"),))
    words = [
        text("Good morning."),
        head("The first story A"),
        text(),
        more,
        head("The other story B"),
        text(),
    ]
    found = read_digest(words)
    assert found is not None
    assert ["The first story A", "The other story B"] == [item.title for item in found.items]
    assert (("Good morning.",), 1) == (tuple(one.text for one in found.before), found.dropped)


# Links that stand in the middle of an article: the text goes on behind them.
LONG = [text(TEXT * 20), head("The first story A"), text(TEXT * 9), head("The other B"), text()]


@pytest.mark.parametrize(
    "words",
    [
        [text()],
        [head("The first story A"), text()],
        [head("The first story A"), head("The other story B")],
        [head("The first story A"), text(), head("The same story A"), text()],
        LONG,
        [head("Politics A"), text(), head("Sports B"), text()],
    ],
)
def test_articles_are_no_digests(words: list[Words]):
    """One headline, headlines without text, or links in a long article make none."""
    assert read_digest(words) is None


def test_an_article_with_teasers_below():
    """An article that is sent with others keeps its own text."""
    others = [head("The other story B"), text(), head("A third story C"), text()]
    found = read_digest([text(TEXT * 9), *others], title="The first story")
    assert found is not None
    assert [TEXT * 9] == [one.text for one in found.main]
    assert 2 == len(found.items)


def test_sentences_that_begin_with_a_link_are_no_headlines():
    """Behind a headline nothing follows on its line."""
    one = head("The first story A")
    words = Words(text=one.text + " was told here.", links=one.links)
    assert read_digest([words, text(), words, text()]) is None


def test_houses_are_told_where_there_are_several():
    """The short line below a headline is the house, if stories are from several."""
    words = [
        head("The first story A", "https://a.example/"), text("Ansel Courier\n" + TEXT),
        head("The other story B", "https://b.example/"), text("Ruhn Letter"), text(),
        head("A third story C", "https://c.example/"), text(),
    ]  # fmt: skip
    found = read_digest(words)
    assert found is not None
    assert ["Ansel Courier", "Ruhn Letter", None] == [item.publication for item in found.items]
    assert {TEXT} == {one.text for item in found.items for one in item.words}


def test_plain_lists():
    """Headlines above addresses, the text before or behind them."""
    plain = (
        f"Welcome\n\nThe first story of the day\nhttps://a.example/1\n\n{TEXT}\n\n"
        f"The second of them\n\n<https://a.example/2>\n\n{TEXT}\n\nThe third story here\n{TEXT}\nhttps://a.example/3\n"
    )
    found = read_listed(plain, at=10)
    assert found is not None
    titles = ["The first story of the day", "The second of them", "The third story here"]
    assert titles == [item.title for item in found.items]
    assert {TEXT} == {one.text for item in found.items for one in item.words}
    assert "Welcome" == found.before[0].spans[0].shift(-10).cut(plain)


def test_a_headline_may_stand_a_line_above_the_first_address():
    """So may the first headline."""
    first, other = "The first of them all\n\n", "The other story\n"
    plain = f"{first}https://a.example/1\n\n{TEXT}\n\n{other}https://a.example/2\n{TEXT}"
    found = read_listed(plain)
    assert found is not None
    assert ["The first of them all", "The other story"] == [item.title for item in found.items]


@pytest.mark.parametrize("plain", ["", TEXT, f"{TEXT}\nhttps://a.example/1 https://a.example/2"])
def test_prose_is_no_list(plain: str):
    """Addresses in a text are none."""
    assert read_listed(plain) is None


def test_postings_end_at_the_next_rule():
    """What stands below the last posting of a digest is not part of it."""
    rule = "-" * 30
    digest = (
        f"Top\n{rule}\n\nMessage: 1\nSubject: a\n\nx\n\n{rule}\nFrom: b\n\ny\n\n{rule}\n\nEnd\n"
    )
    assert ["Subject: a\n\nx", "From: b\n\ny"] == [
        span.cut(digest).strip() for span in iter_postings(digest)
    ]
