"""Files that are read in slices: as those that are held, in little memory."""

from __future__ import annotations

import bz2
import gc
import gzip
import json
import lzma
import tracemalloc
from pathlib import Path

import pytest

import intelnews
from intelnews.codec import dump_json, dump_jsonl
from intelnews.errors import LimitError
from intelnews.intake import open_document, open_stored, stored
from intelnews.limits import Limits
from intelnews.mail.boxes import iter_messages
from intelnews.model import Span
from intelnews.parsers.records import RecordsParser

SAMPLES = [
    "Harbour reopens\r\nThe port of Ansel is open again.\r\n" * 300,
    "Łódź “café” 🦊\n" * 900,
    "one endless line — " * 900,
    "\r" * 5_000 + "\r\n" * 5_000,
    "a\u00adb\u200bc\x07d\r\n" * 2_000,
    "\ufeff" + "Harbour reopens\n" * 900,
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one, and a few hundred bytes for a slice."""
    monkeypatch.setattr(stored, "_HELD_BYTES", 0)
    monkeypatch.setattr(stored, "_HELD_COMPRESSED_BYTES", 0)
    monkeypatch.setattr(stored, "_SLICE", 777)


@pytest.mark.usefixtures("small")
class TestSlices:
    """What comes out of a file in slices."""

    @pytest.mark.parametrize("text", SAMPLES)
    @pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
    def test_are_the_text_of_the_file(self, tmp_path: Path, text: str, pack):
        """Decoded and cleaned as if it were held."""
        path = tmp_path / "file"
        path.write_bytes(pack(text.encode()))
        whole, document = open_document(path), open_stored(path)
        slices = list(document.slices())
        assert len(slices) > 3
        assert whole.text == "".join(slices)
        assert whole.encoding == document.encoding
        assert document.stored is not None
        found = {one.code: one for one in document.stored.problems()}
        assert {one.code: one.count for one in whole.problems} == {
            code: one.count for code, one in found.items()
        }

    def test_places_lead_to_the_file(self, tmp_path: Path):
        """Those of the slices at hand, to the character."""
        path = tmp_path / "file"
        path.write_bytes(SAMPLES[4].encode())
        whole, document = open_document(path), open_stored(path)
        at = 0
        for piece in document.slices():
            for span in (Span(at, at + len(piece)), Span(at + 1, at + 5), Span(at, at)):
                assert whole.original_span(span) == document.original_span(span)
            at += len(piece)

    def test_places_far_behind_are_guessed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """Memory has an end; nothing is raised."""
        monkeypatch.setattr(stored, "_KEPT", 2)
        path = tmp_path / "file"
        path.write_bytes(SAMPLES[0].encode())
        document = open_stored(path)
        assert Span(3, 9) == document.original_span(Span(3, 9))  # nothing was read yet
        assert 1 == document.line_at(500)
        assert list(document.slices())
        assert document.original_span(Span(0, 5)).start >= 0

    def test_labels_at_the_beginning_count(self, tmp_path: Path):
        """As they do for a file that is held."""
        path = tmp_path / "file"
        text = '<?xml version="1.0" encoding="windows-1250"?>\n' + "<p>Łódź</p>\n" * 500
        path.write_bytes(text.encode("windows-1250"))
        document = open_stored(path)
        assert ("windows-1250", text) == (document.encoding, "".join(document.slices()))

    def test_doubts_about_the_encoding(self, tmp_path: Path):
        """Nothing says which it is."""
        path = tmp_path / "file"
        path.write_bytes(b"caf\xe9\n" * 500)
        document = open_stored(path)
        assert ["guessed-encoding"] == [problem.code for problem in document.problems]
        assert "café\n" * 500 == "".join(document.slices())

    def test_bytes_without_a_meaning_are_counted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        """They stand behind what was seen when the encoding was found."""
        monkeypatch.setattr(stored, "_HEAD", 100)
        path = tmp_path / "file"
        path.write_bytes("é\n".encode() * 500 + b"\xff\n" * 7)
        document = open_stored(path)
        assert "".join(document.slices()).endswith("\ufffd\n" * 7)
        assert document.stored is not None
        [problem] = document.stored.problems()
        assert ("undecodable-bytes", 7) == (problem.code, problem.count)

    def test_damaged_compression_keeps_what_stands_before(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        """With a problem."""
        monkeypatch.setattr(stored, "_HEAD", 1_000)
        path = tmp_path / "file.gz"
        path.write_bytes(gzip.compress("".join(f"{n}\n" for n in range(9_000)).encode())[:-5_000])
        document = open_stored(path)
        assert "".join(document.slices()).startswith("0\n1\n2\n")
        assert document.stored is not None
        assert ["broken-compression"] == [one.code for one in document.stored.problems()]

    def test_bombs_are_stopped(self, tmp_path: Path):
        """By the ratio, as the size has no limit."""
        path = tmp_path / "file.gz"
        path.write_bytes(gzip.compress(b"a\n" * 10_000_000))
        limits = Limits(decompressed_bytes=1_000, compression_ratio=2)
        with pytest.raises(LimitError):
            list(open_stored(path, limits=limits).slices())

    @pytest.mark.parametrize(
        "data",
        [
            "Harbour reopens\n".encode("utf-16"),
            b'<?xml version="1.0" encoding="gb18030"?>' + "港口重新开放\n".encode("gb18030") * 50,
            gzip.compress(b"Harbour reopens\n", mtime=0)[:9] + b"?" * 99,
            gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), mtime=0),
        ],
    )
    def test_what_cannot_be_cut_is_held(self, tmp_path: Path, data: bytes):
        """Two-byte encodings, broken compression, and binary content that is packed."""
        path = tmp_path / "file"
        path.write_bytes(data)
        assert open_stored(path).stored is None

    def test_binary_content_has_no_text(self, tmp_path: Path):
        """It is opened as it is."""
        path = tmp_path / "file"
        path.write_bytes(b"%PDF-1.7\n" + bytes(500))
        document = open_stored(path)
        assert (True, "", 509) == (document.is_binary, document.text, document.size)
        with document.open() as file:
            assert b"%PDF-1.7\n" + bytes(500) == file.read()


def test_small_files_are_held(tmp_path: Path):
    """As they always were."""
    path = tmp_path / "file"
    path.write_text("Harbour reopens")
    document = open_stored(path)
    assert (None, ["Harbour reopens"]) == (document.stored, list(document.slices()))
    with pytest.raises(IsADirectoryError):
        open_stored(tmp_path)


GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(
    path
    for glob in (
        *(
            "w*/*/input.*",
            "*/*/input.md",
            "rss/*/i*",
            "atom/*/i*",
            "json*/*/i*",
            "records/*/i*",
            "mail/*/i*",
        ),
    )
    for path in GOLDEN.glob(glob)
)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", CASES, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_gives_what_a_file_that_is_held_gives(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Articles with all their places, for parsers that read slices and for those that do not."""
    sliced = intelnews.read(path, claims=False)
    monkeypatch.setattr(stored, "_HELD_BYTES", 1 << 40)
    monkeypatch.setattr(stored, "_HELD_COMPRESSED_BYTES", 1 << 40)
    held = intelnews.read(path, claims=False)
    assert held.articles == sliced.articles
    assert held.problems == sliced.problems


@pytest.mark.usefixtures("small")
def test_archives_are_held(tmp_path: Path):
    """No parser bids for them."""
    from zipfile import ZipFile

    path = tmp_path / "news.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("port.txt", "Harbour reopens\nMay 22, 2019\nThe port is open again.")
    assert ["Harbour reopens"] == [one.title for one in intelnews.stream(path, claims=False)]
    with pytest.raises(LimitError):
        list(intelnews.stream(path, limits=Limits(input_bytes=10), strict=True))


@pytest.mark.usefixtures("small")
def test_an_item_without_an_end(tmp_path: Path):
    """What is not to be held is refused; what stands before is kept."""
    path = tmp_path / "export.xml"
    item = "<item><title>Harbour reopens</title><wp:post_id>1</wp:post_id></item>\n"
    path.write_text(f"<rss><channel>\n{item * 3}<item><title>{'word ' * 9_000}\n" * 1)
    aside: list[object] = []
    limits = Limits(input_bytes=20_000)
    found = list(intelnews.stream(path, claims=False, limits=limits, aside=aside.append))
    assert ["Harbour reopens"] * 3 == [article.title for article in found]
    assert any("20,000 characters" in str(one) for one in aside)


def _feed(number: int) -> str:
    return (
        f"<item><title>Port {number}</title><link>https://tide.example/{number}</link>"
        f"<pubDate>{number % 28 + 1:02d}/01/2019</pubDate><description>{'Open. ' * 1_000}"
        "</description></item>\n"
    )


def _entry(number: int) -> str:
    return f"<entry><title>Port {number}</title><content>{'Open. ' * 1_000}</content></entry>\n"


def _row(number: int) -> str:
    return json.dumps({"headline": f"Port {number}", "text": "Open. " * 1_000}) + "\n"


def _ours(number: int) -> str:
    article = intelnews.Article(title=f"Port {number}", text="Open. " * 1_000)
    lines = [*dump_jsonl([article])]
    return lines[1] if number else "".join(lines)


def _message(number: int) -> str:
    return (
        f"From a@tide.example Wed May 22 10:{number % 60:02d}:30 2019\n"
        f"From: Anna Kral <a@tide.example>\nSubject: Port {number}\n"
        f"\n{'Open. ' * 1_000}\n>From the quay.\n\n"
    )


ENDLESS = {
    "mail": ("", _message),
    "rss": ("<rss><channel><title>Tide</title>\n", _feed),
    "atom": ("<feed xmlns='http://www.w3.org/2005/Atom'><title>Tide</title>\n", _entry),
    "records": ("", _row),
    "jsonl": ("", _ours),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_memory_does_not_grow(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """However many items a file has, it is read in the memory of a few."""
    monkeypatch.setattr(stored, "_HELD_BYTES", 0)
    monkeypatch.setattr(stored, "_SLICE", 20_000)
    head, item = ENDLESS[name]

    def peak(items: int) -> int:
        path = tmp_path / f"{items}"
        path.write_text(head + "".join(map(item, range(items))), encoding="utf-8")
        tracemalloc.start()
        try:
            for number, one in enumerate(intelnews.stream(path, format=name, claims=False)):
                assert f"Port {number}" == one.title
                if number % 10 == 0:
                    gc.collect()  # trees of pages hold themselves
            assert items == number + 1
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(60)  # what is made once
    assert peak(160) < peak(60) + 200_000  # 100 items have 600,000 characters


@pytest.mark.usefixtures("small")
class TestLines:
    """Lines of files in slices."""

    def test_values_may_go_on_in_the_next_line(self, tmp_path: Path):
        """As U+2028 is a line end to the gate, and no more than a character to JSON."""
        path = tmp_path / "rows.jsonl"
        rows = [_row(0), '{"headline": "Port\u2028reopens", "text": "Open."}\n', "odd\n", "\n"]
        path.write_text("".join(rows * 20), encoding="utf-8")
        held, sliced = open_document(path), open_stored(path)
        assert list(RecordsParser().parse(held)) == list(RecordsParser().parse(sliced))

    def test_json_of_another_form_is_held(self, tmp_path: Path):
        """A list has no end until the file has one."""
        path = tmp_path / "rows.json"
        path.write_text(json.dumps([{"headline": f"Port {n}", "text": "Open"} for n in range(99)]))
        assert 99 == len(intelnews.read(path, claims=False))
        path.write_text(dump_json([intelnews.Article(title=f"Port {n}") for n in range(99)]))
        assert 99 == len(intelnews.read(path, claims=False))

    def test_a_line_has_an_end(self, tmp_path: Path):
        """One that is larger than an input may be is not waited for."""
        path = tmp_path / "line"
        path.write_text("a" * 9_000)
        lines = open_stored(path, limits=Limits(input_bytes=5_000)).numbered_lines()
        with pytest.raises(LimitError, match="line 1 has over 5,000 characters"):
            list(lines)

    @pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "\n\na\nb"])
    def test_lines_of_a_text(self, text: str):
        """Those of ``lines``, with their words."""
        document = open_document(text)
        found = [(span, span.cut(document.text)) for span in document.lines()]
        assert found == [(span, line) for _, span, line in document.numbered_lines()]


@pytest.mark.usefixtures("small")
class TestMailboxes:
    """Mailboxes in slices."""

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_messages_are_those_of_the_whole(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, end: str, encoding: str, pack
    ):
        """Wherever slices part them, however they are encoded."""
        monkeypatch.setattr(stored, "_KEPT", 40)  # a message has fewer slices
        texts = [
            "Café\n\nThe port is open again, says Jürgen.\n" * size
            for size in (1, 90, 3, 0, 1, 200)
        ]
        messages = [
            f"From a@tide.example Wed May 22 10:{n:02d}:30 2019\nFrom: Anna Kral <a@tide.example>\n"
            f"Subject: Port {n}\nContent-Type: text/plain; charset={encoding}\n\n{text}\n"
            f"From here on.\n>From the quay.\n\n"
            for n, text in enumerate(texts * 4)
        ]
        path = tmp_path / "box"
        path.write_bytes(pack("".join(messages).replace("\n", end).encode(encoding)))
        held = [*intelnews.parse(path.read_bytes(), claims=False, name=str(path))]
        sliced = [*intelnews.stream(path, claims=False)]
        assert 24 == len(sliced)
        assert held == sliced

    def test_dividers_that_only_bytes_have(self, tmp_path: Path):
        """Places are not known from there on; nothing is lost."""
        path = tmp_path / "box"
        head = "From a@tide.example Wed May 22 10:15:30 2019\nSubject: Port {}\nTo: b@c.example\n\n"
        odd = "From \xad Wed May 22 10:16:30 2019\nSubject: Port 1\n\nOpen.\n\n"
        boxes = [head.format(0) + "Open.\n" * 99 + "\n", odd, *map(_message, range(2, 9))]
        path.write_text("".join(boxes), encoding="utf-8")
        found = [*intelnews.stream(path, claims=False)]
        assert [f"Port {n}" for n in range(9)] == [one.title for one in found]

    def test_a_message_has_an_end(self, tmp_path: Path):
        """One that is larger than an input may be is not waited for."""
        path = tmp_path / "box"
        path.write_text("".join(map(_message, range(9))))
        document = open_stored(path, limits=Limits(input_bytes=3_000))
        with pytest.raises(LimitError, match="a message of the mailbox"):
            list(iter_messages(document))

    def test_a_message_alone_is_held(self, tmp_path: Path):
        """Only mailboxes have no end."""
        path = tmp_path / "mail.eml"
        path.write_text(_message(7).partition("\n")[2])
        found = intelnews.stream(path, format="mail", claims=False)
        assert ["Port 7"] == [one.title for one in found]
