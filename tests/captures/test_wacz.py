"""Packages of crawls."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from intelnews.captures.wacz import Crawl, is_wacz, iter_crawls
from intelnews.limits import DEFAULT_LIMITS, Limits
from intelnews.model import Problem

RECORD = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
MEMBERS = {
    "indexes/index.cdx.gz": b"\x1f\x8b\x08 an index",
    "archive/data.warc": RECORD * 300,
    "pages/pages.jsonl": b"{}\n",
    "archive/more.warc": RECORD,
}


def package(members: dict[str, bytes] = MEMBERS, *, method: int = ZIP_DEFLATED) -> bytes:
    """Return a package."""
    with ZipFile(out := BytesIO(), "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, bytes] | str]:
    """Return names and contents of crawls, and codes of problems."""
    return [
        one.code if isinstance(one, Problem) else (str(one.name), one.file.read(1 << 20))
        for one in iter_crawls(BytesIO(data), limits=limits)
    ]


def test_is_told_by_the_names_of_members():
    """Other archives are none."""
    assert is_wacz(package())
    assert not is_wacz(package({"news.txt": b"archive/data.warc.gz"}))
    assert not is_wacz(b"archive/data.warc.gz")


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_gives_what_holds_records(method: int):
    """In the order of the package; lists and indexes are none."""
    expected = [("archive/data.warc", RECORD * 300), ("archive/more.warc", RECORD)]
    assert expected == read(package(method=method))


def test_crawls_know_their_size():
    """As it is in the package."""
    first = next(iter_crawls(BytesIO(package(method=ZIP_STORED)), limits=DEFAULT_LIMITS))
    assert isinstance(first, Crawl)
    assert len(RECORD * 300) == first.size


def test_without_captures_there_is_a_problem():
    """So nobody takes it for an empty crawl."""
    assert ["no-captures"] == read(package({"archive/data.warc": b"The port is open."}))


def test_too_many_members():
    """The first ones are read."""
    found = read(package(), limits=Limits(members=2))
    assert [("archive/data.warc", RECORD * 300), "too-many-members"] == found


def test_a_damaged_member_does_not_stop_the_others():
    """It is read as far as it goes."""
    data = bytearray(package(method=ZIP_STORED))
    at = data.index(RECORD) + 5_000
    data[at : at + 4] = b"????"
    first, problem, second = read(bytes(data))
    assert "damaged-member" == problem
    assert first[0] == "archive/data.warc"
    assert ("archive/more.warc", RECORD) == second


def test_an_encrypted_member_is_a_problem():
    """There is nothing to be read."""
    data = package().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert "damaged-member" in read(data)


def test_cut_anywhere():
    """An archive without its directory cannot be read."""
    data = package()
    for end in range(0, len(data), 7):
        assert ["broken-archive"] == read(data[:end])


def test_a_member_goes_back():
    """A window asks for it when it must step back far."""
    big = package({"archive/data.warc": RECORD * 5_000})
    for crawl in iter_crawls(BytesIO(big), limits=DEFAULT_LIMITS):
        assert isinstance(crawl, Crawl)
        first = crawl.file.read(250_000)
        crawl.file.seek(0)
        assert first == crawl.file.read(250_000)


def test_damage_on_the_way_to_a_place():
    """A window that looks further on finds nothing, and the damage is a problem."""
    content = RECORD + random.Random(7).randbytes(3_000_000)
    data = bytearray(package({"archive/data.warc": content}))
    data[1_000_000:1_000_400] = b"?" * 400
    found = iter_crawls(BytesIO(bytes(data)), limits=DEFAULT_LIMITS)
    crawl = next(found)
    assert isinstance(crawl, Crawl)
    crawl.file.seek(2_500_000)
    assert b"" == crawl.file.read(10)
    crawl.file.seek(0)
    assert b"" == crawl.file.read(10)
    problem = next(found)
    assert isinstance(problem, Problem)
    assert "damaged-member" == problem.code
