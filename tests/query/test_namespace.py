"""Everything that q can be asked, and what it refuses."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest

from intelnews.errors import QueryError
from intelnews.model import (
    Article,
    Author,
    Band,
    Certainty,
    Claim,
    Moment,
    Passage,
    Problem,
    Source,
    Span,
    Stance,
    Tag,
)
from intelnews.query import q

if TYPE_CHECKING:
    from collections.abc import Callable

    from intelnews.query import Predicate

TEXT = "The Sylvanian navy denied, on Monday, that a storm likely sank its “air-strike” ship."
CLAIM = Claim(
    source=Source(text=TEXT[:18], span=Span(0, 18), name="Navy", country="RU", agency="Seéamt"),
    cue=None,
    content=Passage.cut(TEXT, [Span(38, 84)]),
    stance="denies",
    certainty=Certainty(
        text="likely",
        span=Span(51, 57),
        band=Band(term="probable", low=55, high=80, standard="ICD 203"),
    ),
    moment=Moment.fromisoformat("2018-08-27"),
    about=("Grand Duchy of Graustark",),
)
HEDGED = Claim(
    source=None,
    cue=None,
    content=Passage.cut(TEXT, [Span(43, 50)]),
    certainty=Certainty(text="Monday", span=Span(30, 36)),
)
FULL = Article(
    title="Storm hits Côte d’Ansel",
    kind="analysis",
    authors=[Author(name="Łucja Kral")],
    published=Moment.fromisoformat("2018-08-28"),
    modified=Moment.fromisoformat("2018-09"),
    captured=Moment.fromisoformat("2019"),
    text=TEXT,
    tags=[Tag(name="Ports & Harbours"), Tag(name="Défense", kind="category"), Tag(name="***")],
    claims=[CLAIM, HEDGED],
    publication="The Ansel Post",
    language="pt-BR",
    truncated=True,
    format="paste",
    problems=[Problem(code="odd-line", message="an odd line")],
)
EMPTY = Article()


@pytest.mark.parametrize(
    "question",
    [
        q.author("L. KRAL"),
        q.author(" lucja  kral "),
        q.tag("ports & harbours"),
        q.tag("ports-harbours"),
        q.tag("defense"),
        q.tag("***"),
        q.category("Défense"),
        q.kind("Analysis"),
        q.text("STORM navy"),
        q.text('"a storm" "air strike"'),
        q.text("“air strike”"),
        q.title("cote ansel"),
        q.language("pt"),
        q.language("pt_br"),
        q.publication("ansel post"),
        q.format("Paste"),
        q.has_claims,
        q.truncated,
        q.has_problems(),
        q.has_problems("odd-line"),
        q.published.after("2018-07"),
        q.published.before("2018-09"),
        q.published.on("2018"),
        q.published.since("2018-08-28"),
        q.published.until(date(2018, 8, 28)),
        q.published.between("2018-08", "2018-09"),
        q.modified.on("2018-09-15"),
        q.captured.after("2018"),
        q.source("navy"),
        q.source("the sylvanian navy"),
        q.source("seeamt"),
        q.source("RU"),
        q.source("Russia"),
        q.stance("DENIES"),
        q.stance(Stance.DENIES),
        q.about("graustark"),
        q.content('"storm likely"'),
        q.certainty("hedged"),
        q.certainty("Likely"),
        q.certainty("probable"),
        q.certainty(at_least=55),
        q.certainty(at_least=50, at_most=80),
        q.certainty("likely", at_most=80),
        q.certainty("monday"),
        q.said.on("2018-08"),
    ],
    ids=repr,
)
def test_a_question_that_is_answered_with_yes(question: Predicate) -> None:
    """Each question finds what it asks for, and never an article that holds nothing."""
    assert question(FULL)
    assert not question(EMPTY)
    assert eval(repr(question)) == question
    assert pickle.loads(pickle.dumps(question)) == question


@pytest.mark.parametrize(
    "question",
    [
        q.author("Anna Kral"),
        q.author("Kra"),
        q.tag("Ports"),
        q.category("Ports & Harbours"),
        q.kind("news"),
        q.text("storms"),
        q.text('"storm navy"'),
        q.title("navy"),
        q.language("en"),
        q.language("pt-br-x"),
        q.publication("post ansel"),
        q.format("past"),
        q.has_problems("odd"),
        q.published.after("2018-08"),
        q.published.before("2018-08"),
        q.source("Navy of Sylvania"),
        q.source("Ruritania"),
        q.source("DE"),
        q.stance("asserts") & q.source("navy"),
        q.about("Duchy of Freedonia"),
        q.content("navy"),
        q.certainty("possibly"),
        q.certainty(at_least=56),
        q.certainty(at_most=79),
        q.certainty("monday", at_least=1),
        q.said.after("2018-08-27"),
    ],
    ids=repr,
)
def test_a_question_that_is_answered_with_no(question: Predicate) -> None:
    """Near is not found."""
    assert not question(FULL)


@pytest.mark.parametrize("verb", ["before", "after", "on", "since", "until"])
def test_a_missing_date_passes_no_test(verb: str) -> None:
    """Not known is neither before nor after; ~ is plain negation."""
    question = getattr(q.published, verb)("2018")
    assert not question(EMPTY)
    assert (~question)(EMPTY)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: q.stance("denys"), r"did you mean 'denies'\? Known are asserts, denies"),
        (lambda: q.stance("xyzzy"), "q.stance knows no 'xyzzy'; known are asserts"),
        (lambda: q.kind("opinon"), "did you mean 'opinion'"),
        (lambda: q.author("  "), "q.author needs a name"),
        (lambda: q.tag(""), "q.tag needs a name"),
        (lambda: q.text("…"), "holds no word"),
        (lambda: q.title('""'), "holds no word"),
        (lambda: q.source("!"), "q.source needs a word"),
        (lambda: q.language("Portuguese please"), "such as 'en' or 'pt-BR'"),
        (lambda: q.has_problems("Odd Line"), "such as 'conflicting-date'"),
        (lambda: q.published.after("last year"), "is no ISO date"),
        (lambda: q.published.between("2019", "2018"), "earlier bound first"),
        (q.certainty, "needs the words of a hedge"),
        (lambda: q.certainty(at_least=101), "0 to 100 per cent"),
        (lambda: q.authors("Kral"), "q has no 'authors'; did you mean 'author'"),
        (lambda: q.published.afer("2018"), "q.published has no 'afer'; did you mean 'after'"),
    ],
)
def test_a_bad_question_is_refused_at_once(ask: Callable[[], object], message: str) -> None:
    """The error says what is allowed."""
    with pytest.raises(QueryError, match=message):
        ask()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: q.author(7),
        lambda: q.tag(None),
        lambda: q.text(["storm"]),
        lambda: q.stance(b"denies"),
        lambda: q.published.after(2018),
        lambda: q.certainty(at_least=0.5),
        lambda: q.certainty(at_least=True),
        lambda: q.has_problems(7),
        q.author,
        lambda: q.author("Anna", "Kral"),
        q.has_claims,
    ],
)
def test_a_wrong_type_is_a_type_error(ask: Callable[[], object]) -> None:
    """A wrong type is a mistake in the call."""
    with pytest.raises(TypeError):
        ask()


def test_a_claim_without_hedge_has_no_certainty() -> None:
    """Whoever says it plainly gives no probability."""
    plain = Claim(source=None, cue=None, content=CLAIM.content)
    for question in (q.certainty("hedged"), q.certainty(at_least=0)):
        assert not question.holds_for(plain, within=FULL)


def test_q_is_one_object() -> None:
    """Copying and pickling give the same namespace, and it answers for what it has."""
    assert pickle.loads(pickle.dumps(q)) is q
    assert copy.deepcopy(q) is q
    assert repr(q) == "q"
    assert repr(q.published) == "q.published"
    assert pickle.loads(pickle.dumps(q.said)) == q.said
    assert not hasattr(q, "nothing")
    assert not hasattr(q, "_repr_html_")


def test_words_of_a_closed_list_may_be_written_in_any_way() -> None:
    """Case and hyphens do not count."""
    assert q.kind("Year-in-Review") == q.kind("year in review") == q.kind("YEAR_IN_REVIEW")
