"""The parsers of feeds: bids, golden and hostile feeds, and what every parser keeps to."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.parsers.atom import AtomParser
from intelnews.parsers.blogger import BloggerParser
from intelnews.parsers.jsonfeed import JsonFeedParser
from intelnews.parsers.rss import RssParser
from intelnews.plugins.contract import Draft, Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [
    case for name in ("rss", "atom", "jsonfeed", "blogger") for case in iter_cases(GOLDEN / name)
]
FEEDS = {str(case): case.source for case in CASES}
SAMPLES = Path(__file__).parents[2] / "../shared/samples"


class TestRssContract(ParserContract):
    """What every parser keeps to."""

    parser = RssParser
    samples = (FEEDS["rss/full-content"], FEEDS["rss/rdf"], FEEDS["rss/damaged"])


class TestAtomContract(ParserContract):
    """What every parser keeps to."""

    parser = AtomParser
    samples = (FEEDS["atom/entries"], FEEDS["atom/atom-03"])


class TestBloggerContract(ParserContract):
    """What every parser keeps to."""

    parser = BloggerParser
    samples = (FEEDS["blogger/archive"], FEEDS["blogger/takeout"])


class TestJsonFeedContract(ParserContract):
    """What every parser keeps to."""

    parser = JsonFeedParser
    samples = (FEEDS["jsonfeed/version-1-1"], FEEDS["jsonfeed/version-1"])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case):
    """Each feed gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), claims=False))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_found_by_content(case):
    """The parser that the folder is named after wins, whatever the file is called."""
    corpus = intelnews.parse(case.source.read_bytes(), name="download.bin", claims=False)
    assert {case.folder.parent.name} == {article.format for article in corpus}


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("<rss version='2.0'>", {"rss": 0.95}),
        ("<rss xmlns:wp='http://wordpress.org/export/1.2/'>", {"rss": 0.5}),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", {"rss": 0.95}),
        ("<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'>", {}),
        ("<channel><item>", {"rss": 0.6}),
        (
            "<!-- a --><?xml-stylesheet href='x'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>",
            {"atom": 0.93},
        ),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", {"atom": 0.93}),
        ("<feed><entry>", {"atom": 0.7}),
        ("<!DOCTYPE rss [<!ENTITY a '>'> <!-- ] --> ]><rss>", {"rss": 0.95}),
        ("<!DOCTYPE rss [", {}),
        ("<!-- never closed", {}),
        ("<1>", {}),
        ("<html><body>", {}),
        ('{"version": "https://jsonfeed.org/version/1"', {"jsonfeed": 0.95}),
        ('{"items": [{"content_html": "x"}]}', {"jsonfeed": 0.6}),
        ('{"items": []}', {}),
        ("", {}),
    ],
)
def test_bids(text, sure):
    """Bids follow the first element and its namespace, or the names in a JSON object."""
    parsers = (RssParser(), AtomParser(), JsonFeedParser(), BloggerParser())
    bids = {one.name: bid.confidence for one in parsers if (bid := one.sniff(Head(text=text)))}
    assert sure == bids


@pytest.mark.parametrize("parser", [RssParser, AtomParser, BloggerParser])
def test_no_element_is_refused(parser):
    """Where there is no element at all, nothing can be made of it."""
    with pytest.raises(ParseError, match="no element"):
        list(parser().parse(open_document("no XML, said Kral")))


def test_json_that_is_no_object_is_refused():
    """A list is no feed."""
    with pytest.raises(ParseError, match="an object"):
        list(JsonFeedParser().parse(open_document("[1, 2]")))


@pytest.mark.parametrize(
    ("parser", "text"),
    [
        (RssParser, "<rss><channel><title>Empty</title></channel></rss>"),
        (AtomParser, "<feed/>"),
        (JsonFeedParser, '{"version": "https://jsonfeed.org/version/1.1"}'),
    ],
)
def test_feed_without_items(parser, text):
    """A feed that has nothing to say is a problem, no error."""
    assert ["no-items"] == [problem.code for problem in parser().parse(open_document(text))]


