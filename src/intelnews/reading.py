"""Reading one document: the surest parser reads it, and one parser's fault stays its own."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from intelnews.assemble import assemble, at_source, finish_fragment
from intelnews.errors import ParseError, UnknownFormatError
from intelnews.intake import is_archive, members, open_document, signature_of
from intelnews.model import Article, Fragment, Locator, Problem, Severity
from intelnews.model.record import Record
from intelnews.plugins.bids import Bid, ask, head_of, ranked
from intelnews.plugins.contract import Draft, Parser
from intelnews.plugins.extractors import ClaimsOption, extractor_for
from intelnews.plugins.parsers import PARSERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Weighed, Yield

__all__ = ["Options", "read_document", "weighed"]


def _check_format(_options: object, _field: object, value: Any) -> None:
    if not isinstance(value, (str, Parser, NoneType)) or isinstance(value, type):
        raise TypeError(f"format is the name of a parser, or a parser, not {value!r}")


@frozen(kw_only=True, repr=False)
class Options(Record):
    """How documents are to be read.

    ``format`` names the parser, or is one, instead of letting all of them bid; ``strict`` turns
    the first problem that is more than a note into a ``ParseError``; ``claims`` says whether claims
    are read, and by which extractor.
    """

    format: str | Parser | None = field(default=None, validator=_check_format)
    strict: bool = False
    claims: ClaimsOption = True


def read_document(
    document: Document, options: Options, /
) -> Iterator[Article | Fragment | Problem]:
    """Yield what a document holds: articles and fragments in its order, problems as they come up.

    Raises:
        UnknownFormatError: If no parser recognises the content.
        PluginError: If the format or claim extractor asked for cannot be had.
        ParseError: If the parser asked for can make nothing of it, or, in strict mode, at the first
            problem that is more than a note.
    """
    extractor = extractor_for(options.claims)
    options = evolve(options, claims=False if extractor is None else extractor)
    for record in _records(document, options):
        if options.strict:
            _refuse_problems(record)
        yield record


def weighed(document: Document, bids: Sequence[Bid], /) -> tuple[Weighed, ...]:
    """Return the candidates that the surest parser weighed; none where it does not say, or fails.

    Places count in the source, as everywhere.
    """
    for bid in ranked(bids)[:1]:
        weigh = getattr(PARSERS.get(bid.parser), "weigh", None)
        if weigh is None:
            return ()
        try:
            return tuple(at_source(candidate, document) for candidate in weigh(document))
        except Exception:  # noqa: BLE001 # an explanation never raises for content
            return ()
    return ()


def _refuse_problems(record: Article | Fragment | Problem) -> None:
    problems = (record,) if isinstance(record, Problem) else getattr(record, "problems", ())
    for problem in problems:
        if problem.severity is not Severity.NOTE:
            raise ParseError(f"{problem}; leave out strict=True to keep what can be read")


def _records(document: Document, options: Options) -> Iterator[Article | Fragment | Problem]:
    """Yield a document's records; its problems say which source they speak of."""
    yield from _named(document, _read(document, options))


def _named(
    document: Document, records: Iterable[Article | Fragment | Problem]
) -> Iterator[Article | Fragment | Problem]:
    for record in records:
        if isinstance(record, Problem) and document.name is not None:
            place = record.locator or Locator()
            if place.path is None:
                yield evolve(record, locator=evolve(place, path=document.name))
                continue
        yield record


def _read(document: Document, options: Options) -> Iterator[Article | Fragment | Problem]:
    yield from document.problems
    if not document.data and not document.text.strip():
        if any(problem.severity is Severity.ERROR for problem in document.problems):
            return  # the gate has said why there is nothing
        yield Problem(code="empty-input", message="there is nothing to read")
        return
    bids = _bids(document, options)
    yield from (_failed(bid.parser, bid.reason) for bid in bids if bid.failed)
    candidates = ranked(bids)
    if not candidates and document.stored is not None:
        yield from _read(_held(document), options)
        return
    if not candidates and is_archive(document):
        yield from _members(document, options)
        return
    failures: list[ParseError] = []
    for bid in candidates:
        parser = _asked_for(options) or PARSERS.get(bid.parser)
        if document.stored is not None and not _streams(parser, document):
            document = _held(document)
            yield from document.problems
        attempt = _Attempt(parser, document, options)
        yield from attempt.records()
        if document.stored is not None:
            yield from document.stored.problems()
        if attempt.error is None or attempt.started:
            return
        failures.append(attempt.error)
    raise failures[0] if failures else _unknown(document, bids)


