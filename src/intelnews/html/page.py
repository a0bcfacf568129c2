"""The tree of a page, in our own light elements: the one place that knows the HTML engine.

The engine (``turbohtml``) builds the tree that the HTML standard prescribes, whatever the page
looks like. One walk over it makes our elements and gathers what all readers need; attributes and
places in the source are fetched from the engine once somebody asks for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from turbohtml import Comment, DocumentFragment, Element, ProcessingInstruction, Text, parse

from intelnews.html.prescan import Scanned, prescan
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Locator, Problem
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.limits import Limits

__all__ = ["BLOCK_TAGS", "HIDDEN_TAGS", "Meta", "Node", "Page", "Script", "read_page"]

_HIDDEN = """
    script style template noscript iframe svg canvas audio video object noembed noframes
    textarea select datalist head title
"""
_BLOCKS = """
    address article aside blockquote body br caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr
    html legend li listing main menu nav ol optgroup option p plaintext pre search section
    summary table tbody td tfoot th thead tr ul xmp
"""
# Elements whose inside is empty, or nothing to any reader: a drawing is neither text nor metadata.
_LEAVES = "area base br col embed hr img input link meta param source svg track wbr"
#: Elements whose content is no visible text.
HIDDEN_TAGS: Final = frozenset(_HIDDEN.split())
#: Elements that begin a new line.
BLOCK_TAGS: Final = frozenset(_BLOCKS.split())
_LEAF_TAGS: Final = frozenset(_LEAVES.split())
_MARKING = frozenset(
    [
        *("class", "id", "itemprop", "rel", "role", "property", "name", "data-testid", "data-qa"),
        *("data-component", "data-component-type", "data-type", "data-test", "data-module"),
        "data-area",
    ]
)
_REMARK_CHARS = 500  # saved-from notes and conditional comments are shorter
_BARE: tuple[dict[str, str], str] = {}, ""


class Node:
    r"""An element of a page: tag, attributes, parent and children, which are nodes or plain text.

    ``page.nodes[node.index:node.end]`` is the node with all that stands in it. ``attrs`` holds the
    attributes, names in lower case, values as they stand, "" where there is none; ``marks`` class,
    id, role, itemprop and the like in lower case, parted by spaces, for matching.

    >>> read_page("<p class='Lead big'>One<br>two</p>").by_tag["p"][0].text()
    'One\ntwo'
    """

    __slots__ = (
        *("_classes", "_element", "attrs", "children", "depth", "end", "index", "marks"),
        *("parent", "tag"),
    )

    tag: str
    parent: Node | None
    children: list[Node | str]
    index: int
    end: int
    depth: int
    attrs: dict[str, str]
    marks: str
    _classes: tuple[str, ...]
    _element: Any  # the engine's element; the document for the root

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attrs}>" if self.attrs else f"<{self.tag}>"

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes, as written."""
        try:
            return self._classes
        except AttributeError:
            self._classes = tuple(self.attrs.get("class", "").split())
            return self._classes

    @property
    def raw(self) -> str:
        """The text directly in the element, as it stands: the content of a script or style."""
        return "".join([child for child in self.children if isinstance(child, str)])

    def has_class(self, name: str, /) -> bool:
        """Tell whether the element has a class, by its exact name."""
        return name in self.classes

    def closest(self, *tags: str) -> Node | None:
        """Return the nearest element with one of the tags, from here outwards."""
        node: Node | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node

    def ancestors(self) -> Iterator[Node]:
        """Yield the parent, its parent, and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def iter(self, *tags: str) -> Iterator[Node]:
        """Yield this element and those in it, in document order; only those with the tags, if any.

        >>> [node.tag for node in read_page("<p><b>x</b><i>y</i></p>").root.iter("b", "i")]
        ['b', 'i']
        """
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if not tags or node.tag in tags:
                yield node
            stack.extend([child for child in reversed(node.children) if isinstance(child, Node)])

    def text(self) -> str:
        r"""Return the visible text: single spaces, ``\n`` at the borders of blocks and at ``<br>``.

        Scripts, styles, frames, drawings and the like inside have none.
        """
        lines: list[list[str]] = [[]]
        stack: list[Node | str | None] = [*reversed(self.children)]
        while stack:
            item = stack.pop()
            if item is None:
                lines.append([])
            elif isinstance(item, str):
                lines[-1].append(item)
            elif item.tag not in HIDDEN_TAGS:
                if item.tag in BLOCK_TAGS:
                    lines.append([])
                    stack.append(None)
                stack.extend(reversed(item.children))
        squeezed = [" ".join("".join(line).split()) for line in lines]
        return "\n".join([line for line in squeezed if line])


@frozen
class Meta:
    """A ``<meta>``: its name (also ``property``, ``itemprop``, ``http-equiv``) in lower case."""

    name: str
    content: str
    node: Node


@frozen
class Script:
    """A ``<script>``: its type in lower case, its id, and its text as it stands."""

    type: str
    id: str
    data: str
    node: Node


@frozen(eq=False, kw_only=True, repr=False, slots=False)
class Page:
    """A page as all readers of this room see it.

    ``nodes`` holds every element in document order, also those that show nothing; ``by_tag`` the
    same by tag, ``by_marks`` those that have marks by these: pages repeat themselves, 1,000
    elements bear some 250 different ones. ``root`` is the document, the parent of ``<html>``.
    ``texts`` holds every text that is more than white space, with the element it stands in.
    """

    source: str
    url: str | None
    base: str | None
    root: Node
    nodes: list[Node]
    by_tag: dict[str, list[Node]]
    by_marks: dict[str, list[Node]]
    metas: list[Meta]
    scripts: list[Script]
    remarks: list[str]
    problems: list[Problem]
    scanned: Scanned
    texts: list[tuple[str, Node]]

    def _bounds(self, node: Node) -> tuple[int, int, int, int] | None:
        """Return where start tag and end tag begin and end; ``None`` for an implied element."""
        known = self._known_bounds
        index = node.index
        if index in known:
            return known[index]
        bounds = known[index] = _bounds_of(node)
        return bounds

    def _content_end(self, node: Node) -> int:
        """Return where the content of a node ends: at its end tag or where it is cut short."""
        bounds = self._bounds(node)
        if bounds is not None and bounds[2] >= 0:
            return bounds[2]
        return self._next_start(node, self._closing(node.parent))

    def _closing(self, node: Node | None) -> int:
        """Return where the innermost element ends that has an end tag, from a node outwards."""
        known = self._known_closings
        asked: list[int] = []
        while node is not None and node.index not in known:
            bounds = self._bounds(node)
            asked.append(node.index)
            if bounds is not None and bounds[2] >= 0:
                known[node.index] = bounds[2]
                break
            node = node.parent
        end = len(self.scanned.text) if node is None else known[node.index]
        known.update(dict.fromkeys(asked, end))
        return end

    def _next_start(self, node: Node, stop: int) -> int:
        """Return where the next element behind a node begins, if that is before ``stop``."""
        opened = self._bounds(node)
        floor = 0 if opened is None else opened[1]
        if node.end < len(self.nodes):
            following = self._bounds(self.nodes[node.end])
            if following is not None and floor <= following[0] < stop:
                return following[0]
        return max(floor, stop)

    def _end(self, node: Node) -> int:
        bounds = self._bounds(node)
        if bounds is not None and bounds[3] >= 0:
            return bounds[3]
        if bounds is not None and not node.children:
            return bounds[1]  # a void element
        return self._content_end(node)

    def span(self, node: Node, /) -> Span | None:
        """Return where an element stands in the source, tags included.

        ``None`` for an element that the source only implies.

        >>> page = read_page("<h1>Harbour</h1><p>The port.")
        >>> page.span(page.by_tag["p"][0]).cut(page.source)
        '<p>The port.'
        """
        bounds = self._bounds(node)
        if bounds is None:
            return None
        return self._original(bounds[0], self._end(node))

    def _original(self, start: int, end: int) -> Span:
        return self.scanned.offsets.original_span(Span(start, max(start, end)))

    def text_span(self, node: Node, child: int = 0, until: int | None = None, /) -> Span | None:
        """Return where children of a node stand: from number ``child`` to number ``until``.

        The borders of the elements around tell where a text run lies, so it may hold references
        (``&amp;``) that its text does not. ``until`` is the last child; without it, ``child`` is.

        >>> page = read_page("<p>One <b>two</b> three</p>")
        >>> page.text_span(page.by_tag["p"][0], 2).cut(page.source)
        ' three'
        """
        bounds = self.text_bounds(node, child, until)
        return None if bounds is None else Span(*bounds)

    def text_bounds(
        self, node: Node, child: int = 0, until: int | None = None, /
    ) -> tuple[int, int] | None:
        """Return what ``text_span`` does, as two numbers: many are asked for."""
        start = self._child_start(node, child)
        end = None if start is None else self._child_end(node, child if until is None else until)
        if start is None or end is None or end < start:
            return None
        if not self.scanned.offsets:
            return start, end
        span = self._original(start, end)
        return span.start, span.end

    def _child_start(self, node: Node, child: int) -> int | None:
        item = node.children[child]
        if isinstance(item, Node):
            bounds = self._bounds(item)
            return None if bounds is None else bounds[0]
        if child == 0:
            bounds = self._bounds(node)
            return None if bounds is None else bounds[1]
        before = node.children[child - 1]
        return self._end(before) if isinstance(before, Node) else None

    def _child_end(self, node: Node, child: int) -> int | None:
        item = node.children[child]
        if isinstance(item, Node):
            return self._end(item)
        if child + 1 < len(node.children):
            after = node.children[child + 1]
            bounds = self._bounds(after) if isinstance(after, Node) else None
            return None if bounds is None else bounds[0]
        return self._content_end(node)

    def release(self) -> None:
        """Take the tree apart, so that its memory is free at once.

        Parents and children hold each other, which only the cyclic garbage collector would undo.
        The page cannot be read after that.
        """
        for node in self.nodes:
            node.children.clear()
        self.texts.clear()
        self.nodes.clear()
        self.by_tag.clear()
        self.root.children.clear()

    def path(self, node: Node, /) -> str:
        """Return a CSS path that leads to the element: by id where there is one, else by place.

        >>> page = read_page("<div id=main><p>One</p><p>Two</p></div>")
        >>> page.path(page.by_tag["p"][1])
        '#main > p:nth-of-type(2)'
        """
        steps: list[str] = []
        here: Node | None = node
        while here is not None and here is not self.root:
            name = here.attrs.get("id", "")
            if name and name.replace("-", "").replace("_", "").isalnum() and not name[0].isdigit():
                steps.append(f"#{name}")
                break
            steps.append(here.tag + self._nth(here))
            here = here.parent
        return " > ".join(reversed(steps))

    def _nth(self, node: Node) -> str:
        """Return the place among the siblings of the same tag; counted once for each parent."""
        parent = node.parent
        if parent is None:
            return ""
        if parent.index not in self._counted:
            numbers: dict[str, list[int]] = {}
            for child in parent.children:
                if isinstance(child, Node):
                    numbers.setdefault(child.tag, []).append(child.index)
            self._counted[parent.index] = {
                index: nth
                for same in numbers.values()
                if len(same) > 1
                for nth, index in enumerate(same, 1)
            }
        nth = self._counted[parent.index].get(node.index)
        return "" if nth is None else f":nth-of-type({nth})"

    @cached_property
    def _known_bounds(self) -> dict[int, tuple[int, int, int, int] | None]:
        return {-1: None}  # the document

    @cached_property
    def _known_closings(self) -> dict[int, int]:
        return {}

    @cached_property
    def _counted(self) -> dict[int, dict[int, int]]:
        return {}

    def locator(self, node: Node, /) -> Locator:
        """Return the place of an element: its CSS path and its span in the source."""
        return Locator(span=self.span(node), path=self.path(node))


def read_page(source: str, /, *, url: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Page:
    """Return the tree of a page, with what all readers look for already gathered.

    Elements nested deeper than ``limits.depth`` are laid side by side, with a problem.

    >>> page = read_page("<title>Harbour</title><meta name=author content='Anna Kral'>")
    >>> page.metas[0].name, page.metas[0].content
    ('author', 'Anna Kral')
    """
    scanned = prescan(source)
    walk = _Walk(limits)
    root = walk.read(parse(scanned.text, source_locations=True))
    by_tag = walk.by_tag
    bases = [node.attrs["href"] for node in by_tag.get("base", ()) if "href" in node.attrs]
    return Page(
        source=source,
        url=url,
        base=bases[0] if bases else None,
        root=root,
        nodes=walk.nodes,
        by_tag=by_tag,
        by_marks=walk.by_marks,
        metas=[_meta(node) for node in by_tag.get("meta", ())],
        scripts=[_script(node) for node in by_tag.get("script", ())],
        remarks=walk.remarks,
        problems=[*scanned.problems, *walk.problems()],
        scanned=scanned,
        texts=walk.texts,
    )


def _bounds_of(node: Node) -> tuple[int, int, int, int] | None:
    place = node._element.source_location
    if place is None or place.start_tag is None:
        return None
    start_tag, end_tag = place.start_tag, place.end_tag
    start, opened = start_tag.start_offset, start_tag.end_offset
    if end_tag is not None and (closing := end_tag.start_offset) >= opened:
        return start, opened, closing, end_tag.end_offset
    return start, opened, -1, -1


def _described(known: Any) -> tuple[dict[str, str], str]:
    """Return the attributes of an element, and its marks."""
    attrs = {}
    marks = ""
    for name, value in known.items():
        if value.__class__ is not str:  # the engine parts class and rel into words
            value = " ".join(value or ())  # noqa: PLW2901 # on every attribute of every page
        attrs[name] = value
        if name in _MARKING:
            marks = f"{marks} {value}" if marks else value
    return attrs, marks.lower()


def _meta(node: Node) -> Meta:
    attrs = node.attrs
    name = (
        attrs.get("property")
        or attrs.get("name")
        or attrs.get("itemprop")
        or attrs.get("http-equiv")
        or ""
    )
    return Meta(name.strip().lower(), attrs.get("content", attrs.get("value", "")), node)


def _script(node: Node) -> Script:
    attrs = node.attrs
    kind = attrs.get("type", "").partition(";")[0].strip().lower()
    return Script(kind, attrs.get("id", ""), node.raw, node)


class _Walk:
    """The one walk over the engine's tree."""

    def __init__(self, limits: Limits) -> None:
        self.limit = limits.depth
        self.nodes: list[Node] = []
        self.by_tag: dict[str, list[Node]] = {}
        self.by_marks: dict[str, list[Node]] = {}
        self.texts: list[tuple[str, Node]] = []
        self.remarks: list[str] = []
        self.flattened = 0

    def read(self, document: Any) -> Node:  # noqa: PLR0912, PLR0915
        """Make our tree and return its root.

        In one piece, as calls of functions would cost as much as a third of the walk.
        """
        here = root = Node()
        root.tag, root.parent, root.index, root.depth = "#document", None, -1, 0
        root._element, root.children, root.attrs, root.marks = document, [], *_BARE
        nodes, by_tag, texts, limit = self.nodes, self.by_tag, self.texts, self.limit
        append, by_marks = root.children.append, self.by_marks
        depth, count = 1, 0
        rest = iter(document)
        stack: list[tuple[Node, Any, Iterator[Any], int]] = []
        while True:
            for item in rest:
                kind = type(item)
                if kind is Text:
                    text = item.data
                    append(text)
                    if not text.isspace():
                        texts.append((text, here))
                elif kind is Element:
                    node = Node()
                    node.tag = tag = item.tag
                    node._element = item
                    node.parent = here
                    node.depth = depth
                    node.index = count
                    count += 1
                    node.children = []
                    if known := item.attrs:
                        attrs, marks = _described(known)
                        node.attrs, node.marks = attrs, marks
                        if marks in by_marks:
                            by_marks[marks].append(node)
                        elif marks:
                            by_marks[marks] = [node]
                    else:
                        node.attrs, node.marks = _BARE
                    nodes.append(node)
                    append(node)
                    if tag in by_tag:
                        by_tag[tag].append(node)
                    else:
                        by_tag[tag] = [node]
                    if tag in _LEAF_TAGS:
                        node.end = count
                        continue
                    if depth < limit:
                        inside = item.children
                        # nothing or a text: what most elements hold needs no step down
                        if len(inside) < 2 and (not inside or type(inside[0]) is Text):
                            if inside:
                                text = inside[0].data
                                node.children.append(text)
                                if not text.isspace():
                                    texts.append((text, node))
                            node.end = count
                            continue
                        stack.append((here, append, rest, depth))
                        rest = iter(inside)
                    else:
                        stack.append((here, append, rest, depth))
                        rest = self._flat(node)
                        count = len(nodes)
                    here, append = node, node.children.append
                    depth += 1
                    break
                elif kind is DocumentFragment:  # what is in a template
                    stack.append((here, append, rest, depth))
                    rest = iter(item)
                    break
                else:
                    self._note(item)
            else:
                here.end = count
                if not stack:
                    return root
                here, append, rest, depth = stack.pop()

    def _flat(self, node: Node) -> Iterator[Any]:
        """Lay all that stands in a node side by side, its text in order."""
        for item in node._element.descendants:
            kind = type(item)
            if kind is Text:
                node.children.append(item.data)
                if not item.data.isspace():
                    self.texts.append((item.data, node))
            elif kind is Element:
                child = Node()
                child.tag, child._element, child.parent = item.tag, item, node
                child.depth, child.index, child.children = node.depth + 1, len(self.nodes), []
                child.attrs, child.marks = _described(item.attrs)
                if child.marks:
                    self.by_marks.setdefault(child.marks, []).append(child)
                self.nodes.append(child)
                child.end = len(self.nodes)
                self.by_tag.setdefault(child.tag, []).append(child)
                node.children.append(child)
                self.flattened += item.parent is not node._element
        return iter(())

    def _note(self, item: object) -> None:
        if isinstance(item, Comment):
            self.remarks.append(item.data[:_REMARK_CHARS])
        elif isinstance(item, ProcessingInstruction):
            self.remarks.append(f"{item.target} {item.data}"[:_REMARK_CHARS])

    def problems(self) -> Iterator[Problem]:
        """Yield what had to be changed."""
        if self.flattened:
            message = f"what was nested deeper than {self.limit} elements was laid side by side"
            yield Problem(code="too-deep", message=message, count=self.flattened)
