"""Names that are known beforehand, for which the claims have a table: countries and bodies."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from intelnews.claims.gazetteer import known_names
from intelnews.claims.lexicon import data_lines
from intelnews.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.spans import Span

__all__ = ["country_code", "names_in"]


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, name, others, *_ in data_lines("countries.tsv"):
        codes |= {fold(known): code for known in (code, name, *others.split("|")) if known}
    return codes


@lru_cache(maxsize=1024)
def country_code(name: str, /) -> str | None:
    """Return the ISO 3166-1 code of a country by one of its names, or by the code.

    >>> country_code("Russia"), country_code("ru"), country_code("Sylvania")
    ('RU', 'RU', None)
    """
    return _codes().get(fold(name))


def names_in(text: str, /) -> Iterator[tuple[str, Span]]:
    """Yield the known names in a text, each in its own form and where it stands.

    >>> [name for name, _ in names_in("Moscow and Afghan officials")]
    ['Russia', 'Afghanistan']
    """
    return ((mention.entry.name, mention.span) for mention in known_names(text))
