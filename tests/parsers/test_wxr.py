"""The parser of WordPress exports: bids, golden exports, hostile ones, and exports without end."""

from __future__ import annotations

import tracemalloc
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

import intelnews
from intelnews.exports.wxr import read_export
from intelnews.intake import open_document
from intelnews.limits import DEFAULT_LIMITS
from intelnews.parsers.wxr import WxrParser, read_drafts
from intelnews.plugins.contract import Draft, Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden" / "wxr"
EXPORTS = {case.folder.name: case.source for case in iter_cases(GOLDEN)}
SAMPLES = Path(__file__).resolve().parents[2] / "../shared/samples/wxr"

HEAD = '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lantern</title>'


def item(number: int, *, body: str = "The port is open.", more: str = "") -> str:
    """Return an item of an export."""
    return (
        f"<item><title>Post {number}</title><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_type>post</wp:post_type>{more}</item>\n"
    )


def read(text: str | bytes) -> intelnews.Corpus:
    """Return what is read from an export, without claims."""
    return intelnews.parse(text, format="wxr", claims=False)


class TestWxrContract(ParserContract):
    """What every parser keeps to."""

    parser = WxrParser
    samples = tuple(EXPORTS.values())


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each export gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), claims=False))


class TestSniff:
    """What is taken for an export."""

    @pytest.mark.parametrize(
        ("text", "confidence"),
        [
            (HEAD, 0.97),
            ('<?xml version="1.0"?>\n<rss xmlns:wp="https://wordpress.org/export/1.0/">', 0.97),
            ("\ufeff<rss><channel><wp:wxr_version>1.1</wp:wxr_version>", 0.95),
            ("<rss><channel><item><wp:post_type>post</wp:post_type>", 0.95),
        ],
    )
    def test_bids_by_content(self, text: str, confidence: float):
        """The names of an export are in no other feed."""
        match = WxrParser().sniff(Head(text=text))
        assert match is not None
        assert confidence == match.confidence

    @pytest.mark.parametrize(
        "text",
        [
            "",
            '<rss version="2.0"><channel><generator>https://wordpress.org/?v=6</generator>',
            'They wrote <rss xmlns:wp="http://wordpress.org/export/1.2/"> in a note.',
            "<html><body>&lt;wp:post_type></body></html>",
        ],
    )
    def test_leaves_other_formats_alone(self, text: str):
        """A feed of WordPress is no export, nor is a text about one."""
        assert WxrParser().sniff(Head(text=text)) is None


class TestPosts:
    """What becomes of the items."""

    def test_places_lead_to_the_words(self):
        """Offsets of title, author and text count in the file."""
        source = EXPORTS["blog-with-comments"].read_text(encoding="utf-8")
        article = read(source)[0]
        place = article.origin("title").locator
        assert "<title>Harbour &#8220;reopens&#8221; after nine days</title>" == place.span.cut(
            source
        )
        assert source.count("\n", 0, place.span.start) + 1 == place.line
        assert "akral" in article.origin("authors").locator.span.cut(source)
        (span,) = article.blocks[0].source
        assert span.cut(source).startswith("<content:encoded>")
        assert span.cut(source).endswith("foreseen.]]></content:encoded>")

    def test_what_is_no_article_is_counted(self):
        """Pictures and entries of menus, each kind by itself."""
        counted = [
            (problem.message.rpartition(": ")[2], problem.count)
            for problem in read(HEAD + 3 * _other("attachment") + _other("revision")).problems
            if problem.code == "not-an-article"
        ]
        assert [("attachment", 3), ("revision", 1)] == sorted(counted)

    def test_export_without_items(self):
        """A site that exported its labels alone."""
        assert ["empty-export"] == [p.code for p in read(HEAD + "</channel></rss>").problems]

    def test_custom_kinds_are_read(self):
        """Kinds of posts that a site has made up are articles, and say of which kind."""
        (article,) = read(HEAD + item(1).replace(">post<", ">dispatch<"))
        assert "dispatch" == article.extra["type"]

    def test_local_time_without_a_universal_one(self):
        """A time whose zone is not known is not taken for one that is."""
        more = "<wp:post_date>2019-05-22 11:00:00</wp:post_date>"
        (article,) = read(HEAD + item(1, more=more))
        assert "2019-05-22T11:00:00" == str(article.published)
        assert not article.published.is_aware

    def test_date_of_the_feed_where_there_is_no_other(self):
        """Some tools write no ``wp:post_date``."""
        more = "<pubDate>Wed, 22 May 2019 09:00:00 +0000</pubDate>"
        (article,) = read(HEAD + item(1, more=more))
        assert "2019-05-22T09:00:00+00:00" == str(article.published)

    def test_comments_in_a_circle(self):
        """Two comments that answer each other are both kept."""
        comments = "".join(
            f"<wp:comment><wp:comment_id>{a}</wp:comment_id><wp:comment_parent>{b}</wp:comment_parent>"
            f"<wp:comment_content>{a}</wp:comment_content><wp:comment_approved>1"
            "</wp:comment_approved></wp:comment>"
            for a, b in ((1, 2), (2, 1), (3, 3))
        )
        (article,) = read(HEAD + item(1, more=comments))
        assert {"1", "2", "3"} == {comment.text for comment in article.comments}


def _other(kind: str) -> str:
    return f"<item><title>x</title><wp:post_type>{kind}</wp:post_type></item>"


