"""The parser of MHTML: the page inside, its address, when it was saved, and places in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.model import Fragment, Problem, Span
from intelnews.parsers.html import HtmlParser
from intelnews.parsers.mhtml import MhtmlParser
from intelnews.plugins.contract import Head
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden" / "mhtml"
SAVED = {case.folder.name: case.source for case in iter_cases(GOLDEN)}
SHARED = Path(__file__).resolve().parents[2] / "../shared/samples"
TOP = "From: <Saved by Blink>\nMIME-Version: 1.0\nDate: Thu, 23 May 2019 07:12:44 -0000\n"


class TestMhtmlContract(ParserContract):
    """What every parser keeps to."""

    parser = MhtmlParser
    samples = tuple(SAVED.values())


class TestSniff:
    """What is taken for a saved page."""

    @pytest.mark.parametrize(
        "text",
        [
            TOP,
            "Snapshot-Content-Location: https://post.example/\n\n",
            "From: x\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n",
            "MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: https://post.example/\n",
        ],
    )
    def test_bids_for_saved_pages(self, text: str):
        """Browsers write fields that no mail has, or leave out those that each mail has."""
        assert MhtmlParser().sniff(Head(text=text)) is not None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "The port is open.",
            "To: b@example.org\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n",
        ],
    )
    def test_leaves_mail_alone(self, text: str):
        """A mail with pictures is no saved page."""
        assert MhtmlParser().sniff(Head(text=text)) is None


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each saved page gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), name=case.source.name))


class TestPlaces:
    """Where the values stand."""

    def test_in_the_file_if_the_page_was_not_encoded(self):
        """A page that stands in the file as it was has its places in the file."""
        raw = SAVED["web-archive-single-file"].read_bytes()
        article = intelnews.parse_one(raw, claims=False)
        source = raw.decode()
        words = [" ".join(s.cut(source) for s in block.source) for block in article.blocks]
        assert list(article.paragraphs) == words

    def test_as_a_path_if_it_was(self):
        """A page that was encoded has paths, and no span that would mislead."""
        article = intelnews.parse_one(SAVED["saved-by-a-browser"].read_bytes(), claims=False)
        text, title = article.origin("text"), article.origin("title")
        assert text is not None
        assert title is not None
        assert "part 1" == (text.locator and text.locator.path)
        assert title.locator is not None
        assert title.locator.span is None
        assert title.locator.path

    def test_the_page_is_read_as_the_page_itself(self):
        """The article is the one that the page alone gives."""
        found = intelnews.parse_one(SAVED["saved-by-a-browser"].read_bytes())
        raw = SAVED["web-archive-single-file"].read_text()
        page = intelnews.parse_one(raw[raw.index("<!DOCTYPE") :])
        assert page.id == found.id
        assert page.claims == found.claims
        assert page.authors == found.authors
        assert page.published == found.published

    def test_fragments_and_problems_are_moved(self, monkeypatch: pytest.MonkeyPatch):
        """Whatever the parser of pages yields is placed in the file; finished articles stay."""
        article = intelnews.Article(title="Harbour reopens")
        fragment = Fragment(text="Open.", span=Span(0, 5), reason="alone")
        problem = Problem(code="odd-page", message="odd")
        yields = [fragment, problem, article]
        monkeypatch.setattr(HtmlParser, "parse", lambda self, document, /: iter(yields))
        source = f"{TOP}Content-Type: text/html\n\n<p>The port is open."
        found = list(MhtmlParser().parse(open_document(source)))
        at = source.index("<p>")
        assert [
            Fragment(text="Open.", span=Span(at, at + 5), reason="alone"),
            problem,
            article,
        ] == found

    def test_an_address_without_a_page_that_says_it(self):
        """The address of the file is that of the page."""
        page = "<h1>Harbour reopens</h1><p>The port of Ansel is open again, the mayor said.</p>"
        source = f"{TOP}Content-Type: text/html\nContent-Location: https://post.example/port\n\n"
        assert "https://post.example/port" == intelnews.parse_one(source + page, claims=False).url


def test_no_page_is_refused():
    """A saved page without a page is refused, with the reason."""
    with pytest.raises(ParseError, match="no page"):
        list(MhtmlParser().parse(open_document(TOP + "Content-Type: text/css\n\np {}")))


def test_cut_at_every_byte():
    """A file that breaks off anywhere is read or refused."""
    data = SAVED["saved-by-a-browser"].read_bytes()
    for end in range(0, len(data), 41):
        try:
            list(MhtmlParser().parse(open_document(data[:end])))
        except ParseError:
            continue


@pytest.mark.shared
@pytest.mark.parametrize("path", list(SHARED.glob("mhtml/*")), ids=lambda path: path.name)
def test_real_pages(path: Path):
    """Each real page has its address and the time at which it was saved."""
    found = intelnews.parse(path, claims=False)
    assert len(found) > 0
    assert all(article.url and article.captured for article in found)
    assert {"mhtml"} == {article.format for article in found}
