"""The records of a WARC file, as ``fastwarc`` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.captures.raw import RawRecord
from intelnews.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.captures.unpacking import Run
    from intelnews.limits import Limits

__all__ = ["iter_warc"]

_ADDRESS_MARKS: Final = "<> \t"  # some crawlers write the address in angle brackets


def iter_warc(run: Run, /, *, limits: Limits) -> Iterator[RawRecord]:
    """Yield the records of a run; what one holds can be read until the next is asked for.

    Raises:
        OSError: If what stands where a record should begin is none.
        ParseError: If fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 # an extra, wanted only here
    except ImportError as error:
        message = "web captures are read by fastwarc: pip install 'intelnews[warc]'"
        raise ParseError(message, parser="warc") from error
    records = ArchiveIterator(
        run,
        parse_http=False,
        stream_detect=False,  # a run is unpacked
        max_header_len=limits.header_chars,
        quirks_mode=run.has_bare_lines,
    )
    for record in records:
        headers = record.headers
        declared = headers.get("Content-Length") or ""
        yield RawRecord(
            kind=(headers.get("WARC-Type") or "").strip().lower(),
            start=record.stream_pos,
            declared=int(declared) if declared.isascii() and declared.isdigit() else None,
            url=(headers.get("WARC-Target-URI") or "").strip(_ADDRESS_MARKS),
            date=(headers.get("WARC-Date") or "").strip(),
            mime=(headers.get("Content-Type") or "").strip(),
            cut=(headers.get("WARC-Truncated") or "").strip(),
            read=record.reader.read,
        )
