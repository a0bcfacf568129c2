"""Zotero RDF: a library as Zotero exports it, in the words of several vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.errors import ParseError
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.xml import XmlReader
from intelnews.model import Locator, TagKind
from intelnews.references.reference import Reference, keep_articles, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Entry
    from intelnews.limits import Limits
    from intelnews.markup.xml import Element
    from intelnews.model import Author, Problem

__all__ = ["ARTICLE_TYPES", "read_zotero_rdf"]

ARTICLE_TYPES: Final = frozenset(
    ["blogPost", "forumPost", "journalArticle", "magazineArticle", "newspaperArticle", "report",
     "webpage"]
)  # fmt: skip
# The elements that items are: those of no type of their own are rdf:Description.
_ITEMS: Final = (
    "Article", "Document", "Report", "Description", "Book", "BookSection", "ConferenceProceedings",
    "Data", "Image", "Interview", "Legislation", "Letter", "Manuscript", "MotionPicture", "Patent",
    "Recording", "Thesis",
)  # fmt: skip
#: The type of an item that says none.
_BY_ELEMENT: Final = {"bib:Article": "journalArticle", "bib:Report": "report"}
_CONTAINERS: Final = (
    "Newspaper", "Journal", "Periodical", "Magazine", "Blog", "Website", "Forum", "Series",
)  # fmt: skip
_SIMPLE: Final = frozenset(
    ["z:itemType", "dc:title", "dc:date", "dcterms:abstract", "dcterms:dateSubmitted",
     "z:language", "dc:language", "dc:subject", "dc:identifier", "bib:authors",
     "dcterms:isPartOf"]
)  # fmt: skip
_SECTION: Final = ("bib:section", "prism:section", "z:section")


def read_zotero_rdf(text: str, /, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry | Problem]:
    """Yield the articles of a library, then what was passed over, and what is wrong with the XML.

    Raises:
        ParseError: If there is no element in it.

    >>> rdf = '''<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    ... xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    ... <bib:Report><dc:title>Harbour reopens</dc:title></bib:Report></rdf:RDF>'''
    >>> next(read_zotero_rdf(rdf)).said["title"].value
    'Harbour reopens'
    """
    publications = _publications(text, limits)
    reader = XmlReader(text, limits=limits)
    yield from keep_articles(_entries(reader, publications, limits), problems=reader.problems)


def _entries(
    reader: XmlReader, publications: dict[str, str], limits: Limits
) -> Iterator[Entry | str | None]:
    number = 0
    for element in reader.elements(*_ITEMS):
        outer = element.parent
        if outer is not None and outer.name.lower() != "rdf:rdf":
            continue
        number += 1
        kind = _words(element.child("z:itemType")) or _BY_ELEMENT.get(element.name, "")
        if kind in ARTICLE_TYPES:
            yield _Item(element, number, kind, publications).reference().entry(limits)
        elif kind != "attachment":
            yield kind
    if reader.root is None:
        raise ParseError("there is no element in it; is it XML?")


def _publications(text: str, limits: Limits) -> dict[str, str]:
    """Return the titles of newspapers and the like that stand by themselves, by their names."""
    found: dict[str, str] = {}
    for element in XmlReader(text, limits=limits).elements(*_CONTAINERS):
        name, title = element.get("rdf:about"), _words(element.child("dc:title"))
        if name and title:
            found.setdefault(name, title)
    return found


def _words(element: Element | None) -> str:
    return " ".join(element.text.split()) if element is not None else ""


class _Item:
    """One item of the library."""

    def __init__(
        self, element: Element, number: int, kind: str, publications: dict[str, str]
    ) -> None:
        self.element = element
        self.kind = kind
        self.publications = publications
        self.made = Reference(place=Locator(line=element.line, path=f"{element.name}[{number}]"))

    def reference(self) -> Reference:
        made, element = self.made, self.element
        self.address()
        made.title(_words(element.child("dc:title")), "dc:title")
        for creators in element.each("bib:authors"):
            made.authors(_people(creators), "bib:authors")
        self.publication()
        for name, dates in (
            ("dc:date", made.item.published),
            ("dcterms:dateSubmitted", made.item.captured),
        ):
            dates += [
                made.said(words, name, words)
                for one in element.each(name)
                if (words := _words(one))
            ]
        for one in element.each("dcterms:abstract"):
            made.abstract(one.text, "dcterms:abstract")
        for one in element.each("z:language", "dc:language"):
            if not made.language(_words(one), one.name):
                made.keep("language", one.text)
        for one in element.each("dc:subject"):
            if words := _words(one):
                made.file(words, "dc:subject")
        for one in element.each(*_SECTION):
            made.file(_words(one), one.name, kind=TagKind.SECTION)
        made.keep("type", self.kind)
        made.keep("id", element.get("rdf:about"))
        for one in element.children:
            if one.name not in {*_SIMPLE, *_SECTION} and not one.children:
                made.keep(one.name.rpartition(":")[2].rpartition("}")[2], one.text)
        return made

    def address(self) -> None:
        """Note the address; other names of the item are kept."""
        about = self.element.get("rdf:about") or ""
        named: list[str] = []
        for one in self.element.each("dc:identifier"):
            words = _words(one)
            if not (one.child("dcterms:URI") and self.made.url(words, "dc:identifier")) and words:
                named.append(words)
        if about.startswith(("http://", "https://")):
            self.made.url(about, "rdf:about")
        if named:
            self.made.keep("identifiers", named)

    def publication(self) -> None:
        for one in self.element.each("dcterms:isPartOf"):
            target = one.get("rdf:resource")
            if target and (title := self.publications.get(target)):
                self.made.publication(title, "dcterms:isPartOf")
            for inner in one.children:
                self.made.publication(_words(inner.child("dc:title")), "dcterms:isPartOf")
                self.numbers(inner)
        if self.kind == "report":
            for one in self.element.each("dc:publisher"):
                self.made.publication(_words(one), "dc:publisher")

    def numbers(self, container: Element) -> None:
        for one in container.children:
            if one.name in {"prism:volume", "prism:number", "dc:identifier"} and one.text.strip():
                self.made.keep(f"publication_{one.name.rpartition(':')[2]}", _words(one))


def _people(creators: Element) -> Iterator[Author]:
    """Yield the persons of a list of creators."""
    waiting = list(reversed(creators.children))
    while waiting:
        element = waiting.pop()
        if element.name not in {"foaf:Person", "foaf:Organization", "foaf:Agent"}:
            waiting.extend(reversed(element.children))
            continue
        family = _words(element.child("foaf:surname", "foaf:familyName", "foaf:family_name"))
        given = _words(element.child("foaf:givenName", "foaf:givenname", "foaf:firstName"))
        found = person(family or _words(element.child("foaf:name")), given)
        if found is not None:
            yield found