class TestHostile:
    """Feeds that want to be dangerous."""

    def test_entities_do_not_grow(self):
        """A billion laughs stay one word."""
        rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
        declared = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{rows}]>'
        text = f'{declared}<rss><item a="&l19;"><title>x &l19;</title></item></rss>'
        found = list(RssParser().parse(open_document(text)))
        assert "x &l19;" == found[0].title.value
        assert "declared-entity" in [problem.code for problem in found[1:]]

    def test_no_file_is_read(self, tmp_path):
        """An entity that names a file stays as it stands, in text and attributes."""
        secret = tmp_path / "secret.txt"
        secret.write_text("the secret words", encoding="utf-8")
        text = (
            f'<!DOCTYPE feed [<!ENTITY x SYSTEM "{secret.as_uri()}">'
            f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>&x;</title><entry>'
            '<link href="http://a.example/&x;"/><title>&x;</title><content>&x;</content></entry></feed>'
        )
        corpus = intelnews.parse(text, claims=False)
        assert "&x;" == corpus[0].title == corpus[0].text == corpus[0].publication
        assert "secret words" not in intelnews.codec.dump_json(corpus.articles)

    def test_xinclude_and_stylesheets_are_left_alone(self, tmp_path):
        """No other file is read by instructions or inclusions either."""
        secret = tmp_path / "secret.txt"
        secret.write_text("the secret words", encoding="utf-8")
        text = (
            f'<?xml-stylesheet href="{secret.as_uri()}"?>'
            '<rss xmlns:xi="http://www.w3.org/2001/XInclude">'
            f'<item><title>a<xi:include href="{secret.as_uri()}" parse="text"/></title>'
            "</item></rss>"
        )
        [draft] = RssParser().parse(open_document(text))
        assert "a" == draft.title.value

    @pytest.mark.parametrize("case", CASES, ids=str)
    def test_cut_at_every_byte(self, case):
        """However much is missing, what stood before is read, and nothing raises but our error."""
        text = case.source.read_text(encoding="utf-8")
        parser = {
            "rss": RssParser,
            "atom": AtomParser,
            "jsonfeed": JsonFeedParser,
            "blogger": BloggerParser,
        }[case.folder.parent.name]()
        before = 0
        for end in range(0, len(text), 7):
            try:
                drafts = [
                    one
                    for one in parser.parse(open_document(text[:end]))
                    if isinstance(one, Draft) and one.title
                ]
            except ParseError:
                continue
            if before:
                assert len(drafts) >= before - 1
            before = max(before, len(drafts))
        assert before >= 1

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("head", "item", "foot"),
        [
            ("<rss><channel>", "<item><title>Item {}</title></item>", "</channel></rss>"),
            ("<feed>", "<entry><title>Item {}</title></entry>", "</feed>"),
        ],
    )
    def test_many_items(self, head, item, foot):
        """50,000 items are read one by one."""
        text = head + "".join(item.format(n) for n in range(50_000)) + foot
        parser = RssParser() if "rss" in head else AtomParser()
        assert 50_000 == sum(1 for _ in parser.parse(open_document(text)))

    @pytest.mark.slow
    def test_many_items_of_json(self):
        """50,000 items of a JSON Feed."""
        items = [{"id": str(n), "title": f"Item {n}"} for n in range(50_000)]
        text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
        assert 50_000 == sum(1 for _ in JsonFeedParser().parse(open_document(text)))

    @pytest.mark.parametrize("tag", ["a", "item", "div"])
    def test_deep_nests(self, tag):
        """100,000 elements in one another are refused or read, in a moment."""
        text = f"<rss><item><title>x</title>{f'<{tag}>' * 100_000}words</item></rss>"

        def attempt() -> None:
            with suppress(ParseError):
                list(RssParser().parse(open_document(text)))

        assert 10 >= seconds_of(attempt, enough=10)

    @pytest.mark.parametrize(
        "unit",
        ["<![CDATA[", "<!--", "&", "<", "]]>", "<br>", "&a;", "<?", "<a b='", "&#11;", "</x>"],
    )
    def test_endless_marks(self, unit):
        """Marks without end take time in proportion."""
        text = f"<rss><item><title>x</title><description>{unit * 50_000}</description></item></rss>"

        def attempt() -> None:
            with suppress(ParseError):
                list(RssParser().parse(open_document(text)))

        assert 5 >= seconds_of(attempt, enough=5)

    def test_deep_json(self):
        """JSON nested without end is refused with our error."""
        text = '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 100_000
        with pytest.raises(ParseError):
            list(JsonFeedParser().parse(open_document(text)))


@pytest.mark.shared
@pytest.mark.parametrize(
    "format_name", ["rss2", "rss1-rdf", "atom", "jsonfeed", "blogger-atom-export"]
)
def test_real_feeds(format_name):
    """Each real feed gives articles, or says why not."""
    folder = SAMPLES / format_name
    if not folder.exists():
        pytest.skip("no samples beside the repository")
    for path in sorted(folder.iterdir()):
        corpus = intelnews.parse(path.read_bytes(), claims=False)
        assert len(corpus) > 0 or "no-items" in {problem.code for problem in corpus.problems}
