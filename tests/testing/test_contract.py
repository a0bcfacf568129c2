"""The parser contract: a sound parser passes every test, and each fault fails its own."""

from __future__ import annotations

import pickle
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from intelnews.errors import ParseError
from intelnews.model import Fragment, Problem, Span
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.testing import clock
from intelnews.testing.contract import ParserContract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head

SAMPLE = "#wire Storm nears\nIt rained, officials said.\n\n#wire Calm again\nIt cleared.\n"


class WireParser:
    """Reads an invented format: each story begins with a line ``#wire HEADLINE``."""

    name: ClassVar[str] = "wire"
    formats: ClassVar[tuple[str, ...]] = ("wire",)
    summary: ClassVar[str] = "an invented format"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for text that begins with the mark."""
        return Match(0.95, "begins with #wire") if head.text.startswith("#wire ") else None

    def parse(self, document: Document, /) -> Iterator[Any]:
        """Yield a draft for each story."""
        title: str | None = None
        body: list[Piece] = []
        for span in document.lines():
            line = span.cut(document.text)
            if line.startswith("#wire "):
                if title is not None:
                    yield Draft(title=title, body=body)
                title, body = line[6:], []
            elif title is None:
                if line.strip():
                    raise ParseError("text before the first headline", parser=self.name)
            else:
                body.append(Piece(text=line, spans=[span]))
        if title is not None:
            yield Draft(title=title, body=body)


class TestSoundParser(ParserContract):
    """The contract as a plugin's suite uses it."""

    parser = WireParser
    samples = (SAMPLE, SAMPLE.encode("utf-16"))


def sniffing(sniff: Callable[[Head], Any], /) -> type[Any]:
    """Return a parser that bids otherwise."""
    return type("Sniffing", (WireParser,), {"sniff": lambda _, head, /: sniff(head)})


def parsing(parse: Callable[[Document], Any], /) -> type[Any]:
    """Return a parser that reads otherwise."""
    return type("Parsing", (WireParser,), {"parse": lambda _, document, /: parse(document)})


class Forgetful(WireParser):
    """Keeps what it reads in itself."""

    def parse(self, document: Document, /) -> Iterator[Any]:
        """Yield the lines of whatever was given last."""
        self.lines = document.text.split("\n")
        while self.lines:
            yield Draft(title=self.lines.pop())


class Growing(WireParser):
    """Finds more each time."""

    seen = 0

    def parse(self, document: Document, /) -> Iterator[Any]:
        """Yield one draft more than the last time."""
        self.seen += 1
        return iter([Draft(title=document.text[:5])] * self.seen)


class Unpicklable(WireParser):
    """Cannot travel."""

    def __init__(self) -> None:
        self.key = lambda text: text


def reading_its_name(document: Document, /) -> list[Any]:
    """Open the file that the document is named after."""
    if document.name is not None:
        Path(document.name).read_bytes()
    return [Draft(title="a")]


def wasting_time(document: Document, /) -> list[Any]:
    """Take twice as long as promised on a machine of any speed, for one kind of text."""
    if document.text.startswith("►►"):
        started, needed = time.process_time(), 2.0 * clock._slowness()
        while time.process_time() - started < needed:
            pass
    return [Draft(title="a")]


def looking_back(document: Document, /) -> list[Any]:
    """Count, for each line, the lines above it."""
    lines = document.text.split("\n")
    return [Draft(title=str(sum(len(lines[:n]) for n in range(0, len(lines), 2))))]


def crashing(document: Document, /) -> list[Any]:
    """Trust that there are two lines."""
    return [Draft(title=document.text.split("\n")[1])]


