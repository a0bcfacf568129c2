"""Who sent a message, and in whose name."""

from __future__ import annotations

import pytest

from intelnews.mail.letters import read_letter
from intelnews.mail.senders import read_sender


@pytest.mark.parametrize(
    ("fields", "writer", "house"),
    [
        ("From: Anna Kral <anna@example.org>", "Anna Kral", None),
        ('From: "Kral, Anna" <anna@example.org>', "Kral, Anna", None),
        ("From: Anna Kral", "Anna Kral", None),
        ("From: The Harbour Post <news@example.org>", None, "The Harbour Post"),
        ("From: Sylvania Watch <a@sylvaniawatch.example>", None, "Sylvania Watch"),
        ("From: News Alerts <alerts-noreply@example.org>", None, "News Alerts"),
        ("From: Anna <anna@example.org>", None, None),
        ("From: Ruhn <x@example.org>\nList-Unsubscribe: <https://a.example>", None, "Ruhn"),
        ("From: Anna Kral at The Harbour Post <a@example.org>", "Anna Kral", "The Harbour Post"),
        ("From: \"'Anna Kral' via Ports\" <p@example.org>", "Anna Kral", "Ports"),
        (
            "From: Anna Kral <a@b.example>\nList-Id: Port watchers <p.b.example>",
            "Anna Kral",
            "Port watchers",
        ),
        (
            "From: Port Watchers <a@b.example>\nList-Id: Port watchers <p.b.example>",
            None,
            "Port watchers",
        ),
        ("From: Anna Kral <a@b.example>\nList-Id: <annakral.b.example>", None, "Anna Kral"),
        ("From: Anna Kral <a@b.example>\nList-Id: 12345 <1.b.example>", "Anna Kral", None),
        ("From: a@b.example\nOrganization: Ministry of Ports", None, "Ministry of Ports"),
        ("From: a@b.example", None, None),
        ("From: " + "(" * 2000, None, None),
        ("Subject: x", None, None),
        ("From: x\nList-Id: <<>>", None, "x"),
    ],
)
def test_who(fields: str, writer: str | None, house: str | None):
    """A person, a newsroom, a list, or nobody that can be told."""
    sender = read_sender(read_letter((fields + "\n\n").encode()))
    assert (writer, house) == (sender.writer, sender.house)


def test_addresses():
    """The address is kept, with the name as it stands."""
    sender = read_sender(read_letter(b"Sender: =?utf-8?q?Anna?= <a@b.example>\n\n"))
    assert ("a@b.example", "Anna") == (sender.address, sender.name)
