"""Libraries of Zotero: what belongs to an item, and what is none."""

from __future__ import annotations

import pytest

from intelnews.entries.entry import Entry
from intelnews.errors import ParseError
from intelnews.model import Problem
from intelnews.references.zotero import read_zotero_rdf

SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:z="http://www.zotero.org/namespaces/export#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" '
    'xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"'
)


def library(items: str) -> list[Entry | Problem]:
    """Return what a library holds."""
    return list(read_zotero_rdf(f"<rdf:RDF {SPACES}>{items}</rdf:RDF>"))


def item(inside: str, *, kind: str = "newspaperArticle", about: str = "#item_7") -> str:
    """Return an item of a library."""
    return (
        f'<bib:Article rdf:about="{about}"><z:itemType>{kind}</z:itemType>'
        f"<dc:title>Harbour reopens</dc:title>{inside}</bib:Article>"
    )


def only(inside: str, **facts: str) -> Entry:
    """Return the one item of a library."""
    [found] = library(item(inside, **facts))
    assert isinstance(found, Entry)
    return found


def test_items_in_items_are_no_items():
    """What an item is part of may be described within it."""
    part = item("", kind="webpage").replace("Harbour", "Ferry")
    found = only(f"<dcterms:isPartOf>{part}</dcterms:isPartOf>")
    assert "Harbour reopens" == found.said["title"].value


def test_attachments_are_passed_over():
    """Pictures of pages and the like are not even counted."""
    found = library(item("", kind="attachment") + item(""))
    assert ["Harbour reopens"] == [one.said["title"].value for one in found]


def test_other_items_are_counted():
    """They are no articles."""
    _, note = library(item("", kind="painting") + item(""))
    assert isinstance(note, Problem)
    assert "painting" in note.message


def test_sections_and_numbers():
    """The page's section is a label; volume and number of the paper are kept."""
    found = only(
        "<prism:section>Ports</prism:section><dcterms:isPartOf><bib:Newspaper>"
        "<dc:title>Ansel Post</dc:title><prism:volume>12</prism:volume>"
        "<prism:number> </prism:number><dc:identifier>ISSN 1234-5679</dc:identifier>"
        "</bib:Newspaper></dcterms:isPartOf>"
    )
    assert ["Ports"] == [tag.name for tag in found.facts["tags"]]
    extra = found.facts["extra"]
    assert ("12", "ISSN 1234-5679") == (
        extra["publication_volume"],
        extra["publication_identifier"],
    )
    assert "publication_number" not in extra


def test_a_paper_that_stands_by_itself():
    """It is joined by its name, if it has one and a title."""
    paper = (
        '<bib:Newspaper rdf:about="urn:issn:1"><dc:title>Ansel Post</dc:title></bib:Newspaper>'
        "<bib:Newspaper><dc:title>Tide</dc:title></bib:Newspaper>"
    )
    part = '<dcterms:isPartOf rdf:resource="urn:issn:{}"/>'
    first, second, *_ = library(item(part.format(1)) + item(part.format(2)) + paper)
    assert "Ansel Post" == first.said["publication"].value
    assert "publication" not in second.said


def test_reports_are_published_by_houses():
    """Other items by papers alone."""
    name = "<foaf:Organization><foaf:name>Ansel Board</foaf:name></foaf:Organization>"
    house = f"<dc:publisher>{name}</dc:publisher>"
    assert "Ansel Board" == only(house, kind="report").said["publication"].value
    assert "publication" not in only(house).said


def test_addresses_and_other_names():
    """The name of the item may be its address; a name without one is kept."""
    uri = "<dc:identifier><dcterms:URI><rdf:value>{}</rdf:value></dcterms:URI></dc:identifier>"
    address = "https://post.example/port"
    assert address == only(uri.format(address)).said["url"].value
    assert address == only("", about=address).said["url"].value
    kept = only(uri.format("urn:7") + "<dc:identifier>DOI 10.1/7</dc:identifier>").facts["extra"]
    assert ("urn:7", "DOI 10.1/7") == kept["identifiers"]


def test_languages():
    """One that is none is kept as it stands."""
    assert "en" == only("<z:language>en-GB</z:language>").said["language"].value
    assert "as at sea" == only("<z:language>as at sea</z:language>").facts["extra"]["language"]


def test_people():
    """Persons by their parts, houses by their names; lists may nest."""
    found = only(
        "<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Kral</foaf:surname>"
        "<foaf:givenName>Anna</foaf:givenName></foaf:Person></rdf:li><rdf:li><foaf:Organization>"
        "<foaf:name>Ansel Board</foaf:name></foaf:Organization></rdf:li><rdf:li><foaf:Person/>"
        "</rdf:li></rdf:Seq></bib:authors>"
    )
    [said] = found.several["authors"]
    assert ["Anna Kral", "Ansel Board"] == [one.name for one in said.value]


def test_nothing_is_refused():
    """There must be an element, at least."""
    with pytest.raises(ParseError, match="is it XML"):
        list(read_zotero_rdf("Harbour reopens"))
