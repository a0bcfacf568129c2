"""Attributions of any parse at all, with words that are no spaCy tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field
from hypothesis import example, given
from hypothesis import strategies as st

from intelnews.extractors.dependencies import attributions_in, sentence_spans
from intelnews.extractors.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = (
    "Kral|said|denied|that|the|port|closed|“|”|,|.|according|to|reportedly|was|not|accused|of|by|"
    "called|for|it|did|adding|\n"
)
RELATIONS = (
    "nsubj|nsubjpass|nsubj:pass|auxpass|ccomp|xcomp|parataxis|dobj|obj|prep|pobj|case|obl|"
    "obl:agent|agent|conj|advcl|acl|advmod|neg|aux|punct|dep"
)


@define
class Word:
    """A word of a parse."""

    i: int
    idx: int
    lower_: str
    dep_: str
    pos_: str
    head: Word = field(init=False, repr=False)

    def __len__(self) -> int:
        return len(self.lower_)

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark."""
        return self.lower_ in "“”,."

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.lower_.isspace()


@define
class Parsed:
    """A text with its words, by sentence."""

    text: str
    sents: list[list[Word]]


def parsed(sentences: Sequence[Sequence[tuple[str, str, str, int]]]) -> Parsed:
    """Return a parse of sentences: words with relation, part of speech and number of the head."""
    text, done, number = "", [], 0
    for sentence in sentences:
        words = []
        for word, relation, pos, _ in sentence:
            words.append(Word(number, len(text), word.lower(), relation, pos))
            text += f"{word} "
            number += 1
        for word, (*_, head) in zip(words, sentence, strict=True):
            word.head = words[head % len(words)]
        done.append(words)
    return Parsed(text, done)


ANY_WORD = st.tuples(
    st.sampled_from(WORDS.split("|")),
    st.sampled_from(RELATIONS.split("|")),
    st.sampled_from(["VERB", "NOUN", ""]),
    st.integers(0, 12),
)


@given(st.lists(st.lists(ANY_WORD, min_size=1, max_size=12), max_size=4))
@example([[("said", "ccomp", "VERB", 1), ("said", "ccomp", "VERB", 0)]])  # a circle
@example([[("According", "case", "VERB", 0), ("to", "fixed", "ADP", 0)]])
def test_any_parse_is_read(sentences: list[list[tuple[str, str, str, int]]]) -> None:
    """Nothing is raised, and every span stands in the text and holds a word."""
    doc = parsed(sentences)
    for found in attributions_in(doc):
        assert found.content
        assert found.cue is not None
        for span in (found.source, found.cue, found.parent, *found.content):
            assert span is None or (span.end <= len(doc.text) and span.cut(doc.text).strip())


def test_sentences_have_places() -> None:
    """From the first word to the last."""
    doc = parsed([[("It", "nsubj", "", 1), ("closed", "dep", "", 1)], [("Kral", "dep", "", 0)]])
    assert ["It closed", "Kral"] == [span.cut(doc.text) for span in sentence_spans(doc)]


def test_what_hangs_on_a_word_is_gathered_however_deep() -> None:
    """No recursion goes down with it, and a circle has an end."""
    sentence = [("x", "dep", "", max(0, n - 1)) for n in range(20_000)]
    [words] = parsed([sentence]).sents
    tree = Tree(words)
    assert 20_000 == len(tree.under(words[0]))
    assert words[:5_000] == tree.without([words[0]], [words[5_000]])
    assert words[1:] == tree.without([words[1]], [words[0]])
    words[0].head = words[-1]
    assert 20_000 == len(Tree(words).under(words[7]))
