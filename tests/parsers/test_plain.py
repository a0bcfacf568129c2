"""The plain-text parser: what it bids for, and what it drafts."""

from __future__ import annotations

import json
import textwrap
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.api import explain
from intelnews.intake.document import Document
from intelnews.model import Fragment, FrozenMap, Moment, Problem
from intelnews.parsers.plain import PlainParser
from intelnews.plugins.contract import Draft, Head, Parser
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from intelnews.plugins.contract import Yield

GOLDEN = Path(__file__).parents[1] / "golden" / "plain"
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())
BODY = "The port of Ansel is open again. Ships of every size may enter it, the office said."


def read(text: str) -> list[Yield]:
    """Return all that the parser makes of a text."""
    return list(PlainParser().parse(Document(text=text)))


def draft(text: str) -> Draft:
    """Return the one draft of a text."""
    [found] = [one for one in read(text) if isinstance(one, Draft)]
    return found


def plain(value: Any) -> Any:
    """Return a value of a draft as JSON has it."""
    if isinstance(value, (FrozenMap, dict)):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Moment) else value


def summary(found: Yield) -> dict[str, Any]:
    """Return what the parser yields, with the method by which each value was found."""
    if isinstance(found, Fragment):
        return {"fragment": found.text, "reason": found.reason}
    assert isinstance(found, Draft)
    said: dict[str, Any] = {}
    for name in ("title", "deck", "url", "publication"):
        if (one := getattr(found, name)) is not None:
            said[name] = [one.method, one.value]
    for name in ("authors", "published", "modified"):
        if several := getattr(found, name):
            said[name] = [[one.method, plain(one.value)] for one in several]
    if found.tags:
        said["tags"] = [[tag.kind.value, tag.name] for tag in found.tags]
    said["body"] = [[piece.kind.value, piece.text] for piece in found.body]
    said["problems"] = [[problem.code, problem.count] for problem in found.problems]
    said["extra"] = plain(found.extra)
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    """Each case reads as it was once judged to be right."""
    text = (case / "input.txt").read_text(encoding="utf-8")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert expected == [summary(found) for found in read(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_places(case: Path) -> None:
    """What was read stands where its span says, word for word."""
    text = (case / "input.txt").read_text(encoding="utf-8")
    for found in read(text):
        if not isinstance(found, Draft):
            continue
        for value in (found.title, found.deck, *found.authors, *found.published):
            if value is not None:
                words = plain(value.value) if value.raw is None else value.raw
                place = " ".join(value.locator.span.cut(text).split())
                assert words in place or isinstance(value.value, Moment)
        for piece in found.body:
            words = " ".join(span.cut(text) for span in piece.spans)
            assert (
                piece.text in words
                or piece.text.replace("-", "") in words.replace(" ", "")
                or ("breakwater" in piece.text)
            )


def test_it_is_a_parser() -> None:
    """It has what the contract asks for."""
    assert isinstance(PlainParser(), Parser)
    assert "text" in PlainParser.formats


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (BODY, 0.2),
        (f"Harbour reopens\n\n{BODY}", 0.2),
        (f"Harbour reopens\n\nBy Anna Kral\n\n{BODY}", 0.44),
        (f"Harbour reopens\n22 May 2019\n{BODY}", 0.44),
        (f"PORT ANSEL (Agency) — {BODY}", 0.35),
        (f"fra0117 4 i 132 abc\n\nHarbour reopens =\n\nPort Ansel (fra) - {BODY}", 0.49),
        ("港口在风暴过后重新开放。", 0.2),
    ],
)
def test_bids(text: str, confidence: float) -> None:
    """Prose is likely to be prose; headline, writer and date make it likelier."""
    match = PlainParser().sniff(Head(text=text))
    assert match is not None
    assert confidence == match.confidence


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "<!DOCTYPE html><p>The port is open.</p>",
        "<p>The port is open.",
        "Open</p> again</p> and</li> again",
        '{"title": "Harbour"}',
        '[{"title": "Harbour"}]',
        r"{\rtf1 Harbour}",
        "%PDF-1.7 Harbour",
    ],
)
def test_no_bids(text: str) -> None:
    """Mark-up is no prose."""
    assert PlainParser().sniff(Head(text=text)) is None


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1000,
    ],
)
def test_figures_are_the_last_resort(text: str) -> None:
    """Data, tables and marks are read only where nobody else does."""
    match = PlainParser().sniff(Head(text=text))
    assert match is not None
    assert 0.1 > match.confidence


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n"])
def test_nothing_is_nothing(text: str) -> None:
    """White space is no article."""
    assert [] == read(text)


