"""The parser of web pages: bids, golden and hostile pages, and the laws that all of them keep."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intelnews
from intelnews.intake import open_document
from intelnews.parsers.html import HtmlParser
from intelnews.parsers.paste import PasteParser
from intelnews.plugins.contract import Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden" / "html"
PAGES = {case.folder.name: case.source for case in iter_cases(GOLDEN)}


def read(name: str) -> intelnews.Corpus:
    """Return what is read from a golden page, without claims."""
    return intelnews.parse(PAGES[name].read_bytes(), claims=False)


class TestHtmlContract(ParserContract):
    """What every parser keeps to."""

    parser = HtmlParser
    samples = (
        PAGES["json-ld-graph"],
        PAGES["tag-page"],
        PAGES["wayback"],
        "<p>The port of Ansel is open again, nine days after the storm, the mayor said.</p>",
    )


class TestSniff:
    """What is taken for a web page."""

    @pytest.mark.parametrize(
        ("text", "confidence"),
        [
            ("<!DOCTYPE html><title>Harbour</title>", 0.9),
            ("\n<!-- kept -->\n<HTML lang=en><body>", 0.9),
            ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 0.9),
            ("<base href='http://example.org'><div>Cached</div><!doctype html>", 0.8),
            ("<div class=post><h1>Harbour reopens</h1></div>", 0.63),
            ("Harbour reopens<br>The port<br>is open.<br>", 0.33),
        ],
    )
    def test_bids_by_content(self, text: str, confidence: float):
        """The surer the sign, the higher the bid."""
        match = HtmlParser().sniff(Head(text=text))
        assert match is not None
        assert confidence == match.confidence

    @pytest.mark.parametrize(
        "text",
        [
            '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
            '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
            "The port <b>is</b> open, and 3 < 5.",
            "# Harbour reopens\n\nThe port is *open*.",
            "",
        ],
    )
    def test_leaves_other_formats_alone(self, text: str):
        """Feeds, prose and Markdown are no web pages."""
        assert HtmlParser().sniff(Head(text=text)) is None


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each page gives what a person has read and found right."""
    address = case.folder / "url.txt"
    url = address.read_text(encoding="utf-8").strip() if address.exists() else None
    case.check(intelnews.parse(case.source.read_bytes(), url=url, claims=False))


SOUP = (
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</i>", "<script>", "<!--", "-->", "<li>", "<br>"),
    *("<title>", "</title>", "<table>", "<td>", "<template>", "&amp;", "<a href=x>", "\n"),
    *("The port of Ansel is open again. ", "By Anna Kral", "22 May 2019"),
)


class TestLaws:
    """What holds of every page."""

    @pytest.mark.parametrize("name", sorted(PAGES))
    def test_blocks_tile_the_text(self, name: str):
        """Blocks follow one another with a blank line between, and nothing else is in the text."""
        for article in read(name):
            expected = "\n\n".join(block.span.cut(article.text) for block in article.blocks)
            assert expected == article.text

    @pytest.mark.parametrize("name", sorted(PAGES))
    def test_words_stand_in_the_page_where_blocks_say(self, name: str):
        """Each block's place in the source begins and ends with its first and last word."""
        source = open_document(PAGES[name].read_bytes()).text
        for article in read(name):
            for block in article.blocks:
                words = block.span.cut(article.text).split()
                places = " ".join(place.cut(source) for place in block.source)
                assert words[0][:4] in places
                assert words[-1][-4:] in places

    def test_origins_lead_to_the_words(self):
        """The byline's offset is that of the name in the source."""
        source = PAGES["json-ld-graph"].read_text(encoding="utf-8")
        [article] = read("json-ld-graph")
        for name, words in (("authors", "Anna Kral"), ("title", "Harbour reopens after storm")):
            origin = article.origin(name)
            assert origin is not None
            assert origin.locator is not None
            assert origin.locator.span is not None
            assert words in origin.locator.span.cut(source)

    def test_claims_are_read_from_the_text_alone(self):
        """Comments, captions and related boxes are nobody's claims."""
        [article] = intelnews.parse(PAGES["wordpress-com"])
        assert article.claims
        assert not any("eleven million." in claim.content.text for claim in article.claims)

    @given(st.lists(st.sampled_from(SOUP), max_size=60))
    @settings(max_examples=60, deadline=None)
    def test_any_soup_is_read(self, pieces: list[str]):
        """Whatever tags in whatever order: an article or a problem, its text tiled by blocks."""
        corpus = intelnews.parse("<html>" + "".join(pieces), claims=False)
        for article in corpus:
            expected = "\n\n".join(block.span.cut(article.text) for block in article.blocks)
            assert expected == article.text

    def test_collector_is_on_again(self):
        """The garbage collector is only paused while a page is read."""
        read("microdata")
        assert gc.isenabled()


