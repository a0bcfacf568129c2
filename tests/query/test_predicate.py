"""The algebra of predicates, over claims and over articles."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.model import Article, Author, Claim, Passage, Source, Span, Tag
from intelnews.query import q

if TYPE_CHECKING:
    from collections.abc import Callable

    from intelnews.query import Predicate

# Loaded machines are slow; the laws are small and fifty tries find what they find.
LAW = settings(max_examples=50, deadline=None)
TEXT = "Sylvania denied it, Freedonia said so."


def claim(name: str = "Sylvania", stance: str = "asserts") -> Claim:
    """Return a claim by somebody, with some stance."""
    start = max(TEXT.find(name), 0)
    source = Source(text=TEXT[start : start + len(name)], span=Span(start, start + len(name)))
    content = Passage.cut(TEXT, [Span(16, 18)])
    return Claim(source=source, cue=None, content=content, stance=stance)


def article(*claims: Claim, tags: tuple[str, ...] = ()) -> Article:
    """Return an article that holds some claims."""
    return Article(text=TEXT, claims=claims, tags=[Tag(name=name) for name in tags])


# Few values, so that any two questions often meet in one article.
ARTICLES = st.builds(
    lambda tags, kind, authors, claims: Article(
        text=TEXT,
        kind=kind,
        tags=[Tag(name=name) for name in tags],
        authors=[Author(name=name) for name in authors],
        claims=[claim(name, stance) for name, stance in claims],
    ),
    st.lists(st.sampled_from(["Ports", "Storms"]), max_size=2, unique=True),
    st.sampled_from(["news", "analysis"]),
    st.lists(st.sampled_from(["Anna Kral", "Jan Ott"]), max_size=1),
    st.lists(
        st.tuples(
            st.sampled_from(["Sylvania", "Freedonia"]),
            st.sampled_from(["asserts", "denies"]),
        ),
        max_size=3,
        unique=True,
    ),
)
OF_ARTICLES = st.sampled_from(
    [q.tag("Ports"), q.tag("Storms"), q.kind("analysis"), q.author("J. Ott"), q.has_claims]
)
OF_CLAIMS = st.sampled_from(
    [q.stance("denies"), q.stance("asserts"), q.source("Sylvania"), q.source("Freedonia")]
)


def joined(questions: st.SearchStrategy[Predicate]) -> st.SearchStrategy[Predicate]:
    """Return predicates made of such questions."""
    return st.recursive(
        questions,
        lambda inner: (
            st.builds(lambda p: ~p, inner)
            | st.builds(lambda p, r: p & r, inner, inner)
            | st.builds(lambda p, r: p | r, inner, inner)
        ),
        max_leaves=6,
    )


PREDICATES = joined(OF_ARTICLES | OF_CLAIMS)


@LAW
@given(PREDICATES, ARTICLES)
def test_a_predicate_and_its_negation_part_the_articles(p: Predicate, found: Article) -> None:
    """Every article passes one of the two."""
    assert p(found) is not (~p)(found)


@LAW
@given(PREDICATES, PREDICATES, ARTICLES)
def test_or_is_either(p: Predicate, r: Predicate, found: Article) -> None:
    """An article passes p | r if it passes one of them."""
    assert (p | r)(found) is (p(found) or r(found))


@LAW
@given(PREDICATES, PREDICATES, ARTICLES)
def test_neither_is_not_one_and_not_the_other(p: Predicate, r: Predicate, found: Article) -> None:
    """One of De Morgan's laws holds of articles whatever the predicates speak of."""
    assert (~(p | r))(found) is (~p & ~r)(found)


@LAW
@given(joined(OF_ARTICLES), PREDICATES, ARTICLES)
def test_and_is_both_if_one_speaks_of_the_article(
    p: Predicate, r: Predicate, found: Article
) -> None:
    """What is asked of the article does not matter to which claim the rest is asked of."""
    assert (p & r)(found) is (p(found) and r(found))
    assert (~(p & r))(found) is (~p | ~r)(found)


def without_not(questions: st.SearchStrategy[Predicate]) -> st.SearchStrategy[Predicate]:
    """Return predicates joined by & and | alone."""
    return st.recursive(
        questions,
        lambda inner: (
            st.builds(lambda p, r: p & r, inner, inner)
            | st.builds(lambda p, r: p | r, inner, inner)
        ),
        max_leaves=6,
    )


POSITIVE = without_not(OF_ARTICLES | OF_CLAIMS)


@LAW
@given(POSITIVE, PREDICATES, ARTICLES)
def test_what_passes_both_passes_the_first(p: Predicate, r: Predicate, found: Article) -> None:
    """An article that passes p & r passes p, unless a ~ in p was about the claim of r."""
    assert not (p & r)(found) or p(found)


@LAW
@given(PREDICATES, PREDICATES, PREDICATES, ARTICLES)
def test_and_is_multiplied_out_over_or(
    p: Predicate, r: Predicate, s: Predicate, found: Article
) -> None:
    """The distributive law, both ways round."""
    assert (p & (r | s))(found) is ((p & r) | (p & s))(found)
    assert ((r | s) & p)(found) is ((r & p) | (s & p))(found)


@LAW
@given(PREDICATES, PREDICATES, PREDICATES, ARTICLES)
def test_order_and_brackets_do_not_matter(
    p: Predicate, r: Predicate, s: Predicate, found: Article
) -> None:
    """The associative, commutative and idempotent laws."""
    assert (p & r)(found) is (r & p)(found)
    assert (p & (r & s))(found) is ((p & r) & s)(found)
    assert (p | (r | s)) == ((p | r) | s)
    assert (p & p) == p == (p | p)


