"""Set phrases that are cues as they stand: "has yet to confirm", "walked back", "is in favour of".

Such a phrase says by its words alone that somebody refuses, retracts, takes sides, …, so that no
corpus need have marked it. They are listed in ``data/locutions.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from intelnews.claims.grammar.phrases import phrase_end
from intelnews.claims.lexicon import CueEntry, CueForm, Tense, cue_at, data_lines, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.claims.grammar.tokens import Sentence

__all__ = ["AGENTLESS", "POSSESSED", "locution_keys", "locutions_in"]

#: Complements of set phrases beyond those of ``data/cues.tsv``: the subject is no speaker ("is
#: charged with"); the speaker is the possessor of a noun ("the ministry's refusal to discuss").
AGENTLESS, POSSESSED = "P", "M"

_AUXILIARIES: Final = {
    "be": "is are was were been isn't aren't wasn't weren't",
    "have": "has have had hasn't haven't hadn't",
    "do": "do does did don't doesn't didn't",
    "would": "would will could can wouldn't won't couldn't can't cannot",
}
# Verbs whose past is their base, and first words that are no verbs.
_UNCHANGED: Final = frozenset({"let", "put", "cast"})
_NO_VERBS: Final = frozenset(
    {"neither", "no", "refusal", "reluctance", "unwillingness", "threat", "threats", "vow", "vows"}
)
# A phrase is looked for by a word of it that is none of these.
_COMMON: Final = frozenset({
    "a", "about", "an", "as", "at", "away", "back", "be", "by", "down", "for", "from", "his",
    "in", "into", "it", "no", "of", "off", "on", "out", "over", "the", "to", "up", "upon", "with",
})  # fmt: skip
# It stands at most so far behind the first word of the phrase.
_REACH: Final = 12
# "Did not immediately and publicly confirm": so many adverbs may stand inside a phrase.
_ADVERBS: Final = 3
_NEGATIONS: Final = frozenset({"not", "never"})
# A sentence with more phrases than this is a list, not news; it keeps the time linear.
_MOST: Final = 24
# What may lead a noun, or a name: "a new", "her earlier", "the government's".
_LEADING: Final = "dnNgav"
_LEADING_WORDS: Final = 3
_PHRASE_WORDS: Final = 8
_PHRASE_ENDS: Final = "nNopg"
_CUE_TENSES: Final = {
    "CUE": frozenset({Tense.BASE, Tense.THIRD, Tense.PAST}),
    "CUING": frozenset({Tense.ING}),
}


@frozen
class _Element:
    """A part of a phrase: one of some words, or what its sort says; it may be missing."""

    sort: str
    words: frozenset[str] = frozenset()
    optional: bool = False


@frozen
class _Locution:
    """A set phrase: the forms of its first word with their tenses, and what stands behind."""

    heads: Mapping[str, str]
    elements: tuple[_Element, ...]
    entry: CueEntry

    def signs(self) -> frozenset[str]:
        """Return words of which one stands in the phrase, and seldom elsewhere."""
        fixed = [one for one in self.elements if one.words and not one.optional]
        literal = [one.words for one in fixed if one.sort == "words"]
        heads = frozenset(self.heads)
        lists = [one.words for one in fixed if one.sort == "list"]
        tries = [*literal, *([] if heads & _auxiliaries() else [heads]), *lists]
        return next((words for words in tries if words.isdisjoint(_COMMON)), heads)


@cache
def locution_keys() -> frozenset[str]:
    """Return the words, in lower case, without one of which there is no set phrase.

    >>> "retracted" in locution_keys(), "the" in locution_keys()
    (True, False)
    """
    return frozenset(_by_key())


def locutions_in(sentence: Sentence, /) -> Iterator[tuple[int, CueForm]]:
    """Yield where set phrases begin, each with the words that are the cue, in their order.

    >>> from intelnews.claims.grammar.tokens import sentences_of
    >>> from intelnews.spans import Span
    >>> text = "The army has yet to confirm the losses."
    >>> [sentence] = sentences_of(text, Span(0, len(text)))
    >>> [(at, form)] = locutions_in(sentence)
    >>> at, form.words
    (2, ('has', 'yet', 'to', 'confirm'))
    """
    found: dict[int, tuple[int, CueForm]] = {}
    for key, word in enumerate(sentence.words):
        for locution in _by_key().get(word, ()):
            for at in range(max(0, key - _REACH), key + 1):
                tense = locution.heads.get(sentence.words[at])
                if tense is None:
                    continue
                read = _read(sentence, at + 1, locution.elements)
                if read is None or read[1] <= max(key, found[at][0] if at in found else 0):
                    continue
                words = tuple(sentence.words[at : read[0]])
                found[at] = read[1], CueForm(entry=locution.entry, words=words, tense=tense)
    for at in sorted(found)[:_MOST]:
        yield at, found[at][1]


def _read(
    sentence: Sentence, at: int, elements: tuple[_Element, ...], adverbs: int = _ADVERBS
) -> tuple[int, int] | None:
    """Return where the cue ends, and where all that must stand there does."""
    if not elements:
        return at, at
    element, rest = elements[0], elements[1:]
    if element.sort == ">":
        read = _read(sentence, at, rest, adverbs)
        return None if read is None else (at, read[1])
    for end in _ends(sentence, at, element):
        read = _read(sentence, end, rest, adverbs)
        if read is not None:
            return read
    is_adverb = sentence.code(at) == "a" and sentence.word(at) not in _NEGATIONS
    if adverbs and (is_adverb or sentence.word(at) == "yet"):
        return _read(sentence, at + 1, elements, adverbs - 1)
    return None


def _ends(sentence: Sentence, at: int, element: _Element) -> Iterator[int]:
    """Yield where an element may end that begins at a word."""
    if element.words:
        if sentence.word(at) in element.words:
            yield at + 1
        if element.optional:
            yield at
    elif element.sort == "not":
        if sentence.word(at - 1).endswith(("n't", "cannot")):
            yield at
        elif sentence.word(at) in _NEGATIONS:
            yield at + 1
    elif element.sort == "~":
        yield from _behind_leading(sentence, at)
    elif element.sort == "@":
        for end in range(at + 1, phrase_end(sentence, at, limit=_PHRASE_WORDS) + 1):
            if sentence.code(end - 1) in _PHRASE_ENDS:
                yield end
    else:
        form = cue_at(sentence.words, at)
        if form is not None and form.tense in _CUE_TENSES[element.sort]:
            yield at + len(form.words)


def _behind_leading(sentence: Sentence, at: int) -> Iterator[int]:
    """Yield the places behind none, one, … of the words that may lead a noun."""
    yield at
    for end in range(at + 1, at + 1 + _LEADING_WORDS):
        if sentence.code(end - 1) not in _LEADING:
            return
        yield end


@cache
def _by_key() -> Mapping[str, tuple[_Locution, ...]]:
    found: dict[str, list[_Locution]] = {}
    for heads, behind, frames in data_lines("locutions.tsv"):
        locution = _Locution(
            heads={form: tense for head in heads.split("|") for form, tense in _forms(head)},
            elements=tuple(map(_element, behind.split())),
            entry=CueEntry(
                lemma=f"{heads} {behind}", group="speech", stance="", frames=frozenset(frames)
            ),
        )
        for key in locution.signs():
            found.setdefault(key, []).append(locution)
    return {key: tuple(locutions) for key, locutions in found.items()}


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(" ".join(_AUXILIARIES.values()).split())


def _element(written: str) -> _Element:
    if written in {">", "~", "@", "not", *_CUE_TENSES}:
        return _Element(written)
    if written.endswith("?"):
        return evolve(_element(written.removesuffix("?")), optional=True)
    words: set[str] = set()
    for one in written.split("|"):
        words |= word_list(one.lower()) if one.isupper() else {one}
    return _Element("list" if written.isupper() else "words", frozenset(words))


def _forms(head: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with their tenses; a few are no words, and do no harm."""
    base, *irregular = head.split("/")
    if base in _AUXILIARIES:
        yield from ((form, Tense.PAST) for form in _AUXILIARIES[base].split())
        return
    if base in _NO_VERBS:
        yield base, Tense.PAST
        return
    stem, doubled = base.removesuffix("e"), base + base[-1]
    regular = (f"{stem}ed", f"{doubled}ed", f"{base[:-1]}ied")
    for form in (f"{base}s", f"{base}es", f"{base[:-1]}ies"):
        yield form, Tense.THIRD
    for form in (f"{stem}ing", f"{doubled}ing"):
        yield form, Tense.ING
    for form in irregular or regular:
        yield form, Tense.PAST
    yield base, Tense.PAST if base in _UNCHANGED else Tense.BASE
