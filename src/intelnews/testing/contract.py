"""What every parser must keep to, as tests that a plugin's own suite runs.

::

    from intelnews.testing.contract import ParserContract

    class TestRssParser(ParserContract):
        parser = RssParser
        samples = (Path(__file__).with_name("feed.xml"), "<rss>…</rss>")

pytest runs the tests of the base class for the subclass. A failure says what was found and what
the contract asks for.
"""

from __future__ import annotations

import math
import pickle
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Final

import attrs

from intelnews.assemble import assemble, finish_fragment
from intelnews.errors import ParseError, PluginError
from intelnews.intake import open_document
from intelnews.model import Article, Fragment, OffsetMap, Problem, Span
from intelnews.plugins.bids import head_of
from intelnews.plugins.contract import Draft, Head, Match
from intelnews.plugins.parsers import check_parser
from intelnews.testing.clock import seconds_of
from intelnews.testing.hostile import hostile_texts
from intelnews.testing.places import iter_places
from intelnews.testing.watch import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Parser, Yield

__all__ = ["ParserContract"]

# The promise is 5 seconds a megabyte for any input; small texts get a moment to warm up.
_SECONDS_PER_CHAR: Final = 5 / 1_000_000
_GRACE_SECONDS: Final = 1.0
# The promise is an exponent under 1.2; the garbage collector blurs even the shortest reading.
_EXPONENT: Final = 1.5
_MEASURABLE_SECONDS: Final = 0.02
_RUBBISH: Final = '\n\t<![CDATA[{"a": \\u202e ►► “” ]]>\ufeff\n---\n'
_PROSE: Final = "The port of Ansel reopened on Monday. Ships had waited for three days."


