"""Lines at the edges of a text that sign or date it, and say nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.names import parse_byline
from intelnews.folding import squeeze
from intelnews.text.credits import read_credits
from intelnews.text.footers import read_footer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.model import Author

__all__ = ["Signed", "credited", "signers", "signs"]

_LONGEST: Final = 160  # three writers with their newsrooms, and two dates
# Reading a sentence as a line of credits costs as much as all else that is done with an entry.
_SENTENCE_WORDS: Final = 10


@frozen
class Signed:
    """What a line says of the text: the field of an article, the words, and how they were found."""

    field: str
    words: str
    method: str


def credited(line: str, /, *, labels: bool = True) -> tuple[Signed, ...] | None:
    """Return what a line says that signs or dates a text; ``None`` for a line of the text.

    A line may sign a text and yet name nobody: then there is nothing in the tuple.

    Args:
        line: The line.
        labels: Whether lines that begin with "By" or a date are meant, too, and not only the
            footers of blogs.

    >>> [(one.field, one.words) for one in credited("By ANNA KRAL | May 22, 2019")]
    [('authors', 'By ANNA KRAL'), ('published', 'May 22, 2019')]
    >>> credited("The port reopened, Anna Kral said.") is None
    True
    """
    if len(line) > _LONGEST or _is_sentence(line):
        return None
    footer = read_footer(line)
    if footer is not None and footer.author is not None:
        cells = (("authors", footer.author), ("published", footer.date))
        return tuple(Signed(name, span.cut(line), "footer") for name, span in cells if span)
    line = squeeze(line)
    said = read_credits(line) if labels else None
    if said is None:
        return None if footer is None else ()
    bylines = [("authors", said.byline, "byline")] if said.byline is not None else []
    dates = [("published", span, "date line") for span in said.published]
    updates = [("modified", span, "date line") for span in said.updated]
    return tuple(
        Signed(name, span.cut(line), method) for name, span, method in (*bylines, *dates, *updates)
    )


def signs(line: str, /) -> bool:
    """Tell whether a line says who wrote a text and when, and nothing else.

    >>> signs("By ANNA KRAL | May 22, 2019"), signs("The port reopened, Anna Kral said.")
    (True, False)
    """
    return credited(line) is not None


def signers(lines: Iterable[str], /) -> tuple[Author, ...]:
    """Return the persons by whom a text is signed in such lines, each once.

    >>> [author.name for author in signers(["By ANNA KRAL and Jan Ott", "May 22, 2019"])]
    ['Anna Kral', 'Jan Ott']
    """
    found: dict[str, Author] = {}
    for line in lines:
        for signed in credited(line) or ():
            if signed.field == "authors":
                for author in parse_byline(signed.words):
                    found.setdefault(author.name, author)
    return tuple(found.values())


def _is_sentence(line: str) -> bool:
    return line.rstrip(" ”’\"')").endswith((".", "!", "?")) and len(line.split()) > _SENTENCE_WORDS
