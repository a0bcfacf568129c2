"""Elements of an XML file, one after another: the one place that knows the XML engine.

The engine (``lxml``) is fed slice by slice and told to go on behind errors, to open no file and no
connection, and to expand nothing; document types do not reach it at all (see ``mending``). So a
file of any size is read in the memory of its largest element.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from attrs import frozen
from lxml import etree  # type: ignore[import-untyped]

from intelnews.errors import LimitError
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.mending import Mender
from intelnews.model import Locator, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.limits import Limits

__all__ = ["Element", "Trouble", "XmlReader", "short_name"]

#: The usual prefixes of namespaces, whatever a file calls them; the elements of those with an empty
#: one go by their bare names.
_PREFIXES: Final = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/net/biblio#": "bib",
    "http://www.zotero.org/namespaces/export#": "z",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://schemas.google.com/blogger/2008": "blogger",
    "http://schemas.google.com/blogger/2018": "blogger",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/atom/app#": "app",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://www.georss.org/georss": "georss",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
}  # fmt: skip
_WORDPRESS = re.compile(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?")
_PREFIX = re.compile(r"[A-Za-z_][\w.-]*:")
_TROUBLES: Final = 20  # kept one by one; the rest is counted


@frozen
class Trouble:
    """Where a file is not well-formed: line and column, both from 1, and what the engine says."""

    line: int
    column: int
    message: str


class Element:
    """An element of an XML file; names have the usual prefixes, whatever the file calls them.

    It is to be read before the next one is asked for: its content is given up then.

    >>> reader = XmlReader("<rss><item><title>Port &amp; sea</title></item></rss>")
    >>> item = next(reader.elements("item"))
    >>> item.name, item.child("title").text, item.child("title").line
    ('item', 'Port & sea', 1)
    """

    __slots__ = ("_children", "_inner", "_text", "_words", "name")

    def __init__(self, inner: Any, tag: str | None = None, /) -> None:
        self._inner = inner
        self._children: list[Element] | None = None
        self._text: str | None = None
        self._words: str | None = None
        known: str = tag or inner.tag
        self.name: str = _names.get(known) or short_name(known)

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @property
    def children(self) -> list[Element]:
        """The elements directly in this one."""
        if self._children is None:
            # comments and instructions have functions for tags
            self._children = [
                Element(one, tag) for one in self._inner if isinstance(tag := one.tag, str)
            ]
        return self._children

    @property
    def parent(self) -> Element | None:
        """The element around this one."""
        inner = self._inner.getparent()
        return None if inner is None else Element(inner)

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name; those of a namespace with their usual prefix."""
        return {short_name(name): value for name, value in self._inner.attrib.items()}

    @property
    def text(self) -> str:
        """All the text in the element, as it stands."""
        text = self._text
        if text is None:
            inner = self._inner
            text = (inner.text or "") if len(inner) == 0 else "".join(inner.itertext("*"))
            self._text = text
        return text

    @property
    def words(self) -> str:
        """The same without white space around it."""
        words = self._words
        if words is None:
            words = self._words = self.text.strip()
        return words

    @property
    def line(self) -> int:
        """The number of the line its start tag ends in, from 1."""
        return max(1, self._inner.sourceline or 1)

    def get(self, name: str, /) -> str | None:
        """Return the value of an attribute; ``None`` where there is none."""
        plain: str | None = self._inner.get(name)
        if plain is not None or not self._inner.keys():
            return plain
        return self.attributes.get(name)

    def child(self, *names: str) -> Element | None:
        """Return the first child that has the first of the names any child has."""
        for name in names:
            for one in self.children:
                if one.name == name:
                    return one
        return None

    def each(self, *names: str) -> list[Element]:
        """Return the children that have one of the names, in their order."""
        return [one for one in self.children if one.name in names]

    def inner_html(self) -> str:
        """Return the content as HTML: escaped mark-up unescaped, elements as they stand.

        >>> reader = XmlReader("<a><b>&lt;p&gt;One</b><b><p>Two<br/></p></b></a>")
        >>> [b.inner_html() for b in reader.elements("b")]
        ['<p>One', '<p>Two<br></p>']
        """
        inner = self._inner
        if len(inner) == 0:
            return inner.text or ""
        for one in inner.iter("{*}*"):
            if isinstance(one.tag, str):
                one.tag = etree.QName(one).localname.rpartition(":")[2]
        etree.cleanup_namespaces(inner)
        whole: str = etree.tostring(inner, encoding="unicode", method="html", with_tail=False)
        return whole[whole.index(">") + 1 : whole.rindex("</")]

    def base(self, outer: str | None = None, /) -> str | None:
        """Return the address that relative ones in this element count from (``xml:base``)."""
        found = []
        for one in (self._inner, *self._inner.iterancestors()):
            base = one.get("{http://www.w3.org/XML/1998/namespace}base")
            if base is not None:
                found.append(base.strip())
        address = outer
        for base in reversed(found):
            try:
                address = urljoin(address or "", base)
            except ValueError:  # half a bracket
                continue
        return address or None

    def language(self) -> str | None:
        """Return the language of the element (``xml:lang``), its own or of those around it."""
        for one in (self._inner, *self._inner.iterancestors()):
            language: str | None = one.get("{http://www.w3.org/XML/1998/namespace}lang")
            if language is not None:
                return language.strip() or None
        return None