class ParserContract:
    """The tests of one parser; subclass it, and set ``parser`` and ``samples``.

    Attributes:
        parser: The parser class.
        samples: Inputs that the parser reads: text, bytes, or paths of files.
    """

    parser: ClassVar[type[Parser]]
    samples: ClassVar[Sequence[str | bytes | Path]] = ()

    def test_has_the_form_of_a_parser(self) -> None:
        """Name, formats, summary and methods are such that it can be registered."""
        try:
            check_parser(self.parser)
        except PluginError as error:
            raise AssertionError(error.message) from error

    def test_has_samples(self) -> None:
        """Without samples the other tests would test nothing."""
        _expect(bool(self.samples), "set samples to inputs that the parser reads")

    def test_bids_for_its_samples(self) -> None:
        """Each sample gets a match with a reason."""
        for label, document in self._documents():
            match = self.parser().sniff(head_of(document))
            _expect(
                isinstance(match, Match) and match.confidence > 0 and bool(match.reason.strip()),
                f"sniff must return a Match with a reason for {label}, not {match!r}",
            )

    def test_bids_whatever_the_head(self) -> None:
        """A bid is a match or nothing, for beginnings of samples and for rubbish alike."""
        parser = self.parser()
        for label, head in self._heads():
            try:
                match = parser.sniff(head)
            except Exception as error:
                raise AssertionError(
                    f"sniff must never raise, but for {label}: {error!r}"
                ) from error
            _expect(
                match is None or isinstance(match, Match), f"sniff returned {match!r} for {label}"
            )

    def test_bids_modestly_for_prose(self) -> None:
        """Plain sentences and rubbish carry no signature, so nobody can be sure of them."""
        for text, data in ((_PROSE, b""), ("", b""), ("", bytes(range(256)))):
            match = self.parser().sniff(Head(text=text, data=data))
            sure = 0.0 if match is None else match.confidence
            _expect(sure < 0.9, f"{sure} is too sure for {text or data!r}; 0.9 needs a signature")

    def test_yields_records(self) -> None:
        """Drafts, articles, fragments and problems, and for each sample more than problems."""
        for label, document in self._documents():
            records = list(self.parser().parse(document))
            for record in records:
                _expect(
                    isinstance(record, (Draft, Article, Fragment, Problem)),
                    f"parse must not yield {type(record).__name__}, as it does for {label}",
                )
            _expect(
                not all(isinstance(record, Problem) for record in records),
                f"parse found neither article nor fragment in {label}",
            )

    def test_spans_lie_in_the_document(self) -> None:
        """Every place that a record names is one that the document has."""
        for label, document in self._documents():
            if document.is_binary:
                continue
            whole = Span(0, len(document.text))
            for record in self.parser().parse(document):
                for what, span, room in iter_places(record, whole):
                    _expect(span in room, f"{what} names {span}, outside {room}, in {label}")

    def test_records_can_be_assembled(self) -> None:
        """Every draft becomes an article that keeps the span law, every fragment one in place."""
        parser = self.parser()
        for label, document in self._documents():
            for record in parser.parse(document):
                try:
                    _finish(record, document, parser.formats[0])
                except Exception as error:
                    raise AssertionError(f"{record!r} of {label} cannot be assembled") from error

    def test_same_input_gives_the_same_records(self) -> None:
        """Twice with one parser, once with a fresh one."""
        parser = self.parser()
        for label, document in self._documents():
            first, second = list(parser.parse(document)), list(parser.parse(document))
            _expect(first == second, f"a second parse of {label} gives other records")
            fresh = list(self.parser().parse(document))
            _expect(first == fresh, f"a fresh parser gives other records for {label}")

    def test_keeps_no_state(self) -> None:
        """Two inputs read in turn, step by step, give what they give alone."""
        parser = self.parser()
        documents = [document for _, document in self._documents()]
        alone = [list(parser.parse(document)) for document in documents]
        steps = zip_longest(*(parser.parse(document) for document in documents))
        turns = [
            [one for one in records if one is not None] for records in zip(*steps, strict=True)
        ]
        _expect(alone == turns, "inputs that are read at the same time get mixed up")

    def test_pickles(self) -> None:
        """Parser and records travel to other processes."""
        parser = pickle.loads(pickle.dumps(self.parser()))  # noqa: S301 # made a moment ago
        for label, document in self._documents():
            records = list(parser.parse(document))
            again = pickle.loads(pickle.dumps(records))  # noqa: S301 # made a moment ago
            _expect(records == again, f"records of {label} change when they are pickled")

    def test_opens_nothing(self) -> None:
        """Content never makes a parser open a file, a connection or a process."""
        parser = self.parser()
        for label, document in self._documents():
            named = attrs.evolve(document, name=__file__, url="https://example.invalid/")
            list(parser.parse(named))  # the first time imports what is imported late
            with opened() as events:
                parser.sniff(head_of(named))
                list(parser.parse(named))
            _expect(not events, f"for {label} the parser opened {events}")

    def test_survives_damaged_samples(self) -> None:
        """A sample cut anywhere, or with rubbish in its middle, is read or refused."""
        parser = self.parser()
        for label, document in self._documents():
            for damaged in _damaged(document):
                _attempt(parser, damaged, f"{label}, damaged")

    def test_survives_hostile_text(self) -> None:
        """Endless repeats are read or refused, within five seconds a megabyte."""
        parser = self.parser()
        for name, text in hostile_texts():
            document = open_document(text)
            allowed = _GRACE_SECONDS + _SECONDS_PER_CHAR * len(text)
            run = partial(_attempt, parser, document, f"endless {name}")
            seconds = seconds_of(run, enough=allowed)
            _expect(seconds <= allowed, f"{len(text)} characters of {name} took {seconds:.1f} s")

    def test_time_grows_with_the_input(self) -> None:
        """Eight times the text takes about eight times as long."""
        parser = self.parser()
        for label, document in self._documents():
            if document.is_binary or not document.text:
                continue
            few = 20_000 // len(document.text) + 1
            small = max(_seconds(parser, document, few), 1e-4)
            enough = max(small * 8**_EXPONENT, _MEASURABLE_SECONDS)
            large = _seconds(parser, document, 8 * few, enough=enough)
            _expect(
                large <= enough,
                f"time grows with the power {math.log(large / small, 8):.2f} of the length of "
                f"{label}",
            )

    def _documents(self) -> Iterator[tuple[str, Document]]:
        for index, sample in enumerate(self.samples):
            yield f"samples[{index}]", open_document(sample)

    def _heads(self) -> Iterator[tuple[str, Head]]:
        for label, document in self._documents():
            head = head_of(document)
            for part in range(16):
                text = head.text[: len(head.text) * part // 16]
                data = head.data[: len(head.data) * part // 16]
                cut = Head(text=text, data=data, name=head.name, url=head.url, complete=False)
                yield f"{label}, cut to {part}/16", cut
        for name, text in hostile_texts():
            yield f"endless {name}", head_of(open_document(text))
        for rubbish in (b"\x89PNG\r\n\x1a\n" + bytes(99), bytes(range(256)) * 9):
            yield "binary rubbish", Head(data=rubbish, name="../..", url="http://[")


def _expect(condition: bool, message: str) -> None:
    if not condition:
        raise AssertionError(message)


def _finish(record: Yield, document: Document, format_name: str) -> None:
    if isinstance(record, Draft):
        assemble(record, document, format_name=format_name)
    elif isinstance(record, Fragment):
        finish_fragment(record, document)


def _attempt(parser: Parser, document: Document, label: str) -> None:
    """Let a parser read something; it may refuse with a ``ParseError`` and nothing else."""
    try:
        for _ in parser.parse(document):
            pass
    except ParseError:
        pass
    except Exception as error:
        raise AssertionError(
            f"only ParseError may be raised, but for {label}: {error!r}"
        ) from error


def _damaged(document: Document) -> Iterator[Document]:
    """Yield a document cut at sixteen places, and with rubbish at four."""
    text, data = document.text, document.data
    for part in range(16):
        yield attrs.evolve(
            document,
            text=text[: len(text) * part // 16],
            data=data[: len(data) * part // 16],
            offsets=OffsetMap(),
        )
    for part in range(1, 5):
        at, middle = len(data) * part // 5, len(text) * part // 5
        yield attrs.evolve(
            document,
            text=f"{text[:middle]}{_RUBBISH}{text[middle:]}",
            data=data[:at] + _RUBBISH.encode() + data[at:],
            offsets=OffsetMap(),
        )


def _seconds(parser: Parser, document: Document, times: int, *, enough: float = 0.0) -> float:
    """Return the processor time that reading a text so many times over takes."""
    long = attrs.evolve(document, text="\n\n".join([document.text] * times), offsets=OffsetMap())
    run = partial(_attempt, parser, long, "a long text")
    return seconds_of(run, enough=enough, compared=True)
