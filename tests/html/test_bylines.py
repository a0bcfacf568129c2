"""Writers are told from everybody else whom a page names."""

from __future__ import annotations

import pytest

from intelnews.html.bylines import author_candidates, elect_authors
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.titles import elect_title
from intelnews.html.vote import headline_node

_TEXT = "<p>The port of Ansel reopened on Monday after a week of storms, officials said.</p>"


def _elect(html, url=None):
    metadata = read_metadata(read_page(html, url=url))
    headline = headline_node(metadata, elect_title(metadata))
    return elect_authors(metadata, headline=headline)


def _names(html):
    return [author.name for author in _elect(html).winner or ()]


def _article(byline, head=""):
    return (
        f"<html><head>{head}</head><body><article class=post>"
        "<h1 class=entry-title>Port reopens</h1>"
        f"{byline}{_TEXT * 3}</article></body></html>"
    )


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=byline>By <a rel=author href=/author/anna-kral>Anna Kral</a></div>",
        "<span class='author vcard'><a class=fn href=/a>Anna Kral</a></span>",
        "<p class=byline>By ANNA KRAL, Foreign Correspondent</p>",
        "<div class=article__author>Von Anna Kral</div>",
        "<span itemprop=author itemscope><span itemprop=name>Anna Kral</span></span>",
        "<div class=author>Veröffentlicht von<a href=/autor/anna>Anna Kral</a></div>",
        "<div class=byline>Por Anna Kral | 22 mayo 2019</div>",
        "<p class=author>Anna Kral Harbour Gazette</p>".replace("Kral H", "Kral</b> H").replace(
            ">Anna", "><b>Anna"
        ),
    ],
)
def test_bylines_of_many_shapes(byline):
    """The name is found, and nothing that is glued to it."""
    assert ["Anna Kral"] == _names(_article(byline))


def test_a_person_beside_the_publisher():
    """A house that the linked data names as author gives way to the person in the byline."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Port reopens",'
        ' "author": {"@type": "Organization", "name": "Harbour Times"},'
        ' "publisher": {"@type": "Organization", "name": "Harbour Times"}}</script>'
    )
    byline = "<div class=byline>By <a rel=author href=/author/anna-kral>Anna Kral</a></div>"
    assert ["Anna Kral"] == _names(_article(byline, head))


def test_commenters_and_neighbours_are_no_writers():
    """Names in comments and teasers lose, and so does the comment form."""
    html = _article("<div class=byline>By <a rel=author href=/author/a>Anna Kral</a></div>") + (
        "<aside class=related><span class=author>Jan Ott</span></aside>"
        "<ol class=comment-list><li class=comment><cite class=fn>Cora Lum</cite> said</li></ol>"
        "<form id=commentform><input name=author></form>"
    )
    assert ["Anna Kral"] == _names(html)


def test_several_writers():
    """All names of a list come, in their order."""
    byline = "<div class=byline>By Anna Kral, Jan Ott and Cora Lum</div>"
    assert ["Anna Kral", "Jan Ott", "Cora Lum"] == _names(_article(byline))


def test_linked_data_with_references():
    """An author given by @id, as WordPress plugins do, is a person with a name."""
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline":'
        ' "Port reopens", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a",'
        ' "name": "Anna Kral"}]}</script>'
    )
    election = _elect(_article("", head))
    assert [("Anna Kral", "json-ld")] == [
        (author.name, one.method) for one in election.chosen for author in one.value
    ]


def test_lines_and_notes_without_names_for_them():
    """A line "Text: …", a name beside the date and a lone name are candidates."""
    html = _article("<div>22.05.2019 | 13:10 Uhr | Cora Lum</div>") + (
        "<p>Text: Anna Kral</p><p><strong>Jan Ott</strong></p>"
    )
    metadata = read_metadata(read_page(html))
    headline = headline_node(metadata, elect_title(metadata))
    found = {author.name for author, _, _ in author_candidates(metadata, headline=headline)}
    assert {"Anna Kral", "Jan Ott", "Cora Lum"} <= found


def test_nobody_is_invented():
    """A page that names nobody has no author."""
    assert (None, ()) == (_elect(_article("")).winner, _elect(_article("")).chosen)


@pytest.mark.parametrize("byline", ["<div class=author>Staff</div>", "<div class=author>By</div>"])
def test_staff_is_nobody(byline):
    """Words for nobody are no names of persons."""
    assert not any(" " in name for name in _names(_article(byline)))


def test_a_page_full_of_names_ends_soon():
    """Twenty thousand bylines are not all read."""
    html = _article(
        "<div class=byline>By Anna Kral</div>" + "<p class=author>By Jan Ott</p>" * 20_000
    )
    assert "Anna Kral" in _names(html)
