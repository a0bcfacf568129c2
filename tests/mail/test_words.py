"""The words of header fields and parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.mail.words import decode_part, decode_words


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Harbour reopens", "Harbour reopens"),
        ("Harbour\r\n reopens", "Harbour reopens"),
        ("=?utf-8?B?UG9ydA==?= of Ansel", "Port of Ansel"),
        ("Port =?iso-8859-1*de?Q?=C4nsel?=", "Port Änsel"),
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9s?=", "cafés"),
        ("=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b"),
        ("=?koi8-r?B?8M/S1A==?= =?utf-8?Q?_A?=", "Порт A"),
        ("=?no-such?Q?caf=E9?=", "café"),
        ("=?utf-7?Q?+2D?=", "+2D"),
        ("=?utf-8?B?a?=", "=?utf-8?B?a?="),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("caf\udce9", "café"),
        ("caf\udcc3\udca9", "café"),
        ("", ""),
    ],
)
def test_decodes_fields(raw: str, expected: str):
    """Encoded words, raw bytes and folded lines come out as a reader sees them."""
    assert expected == decode_words(raw)


@given(st.text(max_size=200))
def test_gives_one_clean_line(raw: str):
    """Whatever stands in a field, one line without surrogates comes out."""
    words = decode_words(raw)
    assert "\n" not in words
    assert words == words.encode("utf-8").decode("utf-8").strip()


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        (b"caf\xe9", "iso-8859-1", "café"),
        ("café".encode(), "us-ascii", "café"),
        ("café".encode(), None, "café"),
        (b"caf\xe9", "utf-7", "café"),
        ("Порт".encode("koi8-r"), " KOI8-R ", "Порт"),
    ],
)
def test_decodes_parts(data: bytes, charset: str | None, expected: str):
    """A label counts if it means anything; us-ascii says less than the bytes."""
    assert expected == decode_part(data, charset=charset).text
