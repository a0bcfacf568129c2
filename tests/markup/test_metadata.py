"""What front matter says about an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intelnews.markup.frontmatter import read_front_matter
from intelnews.markup.metadata import read_metadata
from intelnews.model import ArticleKind, FrozenMap

if TYPE_CHECKING:
    from intelnews.markup.metadata import Metadata


def said(block: str) -> Metadata:
    """Return what a block of YAML says."""
    front = read_front_matter(f"---\n{block}\n---\n")
    assert front is not None
    return read_metadata(front.fields)


def names(block: str) -> list[list[str]]:
    """Return the authors of each field that names some."""
    return [[author.name for author in one.value] for one in said(block).authors]


@pytest.mark.parametrize(
    ("block", "authors"),
    [
        ("author: Anna Kral", [["Anna Kral"]]),
        ("author: By ANNA KRAL and Jan Ott", [["Anna Kral", "Jan Ott"]]),
        ("authors: [Anna Kral, Jan Ott]", [["Anna Kral", "Jan Ott"]]),
        ("authors: Kral, Anna; Ott, Jan", [["Anna Kral", "Jan Ott"]]),
        ("author: '[[Anna Kral]]'", [["Anna Kral"]]),
        ("author: ['[[people/Anna Kral|Anna Kral]]']", [["Anna Kral"]]),
        ("author: bob", [["bob"]]),
        ("author: HARBOUR WATCH", [["Harbour Watch"]]),
        ("author: [bob, bob]", [["bob"]]),
        ("author: x1; Holt, y2", [["x1", "y2 Holt"]]),
        ("author: {name: Anna Kral}", [["Anna Kral"]]),
        ("authors: {anna: {name: Anna Kral}, n: 1}", [["Anna Kral"]]),
        ("author: Staff", []),
        ("author: 7", []),
        ("author:", []),
        ("author: " + "x" * 200, []),
        ("author: {email: a@b.example}", []),
        ("by: Jan Ott\nauthors: Anna Kral", [["Anna Kral"], ["Jan Ott"]]),
        ("extra: {author: Anna Kral}", [["Anna Kral"]]),
    ],
)
def test_authors(block: str, authors: list[list[str]]) -> None:
    """Names come as a text, a list, or maps; whoever is named as the author is one."""
    assert authors == names(block)


def test_persons_in_full() -> None:
    """A map says more about a person than the name."""
    block = (
        "author:\n- name: Anna Kral\n  url: https://a.example/\n  role: Editor\n  org: Watch\n"
        "- name: Jan Ott\n  url: nowhere\n  email: j@a.example"
    )
    anna, jan = said(block).authors[0].value
    assert ("https://a.example/", "Editor", "Watch") == (
        anna.url,
        anna.role,
        anna.affiliation,
    )
    assert jan.url is None
    assert "author" in said(block).extra


def test_dates() -> None:
    """The more exact name comes first; a truth value is no date."""
    block = "date: 2018-08-29\npublishDate: 2018-08-28\npublished: true\nupdated: [2018-09-01, x]"
    found = said(block)
    assert ["2018-08-28", "2018-08-29"] == [one.value for one in found.published]
    assert ["2018-09-01"] == [one.value for one in found.modified]
    assert FrozenMap({"published": True}) == found.extra


@pytest.mark.parametrize(
    ("block", "published", "captured"),
    [
        ("created: 2018-08-28", ["2018-08-28"], []),
        ("created: 2018-08-28\ndate: 2018-08-27", ["2018-08-27"], []),
        ("created: 2018-08-28\nsource: https://a.example\ntags: [clippings]", [], ["2018-08-28"]),
        ("created: 2018-08-28\nurl: https://a.example\npublished:", [], ["2018-08-28"]),
        ("created: 2018-08-28\nclipped: 2018-08-29\npublished:", ["2018-08-28"], ["2018-08-29"]),
    ],
)
def test_created(block: str, published: list[str], captured: list[str]) -> None:
    """In a clipping, "created" is the day it was clipped; elsewhere it may be the only date."""
    found = said(block)
    assert published == [one.value for one in found.published]
    assert captured == [one.value for one in found.captured]


@pytest.mark.parametrize(
    ("block", "tags"),
    [
        ("tags: [a, b c]", [("a", "tag"), ("b c", "tag")]),
        ("tags: a, b c", [("a", "tag"), ("b c", "tag")]),
        ("tags: b c", [("b c", "tag")]),
        ("tags: b c\nlayout: post", [("b", "tag"), ("c", "tag")]),
        ("tags: b, c d\nlayout: post", [("b", "tag"), ("c d", "tag")]),
        ("tags: '#b #c'", [("b", "tag"), ("c", "tag")]),
        ("tags: ['#b', '[[c]]', 7]", [("b", "tag"), ("c", "tag"), ("7", "tag")]),
        ("categories: [[a, b], c]", [("a", "category"), ("b", "category"), ("c", "category")]),
        ("keywords: a; b\nsection: World\ntopics: [x]", [("a", "keyword"), ("b", "keyword"),
                                                        ("World", "section"), ("x", "subject")]),
        ("taxonomies: {tags: [a], series: [s]}", [("a", "tag")]),
        ("tags:", []),
    ],
)  # fmt: skip
def test_tags(block: str, tags: list[tuple[str, str]]) -> None:
    """Labels come as lists or texts, and keep which system they belong to."""
    assert tags == [(tag.name, tag.kind.value) for tag in said(block).tags]


@pytest.mark.parametrize(
    ("block", "url", "publication"),
    [
        ("url: https://a.example/x", "https://a.example/x", None),
        ("source: https://a.example/x", "https://a.example/x", None),
        ("source: Harbour Watch", None, "Harbour Watch"),
        (
            "source: Harbour Watch\nlink: https://a.example/x",
            "https://a.example/x",
            "Harbour Watch",
        ),
        ("publisher: {name: Harbour Watch, logo: x}", None, "Harbour Watch"),
        ("publication: '[[Harbour Watch]]'", None, "Harbour Watch"),
        ("site: https://a.example", None, None),
        ("permalink: /2018/x/", None, None),
        ("publisher: {logo: x}", None, None),
    ],
)
def test_addresses_and_houses(block: str, url: str | None, publication: str | None) -> None:
    """Only an absolute address is one; a source that is none is a name."""
    found = said(block)
    assert url == (found.url and found.url.value)
    assert publication == (found.publication and found.publication.value)


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("type: Opinion", ArticleKind.OPINION),
        ("type: post", None),
        ("layout: page", ArticleKind.PAGE),
        ("layout: post", None),
    ],
)
def test_kinds(block: str, kind: ArticleKind | None) -> None:
    """A type is one of ours, or stays where it is."""
    assert kind == said(block).kind


@pytest.mark.parametrize(
    ("block", "language"),
    [("lang: no", "no"), ("lang: en_GB", "en-GB"), ("language: english", None)],
)
def test_languages(block: str, language: str | None) -> None:
    """A code is a code, whatever YAML takes "no" for."""
    found = said(block).language
    assert language == (found and found.value)


def test_title_and_deck_are_one_line() -> None:
    """Values are squeezed; the second of two goes to what is left."""
    found = said("title: |\n  Harbour\n  reopens\nsubtitle: At last\ndescription: More\nname: x")
    assert ("Harbour reopens", "At last") == (
        found.title and found.title.value,
        found.deck and found.deck.value,
    )
    assert FrozenMap({"description": "More", "name": "x"}) == found.extra


def test_the_rest_is_kept() -> None:
    """Whatever is not understood stays under its name, what says nothing goes."""
    block = "draft: true\nn: 3\nempty:\ntitle: x\nextra: {author: Jan Ott, a: 1}\nparams: {}"
    expected = {"draft": True, "n": 3, "extra": {"a": 1}, "params": {}}
    assert FrozenMap(expected) == said(block).extra
