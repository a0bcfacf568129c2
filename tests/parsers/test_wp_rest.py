"""The parser of WordPress REST answers: bids, golden answers, hostile and broken ones."""

from __future__ import annotations

import contextlib
import json
from functools import partial
from pathlib import Path

import pytest

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.model import Severity
from intelnews.parsers.wp_rest import WpRestParser
from intelnews.plugins.contract import Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden" / "wp-rest"
ANSWERS = {case.folder.name: case.source for case in iter_cases(GOLDEN)}
SHARED = Path(__file__).resolve().parents[2] / "../shared/samples"

POST = {
    "id": 7,
    "date_gmt": "2019-05-22T09:00:00",
    "title": {"rendered": "Harbour reopens"},
    "content": {"rendered": "<p>The port is open.</p>"},
}


def read(answer: object) -> intelnews.Corpus:
    """Return what is read from an answer, without claims."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return intelnews.parse(text, format="wp-rest", claims=False)


class TestWpRestContract(ParserContract):
    """What every parser keeps to."""

    parser = WpRestParser
    samples = tuple(ANSWERS.values())


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each answer gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), claims=False))


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ('[{"id": 1, "date_gmt": "x", "title": {"rendered": "a"}}]', 0.95),
        ('{"title": {"rendered": "a"}}', 0.8),
        ('{"title": "a", "meta": {"self": "https:\\/\\/public-api.wordpress.com\\/rest"}}', 0.95),
        ('{"posts": [{"site_ID": 7, "title": "a", "short_URL": "b"}]}', 0.9),
        ('{"title": "Harbour", "text": "The port"}', 0.0),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', 0.0),
        ('Ask for "title": {"rendered": "a"}', 0.0),
        ("", 0.0),
    ],
)
def test_bids_by_content(text: str, confidence: float):
    """The names of the interfaces are in no other JSON."""
    match = WpRestParser().sniff(Head(text=text))
    assert confidence == (match.confidence if match else 0.0)


class TestPosts:
    """What becomes of the fields."""

    def test_one_or_many_or_under_a_name(self):
        """The same post, however it is wrapped."""
        ids = {
            article.id
            for answer in (POST, [POST], {"posts": [POST]}, {"cards": [{"data": POST}]})
            for article in read(answer)
        }
        assert 1 == len(ids)

    def test_pointers_lead_to_the_values(self):
        """Origins hold JSON pointers."""
        (article,) = read({"posts": [POST]})
        assert "/posts/0/title/rendered" == article.origin("title").locator.path
        assert "/posts/0/date_gmt" == article.origin("published").locator.path

    def test_numbers_of_what_is_not_named_are_kept(self):
        """Writer and labels as numbers, and a word on how to have their names."""
        (article,) = read({**POST, "author": 3, "categories": [4, 5], "tags": [6]})
        assert (3, (4, 5), (6,)) == tuple(
            article.extra[name] for name in ("author_id", "categories_id", "tags_id")
        )
        assert ["unresolved-numbers"] == [problem.code for problem in article.problems]

    def test_fields_of_other_types_are_passed_over(self):
        """Whatever stands where a string or a list should."""
        odd = [None, True, 3, 2**70, "x", [], {}, [[]], [{}], {"rendered": 3}, {"a": {"b": []}}]
        names = ("author", "_embedded", "tags", "categories", "date", "link", "discussion", "id")
        for value in odd:
            for name in names:
                assert "Harbour reopens" == read({**POST, name: value})[0].title
            read({**POST, "_embedded": {"author": value, "wp:term": value, "replies": value}})
            read({**POST, "content": value, "excerpt": value, "guid": value})

    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            ([{"id": 1, "post": 2, "type": "comment", "content": {"rendered": "x"}}], "comments"),
            ({"code": "rest_no_route", "message": "No route was found"}, "No route was found"),
        ],
    )
    def test_says_what_else_it_is(self, answer: object, message: str):
        """Comments and errors are a problem, and no other parser takes them for articles."""
        corpus = intelnews.parse(json.dumps(answer), format="wp-rest")
        assert [] == list(corpus)
        assert [("no-posts", Severity.ERROR)] == [(p.code, p.severity) for p in corpus.problems]
        assert message in corpus.problems[0].message

    def test_comments_are_no_records(self):
        """Without a word of the format: what is known to be comments is not read as a table."""
        comment = {"id": 1, "post": 2, "type": "comment", "content": {"rendered": "Well said."}}
        corpus = intelnews.parse(json.dumps([comment, comment]))
        assert [] == list(corpus)
        assert ["no-posts"] == [problem.code for problem in corpus.problems]

    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            ({"routes": {}}, "there is no post"),
            ([], "there is no post"),
            ("3", "there is no post"),
            ("nothing", "this is no JSON"),
        ],
    )
    def test_refuses_what_holds_no_post(self, answer: object, message: str):
        """The error says what was found instead."""
        text = answer if isinstance(answer, str) else json.dumps(answer)
        with pytest.raises(ParseError, match=message):
            list(WpRestParser().parse(open_document(text)))


class TestDamage:
    """Broken and hostile answers."""

    def test_cut_anywhere(self):
        """Of a list that breaks off, the whole posts before are kept."""
        text = json.dumps([POST, POST, POST])
        ends = [len(json.dumps([POST] * n)) - 1 for n in (1, 2)]
        for cut in range(ends[0], len(text)):
            found = read(text[:cut])
            assert sum(end <= cut for end in ends) <= len(found)

    def test_many_posts(self):
        """A thousand posts, in order."""
        corpus = read([{**POST, "title": {"rendered": f"Post {n}"}} for n in range(1_000)])
        assert [f"Post {n}" for n in range(1_000)] == [article.title for article in corpus]

    @pytest.mark.parametrize("unit", ["[", '{"posts":[', '{"title":', '"', "[1,", "\\ud83d"])
    def test_time_is_linear(self, unit: str):
        """Half a megabyte of anything is read or refused in seconds."""
        document = open_document('[{"title": {"rendered": "a"}}, ' + unit * (500_000 // len(unit)))

        def attempt() -> None:
            with contextlib.suppress(ParseError):
                list(WpRestParser().parse(document))

        assert seconds_of(attempt, enough=5.0) < 5

    def test_deep_nesting_of_lists(self):
        """A post is looked for only so deep."""
        assert seconds_of(partial(_refused, "[" * 400 + "]" * 400), enough=5.0) < 5


def _refused(text: str) -> None:
    with contextlib.suppress(ParseError):
        read(text)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the samples are not here")
def test_samples():
    """Real answers give their posts; comments alone give none."""
    counts = {}
    for folder in ("wp-rest-v2", "wpcom-rest-v1"):
        for path in sorted((SHARED / folder).iterdir()):
            found = list(WpRestParser().parse(open_document(path)))
            counts[path.stem.partition("--")[2]] = sum(hasattr(one, "body") for one in found)
    assert {
        "comments-v2-view-context-success": 0,
        "post-autosave-mapping-success": 1,
        "reader-cards-success": 8,
        "reader-posts-success": 10,
        "site-comment-success": 0,
    } == counts
