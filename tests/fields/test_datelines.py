"""Datelines at the beginning of reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.datelines import Dateline, match_dateline
from intelnews.model import Span
from intelnews.testing.clock import seconds_of

REST = "The harbour reopened."


@pytest.mark.parametrize(
    ("words", "place", "date", "agency"),
    [
        ("ANSELTON — ", "ANSELTON", None, None),
        ("ANSELTON—", "ANSELTON", None, None),
        ("ANSELTON - ", "ANSELTON", None, None),
        ("ANSELTON -- ", "ANSELTON", None, None),
        ("ANSELTON: ", "ANSELTON", None, None),
        ("NEW ANSEL: ", "NEW ANSEL", None, None),
        ("ANSELTON, Freedonia: ", "ANSELTON, Freedonia", None, None),
        ("PORT ANSEL, Freedonia (Agency) — ", "PORT ANSEL, Freedonia", None, "Agency"),
        ("PORT-AU-ANSEL, Freedonia (AP) — ", "PORT-AU-ANSEL, Freedonia", None, "AP"),
        ("ST. ANSEL, D.C. — ", "ST. ANSEL, D.C.", None, None),
        ("N'ANSEL, Freedonia — ", "N'ANSEL, Freedonia", None, None),
        ("SÃO ANSEL — ", "SÃO ANSEL", None, None),
        ("ANSELTON (Reuters) - ", "ANSELTON", None, "Reuters"),
        ("ANSELTON (AP) _ ", "ANSELTON", None, "AP"),
        ("ANSELTON, Jan. 5 — ", "ANSELTON", "Jan. 5", None),
        ("ANSELTON, Aug 28 (Reuters) - ", "ANSELTON", "Aug 28", "Reuters"),
        ("ANSELTON. Aug 28 (Interfax) - ", "ANSELTON", "Aug 28", "Interfax"),
        ("ANSELTON, 28 August 2018 – ", "ANSELTON", "28 August 2018", None),
        ("Anselton, 28 August 2018 – ", "Anselton", "28 August 2018", None),
        ("Anselton (dpa) - ", "Anselton", None, "dpa"),
        ("Port Ansel (tns/dpa) - ", "Port Ansel", None, "tns/dpa"),
        ("GENEVA/PARIS — ", "GENEVA/PARIS", None, None),
        ("BEIRUT and ANSEL — ", "BEIRUT and ANSEL", None, None),
        ("UN (AP) — ", "UN", None, "AP"),
    ],
)
def test_datelines(words: str, place: str, date: str | None, agency: str | None) -> None:
    """Place, day and agency are read, and the span ends where the report begins."""
    expected = Dateline(place=place, date=date, agency=agency, span=Span(0, len(words)))
    assert expected == match_dateline(words + REST)


def test_white_space_in_front_is_no_part_of_it() -> None:
    """The span begins at the place."""
    found = match_dateline(f"  ANSELTON — {REST}")
    assert found is not None
    assert Span(2, 13) == found.span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OFFICIALS IN FREEDONIA HAVE said that the harbour",
        "A FORMER ARMY COLONEL — who fled",
        "NATO — the alliance — said",
        "ROM — the city",
        "CIA - the agency",
        "NOTE: The harbour",
        "ANALYSIS: The harbour",
        "HARBOUR FIRE: The port",
        "PORT TIMES: The harbour",
        "Anna Kral (left) — who fled",
        "Anna Kral — who fled",
        "Anselton: the harbour",
        "The police (AP) — who fled",
        "ANSELTON, Foo 5 — the harbour",
        "(Reuters) - The harbour",
        "ANSELTON —",
        "ANSELTON -The harbour",
    ],
)
def test_no_datelines(text: str) -> None:
    """Leads in capitals, acronyms, labels and apposition are no datelines."""
    assert match_dateline(text) is None


@given(st.text(max_size=60) | st.text("AN, —-(:)/ 5.", max_size=40))
def test_nothing_is_ever_raised(text: str) -> None:
    """What is found stands in the text."""
    found = match_dateline(text)
    assert found is None or found.place in found.span.cut(text)


@pytest.mark.parametrize("unit", ["A", "A ", "AN. ", "A-", "A/", "(", " ", "A, ", "A and "])
def test_hostile_text_ends_at_once(unit: str) -> None:
    """Only the beginning of a text is looked at."""
    text = unit * (1_000_000 // len(unit))
    assert seconds_of(lambda: match_dateline(text), enough=1) <= 1
