"""Boxes that messages are kept in."""

from __future__ import annotations

from intelnews.intake.document import Document
from intelnews.mail.boxes import box_of, head_fields, iter_envelopes

LETTER = "Subject: Harbour reopens\n\nThe port is open.\n"
LINE = "From a@example.org Wed May 22 10:15:30 2019\n"


def test_what_a_text_is():
    """Told by its first line, and by fields below it."""
    assert ("mbox", "emlx", "eml", None) == tuple(
        found and found[0]
        for found in map(box_of, (LINE + LETTER, "43\n" + LETTER, LETTER, "The port is open."))
    )


def test_head_fields():
    """Only a text that opens with fields has any."""
    assert {"a": "b", "c": ""} == head_fields("A: b\n more\nC:\nA: d\n\nE: f")
    assert {} == head_fields(" \n\nThe port.\nA: b")
    assert {} == head_fields("A: b\nThe port is open.")


def test_messages_of_a_box_in_bytes_and_text():
    """Both ways to count give the same messages, and the places are those of the text."""
    source = (LINE + LETTER + "\n>From the sea.\n\n") * 2
    document = Document(text=source, data=source.replace("\n", "\r\n").encode())
    found = list(iter_envelopes(document))
    assert 2 == len(found)
    assert all(one.span is not None and one.span.cut(source).startswith("Subject") for one in found)
    assert all(b"\r\nFrom the sea." in one.data for one in found)


def test_unknown_places():
    """Where text and bytes differ in their messages no place is named."""
    document = Document(text="The port.", data=(LINE + LETTER).encode())
    assert [None] == [one.span for one in iter_envelopes(document)]


def test_apple_mail_with_a_wrong_length():
    """A length that is wrong does not cut the message short."""
    entry = "<key>date-received</key><integer>0</integer>"
    plist = f'<?xml version="1.0"?><plist><dict>{entry}</dict></plist>'
    [found] = iter_envelopes(Document(text=f"7\n{LETTER}{plist}"))
    assert LETTER.encode() == found.data
    assert "1970-01-01T00:00:00+00:00" == str(found.received)


def test_apple_mail_without_a_list():
    """A list that is missing says nothing."""
    [found] = iter_envelopes(Document(text=f"{len(LETTER)}\n{LETTER}"))
    assert (LETTER.encode(), None) == (found.data, found.received)


def test_sixteen_bit_text():
    """A message that somebody saved in UTF-16 is read as the text it is."""
    document = Document(text=LETTER, data=LETTER.encode("utf-16"), encoding="UTF-16LE")
    assert [LETTER.encode()] == [one.data for one in iter_envelopes(document)]