@LAW
@given(PREDICATES, PREDICATES, ARTICLES)
def test_of_a_claim_everything_is_plain_logic(p: Predicate, r: Predicate, found: Article) -> None:
    """Both of De Morgan's laws hold of claims."""
    for said in found.claims:
        first, second = (x.holds_for(said, within=found) for x in (p, r))
        assert (p & r).holds_for(said, within=found) is (first and second)
        assert (p | r).holds_for(said, within=found) is (first or second)
        assert (~p).holds_for(said, within=found) is not first


@LAW
@given(joined(OF_CLAIMS).filter(lambda p: "~" not in repr(p)), ARTICLES)
def test_of_an_article_a_claim_must_do(p: Predicate, found: Article) -> None:
    """Without ~, questions about claims joined in any way are asked of one claim."""
    expected = any(p.holds_for(said, within=found) for said in found.claims)
    assert p(found) is expected


@LAW
@given(PREDICATES)
def test_repr_makes_the_predicate_again(p: Predicate) -> None:
    """The repr is the expression; equality, hash and pickle agree."""
    again = eval(repr(p), {"q": q})
    assert again == p
    assert hash(again) == hash(p)
    assert pickle.loads(pickle.dumps(p)) == p
    assert repr(p).isprintable()


def test_and_speaks_of_one_claim() -> None:
    """A denial by Freedonia beside an assertion by Sylvania is no denial by Sylvania."""
    found = article(claim("Sylvania", "asserts"), claim("Freedonia", "denies"))
    wanted = q.stance("denies") & q.source("Sylvania")
    assert not wanted(found)
    assert wanted(article(claim("Freedonia", "asserts"), claim("Sylvania", "denies")))


def test_not_beside_a_claim_speaks_of_that_claim() -> None:
    """A denial by somebody else than Sylvania, although Sylvania speaks too."""
    wanted = q.stance("denies") & ~q.source("Freedonia")
    spoken = article(claim("Freedonia", "asserts"), claim("Sylvania", "denies"))
    assert wanted(spoken)
    assert not wanted(article(claim("Freedonia", "denies")))


def test_not_alone_speaks_of_the_article() -> None:
    """Tagged, and without any denial: other claims do not matter."""
    wanted = q.tag("Ports") & ~q.stance("denies")
    assert wanted(article(claim(), tags=("Ports",)))
    assert wanted(article(tags=("Ports",)))
    assert not wanted(article(claim(), claim(stance="denies"), tags=("Ports",)))
    assert not wanted(article(claim()))


def test_not_outside_means_no_such_claim() -> None:
    """Denials by others and other claims by Sylvania are no denial by Sylvania."""
    wanted = ~(q.stance("denies") & q.source("Sylvania"))
    assert wanted(article(claim("Sylvania"), claim("Freedonia", "denies")))
    assert not wanted(article(claim("Sylvania", "denies")))


def test_two_claims_are_asked_for_by_filtering_twice() -> None:
    """One filter after another speaks of any two claims."""
    found = article(claim("Sylvania", "asserts"), claim("Freedonia", "denies"))
    assert all(p(found) for p in (q.stance("denies"), q.source("Sylvania")))


def test_brackets_stand_where_they_are_needed() -> None:
    """The repr binds as the predicate does."""
    p, r, s = q.tag("A"), q.tag("B"), q.tag("C")
    assert repr(p & (r | s)) == "q.tag('A') & (q.tag('B') | q.tag('C'))"
    assert repr(p & r & s) == repr(p & (r & s)) == "q.tag('A') & q.tag('B') & q.tag('C')"
    assert repr(~(p | r)) == "~(q.tag('A') | q.tag('B'))"
    assert repr(~~p) == "~~q.tag('A')"


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: bool(q.tag("A")),
        lambda: q.tag("A") and q.tag("B"),
        lambda: not q.tag("A"),
        lambda: q.tag("A") & "B",
        lambda: "A" | q.tag("B"),
        lambda: q.tag("A") | "B",
        lambda: q.tag("A") & (lambda found: True),
        lambda: q.tag("A")("Ports"),
        lambda: q.tag("A")(claim()),
    ],
)
def test_a_mistake_in_python_is_a_type_error(mistake: Callable[[], object]) -> None:
    """Words for & | ~, strings among predicates, and anything but an article to ask."""
    with pytest.raises(TypeError):
        mistake()


def test_a_predicate_never_changes() -> None:
    """Predicates are frozen."""
    with pytest.raises(AttributeError):
        (q.tag("A") & q.tag("B")).parts = ()  # type: ignore[attr-defined]


def test_predicates_are_hashable_parts_of_sets() -> None:
    """Equal questions are one."""
    assert len({q.tag("A"), q.tag(" A "), q.tag("A") & q.tag("A"), q.category("A")}) == 2


def test_what_is_asked_of_the_article_is_asked_once() -> None:
    """A question about the text is not put again for every claim."""
    asked = []

    def answer(found: Article) -> bool:
        asked.append(found)
        return True

    from intelnews.query.predicate import ArticleQuestion

    slow = ArticleQuestion(name="slow", answer=answer)
    found = article(*(claim() for _ in range(50)))
    assert not (slow & q.stance("denies"))(found)
    assert len(asked) <= 3
