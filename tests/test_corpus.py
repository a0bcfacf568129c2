"""The corpus: a sequence of articles, and what can be asked of it."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from attrs import exceptions
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.corpus import Corpus
from intelnews.errors import QueryError
from intelnews.model import Article, Author, Fragment, Moment, Problem, Severity, Tag
from intelnews.query import q

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORM = Article(
    title="Storm nears Ansel",
    text="A storm nears the port of Ansel, officials said.",
    authors=[Author(name="ANNA KRAL")],
    published=Moment.fromisoformat("2018-08-28"),
    tags=[Tag(name="Ports"), Tag(name="Storms")],
    language="en",
)
CALM = Article(
    title="Calm again",
    text="The port is calm.",
    authors=[Author(name="Anna Kral"), Author(name="Jan Ott")],
    published=Moment.fromisoformat("2018-08"),
    tags=[Tag(name="ports"), Tag(name="Ports", kind="category")],
    kind="analysis",
)
COPY = STORM.with_fields(title="Ansel awaits storm", published=None, authors=[])
FRAGMENT = Fragment(text="It was trained abroad.", reason="headline lost")
PROBLEM = Problem(code="odd-line", message="an odd line")
CORPUS = Corpus([STORM, CALM, COPY], fragments=[FRAGMENT], problems=[PROBLEM])

ARTICLES = st.lists(
    st.builds(
        lambda tags, language, year: Article(
            tags=[Tag(name=name) for name in tags],
            language=language,
            published=None if year is None else Moment.fromisoformat(str(year)),
        ),
        st.lists(st.sampled_from(["Ports", "PORTS", "Storms"]), max_size=3),
        st.sampled_from(["en", "de", None]),
        st.none() | st.integers(2016, 2019),
    ),
    max_size=8,
)
PREDICATES = st.sampled_from(
    [
        q.tag("ports"),
        q.language("en"),
        q.published.after("2017"),
        q.tag("storms") & ~q.language("de"),
    ]
)


def test_an_immutable_sequence() -> None:
    """Articles in order; the first argument may be positional."""
    assert isinstance(CORPUS, Sequence)
    assert list(CORPUS) == [STORM, CALM, COPY] == list(CORPUS.articles)
    assert (len(CORPUS), CORPUS[0], CORPUS[-1]) == (3, STORM, COPY)
    assert (CALM in CORPUS, CORPUS.index(CALM)) == (True, 1)
    assert Corpus(articles=[STORM]) == Corpus((STORM,))
    assert Corpus() == Corpus([])
    with pytest.raises(IndexError):
        CORPUS[3]
    with pytest.raises(exceptions.FrozenInstanceError):
        CORPUS.articles = ()  # type: ignore[misc]


def test_slices_hold_articles_alone() -> None:
    """What was left over belongs to the whole."""
    assert CORPUS[:2] == Corpus([STORM, CALM])
    assert CORPUS[::-1].articles == (COPY, CALM, STORM)


def test_sum() -> None:
    """Everything of both, in order."""
    both = CORPUS + Corpus([CALM], problems=[PROBLEM])
    assert both.articles == (STORM, CALM, COPY, CALM)
    assert (both.fragments, both.problems) == ((FRAGMENT,), (PROBLEM, PROBLEM))
    assert sum([CORPUS, CORPUS], Corpus()) == CORPUS + CORPUS
    with pytest.raises(TypeError):
        CORPUS + CORPUS.articles  # type: ignore[operator]


def test_hash_and_pickle() -> None:
    """Equal corpora hash alike and survive pickling, also after they were searched."""
    again = Corpus(CORPUS.articles, fragments=CORPUS.fragments, problems=CORPUS.problems)
    assert CORPUS.search("storm")
    assert hash(CORPUS) == hash(again)
    assert pickle.loads(pickle.dumps(CORPUS)) == CORPUS == again
    assert len(pickle.dumps(CORPUS)) == len(pickle.dumps(again))


def test_one_line() -> None:
    """What there is of each, and nothing of what there is not."""
    assert repr(CORPUS) == "Corpus(articles=3, fragments=1, problems=1)"
    assert repr(Corpus()) == "Corpus(articles=0)"
    assert next(iter(CORPUS.__rich_repr__())) == ("articles", 3)


def test_notebook_table() -> None:
    """A table with the headlines, escaped."""
    html = Corpus([STORM.with_title("A < B")], fragments=[FRAGMENT])._repr_html_()
    assert "A &lt; B" in html
    assert "headline lost" in html


@pytest.mark.parametrize(
    "make",
    [
        lambda: Corpus("storm"),
        lambda: Corpus(["storm"]),
        lambda: Corpus(STORM),
        lambda: Corpus([FRAGMENT]),
        lambda: Corpus(fragments=[STORM]),
        lambda: Corpus(problems=["odd-line"]),
        lambda: Corpus([], [FRAGMENT]),
        lambda: CORPUS.with_fields(nothing=1),
        lambda: CORPUS.filter("storm"),
        lambda: CORPUS.search(7),
        lambda: CORPUS.facets(None),
    ],
)
def test_wrong_types(make: Callable[[], object]) -> None:
    """A mistake in the call is a TypeError."""
    with pytest.raises(TypeError):
        make()


def test_changed_copies() -> None:
    """The with_* methods add; the corpus itself stays as it is."""
    changed = Corpus().with_articles(STORM, CALM).with_fragments(FRAGMENT).with_problems(PROBLEM)
    assert changed == Corpus([STORM, CALM], fragments=[FRAGMENT], problems=[PROBLEM])
    assert CORPUS.with_fields(problems=()).problems == ()
    assert CORPUS.problems == (PROBLEM,)


def test_find() -> None:
    """By id; the first of equals; None if there is none."""
    assert CORPUS.find(CALM.id) is CALM
    assert CORPUS.find("0" * 16) is None


@settings(max_examples=50, deadline=None)
@given(ARTICLES, PREDICATES, PREDICATES)
def test_laws_of_filter(articles: list[Article], p: object, r: object) -> None:
    """Parts make the whole, twice is once, both is a part of one, and the order stays."""
    corpus = Corpus(articles)
    passed, rest = corpus.filter(p), corpus.filter(~p)  # type: ignore[arg-type, operator]
    assert sorted(map(id, passed + rest)) == sorted(map(id, corpus))
    assert passed.filter(p) == passed  # type: ignore[arg-type]
    assert corpus.filter(p & r) == passed.filter(r)  # type: ignore[operator, arg-type]
    assert [a for a in corpus if any(a is b for b in passed)] == list(passed)


def test_problems_are_counted_by_code() -> None:
    """Those of sources and of articles, each as often as it happened."""
    skipped = Problem(code="source-skipped", message="?", severity=Severity.ERROR)
    odd = Problem(code="odd-line", message="?", severity=Severity.NOTE, count=3)
    corpus = Corpus([Article(problems=[odd, skipped])], problems=[skipped])
    assert [("odd-line", 3), ("source-skipped", 2)] == list(corpus.problem_counts().items())
    assert {"source-skipped": 2} == corpus.problem_counts(severity="error")
    with pytest.raises(ValueError, match="grave"):
        corpus.problem_counts(severity="grave")


@settings(max_examples=50, deadline=None)
@given(ARTICLES)
def test_facets_count_what_filter_finds(articles: list[Article]) -> None:
    """Each count is the number of articles with that value, and the rest is missing."""
    corpus = Corpus(articles)
    tags = corpus.facets("tags")
    assert {name: len(corpus.filter(q.tag(name))) for name in tags} == tags
    languages = corpus.facets("language")
    assert languages.total + languages.missing == len(corpus)
    groups = corpus.group_by("language")
    assert sum(map(len, groups.values())) == len(corpus)
    assert {name: len(group) for name, group in groups.items() if name} == languages


@settings(max_examples=50, deadline=None)
@given(ARTICLES, st.booleans())
def test_sorting_keeps_everything(articles: list[Article], reverse: bool) -> None:
    """Dates in order, the unknown last, fragments and problems kept."""
    corpus = Corpus(articles, problems=[PROBLEM])
    found = corpus.sort_by("published", reverse=reverse)
    dates = [article.published for article in found if article.published is not None]
    assert dates == sorted(dates, reverse=reverse)
    assert sorted(map(id, found)) == sorted(map(id, corpus))
    assert found.problems == (PROBLEM,)
    assert all(article.published is None for article in found[len(dates) :])


def test_filter_takes_a_function() -> None:
    """Of an article."""
    assert CORPUS.filter(lambda article: len(article.text) < 20) == Corpus([CALM])


def test_authors_and_tags() -> None:
    """The most frequent first, spellings merged, kinds of tags apart."""
    assert [author.name for author in CORPUS.authors] == ["ANNA KRAL", "Jan Ott"]
    assert [(tag.name, tag.kind.value) for tag in CORPUS.tags] == [
        ("Ports", "tag"),
        ("Storms", "tag"),
        ("Ports", "category"),
    ]
    assert CORPUS.facets("authors") == {"ANNA KRAL": 2, "Jan Ott": 1}
    assert CORPUS.facets("authors").missing == 1


def test_search_timeline_and_rows() -> None:
    """Handed on to plain functions."""
    assert next(hit.article for hit in CORPUS.search("calm again")) is CALM
    assert CORPUS.timeline() == {"2018-08": 1, "2018-08-28": 1}
    assert CORPUS.timeline(date="published", by="year").rows() == [{"value": "2018", "count": 2}]
    assert [row["title"] for row in CORPUS.rows()] == [article.title for article in CORPUS]


def test_duplicates_and_disputes() -> None:
    """Handed on, with their options."""
    (group,) = CORPUS.duplicates()
    assert group.articles == (STORM, COPY)
    assert CORPUS.duplicates(threshold=1.0)[0].similarities == (1.0, 1.0)
    assert CORPUS.disputes(window=timedelta(days=1)) == ()
    assert len(CORPUS.claims) == 0


def test_unknown_fields_are_refused() -> None:
    """With the nearest and all that are known."""
    with pytest.raises(QueryError, match="facets knows no 'tag'; did you mean 'tags'"):
        CORPUS.facets("tag")
    with pytest.raises(QueryError, match="group_by knows no 'year'; known are authors"):
        CORPUS.group_by("year")
    with pytest.raises(QueryError, match="sort_by knows no 'date'; "):
        CORPUS.sort_by("date")


@pytest.mark.shared
def test_the_stored_page_holds_its_dispute(shared: Path) -> None:
    """Governments deny the air strikes that local officials report."""
    import intelnews

    corpus = intelnews.parse(shared / "seed" / "tajikistan-tag-page.txt")
    matters = [d for d in corpus.disputes() if "airstrikes" in d.matter]
    assert matters
    denied_by = {name for d in matters for name in d.denied_by}
    assert {"Russia", "United States", "Tajikistan"} <= denied_by
    assert any(name.startswith("local officials") for d in matters for name in d.asserted_by)
