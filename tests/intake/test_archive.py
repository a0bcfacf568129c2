"""Archives: their members one by one, whatever state they are in."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake import Document, is_archive, members, open_document
from intelnews.limits import Limits

NEWS = "Harbour reopens\nThe port of Ansel reopened on Monday.\n"
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def _zip(
    *files: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def _open(*files: tuple[str | zipfile.ZipInfo, str | bytes], **limits: int) -> Document:
    return open_document(_zip(*files), name="news.zip", limits=Limits(**limits))


def _codes(documents: list[Document]) -> list[str]:
    return [problem.code for document in documents for problem in document.problems]


class TestWhole:
    """Archives without a fault."""

    @pytest.mark.parametrize("method", METHODS)
    def test_members_are_documents(self, method: int):
        """Each comes decoded and named, in the order of the archive, whatever packed it."""
        data = _zip(("z.txt", NEWS), ("a/é.txt", NEWS.encode("utf-16")), method=method)
        archive = open_document(data, name="news.zip")
        assert [("news.zip/z.txt", NEWS, "UTF-8"), ("news.zip/a/é.txt", NEWS, "UTF-16LE")] == [
            (member.name, member.text, member.encoding) for member in members(archive)
        ]
        assert [] == _codes(list(members(archive)))

    def test_archive_without_a_name(self):
        """Members then have their own names only."""
        assert ["a.txt"] == [m.name for m in members(open_document(_zip(("a.txt", NEWS))))]

    def test_is_read_lazily(self):
        """A member is unpacked when it is asked for."""
        found = members(_open(("a.txt", NEWS), ("b.txt", "x" * 5000), decompressed_bytes=1000))
        assert NEWS == next(found).text

    def test_members_are_unpacked_too(self):
        """A compressed file in an archive is read as it would be alone."""
        (member,) = members(_open(("a.txt.gz", gzip.compress(NEWS.encode()))))
        assert (NEWS, "news.zip/a.txt.gz") == (member.text, member.name)

    def test_binary_members_come_as_bytes(self):
        """What to do with a picture is for the parsers to say."""
        (member,) = members(_open(("a.png", b"\x89PNG\r\n\x1a\n\0")))
        assert (True, "") == (member.is_binary, member.text)

    def test_empty_archive_has_no_members(self):
        """It is an archive all the same."""
        archive = open_document(_zip())
        assert (True, []) == (is_archive(archive), list(members(archive)))

    def test_what_nobody_wrote_is_left_out(self):
        """Folders, links, hidden files, and the doubles that macOS makes."""
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive = _open(
            ("folder/", ""),
            (link, "a.txt"),
            (".hidden", NEWS),
            (".git/config", NEWS),
            ("__MACOSX/._a.txt", NEWS),
            ("folder/a.txt", NEWS),
            ("../b.txt", NEWS),
            ("windows\\c.txt", NEWS),
        )
        assert ["folder/a.txt", "../b.txt", "windows/c.txt"] == [
            (member.name or "").removeprefix("news.zip/") for member in members(archive)
        ]

    def test_limits_are_handed_on(self):
        """Parsers of members see the limits of the whole."""
        (member,) = members(_open(("a.txt", NEWS), items=7))
        assert Limits(items=7) == member.limits


class TestBroken:
    """Archives with a fault."""

    def test_encrypted_member_is_reported_and_passed(self):
        """The others are read."""
        data = bytearray(_zip(("a.txt", NEWS), ("b.txt", NEWS)))
        data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of the first member in the directory
        found = list(members(open_document(bytes(data), name="news.zip")))
        assert ["encrypted-member"] == _codes(found)
        assert ["", NEWS] == [member.text for member in found]
        assert "a.txt" == found[0].problems[0].locator.path

    def test_damaged_member_keeps_what_is_before_the_damage(self):
        """A wrong byte near the end of a long member costs its end."""
        long = "".join(f"{number} ships came in.\n" for number in range(3000))
        data = bytearray(_zip(("a.txt", long), ("b.txt", NEWS), method=zipfile.ZIP_STORED))
        data[data.index(b"2900 ships")] ^= 1
        damaged, whole = members(open_document(bytes(data)))
        assert ["damaged-member"] == _codes([damaged])
        assert long[:50_000] == damaged.text[:50_000]
        assert len(long) > len(damaged.text)
        assert NEWS == whole.text

    @pytest.mark.parametrize("method", METHODS)
    def test_every_cut_is_survived(self, method: int):
        """Without its directory, which stands at the end, an archive cannot be read."""
        data = _zip(("a.txt", NEWS), ("b.txt", NEWS), method=method)
        for end in range(4, len(data)):
            found = list(members(open_document(data[:end], name="news.zip")))
            assert ["broken-archive"] == _codes(found)
            assert ["news.zip"] == [member.name for member in found]

    @pytest.mark.parametrize("method", METHODS)
    def test_every_flipped_byte_is_survived(self, method: int):
        """Whichever byte is damaged, nothing raises, and what is read is not made up."""
        data = bytearray(_zip(("a.txt", NEWS), ("b.txt", NEWS), method=method))
        for at in range(4, len(data)):
            data[at] ^= 0x55
            archive = open_document(bytes(data))
            for member in members(archive) if is_archive(archive) else ():
                assert member.problems or member.text in {NEWS, ""} or member.is_binary
            data[at] ^= 0x55

    def test_other_documents_have_no_members(self):
        """Asking for them is a mistake, and told at once."""
        with pytest.raises(ValueError, match=r"port.txt is no archive"):
            members(Document(text="PK\x03\x04", name="port.txt"))


class TestLimits:
    """Archives made to explode."""

    def test_number_of_members_is_limited(self):
        """Those over it are not read, and that is said once."""
        archive = _open(*[(f"{number}.txt", NEWS) for number in range(9)], members=3)
        found = list(members(archive))
        assert (4, ["too-many-members"]) == (len(found), _codes(found))

    def test_size_is_limited_for_all_together(self):
        """Reading ends where the limit is met; what came before is kept."""
        archive = _open(
            *[(f"{number}.txt", "x" * 400) for number in range(9)], decompressed_bytes=1000
        )
        found = list(members(archive))
        assert ["archive-too-large"] == _codes(found)
        assert ["x" * 400] * 2 + [""] == [member.text for member in found]

    def test_bomb_is_refused(self):
        """Members that grow hundredfold end the reading, and so do bombs packed in them."""
        for content in (bytes(30_000_000), gzip.compress(gzip.compress(bytes(30_000_000)))):
            found = list(members(_open(("a.txt", NEWS), ("b.txt", content), ("c.txt", NEWS))))
            assert ["archive-too-large"] == _codes(found)
            assert "decompression bombs" in found[-1].problems[0].message
            assert [NEWS, ""] == [member.text for member in found]

    def test_bomb_of_overlapping_members_is_refused(self):
        """A directory that names one member a thousand times does not multiply it."""
        data = _zip(("a.txt", bytes(2_000_000)))
        directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
        entry = data[directory:end]
        tail = data[end : end + 12] + (len(entry) * 1000).to_bytes(4, "little") + data[end + 16 :]
        found = list(members(open_document(data[:directory] + entry * 1000 + tail)))
        # Python 3.12 and later see through it themselves.
        assert {"archive-too-large", "damaged-member"} >= set(_codes(found))
        assert 12_000_000 > sum(len(member.data) for member in found)


class TestNested:
    """Archives in archives."""

    def test_inner_archive_is_a_document(self):
        """It may be a Word document, so the caller decides what to do with it."""
        (member,) = members(_open(("inner.zip", _zip(("a.txt", NEWS)))))
        assert is_archive(member)

    def test_inner_archive_is_opened_if_asked(self):
        """Its members stand in its place."""
        archive = _open(
            ("x.txt", NEWS), ("in.zip", _zip(("a.txt", NEWS))), ("in.docx", _zip(("b", NEWS)))
        )
        found = members(archive, descend=lambda member: not (member.name or "").endswith("docx"))
        assert ["news.zip/x.txt", "news.zip/in.zip/a.txt", "news.zip/in.docx"] == [
            m.name for m in found
        ]

    def test_depth_is_limited(self):
        """An archive that holds itself, or seems to, is not followed forever."""
        data = _zip(("a.txt", NEWS))
        for _ in range(9):
            data = _zip(("in.zip", data), ("a.txt", NEWS))
        found = list(members(open_document(data), descend=is_archive))
        assert ["nested-archive"] == _codes(found)
        assert 4 == sum(member.text == NEWS for member in found)

    def test_limits_hold_for_the_whole_tree(self):
        """A tree of archives grows no further than one archive may."""
        inner = _zip(*[(f"{number}.txt", "x" * 400) for number in range(5)])
        archive = _open(*[(f"{number}.zip", inner) for number in range(5)], decompressed_bytes=4000)
        found = list(members(archive, descend=is_archive))
        assert "archive-too-large" == _codes(found)[-1]
        assert 4000 >= sum(len(member.text) for member in found)

    def test_number_is_limited_for_the_whole_tree(self):
        """Members of inner archives count like others."""
        inner = _zip(*[(f"{number}.txt", NEWS) for number in range(5)])
        archive = _open(("a.zip", inner), ("b.zip", inner), members=8)
        found = list(members(archive, descend=is_archive))
        assert ["too-many-members"] == _codes(found)
        assert 6 == sum(member.text == NEWS for member in found)


@given(
    st.lists(
        st.tuples(st.text("ab", min_size=1), st.text(st.characters(codec="utf-8"))), max_size=5
    )
)
def test_what_is_packed_comes_out(files: list[tuple[str, str]]):
    """Content that is clean text comes out as it went in."""
    names = [f"{number}{name}" for number, (name, _) in enumerate(files)]
    archive = open_document(_zip(*zip(names, [text for _, text in files], strict=True)))
    assert [
        (name, open_document(text.encode()).text)
        for name, (_, text) in zip(names, files, strict=True)
    ] == [(member.name, member.text) for member in members(archive)]


def test_documents_that_are_no_archives():
    """Text is none, nor is other binary content."""
    documents = [Document(), open_document("PK\x03\x04"), open_document(b"\x89PNG\r\n\x1a\n")]
    assert [False] * 3 == [is_archive(document) for document in documents]