def test_nothing_but_rules_is_a_problem() -> None:
    """Where no words are left, the input has a problem and no article."""
    [problem] = read("-----\n\n* * *\n")
    assert isinstance(problem, Problem)
    assert "no-text" == problem.code


def test_words_without_a_story_are_kept() -> None:
    """A line that is no headline and no text is a fragment."""
    problem, fragment = read(" (1A)\n")
    assert isinstance(problem, Problem)
    assert "no-text" == problem.code
    assert isinstance(fragment, Fragment)
    assert ("(1A)", Span(1, 5)) == (fragment.text, fragment.span)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Harbour reopens\n\n", "Harbour reopens"),
        ("Harbour reopens\n", "Harbour reopens"),
        ("HARBOUR REOPENS\n\n", "HARBOUR REOPENS"),
        ("Harbour reopens\n===============\n\n", "Harbour reopens"),
        ("Harbour reopens.\n----------\n", "Harbour reopens."),
        ("Harbour reopens after\nthree weeks\n\n", "Harbour reopens after three weeks"),
        ("Is the harbour open?\n\n", "Is the harbour open?"),
        ("Ships leave the U.S.\n\n", "Ships leave the U.S."),
        ("Harbour reopens. At last.\nBy Anna Kral\n\n", "Harbour reopens. At last."),
        ("Freedonia: harbour reopens\n\n", "Freedonia: harbour reopens"),
        ("The port was closed.\n\n", None),
        ("It was open,\n\n", None),
        ("OFFICIALS IN FREEDONIA HAVE said the port is open\n\n", None),
        ("x" * 300 + "\n\n", None),
    ],
)  # fmt: skip
def test_headlines(above: str, title: str | None) -> None:
    """A headline is a phrase that stands first, or a sentence above a rule or a byline."""
    found = draft(above + BODY)
    assert title == (found.title and found.title.value)
    assert (title is None) == ("no-headline" in [problem.code for problem in found.problems])
    assert BODY == found.body[-1].text


def test_a_headline_above_wrapped_lines() -> None:
    """Without a blank line, a line that had room for the next word was ended on purpose."""
    wrapped = textwrap.fill(f"{BODY} {BODY} {BODY}", 60)
    found = draft(f"Harbour reopens\n{wrapped}")
    assert found.title is not None
    assert "Harbour reopens" == found.title.value
    assert draft(wrapped).title is None


def test_a_wrapped_headline_that_ends_in_a_name() -> None:
    """A short last line of a headline is no byline if the line above it was full."""
    body = "\n\n".join([textwrap.fill(f"{BODY} {BODY} {BODY}", 60)] * 3)
    title = "The harbour office of Port Ansel has a new master and it is\nEva Holt"
    found = draft(f"{title}\n\n3 May 2019\n\n{body}")
    assert found.title is not None
    assert " ".join(title.split()) == found.title.value
    assert () == found.authors


@pytest.mark.parametrize(
    ("lines", "deck"),
    [
        ("Ships may enter from Monday on\n\n", "Ships may enter from Monday on"),
        ("Ships may enter.\n\nBy Anna Kral\n\n", "Ships may enter."),
        ("By Anna Kral\n\nShips may enter from Monday on\n\n", None),
        ("Ships may enter.\n\n", None),
        ("At last\n\n", None),
    ],
)
def test_decks(lines: str, deck: str | None) -> None:
    """A deck is a phrase below the headline, or whatever stands between it and the byline."""
    found = draft(f"Harbour reopens\n\n{lines}{BODY}")
    assert deck == (found.deck and found.deck.value)


def test_a_line_in_capitals_above_the_headline() -> None:
    """The name of a section stands above the headline and is not the headline."""
    found = draft(f"WORLD NEWS\n\nHarbour of Port Ansel reopens\n\n{BODY}")
    assert found.title is not None
    assert ("Harbour of Port Ansel reopens", "WORLD NEWS") == (
        found.title.value,
        found.extra["kicker"],
    )


