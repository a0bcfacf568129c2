"""Lines at the edges of a text that sign or date it, and say nothing else."""

from __future__ import annotations

from intelnews.folding import squeeze
from intelnews.text.credits import read_credits
from intelnews.text.footers import read_footer

__all__ = ["signs"]

_LONGEST = 160  # three writers with their newsrooms, and two dates


# Reading a sentence as a line of credits costs as much as all else that is done with an entry.
_SENTENCE_WORDS = 10


def _is_sentence(line: str) -> bool:
    return line.rstrip(" ”’\"')").endswith((".", "!", "?")) and len(line.split()) > _SENTENCE_WORDS


def signs(line: str, /) -> bool:
    """Tell whether a line says who wrote a text and when, and nothing else.

    >>> signs("By ANNA KRAL | May 22, 2019"), signs("The port reopened, Anna Kral said.")
    (True, False)
    """
    if len(line) > _LONGEST or _is_sentence(line):
        return False
    return read_credits(squeeze(line)) is not None or read_footer(line) is not None
