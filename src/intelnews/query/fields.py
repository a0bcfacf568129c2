"""The fields by which articles and claims are counted, grouped and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from intelnews.errors import QueryError
from intelnews.model import TagKind
from intelnews.query.arguments import suggest
from intelnews.query.keys import folded, label_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from intelnews.model import Article, Claim, Moment, Tag

    Pair: TypeAlias = tuple[Article, Claim]
    #: The key by which spellings of a value are one, and the spelling.
    Value: TypeAlias = tuple[str, str]

__all__ = ["ARTICLE_ORDERS", "ARTICLE_VALUES", "CLAIM_ORDERS", "CLAIM_VALUES", "pick", "sources_of"]

T = TypeVar("T")


def pick(table: Mapping[str, T], name: object, method: str, /) -> T:
    """Return what a field stands for.

    Raises:
        TypeError: If the name is no string.
        QueryError: If there is no such field.

    >>> pick({"tags": 1}, "tag", "facets")
    Traceback (most recent call last):
    intelnews.errors.QueryError: facets knows no 'tag'; did you mean 'tags'? Known are tags
    """
    if not isinstance(name, str):
        raise TypeError(f"{method} takes the name of a field, not {type(name).__name__}")
    if name not in table:
        raise QueryError(f"{method} knows no {name!r}{suggest(name, table)}")
    return table[name]


def _one(value: str | None) -> list[Value]:
    return [] if value is None else [(value, value)]


def _folded(value: str | None) -> list[Value]:
    return [] if value is None else [(folded(value), str(value))]


def _tags(tags: Iterable[Tag]) -> list[Value]:
    return [(label_key(tag.name), tag.name) for tag in tags]


def _hedge(claim: Claim) -> str | None:
    if claim.certainty is None:
        return None
    return claim.certainty.text if claim.certainty.band is None else claim.certainty.band.term


ARTICLE_VALUES: dict[str, Callable[[Article], list[Value]]] = {
    "authors": lambda article: [(author.key, author.name) for author in article.authors],
    "tags": lambda article: _tags(article.tags),
    "categories": lambda article: _tags(t for t in article.tags if t.kind is TagKind.CATEGORY),
    "kind": lambda article: _one(article.kind.value),
    "language": lambda article: _folded(article.language),
    "publication": lambda article: _folded(article.publication),
    "format": lambda article: _one(article.format),
    "source": lambda article: _one(article.source),
    "problems": lambda article: [(p.code, p.code) for p in article.problems],
}


def _of_source(claim: Claim, part: str) -> list[Value]:
    return _folded(None if claim.source is None else getattr(claim.source, part))


def sources_of(claim: Claim, /) -> tuple[str, ...]:
    """Return the names of those who make a claim; several stand in one name with bars between.

    >>> from intelnews.model import Claim, Passage, Source, Span
    >>> both = Source(text="They", span=Span(0, 4), name="Sylvania|Freedonia")
    >>> sources_of(Claim(source=both, cue=None, content=Passage.cut("They agreed", [Span(5, 11)])))
    ('Sylvania', 'Freedonia')
    """
    if claim.source is None:
        return ()
    return tuple((claim.source.name or claim.source.text).split("|"))


CLAIM_VALUES: dict[str, Callable[[Pair], list[Value]]] = {
    "source": lambda pair: [(folded(name), name) for name in sources_of(pair[1])],
    "source_kind": lambda pair: _of_source(pair[1], "kind"),
    "country": lambda pair: _of_source(pair[1], "country"),
    "agency": lambda pair: _of_source(pair[1], "agency"),
    "stance": lambda pair: _one(pair[1].stance.value),
    "about": lambda pair: [(folded(name), name) for name in pair[1].about],
    "cue": lambda pair: _folded(None if pair[1].cue is None else pair[1].cue.lemma),
    "certainty": lambda pair: _folded(_hedge(pair[1])),
    "quotation": lambda pair: _one(pair[1].quotation.value),
    "unit": lambda pair: _one(pair[1].unit.value),
    "method": lambda pair: _one(pair[1].method or None),
}


def _when(moment: Moment | None) -> tuple[Any, ...] | None:
    """Return what a moment sorts by, worked out once: its beginning, and the coarser first."""
    return None if moment is None else (moment.start, moment.precision.rank)


def _name(value: str | None) -> str | None:
    return None if value is None else folded(value)


ARTICLE_ORDERS: dict[str, Callable[[Article], Any]] = {
    "published": lambda article: _when(article.published),
    "modified": lambda article: _when(article.modified),
    "captured": lambda article: _when(article.captured),
    "title": lambda article: _name(article.title),
    "authors": lambda article: tuple(author.key for author in article.authors) or None,
    "kind": lambda article: article.kind.value,
    "language": lambda article: _name(article.language),
    "publication": lambda article: _name(article.publication),
    "format": lambda article: article.format,
    "source": lambda article: article.source,
    "chars": lambda article: len(article.text),
    "claims": lambda article: len(article.claims),
    "problems": lambda article: len(article.problems),
}

CLAIM_ORDERS: dict[str, Callable[[Pair], Any]] = {
    "said": lambda pair: _when(pair[1].moment),
    "published": lambda pair: _when(pair[0].published),
    "source": lambda pair: tuple(map(folded, sources_of(pair[1]))) or None,
    "country": lambda pair: None if pair[1].source is None else pair[1].source.country,
    "stance": lambda pair: pair[1].stance.value,
}
