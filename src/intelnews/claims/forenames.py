"""First names and the pronoun their bearers go by, from ``data/forenames.tsv``."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from intelnews.claims.lexicon import data_lines, word_list
from intelnews.claims.roles import said_words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["gender_of_forename", "gender_of_words"]


@cache
def _genders() -> Mapping[str, str]:
    return {name: code for code, names in data_lines("forenames.tsv") for name in names.split(" ")}


def gender_of_forename(name: str, /) -> str | None:
    """Return ``"m"`` or ``"f"`` for a first name that tells it, ``None`` for any other.

    >>> gender_of_forename("Marta"), gender_of_forename("Anton"), gender_of_forename("Robin")
    ('f', 'm', None)
    """
    found = _genders().get(name)
    if found is None and "-" in name:
        found = _genders().get(name.partition("-")[0])  # Jean-Luc is in no list, Anna-Maria neither
    return found


@lru_cache(maxsize=4096)
def gender_of_words(words: str, /) -> str | None:
    """Return the gender that a title or description tells, ``None`` if none or two.

    >>> gender_of_words("a spokeswoman for the port"), gender_of_words("Dr.")
    ('f', None)
    """
    male = female = False
    for word in words.lower().replace("-", " ").split():
        bare = word.strip(".,’'")
        if _says("female", bare) or bare.endswith("woman"):
            female = True
        elif _says("male", bare) or bare.endswith(("sman", "airman", "isherman", "eman")):
            male = True
    if male == female:
        return None
    return "m" if male else "f"


def _says(gender: str, word: str) -> bool:
    return word in word_list(gender) or word in said_words(gender)