def _streams(parser: Parser, document: Document) -> bool:
    streams = getattr(parser, "streams", False)
    return bool(streams(document) if callable(streams) else streams)


def _held(document: Document) -> Document:
    """Return a stored document as one that is held, for what cannot read it in slices.

    Raises:
        LimitError: If it is too large for that.
    """
    assert document.stored is not None  # noqa: S101 # nobody asks otherwise
    return open_document(document.stored.path, name=document.name, limits=document.limits)


def _bids(document: Document, options: Options) -> Sequence[Bid]:
    parser = _asked_for(options)
    if parser is None:
        return ask(head_of(document))
    if is_archive(document) and parser.sniff(head_of(document)) is None:
        return ()  # the format is that of the members
    return (Bid(parser=parser.name, confidence=1.0, reason="asked for by the caller"),)


def _asked_for(options: Options) -> Parser | None:
    wanted = options.format
    return PARSERS.get(wanted) if isinstance(wanted, str) else wanted


def _members(document: Document, options: Options) -> Iterator[Article | Fragment | Problem]:
    for member in members(document, descend=_is_unclaimed):
        if member.problems and not (member.data or member.text):
            yield from _named(member, member.problems)  # they say why there is nothing
            continue
        try:
            yield from _records(member, options)
        except ParseError as error:
            yield Problem(
                code="member-skipped",
                message=str(error),
                severity=Severity.ERROR,
                locator=Locator(path=member.name),
            )


def _is_unclaimed(document: Document) -> bool:
    return not ranked(ask(head_of(document)))


class _Attempt:
    """One parser at work on one document.

    A parser that fails before it has yielded anything has not read the input, and the next best may
    try; what one yields before it fails is kept.
    """

    def __init__(self, parser: Parser, document: Document, options: Options) -> None:
        self.parser = parser
        self.document = document
        self.options = options
        self.started = False
        self.error: ParseError | None = None

    def records(self) -> Iterator[Article | Fragment | Problem]:
        limit = self.document.limits.items
        try:
            for count, record in enumerate(self.parser.parse(self.document)):
                self.started = True
                if count == limit:
                    message = f"only the first {limit} records are read"
                    yield Problem(code="too-many-items", message=message)
                    return
                yield from self.finished(record)
        except ParseError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 # a plugin may raise anything at all
            self.error = self.crash(error)
        if self.error is not None:
            if self.options.strict:
                raise self.error
            yield _failed(self.parser.name, self.error.message)

    def finished(self, record: Yield) -> Iterator[Article | Fragment | Problem]:
        """Finish one record; one that cannot be finished is a problem, and the next is read."""
        aside: list[Problem] = []
        try:
            yield self.finish(record, aside)
            yield from aside
        except Exception as error:  # one bad record never stops the others
            if self.options.strict:
                raise self.crash(error) from error
            yield _failed(self.parser.name, f"a record is lost: {type(error).__name__}: {error}")

    def finish(self, record: Yield, aside: list[Problem]) -> Article | Fragment | Problem:
        claims = self.options.claims
        # Our own format holds records as they were assembled once; nothing is done to them again.
        if getattr(self.parser, "yields_finished", False) and not isinstance(record, Draft):
            return record
        match record:
            case Draft():
                name = self.parser.formats[0]
                return assemble(record, self.document, format_name=name, claims=claims)
            case Fragment():
                return finish_fragment(record, self.document, claims=claims, aside=aside.append)
            case Problem():
                return at_source(record, self.document)
            case Article():
                return record if record.source else evolve(record, source=self.document.name)
            case _:
                raise TypeError(f"a parser yields no {type(record).__name__}")

    def crash(self, error: Exception) -> ParseError:
        reason = f"the parser crashed ({type(error).__name__}: {error}); tell its authors"
        crashed = ParseError(reason, parser=self.parser.name)
        crashed.__cause__ = error
        return crashed


def _failed(parser: str, reason: str) -> Problem:
    message = f"parser {parser}: {reason}"
    return Problem(code="parser-failed", message=message, severity=Severity.ERROR)


def _unknown(document: Document, bids: Sequence[Bid]) -> UnknownFormatError:
    what = document.name or "the input"
    kind = signature_of(document.data) if document.is_binary else None
    looks = f", which looks like a {kind}" if kind else ""
    return UnknownFormatError(
        f"no parser recognises {what}{looks}; pass format= if you know better",
        bids=[str(bid) for bid in bids],
    )
