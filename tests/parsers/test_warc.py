"""The parser of web captures: pages with address and moment, and a count of everything else."""

from __future__ import annotations

import gzip
import importlib.util
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import intelnews
from intelnews.errors import LimitError, ParseError
from intelnews.intake import open_document
from intelnews.model import Fragment, Problem, Span
from intelnews.parsers.html import HtmlParser
from intelnews.parsers.warc import WarcParser
from intelnews.plugins.contract import Head
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "warc"
CASES = {case.folder.name: case.source for case in iter_cases(GOLDEN)}
SHARED = ROOT.resolve() / "../shared/samples"
SITE = "https://courier.example"

_spec = importlib.util.spec_from_file_location("captures", ROOT / "tools" / "write_captures.py")
assert _spec is not None
assert _spec.loader is not None
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)


class TestWarcContract(ParserContract):
    """What every parser keeps to."""

    parser = WarcParser
    samples = tuple(CASES.values())


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each file of captures gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), name=case.source.name))


def test_the_files_are_those_of_the_tool():
    """Nobody changed them by hand."""
    for path, content in made.files().items():
        assert content == path.read_bytes(), path


class TestSniff:
    """What is taken for a file of captures."""

    @pytest.mark.parametrize("name", CASES)
    def test_bids_for_captures(self, name: str):
        """By their first bytes, compressed or not."""
        match = WarcParser().sniff(Head(data=CASES[name].read_bytes()[:200]))
        assert match is not None
        assert match.confidence > 0.9

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"WARC is a format.",
            b"WARC/1.0 is a version.",
            gzip.compress(b"The port is open.", mtime=0),
            b"\x1f\x8b\x08 nothing",
            b"PK\x03\x04 a ZIP archive",
        ],
    )
    def test_leaves_others_alone(self, data: bytes):
        """Such as text about the format, and other archives."""
        assert WarcParser().sniff(Head(data=data)) is None


class TestArticles:
    """What becomes of the pages."""

    def test_address_and_moment_of_capture(self):
        """They are those of the record, with their origin."""
        article = intelnews.parse(CASES["crawl"], claims=False)[0]
        assert f"{SITE}/sea/harbour" == article.url
        assert "2019-05-23T07:12:44+00:00" == str(article.captured)
        origin = article.origin("captured")
        assert origin is not None
        assert ("WARC-Date", made.CAPTURED) == (origin.method, origin.raw)
        assert origin.locator is not None
        assert origin.locator.path is not None
        assert origin.locator.path.startswith("record[3]@")

    def test_places_are_paths_behind_that_of_the_record(self):
        """A span of the page would say nothing about the file."""
        article = intelnews.parse(CASES["package"], claims=False)[0]
        paths = [origin.locator.path for origin in article.origins if origin.locator]
        assert all(str(path).startswith("archive/data-1.warc.gz record[3]@") for path in paths)
        assert all(
            origin.locator is None or origin.locator.span is None for origin in article.origins
        )
        assert all(block.source == () for block in article.blocks)

    def test_what_holds_no_page_is_counted(self):
        """One note for each kind."""
        found = intelnews.parse(made.REQUEST * 7 + made.INFO, claims=False)
        assert [7, 1] == [problem.count for problem in found.problems]
        assert {"not-a-page"} == {problem.code for problem in found.problems}

    def test_rare_kinds_are_counted_together(self):
        """A file may name as many types as it has records."""
        data = b"".join(made.record(b"x", kind="resource", mime=f"a/b{n}") for n in range(60))
        problems = intelnews.parse(data, claims=False).problems
        assert 60 == sum(problem.count for problem in problems)
        assert 41 == len(problems)

    def test_the_header_of_http_knows_the_encoding(self):
        """As in a browser."""
        page = made.CAFE.replace("Anna", "Áñña").encode("windows-1250", "replace")
        block = made.answer(page, mime="text/html; charset=windows-1250")
        article = intelnews.parse_one(made.record(block, url=SITE), claims=False)
        assert "café" in article.text

    def test_a_listing_gives_its_entries(self):
        """Each with the moment of capture."""
        listing = (ROOT / "examples/data/pages/3-tag-page.html").read_bytes()
        found = intelnews.parse(made.record(made.answer(listing), url=f"{SITE}/tag"), claims=False)
        assert len(found) > 1
        assert {"2019-05-23T07:12:44+00:00"} == {str(article.captured) for article in found}

    def test_a_truncated_page_is_truncated(self):
        """The article says so."""
        data = made.record(made.answer(made.HARBOUR.encode()), url=SITE)
        article = intelnews.parse_one(data[:-120], claims=False)
        assert article.truncated
        assert "truncated-capture" in [problem.code for problem in article.problems]

    def test_in_an_archive_and_compressed_once_more(self):
        """The gate unpacks what is around it."""
        with ZipFile(out := BytesIO(), "w") as archive:
            archive.writestr("crawl.warc.gz", CASES["crawl"].read_bytes())
        for data in (out.getvalue(), gzip.compress(made.packed(made.crawl()))):
            assert 2 == len(intelnews.parse(data, claims=False))

    def test_problems_name_the_file(self):
        """There may be many."""
        found = intelnews.parse(CASES["damaged"].read_bytes(), name="a.warc.gz", claims=False)
        paths = [str(problem.locator) for problem in found.problems]
        assert paths
        assert all("a.warc.gz" in path for path in paths)


