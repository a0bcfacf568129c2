"""Lines at the edges of a text that sign or date it, and say nothing else."""

from __future__ import annotations

from intelnews.folding import squeeze
from intelnews.text.credits import read_credits
from intelnews.text.footers import read_footer

__all__ = ["signs"]

_LONGEST = 160  # three writers with their newsrooms, and two dates


def signs(line: str, /) -> bool:
    """Tell whether a line says who wrote a text and when, and nothing else.

    >>> signs("By ANNA KRAL | May 22, 2019"), signs("The port reopened, Anna Kral said.")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    return read_credits(squeeze(line)) is not None or read_footer(line) is not None