class TestConflicts:
    """What a page says of itself twice, and differently."""

    PAGE = (
        '<html><head><meta property="article:published_time" content="2019-03-11">{head}</head>'
        "<body><article><h1>Port reopens</h1><div class=byline>By Anna Kral</div>"
        "<div class=date>{day}</div><p>The port of Ansel reopened on Monday, officials said.</p>"
        "</article></body></html>"
    )
    LINKED = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Port reopens",'
        ' "author": {"@type": "Person", "name": "Rufus Ott"}}</script>'
    )

    def test_are_problems_with_their_place(self):
        """Another day in the head of the page, and another name in its data."""
        source = self.PAGE.format(head=self.LINKED, day="9 January 2019")
        [article] = intelnews.parse(source, claims=False)
        assert "2019-01-09" == str(article.published)
        assert ["Anna Kral"] == [author.name for author in article.authors]
        said = {p.code: p.locator.span.cut(source) for p in article.problems}
        assert {"conflicting-date", "conflicting-author"} == said.keys()
        assert "2019-03-11" in said["conflicting-date"]
        assert "Rufus Ott" in said["conflicting-author"]

    def test_another_zone_is_no_conflict(self):
        """A day earlier or later is the same moment, told elsewhere."""
        source = self.PAGE.format(head="", day="10 March 2019")
        [article] = intelnews.parse(source, claims=False)
        assert () == article.problems

    def test_when_a_page_was_kept_is_not_when_it_was_published(self):
        """The notice of a cache has the only date, and it is not the article's."""
        source = (
            "<html><body><div>This is the cache of https://ansel.example/harbour. It is a snapshot "
            "of the page as it appeared on 22 May 2019 10:33:00 GMT.</div><div><h1>Port reopens"
            "</h1><p>The port of Ansel reopened on Monday, officials said.</p></div></body></html>"
        )
        [article] = intelnews.parse(source, claims=False)
        assert "2019-05-22T10:33:00+00:00" == str(article.captured)
        assert article.published is None


def test_words_of_an_unclosed_title_are_the_title():
    """They end at the next tag, and are no part of the text."""
    source = "<title>Port &amp; sea reopen\n<p>The port of Ansel reopened on Monday.</p>"
    [article] = intelnews.parse(source, claims=False)
    assert ("Port & sea reopen", "The port of Ansel reopened on Monday.") == (
        article.title,
        article.text,
    )
    place = article.origin("title").locator.span
    assert "Port &amp; sea reopen\n" == place.cut(source)


class TestListing:
    """The entries of a tag page."""

    def test_gives_what_the_pasted_page_gives(self):
        """Titles, writers, days, text, tags and counts are those of the text that was copied."""
        pasted = (GOLDEN / "tag-page" / "pasted.txt").read_text(encoding="utf-8")
        expected = [
            (a.title, a.authors, str(a.published), a.text, a.tags, a.comment_count, a.truncated)
            for a in intelnews.parse(pasted, format=PasteParser.name, claims=False)
        ]
        found = [
            (a.title, a.authors, str(a.published), a.text, a.tags, a.comment_count, a.truncated)
            for a in read("tag-page")
        ]
        assert expected == found


def _attributes(count: int) -> str:
    return "<p " + " ".join(f"a{n}='x'" for n in range(count)) + ">The port is open."


HOSTILE = {
    "attributes": _attributes(20_000),
    "nested div": "<div>" * 20_000 + "The port is open.",
    "misnested formatting": "<p><b><i><a href=x><u>" * 600 + "open</p></b>",
    "paragraphs": "<p>The port is open, the mayor of Ansel said.</p>" * 5_000,
    "links": "<a href='/x'>The port</a> " * 5_000,
    "headings": "<h1>Harbour</h1>" * 5_000,
    "comments": "<li class=comment id=comment-1><cite class=fn>Van</cite><p>Yes</p>" * 2_000,
    "nested comments": "<ol><li class=comment><p>Yes</p>" * 2_000,
    "entries": "<article class=hentry><h2><a href=x>Port</a></h2><p>May 22, 2019 by A. B.</p>"
    * 1_500,
    "bylines": "<p class=byline>By Anna Kral</p><time>22 May 2019</time>" * 2_000,
    "metas": "<meta name=author content='Anna Kral'>" * 4_000,
    "templates": "<template><p>x" * 3_000,
    "open comments": "<!-- " * 50_000 + "<p>x",
    "open titles": "<title>" * 20_000 + "<p>x",
    "archive addresses": "<html wombat>" + "<a href='/web/20190101000000/http://x'>" * 5_000,
    "linked data": "<script type='application/ld+json'>" + "[" * 50_000,
    "entities": "<p>" + "&amp;&lt;&#128;" * 20_000,
    "tiny paragraphs": "<p>ab" * 50_000,
    "tiny cells": "<table>" + "<tr><td>a<td>b" * 18_000,
    "tiny items": "<ul>" + "<li>a" * 50_000,
    "tiny headings": "<h2>ab" * 40_000,
    "rules": "<hr>a" * 50_000,
    "nested articles": "<article>a" * 25_000,
    "numbers": "<p>2019 1" * 25_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_seconds_at_most(name: str):
    """Five seconds a megabyte is the promise; there is a second to begin with."""
    page = "<html><body>" + HOSTILE[name]
    allowed = 1.0 + 5 * len(page) / 1_000_000
    parse = partial(intelnews.parse, page, claims=False)
    assert seconds_of(parse, enough=allowed) <= allowed


def test_the_text_of_a_page_of_tags_is_kept():
    """Tags behind as many as a page may have are passed over with a problem, their text is not."""
    [article] = intelnews.parse("<body>" + "<p>The port.</p>" * 40_000, claims=False)
    assert ["too-many-tags"] == [problem.code for problem in article.problems]
    assert 40_000 == article.text.count("The port.")


@pytest.mark.parametrize("part", range(1, 8))
def test_truncated_page_gives_what_is_left(part: int):
    """A page that breaks off anywhere is read as far as it goes."""
    text = PAGES["json-ld-graph"].read_text(encoding="utf-8")
    corpus = intelnews.parse(text[: len(text) * part // 8], claims=False)
    assert all(article.title or article.problems for article in corpus)
