"""Folders: which files, in which order, and what stands in the way."""

from __future__ import annotations

import inspect
import os
import sys
from typing import TYPE_CHECKING

import pytest

from intelnews.intake import walk

if TYPE_CHECKING:
    from pathlib import Path


def _tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def _names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in walk(root)]


def test_sorts_files_and_folders_by_name(tmp_path: Path):
    """The order is that of code points, whatever the file system's or the locale's is."""
    _tree(tmp_path, "b.txt", "a/z.txt", "a/B.txt", "a/b/c.txt", "é.txt", "C.txt", "10", "9")
    assert ["10", "9", "C.txt", "a/B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "é.txt"] == _names(
        tmp_path
    )


def test_leaves_out_what_is_hidden(tmp_path: Path):
    """Files and folders whose name begins with a dot belong to programs."""
    _tree(tmp_path, ".git/config", "a/.DS_Store", "a/._b.txt", "a/b.txt")
    assert ["a/b.txt"] == _names(tmp_path)


def test_hidden_folder_that_is_asked_for_is_read(tmp_path: Path):
    """What the caller names is not hidden from the caller."""
    _tree(tmp_path, ".cache/a.txt")
    assert ["a.txt"] == _names(tmp_path / ".cache")


def test_file_stands_for_itself(tmp_path: Path):
    """A path that is no folder is yielded as it is."""
    _tree(tmp_path, ".a.txt")
    assert [tmp_path / ".a.txt"] == list(walk(tmp_path / ".a.txt"))


def test_empty_folder_has_no_files(tmp_path: Path):
    """Nor has a folder of empty folders."""
    (tmp_path / "a/b").mkdir(parents=True)
    assert [] == _names(tmp_path)


def test_missing_path_is_told_at_once(tmp_path: Path):
    """Not when the first file is asked for."""
    with pytest.raises(FileNotFoundError):
        walk(tmp_path / "nothing")


def test_loops_end(tmp_path: Path):
    """A link back to a folder above, or to the folder itself, is not entered."""
    _tree(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to("self/..", target_is_directory=True)
    (tmp_path / "a/here").symlink_to(".")
    assert ["a/b/c.txt", "a/self"] == _names(tmp_path)


def test_links_to_each_other_do_not_multiply(tmp_path: Path):
    """Twenty folders with links to all the others are twenty folders."""
    for number in range(20):
        _tree(tmp_path, f"{number:02}/news.txt")
    for number in range(20):
        for other in range(20):
            (tmp_path / f"{number:02}/to{other:02}").symlink_to(f"../{other:02}")
    assert 20 == len(_names(tmp_path))


def test_links_are_followed(tmp_path: Path):
    """A link to a file or to a folder elsewhere stands for it."""
    _tree(tmp_path, "elsewhere/a.txt", "root/b.txt")
    (tmp_path / "root/c.txt").symlink_to("../elsewhere/a.txt")
    (tmp_path / "root/d").symlink_to("../elsewhere")
    assert ["b.txt", "c.txt", "d/a.txt"] == _names(tmp_path / "root")


def test_what_cannot_be_read_is_yielded_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A link to nothing and a folder that may not be read are left to whoever opens them."""
    _tree(tmp_path, "a.txt", "closed/b.txt", "z.txt")
    (tmp_path / "lost").symlink_to("nowhere")
    listdir = os.listdir

    def guarded(path: Path) -> list[str]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", guarded)
    assert ["a.txt", "closed", "lost", "z.txt"] == _names(tmp_path)


def test_what_is_no_file_is_left_out(tmp_path: Path):
    """Reading a pipe would wait forever."""
    _tree(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    assert ["a.txt"] == _names(tmp_path)


def test_deep_trees_do_not_exhaust_the_stack(tmp_path: Path):
    """A tree may be deeper than Python's recursion limit."""
    name = "/".join(["d"] * 200 + ["deep.txt"])
    _tree(tmp_path, name)
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert [name] == _names(tmp_path)
    finally:
        sys.setrecursionlimit(usual)
