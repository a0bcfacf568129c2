"""What tells a file of web captures (WARC, ARC), compressed or not.

The gate leaves such a file as it is: its records are compressed one by one, and whoever reads them
unpacks one at a time.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from io import BytesIO
from typing import Final

__all__ = ["GZIP", "RECORD", "is_capture", "is_zstd", "unpacked_head"]

#: The first bytes of what gzip wrote.
GZIP: Final = b"\x1f\x8b\x08"
# The first bytes of what Zstandard wrote, or of the dictionary that the format of captures so
# compressed puts before all (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_DICTIONARY: Final = re.compile(
    rb"\x5d\x2a\x4d\x18.{4}(?:\x28\xb5\x2f\xfd|\x37\xa4\x30\xec)", re.DOTALL
)

#: The first line of a record: the version of WARC, or what ARC notes of an address.
RECORD: Final = re.compile(
    rb"WARC/[01]\.\d{1,2}\r?\n"
    rb"|(?:filedesc|https?|ftp|dns|whois):[!-~\x80-\xff]{1,4000} [0-9A-Fa-f.:]{1,45} \d{14} "
    rb"[!-~]{1,100} (?:[!-~]{1,4000} ){0,5}\d{1,12}\r?\n"
)
_TOP: Final = re.compile(
    rb"WARC/[01]\.\d{1,2}\r?\n|filedesc:[!-~]{1,4000} [0-9.]{1,45} \d{8,14} text/plain "
)
_HEAD: Final = 8_192  # the first line of ARC holds an address
_STEP: Final = 64  # and twice as much each time, as few lines are so long


def is_capture(data: bytes, /) -> bool:
    r"""Tell whether bytes begin as a file of web captures does, compressed or not.

    >>> is_capture(b"WARC/1.0\r\nWARC-Type: response\r\n"), is_capture(b"WARC is a format.")
    (True, False)
    """
    if _DICTIONARY.match(data):
        return True
    return bool(_TOP.match(data) or _TOP.match(unpacked_head(data)))


def is_zstd(data: bytes, /) -> bool:
    r"""Tell whether bytes begin as what Zstandard wrote does, with or without a dictionary.

    >>> is_zstd(b"\x28\xb5\x2f\xfd"), is_zstd(b"\x1f\x8b\x08")
    (True, False)
    """
    return data.startswith(_ZSTD) or _DICTIONARY.match(data) is not None


def unpacked_head(data: bytes, /) -> bytes:
    """Return the first line of what gzip wrote, and perhaps more; nothing if it did not write this.

    Data that is damaged further on has its first line all the same. What Zstandard wrote is read
    where ``fastwarc`` is installed, which reads the rest, too.
    """
    if data.startswith(_ZSTD):
        return _zstd_head(data)
    if not data.startswith(GZIP):
        return b""
    decoder = zlib.decompressobj(wbits=31)
    head = b""
    with suppress(zlib.error):
        at, step = 0, _STEP
        while at < min(len(data), _HEAD) and b"\n" not in head and not decoder.eof:
            head += decoder.decompress(data[at : at + step], _HEAD)
            at += step
            step *= 2
    return head


def _zstd_head(data: bytes) -> bytes:
    try:
        from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 # an extra
    except ImportError:
        return b""
    head = b""
    with suppress(OSError):  # it breaks off
        reader = ZstdReader(BytesIO(data))
        while b"\n" not in head and len(head) < _HEAD and (piece := reader.read(_STEP)):
            head += piece
    return head
