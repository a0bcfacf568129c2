"""The parsers of references and of Telegram: bids, golden and hostile inputs, real samples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.parsers.csl_json import CslJsonParser
from intelnews.parsers.ris import RisParser
from intelnews.parsers.rss import RssParser
from intelnews.parsers.telegram import TelegramParser
from intelnews.parsers.zotero_rdf import ZoteroRdfParser
from intelnews.plugins.contract import Draft, Head
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden"
PARSERS = {
    "csl-json": CslJsonParser,
    "ris": RisParser,
    "telegram": TelegramParser,
    "zotero-rdf": ZoteroRdfParser,
}
CASES = [case for name in PARSERS for case in iter_cases(GOLDEN / name)]
SOURCES = {str(case): case.source for case in CASES}
SAMPLES = Path(__file__).parents[2] / "../shared/samples"
RDF = (GOLDEN / "zotero-rdf/library/input.rdf").read_text(encoding="utf-8")


class TestCslJsonContract(ParserContract):
    """What every parser keeps to."""

    parser = CslJsonParser
    samples = (SOURCES["csl-json/library"],)


class TestRisContract(ParserContract):
    """What every parser keeps to."""

    parser = RisParser
    samples = (SOURCES["ris/archive"],)


class TestTelegramContract(ParserContract):
    """What every parser keeps to."""

    parser = TelegramParser
    samples = (SOURCES["telegram/channel"], SOURCES["telegram/account"])


class TestZoteroRdfContract(ParserContract):
    """What every parser keeps to."""

    parser = ZoteroRdfParser
    samples = (SOURCES["zotero-rdf/library"],)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case):
    """Each input gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), claims=False))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_found_by_content(case):
    """The parser that the folder is named after wins, whatever the file is called."""
    corpus = intelnews.parse(case.source.read_bytes(), name="download.bin", claims=False)
    assert {case.folder.parent.name} == {article.format for article in corpus}


@pytest.mark.parametrize(
    ("parser", "text", "sure"),
    [
        (CslJsonParser, '[{"type": "book", "issued": {"date-parts": [[2018]]}}]', 0.85),
        (
            CslJsonParser,
            '[{"type": "webpage", "author": [{"family": "Kral"}], "page-first": 1}]',
            0.85,
        ),
        (CslJsonParser, '[{"type": "webpage", "title": "Port"}]', None),
        (CslJsonParser, "type: webpage", None),
        (RisParser, "TY  - NEWS\nTI  - Port\n", 0.95),
        (RisParser, "TY  - NEWS\n", 0.6),
        (RisParser, "TY - for the port, ships wait.", None),
        (TelegramParser, '{"messages": [{"from_id": "u", "date_unixtime": "1"}]}', 0.95),
        (TelegramParser, '{"type": "public_channel", "messages": []}', 0.8),
        (TelegramParser, '{"personal_information": {"user_id": 7}}', 0.8),
        (TelegramParser, '{"messages": [{"role": "user"}]}', None),
        (TelegramParser, '{"a": 1}', None),
        (TelegramParser, "[]", None),
        (ZoteroRdfParser, RDF, 0.94),
        (
            ZoteroRdfParser,
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
            None,
        ),
        (RssParser, RDF, None),
    ],
)
def test_bids(parser, text, sure):
    """Each is known by names and types of its own."""
    match = parser().sniff(Head(text=text))
    assert sure == (match and match.confidence)


@pytest.mark.parametrize("name", ["csl-json/library", "ris/archive", "telegram/channel"])
def test_truncated_at_every_byte(name):
    """However much is missing, what stands before is read or refused."""
    data = SOURCES[name].read_bytes()
    parser = PARSERS[name.partition("/")[0]]()
    whole = sum(isinstance(one, Draft) for one in parser.parse(open_document(data)))
    for end in range(0, len(data), 2):
        try:
            found = list(parser.parse(open_document(data[:end])))
        except ParseError:
            continue
        assert whole >= sum(isinstance(one, Draft) for one in found)


def test_truncated_library():
    """A library that was cut gives the items that are whole."""
    for end in range(0, len(RDF), 7):
        try:
            found = list(ZoteroRdfParser().parse(open_document(RDF[:end])))
        except ParseError:
            continue
        assert 2 >= sum(isinstance(one, Draft) for one in found)


