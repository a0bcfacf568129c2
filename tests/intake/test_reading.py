"""Sources: what is content, what is a place, and what is neither."""

from __future__ import annotations

import io
import itertools
import os
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from intelnews.errors import LimitError, ParseError
from intelnews.intake.reading import Substance, read_source
from intelnews.limits import DEFAULT_LIMITS, Limits


def _read(source: object, **limits: int) -> Substance:
    return read_source(source, limits=Limits(**limits))  # type: ignore[arg-type]


class Endless(io.RawIOBase):
    """A file that never ends."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        """Give as many bytes as are asked for, in small portions as a socket does."""
        self.given += min(size, 65_536)
        return b"x" * min(size, 65_536)


class Scripted:
    """A file that gives what it is told to."""

    def __init__(self, *pieces: object) -> None:
        self.pieces = iter(pieces)

    def read(self, _size: int, /) -> object:
        """Return the next piece."""
        return next(self.pieces)


class TestContent:
    """Content itself."""

    @pytest.mark.parametrize(
        "content", ["Harbour reopens", "", "/etc/passwd", "https://example.org/", "~"]
    )
    def test_a_string_is_content(self, content: str):
        """A string is never taken for a path or an address, whatever it looks like."""
        assert Substance(content=content) == _read(content)

    def test_a_string_that_is_a_path_is_content(self, tmp_path: Path):
        """Not even where a file of that name exists."""
        file = tmp_path / "port.txt"
        file.write_text("secret")
        assert str(file) == _read(str(file)).content

    def test_a_string_of_a_subclass_becomes_plain(self):
        """Strings with behaviour of their own, such as mark-up that escapes, lose it."""

        class Markup(str):
            __slots__ = ()

        content = _read(Markup("<b>")).content
        assert (str, "<b>") == (type(content), content)

    @pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
    def test_bytes_of_all_kinds_are_content(self, kind: type):
        """They are copied, so that a later change does not reach the document."""
        content = _read(kind(b"Harbour")).content
        assert (bytes, b"Harbour") == (type(content), content)

    def test_a_slice_of_memory_is_content(self):
        """A view need not be one piece of memory."""
        assert b"Hror" == _read(memoryview(b"Harbour")[::2]).content

    @pytest.mark.parametrize("source", ["12345", b"12345", bytearray(5), memoryview(b"12345")])
    def test_too_much_is_refused(self, source: object):
        """The error says how much there is, how much may be, and how to allow more."""
        with pytest.raises(
            LimitError, match=r"input of 5 .*, limit 4; pass limits=Limits\(input_bytes"
        ):
            _read(source, input_bytes=4)

    def test_the_limit_itself_is_allowed(self):
        """A limit is the largest that passes."""
        assert "12345" == _read("12345", input_bytes=5).content


class TestPaths:
    """Path objects."""

    def test_is_read(self, tmp_path: Path):
        """The bytes of the file, under its path as a name."""
        file = tmp_path / "port.txt"
        file.write_bytes(b"Harbour\r\n\xe9")
        assert Substance(content=b"Harbour\r\n\xe9", name=str(file)) == _read(file)

    def test_anything_with_a_path_is_read(self, tmp_path: Path):
        """A directory entry is a path too, and so are paths in bytes."""
        file = tmp_path / "port.txt"
        file.write_bytes(b"Harbour")
        with os.scandir(tmp_path) as entries:
            assert [_read(file)] == [_read(entry) for entry in entries]
        assert _read(file) == _read(PurePosixPath(file))

    def test_missing_file_is_the_callers_error(self, tmp_path: Path):
        """The error is that of the operating system."""
        with pytest.raises(FileNotFoundError):
            _read(tmp_path / "nothing.txt")

    def test_a_folder_is_no_file(self, tmp_path: Path):
        """So is this one."""
        with pytest.raises((IsADirectoryError, PermissionError)):
            _read(tmp_path)

    def test_too_large_a_file_is_refused(self, tmp_path: Path):
        """Files are measured as they are read."""
        file = tmp_path / "port.txt"
        file.write_bytes(bytes(5))
        with pytest.raises(LimitError, match="more than 4 bytes"):
            _read(file, input_bytes=4)


class TestFiles:
    """Open files."""

    def test_is_read_from_where_it_stands_and_left_open(self):
        """Whoever opened a file closes it."""
        file = io.BytesIO(b"Harbour reopens")
        file.seek(8)
        assert (b"reopens", False) == (_read(file).content, file.closed)

    def test_text_file_gives_text(self, tmp_path: Path):
        """A file in text mode has been decoded already."""
        path = tmp_path / "port.txt"
        path.write_text("Gdańsk\n", encoding="utf-16")
        with path.open(encoding="utf-16") as file:
            assert Substance(content="Gdańsk\n", name=str(path)) == _read(file)

    @pytest.mark.parametrize("file", [io.StringIO("x" * 3_000_000), io.BytesIO(b"x" * 3_000_000)])
    def test_large_file_is_whole(self, file: io.StringIO | io.BytesIO):
        """Files are read in portions and put together again."""
        content = _read(file).content
        assert (3_000_000, type(file.getvalue())) == (len(content), type(content))

    @pytest.mark.parametrize("file", [io.StringIO(), io.BytesIO()])
    def test_empty_file_is_empty(self, file: io.StringIO | io.BytesIO):
        """Also in its type."""
        assert file.getvalue() == _read(file).content

    def test_nameless_file_has_no_name(self):
        """A temporary file has a number for a name, which says nothing."""
        with tempfile.TemporaryFile() as file:
            assert _read(file).name is None

    def test_portions_may_be_views(self):
        """Some wrappers return bytearrays."""
        assert b"Harbour" == _read(Scripted(bytearray(b"Har"), memoryview(b"bour"), b"")).content

    def test_endless_file_meets_the_limit(self):
        """A file that never ends is given up soon after the limit."""
        file = Endless()
        with pytest.raises(LimitError, match="more than 100,000 bytes"):
            _read(file, input_bytes=100_000)
        assert 300_000 > file.given

    def test_file_opened_in_the_wrong_encoding_says_what_to_do(self, tmp_path: Path):
        """The bytes are at fault, and opening the file in binary mode is the way out."""
        path = tmp_path / "port.txt"
        path.write_bytes(b"caf\xe9")
        with path.open(encoding="utf-8") as file, pytest.raises(ParseError, match="'rb'"):
            _read(file)

    @pytest.mark.parametrize("piece", [None, 3, ["x"]])
    def test_what_is_neither_text_nor_bytes_is_refused(self, piece: object):
        """A file in non-blocking mode gives ``None`` where there is nothing yet."""
        with pytest.raises(TypeError, match="not str or bytes"):
            _read(Scripted(piece))

    def test_a_file_cannot_change_its_mind(self):
        """Text and bytes in turn are a mistake."""
        with pytest.raises(TypeError, match="at one time"):
            _read(Scripted("Har", b"bour", b""))

    def test_faults_of_the_file_are_the_callers(self):
        """A closed file is a mistake in the call."""
        file = io.BytesIO(b"x")
        file.close()
        with pytest.raises(ValueError, match="closed"):
            _read(file)


@pytest.mark.parametrize(
    "source", [None, 3, 2.5, ["x"], ("x",), {"x": 1}, object(), Path, itertools.count()]
)
def test_other_types_are_refused(source: object):
    """The error says what is taken, and that a string is content."""
    with pytest.raises(
        TypeError, match=r"expected str \(the content itself, never a path\), bytes"
    ):
        _read(source)


def test_default_limit_is_generous():
    """A megabyte is nothing special."""
    assert 1_000_000 == len(read_source("x" * 1_000_000, limits=DEFAULT_LIMITS).content)
