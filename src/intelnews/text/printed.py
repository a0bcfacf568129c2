"""One post whose lines are known: what stands in each of them.

A page as mark-up says where a post begins and ends, and what is its headline. Its lines are read
here as they are when somebody pastes them, so that both ways lead to the same article.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.text.facts import day_first_of
from intelnews.text.posts import Post
from intelnews.text.rows import read_rows
from intelnews.text.segments import part_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.text.lines import Line

__all__ = ["Printed", "read_printed"]


@frozen(kw_only=True)
class Printed:
    """A post, and where its lines come from.

    ``starts`` holds where each given line begins in the text they make together; ``day_first`` says
    whether numeric dates begin with the day, where the post shows it.
    """

    post: Post
    starts: tuple[int, ...]
    day_first: bool | None = None

    def row_of(self, line: Line, /) -> int:
        """Return the number of the given line that a line of the post was read from."""
        return bisect_right(self.starts, line.span.start) - 1


def read_printed(lines: Sequence[str], /) -> Printed | None:
    """Read the lines of one post, the headline first; ``None`` where they make no single post.

    >>> lines = ["Harbour reopens", "May 22, 2019 by Anna Kral", "The port of Ansel is open."]
    >>> printed = read_printed([*lines, "► Author: Anna Kral | Date: 22 May 2019 | Permalink"])
    >>> [printed.row_of(block.line) for block in printed.post.body]
    [2]
    """
    flat = [" ".join(line.split()) for line in lines]
    page = part_page(read_rows("\n".join(flat)))
    titled = [post for post in page.posts if post.title is not None]
    others = [post for post in page.posts if post.title is None and post.body]
    if len(titled) != 1 or others:
        return None
    starts = accumulate((len(line) + 1 for line in flat[:-1]), initial=0)
    return Printed(post=titled[0], starts=tuple(starts), day_first=day_first_of(page))
