"""Errors: one tree, with facts that survive a trip between processes."""

from __future__ import annotations

import copy
import pickle

import pytest

from intelnews import errors
from intelnews.errors import (
    CodecError,
    IntelnewsError,
    LimitError,
    ParseError,
    PluginError,
    QueryError,
    UnknownFormatError,
)

ALL = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", ALL)
def test_has_one_root(kind: type[Exception]):
    """Whoever catches the root catches all."""
    assert issubclass(kind, IntelnewsError)


@pytest.mark.parametrize("kind", ALL)
def test_stands_in_the_tree_that_is_drawn(kind: type[Exception]):
    """The module's own text names every error."""
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(
    "kind", [CodecError, LimitError, ParseError, QueryError, UnknownFormatError]
)
def test_is_a_value_error_where_a_value_is_at_fault(kind: type[Exception]):
    """Code that knows nothing of this library catches bad content as a ``ValueError``."""
    assert issubclass(kind, ValueError)


def test_plugin_error_is_no_value_error():
    """A broken plugin is no fault of the content."""
    assert not issubclass(PluginError, ValueError)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, "no headline"),
        ({"parser": "paste"}, "no headline (parser: paste)"),
        ({"offset": 0}, "no headline (offset: 0)"),
        (
            {"path": "$.claims[0]", "offset": 12, "parser": "jsonl"},
            "no headline (parser: jsonl, offset: 12, path: $.claims[0])",
        ),
    ],
)
def test_shows_the_facts_it_knows(facts: dict[str, object], shown: str):
    """Facts follow the message in a fixed order; what is not known is not shown."""
    assert shown == str(ParseError("no headline", **facts))


@pytest.mark.parametrize("kind", ALL)
def test_survives_pickling_and_copying(kind: type[IntelnewsError]):
    """Workers hand errors back to the main process whole."""
    error = kind("no headline", parser="paste", offset=12, path="$")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (kind, str(error), error.__dict__) == (type(twin), str(twin), twin.__dict__)


def test_unknown_format_lists_the_bids():
    """Each parser's answer stands on a line of its own."""
    error = UnknownFormatError("none knows it", bids=["paste: no date", "jsonl: no brace"])
    assert "none knows it\n  paste: no date\n  jsonl: no brace" == str(error)


def test_unknown_format_keeps_bids_through_pickling():
    """The bids are part of the error's state."""
    error = pickle.loads(
        pickle.dumps(UnknownFormatError("none", bids=["paste: no date"], offset=3))
    )
    assert (("paste: no date",), 3) == (error.bids, error.offset)
