"""Our own JSON and JSON Lines, read back in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from intelnews.codec.envelope import HEADER, entries, read_header, read_record
from intelnews.codec.lines import LineReader
from intelnews.codec.migrations import SCHEMA_VERSION
from intelnews.codec.text import read
from intelnews.errors import CodecError, ParseError
from intelnews.model import Locator, Problem, Severity
from intelnews.plugins.contract import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.codec import Stored
    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head

__all__ = ["JsonlParser"]

_HEADER = re.compile(rf'\{{\s*"{HEADER}"\s*:\s*\{{\s*"schema"\s*:\s*-?\d+\s*\}}', re.ASCII)
_HEADER_ALONE = re.compile(_HEADER.pattern + r"\s*\}[ \t]*(?:\n|\Z)", re.ASCII)
_INNER_HEADER = re.compile(rf'"{HEADER}"\s*:\s*\{{\s*"schema"\s*:\s*-?\d+\s*\}}', re.ASCII)
_RECORD = re.compile(r'\{\s*"(?:article|fragment|problem)"\s*:\s*\{', re.ASCII)


class JsonlParser:
    """Reads what ``intelnews.dump`` wrote, and keeps what is whole of a file that is not.

    Articles, fragments and problems come back as they were stored. A record that cannot be read is
    a problem with its line or path, and the next one is read.
    """

    name: ClassVar[str] = "jsonl"
    formats: ClassVar[tuple[str, ...]] = ("jsonl", "json")
    yields_finished: ClassVar[bool] = True
    summary: ClassVar[str] = "intelnews' own JSON and JSON Lines, read back without loss"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for the header that ``dump`` writes; less for records that lost it."""
        text = head.text.lstrip()
        if _HEADER.match(text):
            return Match(0.98, "begins with an intelnews header")
        if not text.startswith("{"):
            return None
        if _INNER_HEADER.search(text):
            return Match(0.95, "JSON with an intelnews header inside")
        if _RECORD.match(text):
            return Match(0.6, "records as intelnews writes them, without a header")
        return None

    def streams(self, document: Document, /) -> bool:
        """Tell whether the records of a file stand in lines."""
        text = document.text
        return _HEADER_ALONE.match(text, len(text) - len(text.lstrip())) is not None

    def parse(self, document: Document, /) -> Iterator[Stored]:
        """Yield the records in their order, and a problem for each that cannot be read.

        Raises:
            ParseError: If no record can be read although there are some, or the file was written by
                a newer version.
        """
        text = document.text
        start = len(text) - len(text.lstrip())
        if self.streams(document):
            return _readable(_from_lines(document, LineReader()))
        try:
            data = read(text)
            version = read_header(data)
        except CodecError as error:
            if _RECORD.match(text, start):
                return _without_header(document)
            raise ParseError(error.message, parser=self.name, offset=error.offset) from error
        return _readable(_from_lists(data, version))


def _without_header(document: Document) -> Iterator[Stored]:
    message = f"there is no intelnews header; the records are read as of schema {SCHEMA_VERSION}"
    note = Problem(code="no-header", message=message, severity=Severity.NOTE)
    yield from _readable(_from_lines(document, LineReader(version=SCHEMA_VERSION)))
    yield note


def _from_lines(document: Document, reader: LineReader) -> Iterator[Stored | _Lost]:
    for number, span, line in document.numbered_lines():
        try:
            record = reader.read(line)
        except CodecError as error:
            yield _Lost(error, Locator(span=span, line=number, path=error.path))
        else:
            if record is not None:
                yield record


def _from_lists(data: dict[str, Any], version: int) -> Iterator[Stored | _Lost]:
    for name, records in data.items():
        try:
            for kind, path, record in entries({name: records}):
                try:
                    yield read_record(kind, record, version=version, path=path)
                except CodecError as error:
                    yield _Lost(error, Locator(path=error.path))
        except CodecError as error:  # a list of a name or form we do not know
            yield _Lost(error, Locator(path=error.path))


class _Lost(NamedTuple):
    """A record that cannot be read, and where it stands."""

    error: CodecError
    locator: Locator

    def problem(self) -> Problem:
        message = f"a record is lost: {self.error.message}"
        return Problem(
            code="lost-record", message=message, severity=Severity.ERROR, locator=self.locator
        )


def _readable(found: Iterator[Stored | _Lost]) -> Iterator[Stored]:
    """Yield records, and problems for lost ones; raise if there are none but lost ones."""
    lost: list[_Lost] = []
    some = False
    for record in found:
        if isinstance(record, _Lost):
            lost.append(record)
            continue
        some = True
        yield from (one.problem() for one in lost)
        lost.clear()
        yield record
    if lost and not some:
        first = lost[0]
        message = f"no record can be read; the first, at {first.locator}: {first.error.message}"
        raise ParseError(message, parser=JsonlParser.name, path=first.error.path)
    yield from (one.problem() for one in lost)
