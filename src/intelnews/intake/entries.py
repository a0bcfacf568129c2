"""What stands in a ZIP or tar archive: the members that are files, each with a way to read it."""

from __future__ import annotations

import lzma
import re
import stat
import struct
import tarfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import IO, TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

__all__ = ["BROKEN", "Entry", "Fault", "is_tar", "is_zip", "iter_entries"]

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")  # the first member; the end mark of an empty archive
_TAR: Final = re.compile(rb".{257}ustar[\x00 ]", re.DOTALL)
_BLOCK: Final = 512  # tar counts in blocks

_ENCRYPTED: Final = 0x1  # bit 0 of a member's flags (APPNOTE.TXT 4.4.4)

# Headers in front of a header: long names, and what else POSIX lets one say. No path is longer than
# 4,096 bytes on Linux. The standard library looks for numbers in them in quadratic time.
_EXTENDED: Final = frozenset(
    (
        *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
        *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
    )
)
_EXTENDED_BYTES: Final = 65_536
_LONG_NUMBER: Final = re.compile(rb"\d{40}")

#: What zipfile and tarfile raise for damaged bytes: their own errors, those of the decompressors,
#: and what comes of sizes, names and methods that make no sense (NotImplementedError and
#: RecursionError are RuntimeErrors).
BROKEN = (
    BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    MemoryError,  # a member's LZMA header may ask for a dictionary of 4 GB
)


@frozen(kw_only=True)
class Entry:
    """A file in an archive, by its path; ``open`` may raise one of ``BROKEN``."""

    path: str
    open: Callable[[], IO[bytes]]
    is_encrypted: bool = False


@frozen(kw_only=True)
class Fault:
    """Something wrong with an archive as a whole; ``is_note`` if it is no more than a note."""

    code: str
    message: str
    count: int = 1
    is_note: bool = False


def is_zip(data: bytes, /) -> bool:
    """Tell whether bytes are a ZIP archive, by the first of them."""
    return data.startswith(_ZIP)


def is_tar(data: bytes, /) -> bool:
    """Tell whether bytes are a tar archive, by the mark that every program writes since 1988."""
    return _TAR.match(data) is not None


def iter_entries(data: bytes, /) -> Iterator[Entry | Fault]:
    """Yield the files in an archive, in its order, and what is wrong with it.

    Folders, links, devices, hidden files and what macOS adds (``__MACOSX``) are left out. Nothing
    is raised for damage.
    """
    try:
        yield from _iter_zip(data) if is_zip(data) else _iter_tar(data)
    except BROKEN as error:
        what = "no directory to be found" if is_zip(data) else "nothing more can be read"
        yield Fault(code="broken-archive", message=f"{what} ({error})")


def _iter_zip(data: bytes) -> Iterator[Entry]:
    with ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            path = info.filename.replace("\\", "/")  # some old programs for Windows
            # The upper half of these bits is the Unix mode, where the program that packed wrote it.
            is_link = stat.S_ISLNK(info.external_attr >> 16)
            if _is_wanted(path) and not is_link:
                encrypted = bool(info.flag_bits & _ENCRYPTED)
                yield Entry(path=path, open=_opener(archive, info), is_encrypted=encrypted)


def _opener(archive: ZipFile, info: ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


class _Header(tarfile.TarInfo):
    """A header that refuses endless headers in front of it."""

    def _proc_member(self, tarfile: tarfile.TarFile) -> _Header:  # the way in for subclasses
        if self.type in _EXTENDED and self.size > _EXTENDED_BYTES:
            message = f"a header of {self.size:,} bytes"
            raise _tarfile.ReadError(message)
        if self.type in _EXTENDED:
            file = tarfile.fileobj
            at = file.tell()
            words = file.read(self.size)
            file.seek(at)
            if _LONG_NUMBER.search(words):
                message = "a header with an endless number"
                raise _tarfile.ReadError(message)
        found: _Header = super()._proc_member(tarfile)  # type: ignore[misc]
        return found


_tarfile = tarfile


def _iter_tar(data: bytes) -> Iterator[Entry | Fault]:
    others = 0
    # With ``ignore_zeros`` it goes on behind a damaged header, and behind the end of an archive to
    # which another was appended.
    with tarfile.open(
        fileobj=BytesIO(data),
        mode="r:",
        tarinfo=_Header,
        ignore_zeros=True,
        errors="replace",
    ) as archive:
        end = 0
        while (member := archive.next()) is not None:
            yield from _gap(data, end, member.offset)
            end = archive.offset
            if member.isreg() and _is_wanted(member.name):
                yield Entry(path=member.name, open=_extractor(archive, member))
            elif not member.isdir():
                others += not member.isreg()
        yield from _gap(data, end, len(data))
    if others:
        message = "links and devices are left out"
        yield Fault(code="left-out-members", message=message, count=others, is_note=True)


def _extractor(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        file = archive.extractfile(member)  # a regular file: no link is followed
        assert file is not None  # noqa: S101 # as only regular files are asked for
        return file

    return opened


def _gap(data: bytes, start: int, end: int) -> Iterator[Fault]:
    """Yield a fault for what stands between members and is more than padding."""
    lost = len(data[start:end].strip(b"\0"))
    if lost:
        message = f"{lost:,} bytes at byte {start:,} are no members; they were not read"
        yield Fault(code="broken-archive", message=message)


def _is_wanted(path: str) -> bool:
    parts = path.split("/")
    is_hidden = any(part.startswith(".") and part not in {".", ".."} for part in parts)
    return bool(parts[-1]) and not (is_hidden or "__MACOSX" in parts)
