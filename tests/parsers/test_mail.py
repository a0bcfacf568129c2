"""The parser of mail: bids, golden messages, hostile messages, and what each kind comes to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.model import Problem
from intelnews.parsers.mail import MailParser
from intelnews.plugins.contract import Draft, Head
from intelnews.testing.clock import seconds_of
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

if TYPE_CHECKING:
    from intelnews.intake.document import Document

GOLDEN = Path(__file__).parents[1] / "golden" / "mail"
LETTERS = {case.folder.name: case.source for case in iter_cases(GOLDEN)}
SHARED = Path(__file__).resolve().parents[2] / "../shared/samples"
HEADER = (
    "From: Anna Kral <anna@example.org>\nSubject: Harbour reopens\nMessage-ID: <1@example.org>\n"
)


def read(name: str) -> intelnews.Corpus:
    """Return what is read from a golden message, without claims."""
    return intelnews.parse(LETTERS[name].read_bytes(), claims=False)


def parsed(source: str | bytes) -> list[object]:
    """Return what the parser yields."""
    return list(MailParser().parse(open_document(source)))


class TestMailContract(ParserContract):
    """What every parser keeps to."""

    parser = MailParser
    samples = (
        LETTERS["newsletter"],
        LETTERS["mailbox"],
        LETTERS["apple-mail"],
        LETTERS["alert-plain"],
        LETTERS["digest-plain"],
        LETTERS["forwarded-inline"],
        HEADER + "\nThe port of Ansel is open again, the mayor said.\n",
    )


class TestSniff:
    """What is taken for mail."""

    @pytest.mark.parametrize(
        ("text", "confidence"),
        [
            ("From a@example.org Wed May 22 10:15:30 2019\nSubject: Harbour\n\n", 0.95),
            ("640  \nSubject: Harbour\nFrom: a@example.org\n\n", 0.95),
            (HEADER + "\nThe port is open.", 0.92),
            ("   \n" + HEADER + "\nThe port is open.", 0.92),
            ("From: Anna Kral\nSent: 22 May 2019\nTo: Editor\nSubject: Harbour\n\nOpen.", 0.75),
        ],
    )
    def test_bids_by_content(self, text: str, confidence: float):
        """The surer the sign, the higher the bid."""
        match = MailParser().sniff(Head(text=text))
        assert match is not None
        assert confidence == match.confidence

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "From the harbour at 10:15 nothing was seen.\n\nThe port is open.",
            "From now on, 10:15 is the hour\nof the ferry.",
            "Title: Harbour reopens\nAuthor: Anna Kral\nDate: 2019-05-22\n\nThe port is open.",
            "Subject: Harbour reopens\n\nThe port is open.",
            "From: <Saved by Blink>\nSubject: Harbour\nDate: today\nMIME-Version: 1.0\n\n",
            "12\nThe port is open.",
        ],
    )
    def test_leaves_other_formats_alone(self, text: str):
        """Sentences, front matter and saved pages are no mail."""
        assert MailParser().sniff(Head(text=text)) is None

    def test_bids_for_binary_messages(self):
        """A message with a picture in it as it was is known by its bytes."""
        match = MailParser().sniff(Head(data=HEADER.encode() + b"\n\x00\xff\xd8"))
        assert match is not None
        assert 0.92 == match.confidence


@pytest.mark.parametrize("case", list(iter_cases(GOLDEN)), ids=str)
def test_golden(case):
    """Each message gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), name=case.source.name))


