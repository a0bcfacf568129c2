"""The way through the gate, from any source to a document."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.errors import LimitError
from intelnews.intake import open_document
from intelnews.limits import Limits
from intelnews.model import Span
from intelnews.testing.clock import seconds_of

NEWS = "Harbour reopens\nThe “port” of Ansel reopened – on Monday.\n"
SHARED = Path(__file__).resolve().parents[2] / "../shared/samples"


def _codes(document) -> list[str]:
    return [problem.code for problem in document.problems]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_wrapping_gives_the_same_text(pack, codec: str):
    """Compressed or not, in whatever form of Unicode, from text, bytes or a file."""
    data = pack(NEWS.encode(codec))
    documents = [open_document(data), open_document(io.BytesIO(data)), open_document(NEWS)]
    assert [NEWS] * 3 == [document.text for document in documents]
    assert not any(document.problems or document.is_binary for document in documents)


def test_text_keeps_its_bytes():
    """Parsers of formats that hold several encodings need the bytes, after decompression."""
    document = open_document(gzip.compress(b"caf\xe9"), encoding="latin1")
    assert ("café", b"caf\xe9", "windows-1252") == (document.text, document.data, document.encoding)


def test_a_string_has_neither_bytes_nor_encoding():
    """What came as text was never encoded."""
    document = open_document("café")
    assert (b"", None) == (document.data, document.encoding)


def test_binary_content_has_no_text():
    """A picture stays bytes, and there is nothing to complain about: a parser may know it."""
    document = open_document(b"\x89PNG\r\n\x1a\n" + bytes(99))
    assert (True, "", [], 107) == (
        document.is_binary,
        document.text,
        _codes(document),
        len(document.data),
    )


def test_the_caller_knows_text_from_noise():
    """Chinese in UTF-16 looks like noise; with its encoding given it is text, a picture never."""
    text = "自由国的港口星期一重新开放。" * 9
    data = text.encode("utf-16-be")
    assert text == open_document(data, encoding="utf-16be").text
    assert open_document(b"\x89PNG\r\n\x1a\n" + data, encoding="utf-16be").is_binary


def test_what_cannot_be_unpacked_is_binary():
    """A compressed file of which nothing can be read is no text."""
    document = open_document(b"\x1f\x8b\x08 and no more")
    assert (True, ["broken-compression"]) == (document.is_binary, _codes(document))


def test_problems_of_all_steps_are_kept_in_order():
    """Decompression, decoding and cleaning each say what they met."""
    data = gzip.compress(b"Har\0bour reopens near the caf\xe9 \x93" * 99) + b"rest"
    assert ["trailing-bytes", "guessed-encoding", "control-characters"] == _codes(
        open_document(data)
    )


def test_offsets_lead_to_the_decoded_source():
    """A place in the text is a place in the text as it was decoded, with its line ends."""
    source = "\ufeffHarbour\r\nre\u00adopens\r\nMonday"
    document = open_document(source)
    start = document.text.index("reopens")
    place = document.locate(Span(start, start + len("reopens")))
    assert ("re\u00adopens", 2) == (place.span.cut(source), place.line)


def test_names(tmp_path: Path):
    """The name is the caller's, else that of the file."""
    file = tmp_path / "port.txt"
    file.write_text("x")
    with file.open() as opened:
        names = [
            open_document(source, name=name).name
            for source in (file, opened)
            for name in (None, "n")
        ]
    assert [str(file), "n", str(file), "n"] == names
    assert open_document("x").name is None


def test_facts_are_handed_on():
    """Parsers see the address and the limits."""
    limits = Limits(items=3)
    document = open_document(b"x", url="https://example.org/", limits=limits)
    assert ("https://example.org/", limits) == (document.url, document.limits)


@pytest.mark.parametrize("source", ["x", b"x"])
@pytest.mark.parametrize("label", ["utf-7", "klingon", ""])
def test_unknown_encoding_is_the_callers_mistake(source, label: str):
    """Whatever the source is, and before it is read."""
    with pytest.raises(LookupError, match="unknown encoding"):
        open_document(source, encoding=label)


def test_bombs_are_refused():
    """The limits hold for what comes out, too."""
    with pytest.raises(LimitError, match="decompressed_bytes"):
        open_document(gzip.compress(bytes(5000)), limits=Limits(decompressed_bytes=1000))


def test_document_can_be_pickled():
    """Documents travel to workers."""
    document = open_document(b"Harbour\r\nreopens\0")
    assert document == pickle.loads(pickle.dumps(document))


@given(st.binary(max_size=300))
def test_any_bytes_make_a_document(data: bytes):
    """Nothing raises; there is either clean text or binary data."""
    document = open_document(data)
    assert document.is_binary <= (document.text == "")
    document.text.encode("utf-8")
    assert "\0" not in document.text
    assert "\r" not in document.text


@given(st.binary(max_size=200))
def test_same_bytes_make_the_same_document(data: bytes):
    """Nothing depends on chance."""
    assert open_document(data) == open_document(bytes(data))


@pytest.mark.parametrize(
    "unit", ["x", '"', "said ", "►", "\r\n", "\0", "\ud800", "<meta ", "\u00ad ", "é\xa0", "\x85"]
)
def test_hostile_text_takes_linear_time(unit: str):
    """Megabytes of one thing pass in less than a second each."""
    source = unit * (1_000_000 // len(unit))
    data = source.encode("utf-8", "surrogatepass")
    # 0.5 s at most when measured
    assert seconds_of(lambda: (open_document(source), open_document(data)), enough=5) <= 5


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_every_cut_gives_a_document(pack):
    """However little of a compressed file is there, what is read of it is its beginning."""
    content = NEWS.encode() * 5
    packed = pack(content)
    for end in range(len(packed)):
        document = open_document(packed[:end])
        assert document.data == packed[:end] or content.startswith(document.data)


def test_noise_is_binary():
    """Random bytes are no text in any encoding."""
    assert open_document(random.Random(3).randbytes(10_000)).is_binary


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no sample data beside the repository")
def test_real_files_pass_the_gate():
    """Real files in many formats are told apart into text and binary, and lose next to nothing."""
    binary = {".docx", ".wacz", ".gz", ".warc"}
    for path in sorted(file for file in SHARED.rglob("*") if file.is_file()):
        document = open_document(path)
        if document.is_binary:
            assert path.suffix.lower() in binary, path
        else:
            lost = sum(p.count for p in document.problems if p.code == "undecodable-bytes")
            assert lost <= 0.01 * len(document.text), path
