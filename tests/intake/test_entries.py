"""What stands in a tar archive, and what is wrong with it (ZIP: see test_archive)."""

from __future__ import annotations

import gzip
import random
import tarfile
from io import BytesIO

import pytest

import intelnews
from intelnews.intake import is_archive, members, open_document
from intelnews.intake.entries import Entry, Fault, is_tar, iter_entries
from intelnews.model import Severity

NEWS = b"Harbour reopens\nMay 22, 2019\nThe port of Ansel is open again, the mayor said.\n"
LONG = f"{'folder/' * 40}port.txt"


def tar(
    *files: tuple[str, bytes], form: int = tarfile.PAX_FORMAT, odd: tuple[bytes, ...] = ()
) -> bytes:
    """Return a tar archive of files, behind members of odd types."""
    with tarfile.open(fileobj=(out := BytesIO()), mode="w", format=form) as archive:
        for kind in odd:
            info = tarfile.TarInfo(f"odd-{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    return out.getvalue()


def entries(data: bytes) -> list[tuple[str, bytes] | str]:
    """Return paths and contents of files, and codes of faults."""
    return [
        one.code if isinstance(one, Fault) else (one.path, one.open().read())
        for one in iter_entries(data)
    ]


TWO = (("port.txt", NEWS), (LONG, NEWS))


class TestTar:
    """Archives without a fault."""

    @pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT], ids=["POSIX", "GNU"])
    def test_gives_its_files(self, form: int):
        """In their order, with names as long as they are."""
        data = tar(*TWO, form=form)
        assert is_tar(data)
        assert list(TWO) == entries(data)

    def test_links_and_devices_are_counted(self):
        """They are never followed."""
        kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
        data = tar(TWO[0], odd=(*kinds, tarfile.DIRTYPE))
        *found, fault = iter_entries(data)
        assert ["port.txt"] == [one.path for one in found if isinstance(one, Entry)]
        assert isinstance(fault, Fault)
        assert ("left-out-members", 4, True) == (fault.code, fault.count, fault.is_note)

    def test_hidden_files_are_left_out(self):
        """And what macOS adds."""
        names = (".hidden", "a/._port.txt", "__MACOSX/port.txt", "./port.txt", "../port.txt")
        found = entries(tar(*((name, NEWS) for name in names)))
        assert [("./port.txt", NEWS), ("../port.txt", NEWS)] == found

    def test_archives_that_were_joined(self):
        """A tape may hold one behind the other."""
        assert [TWO[0], TWO[0]] == entries(tar(TWO[0]) + tar(TWO[0]))

    @pytest.mark.parametrize("pack", [lambda data: data, gzip.compress])
    def test_is_read_as_zip_is(self, pack):
        """Compressed or not; members are named after the archive."""
        document = open_document(pack(tar(*TWO)), name="news.tar.gz")
        assert is_archive(document)
        assert ["news.tar.gz/port.txt", f"news.tar.gz/{LONG}"] == [
            member.name for member in members(document)
        ]
        found = intelnews.parse(pack(tar(*TWO, odd=(tarfile.SYMTYPE,))), claims=False)
        assert ["Harbour reopens"] * 2 == [article.title for article in found]
        assert [("left-out-members", Severity.NOTE)] == [
            (problem.code, problem.severity) for problem in found.problems
        ]

    def test_in_one_another(self):
        """An archive in an archive is opened, as the parsers know nothing of it."""
        inner = gzip.compress(tar(TWO[0]))
        assert 1 == len(intelnews.parse(tar(("a.tgz", inner)), claims=False))


class TestDamaged:
    """Archives with a fault."""

    def test_cut_at_every_byte(self):
        """What was whole stays; what was lost is said."""
        data = tar(*TWO, form=tarfile.GNU_FORMAT)
        whole = 0
        for end in range(512, len(data), 7):
            found = list(members(open_document(data[:end])))
            kept = sum(member.data == NEWS and not member.problems for member in found)
            assert kept >= whole
            whole = kept

    def test_a_damaged_header_costs_its_member(self):
        """The next one is found behind it."""
        data = bytearray(tar(TWO[0], ("quay.txt", NEWS), ("ship.txt", NEWS)))
        at = data.index(b"quay.txt")
        data[at : at + 4] = b"????"
        found = entries(bytes(data))
        assert [TWO[0], "broken-archive", ("ship.txt", NEWS)] == found

    def test_any_byte_may_be_wrong(self):
        """Nothing is raised."""
        chance = random.Random(1)
        for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
            for _ in range(300):
                data = bytearray(tar(*TWO, form=form))
                for _ in range(3):
                    data[chance.randrange(3000)] = chance.randrange(256)
                document = open_document(bytes(data))
                if is_archive(document):
                    list(members(document))

    def test_no_archive_at_all(self):
        """Its first block says tar and nothing else does."""
        data = bytes(257) + b"ustar\0" + b"rubbish " * 200
        assert ["broken-archive"] == entries(data)


class TestHostile:
    """Archives that were made to take long."""

    def test_endless_headers_are_refused(self):
        """They stand in front of the header of a member."""
        info = tarfile.TarInfo("port.txt")
        info.pax_headers = {"comment": "a" * 100_000}
        with tarfile.open(fileobj=(out := BytesIO()), mode="w") as archive:
            archive.addfile(info)
        assert ["broken-archive"] == entries(out.getvalue())

    def test_endless_numbers_are_refused(self):
        """The standard library would look at each digit many times."""
        info = tarfile.TarInfo("port.txt")
        info.pax_headers = {"comment": "1" * 50_000}
        with tarfile.open(fileobj=(out := BytesIO()), mode="w") as archive:
            archive.addfile(info)
        assert ["broken-archive"] == entries(out.getvalue())

    def test_headers_in_front_of_headers(self):
        """Each calls the next, until Python has enough."""
        header = tarfile.TarInfo("././@LongLink")
        header.type, header.size = tarfile.GNUTYPE_LONGNAME, 5
        block = header.tobuf(tarfile.GNU_FORMAT) + b"port\0".ljust(512, b"\0")
        found = entries(tar(TWO[0]) + block * 5_000)
        assert [TWO[0], "broken-archive"] == found

    def test_sparse_files_count_as_what_they_grow_to(self):
        """A few bytes may stand for any number of zeros."""
        info = tarfile.TarInfo("port.txt")
        info.pax_headers = {
            "GNU.sparse.map": "0,1",
            "GNU.sparse.size": "900000000000",
            "GNU.sparse.name": "port.txt",
        }
        info.size = 1
        with tarfile.open(fileobj=(out := BytesIO()), mode="w") as archive:
            archive.addfile(info, BytesIO(b"a"))
        [member] = members(open_document(out.getvalue()))
        assert ["archive-too-large"] == [problem.code for problem in member.problems]

    def test_many_members(self):
        """The limits say how many are read."""
        one = tar(("port.txt", NEWS), form=tarfile.GNU_FORMAT)[:1024]
        limits = intelnews.Limits(members=1_000)
        found = list(members(open_document(one * 50_000, limits=limits)))
        assert 1_001 == len(found)
        assert ["too-many-members"] == [problem.code for problem in found[-1].problems]
