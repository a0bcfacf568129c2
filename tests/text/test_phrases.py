"""Tables of phrases."""

from __future__ import annotations

from intelnews.text.phrases import ENDING, PASSING, alternatives, phrase_set


def test_tables_hold_no_phrase_twice():
    """A phrase in two tables would mean whichever is read last."""
    seen = [
        phrase
        for table in (ENDING, PASSING)
        for rows in table.values()
        for phrase in phrase_set(rows)
    ]
    assert sorted(set(seen)) == sorted(seen)


def test_phrases_are_folded():
    """Lines are compared in small letters."""
    rows = "\n".join([*ENDING.values(), *PASSING.values()])
    assert rows.casefold() == rows


def test_alternatives_prefer_the_longest():
    """What begins like a shorter phrase is not cut to it."""
    assert r"tagged\ with|tagged|tag" == alternatives("tag | tagged\ntagged with")
