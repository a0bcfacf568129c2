"""The lines around a story of an agency or a press office."""

from __future__ import annotations

import pytest

from intelnews.testing.clock import seconds_of
from intelnews.text.wire import (
    Notice,
    is_wire_header,
    read_agency,
    read_notice,
    read_time_stamp,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fra042 4 i 211 abc   fra 061", True),
        ("Freedonia-ports/", True),
        ("American Football/NFL/", True),
        ("BC-FRA--Port Strike,420", True),
        ("BC-EU-Freedonia-Ports, 1st Ld-Writethru", True),
        ("EU-Freedonia talks fail, envoys say", False),
        ("FREEDONIA-PORTS/ANSEL (UPDATE 2)", True),
        ("URGENT", True),
        ("(Adds quotes, background)", True),
        ("(Achtung)", True),
        ("FOR IMMEDIATE RELEASE", True),
        ("Press release", True),
        ("EMBARGOED UNTIL 22 MAY 2019", True),
        ("Harbour reopens", False),
        ("Press releases are dying", False),
        ("Embargo on Freedonia lifted", False),
        ("(The port is open.)", False),
        ("x" * 400, False),
    ],
)
def test_headers(line: str, expected: bool) -> None:
    """Message numbers, keywords, urgency and versions stand above a headline."""
    assert expected == is_wire_header(line)


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("-30-", Notice.END),
        ("ENDS", Notice.END),
        ("- ENDS -", Notice.END),
        ("###", Notice.END),
        ("# # #", Notice.END),
        ("(END)", Notice.END),
        ("nnnn", None),
        ("NNNN", Notice.END),
        ("30", None),
        ("Ends", None),
        ("Notes to editors:", Notice.ASIDE),
        ("## Note to editors", Notice.ASIDE),
        ("The following information is not for publication", Notice.ASIDE),
        ("Media contact:", Notice.ASIDE),
        ("Media contacts were seized", None),
        ("© 2019 Harbour Watch", Notice.COPYRIGHT),
        ("Copyright 2019 by the harbour office", Notice.COPYRIGHT),
        ("Harbour Watch. All rights reserved.", Notice.COPYRIGHT),
        ("(c) he said", None),
        ("(Reporting by Anna Kral)", Notice.CREDITS),
        ("- Editing by: Jan Ott", Notice.CREDITS),
        ("Redaktion: Jan Ott", Notice.CREDITS),
        ("Reporting from the port is hard.", None),
        ("The port is open.", None),
        ("copyright " * 100, None),
    ],
)
def test_notices(line: str, notice: Notice | None) -> None:
    """Each line below a story is there for something, or is a part of it."""
    assert notice is read_notice(line)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("131137 GMT Nov 13", "2013-11-13T11:37+00:00"),
        ("211259 Nov 18", "2018-11-21T12:59"),
        ("010000 GMT Jan 99", "1999-01-01T00:00+00:00"),
        ("321137 GMT Nov 13", None),
        ("Nov 13", None),
    ],
)
def test_time_stamps(line: str, moment: str | None) -> None:
    """The stamp gives day, time and year, and keeps its words."""
    found = read_time_stamp(line)
    assert moment == (None if found is None else str(found))
    assert found is None or line == found.raw


def test_agencies() -> None:
    """An agency may open a text without a place."""
    assert (None, "Agency") == read_agency("(Agency) - The port is open.")
    assert ("Brod", "fra") == read_agency("Brod (fra) -- The port is open.")
    assert read_agency("(The port) is open.") is None


@pytest.mark.parametrize("line", ["a/" * 200_000, "AB-" * 200_000, "(" * 400_000, "A-" * 140])
def test_hostile_lines_take_no_time(line: str) -> None:
    """No line makes the patterns try for long."""
    assert not is_wire_header(line)
    assert read_notice(line) is None
    assert seconds_of(lambda: (is_wire_header(line), read_notice(line)), enough=1) <= 1