class TestFields:
    """Where the values of an article come from."""

    def test_places_are_those_of_the_header_lines(self):
        """A field's place in the source is its value, and the path names it."""
        raw = LETTERS["newsletter"].read_bytes()
        article = intelnews.parse_one(raw, claims=False)
        source = raw.decode()
        for name, words in {
            "title": "=?utf-8?Q?Port",
            "published": "Wed, 22",
            "tags": "ports,",
        }.items():
            origin = article.origin(name)
            assert origin is not None
            assert origin.locator is not None
            assert origin.locator.span is not None
            assert origin.locator.span.cut(source).startswith(words)

    def test_plain_text_is_found_in_the_source(self):
        """The blocks of a text that was sent as it is stand in the source."""
        raw = LETTERS["plain-wrapped"].read_bytes()
        article = intelnews.parse_one(raw, claims=False)
        source = raw.decode("iso-8859-1")
        words = [" ".join(s.cut(source) for s in block.source) for block in article.blocks]
        assert [block.span.cut(article.text) for block in article.blocks] == words

    def test_a_byline_is_trusted_before_the_sender(self):
        """The newsletter is sent by an editor and written by somebody else."""
        mail = HEADER + "\nBy Jonas Ott\n\nThe port of Ansel is open again.\n"
        article = intelnews.parse_one(mail, claims=False)
        assert ["Jonas Ott"] == [author.name for author in article.authors]
        assert ["conflicting-author"] == [p.code for p in article.problems if "author" in p.code]

    def test_the_footer_and_updates_are_read(self):
        """A line below the text may say who wrote it, one above when it was changed."""
        text = "Updated: 23 May 2019\n\nThe port is open.\n\nThe quays are dry.\n\n"
        mail = f"{HEADER}\n{text}► Author: Jonas Ott | Date: 22 May 2019 | Permalink\n"
        article = intelnews.parse_one(mail, claims=False)
        assert ["Jonas Ott"] == [author.name for author in article.authors]
        assert ("2019-05-22", "2019-05-23") == (str(article.published), str(article.modified))
        assert "The port is open.\n\nThe quays are dry." == article.text

    def test_address_online(self):
        """What the message says of its place online is its address: by list, headline or link."""
        link = '<p><a href="https://post.example/view">View in browser</a></p>'
        head = '<h1><a href="https://post.example/port">Harbour reopens</a></h1>'
        text = "<p>The port of Ansel is open again, the mayor said.</p>"
        kind = "Content-Type: text/html\n"
        found = [
            intelnews.parse_one(f"{HEADER}{extra}{kind}\n{body}", claims=False).url
            for extra, body in [
                ("Archived-At: <https://list.example/1>\n", link + head + text),
                ("Archived-At: nowhere\n", link + head + text),
                ("", link + text),
                ("", text),
            ]
        ]
        urls = ["https://list.example/1", "https://post.example/port", "https://post.example/view"]
        assert [*urls, None] == found

    def test_nothing_is_invented(self):
        """A message that says nothing has no date, no text and no title, and says so."""
        [draft] = parsed("Message-ID: <1@example.org>\nX-Nothing: at all\n\n")
        assert isinstance(draft, Draft)
        assert {"no-headline", "no-date", "no-text"} == {p.code for p in draft.problems}
        assert (None, (), ()) == (draft.title, draft.published, draft.authors)

    def test_a_text_without_fields_is_refused(self):
        """Prose is no message, even if the caller says so."""
        with pytest.raises(ParseError, match="no header field"):
            parsed("The port is open.")


class TestForwards:
    """Messages in messages."""

    def test_a_long_note_is_an_article(self):
        """What an editor writes above a message at length is a text of its own."""
        note = "The port of Ansel has been the subject of much talk in this house. " * 8
        forward = (
            "---- Forwarded message ----\nFrom: Jonas Ott\nSubject: Harbour reopens\n\nOpen.\n"
        )
        found = intelnews.parse(f"{HEADER}\n{note}\n\n{forward}", claims=False)
        assert [("Anna Kral",), ("Jonas Ott",)] == [tuple(a.name for a in x.authors) for x in found]

    def test_an_empty_note_leaves_nothing(self):
        """A message that is only handed on gives one article."""
        forward = "---- Forwarded message ----\nFrom: Jonas Ott\nSubject: Harbour\n\nIt is open."
        [draft] = parsed(f"{HEADER}\n{forward}")
        assert isinstance(draft, Draft)
        assert draft.title is not None
        assert "Harbour" == draft.title.value

    def test_messages_of_a_mailbox_are_told_apart(self):
        """Problems and places of a mailbox name the message they speak of."""
        paths = [
            origin.locator.path
            for article in read("mailbox")
            if (origin := article.origin("title")) and origin.locator
        ]
        assert [f"message {n}, Subject" for n in (1, 2, 3)] == paths

    def test_a_digest_in_a_mailbox_names_its_message(self):
        """So do the problems of a digest."""
        top = "From a@example.org Wed May 22 10:15:30 2019\n"
        source = top + LETTERS["alert-html"].read_text() + "\n" + top + HEADER + "\nOpen.\n"
        problems = [record for record in parsed(source) if isinstance(record, Problem)]
        assert ["message 1"] == [p.locator.path for p in problems if p.locator]

    def test_bare_headlines_are_counted(self):
        """Headlines of a digest that nothing is said of are a problem with a count."""
        items = "".join(
            f'<h2><a href="https://a.example/{n}">The story number {n} of the day</a></h2>{text}'
            for n, text in enumerate(
                ["<p>The port of Ansel is open again, it said.</p>"] * 2 + [""]
            )
        )
        records = parsed(f"{HEADER}Content-Type: text/html\n\n{items}")
        assert 2 == sum(isinstance(record, Draft) for record in records)
        [problem] = [record for record in records if isinstance(record, Problem)]
        assert ("bare-headlines", 1) == (problem.code, problem.count)