class TestTrouble:
    """Pages that cannot be read."""

    def test_no_text(self):
        """What is said to be a page and is none."""
        block = made.answer(bytes(range(256)) * 30)
        found = intelnews.parse(made.record(block) + made.crawl()[2], claims=False)
        assert 1 == len(found)
        assert "unreadable-page" in [problem.code for problem in found.problems]

    def test_a_body_that_is_a_bomb(self):
        """It is not read; the next page is."""
        bomb = made.answer(gzip.compress(b"<p>a" * 4_000_000), Content_Encoding="gzip")
        found = intelnews.parse(made.record(bomb) + made.crawl()[2], claims=False)
        assert 1 == len(found)
        assert "page-too-large" in [problem.code for problem in found.problems]

    def test_a_page_beyond_the_limit(self):
        """It is not read; the next page is."""
        big = made.answer(made.HARBOUR.encode() + b" " * 300_000)
        limits = intelnews.Limits(input_bytes=200_000)
        document = open_document(made.record(big) + made.crawl()[2])
        records = list(WarcParser().parse(type(document)(data=document.data, limits=limits)))
        assert "page-too-large" in [one.code for one in records if isinstance(one, Problem)]
        assert 2 == len(records)  # the other is the next page

    @pytest.mark.parametrize("error", [ParseError("odd"), LimitError("deep")])
    def test_a_page_that_is_refused(self, monkeypatch: pytest.MonkeyPatch, error: ParseError):
        """It is a problem, and the next page is read."""

        def refuse(self: HtmlParser, document: object, /) -> object:
            raise error

        monkeypatch.setattr(HtmlParser, "parse", refuse)
        found = list(WarcParser().parse(open_document(CASES["crawl"])))
        lost = [one for one in found if isinstance(one, Problem) and "lost" in one.message]
        assert 2 == len(lost)

    def test_whatever_the_parser_of_pages_yields_is_placed(self, monkeypatch: pytest.MonkeyPatch):
        """Fragments lose their span; finished articles stay."""
        article = intelnews.Article(title="Harbour reopens")
        yields = [Fragment(text="Open.", span=Span(0, 5), reason="alone"), article]
        monkeypatch.setattr(HtmlParser, "parse", lambda self, document, /: iter(yields))
        found = list(WarcParser().parse(open_document(made.crawl()[2])))
        assert [Fragment(text="Open.", reason="alone"), article] == found

    def test_a_damaged_package(self):
        """What is missing is named with the file."""
        found = intelnews.parse(CASES["package"].read_bytes()[:-80], name="a.wacz", claims=False)
        assert ["broken-archive"] == [problem.code for problem in found.problems]

    def test_a_damaged_crawl_in_a_package(self):
        """The place leads through the package."""
        with ZipFile(out := BytesIO(), "w") as archive:
            archive.writestr("archive/data.warc.gz", CASES["damaged"].read_bytes())
        found = intelnews.parse(out.getvalue(), claims=False)
        damage = [problem for problem in found.problems if problem.code == "damaged-record"]
        assert str(damage[0].locator).startswith("archive/data.warc.gz byte ")


