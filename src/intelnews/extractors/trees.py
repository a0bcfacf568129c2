"""A dependency parse as a tree of words, and what is asked of one.

Labels of both families in use are understood: those of ClearNLP (``nsubjpass``, ``agent``), which
spaCy's English pipelines set, and those of Universal Dependencies (``nsubj:pass``, ``obl:agent``).
Nothing of spaCy is imported here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "PASSIVE",
    "PASSIVE_SUBJECT",
    "Doc",
    "Token",
    "Tree",
    "hull",
    "stretches",
]

PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass", "csubjpass", "csubj:pass"})
PASSIVE = PASSIVE_SUBJECT | {"auxpass", "aux:pass"}
_SUBJECT = PASSIVE_SUBJECT | {"nsubj", "csubj"}
_BEHIND_PREPOSITION = frozenset({"pobj", "pcomp"})
#: A verb with one of these relations to another shares its subject.
_SHARING = frozenset({"conj", "advcl", "xcomp"})
# "Kral denied it, called it a lie and said that …": verbs that share one subject.
_MAX_CLIMB = 4


class Token(Protocol):
    """What is asked of a word: a spaCy ``Token`` has it all."""

    @property
    def i(self) -> int:
        """Its number among the words of the text."""
        ...

    @property
    def idx(self) -> int:
        """Where it begins, in code points."""
        ...

    @property
    def lower_(self) -> str:
        """Its letters in lower case."""
        ...

    @property
    def dep_(self) -> str:
        """Its relation to its head."""
        ...

    @property
    def pos_(self) -> str:
        """Its universal part of speech, or nothing where the pipeline has no tagger."""
        ...

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        ...

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        ...

    @property
    def head(self) -> Token:
        """The word that it hangs on; itself for the root."""
        ...

    def __len__(self) -> int: ...


class Doc(Protocol):
    """What is asked of a parsed text: a spaCy ``Doc`` has it all."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def sents(self) -> Iterable[Iterable[Token]]:
        """Its sentences."""
        ...


class Tree:
    """The parse of one sentence.

    What hangs on a word is gathered here in linear time, however deep it goes; ``Token.subtree`` of
    spaCy takes the square of the depth.
    """

    def __init__(self, tokens: Iterable[Token], /) -> None:
        self._children: dict[int, list[Token]] = {}
        for token in tokens:
            if token.head.i != token.i:
                self._children.setdefault(token.head.i, []).append(token)

    def children(self, token: Token, /) -> Sequence[Token]:
        """Return the words that hang on a word itself."""
        return self._children.get(token.i, ())

    def under(self, token: Token, /) -> dict[int, Token]:
        """Return a word and all that hang on it, near or far, by their numbers."""
        found: dict[int, Token] = {}
        waiting = [token]
        while waiting:
            one = waiting.pop()
            if one.i not in found:
                found[one.i] = one
                waiting += self.children(one)
        return found

    def without(self, heads: Iterable[Token], others: Iterable[Token], /) -> list[Token]:
        """Return the words that hang on some heads, in order, and not what hangs on others.

        A word that is among the others and stands above a head takes only itself away.
        """
        kept: dict[int, Token] = {}
        roots = set()
        for head in heads:
            roots.add(head.i)
            kept |= self.under(head)
        for other in others:
            under = self.under(other)
            for place in under if roots.isdisjoint(under) else (other.i,):
                kept.pop(place, None)
        return [kept[place] for place in sorted(kept)]

    def subject(self, verb: Token, /) -> Token | None:
        """Return the subject of a verb in the active, or of the verb that it shares one with."""
        for _ in range(_MAX_CLIMB):
            for child in self.children(verb):
                if child.dep_ in _SUBJECT:
                    return child
            if verb.dep_ == "acl":
                return verb.head  # "a report saying that …"
            if verb.dep_ not in _SHARING:
                return None
            verb = verb.head
        return None

    def agent(self, verb: Token, /) -> list[Token]:
        """Return who did what stands in the passive: "by the police"."""
        for child in self.children(verb):
            if child.dep_ == "agent":
                return self.without(self.governed(child, verb), [child])
            if child.dep_ == "obl:agent":
                marks = [one for one in self.children(child) if one.dep_ == "case"]
                return self.without([child], marks)
        return []

    def governed(self, preposition: Token, verb: Token, /) -> list[Token]:
        """Return what a preposition governs; in Universal Dependencies it hangs on that itself."""
        if preposition.dep_ == "case":
            return [preposition.head] if preposition.head.i != verb.i else []
        return [one for one in self.children(preposition) if one.dep_ in _BEHIND_PREPOSITION]


def stretches(tokens: Sequence[Token], /) -> list[Span]:
    """Return words as the stretches of text that they fill, without punctuation at the ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = []
    for run in runs:
        words = [place for place, token in enumerate(run) if not (token.is_punct or token.is_space)]
        if words:
            spans.append(hull(run[words[0] : words[-1] + 1]))
    return spans


def hull(tokens: Sequence[Token], /) -> Span:
    """Return the span from the first word to the last."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
