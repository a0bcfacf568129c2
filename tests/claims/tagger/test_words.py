"""The words of a text: where they begin and end, sentences, paragraphs, quotations, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.paragraphs import announced, paragraph_spans
from intelnews.claims.tagger.words import (
    CLOSING,
    INSIDE,
    OPENING,
    OUTSIDE,
    PAD,
    Words,
    word_number,
)
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of

TOKENS = [
    ("Ott didn't go.", ["Ott", "did", "n't", "go", "."]),
    ("Ott didn’t go.", ["Ott", "did", "n’t", "go", "."]),
    ("Kral's men", ["Kral", "'s", "men"]),
    ("Kral’s men", ["Kral", "’s", "men"]),
    (
        "they've, we'll, I'm, she'd",
        ["they", "'ve", ",", "we", "'ll", ",", "I", "'m", ",", "she", "'d"],
    ),
    ("CAN'T", ["CA", "N'T"]),
    ("O'Hara and d’Este", ["O'Hara", "and", "d’Este"]),
    ("the officials' cars", ["the", "officials", "'", "cars"]),
    ("the U.S. Navy", ["the", "U.S.", "Navy"]),
    ("at 5 a.m. on", ["at", "5", "a.m.", "on"]),
    ("Mr. Ott", ["Mr", ".", "Ott"]),
    ("J. Ott", ["J", ".", "Ott"]),
    ("1,200.50 crowns at 10:30", ["1,200.50", "crowns", "at", "10:30"]),
    ("the 1990s, 3rd", ["the", "1990s", ",", "3rd"]),
    ("a well-known AT&T vice-chief", ["a", "well-known", "AT&T", "vice-chief"]),
    ("no -- yes — and - so...", ["no", "--", "yes", "—", "and", "-", "so", "..."]),
    ("“Go,” she said.", ["“", "Go", ",", "”", "she", "said", "."]),
    ("``Go,'' she said.", ["``", "Go", ",", "''", "she", "said", "."]),
    ("a_b __ c", ["a_b", "__", "c"]),
    ("Žižka čeká, 東京も", ["Žižka", "čeká", ",", "東京も"]),
    ("", []),
    (" \t\n ", []),
]

SENTENCES = [
    ("Ott left. Kral stayed.", ["Ott left.", "Kral stayed."]),
    ("Mr. Ott left. He ran.", ["Mr. Ott left.", "He ran."]),
    ("J. Ott left.", ["J. Ott left."]),
    ("It is I. He knew.", ["It is I.", "He knew."]),
    ("The U.S. Navy left.", ["The U.S. Navy left."]),
    ("He left the U.S. It rained.", ["He left the U.S.", "It rained."]),
    ("He left at 5 a.m. Kral slept.", ["He left at 5 a.m. Kral slept."]),
    ("“We left.” It rained.", ["“We left.”", "It rained."]),
    ("“We left.” “It rained.”", ["“We left.”", "“It rained.”"]),
    ("Why? Because! 5 men… (Ott) left", ["Why?", "Because!", "5 men…", "(Ott) left"]),
    ("Ott left . and ran", ["Ott left . and ran"]),
    ("Write to ott@example.org.Now", ["Write to ott@example.org.Now"]),
    ("no end", ["no end"]),
    ("...", ["..."]),
]


def read(text: str) -> Words:
    """Return the words of a text that is one paragraph."""
    return Words(text, [Span(0, len(text))])


def shown(words: Words) -> list[str]:
    """Return the words as they stand in the text."""
    return [words.text[words.starts[row] : words.ends[row]] for row in words.rows]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_words(text: str, expected: list[str]) -> None:
    """Words are those of the Penn Treebank as far as letters tell."""
    assert expected == shown(read(text))


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends where a mark and the next word say so."""
    words = read(text)
    assert expected == [
        text[words.starts[first] : words.ends[last - 1]] for first, last in words.sentences
    ]


def test_a_sentence_without_end_is_cut() -> None:
    """More words than any sentence has are cut into pieces."""
    lengths = [last - first for first, last in read("one " * 450).sentences]
    assert [200, 200, 50] == lengths


def test_a_stop_ends_the_sentence_that_is_cut_there() -> None:
    """A sentence of exactly the highest length leaves no empty one behind."""
    lengths = [last - first for first, last in read("one " * 198 + "end. Two.").sentences]
    assert [200, 2] == lengths


def test_rows_of_nothing_stand_around_paragraphs() -> None:
    """Before, between and behind paragraphs are rows of zeros."""
    words = Words("Ott left.\nKral ran.", [Span(0, 9), Span(10, 19)])
    assert [(PAD, PAD + 3), (2 * PAD + 3, 2 * PAD + 6)] == words.paragraphs
    assert 3 * PAD + 6 == len(words)
    nothing = sorted(set(range(len(words))) - set(words.rows.tolist()))
    assert 3 * PAD == len(nothing)
    assert all(words.starts[row] == words.ends[row] == -1 for row in nothing)
    assert all(words.lowers[row] == "" for row in nothing)
    assert all(not column[nothing].any() for column in words.column.values())
    assert all(
        (array[nothing] == -1).all() for array in (words.paragraph, words.sentence, words.quote)
    )