def test_xml_opens_and_expands_nothing(tmp_path):
    """Entities of a library are neither expanded nor read from files."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(12))
    for entity in (bomb, f'<!ENTITY e11 SYSTEM "{secret.as_uri()}">'):
        text = RDF.replace("<rdf:RDF", f"<!DOCTYPE r [{entity}]><rdf:RDF", 1)
        text = text.replace("The port reopened.", "&e11;")
        corpus = intelnews.parse(text, claims=False)
        assert 2 == len(corpus)
        assert "hidden" not in str(corpus[0].text)
        assert len(corpus[0].text) < 100
        assert "declared-entity" in [one.code for one in corpus.problems]


HOSTILE = {
    "csl names": (
        "csl-json",
        '[{"type": "webpage", "title": "a", "title": "b", "author": [[7], {}]}]',
    ),
    "csl NaN": (
        "csl-json",
        '[{"type": "webpage", "title": "a", "issued": {"date-parts": [[NaN]]}}]',
    ),
    "csl dates": ("csl-json", '[{"type": "post", "title": "a", "issued": 7, "accessed": {}}]'),
    "csl items": ("csl-json", '{"items": [{"type": "post", "title": "a", "URL": "javascript:x"}]}'),
    "csl one": ("csl-json", '{"type": "post", "title": "a", "issued": "2019"}'),
    "ris lines": ("ris", "TY  - NEWS\nTI  - a\nAB  - b\n" + "more\n\n" * 20_000),
    "ris types": ("ris", "TY  - NEWS\nTI  - a\n" + "TY  - NEWS\n" * 20_000),
    "ris words": ("ris", "TY  - NEWS\nTI  - a\nKW  - " + "a, " * 50_000),
    "telegram types": (
        "telegram",
        '{"messages": [{"text": [7, null, {"text": 8}]}, {"text": "a"}]}',
    ),
    "telegram dates": (
        "telegram",
        '{"messages": [{"text": "a", "date_unixtime": 99, "edited_unixtime": "x", "edited": 5}]}',
    ),
    "telegram lines": ("telegram", json.dumps({"messages": [{"text": "a\n" * 50_000}]})),
    "rdf names": ("zotero-rdf", RDF.replace("newspaperArticle", "webpage").replace("bib:", "bib:")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name):
    """Values of odd types, and more of everything than anybody keeps, are read or passed over."""
    form, text = HOSTILE[name]
    corpus = intelnews.parse(text, format=form, claims=False)
    assert corpus.articles


@pytest.mark.parametrize(
    ("parser", "text"),
    [
        (CslJsonParser, "7"),
        (CslJsonParser, '{"a": 1}'),
        (CslJsonParser, "[" * 100_000),
        (RisParser, "TI  - a\n"),
        (TelegramParser, "[]"),
        (TelegramParser, '{"chats": {"list": [7, {"messages": 8}]}}'),
        (ZoteroRdfParser, "no elements"),
    ],
)
def test_nothing_to_read_is_refused(parser, text):
    """Where there is nothing of the format, the error says so."""
    with pytest.raises(ParseError):
        list(parser().parse(open_document(text)))


def test_library_without_items():
    """A library that holds nothing says so."""
    text = RDF[: RDF.index(" <bib:Article")] + "</rdf:RDF>"
    corpus = intelnews.parse(text, claims=False)
    assert ["no-items"] == [one.code for one in corpus.problems]


def test_items_of_a_library_without_types():
    """What says no type is known by its element, and what says nothing else is passed over."""
    text = RDF[: RDF.index(" <bib:Article")] + (
        "<bib:Report><dc:title>Piers</dc:title><dc:publisher><foaf:Organization>"
        "<foaf:name>Harbour Board</foaf:name></foaf:Organization></dc:publisher>"
        "<z:language>Old Freedonian</z:language><dc:identifier>DOI 10.1/a</dc:identifier>"
        "<bib:authors><rdf:Seq><rdf:li><foaf:Organization><foaf:name>Harbour Board</foaf:name>"
        "</foaf:Organization></rdf:li></rdf:Seq></bib:authors></bib:Report>"
        "<bib:Article/><bib:Document><dc:title>a</dc:title></bib:Document></rdf:RDF>"
    )
    corpus = intelnews.parse(text, claims=False)
    [article] = corpus
    assert ("Harbour Board", "Harbour Board") == (article.publication, article.authors[0].name)
    assert ("DOI 10.1/a",) == article.extra["identifiers"]
    assert ["empty-item", "other-type"] == sorted(one.code for one in corpus.problems)


def test_names_keep_their_parts():
    """Given and family names come as the source parts them, in normal case."""
    text = "TY  - NEWS\nTI  - a\nAU  - VAN DER BERG, JAN\nAU  - Kral, Anna, Jr.\nER  - \n"
    [article] = intelnews.parse(text, claims=False)
    found = [(author.given, author.family) for author in article.authors]
    assert [("Jan", "van der Berg"), ("Anna", "Kral")] == found


SHARED = [
    ("zotero-csljson/translators--csljson-0.json", 0),
    ("zotero-rdf/translators--rdf-3.rdf", 1),
    ("zotero-ris/translators--ris-2.ris", 7),
]


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="no sample data beside the repository")
@pytest.mark.parametrize(("name", "articles"), SHARED)
def test_samples(name, articles):
    """Real libraries give an article for each reference to one; the others are counted."""
    corpus = intelnews.parse(SAMPLES / name, claims=False)
    assert articles == len(corpus)
    assert articles == 1 or "other-type" in [one.code for one in corpus.problems]


def test_odd_values_of_references():
    """Values of other types and forms cost no more than themselves."""
    data = [
        {"type": "report", "title": "a", "author": [7, {"literal": ""}], "issued": {"season": 1}},
        {"type": "report", "title": "b", "issued": {"date-parts": [[]]}, "keyword": [], "x": []},
        {"type": "report", "title": "c", "publisher": "P", "container-title": "", "language": "?"},
    ]
    corpus = intelnews.parse(json.dumps({"references": data}), format="csl-json", claims=False)
    assert ["a", "b", "c"] == [article.title for article in corpus]
    assert (None, "P") == (corpus[2].language, corpus[2].publication)
    assert {"x"}.isdisjoint(corpus[1].extra)


def test_odd_messages():
    """Messages of groups, forwarded ones and those without a chat's name are read as they are."""
    messages = [
        {"text": [{"type": "link", "text": "a.example/b"}, "\n", {"type": "link", "text": " "}]},
        {
            "text": "b",
            "from": "admin",
            "author": "",
            "reactions": [{"type": "paid", "count": 2}, 7],
        },
        {"text": "c", "via_bot": "", "id": True, "reactions": [{"count": 2**70, "emoji": "!"}]},
    ]
    corpus = intelnews.parse(json.dumps({"messages": messages}), format="telegram", claims=False)
    assert ["a.example/b", "b", "c"] == [article.text for article in corpus]
    assert {"paid": 2} == dict(corpus[1].extra["reactions"])
    assert (str(2**70), None) == (corpus[2].extra["reactions"]["!"], corpus[2].publication)
