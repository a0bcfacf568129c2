"""Who wrote an article."""

from __future__ import annotations

import re
import unicodedata

from attrs import field, frozen, validators

from intelnews.folding import fold, squeeze
from intelnews.model.record import Record

__all__ = ["Author"]

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BETWEEN_WORDS = re.compile(r"[\s.,]+")
_BETWEEN_GIVEN = re.compile(r"[\s\-‐‑]+")  # a hyphen, and the two that are not ASCII


@frozen(kw_only=True, repr=False)
class Author(Record):
    """A person (or, for want of one, an organisation) named as the writer.

    ``name`` stands in normal case. ``given`` and ``family`` are known where the source says so or
    the name has a form that leaves no doubt. ``affiliation`` is the newsroom or agency.

    >>> Author(name="Joseph Fitsanakis").matches(Author(name="J. Fitsanakis"))
    True
    """

    name: str = field(validator=validators.min_len(1))
    given: str | None = None
    family: str | None = None
    role: str | None = None
    url: str | None = None
    affiliation: str | None = None

    @property
    def key(self) -> str:
        """The name folded for comparison: lower case, no accents, no full stops.

        >>> Author(name="Éamon Ó Cuív").key
        'eamon o cuiv'
        """
        return squeeze(fold(self.name).replace(".", " "))

    def matches(self, other: Author, /) -> bool:
        """Tell whether the two may be one person.

        They may if the family names are equal and each given name is equal to, or an initial of,
        its counterpart. The first given name must have one, middle names and particles may be
        missing; "JK" is "J. K.", and a son is not his father.

        >>> Author(name="J. Fitsanakis").matches(Author(name="Jane Fitsanakis"))
        True
        >>> Author(name="Joseph Fitsanakis").matches(Author(name="Jane Fitsanakis"))
        False
        >>> Author(name="J. K. Fitsanakis").matches(Author(name="Joseph M. Fitsanakis"))
        False
        """
        if self.key == other.key:
            return True
        mine, theirs = _family(self), _family(other)
        # "van der Ott" to one source and "Ott" to another: particles go to the given names then.
        shared = min(mine, theirs, key=len)
        if not shared or any(family[-len(shared) :] != shared for family in (mine, theirs)):
            return False
        if len({_generation(author) for author in (self, other)} - {None}) > 1:
            return False
        shorter, longer = sorted((_given(self, shared), _given(other, shared)), key=len)
        if not shorter or not _is_same_or_initial(shorter[0], longer[0]):
            return False
        rest = iter(longer[1:])
        return all(any(_is_same_or_initial(word, name) for name in rest) for word in shorter[1:])


def _is_same_or_initial(one: str, other: str) -> bool:
    if one == other:
        return True
    # One ideograph is a whole word, though it is one character; Unicode calls such letters wide.
    return (
        1 in {len(one), len(other)}
        and one[0] == other[0]
        and unicodedata.east_asian_width(one[0]) not in {"W", "F"}
    )


def _words(name: str, /, *, family_last: bool = True) -> list[str]:
    """Return the folded words of a name; "JK Rowling" has three, like "J.K. Rowling"."""
    words = _BETWEEN_WORDS.split(name)
    given = len(words) - family_last
    if not (family_last and name.isupper()):
        # Two or three capitals among given names in normal case are initials.
        words[:given] = [
            " ".join(word) if word.isupper() and len(word) <= 3 else word for word in words[:given]
        ]
    return fold(" ".join(words)).split()


def _generation(author: Author) -> str | None:
    words = _words(author.name)
    return words[-1] if len(words) > 2 and words[-1] in _GENERATIONS else None


def _without_generation(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in _GENERATIONS else words


def _family(author: Author) -> list[str]:
    if author.family and (words := _without_generation(_words(author.family))):
        return words
    return _without_generation(_words(author.name))[-1:]


def _given(author: Author, family: list[str]) -> list[str]:
    """Return the given names: of the field, or what the name holds beside the family name."""
    name = _without_generation(_words(author.name))
    if name[-len(family) :] == family:
        rest = name[: -len(family)]
    elif name[: len(family)] == family:
        rest = name[len(family) :]
    else:
        rest = name
    given = _words(author.given or "", family_last=False)
    chosen = rest if rest[: len(given)] == given else given
    return [word for word in _BETWEEN_GIVEN.split(" ".join(chosen)) if word]
