"""Fragments: text that belongs to no article."""

from __future__ import annotations

import pytest

from intelnews.model import Author, Claim, Cue, Fragment, Passage, Span

TEXT = "A former commander said that he was trained abroad."


def claim(text: str = TEXT, /) -> Claim:
    """Return the claim of the text above, cut from another if one is given."""
    cue = Cue(text="said", span=Span(19, 23), lemma="say")
    return Claim(source=None, cue=cue, content=Passage.cut(text, [Span(24, 50)]))


def test_fragment_keeps_what_stood_with_it() -> None:
    """A lost headline does not take the byline with it."""
    fragment = Fragment(text=TEXT, authors=[Author(name="Anna Kral")], claims=[claim()])
    assert (Author(name="Anna Kral"),) == fragment.authors
    assert fragment.claims == (claim(),)
    assert fragment.published is None


def test_claims_of_a_fragment_obey_the_span_law() -> None:
    """A claim cut from another text is refused."""
    with pytest.raises(ValueError, match="does not quote the text"):
        Fragment(text=TEXT, claims=[claim(TEXT.upper())])


def test_claims_are_claims() -> None:
    """A text is no claim."""
    with pytest.raises(TypeError, match="'claims' holds Claim values, not str"):
        Fragment(text=TEXT, claims=["he was trained abroad"])
