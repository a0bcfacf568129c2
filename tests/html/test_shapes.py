"""Shapes of titles, bylines and dates that pages have beside the common ones."""

from __future__ import annotations

import pytest

from intelnews.html.bylines import author_candidates
from intelnews.html.dating import date_candidates
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.taxonomy import tag_candidates
from intelnews.html.titles import elect_title, title_candidates
from intelnews.html.vote import elect, headline_node

_H1 = "<article><h1>Port of Ansel reopens</h1>"


def _seen(html, url=None):
    metadata = read_metadata(read_page(html, url=url))
    return metadata, headline_node(metadata, elect_title(metadata))


def _authors(html):
    metadata, headline = _seen(html)
    return {author.name for author, _, _ in author_candidates(metadata, headline=headline)}


def _days(html, url=None):
    metadata, headline = _seen(html, url)
    return {str(day): names for day, _, names in date_candidates(metadata, headline=headline)}


def _titles(html, url=None):
    metadata, _ = _seen(html, url)
    return {value: names for value, _, names in title_candidates(metadata)}


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<meta name=author content='Anna Kral'>", "Anna Kral"),
        (("<meta name=twitter:label1 content='Written by'>"
         "<meta name=twitter:data1 content='Anna Kral'>"), "Anna Kral"),
        ("<meta name=author content='Jan Ott'><meta name=author content='Anna Kral'>", "Anna Kral"),
        (f"{_H1}<a href='https://a.example/author/anna-kral/'>Anna Kral</a>", "Anna Kral"),
        (f"{_H1}<div class=byline>Photos<br>Anna Kral<br>Port Ansel</div>", "Anna Kral"),
        (f"{_H1}<div class=author>Eingestellt von <a class=fn href=/u/x>der Hafenmeister</a></div>",
         "der Hafenmeister"),
        (f"{_H1}<div class=byline>harbourcat</div>", "harbourcat"),
        (f"{_H1}<p>06.11.2023 13:30 von Anna Kral</p>", "Anna Kral"),
        (f"{_H1}<p>The port of Ansel is open again after the storm. (Anna Kral)</p>", "Anna Kral"),
        (f"{_H1}<p>The port of Ansel is open again after the storms. (hk/dpa)</p>", "hk/dpa"),
        (f"{_H1}<p>(Anna Kral)</p>", "Anna Kral"),
        (f"{_H1}<p>text by Jan Ott | Photo: Anna Kral</p>", "Jan Ott"),
    ],
)  # fmt: skip
def test_names_stand_in_many_places(html, name):
    """Each of these names is a candidate."""
    assert name in _authors(html)


def test_what_is_no_name():
    """Addresses, numbers and the word "by" are no names."""
    html = (
        "<meta name=author content='https://a.example/anna'><meta name=author content=12345>"
        f"{_H1}<div class=byline>By</div>"
    )
    assert set() == _authors(html)


def test_a_site_beside_a_person():
    """The site's own name and a name within another are marked as such."""
    html = (
        "<meta property=og:site_name content='Harbour Times'>"
        "<meta name=author content='Harbour Times'><meta name=byl content='By Anna Kral'>"
    )
    metadata, _ = _seen(html)
    found = {author.name: names for author, _, names in author_candidates(metadata)}
    assert 1.0 == found["Harbour Times"]["site beside a person"]


@pytest.mark.parametrize(
    ("html", "url", "day", "feature"),
    [
        ("<meta name=pubdate content=1558519200>", None, "2019-05-22", "meta published"),
        ("<meta name=date content=20190522>", None, "2019-05-22", "meta date"),
        ("<meta name=pubdate content='Wed, 22 May 2019 10:00:00 GMT'>", None, "2019-05-22",
         "meta published"),
        (f"{_H1}<span class=date title='2019-05-22'>yesterday</span>", None, "2019-05-22",
         "machine hinted"),
        (f"{_H1}<span itemprop=datePublished content=2019-05-22></span>", None, "2019-05-22",
         "time published"),
        (f"{_H1}<time itemprop=dateModified datetime=2019-05-22></time>", None, "2019-05-22",
         "time modified"),
        (f"{_H1}<div class=date><b>22.</b> <i>Mai</i> <u>2019</u></div>", None, "2019-05-22",
         "seen in parts"),
        (f"{_H1}<p>Last updated: 22 May 2019</p>", None, "2019-05-22", "seen updated"),
        (f"{_H1}<p><b>Published</b> <i>22 May 2019</i></p>", None, "2019-05-22", "seen published"),
        (f"{_H1}<div class=last-modified>22 May 2019</div>", None, "2019-05-22",
         "seen updated by class"),
        (f"{_H1}<p>" + "word " * 30 + "on 22 May 2019</p>", None, "2019-05-22", "seen in prose"),
        ("<p>22 May 2019</p>" + _H1, None, "2019-05-22", "seen right before headline"),
        ("<p>22 May 2019</p>" + "<i>x</i>" * 20 + _H1, None, "2019-05-22", "seen before headline"),
        (_H1 + "<i>x</i>" * 20 + "<p>22 May 2019</p>", None, "2019-05-22", "seen behind headline"),
        (_H1 + "<i>x</i>" * 70 + "<p>22 May 2019</p>", None, "2019-05-22",
         "seen far behind headline"),
        (_H1 + "<p>22 May 2019</p>", "https://a.example/2019/05/port", "2019-05-22",
         "month of address"),
        (_H1, "https://a.example/22-05-2019/port", "2019-05-22", "address"),
        ("<link rel=canonical href=https://a.example/2019/05/22/x>" + _H1, None, "2019-05-22",
         "address"),
    ],
)  # fmt: skip
def test_days_stand_in_many_places(html, url, day, feature):
    """Each of these days is a candidate, and the place is weighed."""
    assert 1.0 == _days(html, url)[day][feature]


