"""The text of a part as blocks."""

from __future__ import annotations

import pytest

from intelnews.limits import DEFAULT_LIMITS
from intelnews.mail.bodies import read_part
from intelnews.mail.letters import Part


def plain(text: str, **options: bool) -> list[str]:
    """Return the blocks of a plain part."""
    part = Part(number="1", kind="text/plain", text=text, **options)
    return [one.text for one in read_part(part, limits=DEFAULT_LIMITS).words]


def rich(text: str, location: str | None = None) -> list[tuple[str, list[str]]]:
    """Return the blocks of an HTML part with the addresses of their links."""
    part = Part(number="1", kind="text/html", text=text, location=location)
    words = read_part(part, limits=DEFAULT_LIMITS).words
    return [(one.text, [link.url for link in one.links]) for one in words]


@pytest.mark.parametrize(
    ("text", "delsp", "expected"),
    [
        ("The port \nis open.\n\n From here.", False, ["The port is open.", "From here."]),
        ("The po \nrt is open.", True, ["The port is open."]),
        ("> The port \n> is open.\nYes.", False, ["The port is open.", "Yes."]),
        ("> a \n>> b", False, ["a", "b"]),
    ],
)
def test_soft_line_ends_are_joined(text: str, delsp: bool, expected: list[str]):
    """Lines that end in a space run on, inside their own quotation."""
    assert expected == plain(text, flowed=True, delsp=delsp)


def test_signatures_are_left_out():
    """What stands below two dashes and a space at the end is a signature, if it is short."""
    assert ["Open."] == plain("Open.\n-- \nAnna")
    assert "Anna" in plain("-- \nAnna")[-1]
    assert 30 < len(plain("Open.\n-- \n" + "Line.\n\n" * 30))


def test_words_cut_at_line_ends_are_counted():
    """Hyphens that go are a problem with a count."""
    lines = ["The port of Ansel is open again, the har-", "bour master of the city said on Wednes-",
             "day, and the pilots of the guild who brou-", "ght the ships in said so on Thurs-",
             "day as well, all of them, in one voice."]  # fmt: skip
    part = Part(number="1", kind="text/plain", text="\n".join(lines))
    body = read_part(part, limits=DEFAULT_LIMITS)
    assert ["line-end-hyphens"] == [problem.code for problem in body.problems]


def test_hidden_words_are_left_out():
    """The words for the list of messages are not those of the message."""
    html = '<div style="display: none">Preview</div><p style="font-size:1px">x</p><p>Open.</p>'
    assert [("Open.", [])] == rich(html)


@pytest.mark.parametrize(
    ("href", "expected"),
    [("/b", "https://a.example/b"), ("http://[", "http://["), ("mailto:a@b.c", "mailto:a@b.c")],
)
def test_links_are_whole(href: str, expected: str):
    """Links count from the place of the part, if they can."""
    assert [("Open", [expected])] == rich(f'<p><a href="{href}">Open</a>', "https://a.example/")
