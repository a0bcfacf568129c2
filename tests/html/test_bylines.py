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


def _candidates(html):
    metadata = read_metadata(read_page(html))
    headline = headline_node(metadata, elect_title(metadata))
    return {
        author.name: features
        for author, _, features in author_candidates(metadata, headline=headline)
    }


@pytest.mark.parametrize("lead", ["Posted By ", "Von: "])
def test_a_name_in_the_element_behind_by(lead):
    """A print view writes "Posted By <u>Anna Kral</u> On …" in an element without a name."""
    html = _article(f"<p id=x>{lead}<u>Anna Kral</u> On May 22, 2019 In <u>Spies</u></p>")
    assert "first line" in _candidates(html)["Anna Kral"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>The letters, which nobody had read since, were found by <u>Jan Ott</u>.</p>",
        "<p>Posted by <div><b>Jan</b><b>Ott</b><i>and</i><i>all</i></div></p>",
        "<p>Posted by </p>",
    ],
)
def test_prose_before_a_name_is_no_byline(paragraph):
    """A sentence, a box and a line that ends with "by" name no writer."""
    assert not any("line" in features for features in _candidates(_article(paragraph)).values())


def test_an_address_with_a_day_names_nobody():
    """The words of an address beside its date are no names."""
    html = _article("<p>http://tidenotes.example/2019/05/22/harbour/</p>")
    assert {} == _candidates(html)


def test_writers_of_one_list_come_together():
    """Two authors in meta elements of one name are both taken, in their order."""
    head = (
        "<meta name=parsely-author content='Anna Kral'><meta name=parsely-author content='Jan Ott'>"
    )
    assert ["Anna Kral", "Jan Ott"] == _names(_article("", head))


def test_a_label_for_services_names_the_writer():
    """A pair of label and data for cards names a writer; addresses are no names."""
    head = (
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1"
        " content='Anna Kral'><meta name=author content='https://a.example/kral'>"
    )
    assert {"Anna Kral"} == set(_candidates(_article("", head)))


def test_brackets_at_the_foot():
    """The last brackets name a writer or an agency."""
    long = "The port of Ansel reopened on Monday after a week of storms"
    assert "foot" in _candidates(_article(f"<p>{long}. (Anna Kral)</p>"))["Anna Kral"]
    assert "as is foot" in _candidates(_article(f"<p>{long}. (AFP)</p>"))["AFP"]
    assert {} == _candidates(_article(f"<p>{long} (see the map there)</p>"))


def test_a_pen_name():
    """An element named for a writer that holds no person's name gives what it says."""
    found = _candidates(_article("<span class=author><a href=/x>the harbour desk</a></span>"))
    assert "as is" in found["the harbour desk"]
    assert {} == _candidates(_article("<span class=author>http://a.example/x</span>"))


def test_a_writer_with_an_address():
    """A link around a single name is the writer's address."""
    html = _article("<a class=author href=https://a.example/kral>Anna Kral</a>")
    assert "https://a.example/kral" == _elect(html).winner[0].url


def test_people_of_other_linked_data():
    """Others than the article's items do not name its writer, and lists end at twelve."""
    names = ",".join(f'{{"@type": "Person", "name": "Anna Kral{chr(97 + n)}"}}' for n in range(20))
    head = (
        '<script type="application/ld+json">[{"@type": "BreadcrumbList", "author": "Jan Ott"},'
        f'{{"@type": "NewsArticle", "headline": "Port reopens", "author": [{names}]}}]</script>'
    )
    found = _candidates(_article("", head))
    assert "Jan Ott" not in found
    assert 12 == len(found)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Ships wait in Ansel | By Jan Ott", "line inside a text"),
        (f"{'The port is open. ' * 12}| By Jan Ott", "line in prose"),
    ],
)
def test_lines_inside_a_text(text, feature):
    """A line that begins inside a text, or in prose, is known for it."""
    assert feature in _candidates(_article(f"<p>{text}</p>"))["Jan Ott"]


def test_lines_too_long_or_too_full():
    """A wall of text names nobody, nor does a list of seven."""
    wall = f"<p>By Jan Ott. {'x' * 2_100}</p>"
    crowd = "<p>By " + ", ".join(f"Jan {a}o" for a in "ABCDEFG") + "</p>"
    assert not any("line" in features for features in _candidates(_article(wall + crowd)).values())


def test_lines_end_somewhere():
    """A page of a hundred signatures is not read to its end."""
    lines = "".join(f"<p>By Jan Ott{chr(97 + n % 26)}{chr(97 + n // 26)}</p>" for n in range(100))
    signed = [one for one in _candidates(_article(lines)).values() if "line" in one]
    assert 60 == len(signed)


def test_notes_without_a_headline():
    """Where no headline is known, no name alone is read."""
    metadata = read_metadata(read_page("<p><strong>Jan Ott</strong></p>"))
    assert [] == author_candidates(metadata)


def test_many_promises_end_somewhere():
    """Sixty elements are looked at, and of a name in pieces the linked one is taken."""
    many = "".join(f"<b class=author>Jan Ott{chr(97 + n % 26)}</b>" for n in range(90))
    byline = "<div class=byline>Anna Kral<br>Harbour Times<br>Jan Ott and others</div>"
    assert {"Anna Kral", "Jan Otta"} <= set(_candidates(_article(byline + many)))


@pytest.mark.parametrize("writer", ["Harbour Times", "Harbour Desk"])
def test_a_house_in_linked_data(writer):
    """A house is a candidate as it stands, with what is known against it."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "author":'
        f' {{"@type": "Organization", "name": "{writer}"}}}}</script>'
    )
    assert "as is json-ld article author" in _candidates(_article("", head))[writer]
