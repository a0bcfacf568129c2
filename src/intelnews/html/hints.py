"""Hints: what the class, id and other names of an element say about it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["HINTS_BY_TAG", "INHERITED", "Hint", "read_hints"]


class Hint:
    """What the names an element bears (class, id, itemprop, rel) say about it or what lies in it.

    Plain numbers to be joined by ``|``: a page asks ten thousand times, and an ``IntFlag`` would
    take longer over that than all the rest of the vote.
    """

    BYLINE: Final = 1
    DATE: Final = 2
    TITLE: Final = 4
    TAG: Final = 8
    CATEGORY: Final = 16
    COMMENT: Final = 32
    RELATED: Final = 64
    FOOTER: Final = 128
    NAV: Final = 256
    MASTHEAD: Final = 512
    ARTICLE: Final = 1024
    BIOGRAPHY: Final = 2048
    HEADER: Final = 4096
    DECK: Final = 8192
    MODIFIED: Final = 16384
    SITE: Final = 32768
    EVENT: Final = 65536
    CAPTION: Final = 131072


#: What is inherited by the elements inside.
INHERITED: Final = (
    Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.ARTICLE
    | Hint.BIOGRAPHY | Hint.HEADER | Hint.EVENT | Hint.CAPTION
)  # fmt: skip
# Words in the names of elements, with "-" for the end of a name; all other separators count as "-".
_WORDS = {
    Hint.BYLINE: "author byline by-line -by- autor auteur writer contributor creator redakt "
    "redacteur journalist posted-by postedby vcard reporter columnist -firma "
    "signature credit writtenby written-by kuerzel authname auth-name username "
    "submitted itemposter -poster- -kolumnist",
    Hint.DATE: "date time publish posted pubdat stamp datum fecha -data- meta- info- byline "
    "-zeit horario -data- entry-details postedon -posted",
    Hint.MODIFIED: "modif update aktualis lastmod edited revised",
    Hint.TITLE: "headline title heading titel titre titulo titolo -hed-",
    Hint.TAG: "-tag- -tags -tag tags- keyword topic -label schlagw taglist tagcloud themen "
    "posttag",
    Hint.CATEGORY: "categor section-name kicker rubri breadcrumb -cat- eyebrow overline ressort",
    Hint.COMMENT: "comment respond disqus -reply kommentar",
    Hint.RELATED: "related recommend teaser recirc popular trending most-read mostread most-view "
    "sidebar widget promo newsletter carousel slider latest read-next readnext "
    "read-more readmore read-also more-from more-stories more-news morefrom also- "
    "aside outbrain taboola similar suggest next-post next-article next-story "
    "prev-post nav-next nav-prev post-next post-prev post-navigation siblings ticker "
    "listing -card- -cards- sponsor upnext subscribe weitere -mehr- lire-aussi "
    "archive",
    Hint.FOOTER: "footer copyright -legal- imprint colophon site-info",
    Hint.NAV: "-nav- navbar navigation -menu breadcrumb pagination pager dropdown offcanvas",
    Hint.MASTHEAD: "masthead site-header site-title site-name site-branding site-logo -logo- "
    "branding topbar top-bar global-header blog-title sitename site-description",
    Hint.ARTICLE: "-article -post- hentry -story entry-content article- post- -single- newsarticle",
    Hint.BIOGRAPHY: "-bio- biograph about-author about-the-author author-box author-info "
    "author-card author-profile author-desc author-bio authorbox authorinfo authorbio",
    Hint.HEADER: "article-header articleheader article--header entry-header entryheader "
    "post-header postheader story-header content-header header-article article-head- "
    "article-info article--info entry-meta post-meta article-meta entrymeta postmeta "
    "articlemeta byline post-info",
    Hint.DECK: "subtitle sub-title subhead standfirst -deck -dek- summary excerpt -lead- intro "
    "chapo description",
    Hint.SITE: "site-title site-name blog-title sitename blog-name -logo",
    Hint.EVENT: "-event- -events- calendar agenda tribe- countdown weather",
    Hint.CAPTION: "caption figure gallery image- photo picture credit",
}  # fmt: skip
# Words that hold one of the above by chance.
_TRAPS = (("timeline", "tml"), ("commentar", "cmt"), ("commentat", "cmt"), ("sometime", "smt"))
_LITERALS = tuple(
    (literal, sum(hint for hint, words in _WORDS.items() if literal in words.split()))
    for literal in sorted({literal for words in _WORDS.values() for literal in words.split()})
)
_SEPARATE = str.maketrans("_ ", "--")
HINTS_BY_TAG = {
    "aside": Hint.RELATED,
    "footer": Hint.FOOTER,
    "nav": Hint.NAV,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
    "figure": Hint.CAPTION,
    "figcaption": Hint.CAPTION,
    "address": Hint.BYLINE,
    "time": Hint.DATE,
}
_MOST_NAMES = 50_000  # names kept between pages, some 100 bytes each
_known_names: dict[str, int] = {}


def read_hints(marks: Collection[str]) -> dict[str, int]:
    """Return what each set of names says, where it says anything.

    Sites share names, so each name is looked at once and remembered.

    >>> found = read_hints(["article-tags", "grid"])
    >>> found == {"article-tags": Hint.ARTICLE | Hint.TAG}
    True
    """
    parted = {mark: mark.split() for mark in marks}
    known = _known_names
    fresh = [name for names in parted.values() for name in names if name not in known]
    if fresh:
        if len(known) > _MOST_NAMES:
            known.clear()
            fresh = [name for names in parted.values() for name in names]
        known.update(_read_names(dict.fromkeys(fresh)))
    found = {}
    for mark, names in parted.items():
        bits = 0
        for name in names:
            bits |= known[name]
        if bits:
            found[mark] = bits
    return found


def _read_names(names: Collection[str]) -> dict[str, int]:
    """Return what each name says; each word is looked for in all names at once."""
    starts: list[int] = []
    at = 0
    for name in names:
        starts.append(at)
        at += len(name) + 3
    joined = ("-" + "-\n-".join(names) + "-").translate(_SEPARATE)
    for trap, cover in _TRAPS:
        if trap in joined:
            joined = joined.replace(trap, cover.ljust(len(trap), "x"))
    found = [0] * len(starts)
    for literal, bits in _LITERALS:
        place = joined.find(literal)
        while place >= 0:
            number = bisect_right(starts, place) - 1
            found[number] |= bits
            following = starts[number + 1] if number + 1 < len(starts) else len(joined)
            place = joined.find(literal, following)
    return dict(zip(names, found, strict=True))
