"""The day of publication is told from all other days on a page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.html.dating import elect_published, find_days
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.titles import elect_title
from intelnews.html.vote import headline_node


def _elect(html, url=None):
    metadata = read_metadata(read_page(html, url=url))
    headline = headline_node(metadata, elect_title(metadata))
    return elect_published(metadata, headline=headline)


def _published(html, url=None):
    winner = _elect(html, url)[0].winner
    return None if winner is None else str(winner.date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 22, 2019", "2019-05-22"),
        ("22nd of May 2019", "2019-05-22"),
        ("am 22. Mai 2019 um 10 Uhr", "2019-05-22"),
        ("22 de mayo de 2019", "2019-05-22"),
        ("le 22 mai 2019", "2019-05-22"),
        ("22.05.2019", "2019-05-22"),
        ("2019-05-22T10:00", "2019-05-22"),
        ("2019年5月22日", "2019-05-22"),
        ("2019년 5월 22일", "2019-05-22"),
        ("22 мая 2019", "2019-05-22"),
        ("22/05/2019", "2019-05-22"),
        ("6.11.22", "2022-11-06"),
    ],
)
def test_days_are_found_in_many_languages(text, expected):
    """Newsrooms print days in their own ways."""
    assert [expected] == [str(day) for day, _, _ in find_days(f"x {text} x")]


@pytest.mark.parametrize(
    "text", ["30 February 2019", "10.0.0.1", "12345-67-89", "99/99/2019", "May"]
)
def test_no_days(text):
    """Figures that are no day of the calendar are none."""
    assert [] == list(find_days(text))


def test_order_of_day_and_month():
    """American pages put the month first; a day beyond twelve decides by itself."""
    assert [date(2019, 6, 5)] == [day for day, _, _ in find_days("05/06/2019")]
    assert [date(2019, 5, 6)] == [day for day, _, _ in find_days("05/06/2019", day_first=False)]
    assert [date(2019, 6, 25)] == [day for day, _, _ in find_days("25/06/2019", day_first=False)]


def test_a_machine_tells_day_from_month():
    """Of the two days that a printed date may be, the one is meant that the machine says."""
    html = (
        "<html lang=de><meta property=article:published_time content=2021-11-01T09:00:00Z>"
        "<h1>Port reopens</h1><div class=date>{}</div><p>The port is open.</p></html>"
    )
    assert "2021-11-01" == _published(html.format("11/01/2021"))[:10]
    assert "2021-01-11" == _published(html.format("11.01.2021"))[:10]


def test_the_visible_day_beats_utc():
    """A machine's instant just behind midnight UTC is the evening before where it was written."""
    html = (
        '<html lang=en-US><script type="application/ld+json">{"@type": "NewsArticle", "headline":'
        ' "Port reopens", "datePublished": "2019-05-23T01:30:00Z"}</script>'
        "<article class=post><header class=entry-header><h1 class=entry-title>Port reopens</h1>"
        "<div class=entry-meta><span class=date>May 22, 2019</span></div></header>"
        "<p>The port is open.</p></article></html>"
    )
    assert "2019-05-22" == _published(html)


def test_dates_of_comments_teasers_and_copyright_lose():
    """Only the article's own date counts."""
    html = (
        "<h1>Port reopens</h1><div class=byline>22 May 2019</div><p>The port is open.</p>"
        "<div class=related><span class=date>1 June 2020</span></div>"
        "<ol class=comments><li>Old, 3 June 2021</li></ol><footer>© 2022, 4 July 2022</footer>"
    )
    assert "2019-05-22" == _published(html)


def test_time_of_day_comes_from_the_finest_sighting():
    """The day wins by vote; its time is the one that the machine gives."""
    html = (
        "<h1>Port reopens</h1><time datetime='2019-05-22T10:33:00+02:00' itemprop=datePublished>"
        "22 May 2019</time>"
    )
    published = _elect(html)[0]
    assert "2019-05-22T10:33:00+02:00" == str(published.winner)


def test_modified_is_kept_apart():
    """The day of the last change is no day of publication."""
    html = (
        "<meta property=article:published_time content=2019-05-22T10:00:00Z>"
        "<meta property=article:modified_time content=2019-05-29T10:00:00Z><h1>Port reopens</h1>"
    )
    published, modified = _elect(html)
    assert ("2019-05-22", "2019-05-29") == (
        str(published.winner.date), str(modified.winner.date),
    )  # fmt: skip


def test_the_address_is_evidence():
    """A page that says no day may have one in its address."""
    html = "<h1>Port reopens</h1><p>Open."
    assert "2019-05-22" == _published(html, "https://a.example/2019/05/22/port.html")
    assert None is _published(html, "https://a.example/port.html")


@given(st.text(alphabet="0123456789-/. May年月日", max_size=80))
def test_found_days_stand_where_they_are_said_to(text):
    """Spans lie within the text, in order, and do not overlap."""
    end = 0
    for _, start, stop in find_days(text):
        assert end <= start < stop <= len(text)
        end = stop


def test_a_page_of_dates_ends_soon():
    """Fifty thousand dates are not all weighed."""
    html = "<h1>Port</h1>" + "<p>22 May 2019</p><p>3.4.2018</p>" * 25_000
    assert "2019-05-22" == _published(html)
