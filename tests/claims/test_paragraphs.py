"""Paragraphs: quotations that run on, announcements, headings, headlines and transcripts."""

from __future__ import annotations

import pytest

from intelnews.claims import extract_claims
from intelnews.claims.headlines import colon_attribution
from intelnews.claims.paragraphs import paragraph_spans, read_paragraphs
from intelnews.claims.transcripts import speakers_of, turn_of
from intelnews.model import Block, Quotation
from intelnews.spans import Span


def contents(text: str, **options: object) -> list[list[str]]:
    """Return the parts of each claim's content."""
    claims = extract_claims(text, **options)  # type: ignore[arg-type]
    return [[span.cut(text) for span in claim.content.spans] for claim in claims]


RUNNING = [
    (
        "“We left,” Ott said. “It was late.\n\n“We ran. We hid.\n\n“We came back.”\n\nHe sat down.",
        [["“We left,”", "“It was late.", "“We ran. We hid.", "“We came back.”"]],
    ),
    (
        "Ott said: “We left.\n\n“We ran,” he said.",
        [["“We left."], ["“We ran,”"]],
    ),
    ("Ott said: “We left.\n\nNobody knew.", [["“We left."]]),
    ("Ott said: “We left.", [["“We left."]]),
    ("Ott said in a letter:\n\n“We left.”", [["“We left.”"]]),
    ("Ott said in a letter:\n\nNobody knew.", []),
    ("Ott said in a letter:", []),
    (
        "“We left,” Ott said. “We ran.” “We hid.” It rained.",
        [["“We left,”", "“We ran.” “We hid.”"]],
    ),
    ("Ott said that it rained. “We left.”", [["that it rained. “We left.”"]]),
    (
        "“We left the port,” Ott said.\n\n“Nobody saw us go.”\n\nIt rained.",
        [["“We left the port,”", "“Nobody saw us go.”"]],
    ),
    (
        "“We left the port,” Ott said.\n\n“Nobody saw us go. We ran.\n\n“It rained.”",
        [["“We left the port,”", "“Nobody saw us go. We ran.", "“It rained.”"]],
    ),
    ("“Who left the port?” Ott asked.\n\n“Nobody went.”", [["“Who left the port?”"]]),
    (
        "“We left the port,” Ott said. It rained.\n\n“Nobody saw us go.”",
        [["“We left the port,”"]],
    ),
    (
        "“We left the port,” Ott said.\n\n“Nobody” was the name of the ship.",
        [["“We left the port,”"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_quotations_that_run_on(text: str, expected: list[list[str]]) -> None:
    """Every part of a quotation is its speaker's, over sentences and paragraphs."""
    assert expected == contents(text)


def test_blocks_are_read_instead_of_lines() -> None:
    """Headings, captions and preformatted text claim nothing; a wrapped line is one paragraph."""
    text = "Ott said it rained\n\nOtt said that\nit rained.\n\nKral said that it snowed."
    blocks = [
        Block(kind="heading", span=Span(0, 18)),
        Block(span=Span(20, 44)),
        Block(kind="caption", span=Span(46, 72)),
        Block(span=Span(46, 9999)),
    ]
    assert [["that\nit rained"]] == contents(text, blocks=blocks)


def test_paragraph_without_a_cue_is_passed_over() -> None:
    """Most of a text is read at next to no cost."""
    assert list(read_paragraphs("The port lies in the north.\n\nNo boats.\n\n   \n")) == []


HEADLINES = [
    ("Freedonia behind port attack: officials", "officials", "Freedonia behind port attack"),
    ("Officials: Freedonia behind port attack", "Officials", "Freedonia behind port attack"),
    ("Police: two boats were lost.", "Police", "two boats were lost"),
    ("Moscow: Berlin behind port attack", "Moscow", "Berlin behind port attack"),
    ("Russia and the US: no talks on boats", "Russia and the US", "no talks on boats"),
    ("Anna Kral: the port is a sieve", "Anna Kral", "the port is a sieve"),
    ("Analysis: the port is a sieve", None, None),
    ("A port: a sieve: a story", None, None),
    ("The lost port: a story of five boats", None, None),
    ("Officials:", None, None),
    ("Officials: .", None, None),
    ("Officials: yes", None, None),
    ("no colon", None, None),
]


@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_colon_in_a_headline(title: str, source: str | None, content: str | None) -> None:
    """A headline may name its source before or behind a colon."""
    found = colon_attribution(title, Span(0, len(title)))
    words = None if found is None or found.source is None else found.source.cut(title)
    assert (source, content) == (words, found and found.content[0].cut(title))


TITLES = [
    (
        "Minister walks back claim of victory",
        [("Minister", "walks back", "claim of victory", "denies")],
    ),
    (
        "Court throws out the lawsuit over port raid, says Ott",
        [("Ott", "says", "Court throws out the lawsuit over port raid", "asserts")],
    ),
    (
        "Sylvania holds Moravia responsible for raid",
        [("Sylvania", "holds", "Moravia responsible for raid", "accuses")],
    ),
    (
        "Freedonia, Sylvania, deny role in port attack",
        [("Freedonia, Sylvania", "deny", "role in port attack", "denies")],
    ),
    (
        "Smugglers threaten harbour towns, says Freedonian spy chief",
        [("Freedonian spy chief", "says", "Smugglers threaten harbour towns", "asserts")],
    ),
    ("Kral Denies Role in Port Attack", [("Kral", "Denies", "Role in Port Attack", "denies")]),
    ("Port attack was staged: report", [("report", ":", "Port attack was staged", "asserts")]),
    ("Notes on the state of the port", []),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_headline_is_a_unit_of_its_own(
    title: str, expected: list[tuple[str, str, str, str]]
) -> None:
    """Claims of the headline are marked as such and obey the span law in it."""
    claims = extract_claims("", title=title)
    assert all(claim.unit == "title" and claim.obeys_span_law(title) for claim in claims)
    assert expected == [
        (c.source and c.source.text, c.cue and c.cue.text, c.content.text, c.stance.value)
        for c in claims
    ]


TRANSCRIPT = """\
KRAL: Why were you there?

OTT (via interpreter): I was told to go.

KRAL: By whom?

OTT: Nobody."""


def test_turns_of_a_transcript() -> None:
    """Each turn is a claim of its speaker."""
    claims = extract_claims(TRANSCRIPT)
    assert [
        ("KRAL", "Why were you there?"),
        ("OTT", "I was told to go."),
        ("KRAL", "By whom?"),
        ("OTT", "Nobody."),
    ] == [(claim.source and claim.source.text, claim.content.text) for claim in claims]


def test_label_that_comes_once_is_no_speaker() -> None:
    """One line with a colon makes no transcript."""
    text = "Update: the port is shut."
    spans = [Span(0, len(text))]
    assert speakers_of(text, spans) == frozenset()
    assert turn_of(text, spans[0], frozenset()) is None


def test_labels_of_values_are_no_speakers() -> None:
    """What stands behind the colons of a header or a form is no sentence, so nobody speaks."""
    text = "Host: example.org\nOrigin: b\nHost: example.net:80\nOrigin: c"
    assert frozenset() == speakers_of(text, list(paragraph_spans(text)))
    spoken = text.replace("example.net:80", "Nobody came.")
    assert {"Host"} == speakers_of(spoken, list(paragraph_spans(spoken)))


QUOTED = [
    ("“We left,” Ott said.", Quotation.DIRECT),
    ("Ott said the raid was “a disaster” for the men.", Quotation.MIXED),
    ("Ott said the raid was a disaster.", Quotation.INDIRECT),
    ("“We left,” Ott said, “at noon.”", Quotation.DIRECT),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotation(text: str, expected: Quotation) -> None:
    """Direct, mixed or indirect, by the share of letters in quotation marks."""
    [claim] = extract_claims(text)
    assert expected is claim.quotation
