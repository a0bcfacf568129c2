"""The first look: from labels to cues, and signs that stand for one."""

from __future__ import annotations

import numpy as np
import pytest

from intelnews.claims.tagger.cues import CUE_LABELS, add_cue_margins, cue_ranges, signs
from intelnews.claims.tagger.words import PAD, Words
from intelnews.spans import Span


def read(*paragraphs: str) -> Words:
    """Return the words of paragraphs."""
    at, spans = 0, []
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Words("\n".join(paragraphs), spans)


def labelled(words: Words, labels: str) -> list[str]:
    """Return the cues that labels amount to, as they stand in the text."""
    numbers = np.array([CUE_LABELS.index(label) for label in labels])
    return [
        words.text[words.starts[first] : words.ends[last - 1]]
        for first, last in cue_ranges(words, numbers)
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("OOOOO", []),
        ("OBOOO", ["said"]),
        ("OBIOO", ["said he"]),
        ("OBBOO", ["said", "he"]),
        ("OIOOO", ["said"]),
        ("OIIOO", ["said he"]),
        ("BOIOB", ["Ott", "he", "."]),
        ("BIIII", ["Ott said he left."]),
    ],
)
def test_cues_of_labels(labels: str, expected: list[str]) -> None:
    """B begins a cue, I goes on with one or begins one where none stands before it."""
    assert expected == labelled(read("Ott said he left."), labels)


def test_cues_end_with_their_paragraph() -> None:
    """No cue runs on over rows of nothing."""
    assert ["left", "Kral"] == labelled(read("Ott left", "Kral ran"), "OBIO")


TURNS = [
    ("KRAL: We left.", 1),
    ("Anna Kral: We left.", 2),
    ("MR. KRAL (via interpreter): We left.", 7),
    ("Q3: And now?", 1),
    ("and now: We left.", None),  # no name
    (": Ott left.", None),
    ("Ott : We left.", None),  # a colon behind a space
    ("One two three four five six seven eight Ott: We left.", None),  # too far from the beginning
    ("Ott left: it rained: it stopped.", 2),  # the first one alone
    ("Ott left.", None),
]


@pytest.mark.parametrize(("text", "place"), TURNS)
def test_turns(text: str, place: int | None) -> None:
    """A colon behind a name at the beginning of a paragraph stands for a cue."""
    assert ([] if place is None else [PAD + place]) == signs(read(text))


SIGNATURES = [
    ("“We left.” — Anna Kral, Sarn", 5),
    ("“We left.” – Anna Kral", 5),
    ('"We left." -- Anna Kral', 5),
    ("We left. — Anna Kral", 3),
    ("“We left.” — nobody", None),  # no name
    ("We left — Anna Kral ran", None),  # nothing ends before it
    ("“We left. — Anna Kral”", None),  # inside
    ("No. — Ott", None),  # no room for a content
    ("We left. —", None),
]


@pytest.mark.parametrize(("text", "place"), SIGNATURES)
def test_signatures(text: str, place: int | None) -> None:
    """A dash between the end of a content and a name stands for a cue."""
    assert ([] if place is None else [PAD + place]) == signs(read(text))


def test_a_dash_far_from_the_end_is_no_signature() -> None:
    """A signature is short."""
    assert [] == signs(read("We left. — Anna Kral " + "ran " * 14))


def test_signs_are_cues_once() -> None:
    """Signs are added in order, unless the labels have them already."""
    words = read("KRAL: Ott said he left.")
    assert [":", "said"] == labelled(words, "OOOBOOO")
    assert [":", "said"] == labelled(words, "OBOBOOO")
    assert ["KRAL:", "said"] == labelled(words, "BIOBOOO")


def test_margins() -> None:
    """The column grows with how much a word looks like no cue; rows of nothing have none."""
    words = read("Ott said he left.")
    margins = np.array(
        [[0, -9000, -9000], [-9000, 0, -9000], [-9000, -9000, 0], [0, 0, -5], [0, -130, -140]],
        dtype=np.int32,
    )
    add_cue_margins(words, margins)
    column = words.column["m"]
    first = PAD
    assert column.dtype == np.uint32
    assert column[first] > column[first + 4] > column[first + 3] > column[first + 1] >= 1
    assert column[first + 1] == column[first + 2]
    assert not column[:PAD].any()
    assert not column[-PAD:].any()
