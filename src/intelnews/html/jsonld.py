"""JSON-LD: the linked data in a page's scripts, read even where it is not quite JSON."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from intelnews.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Item", "LinkedData", "names_of", "read_json_ld", "strings_of", "type_names"]

# Keys under which the article itself may hang.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage", "mainContentOfPage", "liveBlogUpdate")
_ARTICLE = re.compile(r"Article|Posting|Report|Review$|NewsStory|Chapter|Liveblog", re.IGNORECASE)
_WORK = re.compile(
    r"CreativeWork|Recipe|Video|Audio|Podcast|Episode|Event|Gallery|Interview|HowTo|FAQ|Book$"
)
_PAGE = re.compile(r"WebPage|ItemPage|CollectionPage|ProfilePage|AboutPage")
_OPENING = re.compile(r"(?:/[*/]\s{0,4})?(?:<!--|<!\[CDATA\[)(?:\s{0,4}[*]/)?")
_CLOSING = re.compile(r"(?:/[*/])?\s{0,4}(?:-->|\]\]>)\s{0,4}(?:[*]/)?$")
_LINE_REMARK = re.compile(r"^[ \t]*//[^\n]*$", re.MULTILINE)
_COMMA = re.compile(r",(?=\s*[}\]])")
_LOOSE_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_SCALAR = re.compile(
    r'"(?P<key>headline|datePublished|dateModified|dateCreated|articleSection|keywords|inLanguage)"'
    r'\s{0,20}:\s{0,20}"(?P<value>(?:[^"\\\n]|\\.){1,2000})"'
)
_PERSON = re.compile(
    r'"author"\s{0,20}:\s{0,20}[\[{"][^\]}]{0,300}?"name"\s{0,20}:\s{0,20}"(?P<value>[^"\\\n]{1,200})"'
)
_DEPTH = 12  # nested mainEntity and lists; the deepest of 1,500 news pages is 6
_ITEMS = 400  # articles and pages of one document; listings name about 50


@frozen(eq=False)
class Item:
    """One thing that the page describes: an article, another work, or the page itself.

    ``kind`` is ``article``, ``work``, ``page`` or ``other``; ``own`` is false for what stands in a
    list of others or under a key that leads away from the page; ``path`` is a JSON pointer, with
    the number of the script in front.
    """

    kind: str
    types: tuple[str, ...]
    data: dict[str, Any]
    path: str
    own: bool = True


@frozen(eq=False)
class LinkedData:
    """All items of a page, what their ``@id`` references lead to, and how many scripts were broken.

    ``repaired`` counts scripts that were read after repairs, ``lost`` those of which only some
    fields could be had.
    """

    items: tuple[Item, ...] = ()
    ids: dict[str, dict[str, Any]] = field(factory=dict)
    repaired: int = 0
    lost: int = 0

    def resolve(self, value: Any) -> Any:
        """Return what a bare ``{"@id": …}`` stands for, or the value itself."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return self.ids.get(value["@id"], value)
        return value


def read_json_ld(scripts: Iterable[str], /) -> LinkedData:
    """Read the JSON-LD scripts of a page, mend the usual faults, and follow references by ``@id``.

    Mended are HTML comments and CDATA around the data, remarks, commas behind the last entry, raw
    line ends and stray backslashes in strings, entities instead of quotation marks, and several
    values in one script. Of what cannot be mended the plainest fields are still taken.

    >>> data = read_json_ld(['{"@type": "NewsArticle", "headline": "Harbour reopens",}'])
    >>> data.items[0].kind, data.items[0].data["headline"], data.repaired
    ('article', 'Harbour reopens', 1)
    """
    items: list[Item] = []
    ids: dict[str, dict[str, Any]] = {}
    repaired = lost = 0
    for number, script in enumerate(scripts):
        values, state = _load(script)
        repaired += state == "repaired"
        lost += state == "lost"
        for value in values:
            _collect_ids(value, ids)
            for item in _items(value, f"/{number}", own=True, depth=0):
                if len(items) >= _ITEMS:
                    break
                items.append(item)
    return LinkedData(tuple(items), ids, repaired, lost)


def type_names(value: Any, /) -> tuple[str, ...]:
    """Return the names under ``@type``, without the vocabulary's address.

    >>> type_names(["https://schema.org/NewsArticle", "Report"])
    ('NewsArticle', 'Report')
    """
    names = value if isinstance(value, list) else [value]
    return tuple(
        name.rstrip("/").rpartition("/")[2].rpartition(":")[2]
        for name in names
        if isinstance(name, str)
    )


def strings_of(value: Any, /) -> tuple[str, ...]:
    """Return the texts of a value that may be a text, a number or a list of them.

    >>> strings_of(["spies", None, {"@value": "ports"}])
    ('spies', 'ports')
    """
    if isinstance(value, str):
        return (unescape(value),) if value.strip() else ()
    if isinstance(value, dict):
        return strings_of(value.get("@value", value.get("name")))
    if isinstance(value, list):
        return tuple(text for part in value[:_ITEMS] for text in strings_of(part))
    return ()


