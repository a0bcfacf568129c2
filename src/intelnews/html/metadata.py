"""What a page says about itself: one pass that gathers everything the vote is held over."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import define, field

from intelnews.fields.wordlists import word_list
from intelnews.folding import fold, letters, squeeze
from intelnews.html.hints import HINTS_BY_TAG, INHERITED, Hint, read_hints
from intelnews.html.jsonld import LinkedData, read_json_ld, strings_of
from intelnews.html.metanames import SITE_METAS
from intelnews.html.page import Meta, Node, Page
from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.html.jsonld import Item


__all__ = ["Metadata", "letters", "read_metadata"]


# Elements whose text nobody reads.
_SILENT = word_list(
    "script style noscript template meta link head title option iframe svg textarea object"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# "article-page", "single-post" on these say what the page is, not where the article is.
_PAGE_WIDE = frozenset({"html", "body", "form"})
_FIGURE = re.compile(r"\d")
_HOST_NOISE = word_list("www m amp mobile en de news blog edition com co org net www2 web beta")


class _Lines:
    """Many short texts laid out as lines of one, so that a pattern reads them in one go."""

    def __init__(self, texts: list[str]) -> None:
        # where each begins: a line end stands before the first, and one more behind each
        self.starts = list(accumulate([len(text) + 1 for text in texts[:-1]], initial=1))
        self.joined = "\n" + "\n".join(texts)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the number of each line with a match, and its first match."""
        last = -1
        for match in pattern.finditer(self.joined):
            number = max(0, bisect_right(self.starts, max(match.start(), match.end() - 1)) - 1)
            if number != last:
                yield number, match
                last = number


@define(eq=False)
class Metadata:
    """Everything in a page from which its fields can be elected, each with the place it stands at.

    ``hints[i]`` says what the names of ``page.nodes[i]`` promise, ``context[i]`` in what kinds of
    parts it lies. ``marked`` lists the elements worth a look in document order, ``runs`` the
    stretches of visible text with the elements they stand in directly, ``figures`` the numbers of
    those that have figures. ``site_names`` are the names under which the page speaks of its
    publication, ``site_keys`` the same as letters, ``host_keys`` the names in its address.
    """

    page: Page
    linked: LinkedData
    hints: list[int]
    context: list[int]
    marked: list[Node] = field(factory=list)
    headings: list[Node] = field(factory=list)
    links: list[Node] = field(factory=list)
    runs: list[tuple[str, Node]] = field(factory=list)
    metas: dict[str, list[Meta]] = field(factory=dict)
    site_names: dict[str, str] = field(factory=dict)
    site_keys: frozenset[str] = frozenset()
    host_keys: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    figures: list[int] = field(factory=list)
    _addresses: _Lines | None = field(default=None, init=False)
    _ends: _Lines | None = field(default=None, init=False)

    def meta(self, *names: str) -> list[Meta]:
        """Return the ``meta`` elements of these names that say something, name by name."""
        return [meta for name in names for meta in self.metas.get(name, ())]

    def hint(self, node: Node) -> int:
        """Return what the names of an element promise."""
        return self.hints[node.index]

    def within(self, node: Node) -> int:
        """Return in what kinds of parts of the page an element lies."""
        return self.context[node.index]

    def links_like(self, pattern: re.Pattern[str], /) -> list[tuple[Node, re.Match[str]]]:
        """Return the links whose address has something in it that the pattern finds.

        All addresses are read in one go, one to a line, so the pattern must not cross lines.
        """
        if self._addresses is None:
            self._addresses = _Lines([link.attrs.get("href", "")[:300] for link in self.links])
        return [(self.links[number], match) for number, match in self._addresses.find(pattern)]

    def runs_like(self, pattern: re.Pattern[str], /) -> list[tuple[str, Node]]:
        """Return the runs of text in which a pattern finds something at the start or the end.

        Before the first character of a run stands a line end.
        """
        if self._ends is None:
            self._ends = _Lines(
                [run if len(run) <= 320 else f"{run[:160]} {run[-160:]}" for run, _ in self.runs]
            )
        return [self.runs[number] for number, _ in self._ends.find(pattern)]

    def own_items(self) -> list[Item]:
        """Return the JSON-LD items that describe the article or the page, articles first."""
        order = {"article": 0, "work": 1, "page": 2}
        own = [item for item in self.linked.items if item.own and item.kind in order]
        return sorted(own, key=lambda item: order[item.kind])

    def is_site(self, text: str) -> bool:
        """Tell whether a text is a name of the publication.

        A name counts if the page says it, or if it is the host's own, "The" and spaces aside.
        """
        key = letters(text)
        if not key:
            return False
        if key in self.site_keys or key.removeprefix("the") in self.site_keys:
            return True
        return key in self.host_keys or (
            len(key) >= 4
            and any(key == host or key.removeprefix("the") == host for host in self.host_keys)
        )

    def is_like_site(self, text: str) -> bool:
        """Tell whether a text may be a longer or shorter form of the publication's name.

        It may if one holds the other, or if the host is made of its first letters.
        """
        key = letters(text)
        if len(key) < 3:
            return False
        first = "".join(word[0] for word in fold(text).split())
        return any(
            (len(name) > 3 and (name in key or key in name)) or name == first
            for name in (*self.site_keys, *self.host_keys)
        )


