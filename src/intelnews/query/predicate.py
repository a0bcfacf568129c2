"""Predicates and their algebra: what ``&``, ``|`` and ``~`` mean of a claim and of an article.

Asked of a claim, everything is plain logic: a question about claims looks at this claim, a question
about articles at the article it stands in, and ``& | ~`` are and, or, not.

Asked of an article, a question about claims means *some claim*:

* ``p | q`` holds if one of the two does, and ``~p`` holds if ``p`` does not.
* ``p & q`` speaks of one claim: an article passes ``q.stance("denies") & q.source("Sylvania")`` if
  Sylvania denies something, not if Sylvania speaks and somebody else denies.
* A ``~`` joined by ``&`` to a question about claims speaks of that same claim: ``q.stance("denies")
  & ~q.source("Sylvania")`` wants a denial by somebody else. With no such neighbour it speaks of the
  article: ``q.tag("Ports") & ~q.stance("denies")`` wants an article without any denial.
* ``&`` is read as if it were multiplied out over ``|``.

It follows that ``p`` and ``~p`` part the articles in two, that ``~(p | q)`` is ``~p & ~q``, and
that ``~(p & q)`` is ``~p | ~q`` unless both speak of claims: that no claim is both says less than
that there is none of the one kind or none of the other. To ask for two claims, filter twice.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from attrs import Factory, field, frozen

from intelnews.model import Article, Moment

if TYPE_CHECKING:
    from intelnews.model import Claim

__all__ = ["ArticleQuestion", "ClaimQuestion", "Predicate"]

Given: TypeAlias = "str | int | Moment | None"


class Predicate(ABC):
    """A question about articles and claims that is asked with ``q`` and joined by ``& | ~``.

    A predicate never changes, can be hashed, compared and pickled, and its ``repr`` is the
    expression that makes it. Call it with an article to have it answered.

    >>> from intelnews.query import q
    >>> wanted = q.tag("Ports") & ~q.author("Anna Kral")
    >>> wanted
    q.tag('Ports') & ~q.author('Anna Kral')
    >>> wanted(Article(title="Harbour reopens"))
    False
    """

    __slots__ = ()

    #: Whether any question in it is about claims.
    about_claims: bool

    def __call__(self, article: Article, /) -> bool:
        """Tell whether the predicate holds of an article.

        Raises:
            TypeError: If it is asked of anything else; ``holds_for`` asks it of a claim.
        """
        if not isinstance(article, Article):
            raise TypeError(f"a predicate is asked of an Article, not of {type(article).__name__}")
        return self._apart(article) or self._of_some_claim(article)

    def holds_for(self, claim: Claim, /, *, within: Article) -> bool:
        """Tell whether the predicate holds of a claim that stands in an article."""
        return self._of(claim, within)

    # An article passes if one clause (the questions joined by & once everything is multiplied out)
    # holds. A clause with an anchor, a question about claims without ~, needs one claim for which
    # all of it holds. A clause without anchor is asked of the article.

    @abstractmethod
    def _of(self, claim: Claim, article: Article) -> bool:
        """Tell whether a clause of either sort holds of the claim: plain logic."""

    @abstractmethod
    def _apart(self, article: Article) -> bool:
        """Tell whether a clause without anchor holds of the article."""

    @abstractmethod
    def _anchored(self, claim: Claim, article: Article) -> bool:
        """Tell whether a clause with an anchor holds of the claim."""

    def _of_some_claim(self, article: Article) -> bool:
        """Tell whether a clause with an anchor holds of some claim of the article."""
        return self.about_claims and any(self._anchored(claim, article) for claim in article.claims)

    def __and__(self, other: Predicate) -> Predicate:
        if not isinstance(other, Predicate):
            return NotImplemented
        return _joined(And, self, other)

    def __or__(self, other: Predicate) -> Predicate:
        if not isinstance(other, Predicate):
            return NotImplemented
        return _joined(Or, self, other)

    def __invert__(self) -> Predicate:
        return Not(self)

    def __bool__(self) -> bool:
        raise TypeError("join predicates with & | ~; 'and', 'or' and 'not' cannot be asked later")


@frozen(repr=False, kw_only=True)
class _Question(Predicate):
    """One question: its name in ``q``, what it was asked with, and the function that answers it.

    ``answer`` takes the article or claim and then ``given`` and ``options``. It is a function of a
    module, so that the question can be pickled.
    """

    name: str
    answer: Callable[..., bool]
    given: tuple[Given, ...] = ()
    options: tuple[tuple[str, Given], ...] = ()
    #: Whether ``q`` has it as a value, without parentheses.
    is_value: bool = False

    def _ask(self, subject: Article | Claim) -> bool:
        return self.answer(subject, *self.given, **dict(self.options))

    def __repr__(self) -> str:
        if self.is_value:
            return f"q.{self.name}"
        given = [_shown(value) for value in self.given]
        options = [f"{name}={_shown(value)}" for name, value in self.options]
        return f"q.{self.name}({', '.join(given + options)})"


@frozen(repr=False, kw_only=True)
class ArticleQuestion(_Question):
    """A question that an article answers; of a claim, the article it stands in."""

    about_claims = False

    def _of(self, claim: Claim, article: Article) -> bool:  # noqa: ARG002
        return self._ask(article)

    def _apart(self, article: Article) -> bool:
        return self._ask(article)

    def _anchored(self, claim: Claim, article: Article) -> bool:  # noqa: ARG002
        return False


@frozen(repr=False, kw_only=True)
class ClaimQuestion(_Question):
    """A question that a claim answers; of an article, some claim in it."""

    about_claims = True

    def _of(self, claim: Claim, article: Article) -> bool:  # noqa: ARG002
        return self._ask(claim)

    def _apart(self, article: Article) -> bool:  # noqa: ARG002
        return False

    def _anchored(self, claim: Claim, article: Article) -> bool:  # noqa: ARG002
        return self._ask(claim)


def _shown(value: Given) -> str:
    return repr(str(value) if isinstance(value, Moment) else value)


def _some_about_claims(joined: And | Or) -> bool:
    return any(part.about_claims for part in joined.parts)


@frozen(repr=False)
class And(Predicate):
    """All of the parts hold, those about claims of one and the same claim."""

    parts: tuple[Predicate, ...]
    about_claims: bool = field(
        init=False, eq=False, default=Factory(_some_about_claims, takes_self=True)
    )

    def _of(self, claim: Claim, article: Article) -> bool:
        return all(part._of(claim, article) for part in self.parts)

    def _apart(self, article: Article) -> bool:
        return all(part._apart(article) for part in self.parts)

    def _anchored(self, claim: Claim, article: Article) -> bool:
        # Few claims pass the whole; asking them for their anchor comes second.
        return self._of(claim, article) and any(
            part._anchored(claim, article) for part in self.parts
        )

    def _of_some_claim(self, article: Article) -> bool:
        # What every claim of the article would answer alike is asked once.
        if not all(part._apart(article) for part in self.parts if not part.about_claims):
            return False
        asked = [part for part in self.parts if part.about_claims]
        return any(
            all(part._of(claim, article) for part in asked)
            and any(part._anchored(claim, article) for part in asked)
            for claim in article.claims
        )

    def __repr__(self) -> str:
        return " & ".join(map(_in_brackets, self.parts))


@frozen(repr=False)
class Or(Predicate):
    """One of the parts holds."""

    parts: tuple[Predicate, ...]
    about_claims: bool = field(
        init=False, eq=False, default=Factory(_some_about_claims, takes_self=True)
    )

    def _of(self, claim: Claim, article: Article) -> bool:
        return any(part._of(claim, article) for part in self.parts)

    def _apart(self, article: Article) -> bool:
        return any(part._apart(article) for part in self.parts)

    def _anchored(self, claim: Claim, article: Article) -> bool:
        return any(part._anchored(claim, article) for part in self.parts)

    def _of_some_claim(self, article: Article) -> bool:
        return any(part._of_some_claim(article) for part in self.parts)

    def __repr__(self) -> str:
        return " | ".join(map(_in_brackets, self.parts))


@frozen(repr=False)
class Not(Predicate):
    """The part does not hold: of an article, it holds of no claim in it."""

    part: Predicate
    about_claims: bool = field(
        init=False, eq=False, default=Factory(lambda made: made.part.about_claims, takes_self=True)
    )

    def _of(self, claim: Claim, article: Article) -> bool:
        return not self.part._of(claim, article)

    def _apart(self, article: Article) -> bool:
        return not self.part(article)

    def _anchored(self, claim: Claim, article: Article) -> bool:  # noqa: ARG002
        return False

    def _of_some_claim(self, article: Article) -> bool:  # noqa: ARG002
        return False

    def __repr__(self) -> str:
        return f"~{_in_brackets(self.part)}"


def _in_brackets(part: Predicate) -> str:
    return f"({part!r})" if isinstance(part, (And, Or)) else repr(part)


def _joined(kind: type[And | Or], *parts: Predicate) -> Predicate:
    """Join predicates, those already joined in the same way side by side, and none twice."""
    flat = dict.fromkeys(
        inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))
    )
    return kind(tuple(flat)) if len(flat) > 1 else parts[0]