def test_a_paragraph_without_words_is_none() -> None:
    """White space has no words, whatever stands before and behind."""
    words = Words("Ott   left", [Span(0, 3), Span(3, 6), Span(6, 10)])
    assert ["Ott", "left"] == shown(words)
    assert 2 == len(words.paragraphs)


def test_paragraphs_and_sentences_are_numbered() -> None:
    """Each word knows its paragraph and its sentence."""
    words = Words("Ott left. It rained.\nKral ran.", [Span(0, 20), Span(21, 30)])
    assert [0] * 6 + [1] * 3 == words.paragraph[words.rows].tolist()
    assert [0] * 3 + [1] * 3 + [2] * 3 == words.sentence[words.rows].tolist()


def test_quotation_states() -> None:
    """Marks open and close, words stand inside or outside of the outermost quotation."""
    words = read("“We ‘all’ left,” she said. “Now.”")
    state = words.column["q"][words.rows].tolist()
    inside = [INSIDE] * 6
    assert [OPENING, *inside, CLOSING, *[OUTSIDE] * 3, OPENING, INSIDE, INSIDE, CLOSING] == state
    assert [0] * 8 + [-1] * 3 + [1] * 4 == words.quote[words.rows].tolist()


def test_an_unclosed_quotation_has_no_closing_mark() -> None:
    """A quotation that runs on to the next paragraph is inside to its end."""
    words = read("She said “we left.")
    assert [OUTSIDE, OUTSIDE, OPENING, INSIDE, INSIDE, INSIDE] == words.column["q"][
        words.rows
    ].tolist()


def test_numbers_tell_words_apart() -> None:
    """The same word has the same number in any case; no word has number 0."""
    words = read("Said said SAID says don’t don't")
    lower, stem = (words.column[name][words.rows].tolist() for name in "wt")
    assert 1 == len(set(lower[:3]))
    assert lower[0] != lower[3]
    assert 1 == len(set(stem[:4]))
    assert lower[4:6] == lower[6:8]
    assert word_number("said") == lower[0]
    assert 0 not in lower


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("accused", "accuse"),
        ("parties", "party"),
        ("studied", "study"),
        ("planned", "plan"),
        ("planning", "plan"),
        ("calls", "call"),
        ("missed", "miss"),
        ("boxes", "box"),
        ("quietly", "quiet"),
        ("denied", "deny"),
        ("told", "tell"),
    ],
)
def test_stems(word: str, other: str) -> None:
    """Forms of a word share a stem, by the lexicon of cues or by their endings."""
    stem = {read(one).column["t"][PAD] for one in (word, other)}
    assert 1 == len(stem)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("NATO", 2),
        ("Ott", 3),
        ("A", 4),
        ("7th", 5),
        ("left", 6),
        ("well-off", 7),
        ("”", 8),
        ("東", 8),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    """The shape of a word is a small number."""
    assert shape == read(word).column["s"][PAD]


def test_cue_classes() -> None:
    """Words that begin a cue of the lexicon have a class, other words have the lowest."""
    column = read("harbour said says accused according").column["k"][PAD:-PAD].tolist()
    assert 1 == column[0]
    assert all(number > 1 for number in column[1:])
    assert column[1] != column[2]


@given(st.text(alphabet=st.characters(), max_size=300) | st.text("a.Ab'’“”\" \n-1,:", max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Words stand in order, never overlap, and leave out nothing but white space."""
    words = Words(text, announced(text, list(paragraph_spans(text))))
    rows = words.rows.tolist()
    at = 0
    for row in rows:
        assert at <= words.starts[row] < words.ends[row] <= len(text)
        assert words.lowers[row] == text[words.starts[row] : words.ends[row]].lower()
        at = words.ends[row]
    read_rows = [row for first, last in words.sentences for row in range(first, last)]
    assert rows == read_rows
    assert rows == [row for first, last in words.paragraphs for row in range(first, last)]
    assert len(words) == len(words.ends) == len(words.lowers) == len(words.column["q"])


@given(st.text(alphabet=st.characters(), max_size=200))
def test_nothing_but_space_is_left_out(text: str) -> None:
    """Every sign that is no white space belongs to a word."""
    assert "".join(text.split()) == "".join("".join(shown(read(text))).split())


@pytest.mark.parametrize(
    "unit",
    ['"', "said ", "a", "a.", "n't", "1,", "...", "-", "a-", "“ ", "' ", ". )", "İ", "\ud800"],
    ids=repr,
)
def test_time_is_linear(unit: str) -> None:
    """Anything is read in a second or two, however long: what a square law would take hours for."""
    text = unit * (300_000 // len(unit))
    assert seconds_of(lambda: read(text), enough=10) < 10
