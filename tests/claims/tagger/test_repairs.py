"""What the rules add to the attributions that are believed, and take from them."""

from __future__ import annotations

from intelnews.claims.tagger.repairs import Tagged, parted, settled
from intelnews.claims.tagger.words import Advice, Words
from intelnews.spans import Span


def tagged(source: range, cue: range, content: range) -> Tagged:
    """Return an attribution of rows."""
    return Tagged(source=tuple(source), cue=tuple(cue), content=tuple(content), odds=50)


def words_with(*advice: Advice) -> Words:
    """Return words of which set phrases make something."""
    text = "a b c d e f g h i j k l"
    words = Words(text, [Span(0, len(text))])
    words.settled = list(advice)
    return words


PHRASE = Advice(cue=range(6, 8), source=frozenset({5}), content=frozenset({8, 9, 10}))
AS_TAGGED = Tagged(source=(5,), cue=(6, 7), content=(8, 9, 10), odds=0)


def test_phrase_where_nothing_else_is() -> None:
    """A set phrase is believed beside what stands elsewhere, and around what it quotes."""
    beside, inside = (
        tagged(range(1), range(1, 2), range(2, 4)),
        tagged(range(8, 9), range(9, 10), range(10, 11)),
    )
    assert settled(words_with(PHRASE), []) == [AS_TAGGED]
    assert settled(words_with(PHRASE), [beside, inside]) == [beside, inside, AS_TAGGED]


def test_phrase_in_the_way_of_another() -> None:
    """A set phrase gives way to an attribution that has some of its words."""
    for found in (
        tagged(range(4, 6), range(6, 8), range(8, 10)),
        tagged(range(1), range(1, 2), range(2, 11)),
        tagged(range(9, 10), range(10, 11), range(11, 12)),
    ):
        assert settled(words_with(PHRASE), [found]) == [found]


def test_phrase_completes_a_cue() -> None:
    """An attribution whose cue is a part of the phrase gets the whole of it."""
    found = tagged(range(4, 6), range(7, 8), range(8, 10))
    whole = tagged(range(4, 6), range(6, 8), range(8, 10))
    assert settled(words_with(PHRASE), [found]) == [whole]


def test_subject_of_a_phrase_is_its_source() -> None:
    """Where an attribution has none, the words of the phrase are the surer ones."""
    found = Tagged(source=(), cue=(6, 7), content=(4, 5, 8), odds=50)
    assert settled(words_with(PHRASE), [found]) == [AS_TAGGED]


def test_what_another_cue_claims() -> None:
    """Behind the cue of one, "adding" has a content of its own: it is the other's no more."""
    first = Tagged(source=(0,), cue=(1,), content=(2, 3, 5, 6), odds=50)
    second = Tagged(source=(0,), cue=(4,), content=(5, 6), odds=50)
    [kept, same] = parted([first, second])
    assert (kept.content, same) == ((2, 3), second)


def test_nothing_is_left_without_a_content() -> None:
    """An attribution that would lose all its words keeps them, and so does one around another."""
    first = Tagged(source=(0,), cue=(1,), content=(5, 6), odds=50)
    second = Tagged(source=(0,), cue=(4,), content=(5, 6), odds=50)
    outer = Tagged(source=(0,), cue=(1,), content=(2, 3, 4, 5, 6), odds=50)
    assert list(parted([first, second])) == [first, second]
    assert list(parted([outer, second])) == [outer, second]
