"""The claims of many articles."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from attrs import exceptions

from intelnews.errors import QueryError
from intelnews.model import Article, Claim, Moment, Passage, Source, Span
from intelnews.query import q
from intelnews.query.claims import Claims

TEXT = "Sylvania denied it. Anna asserted it."


def claim(name: str | None, stance: str, *, day: str | None = None, about: str = "") -> Claim:
    """Return a claim by somebody."""
    return Claim(
        source=None if name is None else Source(text="Anna", span=Span(20, 24), name=name),
        cue=None,
        content=Passage.cut(TEXT, [Span(34, 36)]),
        stance=stance,
        moment=None if day is None else Moment.fromisoformat(day),
        about=(about,) if about else (),
    )


FIRST = Article(
    title="First",
    text=TEXT,
    claims=[
        claim("Sylvania|Freedonia", "denies", day="2018-08-28"),
        claim("ANNA", "asserts", about="Ansel"),
        claim(None, "asserts", day="2018-08-27"),
    ],
)
SECOND = Article(title="Second", text=TEXT, claims=[claim("Anna", "asserts", day="2018")])
CLAIMS = Claims.of([FIRST, SECOND])


def test_an_immutable_sequence() -> None:
    """Claims in the order of their articles."""
    assert isinstance(CLAIMS, Sequence)
    assert list(CLAIMS) == [*FIRST.claims, *SECOND.claims]
    assert (len(CLAIMS), CLAIMS[0], CLAIMS[-1]) == (4, FIRST.claims[0], SECOND.claims[0])
    assert CLAIMS[1:3] + CLAIMS[3:] == CLAIMS[1:]
    assert CLAIMS.index(SECOND.claims[0]) == 3
    assert pickle.loads(pickle.dumps(CLAIMS)) == CLAIMS
    assert hash(CLAIMS) == hash(CLAIMS[:])
    with pytest.raises(exceptions.FrozenInstanceError):
        CLAIMS._pairs = ()  # type: ignore[misc]
    with pytest.raises(IndexError):
        CLAIMS[4]


def test_one_line() -> None:
    """How many claims of how many articles."""
    assert repr(CLAIMS) == "Claims(claims=4, articles=2)"
    assert repr(Claims()) == "Claims(claims=0)"


def test_notebook_table() -> None:
    """Every claim with the headline of its article."""
    assert "Freedonia" in CLAIMS._repr_html_()


def test_each_claim_knows_its_article() -> None:
    """Pairs stay together through slices."""
    assert CLAIMS[3:].pairs() == ((SECOND, SECOND.claims[0]),)


def test_filter_by_claim_and_by_article() -> None:
    """A question about articles looks at the article of the claim."""
    assert list(CLAIMS.filter(q.stance("denies"))) == [FIRST.claims[0]]
    assert list(CLAIMS.filter(q.title("second"))) == [SECOND.claims[0]]
    found = CLAIMS.filter(q.stance("asserts") & q.title("first") & ~q.source("anna"))
    assert list(found) == [FIRST.claims[2]]
    assert list(CLAIMS.filter(lambda one: one.source is None)) == [FIRST.claims[2]]


def test_filter_parts_the_claims() -> None:
    """What passes and what does not are all."""
    denied, rest = CLAIMS.filter(q.stance("denies")), CLAIMS.filter(~q.stance("denies"))
    assert set(denied) | set(rest) == set(CLAIMS)
    assert len(denied) + len(rest) == len(CLAIMS)
    assert denied.filter(q.stance("denies")) == denied


def test_facets() -> None:
    """Several sources are counted one by one; case does not count; nobody is missing."""
    sources = CLAIMS.facets("source")
    assert list(sources.items()) == [("ANNA", 2), ("Freedonia", 1), ("Sylvania", 1)]
    assert sources.missing == 1
    assert CLAIMS.facets("stance") == {"asserts": 3, "denies": 1}
    assert CLAIMS.facets("about") == {"Ansel": 1}


def test_group_by() -> None:
    """Groups are claims again."""
    groups = CLAIMS.group_by("stance")
    assert list(groups) == ["asserts", "denies"]
    assert groups["denies"] == CLAIMS[:1]
    assert CLAIMS.group_by("source")[None] == CLAIMS[2:3]


def test_sort_by() -> None:
    """In time, the coarser date first, unknown dates last."""
    days = [str(one.moment) for one in CLAIMS.sort_by("said")]
    assert days == ["2018", "2018-08-27", "2018-08-28", "None"]
    assert next(one.stance for one in CLAIMS.sort_by("stance", reverse=True)) == "denies"
    assert CLAIMS.sort_by("source")[-1].source is None


def test_disputes_and_rows() -> None:
    """Handed on to plain functions."""
    assert CLAIMS.disputes() == ()
    assert [row["source_name"] for row in CLAIMS.rows()][1:] == ["ANNA", None, "Anna"]


def test_bad_calls() -> None:
    """Unknown fields list the known; wrong types are TypeErrors."""
    with pytest.raises(QueryError, match="facets of claims knows no 'stances'; did you mean"):
        CLAIMS.facets("stances")
    with pytest.raises(QueryError, match="sort_by of claims knows no 'moment'; known are said"):
        CLAIMS.sort_by("moment")
    with pytest.raises(TypeError, match="filter takes a predicate, not str"):
        CLAIMS.filter("denies")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pairs of Article and Claim"):
        Claims(FIRST.claims)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        CLAIMS + FIRST.claims  # type: ignore[operator]
    with pytest.raises(TypeError, match="the name of a field, not int"):
        CLAIMS.group_by(1)  # type: ignore[arg-type]
