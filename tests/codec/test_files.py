"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from intelnews.codec import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes of POSIX")


def test_text_is_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    """The same bytes on every system, and nothing beside them."""
    path = tmp_path / "corpus.jsonl"
    write_whole(path, iter(["one\n", "Łódź\r\n", ""]))
    assert path.read_bytes() == "one\nŁódź\r\n".encode()
    assert [path] == list(tmp_path.iterdir())


def failing() -> Iterator[str]:
    """Yield a line, and break."""
    yield "half\n"
    raise RuntimeError("power cut")


def test_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a part of the file nor the temporary one."""
    with pytest.raises(RuntimeError, match="power cut"):
        write_whole(tmp_path / "corpus.jsonl", failing())
    assert [] == list(tmp_path.iterdir())


def test_failure_leaves_the_earlier_file(tmp_path: Path) -> None:
    """What was there is there."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("earlier")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, ["new", "\ud800"])
    assert "earlier" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_earlier_file_is_replaced(tmp_path: Path) -> None:
    """Nobody sees a mixture: who has the old file open reads on in it."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("earlier")
    with path.open() as reading:
        write_whole(path, ["later"])
        assert "earlier" == reading.read()
    assert "later" == path.read_text()


def test_folder_that_is_not_there_is_the_error_of_the_system(tmp_path: Path) -> None:
    """A wrong path is a mistake in the call."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "corpus.jsonl", ["a"])
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, ["a"])


def test_longest_name_can_be_written(tmp_path: Path) -> None:
    """The temporary name is not longer than the name."""
    path = tmp_path / ("n" * 255)
    write_whole(path, ["a"])
    assert "a" == path.read_text()


@POSIX
def test_mode_is_that_of_the_earlier_file_or_of_the_umask(tmp_path: Path) -> None:
    """A private file stays private, and a new one is no more private than others."""
    path, plain = tmp_path / "private", tmp_path / "plain"
    path.write_text("earlier")
    path.chmod(0o640)
    write_whole(path, ["later"])
    assert 0o640 == stat.S_IMODE(path.stat().st_mode)
    plain.write_text("a")
    write_whole(tmp_path / "new", ["a"])
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


@POSIX
def test_link_leads_to_the_new_text(tmp_path: Path) -> None:
    """The link stays a link."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("earlier")
    link.symlink_to(target)
    write_whole(link, ["later"])
    assert link.is_symlink()
    assert "later" == target.read_text()


@POSIX
def test_pipe_is_written_to(tmp_path: Path) -> None:
    """What is no plain file cannot be replaced and is not."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text()), daemon=True)
    reader.start()
    write_whole(pipe, ["one\n", "two\n"])
    reader.join(timeout=10)
    assert ["one\ntwo\n"] == found
    assert pipe.is_fifo()


@POSIX
def test_folder_that_cannot_be_synced_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stands in its place by then."""
    sync = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError("not for folders")
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_whole(tmp_path / "corpus.jsonl", ["a"])
    assert "a" == (tmp_path / "corpus.jsonl").read_text()
