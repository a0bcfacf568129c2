"""``q``: everything that can be asked of articles and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from intelnews.errors import QueryError
from intelnews.folding import fold
from intelnews.model import ArticleKind, Stance
from intelnews.query import answers, when
from intelnews.query.arguments import (
    a_code,
    a_language,
    a_name,
    a_percentage,
    a_phrase,
    a_query,
    a_word,
    suggest,
)
from intelnews.query.predicate import ArticleQuestion, ClaimQuestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from intelnews.query.predicate import Predicate
    from intelnews.query.when import When

__all__ = ["DateQuestions", "Questions", "q"]


class _UnknownQuestionError(QueryError, AttributeError):
    """There is no such question; an ``AttributeError`` too, so that ``hasattr`` gives an answer."""


def _refuse(owner: object, name: str) -> NoReturn:
    known = sorted(name for name in dir(type(owner)) if not name.startswith("_"))
    raise _UnknownQuestionError(f"{owner!r} has no {name!r}{suggest(name, known)}")


class _Namespace:
    """Refuses names that it does not have with a list of those it has."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a checker must not believe that every name is there

        def __getattr__(self, name: str) -> NoReturn:
            _refuse(self, name)


@frozen(repr=False)
class DateQuestions(_Namespace):
    """Questions about one date of an article or claim.

    A bound is an ISO string of any precision ("2018", "2018-08", "2018-08-28", "2018-08-28T09:00"),
    a ``date``, ``datetime`` or ``Moment``; a string of another form is a ``QueryError``, another
    type a ``TypeError``. A month is all of its days: ``after("2018-08")`` begins on 1 September,
    and ``on("2018-08")`` is whatever touches August. Every date is either before, on or after a
    bound; one that is known to the year only is before it if all of the year is. A missing date is
    none of the three. A time whose zone is known meets a bound without zone by its own calendar.

    >>> q.published.after("2018-08") & q.published.before("2019")
    q.published.after('2018-08') & q.published.before('2019')
    """

    _name: str
    _field: str
    _kind: type[ArticleQuestion | ClaimQuestion] = ArticleQuestion

    def before(self, bound: When, /) -> Predicate:
        """Ask whether it was over when the bound began."""
        return self._question("before", when.is_before, bound)

    def after(self, bound: When, /) -> Predicate:
        """Ask whether it began when the bound was over."""
        return self._question("after", when.is_after, bound)

    def on(self, bound: When, /) -> Predicate:
        """Ask whether it overlaps the bound."""
        return self._question("on", when.is_on, bound)

    def since(self, bound: When, /) -> Predicate:
        """Ask whether it began with the bound or later."""
        return self._question("since", when.is_since, bound)

    def until(self, bound: When, /) -> Predicate:
        """Ask whether it ended with the bound or earlier."""
        return self._question("until", when.is_until, bound)

    def between(self, first: When, last: When, /) -> Predicate:
        """Ask whether it lies between two bounds, both included.

        Raises:
            QueryError: If the first bound lies behind the last.
        """
        if when.is_after(when.to_moment(first), when.to_moment(last)):
            raise QueryError(f"nothing is between {first} and {last}; give the earlier bound first")
        return self._question("between", when.is_between, first, last)

    def _question(self, verb: str, test: Callable[..., bool], *bounds: When) -> Predicate:
        return self._kind(
            name=f"{self._name}.{verb}",
            answer=answers.Dated(self._field, test),
            given=tuple(map(when.to_moment, bounds)),
        )

    def __repr__(self) -> str:
        return f"q.{self._name}"


def _of_article(name: str, answer: Callable[..., bool], *given: Any) -> Predicate:
    return ArticleQuestion(name=name, answer=answer, given=given)


def _of_claim(name: str, answer: Callable[..., bool], *given: Any) -> Predicate:
    return ClaimQuestion(name=name, answer=answer, given=given)


