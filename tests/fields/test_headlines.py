"""What headlines say about their articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.headlines import kind_of_headline, series_of_headline
from intelnews.model import ArticleKind
from intelnews.testing.clock import seconds_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Analysis: Why the harbour closed", "analysis"),
        ("News analysis – Why the harbour closed", "analysis"),
        ("Why the harbour closed – analysis", "analysis"),
        ("Análisis: El puerto", "analysis"),
        ("Comment: The harbour must open", "opinion"),
        ("Opinion | The harbour must open", "opinion"),
        ("Op-ed: The harbour must open", "opinion"),
        ("Kommentar: Der Hafen", "opinion"),
        ("[Update] Harbour closed", "update"),
        ("UPDATE 2-Harbour closed", "update"),
        ("Harbour closed (UPDATED)", "update"),
        ("BREAKING NEWS: Harbour closed", "breaking"),
        ("Breaking: Harbour closed", "breaking"),
        ("Срочно: порт закрыт", "breaking"),
        ("Interview: The harbour master", "interview"),
        ("An interview with the harbour master", "interview"),
        ("Q&A: The harbour master", "interview"),
        ("Book review of Harbour Lights by Anna Kral", "review"),
        ("Book review: Harbour Lights", "review"),
        ("Review: Harbour Lights", "review"),
        ("Year in review: The biggest harbour stories of 2012, part I", "year in review"),
        ("The 10 Biggest Harbour Stories of 2012", "year in review"),
        ("Top 10 harbours of 2019", "year in review"),
        ("2019 in review", "year in review"),
        ("Harbour news you may have missed #309 (storm edition)", "digest"),
        ("Harbour digest No. 12", "digest"),
        ("Weekly roundup: fires, floods", "digest"),
        ("News in brief", "digest"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    """Prefixes, suffixes and set phrases announce the kind of piece."""
    assert ArticleKind(kind) == kind_of_headline(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Harbour closed",
        "Harbour: the end",
        "Review of harbour law ordered",
        "The biggest storm of 2012 hits Freedonia",
        "Police round up suspects in harbour",
        "Ministers hold briefing on harbour",
        "Commentary by Anna Kral",
        "Harbour notes #12",
        "Analysis",
        "Comments: closed",
    ],
)
def test_plain_headlines_have_no_kind(title: str) -> None:
    """Words that stand in a sentence announce nothing."""
    assert kind_of_headline(title) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour notes #309", ("Harbour notes", "309")),
        ("Harbour notes #0005", ("Harbour notes", "0005")),
        ("Harbour notes #826 (storm edition)", ("Harbour notes", "826")),
        ("Harbour notes, No. 12: Fire", ("Harbour notes", "12")),
        ("Harbour notes No 12 – Fire", ("Harbour notes", "12")),
        (
            "Year in review: the stories of 2020, part I",
            ("Year in review: the stories of 2020", "I"),
        ),
        ("The fire (part two)", ("The fire", "two")),
        ("The fire, part 2 of 3", ("The fire", "2")),
        ("Harbour podcast, episode 12: The fire", ("Harbour podcast", "12")),
    ],
)
def test_series(title: str, expected: tuple[str, str]) -> None:
    """A numbered piece gives the name of its series and its number as written."""
    assert expected == series_of_headline(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "#12",
        "The No. 1 suspect",
        "We're #1 in harbours",
        "The part I love",
        "Harbour reopens in 2012",
        "Part of the harbour",
        "Casino 12",
    ],
)
def test_no_series(title: str) -> None:
    """A number inside a sentence, or without its mark, makes no series."""
    assert series_of_headline(title) is None


@given(st.text(max_size=80), st.integers(1, 99_999))
def test_any_name_with_a_number_is_a_series(name: str, number: int) -> None:
    """Nothing is raised, and a printed number is found again."""
    found = series_of_headline(f"{name} notes #{number}")
    assert found is not None
    assert str(number) == found[1]
    kind_of_headline(name)


@pytest.mark.parametrize("unit", ["#", "part ", "- ", "1 ", "top 10 ", "biggest ", "((", ": "])
def test_hostile_text_ends_at_once(unit: str) -> None:
    """A megabyte is read no further than the longest headline."""
    text = unit * (1_000_000 // len(unit))
    assert seconds_of(lambda: (kind_of_headline(text), series_of_headline(text)), enough=1) <= 1
