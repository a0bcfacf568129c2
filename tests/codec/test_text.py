"""JSON text: what is refused that the standard library lets through."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intelnews.codec.text import read, write
from intelnews.errors import CodecError
from intelnews.intake.clean import clean
from intelnews.testing.clock import seconds_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
)


def fault(text: str, /) -> CodecError:
    """Return the error that reading raises."""
    with pytest.raises(CodecError) as caught:
        read(text)
    return caught.value


@given(PLAIN)
def test_what_is_written_reads_back(data: object) -> None:
    """Any JSON, on one line whatever counts as the end of a line."""
    text = write(data, path="$")
    assert data == read(text)
    assert [text] == text.splitlines()
    assert text == text.encode("utf-8").decode("utf-8")


@given(PLAIN)
@example("".join(map(chr, (*range(0xD800), *range(0xE000, 0x11000)))))
def test_what_is_written_passes_the_gate_unchanged(data: object) -> None:
    """A stored text with a soft hyphen or a no-break space comes back with it."""
    text = write(data, path="$")
    cleaned = clean(text)
    assert (text, ()) == (cleaned.text, cleaned.problems)


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e", "\r"])
def test_line_ends_inside_strings_are_escaped(char: str) -> None:
    """Tools that split at any line end of Unicode find whole records."""
    text = write({"text": f"one{char}two é"}, path="$")
    assert char not in text
    assert {"text": f"one{char}two é"} == read(text)


def test_other_text_stands_as_it_is() -> None:
    """A reader of the file sees words, not escapes."""
    assert '"Łódź 北京 🚢"' == write("Łódź 北京 🚢", path="$")


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ("\ud800", "$.article"),
        ({"a": ["é", "\udfff"]}, "$.article.a[1]"),
        ({"\udc00": 1}, "$.article"),
    ],
)
def test_half_a_surrogate_pair_is_not_written(data: object, path: str) -> None:
    """No UTF-8 file can hold it; the path says which value does."""
    with pytest.raises(CodecError, match="half of a surrogate pair") as caught:
        write(data, path="$.article")
    assert path == caught.value.path


def test_integer_that_cannot_be_printed_is_not_written() -> None:
    """Python has a limit against attacks by digits."""
    with pytest.raises(CodecError, match="cannot be written"):
        write(10**5000, path="$")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (r'{"a": "\ud800"}', "$.a"),
        (r'{"a": ["\uDFFF x"]}', "$.a[0]"),
        ('{"a": "\ud800"}', "$.a"),
        (r'{"\udc00": 1}', "$"),
        (r'{"a": "\ude00\ud83d"}', "$.a"),
    ],
)
def test_half_a_surrogate_pair_is_not_read(text: str, path: str) -> None:
    """Neither as it is nor as an escape."""
    error = fault(text)
    assert "half of a surrogate pair" in error.message
    assert path == error.path


def test_whole_surrogate_pair_is_read() -> None:
    """Other programs write emoji as two escapes."""
    assert ["🚢", r"\ud800"] == read(r'["\ud83d\udea2", "\\ud800"]')


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        ('{"a": 1, "a": 1}', "$", "'a'"),
        ('{"x": [0, {"b": 1, "c": {}, "b": 2}]}', "$.x[1]", "'b'"),
        ('{"x": {"a": 1, "a": {"c": 1, "c": 2}}}', "$.x", "'a'"),
        ('{"a": {"c": 1, "c": 2}, "a": 1}', "$", "'a'"),
        ('{"a": 1, "\\u0061": 2}', "$", "'a'"),
    ],
)
def test_name_that_stands_twice_is_refused(text: str, path: str, name: str) -> None:
    """The standard library keeps the last and forgets the rest."""
    error = fault(text)
    assert path == error.path
    assert name in error.message


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    """An editor that adds one does not spoil the file."""
    assert {} == read("\ufeff{}")


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}'])
def test_numbers_that_are_none_are_refused(text: str) -> None:
    """JSON has no such words."""
    assert "is no JSON" in fault(text).message


def test_integer_of_too_many_digits_is_refused() -> None:
    """At once, and not after hours."""
    digits = "9" * 1_000_000
    assert "a number cannot be read" in fault(digits).message
    assert seconds_of(lambda: fault(digits), enough=1) <= 1


@pytest.mark.parametrize("text", ["", "{", "[1,]", "{'a': 1}", "{} {}", '"a\nb"', "nul"])
def test_what_is_no_json_is_refused_with_its_place(text: str) -> None:
    """Line, column and offset are those of the standard library."""
    error = fault(text)
    assert "this is no JSON" in error.message
    assert error.offset is not None


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_nesting_is_refused(opening: str, closing: str, closed: bool) -> None:
    """Half a million levels end in an error of ours, not in a crash."""
    depth = 500_000
    text = opening * depth + "1" + closing * depth * closed
    assert isinstance(fault(text), CodecError)


def test_hostile_text_takes_linear_time() -> None:
    """Five megabytes of repeats, quotes and braces are read or refused in seconds."""

    def run() -> None:
        assert "said " * 1_000_000 == read(json.dumps("said " * 1_000_000))
        assert 500_001 == len(read("[" + "{}," * 500_000 + "{}]"))
        fault("{" + '"a":1,' * 500_000 + '"a":1}')
        fault('"' * 5_000_000)
        assert "🚢" == read('["' + '\\ud83d\\udea2","' * 100_000 + '"]')[0]

    assert seconds_of(run, enough=20) <= 20