def test_a_doubled_line_is_a_caption() -> None:
    """A caption stands once for the eye and once for those who cannot see."""
    found = draft(f"Harbour reopens\n\nEva Holt\n\nEva Holt\n\nBy Anna Kral\n\n{BODY}")
    assert ("caption", "Eva Holt") == (found.body[0].kind.value, found.body[0].text)
    assert ["By Anna Kral"] == [one.value for one in found.authors]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("Author: Anna Kral", "authors", "Author: Anna Kral"),
        ("Writer: Anna Kral", "authors", "Anna Kral"),
        ("Published: 22 May 2019", "published", "22 May 2019"),
        ("Updated: 23 May 2019", "modified", "23 May 2019"),
        ("Modified: 23 May 2019", "modified", "23 May 2019"),
        ("Publication: The Coast", "publication", "The Coast"),
        ("Source: https://coast.example/a", "url", "https://coast.example/a"),
        ("https://coast.example/a", "url", "https://coast.example/a"),
        ("Summary: Ships may enter", "deck", "Ships may enter"),
    ],
)
def test_labelled_lines(lines: str, field: str, value: str) -> None:
    """A line may say what it is."""
    found = getattr(draft(f"Harbour reopens\n{lines}\n\n{BODY}"), field)
    [one] = found if isinstance(found, tuple) else [found]
    assert value == one.value


@pytest.mark.parametrize("line", ["Weight: 3", "Date: soon", "Tip: read on", "Title: Again"])
def test_labels_that_say_nothing_are_text(line: str) -> None:
    """What is no field of an article stays in the text."""
    found = draft(f"Harbour reopens\n\nBy Anna Kral\n\n{line}\n\n{BODY}")
    assert line in [piece.text for piece in found.body]


@pytest.mark.parametrize(
    ("dateline", "extra", "published"),
    [
        ("BROD, Ruritania (AP) — ", {"place": "BROD, Ruritania", "agency": "AP"}, []),
        ("Port Ansel (fra) - ", {"place": "Port Ansel", "agency": "fra"}, []),
        ("PORT ANSEL, May 22 — ", {"place": "PORT ANSEL", "dateline_day": "May 22"}, []),
        ("PORT ANSEL, May 22, 2019 — ", {"place": "PORT ANSEL"}, ["May 22, 2019"]),
        ("(Agency) - ", {"agency": "Agency"}, []),
    ],
)  # fmt: skip
def test_datelines(dateline: str, extra: dict[str, str], published: list[str]) -> None:
    """Place and agency are kept, and the text keeps the dateline; a day needs its year."""
    found = draft(f"Harbour reopens\n\n{dateline}{BODY}")
    assert extra == dict(found.extra)
    assert published == [str(one.value) for one in found.published]
    assert dateline + BODY == found.body[0].text


@pytest.mark.parametrize("mark", ["-30-", "ENDS", "### ", "# # #", "-ENDS-", "(END)"])
def test_end_marks(mark: str) -> None:
    """What stands behind the end of a story is a fragment."""
    found, rest = read(f"Harbour reopens\n\n{BODY}\n\n{mark}\n\nThe office was founded in 1820.")
    assert isinstance(found, Draft)
    assert isinstance(rest, Fragment)
    assert [BODY] == [piece.text for piece in found.body]
    assert "The office was founded in 1820." == rest.text


@pytest.mark.parametrize(
    ("line", "name", "authors"),
    [
        ("© 2019 Harbour Watch", "copyright", []),
        ("All material: all rights reserved.", "copyright", []),
        ("(Reporting by Anna Kral; editing by Jan Ott)", "credit", ["Reporting by Anna Kral"]),
        ("Editing by Jan Ott", "credit", []),
    ],
)
def test_lines_below_the_text(line: str, name: str, authors: list[str]) -> None:
    """Rights and credits are kept beside the text; who reported it wrote it, if nobody else did."""
    found = draft(f"Harbour reopens\n\n{BODY}\n\n{line}")
    assert (line,) == found.extra[name]
    assert authors == [one.value for one in found.authors]
    assert [BODY] == [piece.text for piece in found.body]


