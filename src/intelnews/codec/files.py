"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["write_whole"]


def write_whole(path: Path, chunks: Iterable[str], /) -> None:
    r"""Write text to a file in UTF-8 so that nobody ever sees a part of it.

    The text goes to a temporary file in the same folder, to the disk, and then in one step to its
    place. If anything fails, an earlier file of that name stays as it was. What is no plain file (a
    terminal, a pipe) is written to directly.

    Raises:
        OSError: If the folder or the file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "corpus.jsonl"), ["one\n", "two\n"])
    ...     Path(folder, "corpus.jsonl").read_text(encoding="utf-8")
    'one\ntwo\n'
    """
    target = Path(os.path.realpath(path))  # a link stays a link to the new text
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
        return
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # "x" refuses a file that is there, and lets the umask decide on the mode as usual.
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut, where the system can do that for folders."""
    with suppress(OSError):  # the file is in its place; Windows and some networks refuse the rest
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
