"""``Corpus``: articles, what was left over, and what can be asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import evolve, field, frozen

from intelnews.export.rows import article_rows
from intelnews.model import Article, Fragment, Problem, Severity
from intelnews.model.record import Record
from intelnews.query.claims import Claims
from intelnews.query.disputes import WINDOW
from intelnews.query.duplicates import THRESHOLD, find_duplicates
from intelnews.query.fields import ARTICLE_ORDERS, ARTICLE_VALUES, pick
from intelnews.query.keys import label_key
from intelnews.query.order import by_frequency, grouped, ordered
from intelnews.query.search import SearchIndex
from intelnews.query.tally import Groups, Tally, count
from intelnews.query.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import timedelta

    from intelnews.export.rows import Row
    from intelnews.model import Author, Tag
    from intelnews.query.disputes import Dispute
    from intelnews.query.duplicates import Duplicates
    from intelnews.query.predicate import Predicate
    from intelnews.query.search import Hit

__all__ = ["Corpus"]

T = TypeVar("T")


def _only(kind: type[T], values: Iterable[T]) -> tuple[T, ...]:
    made = tuple(values)
    for value in made:
        if not isinstance(value, kind):
            raise TypeError(f"expected values of {kind.__name__}, not of {type(value).__name__}")
    return made


def _articles(values: Iterable[Article]) -> tuple[Article, ...]:
    return _only(Article, values)


def _fragments(values: Iterable[Fragment]) -> tuple[Fragment, ...]:
    return _only(Fragment, values)


def _problems(values: Iterable[Problem]) -> tuple[Problem, ...]:
    return _only(Problem, values)


@frozen(repr=False)
class Corpus(Record, Sequence[Article]):
    """Articles in order, and what the same sources held besides.

    A corpus is an immutable sequence of its articles. ``fragments`` are texts that belong to no
    article, and ``problems`` those of the sources as a whole (each article has its own). They
    belong to the whole: a corpus sorted or added to keeps them, a part of one (a slice, a filter, a
    group) holds articles alone.

    Raises:
        TypeError: If it is given anything but articles, fragments and problems.

    >>> from intelnews.query import q
    >>> corpus = Corpus([Article(title="Storm nears"), Article(title="Harbour reopens")])
    >>> corpus
    Corpus(articles=2)
    >>> [article.title for article in corpus.filter(q.title("harbour"))]
    ['Harbour reopens']
    """

    articles: tuple[Article, ...] = field(default=(), converter=_articles)
    fragments: tuple[Fragment, ...] = field(default=(), converter=_fragments, kw_only=True)
    problems: tuple[Problem, ...] = field(default=(), converter=_problems, kw_only=True)

    # A sequence of articles

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...

    @overload
    def __getitem__(self, index: slice) -> Corpus: ...

    def __getitem__(self, index: int | slice) -> Article | Corpus:
        if isinstance(index, slice):
            return Corpus(self.articles[index])
        return self.articles[index]

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __add__(self, other: Corpus) -> Corpus:
        if not isinstance(other, Corpus):
            return NotImplemented
        return Corpus(
            self.articles + other.articles,
            fragments=self.fragments + other.fragments,
            problems=self.problems + other.problems,
        )

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "articles", len(self.articles)
        if self.fragments:
            yield "fragments", len(self.fragments)
        if self.problems:
            yield "problems", len(self.problems)

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import corpus_html  # noqa: PLC0415 # at need

        return corpus_html(self.articles, fragments=self.fragments, problems=self.problems)

    # Changed copies

    def with_fields(self, **changes: Any) -> Corpus:
        """Return a copy with some fields replaced.

        Raises:
            TypeError: If there is no such field.
        """
        return evolve(self, **changes)

    def with_articles(self, *articles: Article) -> Corpus:
        """Return a copy that holds these articles as well."""
        return evolve(self, articles=(*self.articles, *articles))

    def with_fragments(self, *fragments: Fragment) -> Corpus:
        """Return a copy that holds these fragments as well."""
        return evolve(self, fragments=(*self.fragments, *fragments))

    def with_problems(self, *problems: Problem) -> Corpus:
        """Return a copy that notes these problems as well."""
        return evolve(self, problems=(*self.problems, *problems))

    # What is in it

    def find(self, article_id: str, /) -> Article | None:
        """Return the first article with this id, or ``None``.

        >>> storm = Article(title="Storm nears")
        >>> Corpus([storm]).find(storm.id) is storm
        True
        """
        return self._by_id.get(article_id)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in reversed(self.articles)}

    @cached_property
    def claims(self) -> Claims:
        """The claims of all articles, in order."""
        return Claims.of(self.articles)

    @property
    def authors(self) -> tuple[Author, ...]:
        """Who wrote the articles, the busiest first; one who is spelled alike is one person.

        Accents, case and full stops aside: "J. Kral" and "Jana Kral" are two. How much each wrote
        is in ``facets("authors")``.
        """
        found = (author for article in self.articles for author in article.authors)
        return by_frequency(found, lambda author: author.key)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What the articles are filed under, the most frequent first; one of each kind and slug."""
        found = (tag for article in self.articles for tag in article.tags)
        return by_frequency(found, lambda tag: (label_key(tag.name), tag.kind))

    def filter(self, predicate: Predicate | Callable[[Article], bool], /) -> Corpus:
        """Return the articles for which a predicate holds.

        Make one with ``q``, or give a function of your own that is called with each article.

        Raises:
            TypeError: If the predicate is neither.
        """
        if not callable(predicate):
            raise TypeError(f"filter takes a predicate, not {type(predicate).__name__}")
        return Corpus(article for article in self.articles if predicate(article))

    def search(self, words: str, /) -> tuple[Hit, ...]:
        """Find articles that hold any of the words, the best first.

        Phrases between quotation marks must be there. Words in a title count more, and an article
        whose title is the query comes first. The ranking is BM25 (``intelnews.query.search``).

        Raises:
            TypeError: If the words are no string.
            QueryError: If the string holds no word.

        >>> hits = Corpus([Article(title="Storm nears"), Article(title="Calm")]).search("storm")
        >>> [hit.article.title for hit in hits]
        ['Storm nears']
        """
        return self._index.search(words)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.articles)

    # Counts, order and groups

    def facets(self, field: str, /) -> Tally:
        """Count the articles that have each value of a field, the most frequent first.

        Fields are authors, tags, categories, kind, language, publication, format, source and
        problems. Spellings that differ in case or accents alone are one value.

        Raises:
            QueryError: If there is no such field.

        >>> from intelnews.model import Tag
        >>> Corpus([Article(tags=[Tag(name="Ports")]), Article()]).facets("tags")
        Tally(Ports=1)
        """
        values = pick(ARTICLE_VALUES, field, "facets")
        return count([values(article) for article in self.articles])

    def problem_counts(self, *, severity: str | None = None) -> Tally:
        """Count what went wrong by code, in the sources as a whole and in the articles.

        ``severity`` (``note``, ``warning`` or ``error``) leaves out the others. A problem that
        stands for several things counts as many times.

        Raises:
            ValueError: If there is no such severity.

        >>> odd, cut = Problem(code="odd-line", message="?"), Problem(code="cut-body", message="…")
        >>> Corpus([Article(problems=[odd])], problems=[odd, cut]).problem_counts()
        Tally(odd-line=2, cut-body=1)
        """
        wanted = None if severity is None else Severity(severity)
        counted: Counter[str] = Counter()
        of_articles = (article.problems for article in self.articles)
        for problem in chain(self.problems, chain.from_iterable(of_articles)):
            if wanted is None or problem.severity is wanted:
                counted[problem.code] += problem.count
        return Tally(dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))))

    def timeline(self, *, by: str = "day", date: str = "published") -> Tally:
        """Count articles by the day, month or year they were published, modified or captured.

        Raises:
            QueryError: If there is no such unit of time or no such date.
        """
        return timeline(self.articles, by=by, date=date)

    def sort_by(self, field: str, /, *, reverse: bool = False) -> Corpus:
        """Sort the articles; equals keep their order, and those without value come last.

        Fields are published, modified, captured, title, authors, kind, language, publication,
        format, source, chars, claims and problems; to sort by anything else, sort the articles.

        Raises:
            QueryError: If there is no such field.
        """
        key = pick(ARTICLE_ORDERS, field, "sort_by")
        return evolve(self, articles=ordered(self.articles, key, reverse=reverse))

    def group_by(self, field: str, /) -> Groups[str | None, Corpus]:
        """Group the articles by the values of a field that ``facets`` knows, the largest first.

        An article with several values is in several groups; those without any are in the last
        one, ``None``.

        Raises:
            QueryError: If there is no such field.
        """
        values = pick(ARTICLE_VALUES, field, "group_by")
        groups = grouped(self.articles, values)
        return Groups({value: Corpus(articles) for value, articles in groups.items()})

    # What belongs together

    def duplicates(self, *, threshold: float = THRESHOLD) -> tuple[Duplicates, ...]:
        """Find articles that are copies of one another, changed a little or not at all.

        See ``intelnews.query.duplicates.find_duplicates``.
        """
        return find_duplicates(self.articles, threshold=threshold)

    def disputes(self, *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
        """Find who asserts what others deny.

        See ``intelnews.query.disputes.find_disputes``.
        """
        return self.claims.disputes(window=window)

    def rows(self) -> list[Row]:
        """Return one flat dictionary an article, for ``pandas.DataFrame``.

        >>> Corpus([Article(title="Storm nears")]).rows()[0]["title"]
        'Storm nears'
        """
        return article_rows(self.articles)
