"""Seeing what code opens."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from intelnews.testing.watch import opened

if TYPE_CHECKING:
    from pathlib import Path


def test_files_connections_and_processes_are_seen(tmp_path: Path) -> None:
    """Whether they succeed or not."""
    subprocess.run([sys.executable, "-c", ""], check=True)
    with opened() as events:
        (tmp_path / "a").write_text("a")
        with pytest.raises(FileNotFoundError):
            (tmp_path / "b").read_text()
        with socket.socket() as line, pytest.raises(ConnectionRefusedError):
            line.connect(("127.0.0.1", 1))
        subprocess.run([sys.executable, "-c", ""], check=True)
    seen = [event.partition(" ")[0] for event in events]
    assert ["open", "open", "socket.connect"] == seen[:3]
    assert "subprocess.Popen" in seen


def test_nothing_is_seen_where_nothing_is_opened() -> None:
    """Work in memory leaves no trace."""
    with opened() as events:
        sorted("words")
    assert [] == events


def test_only_the_block_is_watched(tmp_path: Path) -> None:
    """Neither what comes after it nor another thread."""
    other = threading.Thread(target=lambda: (tmp_path / "a").write_text("a"))
    with opened() as events:
        other.start()
        other.join()
    (tmp_path / "b").write_text("b")
    assert [] == events


def test_watch_ends_with_an_error(tmp_path: Path) -> None:
    """The block may fail; the watch is over."""
    with pytest.raises(RuntimeError), opened() as events:
        raise RuntimeError
    (tmp_path / "a").write_text("a")
    assert [] == events