def read_metadata(page: Page, /, *, without: Iterable[Node] = ()) -> Metadata:
    """Gather, in one pass over a page, what may say its title, writers, dates, tags and the rest.

    Nothing is sought in the elements ``without``, such as what an archive put around the page.
    Nothing is decided here; ``elect`` decides.
    """
    linked = read_json_ld(
        script.data for script in page.scripts if "ld+json" in (script.type or "").lower()
    )
    metas: dict[str, list[Meta]] = {}
    for meta in page.metas:
        if meta.name and meta.content and not meta.content.isspace():
            metas.setdefault(meta.name, []).append(meta)
    found = Metadata(page=page, linked=linked, hints=[], context=[], metas=metas)
    _walk(found)
    _pass_over(found, without)
    _name_site(found)
    found.problems = tuple(_problems(linked))
    return found


def _walk(found: Metadata) -> None:
    """Fill in what concerns every element: hints and contexts, headings, links, runs of text."""
    page = found.page
    nodes, by_tag = page.nodes, page.by_tag
    hints = found.hints
    hints.extend([0] * len(nodes))
    for marks, own in read_hints(page.by_marks).items():
        for node in page.by_marks[marks]:
            hints[node.index] = own
    for tag, own in HINTS_BY_TAG.items():
        for node in by_tag.get(tag, ()):
            hints[node.index] |= own
    for tag in _PAGE_WIDE:
        for node in by_tag.get(tag, ()):
            hints[node.index] = 0
    found.marked = [node for node, own in zip(nodes, hints, strict=True) if own]
    context = found.context
    context.extend([0] * (len(nodes) + 1))  # that of the root, whose index is -1, comes last
    for index, (node, own) in enumerate(zip(nodes, hints, strict=True)):
        context[index] = context[node.parent.index] | (own & INHERITED)  # type: ignore[union-attr]
    context.pop()
    found.headings = sorted((node for tag in _HEADINGS for node in by_tag.get(tag, ())), key=_INDEX)
    found.links = by_tag.get("a", [])
    # in the order of the elements: the texts of one stand together
    shown = [run for run in page.texts if run[1].tag not in _SILENT and run[1].index >= 0]
    found.runs = sorted(shown, key=_place_of)
    figure = _FIGURE.search
    found.figures = [number for number, run in enumerate(found.runs) if figure(run[0]) is not None]


def _pass_over(found: Metadata, without: Iterable[Node]) -> None:
    """Take out of what was gathered all that stands in some elements."""
    inside: set[int] = set()
    for node in sorted(without, key=_INDEX):
        if node.index not in inside:
            inside.update(range(node.index, node.end))
    if not inside:
        return
    for index in inside:
        found.hints[index], found.context[index] = 0, Hint.FOOTER
    found.marked = [node for node in found.marked if node.index not in inside]
    found.headings = [node for node in found.headings if node.index not in inside]
    found.links = [node for node in found.links if node.index not in inside]
    with_figures = {id(found.runs[number]) for number in found.figures}
    found.runs = [run for run in found.runs if run[1].index not in inside]
    found.figures = [number for number, run in enumerate(found.runs) if id(run) in with_figures]


_INDEX = attrgetter("index")


def _place_of(run: tuple[str, Node]) -> int:
    return run[1].index


def _name_site(found: Metadata) -> None:
    """Learn the names of the publication from what the page says about itself."""
    names: dict[str, str] = {}
    for name in SITE_METAS:
        for meta in found.metas.get(name, ()):
            value = squeeze(meta.content)
            if 1 < len(value) <= 60:
                names.setdefault(letters(value), value)
    for item in found.linked.items:
        publisher = item.data.get("publisher") or item.data.get("sourceOrganization")
        whole = found.linked.resolve(publisher)
        for value in strings_of(whole):
            names.setdefault(letters(value), squeeze(value))
        if any(kind in {"WebSite", "NewsMediaOrganization", "Organization"} for kind in item.types):
            for value in strings_of(item.data.get("name")):
                names.setdefault(letters(value), squeeze(value))
    names.pop("", None)
    found.site_names = names
    found.site_keys = frozenset(
        {key for key in names if len(key) > 1}
        | {key.removeprefix("the") for key in names if len(key) > 6}
    )
    found.host_keys = frozenset(_host_keys(found))


def _host_keys(found: Metadata) -> set[str]:
    addresses = [found.page.url, found.page.base]
    addresses += [meta.content for meta in found.meta("og:url")]
    addresses += [
        node.attrs.get("href")
        for node in found.page.by_tag.get("link", [])[:200]
        if node.attrs.get("rel", "").lower() == "canonical"
    ]
    keys: set[str] = set()
    for address in addresses:
        try:
            host = urlsplit((address or "").strip()).hostname or ""
        except ValueError:
            continue
        parts = [part for part in host.split(".") if part not in _HOST_NOISE]
        if not parts:
            continue
        keys.add(letters("".join(host.removeprefix("www.").split("."))))
        keys.update(letters(part) for part in parts if len(part) > 2)
    keys.discard("")
    return keys


def _problems(linked: LinkedData) -> list[Problem]:
    problems = []
    if linked.repaired:
        problems.append(
            Problem(
                code="json-ld-repaired",
                message="a script of linked data is no JSON as it stands and was mended",
                severity=Severity.NOTE,
                count=linked.repaired,
            )
        )
    if linked.lost:
        problems.append(
            Problem(
                code="json-ld-broken",
                message="a script of linked data is no JSON; only its plainest fields were taken",
                count=linked.lost,
            )
        )
    return problems
