"""Who wrote an article."""

from __future__ import annotations

from attrs import field, frozen, validators

from intelnews.folding import fold
from intelnews.model.record import Record

__all__ = ["Author"]


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
        return fold(self.name.replace(".", " "))

    def matches(self, other: Author, /) -> bool:
        """Tell whether the two may be one person.

        They may if the family names are equal and each given name is equal to, or an initial of,
        the one in the same place; a middle name may be missing, a first name may not.

        >>> Author(name="J. Fitsanakis").matches(Author(name="Jane Fitsanakis"))
        True
        >>> Author(name="Joseph Fitsanakis").matches(Author(name="Jane Fitsanakis"))
        False
        """
        mine, theirs = _parts(self), _parts(other)
        if mine == theirs:
            return True
        if mine[1] != theirs[1] or not (mine[0] and theirs[0]):
            return False
        pairs = zip(mine[0], theirs[0], strict=False)
        return all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)


def _parts(author: Author) -> tuple[tuple[str, ...], str]:
    """Return the folded given names and the folded family name."""
    words = author.key.split()
    family = fold((author.family or "").replace(".", " ")) or (words[-1] if words else "")
    rest = author.key.removesuffix(family) if author.key.endswith(family) else author.key
    given = fold((author.given or "").replace(".", " ")) or rest
    # "JK Rowling" and "J.K. Rowling": capitals without vowels to speak are initials.
    split = [
        c
        for w in given.split()
        for c in (w if 1 < len(w) <= 2 and _is_initials(author, w) else [w])
    ]
    return tuple(split), family


def _is_initials(author: Author, word: str) -> bool:
    return word.upper() in author.name.split()
