"""The members of a ZIP or tar archive, one document each."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from attrs import define, evolve

from intelnews.errors import LimitError
from intelnews.intake.compression import Budget
from intelnews.intake.document import Document
from intelnews.intake.entries import BROKEN, Fault, is_tar, is_zip, iter_entries
from intelnews.intake.gate import read_bytes
from intelnews.model import Locator, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.entries import Entry

__all__ = ["is_archive", "members"]

# Archives in archives are common one deep (a download of downloads); a quine never ends.
_DEPTH = 4

_CHUNK = 1024  # a damaged member loses less than this in front of the damage


def is_archive(document: Document, /) -> bool:
    r"""Tell whether a document is a ZIP or tar archive, by its first bytes.

    Word documents, EPUB books and WACZ crawls are ZIP archives too, so ask the parsers first.

    >>> is_archive(Document(data=b"PK\x03\x04", is_binary=True)), is_archive(Document(text="PK"))
    (True, False)
    """
    data = document.data
    return document.is_binary and (is_zip(data) or is_tar(data))


def members(
    document: Document, /, *, descend: Callable[[Document], bool] | None = None
) -> Iterator[Document]:
    """Yield the files in a ZIP or tar archive one at a time, in its order.

    They are named ``archive.zip/folder/file.txt``; nothing is written to disk. Folders, links,
    devices, hidden files and what macOS adds (``__MACOSX``) are left out. No fault ends the
    iteration: a member that is encrypted or damaged comes as a document that holds what could be
    read (nothing, at worst: empty ``text`` and ``data``) and a problem, and so does the rest of an
    archive that grows beyond the limits, and whatever else is to be said of the archive.

    Args:
        document: An archive, by ``is_archive``. Its ``limits`` hold for all members together.
        descend: Asked for each archive within the archive: true to get its members instead.

    Raises:
        ValueError: If the document is no archive.

    >>> from zipfile import ZipFile
    >>> with ZipFile(file := BytesIO(), "w") as archive:
    ...     archive.writestr("port.txt", "Harbour reopens")
    >>> from intelnews.intake.gate import open_document
    >>> [member.name for member in members(open_document(file.getvalue(), name="news.zip"))]
    ['news.zip/port.txt']
    """
    if not is_archive(document):
        raise ValueError(f"{document.name or 'the document'} is no archive; ask is_archive()")
    budget = Budget(compressed=len(document.data), limits=document.limits)
    return _Reader(budget=budget, descend=descend).members(document, 1)


@define(kw_only=True)
class _Reader:
    """What is counted across an archive and the archives in it."""

    budget: Budget
    descend: Callable[[Document], bool] | None
    count: int = 0
    is_full: bool = False

    def members(self, document: Document, depth: int) -> Iterator[Document]:
        for entry in iter_entries(document.data):
            if isinstance(entry, Fault):
                yield _failure(document, "", entry.code, entry.message, fault=entry)
            else:
                yield from self._member(document, entry, depth)
            if self.is_full:
                return

    def _member(self, document: Document, entry: Entry, depth: int) -> Iterator[Document]:
        limits = document.limits
        path = entry.path
        self.count += 1
        if self.count > limits.members:
            self.is_full = True
            rest = f"only the first {limits.members:,} members were read; see Limits.members"
            yield _failure(document, path, "too-many-members", rest)
            return
        if entry.is_encrypted:
            yield _failure(document, path, "encrypted-member", "it needs a password")
            return
        try:
            data, fault = self._read(entry)
            member = read_bytes(
                data, name=_full_name(document, path), budget=self.budget, limits=limits
            )
        except LimitError as error:
            self.is_full = True
            yield _failure(document, path, "archive-too-large", f"reading ends here: {error}")
            return
        if fault is not None:
            place = Locator(path=path)
            problem = Problem(
                code="damaged-member", message=fault, severity=Severity.ERROR, locator=place
            )
            member = evolve(member, problems=(problem, *member.problems))
        if not (self.descend and is_archive(member) and self.descend(member)):
            yield member
        elif depth < _DEPTH:
            yield from self.members(member, depth + 1)
        else:
            deep = f"an archive {depth} archives deep was not opened"
            yield _failure(document, path, "nested-archive", deep)

    def _read(self, entry: Entry) -> tuple[bytes, str | None]:
        """Return what a member holds, as far as it can be read, and why not further."""
        out = BytesIO()
        try:
            with entry.open() as file:
                while chunk := file.read(_CHUNK):
                    self.budget.spend(len(chunk))
                    out.write(chunk)
        except LimitError:
            raise
        except BROKEN as error:
            why = str(error) or type(error).__name__
            return out.getvalue(), f"only {out.tell():,} bytes could be read ({why})"
        return out.getvalue(), None


def _full_name(document: Document, path: str) -> str:
    return "/".join(part for part in (document.name, path) if part)


def _failure(
    document: Document, path: str, code: str, message: str, *, fault: Fault | None = None
) -> Document:
    place = Locator(path=path) if path else None
    problem = Problem(
        code=code,
        message=message,
        severity=Severity.NOTE if fault and fault.is_note else Severity.ERROR,
        locator=place,
        count=fault.count if fault else 1,
    )
    return Document(
        name=_full_name(document, path) or None, problems=(problem,), limits=document.limits
    )
