"""From tagged words to attributions: what becomes of the spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from intelnews.claims.assembly import assemble
from intelnews.claims.tagger.tagger import Tagged
from intelnews.claims.tagger.tags import TAGS
from intelnews.claims.tagger.words import Words
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.claims.attribution import Attribution


def tagged(text: str, *found: tuple[str, str, str]) -> list[Attribution]:
    """Return what becomes of attributions given by their words (parts of one joined by " … ")."""
    words = Words(text, [Span(0, len(text))])
    words.column["p"] = np.array(
        [TAGS.index("NNS") + 1 if lower.endswith("s") else 0 for lower in words.lowers],
        dtype=np.uint32,
    )
    ones = [
        Tagged(
            source=rows(words, source), cue=rows(words, cue), content=rows(words, content), odds=0
        )
        for source, cue, content in found
    ]
    [(span, paragraph)] = assemble(words, ones)
    assert Span(0, len(text)) == span
    return list(paragraph.found)


def rows(words: Words, parts: str) -> tuple[int, ...]:
    """Return the rows of the words of parts of the text."""
    found: list[int] = []
    for part in filter(None, parts.split(" … ")):
        start = words.text.index(part)
        found += [
            row for row in words.rows.tolist() if start <= words.starts[row] < start + len(part)
        ]
    return tuple(found)


def contents(text: str, one: Attribution) -> list[str]:
    """Return the fragments of the content of an attribution."""
    return [span.cut(text) for span in one.content]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("However, it rained, Ott said.", "However, it rained,", ["it rained"]),
        ("In addition, it rained, Ott said.", "In addition, it rained,", ["it rained"]),
        ("But “it rained,” Ott said.", "But “it rained,”", ["“it rained,”"]),
        ("Still waters run deep, Ott said.", "Still waters run deep", ["Still waters run deep"]),
        ("Rain, Ott said, fell.", "Rain, … , fell", ["Rain", "fell"]),
        ("“It rained a lot,” Ott said.", "It rained a lot", ["“It rained a lot,”"]),
        ("“It rained a lot,” Ott said it.", "“ … it", ["it"]),
    ],
)
def test_contents_are_clean(text: str, content: str, expected: list[str]) -> None:
    """Connectives and loose marks are left out; quotations are whole or not there."""
    [one] = tagged(text, ("Ott", "said", content))
    assert expected == contents(text, one)


def test_a_content_of_marks_is_none() -> None:
    """An attribution without a word of content is no attribution."""
    assert [] == tagged("Ott said, well.", ("Ott", "said", ","))


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Ott’s warning that it rains", "Ott’s", "Ott"),
        ("It rains, by Anna Ott, the head,", "by Anna Ott, the head,", "Anna Ott, the head,"),
        ("It rains, by Anna Ott,", "by Anna Ott,", "Anna Ott"),
    ],
)
def test_sources_are_clean(text: str, source: str, expected: str) -> None:
    """A source has no ending, no comma behind it and no "by"."""
    [one] = tagged(text, (source, "rains", "It" if text.startswith("It") else "it"))
    assert one.source is not None
    assert expected == one.source.cut(text)


def test_hedged_nouns_are_no_claims() -> None:
    """In "alleged airstrikes" nobody says anything; "alleged the strikes" is a claim."""
    text = "The alleged airstrikes went on."
    assert [] == tagged(text, ("", "alleged", "airstrikes"))
    assert 1 == len(tagged(text, ("The", "alleged", "airstrikes")))


def test_inner_claims_name_the_outer_content() -> None:
    """A claim inside another's content has its hull as the parent."""
    text = "Ott said Kral had denied the plan, and left."
    outer, inner = tagged(
        text, ("Ott", "said", "Kral had denied the plan"), ("Kral", "had denied", "the plan")
    )
    assert outer.parent is None
    assert inner.parent is not None
    assert "Kral had denied the plan" == inner.parent.cut(text)


def test_ellipsis_is_a_claim_of_another() -> None:
    """In "…, as did Sylvania" the same content has a second source."""
    text = "Freedonia denied any role, as did Sylvania."
    first, second = tagged(text, ("Freedonia", "denied", "any role"))
    assert second.source is not None
    assert second.cue is not None
    assert ("Sylvania", "did") == (second.source.cut(text), second.cue.cut(text))
    assert first.content == second.content
    assert "deny" == first.lemma == second.lemma


def test_lemma_and_voice() -> None:
    """The lemma is the lexicon's or the word; a form of be before a participle is passive."""
    text = "Ott was accused of fraud."
    words = Words(text, [Span(0, len(text))])
    words.column["p"] = np.array(
        [TAGS.index("VBN") + 1 if lower == "accused" else 0 for lower in words.lowers],
        dtype=np.uint32,
    )
    one = Tagged(source=(), cue=rows(words, "was accused of"), content=rows(words, "fraud"), odds=0)
    [(_, paragraph)] = assemble(words, [one])
    assert ("accuse", True) == (paragraph.found[0].lemma, paragraph.found[0].passive)
    [other] = tagged("Ott frobnicated that.", ("Ott", "frobnicated", "that"))
    assert ("frobnicated", False) == (other.lemma, other.passive)


def test_every_paragraph_comes_back() -> None:
    """Paragraphs, quotations and sentences stand in the order of the text."""
    text = "It rained. “Yes.”\nIt “was” dry."
    words = Words(text, [Span(0, 17), Span(18, len(text))])
    words.column["p"] = np.zeros(len(words), dtype=np.uint32)
    found = list(assemble(words, []))
    assert [Span(0, 17), Span(18, len(text))] == [span for span, _ in found]
    assert [["“Yes.”"], ["“was”"]] == [[q.span.cut(text) for q in p.quotes] for _, p in found]
    assert [["It rained.", "“Yes.”"], ["It “was” dry."]] == [
        [span.cut(text) for span in p.sentences] for _, p in found
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We left early.” ― Anna Kral", "Anna Kral"),
        (
            "“We left early.” — Jan van Ott, a resident of the port",
            "Jan van Ott, a resident of the port",
        ),
        ("“We left early.” — The port was closed.", None),
    ],
)
def test_signed_quotations(text: str, source: str | None) -> None:
    """A name behind the dash signs the quotation; a sentence there does not."""
    found = tagged(text)
    assert ([] if source is None else [source]) == [
        one.source.cut(text) for one in found if one.source is not None
    ]
    assert ([] if source is None else ["“We left early.”"]) == [
        one.content[0].cut(text) for one in found
    ]
