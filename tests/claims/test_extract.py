"""Claims of a text: the interface, and what it promises for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims import extract_claims
from intelnews.model import Moment

PUBLISHED = Moment.fromisoformat("2018-08-28")


def test_claim_has_all_its_parts() -> None:
    """A plain sentence gives source, cue, content, stance and date."""
    [claim] = extract_claims("On Monday, Moscow denied any role.", published=PUBLISHED)
    assert claim.source is not None
    assert claim.cue is not None
    assert ("Moscow", "Russia", "RU") == (claim.source.text, claim.source.name, claim.source.country)
    assert ("denied", "deny") == (claim.cue.text, claim.cue.lemma)
    assert claim.content.text == "any role"
    assert claim.stance.value == "denies"
    assert str(claim.moment) == "2018-08-27"


@given(st.text(alphabet=" \n“”‘’\"',.:;-–()Osaid thedyXl0", max_size=200))
def test_span_law_holds_for_any_text(text: str) -> None:
    """Whatever the text, every claim quotes it to the character."""
    for claim in extract_claims(text):
        assert claim.obeys_span_law(text)
