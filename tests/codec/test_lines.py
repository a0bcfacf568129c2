"""JSON Lines: lazy, joinable, safe against every line end of Unicode."""

from __future__ import annotations

import io
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.codec import dump_jsonl, iter_jsonl
from intelnews.codec.lines import LineReader
from intelnews.errors import CodecError
from intelnews.model import Article, Fragment, Problem, Tag
from intelnews.testing.strategies import articles, fragments, problems

HEADER = '{"intelnews":{"schema":1}}'
STORM = Article(title="Storm", text="It rained.\u2028It poured.\x85It stopped.")


def fault(*lines: str) -> CodecError:
    """Return the error that reading the lines raises."""
    with pytest.raises(CodecError) as caught:
        list(iter_jsonl(lines))
    return caught.value


@settings(max_examples=40)
@given(st.lists(articles() | fragments() | problems(), max_size=4))
def test_nothing_is_lost(records: list[Any]) -> None:
    """Whatever splits the text into lines, the records come back equal and in order."""
    lines = list(dump_jsonl(records))
    text = "".join(lines)
    assert records == list(iter_jsonl(lines))
    assert records == list(iter_jsonl(text))
    assert records == list(iter_jsonl(text.splitlines()))
    assert records == list(iter_jsonl(io.StringIO(text)))


def test_each_line_says_its_kind() -> None:
    """The header, then one record a line."""
    records = [STORM, Fragment(text="Alone."), Problem(code="odd", message="m")]
    lines = list(dump_jsonl(records))
    assert HEADER + "\n" == lines[0]
    assert [
        '{"article"',
        '{"fragment"',
        '{"problem"',
    ] == [line.partition(":")[0] for line in lines[1:]]
    assert all(line.endswith("}\n") and line.isascii() for line in lines)


def test_writing_and_reading_are_lazy() -> None:
    """An endless source is read as far as it is asked for."""
    endless = (Article(title=f"Storm {number}") for number in count())
    titles = [getattr(one, "title", None) for one in islice(iter_jsonl(dump_jsonl(endless)), 3)]
    assert ["Storm 0", "Storm 1", "Storm 2"] == titles


def test_joined_files_are_read() -> None:
    """Each file brings its header."""
    assert [STORM, STORM] == list(iter_jsonl([*dump_jsonl([STORM]), "\n", *dump_jsonl([STORM])]))


def test_no_lines_hold_no_records() -> None:
    """An empty file is empty, and so is one with a header alone."""
    assert list(iter_jsonl([])) == list(iter_jsonl(["", " \r\n"])) == list(iter_jsonl(HEADER)) == []


@pytest.mark.parametrize(
    ("lines", "message", "path"),
    [
        (['{"article":{}}'], "line 1: this was not written by intelnews", "$"),
        (["", "[]"], "line 2: this was not written by intelnews", "$"),
        (
            ['{"intelnews":{"schema":9}}'],
            "line 1: this was written by a newer",
            "$.intelnews.schema",
        ),
        (['{"intelnews":{"schema":1},"articles":[]}'], "line 1: a header stands on a line", "$"),
        ([HEADER, '{"post":{}}'], 'line 2: expected {"article": …} or {"fragment": …} or', "$"),
        ([HEADER, '{"article":{},"problem":{}}'], "line 2: expected {", "$"),
        ([HEADER, "{}"], "line 2: expected {", "$"),
        ([HEADER, "5"], "line 2: expected {", "$"),
        ([HEADER, '{"article":5}'], "line 2: expected an object", "$.article"),
        ([HEADER, '{"article":{"title":5}}'], "line 2: expected a string", "$.article.title"),
        ([HEADER, "", '{"article":'], "line 3: this is no JSON", None),
    ],
)
def test_what_does_not_fit_is_refused_with_line_and_path(
    lines: list[str], message: str, path: str | None
) -> None:
    """The line in the file, the path in the line."""
    error = fault(*lines)
    assert error.message.startswith(message)
    assert path == error.path


def test_records_before_a_fault_are_read() -> None:
    """What was yielded stays."""
    reading = iter_jsonl([*dump_jsonl([STORM]), "oops"])
    assert STORM == next(reading)
    with pytest.raises(CodecError, match="line 3"):
        next(reading)


@pytest.mark.parametrize("bad", [Tag(name="a"), "Storm", None])
def test_only_records_are_written(bad: Any) -> None:
    """A tag does not stand alone."""
    with pytest.raises(TypeError, match="expected one of article, fragment, problem, not"):
        list(dump_jsonl([bad]))


def test_value_that_cannot_be_written_is_named_by_its_path() -> None:
    """The path begins at the line."""
    with pytest.raises(CodecError) as caught:
        list(dump_jsonl([Article(title="\udc00")]))
    assert "$.article.title" == caught.value.path


def test_reader_may_be_told_the_version() -> None:
    """Lines that lost their header are read as what their owner says they are."""
    reader = LineReader(version=1)
    assert Article(title="Storm") == reader.read('{"article":{"title":"Storm"}}')
    assert reader.read(HEADER) is None
    assert 1 == reader.version
