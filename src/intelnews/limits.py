"""How much of anything the library is willing to read."""

from __future__ import annotations

from attrs import field, frozen, validators

__all__ = ["DEFAULT_LIMITS", "Limits"]

_MEGABYTE = 1_000_000


def _positive(default: int) -> int:
    value: int = field(default=default, validator=validators.gt(0))
    return value


@frozen(kw_only=True)
class Limits:
    """Bounds on one input; content beyond them is refused or cut with a problem.

    Sizes are in bytes for the input and in code points for text. The defaults let a year of a
    busy blog through in one file and stop decompression bombs and quadratic traps.

    >>> Limits(input_bytes=1000).input_bytes
    1000
    """

    input_bytes: int = _positive(64 * _MEGABYTE)
    decompressed_bytes: int = _positive(256 * _MEGABYTE)
    #: Decompressed size over compressed size. Text of real pages compresses 3 to 30 times;
    #: DEFLATE cannot exceed 1032, and bombs live near that.
    compression_ratio: int = _positive(200)
    #: Members of one archive.
    members: int = _positive(10_000)
    #: Articles and fragments of one input.
    items: int = _positive(100_000)
    #: Nesting of elements, JSON values or YAML nodes.
    depth: int = _positive(512)
    #: Attributes on one tag.
    attributes: int = _positive(256)
    #: Tags, authors or comments of one article.
    values: int = _positive(10_000)
    #: Length of one header or front matter line.
    header_chars: int = _positive(65_536)
    #: A string longer than this is not a date.
    date_chars: int = _positive(64)
    #: A string longer than this is not a headline.
    title_chars: int = _positive(1_000)
    #: Problems kept one by one; the rest is counted.
    problems: int = _positive(100)


DEFAULT_LIMITS = Limits()