@pytest.mark.shared
@pytest.mark.parametrize("path", list(SHARED.glob("wa[rc]*/*.wa*")), ids=lambda path: path.name)
def test_real_captures(path: Path):
    """Each article of a real file has its address and the moment of its capture."""
    found = intelnews.parse(path, claims=False)
    assert all(article.url and article.captured for article in found)
    assert {"warc"} >= {article.format for article in found}


def zstd(records: list[bytes], *, dictionary: bytes | None = None) -> bytes:
    """Return records compressed one by one, behind the dictionary if there is one."""
    from fastwarc.stream_io import ZstdWriter  # an extra

    writer = ZstdWriter(out := BytesIO(), dictionary=dictionary, compress_dictionary_frame=True)
    for record in records:
        writer.write(record)
        writer.finish()
    writer.flush()
    return out.getvalue()


class TestZstandard:
    """Files of captures that Zstandard compressed."""

    @pytest.mark.parametrize("has_dictionary", [False, True])
    def test_reads_what_gzip_holds(self, has_dictionary: bool, tmp_path: Path):
        """The same records give the same articles, held or in slices."""
        from fastwarc.stream_io import zstd_train_dictionary_from_samples

        words = [made.page(f"Port {n}", "Open.", author="A. Kral", published="").encode()
                 for n in range(400)]  # fmt: skip
        learnt = zstd_train_dictionary_from_samples(words, 2048) if has_dictionary else None
        path = tmp_path / "crawl.warc.zst"
        path.write_bytes(zstd(made.crawl(), dictionary=learnt))
        plain = intelnews.parse(b"".join(made.crawl()), claims=False)
        for found in (intelnews.parse(path, claims=False), intelnews.read([path], claims=False)):
            assert [one.title for one in plain] == [one.title for one in found]
            assert [one.text for one in plain] == [one.text for one in found]
            assert "record[3]@0" in str([one.origins for one in found])

    def test_damage_ends_the_reading(self):
        """What stands before it is kept, to the record."""
        records = made.crawl()
        data = zstd(records)
        for broken in (data[:-20], data + b"odd", data[:-9] + b"\xff" + data[-8:]):
            found = intelnews.parse(broken, claims=False)
            assert "broken-compression" in [problem.code for problem in found.problems]
            assert len(found) >= 1

    def test_a_bomb_is_refused(self):
        """What grows beyond all bounds is not unpacked to the end."""
        bomb = made.record(made.answer(made.HARBOUR.encode() + b" " * 60_000_000))
        found = intelnews.parse(zstd([made.crawl()[0], bomb]), claims=False)
        assert "archive-too-large" in [problem.code for problem in found.problems]

    def test_needs_the_extra(self, monkeypatch: pytest.MonkeyPatch):
        """Without it nobody can tell what a file holds, or unpack it."""
        data = zstd(made.crawl())
        monkeypatch.setitem(sys.modules, "fastwarc.stream_io", None)
        assert WarcParser().sniff(Head(data=data)) is None
        with pytest.raises(ParseError, match="intelnews\\[warc\\]"):
            list(WarcParser().parse(open_document(data)))

    def test_other_content_is_left_alone(self):
        """A dictionary tells the format; a plain file must begin with a record."""
        assert WarcParser().sniff(Head(data=zstd([b"Harbour reopens\n"]))) is None
        assert WarcParser().sniff(Head(data=zstd([b"WARC/1.0"])[:20])) is None
