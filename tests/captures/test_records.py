"""The records of WARC and ARC files, whole and damaged."""

from __future__ import annotations

import builtins
import gzip
import random
import sys
from io import BytesIO, UnsupportedOperation

import pytest
from fastwarc.stream_io import ZstdWriter

from intelnews.captures.records import Capture, iter_captures
from intelnews.captures.unpacking import Place, Run, _Frames
from intelnews.captures.window import Window
from intelnews.errors import ParseError
from intelnews.intake.compression import Budget
from intelnews.limits import DEFAULT_LIMITS, Limits
from intelnews.model import Problem

PAGE = b"<h1>Harbour reopens</h1><p>The port of Ansel is open again.</p>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE


def record(block: bytes = ANSWER, *, kind: str = "response", more: str = "") -> bytes:
    """Return a record of WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/port\r\n"
        f"WARC-Date: 2019-05-22T10:15:30Z\r\nContent-Type: application/http\r\n{more}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def arc_record(block: bytes = ANSWER, *, date: str = "20190522101530") -> bytes:
    """Return a record of ARC."""
    line = f"https://post.example/port 192.0.2.7 {date} text/html {len(block)}\n"
    return line.encode() + block + b"\n"


TOP = b"filedesc://a.arc 0.0.0.0 20190522101530 text/plain 13\n1 0 Crawler\n\n\n"
REQUEST = record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
THREE = (record(), REQUEST, record())


def read(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> list[Capture | Problem]:
    """Return what a file of captures holds."""
    budget = Budget(compressed=len(data), limits=limits)
    return list(iter_captures(Window(BytesIO(data)), budget=budget, limits=limits))


def pages(found: list[Capture | Problem]) -> list[bytes]:
    """Return the pages."""
    return [one.body for one in found if isinstance(one, Capture) and one.body is not None]


def codes(found: list[Capture | Problem]) -> list[str]:
    """Return the codes of the problems."""
    return [one.code for one in found if isinstance(one, Problem)]


FORMS = {
    "as it is": b"".join(THREE),
    "each record compressed": b"".join(map(gzip.compress, THREE)),
    "compressed as a whole": gzip.compress(b"".join(THREE)),
    "compressed in blocks": b"".join(
        gzip.compress(b"".join(THREE)[at : at + 100]) for at in range(0, len(b"".join(THREE)), 100)
    ),
    "padded": b"".join(gzip.compress(one) + bytes(500) for one in THREE),
    "partly compressed": gzip.compress(THREE[0]) + THREE[1] + THREE[2],
    "blank lines between": b"\r\n\r\n".join(THREE),
    "bare line feeds": b"".join(one.replace(b"\r\n", b"\n") for one in (record(PAGE),) * 2),
    "ARC": TOP + arc_record() + arc_record(),
    "ARC, each record compressed": b"".join(map(gzip.compress, (TOP, arc_record(), arc_record()))),
    "ARC, compressed as a whole": gzip.compress(TOP + arc_record() + arc_record()),
}


class TestWhole:
    """Files without damage."""

    @pytest.mark.parametrize("form", [name for name in FORMS if name != "bare line feeds"])
    def test_gives_its_pages(self, form: str):
        """In whichever way it is compressed."""
        found = read(FORMS[form])
        assert ([PAGE, PAGE], []) == (pages(found), codes(found))

    def test_with_bare_line_feeds(self):
        """Some tools write no carriage returns."""
        found = read(FORMS["bare line feeds"].replace(b"application/http", b"text/html"))
        assert ([PAGE, PAGE], []) == ([page.strip() for page in pages(found)], codes(found))

    def test_places_are_bytes_of_the_file(self):
        """Those that an index of the crawl names."""
        for form in ("as it is", "each record compressed"):
            data = FORMS[form]
            found = [one for one in read(data) if isinstance(one, Capture)]
            assert [1, 2, 3] == [one.number for one in found]
            for one in found:
                head = data[one.at :]
                head = gzip.decompress(head) if head.startswith(b"\x1f\x8b") else head
                assert head.startswith(b"WARC/1.0\r\nWARC-Type: " + one.kind.encode())

    def test_address_and_date(self):
        """As the header of the record has them; brackets around an address are a known mistake."""
        data = record().replace(b"https://post.example/port", b"<https://post.example/port>")
        [capture] = read(data)
        assert isinstance(capture, Capture)
        assert ("https://post.example/port", "2019-05-22T10:15:30Z") == (capture.url, capture.date)

    @pytest.mark.parametrize(
        ("digits", "date"),
        [
            ("20190522101530", "2019-05-22T10:15:30Z"),
            ("201905221015", "2019-05-22T10:15Z"),
            ("20190522", "2019-05-22"),
        ],
    )
    def test_dates_of_arc_keep_their_precision(self, digits: str, date: str):
        """A missing clock is not midnight."""
        found = read(TOP + arc_record(date=digits))
        assert isinstance(found[1], Capture)
        assert date == found[1].date

    def test_blank_lines_between_records_of_arc(self):
        """Some crawlers wrote one more than others."""
        assert [PAGE, PAGE] == pages(read(TOP + arc_record() + b"\n\r\n" + arc_record()))

    def test_second_version_of_arc(self):
        """It has five fields more."""
        fields = f"text/html 200 - - 0 a.arc {len(ANSWER)}\n"
        head = f"https://post.example/port 192.0.2.7 20190522101530 {fields}"
        assert [PAGE] == pages(read(TOP + head.encode() + ANSWER + b"\n"))

    def test_what_the_crawler_cut_is_noted(self):
        """With the reason that it gives."""
        [capture] = read(record(more="WARC-Truncated: length\r\n"))
        assert isinstance(capture, Capture)
        assert ["truncated-capture"] == [problem.code for problem in capture.problems]

    def test_a_page_beyond_the_limit_is_passed_over(self):
        """And the next one is read."""
        found = read(record(ANSWER + b"a" * 200_000) + record(), limits=Limits(input_bytes=100_000))
        assert [PAGE] == pages(found)
        assert isinstance(found[0], Capture)
        assert ["page-too-large"] == [problem.code for problem in found[0].problems]


class TestDamaged:
    """What is left of damaged files."""

    @pytest.mark.parametrize(
        "damage",
        [
            b"rubbish between records\r\n\r\n",
            record().replace(b"Content-Length: ", b"Content-Length: 9999"),
            record().replace(b"Content-Length: ", b"Content-Length: 99999999999999999999999"),
            record().replace(b"Content-Length: ", b"Content-Length: -"),
            record().replace(b"Content-Length", b"Content-Wealth"),
            record().replace(b"\r\n\r\nHTTP", b"\r\nHTTP"),
            record()[:-30] + b"\r\n",
            record(more=f"X: {'a' * 100_000}\r\n"),
        ],
    )
    @pytest.mark.parametrize("form", ["plain", "gzip", "whole"])
    def test_ends_where_the_next_record_begins(self, damage: bytes, form: str):
        """The first and the last page are read."""
        last = record(ANSWER.replace(b"Harbour", b"Station"))
        parts = (record(), damage, last)
        data = b"".join(map(gzip.compress, parts) if form == "gzip" else parts)
        found = read(gzip.compress(data) if form == "whole" else data)
        kept = pages(found)
        assert PAGE == kept[0]
        assert PAGE.replace(b"Harbour", b"Station") == kept[-1]
        assert "damaged-record" in codes(found)

    def test_a_damaged_member_costs_itself(self):
        """Compressed data that is broken ends where the next member begins."""
        members = [gzip.compress(record()) for _ in range(3)]
        middle = bytearray(members[1])
        middle[30:40] = b"??????????"
        found = read(members[0] + bytes(middle) + members[2])
        assert [PAGE, PAGE] == [page for page in pages(found) if page == PAGE]
        assert {"broken-compression", "damaged-record"} & set(codes(found))

    def test_rubbish_behind_a_member(self):
        """It is reported; the next member is read."""
        member = gzip.compress(record())
        found = read(member + b"rubbish" + member)
        assert ([PAGE, PAGE], ["broken-compression"]) == (pages(found), codes(found))

    def test_a_wrong_length_in_arc(self):
        """The next line that looks like a record is the next record."""
        wrong = arc_record().replace(f" {len(ANSWER)}\n".encode(), b" 20\n")
        found = read(TOP + wrong + arc_record())
        assert [PAGE] == pages(found)
        assert ["damaged-record"] == codes(found)

    def test_a_record_that_swallows_the_next(self):
        """The page ends where the next record begins."""
        wrong = arc_record().replace(f" {len(ANSWER)}\n".encode(), b" 900\n")
        assert [PAGE, PAGE] == [page.strip() for page in pages(read(TOP + wrong + arc_record()))]

    @pytest.mark.parametrize("form", [name for name in FORMS if name != "bare line feeds"])
    def test_cut_at_every_byte(self, form: str):
        """What was whole stays, and nothing is raised."""
        data = FORMS[form]
        whole = 0
        for end in range(len(data)):
            kept = [page for page in pages(read(data[:end])) if page == PAGE]
            assert len(kept) >= whole
            whole = len(kept)

    @pytest.mark.parametrize("form", FORMS)
    def test_any_byte_may_be_wrong(self, form: str):
        """Nothing is raised."""
        chance = random.Random(1)
        for _ in range(150):
            data = bytearray(FORMS[form])
            for _ in range(3):
                data[chance.randrange(len(data))] = chance.randrange(256)
            assert all(isinstance(one, (Capture, Problem)) for one in read(bytes(data)))

    def test_many_damaged_places_are_given_up(self):
        """Each of them makes the rest of the file be read again."""
        lie = REQUEST.replace(b"Content-Length: ", b"Content-Length: 99999")
        found = read(lie * 500)
        assert "damaged-archive" == codes(found)[-1]
        assert 101 == len(codes(found))

    def test_any_number_of_damaged_members_is_read(self):
        """They end by themselves."""
        lie = gzip.compress(REQUEST.replace(b"Content-Length: ", b"Content-Length: 99999"))
        found = read(lie * 300 + gzip.compress(record()))
        assert ([PAGE], 300) == (pages(found), codes(found).count("damaged-record"))


class TestHostile:
    """What was made to take long."""

    def test_bombs_are_stopped(self):
        """What stands before is kept."""
        bomb = gzip.compress(record(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(30_000_000)))
        found = read(gzip.compress(record()) + bomb)
        assert ([PAGE], ["archive-too-large"]) == (pages(found), codes(found))

    def test_fifty_thousand_records(self):
        """Each is read once."""
        assert 50_000 == len(read(REQUEST * 50_000))

    def test_ten_thousand_members(self):
        """Each is unpacked once."""
        assert 10_000 == len(read(gzip.compress(REQUEST) * 10_000))

    def test_marks_of_members_without_members(self):
        """Each is looked at once."""
        found = read(gzip.compress(record()) + b"\x1f\x8b\x08" * 50_000)
        assert [PAGE] == pages(found)

    def test_compressed_twice(self):
        """What is inside a member is no record, so nothing is read and nothing is raised."""
        assert [] == pages(read(gzip.compress(gzip.compress(record()))))


def test_a_run_goes_forwards_only():
    """It is handed to a reader that may ask for more than that."""
    data = record()
    run = Run(Window(BytesIO(data)), Place(), budget=Budget(compressed=9, limits=DEFAULT_LIMITS))
    assert data[:10] == run.read(10)
    assert 10 == run.tell()
    assert data[10:] == run.read()
    with pytest.raises(OSError, match="forwards"):
        run.seek(0)
    run.close()
    assert b"" == run.read()


def test_without_fastwarc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """ARC needs none of it."""
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.startswith("fastwarc"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "fastwarc.warc", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert [PAGE] == pages(read(TOP + arc_record()))
    with pytest.raises(ParseError, match=r"pip install 'intelnews\[warc\]'"):
        read(record())


class TestZstandard:
    """Runs of frames."""

    @staticmethod
    def packed(*records: bytes) -> bytes:
        """Return records in a frame each."""
        writer = ZstdWriter(out := BytesIO())
        for one in records:
            writer.write(one)
            writer.finish()
        writer.flush()
        return out.getvalue()

    def test_damage_far_behind_the_beginning(self):
        """All records before it are read, to the last byte."""
        noise = [random.Random(n).randbytes(50_000) for n in range(6)]
        data = self.packed(*(record(one, kind="resource") for one in noise))
        whole = [one for one in read(data) if isinstance(one, Capture)]
        found = read(data[:-9])
        assert 6 == len(whole)
        assert whole[:5] == [one for one in found if isinstance(one, Capture)][:5]
        assert "damaged-record" in [one.code for one in found if isinstance(one, Problem)]

    def test_frames_are_read_forwards(self):
        """Nobody asks for anything else, and would be told."""
        frames = _Frames(Window(BytesIO(b"abc")), 1)
        assert (1, b"b", 2) == (frames.tell(), frames.read(1), frames.tell())
        with pytest.raises(UnsupportedOperation):
            frames.seek(0)
        frames.close()