def _nested(kind: str, depth: int) -> str:
    if kind == "rfc822":
        return HEADER + "Content-Type: message/rfc822\n\n" * depth + HEADER + "\nOpen.\n"
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )
    return HEADER + parts + "Content-Type: text/plain\n\nThe port is open.\n"


HOSTILE = {
    "nested multiparts": lambda n: _nested("multipart", n // 60),
    "nested messages": lambda n: _nested("rfc822", n // 40),
    "recipients": lambda n: HEADER + "To: " + "a@example.org, " * (n // 15) + "\n\nOpen.",
    "senders": lambda n: "Subject: x\nFrom: " + "a <a@example.org>, " * (n // 19) + "\n\nOpen.",
    "comments in a sender": lambda n: "Subject: x\nFrom: " + "(" * n + "\n\nOpen.",
    "encoded words": lambda n: (
        "From: a@example.org\nSubject: " + "=?utf-8?q?=" * (n // 11) + "\n\n"
    ),
    "half encoded words": lambda n: "From: a@example.org\nSubject: " + "=?" * (n // 2) + "\n\nx",
    "folded field": lambda n: HEADER + "Keywords: a\n" + " b\n" * (n // 3) + "\nOpen.",
    "parameters": lambda n: HEADER + 'Content-Type: text/plain; a="' + ";" * n + "\n\nOpen.",
    "fields": lambda n: HEADER + "Received: by a; 22 May 2019\n" * (n // 28) + "\nOpen.",
    "blank lines": lambda n: HEADER + "\n" * n,
    "spaces": lambda n: HEADER + "\n" + " " * n + "x",
    "dividers": lambda n: HEADER + "\n" + "\nFrom a 10:15\n" * (n // 13),
    "messages": lambda n: ("From a Wed May 22 10:15:30 2019\n" + HEADER + "\nx\n\n") * (n // 130),
    "quotations": lambda n: HEADER + "\n" + ">" * n,
    "quoted lines": lambda n: HEADER + "\n" + "> a\n" * (n // 4),
    "soft lines": lambda n: (
        HEADER + "Content-Type: text/plain; format=flowed\n\n" + "a \n" * (n // 3)
    ),
    "signatures": lambda n: HEADER + "\nOpen.\n" + "-- \n" * (n // 4),
    "forwards": lambda n: HEADER + "\n" + "---- Forwarded message ----\n" * (n // 28),
    "real forwards": lambda n: (
        HEADER + "\n" + "---- Forwarded message ----\nFrom: a\nSubject: b\n\nOpen.\n\n" * (n // 60)
    ),
    "postings": lambda n: (
        HEADER + "\n" + ("-" * 30 + "\n\nMessage: 1\nSubject: b\n\nx\n") * (n // 60)
    ),
    "addresses": lambda n: (
        HEADER + "\n" + "The story of the day\nhttps://a.example/b\n\n" * (n // 42)
    ),
    "hidden tags": lambda n: HEADER + "Content-Type: text/html\n\n" + '<p style="' * (n // 10),
    "linked headlines": lambda n: (
        HEADER
        + "Content-Type: text/html\n\n"
        + '<h2><a href="https://a.example/b?c">The story of the day</a></h2><p>Open.' * (n // 73)
    ),
    "boundaries": lambda n: (
        HEADER + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nx\n" * (n // 8)
    ),
    "unclosed styles": lambda n: (
        HEADER
        + 'Content-Type: multipart/alternative; boundary="b"\n\n--b\n\nx\n--b\n'
        + "Content-Type: text/html\n\n"
        + "<style" * (n // 6)
    ),
}


class TestHostile:
    """Messages that break careless readers."""

    @pytest.mark.parametrize("name", HOSTILE)
    def test_time_is_linear(self, name: str):
        """Four times the message takes about four times as long."""
        small, large = (open_document(HOSTILE[name](size)) for size in (8_000, 32_000))

        def run(document: Document) -> None:
            try:
                for _ in MailParser().parse(document):
                    pass
            except ParseError:
                pass

        before = seconds_of(partial(run, small), enough=0.01, compared=True)
        allowed = max(0.1, before * 4**1.5)
        assert seconds_of(partial(run, large), enough=allowed, compared=True) <= allowed

    @pytest.mark.parametrize("name", ["nested multiparts", "nested messages"])
    def test_the_abyss_is_a_problem(self, name: str):
        """What nests too deep is read up to there, and that is said."""
        found = intelnews.parse(HOSTILE[name](60_000), format="mail", claims=False)
        problems = [*found.problems, *(p for article in found for p in article.problems)]
        assert "nested-too-deep" in {problem.code for problem in problems}

    @pytest.mark.parametrize(
        "name", ["newsletter", "no-date", "mailbox", "apple-mail", "digest-of-messages"]
    )
    def test_cut_at_every_byte(self, name: str):
        """A message that breaks off anywhere is read or refused."""
        data = LETTERS[name].read_bytes()
        step = 1 if len(data) < 300 else 29
        for end in range(0, len(data), step):
            try:
                list(MailParser().parse(open_document(data[:end])))
            except ParseError:
                continue

    def test_what_stands_before_the_damage_is_kept(self):
        """A mailbox that breaks off in its last message gives the ones before."""
        data = LETTERS["mailbox"].read_bytes()
        found = intelnews.parse(data[: data.index(b"Three ships")], claims=False)
        assert ["Harbour reopens", "The letters of the harbour master"] == [
            article.title for article in found
        ][:2]

    def test_list_with_entities_is_refused(self):
        """The property list of Apple Mail declares no entity that anyone would resolve."""
        bomb = '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        plist = f"{bomb}<plist><dict><key>date-received</key><integer>&a;</integer></dict></plist>"
        letter = HEADER + "\nOpen.\n"
        [draft] = parsed(f"{len(letter)}\n{letter}{plist}")
        assert isinstance(draft, Draft)
        assert () == draft.captured
        assert "Open." == draft.body[0].text

    @settings(max_examples=60, deadline=None)
    @given(
        st.binary(max_size=300),
        st.sampled_from([path.read_bytes() for path in LETTERS.values()]),
        st.integers(0, 1200),
    )
    def test_rubbish_anywhere(self, rubbish: bytes, letter: bytes, at: int):
        """Whatever bytes stand anywhere in a message, it is read or refused."""
        try:
            list(MailParser().parse(open_document(letter[:at] + rubbish + letter[at:])))
        except ParseError:
            return


@pytest.mark.shared
@pytest.mark.parametrize(
    "path", [*SHARED.glob("eml/*"), *SHARED.glob("mbox/*")], ids=lambda path: path.name
)
def test_real_messages(path: Path):
    """Each real message gives articles with a title and a text, and nothing fails."""
    found = intelnews.parse(path, claims=False)
    assert len(found) > 0
    assert all(article.title and article.text for article in found)
    assert {"mail"} == {article.format for article in found}
    assert not [problem for problem in found.problems if problem.severity == "error"]
