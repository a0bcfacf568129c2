"""The words of header fields and parts, out of whatever encoding they were sent in."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING, Final

from intelnews.intake.clean import clean
from intelnews.intake.decoding import decode
from intelnews.intake.labels import name_of

if TYPE_CHECKING:
    from intelnews.intake.decoding import Decoded

__all__ = ["decode_part", "decode_words"]

# An encoded word of RFC 2047; mailers send longer ones than the 75 characters it allows, and with
# spaces in them, but never a question mark.
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_FOLD = re.compile(r"\r?\n[ \t]?|\r[ \t]?")
# What senders call text when they have not looked: it says less than the bytes do.
_MEANINGLESS: Final = frozenset(["", "us-ascii", "ascii", "unknown", "unknown-8bit", "default"])


def decode_words(raw: str, /) -> str:
    """Return the value of a header field as a reader sees it, on one line.

    Encoded words (RFC 2047) are decoded, also where a character is cut between two of them; bytes
    that were sent as they are (surrogates from ``surrogateescape``) are UTF-8 or windows-1252.

    >>> decode_words("=?utf-8?q?Port_of_=C3?= =?utf-8?q?=84nsel?= reopens")
    'Port of Änsel reopens'
    """
    line = _FOLD.sub(" ", raw)
    pieces: list[str] = []
    held: list[bytes] = []
    charset = ""
    at = 0
    for found in _ENCODED.finditer(line):
        between = line[at : found.start()]
        data = _encoded(found[0])
        if data is None:
            continue
        label = found[1].split("*")[0].lower()  # RFC 2231 lets a language follow
        if held and (between.strip() or label != charset):
            pieces.append(_text(b"".join(held), charset))
            held = []
        if between.strip() or not at:
            pieces.append(_unescaped(between))
        held.append(data)
        charset = label
        at = found.end()
    if held:
        pieces.append(_text(b"".join(held), charset))
    pieces.append(_unescaped(line[at:]))
    return " ".join(clean("".join(pieces)).text.split())


def _encoded(word: str) -> bytes | None:
    """Return the bytes of one encoded word, ``None`` if it is none after all."""
    try:
        [(data, _)] = decode_header(word.replace("\n", " "))
    except (HeaderParseError, ValueError):
        return None
    return data if isinstance(data, bytes) else None


def _text(data: bytes, charset: str) -> str:
    return decode_part(data, charset=charset).text


def _unescaped(words: str) -> str:
    """Return words whose bytes outside ASCII came as they were."""
    if words.isascii():
        return words
    return decode(words.encode("utf-8", "surrogateescape")).text


def decode_part(data: bytes, /, *, charset: str | None = None) -> Decoded:
    r"""Decode the bytes of a part by what its sender calls them, if that means anything.

    >>> decode_part(b"caf\xe9", charset="iso-8859-1").text
    'café'
    """
    label = (charset or "").strip().lower()
    return decode(data, encoding=None if label in _MEANINGLESS else name_of(label))