class Questions(_Namespace):
    """What can be asked of articles and claims; there is one such object, ``q``.

    Each question gives a predicate for ``corpus.filter`` and ``corpus.claims.filter``; join them
    with ``&``, ``|`` and ``~``. Case and accents never count. A value that no article or claim can
    have is a ``QueryError`` when it is asked, and a value of the wrong type a ``TypeError``.
    ``intelnews.query.predicate`` says what a question about claims means of an article.

    >>> q.tag("Ports") & q.published.after("2018-08") & ~q.author("Anna Kral")
    q.tag('Ports') & q.published.after('2018-08') & ~q.author('Anna Kral')
    >>> q.stance("denys")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    intelnews.errors.QueryError: q.stance knows no 'denys'; did you mean 'denies'? Known are ...
    """

    __slots__ = ()

    #: When the article was published, as its publication says.
    published: Final = DateQuestions("published", "published")
    #: When it was last changed, as its publication says.
    modified: Final = DateQuestions("modified", "modified")
    #: When somebody saved the page.
    captured: Final = DateQuestions("captured", "captured")
    #: When the source of a claim said it.
    said: Final = DateQuestions("said", "moment", ClaimQuestion)
    #: Whether anybody claims anything in the article.
    has_claims: Final[Predicate] = ArticleQuestion(
        name="has_claims", answer=answers.has_claims, is_value=True
    )
    #: Whether the source holds only the beginning of the article.
    truncated: Final[Predicate] = ArticleQuestion(
        name="truncated", answer=answers.is_truncated, is_value=True
    )

    def author(self, name: str, /) -> Predicate:
        """Ask for articles by a person: "J. Kral" finds Jana Kral, "Anna Kral" does not."""
        return _of_article("author", answers.has_author, a_name(name, "q.author"))

    def tag(self, name: str, /) -> Predicate:
        """Ask for articles with a tag of any kind, by its name or slug."""
        return _of_article("tag", answers.has_tag, a_name(name, "q.tag"))

    def category(self, name: str, /) -> Predicate:
        """Ask for articles in a category, by its name or slug."""
        return _of_article("category", answers.has_category, a_name(name, "q.category"))

    def kind(self, word: str, /) -> Predicate:
        """Ask for articles of a kind: a word of ``ArticleKind``, such as "analysis"."""
        return _of_article("kind", answers.has_kind, a_word(word, ArticleKind, "q.kind"))

    def text(self, query: str, /) -> Predicate:
        """Ask for articles whose text holds all the words, and the phrases between quotation marks.

        >>> q.text('storm "border police"')
        q.text('storm "border police"')
        """
        return _of_article("text", answers.has_text, a_query(query, "q.text"))

    def title(self, query: str, /) -> Predicate:
        """Ask for articles whose title holds the words and phrases."""
        return _of_article("title", answers.has_title, a_query(query, "q.title"))

    def language(self, tag: str, /) -> Predicate:
        """Ask for articles in a language: "pt" is any Portuguese, "pt-BR" that of Brazil."""
        return _of_article("language", answers.has_language, a_language(tag, "q.language"))

    def publication(self, name: str, /) -> Predicate:
        """Ask for articles of a publication in whose name these words stand together."""
        return _of_article("publication", answers.has_publication, a_phrase(name, "q.publication"))

    def format(self, name: str, /) -> Predicate:
        """Ask for articles that were read from a format, such as "paste"."""
        return _of_article("format", answers.has_format, a_name(name, "q.format"))

    def has_problems(self, code: str | None = None, /) -> Predicate:
        """Ask for articles that have problems, or problems of one code."""
        given = () if code is None else (a_code(code, "q.has_problems"),)
        return _of_article("has_problems", answers.has_problems, *given)

    def source(self, phrase: str, /) -> Predicate:
        """Ask for claims of a source: by words in its text, name or agency, or by its country.

        "Sylvania" finds "Sylvania's army"; a code of two capital letters finds any source of that
        country.
        """
        return _of_claim("source", answers.has_source, a_phrase(phrase, "q.source"))

    def stance(self, word: str, /) -> Predicate:
        """Ask for claims by what the source does: a word of ``Stance``, such as "denies"."""
        return _of_claim("stance", answers.has_stance, a_word(word, Stance, "q.stance"))

    def about(self, phrase: str, /) -> Predicate:
        """Ask for claims about somebody or something in whose name these words stand together."""
        return _of_claim("about", answers.has_about, a_phrase(phrase, "q.about"))

    def content(self, query: str, /) -> Predicate:
        """Ask for claims whose content holds the words and phrases."""
        return _of_claim("content", answers.has_content, a_query(query, "q.content"))

    def certainty(
        self,
        words: str | None = None,
        /,
        *,
        at_least: int | None = None,
        at_most: int | None = None,
    ) -> Predicate:
        """Ask for hedged claims: by the words of the hedge, or by the probability they stand for.

        Args:
            words: The hedge as written ("reportedly"), the term of its band ("likely"), or
                "hedged" for any hedge.
            at_least: The band begins at so many per cent or more; a hedge without band does not.
            at_most: The band ends at so many per cent or less.

        Raises:
            QueryError: If nothing is asked for.

        >>> q.certainty(at_least=55)
        q.certainty(at_least=55)
        """
        bounds = {"at_least": at_least, "at_most": at_most}
        options = tuple(
            (name, a_percentage(value, f"{name} of q.certainty"))
            for name, value in bounds.items()
            if value is not None
        )
        given = () if words is None else (fold(a_phrase(words, "q.certainty")),)
        if not given and not options:
            raise QueryError("q.certainty needs the words of a hedge, 'hedged', or per cent bounds")
        return ClaimQuestion(
            name="certainty", answer=answers.has_certainty, given=given, options=options
        )

    def __repr__(self) -> str:
        return "q"

    def __reduce__(self) -> str:
        return "q"


q: Final = Questions()
