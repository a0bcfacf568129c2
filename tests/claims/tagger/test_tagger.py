"""From paragraphs to attributions: plain sentences, quotations, rubbish, and which are believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.claims.paragraphs import announced, paragraph_spans
from intelnews.claims.tagger.tagger import candidates_in, tag
from intelnews.claims.tagger.words import Words
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from intelnews.claims.tagger.tagger import Tagged
    from intelnews.claims.tagger.weights import Weights

# Source, cue and content without punctuation: where spans end at a comma is no matter here.
PLAIN = [
    ("Anna Kral said the port of Sarn was closed.",
     ("Anna Kral", "said", "the port of Sarn was closed")),
    ("“We left the port at night,” Kral said.",
     ("Kral", "said", "We left the port at night")),
    ("“We left the port at night,” said Ott, the harbour master.",
     ("Ott the harbour master", "said", "We left the port at night")),
    ("The ministry denied that its ships had entered Sylvanian waters.",
     ("The ministry", "denied", "that its ships had entered Sylvanian waters")),
    ("Three soldiers were killed, according to the Sylvanian government.",
     ("the Sylvanian government", "according to", "Three soldiers were killed")),
    ("According to the Sylvanian government, three soldiers were killed.",
     ("the Sylvanian government", "According to", "three soldiers were killed")),
    ("The president told reporters that he would not resign.",
     ("The president", "told", "that he would not resign")),
    ("Officials in Freedonia accused Sylvania of sending arms to the rebels.",
     ("Officials in Freedonia", "accused", "Sylvania of sending arms to the rebels")),
    ("Kral added that the talks had failed.",
     ("Kral", "added", "that the talks had failed")),
    ("He warned that the border could be closed within days.",
     ("He", "warned", "that the border could be closed within days")),
    ("The committee believes that the minister knew of the plan.",
     ("The committee", "believes", "that the minister knew of the plan")),
    ("The report concluded that the bridge was unsafe.",
     ("The report", "concluded", "that the bridge was unsafe")),
    ("Police announced on Monday that two men had been arrested.",
     ("Police", "announced", "that two men had been arrested")),
    ("“Nobody asked us,” he said. “We would have said no.”",
     ("he", "said", "Nobody asked us We would have said no")),
]  # fmt: skip

NOTHING = [
    "",
    " \n\t ",
    "The harbour is deep and cold. Ships come in spring.",
    "Kral walked to the harbour and bought a boat.",
    "...",
    "\x00\x01\ufffd",
    "42",
]

HOSTILE = [
    "", " ", "\n\n", ".", "“", "”", "\"'\"'\"'", "said", "said said said", ":", "— Ott", "Ott:",
    "“”", "“ ”", "((((", "\x00", "\ud800 said \udfff", "a\u0301 said ß ﬁ İstanbul", "🙂 said 🙃",
    "她说港口已经关闭。", "قال المتحدث إن الميناء مغلق.", "Премьер сказал, что порт закрыт.",
    "<b>said</b> &quot;x&quot;", "KRAL: No.\nOTT: Yes.\nKRAL: No.", "- - - -", "1. 2. 3.",
]  # fmt: skip


def read(text: str, weights: Weights) -> tuple[Words, list[Tagged]]:
    """Tag the paragraphs of a text."""
    return tag(text, list(announced(text, list(paragraph_spans(text)))), weights=weights)


def shown(words: Words, found: Tagged) -> tuple[str, ...]:
    """Return source, cue and content without punctuation."""
    return tuple(
        " ".join(
            word
            for row in rows
            if any(map(str.isalnum, word := words.text[words.starts[row] : words.ends[row]]))
        )
        for rows in (found.source, found.cue, found.content)
    )


@pytest.mark.parametrize(("text", "expected"), PLAIN, ids=[text for text, _ in PLAIN])
def test_plain_sentences(text: str, expected: tuple[str, ...], shipped: Weights) -> None:
    """Source, cue and content of a plain sentence are found whole, and nothing else."""
    words, found = read(text, shipped)
    assert [expected] == [shown(words, one) for one in found]
    assert found[0].odds > shipped.threshold


@pytest.mark.parametrize("text", NOTHING, ids=repr)
def test_nothing_is_said(text: str, shipped: Weights) -> None:
    """Where nobody says anything, nothing is found."""
    assert [] == read(text, shipped)[1]


def test_shipped_weights_are_the_default(shipped: Weights) -> None:
    """Without weights those that ship are used."""
    text = PLAIN[0][0]
    spans = [Span(0, len(text))]
    assert tag(text, spans, weights=shipped)[1] == tag(text, spans)[1]


def test_two_claims_in_one_sentence(shipped: Weights) -> None:
    """Each cue has a source and a content of its own, in the order of the cues."""
    text = "Kral said the talks had failed, but Ott denied that the talks had begun."
    words, found = read(text, shipped)
    assert ["said", "denied"] == [shown(words, one)[1] for one in found]
    assert ["Kral", "Ott"] == [shown(words, one)[0] for one in found]


def test_paragraphs_do_not_touch_one_another(shipped: Weights) -> None:
    """A paragraph is read the same alone and among others."""
    texts = [text for text, _ in PLAIN]
    words, found = read("\n".join(texts), shipped)
    alone = [(read(text, shipped)) for text in texts]
    assert [shown(one, own) for one, result in alone for own in result] == [
        shown(words, one) for one in found
    ]


def test_nothing_is_remembered(shipped: Weights) -> None:
    """A text is read the same before and after other texts."""
    texts = [text for text, _ in PLAIN] + HOSTILE
    first = [read(text, shipped)[1] for text in texts]
    assert first[::-1] == [read(text, shipped)[1] for text in reversed(texts)]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_odd_texts(text: str, chance_weights: Weights) -> None:
    """No text is too odd to be read, with weights that see attributions everywhere."""
    words, found = read(text, chance_weights)
    _check(words, found)


@settings(max_examples=60)
@given(
    text=st.text(alphabet=st.characters(), max_size=60)
    | st.lists(
        st.sampled_from(
            ["Ott", "said", "denied", ",", ".", "“", "”", '"', "that", "it", ":", "—", "\n", "told"]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text(text: str, chance_weights: Weights) -> None:
    """Whatever the words, what is found is made of them."""
    words, found = read(text, chance_weights)
    _check(words, found)
    assert found == read(text, chance_weights)[1]


def _check(words: Words, found: list[Tagged]) -> None:
    rows = set(words.rows.tolist())
    for one in found:
        parts = (one.source, one.cue, one.content)
        assert one.cue
        assert one.content
        assert all(sorted(set(part)) == list(part) for part in parts)
        assert rows.issuperset(one.source + one.cue + one.content)
        assert not set(one.source) & set(one.content)


def test_candidates_are_in_the_order_of_cues(chance_weights: Weights) -> None:
    """Candidates come in the order of their cues, and each has its rows in one paragraph."""
    text = "\n".join(text for text, _ in PLAIN)
    words = Words(text, list(paragraph_spans(text)))
    candidates, margins = candidates_in(words, chance_weights)
    assert sorted(one.cue for one in candidates) == [one.cue for one in candidates]
    assert len(words.rows) == len(margins)
    for one in candidates:
        rows = [*range(*one.cue), *one.source, *one.content]
        assert 1 == len(set(words.paragraph[rows].tolist()))


@pytest.mark.parametrize(
    "unit", ['"', "a", "said ", "He said. ", "“No,” he said. ", ": ", "“ ", ". ", "- "], ids=repr
)
def test_time_is_linear(unit: str, chance_weights: Weights) -> None:
    """Ten thousand signs of anything take some seconds at most."""
    text = unit * (10_000 // len(unit))
    assert seconds_of(lambda: read(text, chance_weights), enough=20) < 20
