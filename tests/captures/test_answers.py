"""What servers answered: headers of HTTP, chunks and compression."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from intelnews.captures.answers import open_answer, unpack_body
from intelnews.errors import LimitError
from intelnews.intake.compression import Budget
from intelnews.limits import DEFAULT_LIMITS, Limits

PAGE = b"<h1>Harbour reopens</h1><p>The port of Ansel is open again.</p>" * 40


def budget() -> Budget:
    """Return what a small file may grow."""
    return Budget(compressed=1000, limits=DEFAULT_LIMITS)


def written(writer: type[BrotliWriter | ZstdWriter], body: bytes) -> bytes:
    """Return a body as a writer of fastwarc compresses it."""
    with writer(out := BytesIO()) as file:
        file.write(body)
    return out.getvalue()


def chunked(*parts: bytes, extension: bytes = b"") -> bytes:
    """Return parts as chunks."""
    return b"".join(b"%x%s\r\n%s\r\n" % (len(part), extension, part) for part in (*parts, b""))


class TestOpening:
    """The header."""

    @pytest.mark.parametrize(
        ("start", "mime", "status", "is_page"),
        [
            (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", "", 200, True),
            (b"HTTP/1.0 200\nContent-Type: TEXT/HTML; charset=x\n\n<p>", "", 200, True),
            (b"HTTP/2 206 \r\ncontent-type: application/xhtml+xml\r\n\r\n", "", 206, True),
            (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>", "", 404, False),
            (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<html>", "", 200, False),
            (b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\n <!DOCTYPE html><p>", "", 200, True),
            (b"HTTP/1.1 200 OK\r\n\r\n<!-- a --><html>", "", 200, True),
            (b"HTTP/1.1 200 OK\r\n\r\nThe port is open.", "", 200, False),
            (b"<p>The port", "text/html; charset=utf-8", None, True),
            (b"<html><p>The port", "text/plain", None, True),
            (b"The port is open.", "text/plain", None, False),
            (b"\x89PNG", "image/png\r\nX: y", None, False),
        ],
    )
    def test_reads_status_and_type(self, start: bytes, mime: str, status: int, is_page: bool):
        """A page is what the server had (2xx) and calls HTML, or what looks like it."""
        opening = open_answer(start, mime=mime)
        assert (status, is_page) == (opening.status, opening.is_page)

    @pytest.mark.parametrize("end", range(len(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")))
    def test_a_header_that_breaks_off_is_no_page(self, end: int):
        """Where the body would begin is not known."""
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"[:end]
        assert not open_answer(start, mime="application/http; msgtype=response").is_page

    def test_says_what_it_is(self):
        """In a word or two, for those who count."""
        starts = (
            b"HTTP/1.1 301 Moved\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\n",
            b"x",
        )
        assert ["status 301", "a/b", "no type"] == [open_answer(s, mime="").label for s in starts]

    def test_knows_the_encoding_and_the_codings(self):
        """Labels of the standard only; the codings in the order in which they were put on."""
        start = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset='Latin1'\r\n"
            b"Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip, identity, br\r\n\r\n"
        )
        opening = open_answer(start, mime="")
        assert "windows-1252" == opening.charset
        assert ("gzip", "br", "chunked") == opening.codings

    @given(st.binary(max_size=300))
    def test_never_raises(self, start: bytes):
        """Whatever stands there."""
        for before in (b"", b"HTTP/1.1 200 ", b"HTTP/1.1 200 OK\r\nContent-Type: "):
            opening = open_answer(before + start, mime="")
            assert 0 <= opening.body_at <= len(before + start)


class TestBody:
    """What the body was packed in."""

    @pytest.mark.parametrize(
        ("body", "codings"),
        [
            (PAGE, ()),
            (chunked(PAGE[:10], PAGE[10:]), ("chunked",)),
            (chunked(PAGE, extension=b";name=value"), ("chunked",)),
            (zlib.compress(PAGE), ("deflate",)),
            (zlib.compress(PAGE, wbits=-15), ("deflate",)),
            (written(BrotliWriter, PAGE), ("br",)),
            (written(ZstdWriter, PAGE), ("zstd",)),
            (chunked(written(BrotliWriter, PAGE)), ("br", "chunked")),
        ],
    )
    def test_is_unpacked(self, body: bytes, codings: tuple[str, ...]):
        """As the header says."""
        assert (PAGE, ()) == unpack_body(body, codings, budget=budget())

    @pytest.mark.parametrize("coding", ["chunked", "deflate", "br", "zstd", "sdch"])
    def test_that_was_stored_unpacked_stays(self, coding: str):
        """Many crawlers undo what the server did and leave the header."""
        assert (PAGE, ()) == unpack_body(PAGE, (coding,), budget=budget())

    def test_gzip_is_left_to_the_gate(self):
        """It shows by its first bytes, whatever a header says."""
        body = gzip.compress(PAGE)
        assert (body, ()) == unpack_body(chunked(body), ("gzip", "chunked"), budget=budget())

    @pytest.mark.parametrize(
        ("body", "coding"),
        [
            (chunked(PAGE[:100], PAGE[100:])[:-200], "chunked"),
            (chunked(PAGE[:100])[:-5] + b"zz\r\n" + PAGE, "chunked"),
            (
                zlib.compress(b"".join(b"%d " % n for n in range(9000)))[:-300] + b"?" * 300,
                "deflate",
            ),
        ],
    )
    def test_keeps_what_stands_before_damage(self, body: bytes, coding: str):
        """With a problem."""
        found, [problem] = unpack_body(body, (coding,), budget=budget())
        assert len(found) >= 100
        assert "broken-body" == problem.code

    @pytest.mark.parametrize("coding", ["deflate", "br"])
    def test_bombs_are_stopped(self, coding: str):
        """By the limits."""
        bomb = b"a" * 400_000
        body = zlib.compress(bomb) if coding == "deflate" else written(BrotliWriter, bomb)
        small = Budget(compressed=10, limits=Limits(decompressed_bytes=100_000))
        with pytest.raises(LimitError, match="100,000"):
            unpack_body(body, (coding,), budget=small)

    @given(st.binary(max_size=200), st.sampled_from(["chunked", "deflate", "br", "zstd"]))
    def test_never_raises(self, body: bytes, coding: str):
        """Whatever stands there; what cannot be unpacked stays."""
        found, _ = unpack_body(body, (coding,), budget=budget())
        assert bool(body) == bool(found)
