"""Claims of a text: the interface, and what it promises for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims import derivation, extract_claims
from intelnews.model import Article, Moment, SourceKind, Unit
from intelnews.testing.clock import seconds_of

PUBLISHED = Moment.fromisoformat("2018-08-28")
VOCABULARY = (
    "Kral|Ott|said|denied|that|the|port|“|”|‘|’|\"|'|,|.|:|;|–|(|)|and|but|he|they|who|which|"
    "according to|reportedly|saying|was accused of|by|on Monday|Freedonia’s|officials|not|as did|"
    "told|\n|\n\n|Mr.|U.S.|report|claims|to|Moscow"
)
WORDS = st.sampled_from(VOCABULARY.split("|"))


def test_claim_has_all_its_parts() -> None:
    """A plain sentence gives source, cue, content, stance, certainty, date and matter."""
    text = "On Monday, Russian officials said that Iran may have lost a boat."
    [claim] = extract_claims(text, published=PUBLISHED)
    assert claim.source is not None
    assert claim.cue is not None
    assert claim.certainty is not None
    assert (claim.source.text, claim.source.name) == ("Russian officials", "Russia")
    assert (claim.source.kind, claim.source.country) == (SourceKind.OFFICIAL, "RU")
    assert (claim.cue.text, claim.cue.lemma) == ("said", "say")
    assert claim.content.text == "that Iran may have lost a boat"
    assert (claim.stance.value, claim.certainty.text) == ("asserts", "may have")
    assert str(claim.moment) == "2018-08-27"
    assert claim.about == ("Iran",)
    assert (claim.unit, claim.method, claim.parent) == (Unit.TEXT, "tagger", None)


def test_title_comes_first() -> None:
    """Claims of the headline stand before those of the text."""
    claims = extract_claims("Kral denied it.", title="Kral denies role")
    assert ["title", "text"] == [claim.unit.value for claim in claims]


def test_nested_claim_knows_its_parent() -> None:
    """A claim within a claim points to the content that holds it."""
    text = "Kral said that Ott had denied that he was paid."
    outer, inner = extract_claims(text)
    assert inner.parent == outer.content.hull
    assert inner.cue is not None
    assert inner.cue.span in outer.content.hull


def test_several_parties_are_joined_by_a_bar() -> None:
    """Russia, the United States and Iran are three sources in one."""
    [claim] = extract_claims("Russia, the United States and Iran denied it.")
    assert claim.source is not None
    assert claim.source.name == "Russia|United States|Iran"


def test_matters_are_capped() -> None:
    """A content that names every country is about a list."""
    names = "Iran, Iraq, Egypt, Libya, Sudan, Chad, Niger, Mali, Togo and Benin"
    [claim] = extract_claims(f"Kral accused {names} of theft.")
    assert len(claim.about) == 8


@pytest.mark.parametrize("text", ["", "   \n\n ", "\x00", "\ud800 said", "No claims here at all."])
def test_text_without_claims(text: str) -> None:
    """Nothing said is no claim."""
    assert extract_claims(text) == ()


def test_other_language_gives_nothing() -> None:
    """Text that is not English claims nothing rather than rubbish."""
    text = (
        "Das Ministerium sagte, dass die Schiffe nicht im Hafen waren und dass der Bericht nicht "
        "wahr ist. Die Polizei und die Armee haben sich nicht dazu geäußert. Trump said that."
    )
    assert extract_claims(text) == ()


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ((b"said",), {}),
        (("said",), {"title": 3}),
        (("said",), {"published": "2018"}),
        ((None,), {}),
    ],
)
def test_wrong_types_are_errors(arguments: tuple[object], options: dict[str, object]) -> None:
    """A bad call raises at once."""
    with pytest.raises(TypeError):
        extract_claims(*arguments, **options)  # type: ignore[arg-type]


@given(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=40))
def test_span_law_holds_for_any_words(text: str, title: str) -> None:
    """Whatever the text, every claim quotes it to the character, and an article takes it."""
    claims = extract_claims(text, title=title, published=PUBLISHED)
    article = Article(title=title, text=text, claims=claims)
    assert all(c.obeys_span_law(title if c.unit is Unit.TITLE else text) for c in article.claims)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    """No text is too odd to be read."""
    claims = extract_claims(text)
    assert all(claim.obeys_span_law(text) for claim in claims)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_same_text_same_claims(text: str) -> None:
    """Reading twice gives the same."""
    assert extract_claims(text) == extract_claims(text)


HOSTILE = {
    "quotation marks": '"' * 5_000_000,
    "typed marks": "“" * 1_000_000,
    "marks with a cue": 'said "' * 3_000,
    "said": "said " * 10_000,
    "said in lines": "said\n" * 3_000,
    "one line": "word " * 20_000 + "said Kral",
    "one word": "x" * 5_000_000,
    "brackets": "Kral said " + "(" * 100_000 + ")" * 100_000,
    "nested marks": "“‘" * 100_000 + "said Kral" + "’”" * 100_000,
    "spaces": "Kral said" + " " * 300_000 + "that it rained",
    "names": "Anna Kral, " * 5_000 + "said that it rained",
    "turns": "A: b\n" * 5_000,
    "quotations": "“We left,” he said. " + "“More.” " * 4_000,
    "running on": "“We left,” he said. “It\n" + "“more\n" * 4_000,
    "claims": "Kral said that it rained. He denied it. " * 300,
    "cases": "the claims about " * 2_000 + " he said",
    "capitals": "A " * 30_000 + "said that it rained",
    "dates": "He said on " + "Monday " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_in_time(name: str) -> None:
    """Text made to be slow is read in seconds, without an error."""
    text = HOSTILE[name]

    def run() -> None:
        claims = extract_claims(text, published=PUBLISHED)
        assert all(claim.obeys_span_law(text) for claim in claims[:50])

    # plain news takes 7 s a megabyte (25 articles a second); nothing takes five times as long
    allowed = 35 * max(0.1, len(text) / 1_000_000)
    assert seconds_of(run, enough=allowed) <= allowed


def test_number_of_claims_is_bounded() -> None:
    """Rubbish made of claims is not read to its end."""
    text = "KRAL: no.\n" * 3_000
    assert len(extract_claims(text)) == 3_000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivation, "_MAX_CLAIMS", 100)
        assert len(extract_claims(text)) == 100


def test_dateline_is_no_part_of_a_claim():
    """What a message begins with is not what anybody said."""
    text = "SARN, Nov 3 (Courier) - Freedonia will close its embassy, the foreign ministry said."
    (claim,) = extract_claims(text)
    assert "Freedonia will close its embassy" == claim.content.text


def test_abbreviated_country_stands_before_names():
    """The full stop of "U.S." ends no sentence where a name goes on."""
    (claim,) = extract_claims("The U.S. Navy denied that it was there.")
    assert "The U.S. Navy" == claim.source.text
    (claim,) = extract_claims("They flew to the U.S. The army denied it.")
    assert "The army" == claim.source.text


@pytest.mark.parametrize("verb", ["alleges", "insists", "acknowledges"])
def test_a_cue_that_training_hardly_saw(verb: str) -> None:
    """A paragraph whose only cue is one of the lexicon is read, however rare in the corpus."""
    [claim] = extract_claims(f"The widow {verb} that guards killed him.")
    assert ("The widow", verb) == (claim.source and claim.source.text, claim.cue and claim.cue.text)
