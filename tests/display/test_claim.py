"""A claim says who, what, when and how surely, in words."""

from __future__ import annotations

from intelnews.display.claim import claim_html, claims_html, date_text, legend
from intelnews.display.views import ClaimView, DateView, Mark, Words

CLAIM = ClaimView(
    number=1,
    who="Marl Navy",
    said="They",
    stance="denies",
    what="that it fired",
    when=DateView(text="2018-08-27", precision="day"),
    certainty="likely = 55–80 % (ICD 203)",
    about=("Sylvania", "Freedonia"),
)


def test_claim_is_one_line(read):
    """Who, stance and content come first, then the rest in small type."""
    assert (
        "≠1Marl Navy denies that it fired — said 2018-08-27 (day) · likely = 55–80 % (ICD 203) · "
        "in the text: They · about Sylvania, Freedonia"
    ) == read(claim_html(CLAIM)).text


def test_claim_without_source_is_somebodys(read):
    """A claim that names nobody says so."""
    claim = ClaimView(number=1, who=None, stance="asserts", what="it is open")
    assert "·1somebody asserts it is open" == read(claim_html(claim)).text


def test_claim_stands_below_its_sentence(read):
    """The sentence is shown with its marks."""
    sentence = Words(
        text="They denied that it fired.",
        marks=(Mark(start=12, end=25, role="content", label="denies", number=1, last=True),),
    )
    text = read(claim_html(CLAIM, context=sentence)).text
    assert text.startswith("They denied that it fired≠1.≠1Marl Navy denies")


def test_long_content_and_many_names_are_cut(read):
    """The list stays compact; an ellipsis and a count tell what is missing."""
    claim = ClaimView(number=1, who="W" * 99, stance="asserts", what="c" * 999, about=("A",) * 7)
    text = read(claim_html(claim)).text
    assert "W" * 79 + "… asserts" in text
    assert "c" * 239 + "… — about A, A, A, A, A and 2 more" in text


def test_no_claims_no_legend():
    """There is no key to nothing."""
    assert legend({}) is None


def test_claims_of_many_articles_are_listed_with_theirs(read):
    """Each line names its article, the key counts all, and what is not shown is counted."""
    claim = ClaimView(
        number=0, who="Marl", stance="denies", what="it", article="Calm at sea, 2018-08-28"
    )
    text = read(claims_html([claim] * 99, counts={"denies": 99, "asserts": 1_000})).text
    assert text.startswith("1,099 claims· asserts 1,000 ≠ denies 99 ≠Marl denies it — Calm at sea")
    assert text.endswith("… and 1,039 more")


def test_one_claim_is_not_claims(read):
    """The sum agrees with its noun."""
    claim = ClaimView(number=0, who="Marl", stance="denies", what="it")
    text = read(claims_html([claim], counts={"denies": 1})).text
    assert "1 claim≠ denies 1 ≠Marl denies it" == text


def test_date_without_label_is_bare():
    """The label stands before the date where there is one."""
    assert "2018 (year)" == date_text(DateView(text="2018", precision="year"))