class TestDamage:
    """What is wrong with an export costs no more than what it touches."""

    def test_cut_anywhere(self):
        """Of a file that breaks off, every item before the break is kept."""
        text = HEAD + item(1) + item(2)
        whole = {1: len(HEAD + item(1)) - 1, 2: len(text) - 1}
        for cut in range(len(text)):
            found = list(WxrParser().parse(open_document(text[:cut])))
            titles = [one.title.value for one in found if isinstance(one, Draft) and one.title]
            for number, end in whole.items():
                if cut >= end:
                    assert f"Post {number}" in titles

    def test_trouble_has_its_place(self):
        """The offset is that of the item, the line that of the trouble."""
        text = f"{HEAD}\n{item(1)}{item(2, more='<wp:a></wp:b>')}{item(3)}"
        articles = read(text)
        assert ["Post 1", "Post 2", "Post 3"] == [one.title for one in articles]
        (problem,) = [p for p in articles[1].problems if p.code == "not-well-formed"]
        assert 3 == problem.locator.line
        assert problem.locator.span.cut(text).startswith("<item><title>Post 2")

    def test_head_nested_too_deeply(self):
        """Without its head an export has still its items."""
        corpus = read(f"<rss>{600 * '<a>'}<title>Lantern</title>{item(1)}")
        assert "Post 1" == corpus[0].title
        assert "unreadable-head" in {problem.code for problem in corpus.problems}

    def test_unknown_prefixes_and_strange_elements(self):
        """What plug-ins add is passed over; places are known only of what has its usual name."""
        head = '<rss xmlns:x="http://wordpress.org/export/1.2/"><channel>'
        (article,) = read(f"{head}<item><title>A</title><x:post_id>7</x:post_id><y>z</y></item>")
        assert 7 == article.extra["post_id"]

    def test_entities_are_left_as_they_stand(self):
        """A file that another names is not opened, and a bomb does not go off."""
        bomb = "".join(
            f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 99}">' for n in range(9)
        )
        text = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]>{HEAD}' + item(
            1
        ).replace("Post 1", "Post &x; &e8;")
        corpus = read(text)
        assert "Post &x; &e8;" == corpus[0].title
        assert "declared-entity" in {problem.code for problem in corpus.problems}

    @pytest.mark.parametrize(
        "unit",
        [
            "<item>",
            "</item>",
            "<item><![CDATA[",
            "<item><title><![CDATA[a]]> ",
            "<content:encoded><![CDATA[ ]]> x",
            "<!--",
            "<item><wp:comment>",
            "]]>",
            "<wp:author>",
            "<a>",
            "&x;",
        ],
    )
    def test_time_is_linear(self, unit: str):
        """Thousands of marks of one sort are read or refused in seconds."""
        text = HEAD + "<item>" + unit * (30_000 // len(unit))
        document = open_document(text, limits=intelnews.Limits(items=1_000_000))

        def attempt() -> None:
            try:
                for _ in WxrParser().parse(document):
                    pass
            except intelnews.ParseError:
                pass

        assert seconds_of(attempt, enough=8.0) < 8

    def test_brackets_without_end(self):
        """What looks like shortcodes, captions and elements, in one post."""
        for unit in ("[", "[a ", "[caption]", "[x]", "[a b=", "\n\n", "<p>", "<pre>", "[/caption]"):
            text = HEAD + item(1, body=unit * (100_000 // len(unit)))
            run = partial(list, WxrParser().parse(open_document(text)))
            assert seconds_of(run, enough=5.0) < 5, unit


class TestStreaming:
    """An export without end."""

    def test_many_items(self):
        """Each of 500 items is read, in order."""
        text = HEAD + "".join(map(item, range(500)))
        drafts = [one for one in WxrParser().parse(open_document(text)) if isinstance(one, Draft)]
        assert [f"Post {n}" for n in range(500)] == [one.title.value for one in drafts]

    def test_slices_give_what_the_whole_gives(self):
        """Wherever the slices part a text."""
        for name in ("blog-with-comments", "version-1-0", "damaged"):
            text = open_document(EXPORTS[name]).text
            whole = list(read_drafts([text], limits=DEFAULT_LIMITS))
            for size in (1, 7, 64, 1_000):
                slices = [text[at : at + size] for at in range(0, len(text), size)]
                assert whole == list(read_drafts(slices, limits=DEFAULT_LIMITS)), (name, size)

    def test_memory_is_that_of_an_item(self):
        """However long the export is, no more is held than an item and a look ahead."""
        body = "The port of Ansel is open again. " * 600

        def peak(items: int) -> int:
            slices = chain([HEAD], (item(n, body=body) for n in range(items)))
            tracemalloc.start()
            try:
                assert items == sum(one.get("title") != "" for one in read_export(slices))
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

        peak(2)  # what is made once
        assert peak(80) < peak(8) + 200_000  # 80 items have 1.6 million characters


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_samples():
    """Real exports give their posts and pages; two hold none and say so."""
    counts = {}
    for path in sorted(SAMPLES.iterdir()):
        corpus = intelnews.parse(path, claims=False)
        assert {"wxr"} >= {article.format for article in corpus}
        counts[path.stem.partition("--")[2]] = len(corpus)
    assert {
        "crazy-cdata": 1,
        "malformed": 0,
        "missing-version-tag": 0,
        "small-export": 11,
        "test-serialized-comment-meta": 1,
        "theme-unit-test-data": 79,
        "wordpress_wxr": 5,
        "wordpress_wxr_thumb": 1,
        "wxr-comprehensive": 2,
    } == counts


def test_byline_in_the_text():
    """A post by an account that is nobody's has the writer who signs its text."""
    [article] = intelnews.parse(
        HEAD
        + "<item><title>Harbour reopens</title><dc:creator>admin</dc:creator>"
        + "<content:encoded><![CDATA[<p>By Anna Kral</p><p>The port is open again.</p>]]>"
        + "</content:encoded><wp:post_type>post</wp:post_type></item></channel></rss>",
        claims=False,
    )
    assert (["Anna Kral"], "The port is open again.") == (
        [author.name for author in article.authors],
        article.text,
    )
