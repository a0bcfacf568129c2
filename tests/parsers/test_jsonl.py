"""Our own JSON and JSON Lines: read back as they were, and saved where they are damaged."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.codec import dump_json, dump_jsonl
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.model import Article, Fragment, Locator, Problem, Severity, Span
from intelnews.parsers.jsonl import JsonlParser
from intelnews.plugins.bids import head_of
from intelnews.plugins.contract import Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.strategies import articles, fragments, problems

HEADER = '{"intelnews":{"schema":1}}'
STORM = Article(title="Storm nears", text="It rained.\u2028It poured.")
CALM = Article(title="Calm again", text="It cleared.")
ALONE = Fragment(text="Alone.", span=Span(5, 11), reason="headline lost")
NOTED = Problem(code="odd-line", message="m")
RECORDS = [STORM, ALONE, NOTED, CALM]


def parse(text: str, /) -> list[Any]:
    """Return what the parser yields for a text that came through the gate."""
    return list(JsonlParser().parse(open_document(text)))


def sniff(text: str, /) -> float:
    """Return how sure the parser is of a text."""
    match = JsonlParser().sniff(head_of(open_document(text)))
    return 0.0 if match is None else match.confidence


class TestContract(ParserContract):
    """The parser keeps to what every parser must."""

    parser = JsonlParser
    samples = ("".join(dump_jsonl(RECORDS)), dump_json([STORM, CALM], fragments=[ALONE]))


@settings(max_examples=40)
@given(st.lists(articles() | fragments() | problems(), max_size=3))
def test_lines_come_back_as_they_were(records: list[Any]) -> None:
    """Through the gate and the parser, nothing is lost and nothing added."""
    assert records == parse("".join(dump_jsonl(records)))


@settings(max_examples=40)
@given(st.lists(articles(), max_size=2), st.lists(fragments(), max_size=2), problems())
def test_documents_come_back_as_they_were(several: Any, pieces: Any, noted: Any) -> None:
    """The same for JSON, in the order of its lists."""
    text = dump_json(several, fragments=pieces, problems=[noted])
    assert [*several, *pieces, noted] == parse(text)
    assert [*several, *pieces, noted] == parse(json.dumps(json.loads(text), indent=2))


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        HEADER + "\n",
        f"\n\n  {HEADER}\n",
        '{ "intelnews" : { "schema" : 1 } }\n{"article": {}}',
        dump_json([STORM]),
        json.dumps(json.loads(dump_json([STORM])), indent=4),
        '{"intelnews":{"schema":99}}',
    ],
)
def test_header_makes_the_parser_sure(text: str) -> None:
    """No other format begins like that, in whatever layout and version."""
    assert sniff(text) >= 0.95


@pytest.mark.parametrize("text", [dump_json([STORM])])
def test_header_may_stand_behind_the_lists(text: str) -> None:
    """Programs that sort names put it there."""
    assert 0.95 == sniff(json.dumps(json.loads(text), sort_keys=True))


def test_records_without_a_header_are_a_likeness() -> None:
    """A part of a file, cut out with other tools."""
    assert 0.6 == sniff('{"article":{"title":"Storm"}}\n')
    assert 0.6 == sniff('{ "problem" : {"code":"odd","message":"m"} }')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Harbour reopens",
        "{}",
        "[]",
        '{"article": "a slug"}',
        '{"articles": [{"title": "Storm"}], "status": "ok"}',
        '{"intelnews": "a blog"}',
        '{"text": "the header is \\"intelnews\\":{\\"schema\\":1}"}',
        f"The header is {HEADER}",
        '[{"intelnews":{"schema":1}}]',
    ],
)
def test_other_text_is_left_to_others(text: str) -> None:
    """JSON of other programs, and text that speaks of ours."""
    assert 0.0 == sniff(text)


def test_binary_content_is_left_to_others() -> None:
    """There is no text to look at."""
    assert JsonlParser().sniff(Head(data=b"\x89PNG\r\n\x1a\n")) is None


def test_bad_line_is_a_problem_and_the_rest_is_kept() -> None:
    """The problem names the line, the place in it and what is wrong."""
    lines = list(dump_jsonl(RECORDS))
    lines.insert(2, '{"article":{"title":5}}\n')
    found = parse("".join(lines))
    (lost,) = [record for record in found if record not in RECORDS]
    assert RECORDS == [record for record in found if record is not lost]
    assert 1 == found.index(lost)
    start = len(lines[0] + lines[1])
    assert (
        Problem(
            code="lost-record",
            message="a record is lost: expected a string, not an integer",
            severity=Severity.ERROR,
            locator=Locator(span=Span(start, start + 23), line=3, path="$.article.title"),
        )
        == lost
    )


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_file_that_was_cut_keeps_its_whole_lines(cut: int) -> None:
    """A disk that was full, a download that broke."""
    text = "".join(dump_jsonl([*RECORDS, STORM]))
    *kept, lost = parse(text[:-cut])
    assert RECORDS == kept[:4]
    assert lost == STORM or lost.code == "lost-record"


def test_bad_record_of_a_document_is_a_problem_and_the_rest_is_kept() -> None:
    """The path takes the place of the line."""
    data = json.loads(dump_json([STORM, CALM], fragments=[ALONE]))
    data["articles"][0]["text"] = "It snowed."
    data["posts"] = []
    data["problems"] = 5
    calm, alone, *lost = parse(json.dumps(data))[1:] + parse(json.dumps(data))[:1]
    assert (CALM, ALONE) == (calm, alone)
    assert [
        "$.articles[0].id",
        "$.posts",
        "$.problems",
    ] == sorted(problem.locator.path for problem in lost)


def test_file_without_a_header_is_read_with_a_note() -> None:
    """What can be read is read, and that something is missing is said."""
    *found, note = parse("".join(list(dump_jsonl(RECORDS))[1:]))
    assert RECORDS == found
    assert ("no-header", Severity.NOTE) == (note.code, note.severity)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is no JSON"),
        ("Harbour reopens", "this is no JSON"),
        ("{}", "lacks the header"),
        ('{"articles": []}', "lacks the header"),
        (dump_json([STORM])[:60], "this is no JSON"),
        ('{"intelnews":{"schema":99}}\n{"article":{}}', "pip install --upgrade intelnews"),
        ('{"intelnews":{"schema":99},"articles":[]}', "pip install --upgrade intelnews"),
        (f'{HEADER}\n{{"article":{{"title":5}}}}\noops', "line 2, characters 27–50: expected a st"),
        ('{"article":{"title":5}}', "expected a string"),
        ('{"article":{"title":"cut', "this is no JSON"),
        ('{"intelnews":{"schema":1},"posts":[]}', "known are articles, fragments, problems"),
    ],
)
def test_file_of_which_nothing_can_be_read_is_refused(text: str, message: str) -> None:
    """Another parser may try, or the caller learns why not."""
    with pytest.raises(ParseError) as caught:
        parse(text)
    assert message in caught.value.message
    assert "jsonl" == caught.value.parser


def test_empty_corpus_is_read() -> None:
    """Nothing was stored, nothing is found, nothing is wrong."""
    assert parse("".join(dump_jsonl([]))) == parse(dump_json([])) == []


def test_joined_files_are_read() -> None:
    """Each brings its header; one that is newer takes its own lines along, and no others."""
    old, new = "".join(dump_jsonl([STORM])), '{"intelnews":{"schema":99}}\n{"article":{"x":1}}\n'
    found = parse(old + new + old)
    assert [STORM, STORM] == [found[0], found[-1]]
    assert [3, 4] == [problem.locator.line for problem in found[1:-1]]


def test_lines_are_read_as_they_are_asked_for() -> None:
    """The first record is there before the last line is looked at."""
    text = "".join(dump_jsonl([STORM])) + "oops\n" * 3
    assert STORM == next(iter(JsonlParser().parse(open_document(text))))


def test_hostile_files_take_linear_time() -> None:
    """Sixty thousand tags, deep nests, and a long line of the wrong kind."""
    tags = json.dumps({"article": {"tags": [{"name": "tag"}] * 60_000}})
    deep = '{"article":{"extra":' + '{"a":' * 50_000 + "1" + "}" * 50_002
    quotes = '{"article":{"title":"' + '\\"' * 500_000 + '"}}'
    rubbish = '"' * 1_000_000
    text = f"{HEADER}\n{tags}\n{deep}\n{quotes}\n{rubbish}"
    found = parse(text)
    assert seconds_of(lambda: parse(text), enough=10) <= 10
    assert [
        "Article",
        "Problem",
        "Article",
        "Problem",
    ] == [type(record).__name__ for record in found]
    assert 60_000 == len(found[0].tags)
