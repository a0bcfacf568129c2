"""Compressed content: whole, broken, cut off, nested, and made to explode."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.errors import LimitError
from intelnews.intake.compression import Budget, Unpacked, decompress
from intelnews.limits import DEFAULT_LIMITS, Limits
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
each_packer = pytest.mark.parametrize("kind", PACKERS)
CHANCE = random.Random(7)
NEWS = " ".join(
    CHANCE.choice(["Harbour", "reopens", "Ansel", "Freedonia", "on", "Monday", "the", "port"])
    for _ in range(5000)
).encode()


def _unpack(data: bytes, **limits: int) -> Unpacked:
    return decompress(data, budget=Budget(compressed=len(data), limits=Limits(**limits)))


def _codes(unpacked: Unpacked) -> list[str]:
    return [problem.code for problem in unpacked.problems]


@each_packer
class TestWhole:
    """Files without a fault."""

    def test_is_unpacked(self, kind: str):
        """The content comes out, and there is nothing to say about it."""
        assert Unpacked(data=NEWS) == _unpack(PACKERS[kind](NEWS))

    def test_empty_content_is_content(self, kind: str):
        """A compressed file with nothing in it is an empty input."""
        assert Unpacked(data=b"") == _unpack(PACKERS[kind](b""))

    def test_several_members_are_one_content(self, kind: str):
        """Compressed files may be joined, as logs and crawls are; padding in between is no harm."""
        pack = PACKERS[kind]
        data = pack(b"Harbour ") + pack(b"") + bytes(8) + pack(b"reopens") + bytes(512)
        assert Unpacked(data=b"Harbour reopens") == _unpack(data)

    def test_rest_that_is_something_else_is_reported(self, kind: str):
        """Bytes behind the end are counted, not read."""
        unpacked = _unpack(PACKERS[kind](NEWS) + b"and so on")
        assert (NEWS, ["trailing-bytes"], 9) == (
            unpacked.data,
            _codes(unpacked),
            unpacked.problems[0].count,
        )


@each_packer
class TestBroken:
    """Files with a fault."""

    def test_cut_anywhere_keeps_what_came_before(self, kind: str):
        """However little is left, nothing raises, and what is read is the beginning."""
        packed = PACKERS[kind](NEWS[:300])
        lengths = set()
        for end in range(len(packed)):
            unpacked = _unpack(packed[:end])
            if not unpacked.problems:  # too short to be known as compressed
                assert packed[:end] == unpacked.data
                continue
            assert unpacked.data in {packed[:end], NEWS[: len(unpacked.data)]}
            lengths.add(len(unpacked.data))
        assert len(lengths) > (5 if kind == "gzip" else 1)

    def test_cut_in_the_middle_says_so(self, kind: str):
        """A download that broke off is told from a whole one."""
        packed = PACKERS[kind](NEWS)
        assert ["truncated-compression"] == _codes(_unpack(packed[: len(packed) // 2]))

    def test_every_flipped_byte_is_survived(self, kind: str):
        """Whichever byte is damaged, something comes back and nothing raises."""
        packed = bytearray(PACKERS[kind](NEWS[:300]))
        for at in range(len(packed)):
            packed[at] ^= 0x55
            assert isinstance(_unpack(bytes(packed)), Unpacked)
            packed[at] ^= 0x55

    def test_wrong_checksum_loses_next_to_nothing(self, kind: str):
        """Content whose checksum is wrong is kept, but for the byte before it, and doubted."""
        packed = bytearray(PACKERS[kind](NEWS))
        # gzip ends with a checksum and a length; the others have theirs further in
        at = {"gzip": -6, "bzip2": -3, "xz": -20}[kind]
        packed[at] ^= 0xFF
        unpacked = _unpack(bytes(packed))
        assert (NEWS[:-1], ["broken-compression"]) == (unpacked.data, _codes(unpacked))

    def test_magic_alone_is_left_alone(self, kind: str):
        """Where not one byte comes out the input stays what it is, with a word why."""
        data = PACKERS[kind](NEWS)[:10] + b"no such thing" * 9
        unpacked = _unpack(data)
        assert (data, 1) == (unpacked.data, len(unpacked.problems))


class TestNested:
    """Compression within compression."""

    def test_is_undone(self):
        """A server that compresses a compressed file is common; four layers are still undone."""
        packed = gzip.compress(gzip.compress(bz2.compress(lzma.compress(NEWS))))
        assert Unpacked(data=NEWS) == _unpack(packed)

    def test_has_an_end(self):
        """A file that unpacks to itself is left packed, with a problem."""
        data = NEWS
        for _ in range(6):
            data = gzip.compress(data, mtime=0)
        unpacked = _unpack(data)
        assert (True, ["nested-compression"]) == (
            unpacked.data.startswith(b"\x1f\x8b"),
            _codes(unpacked),
        )

    def test_broken_inside_keeps_the_outside(self):
        """The inner file is kept as it is if nothing in it can be read."""
        inner = gzip.compress(NEWS)[:10]
        unpacked = _unpack(gzip.compress(inner))
        assert (inner, ["truncated-compression"]) == (unpacked.data, _codes(unpacked))


class TestLimits:
    """Files made to explode."""

    @each_packer
    def test_bomb_is_refused(self, kind: str):
        """Thirty megabytes of nothing are refused long before they are there."""
        bomb = PACKERS[kind](bytes(30_000_000))
        with pytest.raises(LimitError, match=r"grow more than 200 times.*compression_ratio"):
            _unpack(bomb)

    def test_bomb_costs_little_memory(self):
        """What is held never exceeds what was allowed by much."""
        bomb = gzip.compress(bytes(60_000_000))
        tracemalloc.start()
        with pytest.raises(LimitError):
            _unpack(bomb)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert 30_000_000 > peak

    @each_packer
    def test_small_file_may_repeat_itself(self, kind: str):
        """Two megabytes of one line are no bomb, though they compress a thousand times."""
        content = b"Harbour reopens\n" * 125_000
        assert content == _unpack(PACKERS[kind](content)).data

    @each_packer
    def test_size_is_limited(self, kind: str):
        """The error says the limit and how to lift it."""
        with pytest.raises(LimitError, match=r"over 1,000 bytes.*decompressed_bytes"):
            _unpack(PACKERS[kind](NEWS), decompressed_bytes=1000)

    def test_layers_share_the_budget(self):
        """What comes out on the way counts too."""
        with pytest.raises(LimitError):
            _unpack(gzip.compress(gzip.compress(NEWS)), decompressed_bytes=len(NEWS) + 10)

    def test_xz_may_not_ask_for_gigabytes(self):
        """A header that asks for a dictionary of 1 GB is refused, whatever the content needs."""
        packed = bytearray(lzma.compress(NEWS))
        # Block header from byte 12: its size, flags, the filter (LZMA2 is 0x21) with one byte of
        # properties, of which 36 means a dictionary of 1 GB; a checksum at the end.
        header = slice(12, 12 + (packed[12] + 1) * 4)
        block = packed[header]
        block[block.index(b"\x21\x01") + 2] = 36
        block[-4:] = zlib.crc32(block[:-4]).to_bytes(4, "little")
        packed[header] = block
        unpacked = _unpack(bytes(packed))
        assert (bytes(packed), ["broken-compression"]) == (unpacked.data, _codes(unpacked))
        assert "limit exceeded" in unpacked.problems[0].message

    def test_many_members_take_linear_time(self):
        """Fifty thousand empty members are looked at once each."""
        data = gzip.compress(b"", mtime=0) * 50_000
        assert b"" == _unpack(data).data
        # 0.2 s when measured, and five times that with coverage
        assert seconds_of(lambda: _unpack(data), enough=5) <= 5


@given(st.binary(max_size=100))
def test_what_is_not_compressed_stays(data: bytes):
    """Bytes that do not begin as compressed data are handed on as they are."""
    if not data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7z")):
        assert Unpacked(data=data) == _unpack(data)


@each_packer
@given(content=st.binary(max_size=300), cut=st.integers(0, 30))
def test_damage_never_invents(kind: str, content: bytes, cut: int):
    """Of a file that is cut off, a beginning comes back."""
    packed = PACKERS[kind](content)
    end = max(12, len(packed) - cut)
    unpacked = _unpack(packed[:end])
    assert unpacked.data == packed[:end] or content.startswith(unpacked.data)


def test_budget_counts_down():
    """What is left is never negative."""
    budget = Budget(compressed=10, limits=DEFAULT_LIMITS)
    budget.spend(6_000_000)
    assert 250_000_000 == budget.left
    with pytest.raises(LimitError):
        budget.spend(300_000_000)
    assert 0 == budget.left
