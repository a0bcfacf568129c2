"""JSON of other programs: read as it is, repaired where it errs, kept as far as it goes."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.errors import LimitError, ParseError
from intelnews.markup.jsontext import read_json
from intelnews.testing.clock import seconds_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def codes(text: str) -> list[str]:
    """Return the codes of what was repaired."""
    return [problem.code for problem in read_json(text).problems]


@given(VALUES)
def test_json_comes_back_as_it_is(value):
    """Nothing is repaired that is whole."""
    assert value == read_json(f" \n{json.dumps(value, ensure_ascii=False)}\n").value
    assert [] == codes(json.dumps(value))


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ('{"a": NaN, "b": [-Infinity]}', {"a": None, "b": [None]}, "odd-number"),
        ('{"a": 1e999}', {"a": None}, "odd-number"),
        ('{"a": ' + "9" * 5_000 + "}", {"a": None}, "odd-number"),
        ('{"a": 1, "a": 2}', {"a": 2}, "doubled-name"),
        ('{"a": [1, 2,], }', {"a": [1, 2]}, "odd-commas"),
        ('{"a": "x,]"\n,}', {"a": "x,]"}, "odd-commas"),
        (r'{"a": "\ud83d!"}', {"a": "\ufffd!"}, "impossible-characters"),
        ('{"a": 1} and more', {"a": 1}, "text-behind"),
        ('[{"a": 1}, {"a": ', [{"a": 1}], "broken-json"),
        ("[1, 2; 3]", [1, 2], "broken-json"),
        ('{"found": 2, "posts": [{"a": 1}, {"a"', {"found": 2, "posts": [{"a": 1}]}, "broken-json"),
        ('{"found": 2, "name": "cut of', {"found": 2}, "broken-json"),
        ('{"found": 2, "na', {"found": 2}, "broken-json"),
        ('[{"a": 1,}, {"a": ', [{"a": 1}], "broken-json"),
    ],
)
def test_repairs(text, value, code):
    """What can be read is, and the problem says what could not."""
    assert value == read_json(text).value
    assert [code] == codes(text)


def test_whole_pairs_and_escaped_backslashes_stay():
    """An emoji as two escapes, and a path that looks like half of one."""
    text = r'["\ud83d\ude00", "C:\\ud83d"]'
    assert ["😀", "C:\\ud83d"] == read_json(text).value
    assert [] == codes(text)


@pytest.mark.parametrize("text", ["", "   ", "nothing", '{"a', "[", "{", '["a'])
def test_nothing_to_read(text):
    """Where no value is whole there is nothing to keep."""
    with pytest.raises(ParseError, match="this is no JSON"):
        read_json(text)


def test_problem_says_where_it_breaks():
    """The place counts in the text."""
    text = '[{"a": 1},\n{"a" 2}]'
    (problem,) = read_json(text).problems
    assert 2 == problem.locator.line
    assert text.index("2}") == problem.locator.span.start


def test_too_deep():
    """Nesting that Python cannot follow is refused, wherever it stands."""
    with pytest.raises(LimitError):
        read_json("[" * 500_000)


@pytest.mark.parametrize("unit", ["[", '"', '\\"', ",", '{"a":', '"a",', "[1,", "\\ud83d", " ,"])
def test_time_is_linear(unit):
    """A megabyte of anything is read or refused in seconds."""
    text = '[{"a": 1}, ' + unit * (1_000_000 // len(unit))

    def attempt():
        with contextlib.suppress(LimitError):
            read_json(text)

    assert seconds_of(attempt, enough=5.0) < 5