def test_days_side_by_side():
    """Days are compared with the address and with what machines say."""
    html = (
        "<meta property=article:published_time content=2019-05-22>"
        f"<meta name=date content=2018-01-01>{_H1}<p>23 May 2019</p><p>1 June 2019</p>"
    )
    found = _days(html, "https://a.example/2019/05/22/port")
    assert 1.0 == found["2019-05-23"]["a day after published"]
    assert 1.0 == found["2019-06-01"]["long after published"]
    assert 1.0 == found["2018-01-01"]["machine but not published"]
    assert 1.0 == found["2019-05-23"]["next day to address"]


def test_british_and_other_orders():
    """The language of the page decides which of two numbers is the month."""
    body = f"{_H1}<p>05/06/2019</p>"
    assert ["2019-06-05"] == list(_days(f"<html lang=en-GB>{body}"))
    assert ["2019-05-06"] == list(_days(f"<html lang=en-US>{body}"))
    assert ["2019-06-05"] == list(_days(f"<html lang=de>{body}"))


def test_titles_beside_headings():
    """Elements named for a headline, lines of a heading and its last part are candidates."""
    assert "Port of Ansel reopens" in _titles("<div class=headline>Port of Ansel reopens</div>")
    two = _titles("<h1>Storms<br>Port of Ansel reopens</h1>")
    assert {"Storms", "Port of Ansel reopens"} <= two.keys()
    assert "Port reopens" in _titles("<h1>Port reopens <small>Live</small></h1>")
    odd = _titles(
        "<h1 class=sr-only>Port</h1><header><h2 class=headline>Port reopens</h2></header>"
    )
    assert 1.0 == odd["Port reopens"]["close behind h1"]
    assert 1.0 == odd["Port"]["h1 hidden"]


def test_titles_are_cut_at_both_ends():
    """The site's name may stand in front, behind, or there with a section between."""
    head = "<meta property=og:site_name content='Harbour Times'><title>"
    assert "Port reopens" in _titles(f"{head}Harbour Times | Port reopens</title>")
    assert "Port reopens" in _titles(f"{head}News | Port reopens | Harbour Times</title>")
    assert "Port reopens" in _titles(f"{head}Storm: Port reopens</title>")
    assert "Port reopens" in _titles(
        "<title>Port reopens - BHT</title>", "https://www.bht.example/port-reopens"
    )
    cut = _titles("<meta property=og:title content='Port re…'><title>Port reopens</title>")
    assert 1.0 == cut["Port re…"]["cut short"]


def test_the_headline_without_a_heading_of_its_own():
    """Where the title is declared only, the heading most like it is the headline."""
    html = "<title>Port of Ansel reopens at last</title><h2>Port of Ansel reopens</h2><h1>News</h1>"
    page = read_page(html)
    assert elect(page, read_metadata(page)).headline.tag in {"h1", "h2"}


def test_labels_of_other_sources():
    """Sections, subjects, categories and long lists are candidates with their kinds."""
    html = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
        ' "articleSection": "World", "about": [{"name": "Ports"}],'
        ' "keywords": "type:news"}</script>'
        "<meta name=keywords content='Storms, Ships'>"
        f"{_H1}<p>The <a href=/tag/sea>sea</a> was high, and all the ships had to wait in the"
        " harbour.</p><a rel='category tag' href=https://a.example/category/x>Trade</a>"
        f"<a rel=tag href=/tag/x>{'x' * 90}</a>"
    )
    metadata, headline = _seen(html)
    found = {tag.name: tag.kind.value for tag, _, _ in tag_candidates(metadata, headline=headline)}
    assert ("section", "subject", "keyword", "category") == tuple(
        found[name] for name in ("World", "Ports", "Storms", "Trade")
    )
