"""From attributions to claims, whoever found the attributions."""

from __future__ import annotations

from intelnews.claims.attribution import Attribution
from intelnews.claims.derivation import derive_claims
from intelnews.claims.paragraphs import Paragraph
from intelnews.claims.quotes import find_quotes
from intelnews.model import Moment, Quotation, Stance, Unit
from intelnews.spans import Span

TEXT = "On Monday Anna Kral insisted that she was not involved. “We left,” she added."


def span(words: str) -> Span:
    """Return the place of some words."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def attribution(source: str | None, cue: str | None, content: str, lemma: str) -> Attribution:
    """Return an attribution by its words."""
    return Attribution(
        source=None if source is None else span(source),
        cue=None if cue is None else span(cue),
        content=(span(content),),
        lemma=lemma,
    )


FIRST = attribution("Anna Kral", "insisted", "that she was not involved", "insist")
SECOND = attribution(None, "added", "“We left,”", "add")


def test_all_that_follows_is_worked_out() -> None:
    """Stance, date and quotation follow from the spans; the finder's name is kept."""
    # "she" of the second is the one behind the quotation
    speaker = Span(TEXT.rindex("she"), TEXT.rindex("she") + 3)
    second = Attribution(source=speaker, cue=SECOND.cue, content=SECOND.content, lemma="add")
    paragraph = Paragraph(
        (FIRST, second), tuple(find_quotes(TEXT)), (Span(0, 56), Span(57, len(TEXT)))
    )
    published = Moment.fromisoformat("2019-05-22")
    claims = derive_claims(TEXT, [paragraph], method="mine", published=published)
    assert [
        ("Anna Kral", Stance.DENIES, Quotation.INDIRECT, "2019-05-20", "mine", Unit.TEXT),
        ("she", Stance.ASSERTS, Quotation.DIRECT, "None", "mine", Unit.TEXT),
    ] == [
        (
            claim.source and claim.source.text,
            claim.stance,
            claim.quotation,
            str(claim.moment),
            claim.method,
            claim.unit,
        )
        for claim in claims
    ]
    assert all(claim.obeys_span_law(TEXT) for claim in claims)


def test_headline_comes_first_and_counts_in_itself() -> None:
    """Spans of the headline's attributions count in the headline."""
    title = "Kral denies role"
    above = Attribution(source=Span(0, 4), cue=Span(5, 11), content=(Span(12, 16),), lemma="deny")
    first, second = derive_claims(
        TEXT, [Paragraph((FIRST,))], method="mine", title=title, headline=Paragraph((above,))
    )
    assert (Unit.TITLE, "role") == (first.unit, first.content.text)
    assert (Unit.TEXT, "insisted") == (second.unit, second.cue and second.cue.text)


def test_neither_source_nor_cue_is_needed() -> None:
    """A content alone is a claim of nobody in particular."""
    bare = attribution(None, None, "she was not involved", "")
    [claim] = derive_claims(TEXT, [Paragraph((bare,), (), (Span(0, 56),))], method="mine")
    assert (None, None, None) == (claim.source, claim.cue, claim.moment)
