"""Messages as letters: which parts are the text, what is enclosed, where it all stands."""

from __future__ import annotations

import email
from email import policy

import pytest

from intelnews.mail import letters
from intelnews.mail.letters import read_letter
from intelnews.model import Span

PLAIN = "Content-Type: text/plain\n\nThe port is open.\n"
RICH = "Content-Type: text/html\n\n<p>The port is open.</p>\n"
FRAME = "Content-Type: text/html\n\n<p>See</p>\n"
TOP = "Content-Type: multipart/{}; boundary=b\n\n"


def multipart(kind: str, *parts: str) -> bytes:
    """Return a message with parts."""
    return (TOP.format(kind) + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n").encode()


@pytest.mark.parametrize(
    ("data", "numbers"),
    [
        (PLAIN.encode(), ["1"]),
        (multipart("alternative", PLAIN, RICH), ["2"]),
        (multipart("alternative", PLAIN, FRAME), ["1"]),
        (multipart("alternative", PLAIN), ["1"]),
        (multipart("alternative", "Content-Type: text/plain\n\n", RICH), ["2"]),
        (multipart("alternative"), []),
        (multipart("mixed", PLAIN, RICH), ["1", "2"]),
        (multipart("related", RICH, PLAIN), ["1"]),
        (multipart("related; start=<r>", FRAME, "Content-ID: <r>\n" + RICH), ["2"]),
    ],
)
def test_which_parts_are_the_text(data: bytes, numbers: list[str]):
    """Of alternatives one is taken, of related parts the root, of others all."""
    assert numbers == [part.number for part in read_letter(data).parts]


def test_attachments_and_reports_are_counted():
    """What is neither text nor message is counted, a report of a server among it."""
    attached = "Content-Disposition: attachment\n" + PLAIN
    report = "Content-Type: message/delivery-status\n\nAction: failed\n"
    letter = read_letter(multipart("mixed", attached, report, "Content-Type: image/png\n\nx"))
    assert (3, ()) == (letter.attachments, letter.parts)


def test_parameters_in_any_form():
    """A charset may come with its language, as RFC 2231 has it."""
    data = b"Content-Type: text/plain; charset*=us-ascii'en'koi8-r\n\n" + "Порт".encode("koi8-r")
    assert "Порт" == read_letter(data).parts[0].text


def test_fields_are_found_in_the_source():
    """The place of a field is that of its value, over folded lines; repeats count on."""
    source = "Subject: Harbour\n reopens\nKeywords: a\nX-Other\nKeywords:  b\n\nOpen."
    letter = read_letter(source.encode(), source=source, span=Span(0, len(source)))
    subject = letter.get("subject")
    assert subject is not None
    assert subject.span is not None
    assert "Harbour\n reopens" == subject.span.cut(source)
    assert (None, None) == (letter.get("date"), letter.value("date"))


def test_texts_are_looked_for_a_few_times_only():
    """Parts that the source does not have are not looked for again and again."""
    parts = [f"Content-Type: text/plain\n\nThe port number {n}.\n" for n in range(20)]
    letter = read_letter(multipart("mixed", *parts), source="x" * 100, span=Span(0, 100))
    assert {None} == {part.span for part in letter.parts}


def test_fields_are_bounded():
    """A message passes so many servers and no more."""
    assert 200 == len(read_letter(b"Received: by a\n" * 500 + b"\nOpen.").fields)


def test_what_the_engine_cannot_read_is_a_problem(monkeypatch: pytest.MonkeyPatch):
    """An error of the engine is a problem of the message."""

    def fail(data: bytes, **options: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr(letters, "message_from_bytes", fail)
    letter = read_letter(PLAIN.encode())
    assert ["broken-message"] == [problem.code for problem in letter.problems]


def test_the_engine_reads_with_the_old_policy():
    """The policy under which raw fields cost nothing is the one that is used."""
    message = email.message_from_bytes(PLAIN.encode(), policy=policy.compat32)
    assert "text/plain" == message.get_content_type()
