"""The archives of Blogger: posts and pages with their comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.feeds.blogger import read_blogger
from intelnews.feeds.roots import root_of
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["BloggerParser"]

# Old archives name kinds by addresses, new ones (of Takeout) have a namespace.
_KINDS = re.compile(
    r"schemas\.google\.com/blogger/20(?:08/kind#|18)|<id>\s{0,40}tag:blogger\.com,[^<]{1,80}\.archive"
)
_HEAD_CHARS: Final = 20_000


class BloggerParser:
    """Reads the archive that Blogger gives to a blog's owner: an article for each post and page.

    Comments stand with the post they answer, drafts have ``extra["status"]``. Settings and
    templates are no articles, and counted (``not-an-article``); a comment on a post that is not
    there is a ``lost-comment``. Problems of the XML are as in feeds.

    >>> from intelnews.intake.document import Document
    >>> kind = "http://schemas.google.com/blogger/2008/kind#post"
    >>> post = f"<feed><entry><category term='{kind}'/><title>Harbour</title></entry></feed>"
    >>> [draft] = BloggerParser().parse(Document(text=post))
    >>> draft.title.value
    'Harbour'
    """

    name: ClassVar[str] = "blogger"
    formats: ClassVar[tuple[str, ...]] = ("blogger",)
    summary: ClassVar[str] = (
        "Blogger archives: an article for each post and page, with its comments"
    )

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for a feed that names its entries' kinds as Blogger does."""
        if root_of(head.text) == "feed" and _KINDS.search(head.text, 0, _HEAD_CHARS):
            return Match(0.96, "an archive of Blogger")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each post, then the problems of the whole.

        Raises:
            ParseError: If there is no element in it.
        """
        for one in read_blogger(document.text, url=document.url, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
