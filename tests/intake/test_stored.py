"""Files that are read in slices: as those that are held, in little memory."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest

import intelnews
from intelnews.errors import LimitError
from intelnews.intake import open_document, open_stored, stored
from intelnews.limits import Limits
from intelnews.model import Span

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
    (*GOLDEN.glob("w*/*/input.*"), *GOLDEN.glob("*/*/input.md"), *GOLDEN.glob("rss/*/i*"))
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
