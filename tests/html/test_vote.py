"""All fields of a page are elected, and the outcome can be explained."""

from __future__ import annotations

import pytest

from intelnews.folding import letters
from intelnews.html.ballot import Election, load_weights, locate, rank, score
from intelnews.html.hints import Hint, read_hints
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.vote import article_body, elect, headline_node

_LD = """<script type="application/ld+json">{"@type": "OpinionNewsArticle",
 "headline": "Port reopens after the storm", "datePublished": "2019-05-22T10:00:00+02:00",
 "author": {"@type": "Person", "name": "Anna Kral"}, "commentCount": "7", "inLanguage": "en-GB",
 "publisher": {"name": "Harbour Times"}, "articleBody": "%s"}</script>"""
_PAGE = (
    "<html><head><title>Port reopens after the storm - Harbour Times</title>"
    + _LD % ("The port is open. " * 20)
    + "<link rel=canonical href='/2019/port?utm_source=x'></head><body><article>"
    "<h1>Port reopens after the storm</h1>"
    "<p class=standfirst>Ships wait in line before the harbour of Ansel.</p>"
    "<p>The port is open.</p></article></body></html>"
)


@pytest.fixture(scope="module")
def elected():
    """The page above, its metadata and its fields."""
    page = read_page(_PAGE, url="https://www.harbourtimes.example/2019/port")
    metadata = read_metadata(page)
    return page, metadata, elect(page, metadata)


def test_every_field_is_elected(elected):
    """One call gives all fields of the article."""
    fields = elected[2]
    assert "Port reopens after the storm" == fields.title.winner
    assert ["Anna Kral"] == [author.name for author in fields.authors.winner]
    assert "2019-05-22T10:00:00+02:00" == str(fields.published.winner)
    assert "Ships wait in line before the harbour of Ansel." == fields.deck.winner
    assert ("Harbour Times", "en") == (fields.publication.winner, fields.language.winner)
    assert "https://www.harbourtimes.example/2019/port" == fields.url.winner
    assert ("opinion", 7) == (fields.kind, fields.comment_count)
    assert "h1" == fields.headline.tag


def test_the_linked_text_is_handed_on(elected):
    """The text of the linked data is a hint for the body, if it is more than a teaser."""
    assert article_body(elected[1]).startswith("The port is open.")
    short = read_metadata(read_page(_LD % "Short."))
    assert None is article_body(short)


def test_winners_can_be_located(elected):
    """A sighting leads to its place in the source, with the pointer into the script."""
    page, _, fields = elected
    title = locate(page, fields.title.chosen[0].sightings[0])
    assert "<h1>Port reopens after the storm</h1>" == title.span.cut(page.source)
    written = next(s for s in fields.authors.chosen[0].sightings if s.method == "json-ld")
    assert "/0/author/name" == locate(page, written).path


def test_reasons_add_up_to_the_weight(elected):
    """What each feature adds is the weight, and the largest share comes first."""
    best = elected[2].title.candidates[0]
    reasons = best.reasons(load_weights("title"))
    assert pytest.approx(best.weight) == sum(share for _, share in reasons)
    assert sorted((abs(share) for _, share in reasons), reverse=True) == [
        abs(share) for _, share in reasons
    ]


def test_an_empty_page_elects_nothing():
    """Where nothing stands, nothing wins."""
    page = read_page("")
    fields = elect(page, read_metadata(page))
    assert [None] * 8 == [
        one.winner
        for one in (fields.title, fields.deck, fields.authors, fields.published, fields.modified,
                    fields.publication, fields.language, fields.url)
    ]  # fmt: skip
    assert (None, None, None) == (fields.kind, fields.comment_count, fields.article_body)


def test_other_places_of_language_publication_and_address():
    """What the linked data does not say, html, meta and link elements do."""
    page = read_page(
        "<html lang=de-AT><meta property=og:site_name content='Hafen &amp; Stadt'>"
        "<meta property=og:url content=https://a.example/x>"
    )
    fields = elect(page, read_metadata(page))
    assert ("de", "Hafen & Stadt", "https://a.example/x") == (
        fields.language.winner, fields.publication.winner, fields.url.winner,
    )  # fmt: skip
    page = read_page("<meta property=og:locale content=fr_FR>", url="https://a.example/y")
    fields = elect(page, read_metadata(page))
    assert ("fr", "https://a.example/y") == (fields.language.winner, fields.url.winner)


