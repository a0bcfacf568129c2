"""Decoders for the encodings of the web: Python's, corrected where browsers read otherwise.

The corrections were found by decoding every one-byte and two-byte sequence here and in Chromium;
the tests do it again where a Chromium is installed. What is left: 192 rare characters of Big5's
Hong Kong supplement, which Python does not know and which become U+FFFD.
"""

from __future__ import annotations

import codecs
from functools import cache

__all__ = ["decode_as"]

_REPLACEMENT = "\ufffd"

# Where Python's codec has another name than the standard.
_CODECS = {
    "IBM866": "cp866",
    "ISO-8859-8-I": "iso8859-8",
    "KOI8-U": "koi8-u",
    "macintosh": "mac-roman",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac-cyrillic",
    "GBK": "gb18030",
    "gb18030": "gb18030",
    "Big5": "big5hkscs",
    "EUC-JP": "euc-jp",
    "ISO-2022-JP": "iso2022-jp-ext",
    "Shift_JIS": "cp932",
    "EUC-KR": "cp949",
}
# What to do with bytes that a multi-byte codec does not know; the handlers stand below.
_ON_ERROR = {
    "GBK": "intelnews.euro",
    "gb18030": "intelnews.euro",
    "Big5": "intelnews.pair",
    "EUC-JP": "intelnews.jis",
    "ISO-2022-JP": "intelnews.jis",
    "Shift_JIS": "intelnews.pair",
    "EUC-KR": "intelnews.pair",
}

# Bytes whose character differs in single-byte encodings. KOI8-U is read as KOI8-RU, which has the
# Belarusian letter; Python's windows-1255 lacks a Hebrew point.
_BYTES = {"KOI8-U": {0xAE: "ў", 0xBE: "Ў"}, "windows-1255": {0xCA: "\u05ba"}}

# Characters that differ in multi-byte encodings: Python's on the left.
_GB18030 = str.maketrans(
    # an ideographic space, and what Unicode had not encoded in the year 2000
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f"
    "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
_JAPANESE = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_CHARACTERS = {
    "GBK": _GB18030,
    "gb18030": _GB18030,
    "Big5": str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡"),
    "EUC-JP": _JAPANESE,
    "ISO-2022-JP": _JAPANESE,
    # Python maps four bytes that mean nothing into the private use area
    "Shift_JIS": str.maketrans("\uf8f0\uf8f1\uf8f2\uf8f3", _REPLACEMENT * 4),
}


def decode_as(name: str, data: bytes, /) -> tuple[str, int]:
    r"""Decode bytes in an encoding by the standard's name; return the text and what was lost.

    The number counts the U+FFFD that stand for bytes which mean nothing in the encoding.

    >>> decode_as("windows-1252", b"\x93Open\x94 \x81"), decode_as("UTF-8", b"caf\xc3")
    (('“Open” \x81', 0), ('caf�', 1))
    """
    if name == "UTF-8" or name.startswith("UTF-16"):
        return _decode_unicode(name, data)
    if name == "x-user-defined":
        return "".join(map(_user_defined, data)), 0
    if name not in _ON_ERROR:
        # U+FFFE in the table means "undefined"; "replace" makes U+FFFD of it
        table = _charmap(name)  # a string is taken as well as a dict, and ten times as fast
        text, _ = codecs.charmap_decode(data, "replace", table)  # pyright: ignore[reportArgumentType]
        return text, text.count(_REPLACEMENT)
    text = data.decode(_CODECS[name], _ON_ERROR[name])
    if not text.isascii():
        text = text.translate(_CHARACTERS.get(name, {}))
    return text, text.count(_REPLACEMENT)


def _decode_unicode(name: str, data: bytes) -> tuple[str, int]:
    try:
        return data.decode(name), 0
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    # The source may hold U+FFFD of its own.
    return text, text.count(_REPLACEMENT) - data.decode(name, "ignore").count(_REPLACEMENT)


def _user_defined(byte: int) -> str:
    return chr(byte if byte < 0x80 else 0xF700 + byte)


@cache
def _charmap(name: str) -> str:
    """Return the 256 characters of a single-byte encoding; U+FFFE stands for none."""
    codec = _CODECS.get(name, name)
    chars = [bytes([byte]).decode(codec, "replace") for byte in range(256)]
    for byte, char in enumerate(chars):
        if char == _REPLACEMENT:
            # The standard maps what Microsoft left undefined here to controls, so nothing is lost.
            chars[byte] = chr(byte) if 0x80 <= byte <= 0x9F else "\ufffe"
    for byte, char in _BYTES.get(name, {}).items():
        chars[byte] = char
    return "".join(chars)


def _pass_over(error: UnicodeError, /) -> tuple[str, int]:
    """Replace bytes that mean nothing: a pair at once, so that the next one is read in step."""
    fault = _decoding(error)
    return _REPLACEMENT, _behind(fault, lowest_lead=0x81)


def _read_vendor_characters(error: UnicodeError, /) -> tuple[str, int]:
    """Decode what NEC and IBM added to JIS X 0208 (circled digits, rare names) as Windows does."""
    fault = _decoding(error)
    pair = fault.object[fault.start : fault.start + 2]
    # EUC-JP writes row and cell with the high bit, ISO-2022-JP without.
    base = 0xA1 if pair[0] & 0x80 else 0x21
    row, cell = (byte - base for byte in pair) if len(pair) == 2 else (-1, -1)
    if not (0 <= row < 94 and 0 <= cell < 94):
        return _REPLACEMENT, _behind(fault, lowest_lead=0xA1)
    # The arithmetic of Shift_JIS, which packs two rows under one leading byte.
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)
    text = bytes([lead, trail]).decode("cp932", "replace")
    return text if len(text) == 1 else _REPLACEMENT, fault.start + 2


def _read_euro(error: UnicodeError, /) -> tuple[str, int]:
    """Decode the byte by which Windows writes the euro sign in Chinese text."""
    fault = _decoding(error)
    if fault.object[fault.start] == 0x80:
        return "€", fault.start + 1
    return _pass_over(fault)


def _decoding(error: UnicodeError) -> UnicodeDecodeError:
    if not isinstance(error, UnicodeDecodeError):
        raise error  # these handlers are registered for all of Python, and cannot help an encoder
    return error


def _behind(fault: UnicodeDecodeError, *, lowest_lead: int) -> int:
    """Return where to go on: behind both bytes of what has the form of a pair."""
    pair = fault.object[fault.start : fault.start + 2]
    is_pair = len(pair) == 2 and lowest_lead <= pair[0] <= 0xFE and pair[1] >= 0x80
    return fault.start + 2 if is_pair else fault.end


_HANDLERS = {
    "intelnews.euro": _read_euro,
    "intelnews.jis": _read_vendor_characters,
    "intelnews.pair": _pass_over,
}
for _name, _handler in _HANDLERS.items():
    codecs.register_error(_name, _handler)
