"""Claims and their parts: the span law and the words that may stand in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.model import (
    Band,
    Certainty,
    Claim,
    Cue,
    Passage,
    Quotation,
    Source,
    SourceKind,
    Span,
    Stance,
    Unit,
)
from intelnews.testing.strategies import claims, passages, spans, texts

TEXT = "“We left,” she said, “at noon,” but Sylvania reportedly denied it."
QUOTED = [Span(0, 10), Span(21, 31)]


def part(words: str, /) -> dict[str, Any]:
    """Return words of the text above with their place."""
    start = TEXT.index(words)
    return {"text": words, "span": Span(start, start + len(words))}


def she_said(**changes: Any) -> Claim:
    """Return the first claim of the text above."""
    fields: dict[str, Any] = {
        "source": Source(**part("she")),
        "cue": Cue(**part("said"), lemma="say"),
        "content": Passage.cut(TEXT, QUOTED),
    }
    return Claim(**{**fields, **changes})


def test_claim_obeys_the_span_law_in_its_text_alone() -> None:
    """Every part is, to the character, what its span covers."""
    assert she_said().obeys_span_law(TEXT) is True
    assert she_said().obeys_span_law(TEXT[:30]) is False
    assert she_said().obeys_span_law(TEXT.replace("she", "one")) is False
    assert she_said().obeys_span_law("") is False


@pytest.mark.parametrize(
    "changes",
    [
        {"source": Source(text="he", span=Span(11, 14))},
        {"cue": Cue(text="said", span=Span(16, 20), lemma="say")},
        {"cue": Cue(text="", span=Span(900, 900), lemma="say")},
        {"content": Passage(text="“We left,” “at noon,", spans=QUOTED)},
        {"content": Passage(text="“We left,”  “at noon,”", spans=QUOTED)},
        {"content": Passage(text="“We left,” “at noon,” ", spans=QUOTED)},
        {"content": Passage(text="“We left,” “at noon,”", spans=QUOTED[::-1])},
        {"certainty": Certainty(text="reportedly", span=Span(0, 10))},
        {"parent": Span(0, 900)},
    ],
)
def test_one_wrong_part_breaks_the_span_law(changes: dict[str, Any]) -> None:
    """Off by one, another order, a doubled space or a place outside: all are wrong."""
    assert she_said(**changes).obeys_span_law(TEXT) is False


@given(st.data(), texts())
def test_drawn_claims_obey_the_span_law(data: st.DataObject, text: str) -> None:
    """The strategy cuts what it says it cuts, and the parts say so one by one."""
    claim = data.draw(claims(within=text))
    assert claim.obeys_span_law(text) is True
    for _, span, words in claim.parts():
        assert words == span.cut(text)


def test_parts_come_with_their_roles() -> None:
    """A broken quotation has one part for each piece."""
    claim = she_said(certainty=Certainty(**part("reportedly")))
    assert [
        ("source", Span(11, 14), "she"),
        ("cue", Span(15, 19), "said"),
        ("content", Span(0, 10), "“We left,”"),
        ("content", Span(21, 31), "“at noon,”"),
        ("certainty", Span(45, 55), "reportedly"),
    ] == list(claim.parts())


def test_claim_without_source_and_cue_has_its_content() -> None:
    """Nobody need be named."""
    claim = she_said(source=None, cue=None)
    assert ["content", "content"] == [role for role, _, _ in claim.parts()]
    assert "somebody (asserts): “We left,” “at noon,”" == str(claim)


def test_claim_prints_who_does_what() -> None:
    """The name after coreference stands for the words in place."""
    named = Source(**part("she"), name="Anna Kral")
    assert "Anna Kral (warns): “We left,” “at noon,”" == str(she_said(source=named, stance="warns"))
    assert "she (asserts): “We left,” “at noon,”" == str(she_said())


@given(passages())
def test_hull_holds_every_span(passage: Passage) -> None:
    """From the first word to the last."""
    assert all(span in passage.hull for span in passage.spans)


@given(texts(), st.data())
def test_passage_is_cut_from_its_text(text: str, data: st.DataObject) -> None:
    """The law of a passage holds for any spans, in any order."""
    places = data.draw(st.lists(spans(within=text), min_size=1, max_size=4))
    passage = Passage.cut(text, iter(places))
    assert passage.spans == tuple(places)
    assert passage.text == " ".join(text[span.start : span.end] for span in places)


def test_passage_needs_a_place() -> None:
    """Words from nowhere are not quoted."""
    with pytest.raises(ValueError, match="spans"):
        Passage(text="", spans=[])


def test_words_become_members() -> None:
    """Stance, quotation, unit and kind may be given as words."""
    claim = she_said(stance="denies", quotation="direct", unit="title")
    assert (
        Stance.DENIES,
        Quotation.DIRECT,
        Unit.TITLE,
    ) == (claim.stance, claim.quotation, claim.unit)
    assert Source(**part("Sylvania"), kind="government").kind is SourceKind.GOVERNMENT
    for field in ("stance", "quotation", "unit"):
        with pytest.raises(ValueError, match="known are"):
            she_said(**{field: "other"})


@pytest.mark.parametrize("country", ["ru", "R", "RUS", "", "R\n", "ЯУ"])
def test_country_is_two_capitals(country: str) -> None:
    """ISO 3166-1 alpha-2, as it is written there."""
    with pytest.raises(ValueError, match="country"):
        Source(**part("Sylvania"), country=country)


def test_source_prints_its_words_and_its_name() -> None:
    """The name is said where it differs from the words."""
    assert "she" == str(Source(**part("she")))
    assert "she" == str(Source(**part("she"), name="she"))
    assert "she = Anna Kral" == str(Source(**part("she"), name="Anna Kral"))


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (0, 101), (80, 55)])
def test_band_lies_within_certainty(low: int, high: int) -> None:
    """From 0 to 100 per cent, upwards."""
    with pytest.raises(ValueError, match=r"low|high|band"):
        Band(term="likely", low=low, high=high, standard="ICD 203")


def test_band_may_be_a_point() -> None:
    """An even chance is one."""
    assert "even = 50–50 % (Kent)" == str(Band(term="even", low=50, high=50, standard="Kent"))


def test_about_is_no_lone_string() -> None:
    """A name would fall into its letters."""
    with pytest.raises(TypeError, match="sequence"):
        she_said(about="Sylvania")
    with pytest.raises(TypeError, match="'about' holds str values, not int"):
        she_said(about=[5])