@pytest.mark.parametrize(
    ("parser", "test", "message"),
    [
        (object, "has_the_form_of_a_parser", "object has no name"),
        (sniffing(lambda _: None), "bids_for_its_samples", r"for samples\[0\], not None"),
        (sniffing(lambda _: True), "bids_for_its_samples", "not True"),
        (sniffing(lambda _: Match(0.0, "no")), "bids_for_its_samples", "with a reason"),
        (sniffing(lambda _: Match(0.5, " ")), "bids_for_its_samples", "with a reason"),
        (sniffing(lambda head: head.text[0] or None), "bids_whatever_the_head", "never raise"),
        (sniffing(lambda head: len(head.text)), "bids_whatever_the_head", "sniff returned 0"),
        (sniffing(lambda _: Match(0.99, "sure")), "bids_modestly_for_prose", "0.99 is too sure"),
        (parsing(lambda _: ["text"]), "yields_records", "must not yield str"),
        (parsing(lambda _: [Problem(code="a", message="m")]), "yields_records", "neither article"),
        (parsing(lambda _: []), "yields_records", "neither article"),
        (
            parsing(lambda _: [Fragment(text="a", span=Span(0, 9_999))]),
            "spans_lie_in_the_document",
            r"the fragment names Span\(0, 9999\), outside",
        ),
        (
            parsing(lambda _: [Draft(body=[Piece(text="a", spans=[Span(0, 9_999)])])]),
            "spans_lie_in_the_document",
            "the piece 'a' names",
        ),
        (
            parsing(lambda _: [Draft(title=Found(value=5, method="m"))]),  # type: ignore[arg-type]
            "records_can_be_assembled",
            "cannot be assembled",
        ),
        (
            parsing(lambda _: [Draft(title=str(random.random()))]),
            "same_input_gives_the_same_records",
            "a second parse of",
        ),
        (Growing, "same_input_gives_the_same_records", "a second parse of"),
        (Forgetful, "keeps_no_state", "get mixed up"),
        (parsing(reading_its_name), "opens_nothing", "the parser opened"),
        (parsing(crashing), "survives_damaged_samples", "only ParseError may be raised"),
        (parsing(crashing), "survives_hostile_text", "only ParseError may be raised"),
        (parsing(wasting_time), "survives_hostile_text", "of arrows took"),
        (parsing(looking_back), "time_grows_with_the_input", "with the power"),
    ],
)
def test_each_fault_fails_its_test(parser: type[Any], test: str, message: str) -> None:
    """The message says what was found."""
    suite = type("Suite", (ParserContract,), {"parser": parser, "samples": (SAMPLE, "#wire a\nb")})
    with pytest.raises(AssertionError, match=message):
        getattr(suite(), f"test_{test}")()


def test_samples_are_needed() -> None:
    """A contract without samples tests nothing, and says so."""
    suite = type("Suite", (ParserContract,), {"parser": WireParser})
    with pytest.raises(AssertionError, match="set samples to inputs"):
        suite().test_has_samples()


def test_parser_that_cannot_travel_fails() -> None:
    """Several workers need it in each of them."""
    suite = type("Suite", (ParserContract,), {"parser": Unpicklable, "samples": (SAMPLE,)})
    with pytest.raises((AttributeError, pickle.PicklingError)):
        suite().test_pickles()


def test_samples_may_be_files(tmp_path: Path) -> None:
    """A path is read, and labels stay short."""
    (tmp_path / "sample.wire").write_text(SAMPLE)
    suite = type(
        "Suite", (ParserContract,), {"parser": WireParser, "samples": (tmp_path / "sample.wire",)}
    )
    suite().test_yields_records()
    suite().test_opens_nothing()


def test_binary_samples_have_no_places_and_no_repeats() -> None:
    """Spans count in text, and bytes cannot be repeated at will."""
    parser = parsing(lambda _: [Fragment(text="a", span=Span(0, 9_999))])
    suite = type("Suite", (ParserContract,), {"parser": parser, "samples": (bytes(256) * 9,)})
    suite().test_spans_lie_in_the_document()
    suite().test_time_grows_with_the_input()


def test_every_test_says_what_it_asks_for() -> None:
    """The names and docstrings are what a plugin's author reads first."""
    tests = [name for name in vars(ParserContract) if name.startswith("test_")]
    assert 15 == len(tests)
    assert [] == [
        name for name in tests if not re.search(r"\.$", getattr(ParserContract, name).__doc__)
    ]
