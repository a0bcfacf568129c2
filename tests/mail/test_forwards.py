"""Messages handed on inside the text of another."""

from __future__ import annotations

import pytest

from intelnews.mail.forwards import find_forward, own_subject

FIELDS = ["From: Anna Kral <a@example.org>", "Date: 22 May 2019", "Subject: Harbour"]


@pytest.mark.parametrize(
    ("marker", "fields"),
    [
        ("---------- Forwarded message ---------", FIELDS),
        ("-------- Original Message --------", ["", *FIELDS]),
        (
            "-------- Weitergeleitete Nachricht --------",
            ["Betreff: Hafen", "Datum: 1. Mai", "Von: A"],
        ),
        ("-------- Forwarded Message --------", ["Subject: | Harbour", "From: | Anna Kral"]),
        ("Begin forwarded message:", ["", "*From:* Anna Kral", "*Subject:* Harbour"]),
    ],
)
def test_markers_of_mail_programs(marker: str, fields: list[str]):
    """The line that says so, and the fields below it."""
    found = find_forward(["Above.", marker, *fields, "", "Open."])
    assert found is not None
    assert 1 == found.marker
    assert {"from", "subject"} <= found.fields.keys()
    assert 2 + len(fields) == found.text


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["---------- Forwarded message ---------"],
        ["---------- Forwarded message ---------", "The port is open.", "From: Anna"],
        ["---------- Forwarded message ---------", "To: Anna", "Date: 1 May 2019"],
        ["----- the end of it all -----", "Open."],
    ],
)
def test_rules_without_fields_are_none(lines: list[str]):
    """Without fields that name sender or subject nothing was forwarded."""
    assert find_forward(lines) is None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Fwd: Harbour", "Harbour"), ("WG: TR: Harbour", "Harbour"), ("Re: Harbour", "Re: Harbour"),
     ("Fwd:", "Fwd:"), ("Forward march", "Forward march")],
)  # fmt: skip
def test_subjects(subject: str, expected: str):
    """The marks of forwarding go, those of an answer stay."""
    assert expected == own_subject(subject)
