"""Crawls in a package (WACZ): a ZIP archive of captures with lists of what is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final
from zipfile import ZipFile

from attrs import frozen

from intelnews.captures.window import Window
from intelnews.intake.captures import is_capture
from intelnews.intake.entries import BROKEN
from intelnews.model import Locator, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from intelnews.limits import Limits

__all__ = ["Crawl", "is_wacz", "iter_crawls"]

# The names that the standard gives, at the head of each member (APPNOTE.TXT 4.3.7).
_NAMES: Final = re.compile(
    rb"PK\x03\x04.{26}(?:archive/[^/\0]{1,200}\.w?arc(?:\.gz)?|indexes/index\.(?:cdx|idx)\b)",
    re.DOTALL,
)
_HEAD: Final = 8_192
_SEEN: Final = 65_536  # what a parser sees when it bids


@frozen(kw_only=True)
class Crawl:
    """A file of captures: its bytes, how many they take up, and its name in what holds it."""

    file: Window
    size: int
    name: str | None = None


def is_wacz(head: bytes, /) -> bool:
    r"""Tell whether bytes begin as a package of crawls does.

    >>> is_wacz(b"PK\x03\x04 and what else a ZIP archive has")
    False
    """
    return head.startswith(b"PK\x03\x04") and _NAMES.search(head, 0, _SEEN) is not None


def iter_crawls(file: BinaryIO, /, *, limits: Limits) -> Iterator[Crawl | Problem]:
    """Yield the files of captures in a package, each to be read before the next is asked for.

    Lists and logs are passed over. Whatever is damaged is a problem, and the next one is read.
    """
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        yield _problem("broken-archive", f"no directory to be found ({error})")
        return
    found = False
    with archive:
        for count, info in enumerate(archive.infolist()):
            if count == limits.members:
                rest = f"only the first {count:,} members were read; see Limits.members"
                yield _problem("too-many-members", rest)
                return
            member = _Member(archive, info)
            if is_capture(member.read(_HEAD)):
                found = True
                yield Crawl(file=Window(member), size=info.compress_size, name=info.filename)
            if member.fault is not None:
                yield _problem("damaged-member", member.fault, info.filename)
    if not found:
        yield _problem("no-captures", "there are no captures in the package")


class _Member:
    """A member of an archive as an open file that ends where it is damaged."""

    def __init__(self, archive: ZipFile, info: ZipInfo) -> None:
        self.fault: str | None = None
        self._at = 0
        try:
            self._file = archive.open(info)
        except BROKEN as error:
            self._fail(error)

    def read(self, size: int, /) -> bytes:
        if self.fault is not None:
            return b""
        try:
            return self._file.read(size)
        except BROKEN as error:
            self._fail(error)
            return b""

    def seek(self, offset: int, /) -> int:
        try:
            return self._file.seek(offset) if self.fault is None else offset
        except BROKEN as error:
            self._fail(error)
            return offset

    def _fail(self, error: Exception) -> None:
        why = str(error) or type(error).__name__
        self.fault = f"what is behind the damage was not read ({why})"


def _problem(code: str, message: str, path: str | None = None) -> Problem:
    place = Locator(path=path) if path else None
    return Problem(code=code, message=message, severity=Severity.ERROR, locator=place)
