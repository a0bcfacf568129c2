"""Bylines in their many forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields import bylines
from intelnews.fields.bylines import parse_byline
from intelnews.fields.persons import could_be_name
from intelnews.folding import squeeze
from intelnews.model import Author
from intelnews.testing.clock import seconds_of

GOLD = Path(__file__).resolve().parents[2] / "../shared/html/gold.jsonl"
ANNA, JAN, CARL = (Author(name=name) for name in ("Anna Kral", "Jan Ott", "Carl Lum"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Anna Kral, Jan Ott and Carl Lum in Geneva", [ANNA, JAN, CARL]),
        ("BY ANNA KRAL AND JAN OTT", [ANNA, JAN]),
        ("By Anna Kral, Jan Ott, AND CARL LUM", [ANNA, JAN, CARL]),
        ("ByANNA KRAL", [ANNA]),
        ("By A. KRAL and J. OTT | |", [Author(name="A. Kral"), Author(name="J. Ott")]),
        ("Anna Kral & Jan Ott", [ANNA, JAN]),
        ("Anna Kral with Jan Ott", [ANNA, JAN]),
        ("Anna Kral; Jan Ott", [ANNA, JAN]),
        ("A. KRAL / J. OTT", [Author(name="A. Kral"), Author(name="J. Ott")]),
        ("By Anna Kral\nand Jan Ott", [ANNA, JAN]),
        ("Von Anna Kral und Jan Ott", [ANNA, JAN]),
        ("Por Anna Kral y Jan Ott", [ANNA, JAN]),
        ("Par Anna Kral et Jan Ott, à Genève", [ANNA, JAN]),
        ("От Анна Крал и Ян Отт", [Author(name="Анна Крал"), Author(name="Ян Отт")]),
        ("José Ortega y Gasset", [Author(name="José Ortega y Gasset")]),
        ("By Anna Kral and Anna Kral", [ANNA]),
        ("Reporting by Anna Kral in Geneva and Jan Ott in Paris; Editing by Carl Lum", [ANNA, JAN]),
        ("by anna kral", [ANNA]),
        ("记者：孔德明", [Author(name="孔德明")]),
        ("By Anna Kral and Staff", [ANNA]),
        ("By Staff and Anna Kral", [ANNA]),
        ("By Anna Kral, 34", [ANNA]),
        ("Anna Kral, New Ansel", [ANNA]),
        ("Anna Kral (Geneva) and Jan Ott (Paris)", [ANNA, JAN]),
        ("By Anna Kral | Harbour Notes", [ANNA]),
        ("Anna Kral — 28 August 2018", [ANNA]),
        ("Posted on May 22, 2019 by Anna Kral", [ANNA]),
        ("Anna Kral, PhD, and Jan Ott", [ANNA, JAN]),
        ("Havel Kral, aboard the Sylvania", [Author(name="Havel Kral")]),
    ],
)
def test_names(text: str, expected: list[Author]) -> None:
    """All persons of a byline are named, in its order, and nobody else."""
    assert tuple(expected) == parse_byline(text)


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("By ANNA KRAL | portNews.example |", None, "portNews.example"),
        ("By Anna Kral | portNews |", None, "portNews"),
        ("By Anna Kral, Foreign Correspondent", "Foreign Correspondent", None),
        ("ANNA KRAL, FOREIGN CORRESPONDENT", "Foreign Correspondent", None),
        ("Anna Kral, diplomatic editor", "diplomatic editor", None),
        ("Foreign Correspondent Anna Kral", "Foreign Correspondent", None),
        ("ANNA KRAL Staff Writer", "Staff Writer", None),
        ("Anna Kral AP Business Writer", "AP Business Writer", None),
        ("By Anna Kral, Associated Press", None, "Associated Press"),
        ("By Anna Kral, The Port Ansel Union", None, "The Port Ansel Union"),
        ("By Anna Kral, Reuters in Geneva", None, "Reuters"),
        ("Anna Kral/AFP", None, "AFP"),
        ("By Anna Kral with AFP", None, "AFP"),
        ("Anna Kral (AP)", None, "AP"),
        ("By Anna Kral for The Port Courier", None, "The Port Courier"),
        ("By Anna Kral Special to the Port Courier", None, "the Port Courier"),
        ("Anna Kral, editor, Port Courier", "editor", "Port Courier"),
        ("Anna Kral, editor, columnist", "editor", None),
        ("Anna Kral, Staff", None, None),
        ("Anna Kral, the mother of three", None, None),
        ("Anna Kral, professor of old law at the old school of Ansel", None, None),
        ("Prof. Anna Kral, Port Ansel University", "Prof.", "Port Ansel University"),
    ],
)
def test_what_stands_beside_the_name(text: str, role: str | None, affiliation: str | None) -> None:
    """Roles and houses go to the person beside whom they stand."""
    assert (Author(name="Anna Kral", role=role, affiliation=affiliation),) == parse_byline(text)


def test_a_house_between_names_belongs_to_the_one_before() -> None:
    """Each person keeps the house that follows the name."""
    expected = (
        Author(name="Anna Kral", affiliation="The Associated Press"),
        Author(name="Jan Ott", affiliation="Reuters"),
    )
    assert expected == parse_byline("By Anna Kral, The Associated Press and Jan Ott, Reuters")


@pytest.mark.parametrize(
    "text",
    [
        "Kral, Anna; Ott, Jan",
        "Kral, Anna and Ott, Jan",
        "KRAL, ANNA; OTT, JAN",
        "Kral, Anna;; Ott, Jan;",
    ],
)
def test_inverted_lists(text: str) -> None:
    """Family names first, in the ways that catalogues print them."""
    expected = (
        Author(name="Anna Kral", given="Anna", family="Kral"),
        Author(name="Jan Ott", given="Jan", family="Ott"),
    )
    assert expected == parse_byline(text)


def test_lists_of_initials_and_double_families() -> None:
    """Names of papers in journals, and families of two words among inverted names."""
    names = [
        [author.name for author in parse_byline(text)]
        for text in (
            "Kral, A., Ott, J., & Lum, C.",
            "García López, Ana; Ott, Jan",
            "Ana, B, Jan, C",
        )
    ]
    assert [["A. Kral", "J. Ott", "C. Lum"], ["Ana García López", "Jan Ott"]] == names[:2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " | ",
        "By",
        "By our correspondent",
        "Staff",
        "Staff Writer",
        "admin",
        "Editorial Board",
        "Agencies",
        "AP",
        "Reuters",
        "By AFP and Reuters",
        "portNews",
        "port.example",
        "KXAN",
        "Special to the Port Courier",
        "Web Team",
        "FR mit dpa",
        "Le Kral et AFP",
        "Last updated: May 22, 2019",
        "The port of Ansel reopened on Monday.",
        "By screening the film, the harbour made itself complicit, he said.",
        "Anna Kral, who wrote about the harbour for many years, said that it had closed.",
        "5 times Anna Kral went and the harbour never looked better in the morning",
        "Anna Kral updated " + "the harbour plan again " * 20,
        "Anna Kral " * 300,
    ],
)
def test_nobody_is_named(text: str) -> None:
    """Groups, agencies, sites and sentences name no author."""
    assert () == parse_byline(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("harbourwatch", "harbourwatch"), ("by Aureliana", "Aureliana"), ("MADONNA", "Madonna")],
)
def test_pen_names(text: str, name: str) -> None:
    """One word that is the whole byline is the name somebody writes under."""
    assert (Author(name=name),) == parse_byline(text)


WORDS = [
    "By",
    "and",
    "with",
    "for",
    "in",
    "the",
    "Anna",
    "KRAL",
    "Ott",
    "editor",
    "AFP",
    "A.",
    "Dr.",
]
PIECES = st.sampled_from([*",;|/&()[]:@.-\n", "[[", "]]", "28 August 2018", *WORDS])


@given(st.lists(PIECES, max_size=15).map(" ".join) | st.text(max_size=120))
def test_nothing_is_ever_raised(text: str) -> None:
    """Any text gives authors of distinct names, none of them a word of the list's grammar."""
    names = [author.name for author in parse_byline(text)]
    assert len(names) == len({name.lower() for name in names})
    assert not {"and", "with", "by"} & {word.lower() for name in names for word in name.split()}


