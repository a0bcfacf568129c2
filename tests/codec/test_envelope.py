"""Whole documents: header, lists, and records on lines of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.codec import Records, dump_json, dump_jsonl, load_json
from intelnews.errors import CodecError
from intelnews.model import Article, Problem
from intelnews.testing.strategies import articles, fragments, problems

if TYPE_CHECKING:
    from intelnews.model import Fragment

STORM = Article(title="Storm", text="It rained.")
HEADER = {"intelnews": {"schema": 1}}


def fault(data: object, /) -> CodecError:
    """Return the error that loading the document raises."""
    with pytest.raises(CodecError) as caught:
        load_json(data if isinstance(data, str) else json.dumps(data))
    return caught.value


@settings(max_examples=40)
@given(
    st.lists(articles(), max_size=2),
    st.lists(fragments(), max_size=2),
    st.lists(problems(), max_size=2),
)
def test_nothing_is_lost(
    several: list[Article], pieces: list[Fragment], noted: list[Problem]
) -> None:
    """Records of all kinds come back equal and in order."""
    text = dump_json(several, fragments=pieces, problems=noted)
    assert Records(articles=several, fragments=pieces, problems=noted) == load_json(text)


def test_empty_document() -> None:
    """Nothing is something that can be stored."""
    assert {**HEADER, "articles": [], "fragments": [], "problems": []} == json.loads(dump_json([]))
    assert Records() == load_json(dump_json([]))


def test_each_record_has_a_line_of_its_own() -> None:
    """A version control system shows which articles changed."""
    text = dump_json([STORM, STORM], problems=[Problem(code="odd", message="m")])
    assert [
        '{"intelnews":{"schema":1},',
        '"articles":[',
        f'{{"id":"{STORM.id}","title":"Storm","text":"It rained."}},',
        f'{{"id":"{STORM.id}","title":"Storm","text":"It rained."}}',
        "],",
        '"fragments":[],',
        '"problems":[',
        '{"code":"odd","message":"m"}',
        "]}",
        "",
    ] == text.split("\n")


def test_layout_and_order_do_not_matter() -> None:
    """A document that another program wrote again is the same document."""
    data = json.loads(dump_json([STORM]))
    again = json.dumps(dict(reversed(data.items())), indent=4, sort_keys=True)
    assert (STORM,) == load_json(again).articles
    assert Records() == load_json('{"intelnews": {"schema": 1}}')


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ([], "$", "lacks the header"),
        ("5", "$", "lacks the header"),
        ({"articles": []}, "$", "lacks the header"),
        ({"intelnews": None}, "$", "lacks the header"),
        ({"intelnews": 1}, "$.intelnews", 'must be {"schema": …}'),
        ({"intelnews": {}}, "$.intelnews", 'must be {"schema": …}'),
        ({"intelnews": {"schema": 1, "by": "me"}}, "$.intelnews", "nothing else"),
        ({"intelnews": {"schema": "1"}}, "$.intelnews.schema", "must be an integer"),
        ({"intelnews": {"schema": True}}, "$.intelnews.schema", "must be an integer"),
        ({"intelnews": {"schema": 1.0}}, "$.intelnews.schema", "must be an integer"),
        ({**HEADER, "posts": []}, "$.posts", "known are articles, fragments, problems"),
        ({**HEADER, "articles": {}}, "$.articles", "expected a list"),
        ({**HEADER, "articles": [5]}, "$.articles[0]", "expected an object, not an integer"),
        ({**HEADER, "articles": [{}, {"title": 5}]}, "$.articles[1].title", "expected a string"),
        ({**HEADER, "problems": [{"code": "x"}]}, "$.problems[0].message", "is missing"),
        ({**HEADER, "fragments": [{"text": "a", "claims": 1}]}, "$.fragments[0].claims", "a list"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(data: object, path: str, message: str) -> None:
    """The path begins at the document."""
    error = fault(data)
    assert path == error.path
    assert message in error.message


def test_text_that_is_no_json_is_refused() -> None:
    """A file that was cut says where."""
    assert "this is no JSON" in fault(dump_json([STORM])[:50]).message


def test_json_lines_are_no_document() -> None:
    """The error names the function that reads them."""
    error = fault("".join(dump_jsonl([STORM])))
    assert "JSON Lines are read by iter_jsonl" in error.message
    assert 27 == error.offset


@pytest.mark.parametrize("bad", ["Storm", None, Problem(code="odd", message="m"), {}])
def test_lists_hold_records_of_their_kind(bad: Any) -> None:
    """A mistake in the call is a TypeError."""
    with pytest.raises(TypeError, match="expected articles, not"):
        dump_json([STORM, bad])
    with pytest.raises(TypeError, match="expected fragments, not"):
        dump_json([], fragments=[bad])


def test_value_that_cannot_be_written_is_named_by_its_path() -> None:
    """Half of a surrogate pair has no bytes."""
    with pytest.raises(CodecError) as caught:
        dump_json([STORM, Article(title="a", extra={"b": ["\ud800"]})])
    assert "$.articles[1].extra.b[0]" == caught.value.path
