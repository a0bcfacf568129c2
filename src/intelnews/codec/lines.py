"""JSON Lines: a header, then one record a line, written and read one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intelnews.codec.converter import to_plain
from intelnews.codec.envelope import HEADER, KINDS, read_header, read_record
from intelnews.codec.migrations import SCHEMA_VERSION
from intelnews.codec.text import read, write
from intelnews.errors import CodecError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.codec.envelope import Stored

__all__ = ["LineReader", "dump_jsonl", "iter_jsonl"]


def dump_jsonl(records: Iterable[Stored], /) -> Iterator[str]:
    """Yield records as JSON Lines, each line with its line end; the first is a header.

    Raises:
        TypeError: If something is neither an article, nor a fragment, nor a problem.
        CodecError: If a value cannot be written, such as half of a surrogate pair.

    >>> from intelnews.model import Article
    >>> print("".join(dump_jsonl([Article(title="Harbour reopens")])), end="")
    {"intelnews":{"schema":1}}
    {"article":{"id":"fda3ed41174bcd3c","title":"Harbour reopens"}}
    """
    yield write({HEADER: {"schema": SCHEMA_VERSION}}, path="$") + "\n"
    kinds = {kind: name for name, kind in KINDS.items()}
    for record in records:
        name = kinds.get(type(record))
        if name is None:
            expected = ", ".join(KINDS)
            raise TypeError(f"expected one of {expected}, not {type(record).__name__}")
        yield write({name: to_plain(record)}, path="$") + "\n"


def iter_jsonl(lines: Iterable[str], /) -> Iterator[Stored]:
    """Yield the records of JSON Lines as they are read, whatever the length of the file.

    Takes an open text file, or any other iterable of lines. Blank lines are skipped, and a header
    may come again, as it does where files were joined.

    Raises:
        CodecError: If the first line is no header or a line does not fit; the message names the
            line and ``path`` the place in it.

    >>> from intelnews.model import Article
    >>> [article.title for article in iter_jsonl(dump_jsonl([Article(title="Harbour reopens")]))]
    ['Harbour reopens']
    """
    if isinstance(lines, str):
        lines = lines.split("\n")
    reader = LineReader()
    for number, line in enumerate(lines, start=1):
        try:
            record = reader.read(line)
        except CodecError as error:
            message = f"line {number}: {error.message}"
            raise CodecError(message, offset=error.offset, path=error.path) from error
        if record is not None:
            yield record


class LineReader:
    """Reads JSON Lines one line at a time and remembers the version that the header named.

    Args:
        version: The version to read lines in until a header names one; without it the header must
            come first.
    """

    def __init__(self, *, version: int | None = None) -> None:
        self.version = version

    def read(self, line: str, /) -> Stored | None:
        """Return the record of a line, or ``None`` for a header or a blank line.

        Raises:
            CodecError: If the line does not fit.
        """
        if not line.strip():
            return None
        data: Any = read(line.strip())
        if self.version is None or (isinstance(data, dict) and HEADER in data):
            self.version = None  # after a header that cannot be read, neither can what follows
            self.version = read_header(data)
            if len(data) > 1:
                raise CodecError("a header stands on a line of its own; this is JSON", path="$")
            return None
        if not isinstance(data, dict) or len(data) != 1 or not data.keys() <= KINDS.keys():
            known = " or ".join(f'{{"{kind}": …}}' for kind in KINDS)
            raise CodecError(f"expected {known}", path="$")
        ((kind, record),) = data.items()
        return read_record(kind, record, version=self.version, path=f"$.{kind}")