NAMES = st.sampled_from(["Anna Kral", "Jan Ott", "Carl Lum", "Maria de la Cruz", "Sean O'Brien"])


@given(st.lists(NAMES, min_size=1, unique=True), st.booleans())
def test_lists_are_read_back(names: list[str], capitals: bool) -> None:
    """A list printed in the usual way names exactly its members."""
    *most, last = names
    printed = f"By {', '.join(most)} and {last}" if most else f"By {last}"
    authors = parse_byline(printed.upper() if capitals else printed)
    assert names == [author.name for author in authors]


@pytest.mark.parametrize(
    "unit", ['"', "said ", "►", "By ", "A. ", ", ", "(", "[[", "x@", "and ", "1 "]
)
def test_hostile_text_ends_at_once(unit: str) -> None:
    """A megabyte is no byline, and the longest text that is read is read quickly."""
    texts = [unit * (size // len(unit)) for size in (1_000_000, 2_000)]
    texts.append(("2018 " + unit * 2_000)[:2_000])

    def run() -> None:
        bylines._parse.cache_clear()
        for text in texts:
            parse_byline(text)

    assert seconds_of(run, enough=2) <= 2


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="the annotated pages are not here")
def test_annotated_names_are_given_back() -> None:
    """Of the authors of annotated pages that are names of one person, nearly all come back."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    fields = {name for row in rows for name in row["gold"].get("authors", ())}
    names = sorted(squeeze(name) for name in fields if could_be_name(squeeze(name)))
    same = [n for n in names if [n.lower()] == [a.name.lower() for a in parse_byline(n)]]
    # 532 of 536 when this was written; the others lose their "Dr." or are two persons
    assert len(same) >= 0.99 * len(names)
    assert len(names) >= 500
