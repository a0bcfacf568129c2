"""The Markdown parser: what it bids for, and what it drafts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.document import Document
from intelnews.model import Author, FrozenMap, Problem
from intelnews.parsers.markdown import MarkdownParser
from intelnews.plugins.contract import Draft, Head, Parser
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterable

GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())


def draft(text: str, *, name: str | None = None) -> Draft:
    """Return the one draft of a text."""
    [found] = MarkdownParser().parse(Document(text=text, name=name))
    assert isinstance(found, Draft)
    return found


def plain(value: Any) -> Any:
    """Return a value of a draft as JSON has it."""
    if isinstance(value, (FrozenMap, dict)):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Author):
        names = ("name", "url", "role", "affiliation")
        return {name: getattr(value, name) for name in names if getattr(value, name)}
    return value


def summary(found: Draft) -> dict[str, Any]:
    """Return what a draft says, with the method by which each value was found."""
    said: dict[str, Any] = {}
    for name in ("title", "deck", "url", "publication", "language"):
        if (one := getattr(found, name)) is not None:
            said[name] = [one.method, one.value]
    for name in ("authors", "published", "modified", "captured"):
        if several := getattr(found, name):
            said[name] = [[one.method, plain(one.value)] for one in several]
    said["tags"] = [[tag.kind.value, tag.name] for tag in found.tags]
    said["body"] = [[piece.kind.value, piece.text] for piece in found.body]
    said["links"] = [[link.url, link.text] for piece in found.body for link in piece.links]
    said["problems"] = [[problem.code, problem.count] for problem in found.problems]
    said["extra"] = plain(found.extra)
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    """Each case reads as it was once judged to be right."""
    text = (case / "input.md").read_text(encoding="utf-8")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert expected == summary(draft(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_places(case: Path) -> None:
    """What a value was read from stands where its locator says."""
    text = (case / "input.md").read_text(encoding="utf-8")
    found = draft(text)
    values: Iterable[Any] = (found.title, found.deck, *found.authors, *found.published)
    for value in filter(None, values):
        assert value.locator.span.cut(text).strip()
        if value.raw:
            assert value.raw in value.locator.span.cut(text)
    for piece in found.body:
        assert piece.text.split()[0].strip('"') in piece.spans[0].cut(text)


def test_it_is_a_parser() -> None:
    """It has what the contract asks for."""
    assert isinstance(MarkdownParser(), Parser)
    assert "md" in MarkdownParser.formats


@pytest.mark.parametrize(
    ("text", "name", "confidence"),
    [
        ("---\ntitle: Harbour\n---\nOpen.", None, 0.9),
        ("---\nkey: value\n---\nOpen.", None, 0.6),
        ("Title: Harbour\nDate: 2019-05-22\n\nOpen.", None, 0.7),
        ("Title: Harbour\n\nOpen.", None, 0.5),
        ("# Harbour\n\nSee [this](https://a.example/x).", None, 0.86),
        ("# Harbour\n\nOpen again.", None, 0.86),
        ("Harbour\n=======\n\nOpen again.", None, 0.86),
        ("Open again, [they say](https://a.example/x).", None, 0.4),
        ("Open again.", "notes/harbour.MD", 0.5),
        ("- one\n- *two*", None, 0.4),
    ],
)
def test_bids(text: str, name: str | None, confidence: float) -> None:
    """Front matter is sure, marks are likely, the name of a file is a hint."""
    match = MarkdownParser().sniff(Head(text=text, name=name))
    assert match is not None
    assert confidence == pytest.approx(match.confidence, abs=0.06)
    assert match.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Harbour reopens\nMay 22, 2019\nThe port is open.",
        "- one item\n- another",
        "<!DOCTYPE html><h1># no</h1>",
        "<p>[a](https://b.example)</p>",
        '{"title": "# x"}',
        '[{"title": "# x"}]',
        r"{\rtf1 # x}",
        "C# and #hashtags are no headings",
        "# Harbour\n" + "Open <p>*again*</p>\n" * 11,
    ],
)
def test_no_bids(text: str) -> None:
    """Other mark-up and plain prose are left to others."""
    assert MarkdownParser().sniff(Head(text=text)) is None


def test_the_head_may_end_inside_the_fields() -> None:
    """Front matter that goes on behind the head is still front matter."""
    match = MarkdownParser().sniff(Head(text="---\ntitle: Harbour\ndate: 2019", complete=False))
    assert match is not None
    assert 0.9 == match.confidence


@pytest.mark.parametrize("text", ["", " \n\n", "---\n---\n"])
def test_nothing_is_nothing(text: str) -> None:
    """An empty note is no article."""
    assert [] == list(MarkdownParser().parse(Document(text=text)))


def test_nothing_but_html_is_a_problem() -> None:
    """Where all was left out, the input has a problem and no article."""
    [problem] = MarkdownParser().parse(Document(text="<div>\nlost\n</div>"))
    assert isinstance(problem, Problem)
    assert "raw-html" == problem.code


def test_fields_without_text() -> None:
    """A note may be nothing but fields; that is noted."""
    found = draft("---\ntitle: Harbour\n---\n")
    assert ["no-text"] == [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("# Harbour\n\nOpen.", "Harbour", "Open."),
        ("![A crane](a.jpg)\n\n# Harbour\n\nOpen.", "Harbour", "A crane"),
        ("## Harbour\n\nOpen.", "Harbour", "Open."),
        ("Open.\n\n## Harbour", None, "Open."),
        ("x" * 200 + "\n\n# Harbour", None, "x" * 200),
        ("---\ntitle: Harbour\n---\n# HARBOUR\n\nOpen.", "Harbour", "Open."),
        ("---\ntitle: Harbour\n---\n# Storm\n\nOpen.", "Harbour", "Storm"),
        ("> [!note] Mind\n> Open.", None, "Mind"),
    ],
)
def test_headlines(text: str, title: str | None, first: str) -> None:
    """The headline stands in the fields or is the first heading, and not in the body."""
    found = draft(text)
    assert title == (found.title and found.title.value)
    assert first == found.body[0].text
    assert (title is None) == ("no-headline" in [problem.code for problem in found.problems])


@pytest.mark.parametrize(
    ("lines", "authors", "dates", "first"),
    [
        ("By Anna Kral\n\nMay 22, 2019", ["By Anna Kral"], ["May 22, 2019"], "Open."),
        ("*By Anna Kral* · *22 May 2019*", ["By Anna Kral"], ["22 May 2019"], "Open."),
        ("Published on 22 May 2019", [], ["22 May 2019"], "Open."),
        ("Anna Kral | 22 May 2019", ["Anna Kral"], ["22 May 2019"], "Open."),
        ("By Monday it was open.", [], [], "By Monday it was open."),
        ("Anna Kral | open again", [], [], "Anna Kral | open again"),
        ("- By Anna Kral", [], [], "By Anna Kral"),
    ],
)
def test_lines_below_the_headline(
    lines: str, authors: list[str], dates: list[str], first: str
) -> None:
    """A byline and a date below the headline are taken where the fields have none."""
    found = draft(f"# Harbour\n\n{lines}\n\nOpen.")
    assert authors == [one.value for one in found.authors]
    assert dates == [one.value for one in found.published]
    assert first == found.body[0].text


def test_fields_are_not_overruled_by_lines() -> None:
    """With writer and date in the fields, the body stays as it is."""
    found = draft("---\nauthor: Anna Kral\ndate: 2019-05-22\n---\nBy Jan Ott\n\nOpen.")
    assert "By Jan Ott" == found.body[0].text


def test_the_date_in_the_name_of_a_file() -> None:
    """Jekyll writes the date of a post into its name; a field overrules it."""
    name = "_posts/2019-05-22-harbour.md"
    assert ["2019-05-22"] == [one.value for one in draft("Open.", name=name).published]
    dated = draft("---\ndate: 2019-05-23\n---\nOpen.", name=name)
    assert ["2019-05-23"] == [one.value for one in dated.published]
    assert () == draft("Open.", name="2019-05-22.md").published


@given(st.text(alphabet="ab *#[]()\n-:|\"'{}<>", max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text raises, neither in the bid nor in the reading."""
    MarkdownParser().sniff(Head(text=text))
    assert len(list(MarkdownParser().parse(Document(text=text)))) <= 100


@pytest.mark.parametrize(
    "text",
    ["[[" * 30_000, "*a" * 30_000, "|-" * 30_000, "# " * 30_000, "_a" * 30_000, "\n---" * 15_000],
    ids=lambda text: text[:4].strip(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Bidding and reading take seconds for a text of nothing but one mark."""

    def run() -> None:
        MarkdownParser().sniff(Head(text=text))
        assert len(list(MarkdownParser().parse(Document(text=text)))) <= 2

    assert seconds_of(run, enough=5) <= 5


@pytest.mark.shared
def test_samples_are_read(shared: Path) -> None:
    """Every sample beside the repository gives one draft with a text."""
    for path in sorted((shared / "samples" / "markdown-frontmatter").iterdir()):
        data = path.read_bytes()
        text = data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8").replace("\r\n", "\n")
        assert draft(text).body