_names: dict[str, str] = {}
_MOST_NAMES: Final = 10_000  # a file may call every element by another name


def short_name(tag: str, /) -> str:
    """Return the name of an element with the usual prefix of its namespace, if it has one.

    >>> short_name("{http://purl.org/dc/elements/1.1/}creator"), short_name("pubDate")
    ('dc:creator', 'pubDate')
    """
    known = _names.get(tag)
    if known is None:
        known = _short_name(tag)
        if len(_names) < _MOST_NAMES:
            _names[tag] = known
    return known


def _short_name(tag: str) -> str:
    if tag[:1] != "{":
        return tag
    space, _, local = tag[1:].partition("}")
    key = space.strip().lower()
    prefix = _PREFIXES.get(key)
    if prefix is None and (match := _WORDPRESS.fullmatch(key)):
        prefix = "excerpt" if match[1] else "wp"
    if prefix is None:
        return tag
    return f"{prefix}:{local}" if prefix else local


class XmlReader:
    """Reads elements out of XML, which may be damaged or endless.

    Args:
        source: The text, or slices of it.
        limits: Bounds; elements nested deeper than ``depth`` end the reading.

    After the last element, ``troubles`` says where the file is not well-formed and ``problems``
    sums up what was mended, passed over and refused.

    >>> reader = XmlReader("<rss><item>one</item><item>two & three</rss>")
    >>> [item.text for item in reader.elements("item")]
    ['one', 'two & three']
    >>> [problem.code for problem in reader.problems()]
    ['bare-mark', 'not-well-formed']
    """

    def __init__(self, source: str | Iterable[str], /, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._source = (source,) if isinstance(source, str) else source
        self._limits = limits
        self._mender = Mender()
        self._root: Any = None
        self.troubles: tuple[Trouble, ...] = ()
        self.trouble_count = 0
        self._prefixes: dict[str, int] = {}  # what is said of each, and the line of the first

    @property
    def root(self) -> Element | None:
        """The outermost element as far as it has been read, without the elements given out."""
        return None if self._root is None else Element(self._root)

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield the elements with these names (without prefix) as they end, wherever they stand.

        Each is emptied when the next is asked for, and so is all that ``parent`` leads to.

        Raises:
            LimitError: If elements are nested too deeply, or the document type does not end.
        """
        engine = etree.XMLPullParser(
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,  # texts over 10 MB; what grows by itself has no way in without a DTD
            encoding="utf-8",
        )
        yielded: Any = None
        for part in self._parts():
            engine.feed(part.encode("utf-8", "replace"))
            yielded = yield from self._ended(engine, yielded)
        try:
            self._root = engine.close()
        except etree.XMLSyntaxError:
            pass  # no element at all, or none that ended; the log says where
        finally:
            self._log(engine)
        yield from self._ended(engine, yielded)

    def _parts(self) -> Iterator[str]:
        for text in self._source:
            yield from self._mender.feed(text)
        yield self._mender.close()

    def _ended(self, engine: Any, yielded: Any) -> Any:
        for _, inner in engine.read_events():
            if yielded is not None:
                _drop(yielded)
            if self._root is None:
                self._root = self._outermost(inner)
            yield Element(inner)
            inner.clear(keep_tail=True)
            yielded = inner
        return yielded

    def _outermost(self, inner: Any) -> Any:
        root = inner
        for depth, one in enumerate(inner.iterancestors(), start=2):
            if depth > self._limits.depth:
                message = f"element depth {depth}, limit {self._limits.depth}"
                raise LimitError(message, path=short_name(inner.tag))
            root = one
        return root

    def _log(self, engine: Any) -> None:
        for one in engine.feed_error_log:
            if one.type_name == "NS_ERR_UNDEFINED_NAMESPACE":
                self._prefixes.setdefault(one.message, one.line)
                continue
            self.trouble_count += 1
            if self.trouble_count <= _TROUBLES:
                trouble = Trouble(max(1, one.line), max(1, one.column), one.message)
                self.troubles = (*self.troubles, trouble)

    def problems(self) -> Iterator[Problem]:
        """Yield what was mended and refused, and where the file is not well-formed.

        Spans count in the text; where the engine stumbled, the line is known, and the column is
        part of the message.
        """
        for code, mend in self._mender.mends.items():
            names = f" ({', '.join(mend.names)})" if mend.names else ""
            yield Problem(
                code=code,
                message=mend.message + names,
                severity=Severity.WARNING if code == "declared-entity" else Severity.NOTE,
                locator=Locator(span=Span(mend.first, mend.first + 1)),
                count=mend.count,
            )
        for message, line in [*self._prefixes.items()][:1]:
            yield Problem(
                code="undeclared-prefix",
                message=f"names have prefixes that nobody declared: {message}",
                severity=Severity.NOTE,
                locator=Locator(line=max(1, line)),
                count=len(self._prefixes),
            )
        if self.troubles:
            first = self.troubles[0]
            yield Problem(
                code="not-well-formed",
                message=f"the XML is damaged, first at column {first.column}: {first.message}",
                locator=Locator(line=first.line),
                count=max(1, self.trouble_count),
            )


def _drop(inner: Any) -> None:
    """Take an element that was given out from the tree.

    Its successor has been read by now: the engine may still write on the text behind the last one.
    """
    parent = inner.getparent()
    if parent is not None and inner.getnext() is not None:
        parent.remove(inner)