def names_of(value: Any, data: LinkedData, /) -> Iterator[tuple[str, str, str | None]]:
    """Yield name, type and address of each person or organisation in a value.

    >>> list(names_of([{"@type": "Person", "name": "Anna Kral"}, "Jan Ott"], LinkedData()))
    [('Anna Kral', 'Person', None), ('Jan Ott', '', None)]
    """
    if isinstance(value, list):
        for part in value[:_ITEMS]:
            yield from names_of(part, data)
        return
    value = data.resolve(value)
    if isinstance(value, str):
        yield unescape(value), "", None
        return
    if not isinstance(value, dict):
        return
    types = type_names(value.get("@type"))
    kind = types[0] if types else ""
    url = value.get("url") or value.get("sameAs")
    found = strings_of(value.get("name"))
    if not found:
        parts = (*strings_of(value.get("givenName")), *strings_of(value.get("familyName")))
        found = (" ".join(parts),) if parts else ()
    for name in found:
        yield name, kind, url if isinstance(url, str) else None


def _load(script: str) -> tuple[list[Any], str]:
    """Return the values of a script and whether they were ``whole``, ``repaired`` or ``lost``."""
    if not script or script.isspace():
        return [], "whole"
    try:
        return [json.loads(script)], "whole"
    except (ValueError, RecursionError):
        return _repaired(script)


def _repaired(script: str) -> tuple[list[Any], str]:
    """Return what can be had of a script that is no JSON as it stands."""
    bare = _unwrapped(script)
    for attempt in (bare, _mended(bare), _mended(unescape(bare))):
        values = _decoded(attempt)
        if values:
            return values, "repaired"
    return _salvaged(bare), "lost"


def _unwrapped(script: str) -> str:
    """Take off the comment or CDATA that old pages wrap around scripts, and a last semicolon."""
    text = script.strip("\ufeff \t\r\n")
    if (opening := _OPENING.match(text)) is not None:
        text = text[opening.end() :]
    tail = max(0, len(text) - 20)  # the longest closing has 17 characters
    if (closing := _CLOSING.search(text, tail)) is not None:
        text = text[: closing.start()]
    return text.strip().rstrip(";")


def _mended(text: str) -> str:
    return _LOOSE_BACKSLASH.sub(r"\\\\", _COMMA.sub("", _LINE_REMARK.sub("", text))).strip()


def _decoded(text: str) -> list[Any]:
    """Decode one value after another; all or nothing."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def _salvaged(text: str) -> list[Any]:
    """Take the first of each plain field out of what is no JSON."""
    if '"headline"' not in text and '"datePublished"' not in text:
        return []
    found: dict[str, Any] = {}
    for match in _SCALAR.finditer(text):
        found.setdefault(
            match["key"], unescape(match["value"].replace('\\"', '"').replace("\\/", "/"))
        )
    person = _PERSON.search(text)
    if person is not None:
        found["author"] = unescape(person["value"])
    return [{"@type": "Article", **found}] if found else []


def _collect_ids(value: Any, ids: dict[str, dict[str, Any]]) -> None:
    """Remember every object that has an ``@id`` and says something beside it."""
    queue = [value]
    seen = 0
    while queue and seen < DEFAULT_LIMITS.values:
        seen += 1
        value = queue.pop()
        if isinstance(value, list):
            queue.extend(part for part in value if isinstance(part, (dict, list)))
        elif isinstance(value, dict):
            key = value.get("@id")
            if isinstance(key, str) and "name" in value:
                ids.setdefault(key, value)
            queue.extend(part for part in value.values() if isinstance(part, (dict, list)))


def _items(value: Any, path: str, *, own: bool, depth: int) -> Iterator[Item]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for number, part in enumerate(value[:_ITEMS]):
            yield from _items(part, f"{path}/{number}", own=own, depth=depth + 1)
        return
    if not isinstance(value, dict):
        return
    types = type_names(value.get("@type"))
    kind = _kind(types)
    if len(value) > 2 or kind == "article":
        yield Item(kind, types, value, path, own)
    for key in _OWN:
        if isinstance(value.get(key), (dict, list)):
            inner = own and key != "liveBlogUpdate"
            yield from _items(value[key], f"{path}/{key}", own=inner, depth=depth + 1)
    for key in ("itemListElement", "hasPart"):
        if isinstance(value.get(key), (dict, list)):
            yield from _items(value[key], f"{path}/{key}", own=False, depth=depth + 1)
    if isinstance(value.get("item"), dict) and not own:
        yield from _items(value["item"], f"{path}/item", own=False, depth=depth + 1)


def _kind(types: tuple[str, ...]) -> str:
    for kind, pattern in (("article", _ARTICLE), ("page", _PAGE), ("work", _WORK)):
        if any(pattern.search(name) for name in types):
            return kind
    return "other"