def test_site_names_are_learned_from_the_page(elected):
    """The names that a page gives its publication, and its host, are known again."""
    metadata = elected[1]
    assert [True, True, True, False] == [
        metadata.is_site(name)
        for name in ("Harbour Times", "The Harbour Times", "harbourtimes.example", "Port Ansel")
    ]
    assert metadata.is_like_site("Harbour Times Online")


def test_broken_linked_data_is_a_problem():
    """Repairs are noted, losses are warned of."""
    scripts = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "x",}</script>'
        '<script type="application/ld+json">{"headline": "y", </script>'
    )
    problems = read_metadata(read_page(scripts)).problems
    assert ["json-ld-repaired", "json-ld-broken"] == [problem.code for problem in problems]


def test_hints_of_names():
    """Names of elements are read word by word; words that hold others by chance are not."""
    names = ["post__author-name", "timeline", "grid", "commentary"]
    found = read_hints(names)
    assert found["post__author-name"] & Hint.BYLINE
    assert not {"timeline", "grid", "commentary"} & found.keys()


def test_weights_and_ranks():
    """A feature without a weight counts nothing; the first of a ranking has a share of belief."""
    assert 0 == score({"unheard of": 1.0}, {"h1": 1.0})
    assert ((), 0.0) == rank([])
    assert "theharbourtimes" == letters("The Harbour-Times!")


def _fields(html, url=None):
    page = read_page(html, url=url)
    return elect(page, read_metadata(page))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property=og:site_name content='Harbour Times'>", "Harbour Times"),
        ("<meta name=application-name content='Harbour &amp;amp; Sea'>", "Harbour & Sea"),
        (f"<meta property=og:site_name content='{'x' * 90}'>", None),
        ('<script type="application/ld+json">{"@type": "WebSite"}</script>', None),
        (
            (
                '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
                ' "publisher": {"name": "x"}}</script>'
            ),
            None,
        ),
    ],
)
def test_the_publication(head, expected):
    """The site's name comes from meta elements, the publisher, or the linked site."""
    assert expected == _fields(f"<head>{head}</head>").publication.winner


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html lang=de-AT>", "de"),
        ("<html lang=''><meta property=og:locale content=fr_FR>", "fr"),
        ("<html lang='not a language'><meta name=language content='also not one'>", None),
        (
            (
                '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
                ' "inLanguage": "no language"}</script>'
            ),
            None,
        ),
    ],
)
def test_the_language(html, expected):
    """The language comes from <html>, the linked data or a meta element, if it is one."""
    assert expected == _fields(html).language.winner


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<link rel=canonical href='mailto:x'>", "https://a.example/port"),
        ("<link rel=canonical href=''>", "https://a.example/port"),
        ("<meta property=og:url content='https://b.example/x'>", "https://b.example/x"),
        ("<meta property=og:url content='mailto:x'>", "https://a.example/port"),
    ],
)
def test_the_address(head, expected):
    """What is no address of the web is passed over."""
    assert expected == _fields(f"<head>{head}</head>", url="https://a.example/port").url.winner


@pytest.mark.parametrize(
    ("value", "expected"), [("7", 7), (7, 7), (-1, None), (True, None), ('"many"', None)]
)
def test_the_count_of_comments(value, expected):
    """Only a number that can be one is the count of comments."""
    said = str(value).lower() if isinstance(value, bool) else value
    data = f'{{"@type": "NewsArticle", "headline": "x", "commentCount": {said}}}'
    html = f'<script type="application/ld+json">{data}</script>'
    assert expected == _fields(html).comment_count


@pytest.mark.parametrize(
    "deck",
    [
        "<p class=standfirst>Short.</p>",
        "<p class=standfirst>Port reopens after the storm</p>",
        "<div class=standfirst>Ships wait in line before Ansel." + "<b>x</b>" * 9 + "</div>",
        "<p class='standfirst byline'>Ships wait in line before the harbour.</p>",
        "<aside><p class=standfirst>Ships wait in line before the harbour.</p></aside>",
    ],
)
def test_what_is_no_deck(deck):
    """Short lines, the title again, boxes, bylines and related parts are no decks."""
    assert None is _fields(f"<h1>Port reopens after the storm</h1>{deck}").deck.winner


def test_a_page_that_prints_no_heading():
    """Where two headings stand and neither is the title, none is the headline."""
    html = "<title>Port of Ansel reopens</title><div><h1>News</h1><h1>Sport</h1></div>"
    page = read_page(html)
    metadata = read_metadata(page)
    assert None is headline_node(metadata, Election(winner="Port of Ansel reopens"))
    assert None is headline_node(metadata, Election())
