"""Lines that say who wrote when and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.testing.clock import seconds_of
from intelnews.text.credits import read_credits


def said(
    line: str, *, bare_names: bool = False
) -> tuple[str | None, list[str], list[str], list[str]] | None:
    """Return byline, dates, later dates and houses of a line."""
    found = read_credits(line, bare_names=bare_names)
    if found is None:
        return None
    return (
        found.byline and found.byline.cut(line),
        [span.cut(line) for span in found.published],
        [span.cut(line) for span in found.updated],
        [span.cut(line) for span in found.houses],
    )


@pytest.mark.parametrize(
    ("line", "byline", "dates", "updates"),
    [
        ("By ANNA KRAL and Jan Ott", "By ANNA KRAL and Jan Ott", [], []),
        ("By Anna Kral in Port Ansel", "By Anna Kral in Port Ansel", [], []),
        ("By a staff reporter", "By a staff reporter", [], []),
        ("By Anna Kral | 22 May 2019", "By Anna Kral", ["22 May 2019"], []),
        ("May 22, 2019", None, ["May 22, 2019"], []),
        ("May 2019", None, ["May 2019"], []),
        ("05/06/2019", None, ["05/06/2019"], []),
        ("Mar 2, 2019 | Anna Kral", "Anna Kral", ["Mar 2, 2019"], []),
        (
            "Published: May 22, 2019 | Updated: May 23, 2019",
            None,
            ["May 22, 2019"],
            ["May 23, 2019"],
        ),
        ("Stand: 22.05.2019, 10:33 Uhr", None, ["22.05.2019, 10:33 Uhr"], []),
        ("Aktualisiert am 22. Mai 2019", None, [], ["22. Mai 2019"]),
        ("Von Anna Kral, 22. Mai 2019", "Von Anna Kral", ["22. Mai 2019"], []),
        ("Par Anna Kral, publié le 22 mai 2019", "Par Anna Kral", ["le 22 mai 2019"], []),
        ("Por Anna Kral — 22 de mayo de 2019", "Por Anna Kral", ["22 de mayo de 2019"], []),
        ("Aggiornato il 22 maggio 2019", None, [], ["22 maggio 2019"]),
        ("Door Anna Kral", "Door Anna Kral", [], []),
        ("Uppdaterad 22 maj 2019", None, [], ["22 maj 2019"]),
        ("Opublikowano: 22 maja 2019, godz. 10:33", None, ["22 maja 2019"], []),
        ("Обновлено: 22.05.2019", None, [], ["22.05.2019"]),
        ("Анна Крал, 22 мая 2019", "Анна Крал", ["22 мая 2019"], []),
        ("Julkaistu 22.5.2019", None, ["22.5.2019"], []),
        ("Yazan: Anna Kral", "Yazan: Anna Kral", [], []),
        ("Napsala Anna Kralová", "Napsala Anna Kralová", [], []),
        ("Anna Kral, 22 May 2019, Jan Ott", "Anna Kral", ["22 May 2019"], []),
    ],
)
def test_credits(line: str, byline: str | None, dates: list[str], updates: list[str]) -> None:
    """Bylines and dates are told apart in any order, and so are dates of updates."""
    assert (byline, dates, updates, []) == said(line)


@pytest.mark.parametrize(
    ("line", "houses"),
    [
        ("Port Ansel, 22 May 2019", ["Port Ansel"]),
        ("Reuters, May 22, 2019", ["Reuters"]),
        ("The Freedonia Times, 22 May 2019, p. 4", ["The Freedonia Times", "p. 4"]),
        ("Anna Kral, Foreign Correspondent, 22 May 2019", ["Foreign Correspondent"]),
        ("By ANNA KRAL | coast.example |", ["coast.example"]),
    ],
)
def test_houses(line: str, houses: list[str]) -> None:
    """Newsrooms, places and pages may stand beside a date."""
    found = said(line)
    assert found is not None
    assert houses == found[3]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, 22 May 2019, it was open",
        "Budget vote set for 22 May 2019",
        "Storm hits Port Ansel, 22 May 2019",
        "22 May 2019 was a good day for sailors",
        "2019",
        "Ansel 2019",
        "10:33",
        "Harbour reopens",
        "By the sea.",
        "",
        "By ANNA KRAL | coast.example | The port is open.",
        "By Anna Kral, " * 20,
    ],
)
def test_what_is_text(line: str) -> None:
    """A line that says anything else is no line of credits."""
    assert said(line, bare_names=True) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna Kral", True),
        ("Anna Kral and Jan Ott", True),
        ("Anna Kral, Staff Writer", True),
        ("Anna Kral, Jan Ott", True),
        ("Dear Friends,", False),
        ("Port Ansel", False),
        ("Staff Writer", False),
        ("—", False),
    ],
)
def test_bare_names(line: str, expected: bool) -> None:
    """A name alone is a byline only where the caller expects one."""
    assert read_credits(line) is None
    assert expected == (said(line, bare_names=True) is not None)


@given(st.text(alphabet="Anna Krl,|.-22 May 2019:by()", max_size=80))
def test_spans_lie_in_the_line(line: str) -> None:
    """No line raises, and what is found stands in it."""
    found = read_credits(line, bare_names=True)
    if found is not None:
        for span in (found.byline, *found.published, *found.updated, *found.houses):
            assert span is None or span.cut(line).strip()


def test_long_lines_are_no_credits() -> None:
    """A line of five million characters is not even looked at."""
    line = "By Anna Kral " * 400_000
    assert read_credits(line) is None
    assert seconds_of(lambda: read_credits(line), enough=1) <= 1
