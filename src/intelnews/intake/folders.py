"""The files of a folder, in an order that is always the same."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["walk"]


def walk(path: os.PathLike[str], /) -> Iterator[Path]:
    """Return the files under a folder, sorted by name; of a file, only itself.

    Hidden files and folders (a name that begins with a dot) are left out, and so is what is no
    file, such as a socket. Links are followed, but no folder is entered twice, so loops end. A link
    to nothing and a folder that may not be read are yielded themselves: whoever opens them learns
    what is wrong. Only the names of the folders on the way down are held in memory.

    Raises:
        OSError: If there is nothing at this path.

    >>> [file.name for file in walk(Path(__file__).parent) if file.stem == "folders"]
    ['folders.py']
    """
    start = Path(path)
    start.stat()  # a path that does not exist is the caller's mistake, to be told at once
    return _walk(start) if start.is_dir() else iter([start])


def _walk(start: Path) -> Iterator[Path]:
    entered: set[tuple[int, int]] = set()
    # A stack of our own, as a tree may be deeper than Python's.
    waiting = [iter([start])]
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
            continue
        try:
            info = path.stat()
            names = os.listdir(path) if stat.S_ISDIR(info.st_mode) else None  # noqa: PTH208 # names
        except OSError:
            yield path
            continue
        if names is None:
            if stat.S_ISREG(info.st_mode):
                yield path
        elif (info.st_dev, info.st_ino) not in entered:
            entered.add((info.st_dev, info.st_ino))
            waiting.append(_visible(path, names))


def _visible(folder: Path, names: list[str]) -> Iterator[Path]:
    return (folder / name for name in sorted(names) if not name.startswith("."))
