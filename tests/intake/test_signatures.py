"""What binary content is, and what is no binary content."""

from __future__ import annotations

import random

import pytest

from intelnews.intake.signatures import is_probably_binary, signature_of

HEADS = [
    (b"%PDF-1.4\n%\xe2\xe3", "PDF document"),
    (b"PK\x03\x04\x14\0", "ZIP archive"),
    (b"PK\x05\x06" + bytes(18), "empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "Microsoft Office 97 document"),
    (b"bplist00\xd1", "binary property list, such as a Safari web archive"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"PAR1\x15\x04", "Parquet file"),
    (b"\x89PNG\r\n\x1a\n\0", "PNG picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture"),
    (b"GIF89a\x01", "GIF picture"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP picture"),
    (b"\0\0\0\x1cftypavif", "AVIF or HEIC picture"),
    (b"\0\0\0\x18ftypmp42", "MP4 film or sound"),
    (b"ID3\x03\0\0", "MP3 sound"),
    (b"wOF2\0\x01", "web font"),
    (b"\x1f\x8b\x08", "gzip file"),
    (b"BZh91AY&SY", "bzip2 file"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!\x1a\x07\x01\0", "RAR archive"),
    (b"page.html".ljust(257, b"\0") + b"ustar\x0000", "tar archive"),
    (b"\x7fELF\x02", "program for Linux"),
    (b"MZ\x90\0\x03", "program for Windows"),
]
WORDS = [
    b"",
    b"PK is short for Port Kral.",
    b"%PDFs are hard to read.",
    b"MZ is the code of Mozambique.",
    b"BM and MM\n",
    b"GIF pictures dance.",
    b"ID3 tags name a song.",
    b"BZh9 is how such files begin.",
    b"RIFF raff in the port of Ansel. WAVEfmt",
    b"The ftyp box comes first.",
    b"OTTO reopened the harbour.",
    b"true to type",
]


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_first_bytes_say_what_it_is(head: bytes, kind: str):
    """Content that begins as a known format does is that, and binary."""
    assert (kind, True) == (signature_of(head), is_probably_binary(head))


@pytest.mark.parametrize("words", WORDS)
def test_words_are_no_signature(words: bytes):
    """Text may begin with letters that a format begins with too."""
    assert (None, False) == (signature_of(words), is_probably_binary(words))


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(500),
        random.Random(2).randbytes(100_000),
        bytes(1000),
        b"\x01\x02\x03\x04" * 50,
        b"a\0\0\0b\0\0\0" * 50,
    ],
)
def test_noise_and_padding_are_binary(data: bytes):
    """Without a signature it is the share of control characters that tells."""
    assert is_probably_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Harbour\0 reopens",
        b"Harbour reopens" * 50 + bytes(100),
        "Порт\0вновь\0открылся в понедельник".encode(),
        b"caf\xe9 " * 50,
        bytes(range(0x80, 0x100)) * 4,
        "自由国の港".encode("iso2022-jp") * 50,
        b"\x01eca062 4 i 211\r\n\x02Harbour reopens\r\n\x03",
        ("x" * 65_535 + "é\0").encode(),
    ],
)
def test_text_with_stray_controls_is_text(data: bytes):
    """NULs, the controls of wire services and old encodings do not make text binary."""
    assert not is_probably_binary(data)