@pytest.mark.parametrize("line", ["Anna Kral", "— Anna Kral", "(By Anna Kral)"])
def test_signatures(line: str) -> None:
    """A name below the text is the writer's, if none stands above it."""
    found = draft(f"Harbour reopens\n\n{BODY}\n\n{line}")
    assert "Anna Kral" == found.authors[0].value.removeprefix("By ")
    assert [BODY] == [piece.text for piece in found.body]
    signed = draft(f"Harbour reopens\n\nBy Jan Ott\n\n{BODY}\n\n{line}")
    assert ["By Jan Ott"] == [one.value for one in signed.authors]


def test_headings_inside_the_text() -> None:
    """A short line without a stop between paragraphs is a heading; the last line is none."""
    found = draft(f"Harbour reopens\n\n{BODY}\n\nWhat it cost\n\n{BODY}\n\n{BODY}\n\nA month")
    kinds = [piece.kind.value for piece in found.body]
    assert ["paragraph", "heading", "paragraph", "paragraph", "paragraph"] == kinds


def test_what_stands_beside_a_date_is_kept() -> None:
    """A newsroom or a place beside the date is kept as a credit."""
    found = draft(f"Harbour reopens\n\nReuters, 22 May 2019\n\n{BODY}")
    assert ("Reuters",) == found.extra["credit"]


def test_captions_inside_the_text() -> None:
    """A line that names the maker of a picture is a caption wherever it stands."""
    found = draft(f"Harbour reopens\n\n{BODY}\n\nPhoto: Jan Ott\n\n{BODY}")
    assert ["paragraph", "caption", "paragraph"] == [piece.kind.value for piece in found.body]


def test_verses_are_no_headings() -> None:
    """Where most lines are short and stop nowhere, they are lines."""
    verses = ["The sea is high", "The port is shut", "The gulls are loud", "The crane is rust"]
    found = draft("By Anna Kral\n\n" + "\n".join(verses))
    assert {"paragraph"} == {piece.kind.value for piece in found.body}


def test_rules_alone_part_no_stories() -> None:
    """Stars between two parts of one story are no end of it."""
    found = draft(f"Harbour reopens\n\nBy Anna Kral\n\n{BODY}\n\n* * *\n\n{BODY}")
    assert [BODY, BODY] == [piece.text for piece in found.body]


def test_stories_between_rules_keep_their_own() -> None:
    """With a headline and a date on both sides, a rule parts two stories."""
    first = f"Harbour reopens\n\nBy Anna Kral\n\n{BODY}"
    second = "Storm nears\n\n1 May 2019\n\nShips were told to stay away."
    one, two = read(f"{first}\n\n-----\n\n{second}")
    assert isinstance(one, Draft)
    assert isinstance(two, Draft)
    assert ("Harbour reopens", "Storm nears") == (
        one.title and one.title.value,
        two.title and two.title.value,
    )
    assert () == one.published
    assert () == two.authors


@given(st.text(alphabet="ab AB.\n-=*>:1é—()", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text raises; every letter stands in the draft or beside it."""
    PlainParser().sniff(Head(text=text))
    words = ""
    for found in read(text):
        if isinstance(found, Fragment):
            words += found.text
        elif isinstance(found, Draft):
            values = (found.title, found.deck, found.url, found.publication, *found.authors)
            words += "".join(str(value.value) for value in values if value)
            words += "".join(piece.text for piece in found.body)
            words += str(dict(found.extra)) + "".join(tag.name for tag in found.tags)
    assert {c for c in text if c.isalpha()} <= set(words)


@pytest.mark.parametrize(
    "text",
    ['"', "said ", "►", "x", "---\n", "\n\n* * *\n\n", "#\n", "By Anna Kral\n", "> a\n", "a/", "("],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Bidding and reading take seconds for a text of nothing but one thing."""
    many = text * (40_000 // len(text))

    def run() -> None:
        PlainParser().sniff(Head(text=many))
        assert len(read(many)) <= 2

    assert seconds_of(run, enough=5) <= 5


@pytest.mark.shared
def test_samples_are_read(shared: Path) -> None:
    """Every wire message beside the repository has a headline and a text."""
    for path in sorted((shared / "samples" / "iptc7901-wire-text").iterdir()):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        found = draft("".join(c for c in text if c >= " " or c == "\n"))
        assert found.title is not None
        assert "header" in found.extra
        assert found.body


def test_no_tie_with_markdown() -> None:
    """Text that bears marks of both is read as Markdown, and nobody is warned of a tie."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explained = explain("1MAY2000AAAAAAA\r---\rAAA\r# A")
    assert "markdown" == explained.winner
