"""Posts as the two interfaces of WordPress hand them out in JSON, brought into one form.

``wp/v2`` is what every WordPress site speaks: ``title.rendered``, numbers of writers and labels,
and these themselves under ``_embedded`` if they were asked for. ``rest/v1.1`` is what WordPress.com
speaks: plain strings, and writer and labels within the post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from intelnews.exports.comments import StoredComment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Person", "PostData", "Term", "find_posts", "is_comment", "read_post"]


@frozen(kw_only=True)
class Person:
    """A writer: the name that readers see, and the parts and the page of it that are known."""

    name: str
    path: str
    given: str = ""
    family: str = ""
    url: str = ""


@frozen(kw_only=True)
class Term:
    """A label: its name (HTML), slug, system (``category``, ``post_tag`` …) and address."""

    name: str
    slug: str
    taxonomy: str
    url: str = ""


@frozen(kw_only=True)
class PostData:
    """A post; texts are HTML. ``values`` holds plain fields, ``paths`` their JSON pointers.

    ``unresolved`` holds the numbers of what the answer does not name: ``author``, ``categories``,
    ``tags``.
    """

    path: str
    values: dict[str, str] = field(factory=dict)
    paths: dict[str, str] = field(factory=dict)
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    comments: tuple[StoredComment, ...] = ()
    comment_count: int | None = None
    is_stored: bool = False
    is_protected: bool = False
    unresolved: dict[str, Any] = field(factory=dict)
    facts: dict[str, Any] = field(factory=dict)

    def get(self, name: str, /) -> str:
        """Return a field; "" where there is none."""
        return self.values.get(name, "")


_LISTS: Final = ("posts", "cards", "items", "data", "results")
_LEVELS: Final = 4  # {"data": {"posts": [...]}}, and a card around the post


def find_posts(value: Any, /) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the posts in an answer with their JSON pointers: one, a list, a list under a name.

    >>> [path for path, _ in find_posts({"posts": [{"ID": 1, "title": "a", "content": "b"}]})]
    ['/posts/0']
    """
    stack: list[tuple[str, Any, int]] = [("", value, _LEVELS)]
    while stack:
        path, item, room = stack.pop()
        if isinstance(item, dict):
            if _is_post(item):
                yield path, item
            elif room:
                inner = [
                    (f"{path}/{name}", item[name], room - 1) for name in _LISTS if name in item
                ]
                stack += reversed(inner)
        elif isinstance(item, list) and room:
            inner = [(f"{path}/{at}", one, room - 1) for at, one in enumerate(item)]
            stack += reversed(inner)


def is_comment(value: Any, /) -> bool:
    """Tell whether a value is a comment of either interface, or a list that begins with one."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and first.get("type") == "comment" and "post" in first


def _is_post(item: dict[str, Any]) -> bool:
    if "title" not in item or item.get("type") == "comment":
        return False
    if isinstance(item["title"], dict):
        return "rendered" in item["title"] or "raw" in item["title"]
    return isinstance(item["title"], str) and ("ID" in item or "id" in item or "modified" in item)


def read_post(item: dict[str, Any], path: str, /) -> PostData:
    """Bring a post into the one form; fields of another type than they should have are passed over.

    >>> post = read_post({"id": 7, "title": {"rendered": "Port"}, "author": 3}, "/0")
    >>> post.get("title"), post.paths["title"], post.unresolved
    ('Port', '/0/title/rendered', {'author': 3})
    """
    return _Reader(item, path).read()


# What either interface calls a field; of two that are there, the first counts.
_PLAIN: Final = {
    "date": ("date",),
    "date_gmt": ("date_gmt",),
    "modified": ("modified",),
    "modified_gmt": ("modified_gmt",),
    "link": ("link", "URL"),
    "slug": ("slug",),
    "status": ("status",),
    "type": ("type",),
    "format": ("format",),
    "short_url": ("short_URL",),
    "site_name": ("site_name",),
    "language": ("lang", "language"),
}
_TEXTS: Final = ("title", "content", "excerpt", "guid")
_SYSTEMS: Final = {"tags": "post_tag", "categories": "category"}


class _Reader:
    """One post; gathers its fields with their places."""

    def __init__(self, item: dict[str, Any], path: str) -> None:
        self.item = item
        self.path = path
        self.values: dict[str, str] = {}
        self.paths: dict[str, str] = {}
        self.unresolved: dict[str, Any] = {}
        self.is_stored = self.is_protected = False

    def read(self) -> PostData:
        for name in _TEXTS:
            self.text(name)
        for name, keys in _PLAIN.items():
            for key in keys:
                value = self.item.get(key)
                if isinstance(value, str) and value.strip():
                    self.keep(name, value, key)
                    break
        embedded = _dict(self.item.get("_embedded"))
        people = tuple(self.people(embedded))
        terms = tuple(self.terms(embedded))
        discussion = _dict(self.item.get("discussion"))
        count = discussion.get("comment_count", self.item.get("comment_count"))
        return PostData(
            path=self.path,
            values=self.values,
            paths=self.paths,
            people=people,
            terms=terms,
            comments=tuple(_comments(embedded)),
            comment_count=count if _is_count(count) else None,
            is_stored=self.is_stored,
            is_protected=self.is_protected,
            unresolved=self.unresolved,
            facts=self.facts(),
        )

    def keep(self, name: str, value: str, place: str) -> None:
        self.values[name] = value.strip()
        self.paths[name] = f"{self.path}/{place}"

    def text(self, name: str) -> None:
        value = self.item.get(name)
        if isinstance(value, str):
            self.keep(name, value, name)
        elif isinstance(value, dict):
            for form in ("rendered", "raw"):
                if isinstance(value.get(form), str):
                    self.keep(name, value[form], f"{name}/{form}")
                    self.is_stored |= name == "content" and form == "raw"
                    break
            self.is_protected |= value.get("protected") is True

    def people(self, embedded: dict[str, Any]) -> Iterator[Person]:
        author = self.item.get("author")
        if isinstance(author, dict):  # WordPress.com
            person = _person(author, f"{self.path}/author")
            if person:
                yield person
            return
        found = False
        for at, one in enumerate(_list(embedded.get("author"))):
            person = _person(_dict(one), f"{self.path}/_embedded/author/{at}")
            if person:
                found = True
                yield person
        if not found and _is_number(author) and author:
            self.unresolved["author"] = author

    def terms(self, embedded: dict[str, Any]) -> Iterator[Term]:
        seen: set[str] = set()
        for group in _list(embedded.get("wp:term")):
            for one in map(_dict, _list(group)):
                term = _term(one, _string(one.get("taxonomy")))
                if term:
                    seen.add(term.taxonomy)
                    yield term
        for name, taxonomy in _SYSTEMS.items():
            value = self.item.get(name)
            if isinstance(value, dict):  # WordPress.com: by name
                for key, one in value.items():
                    term = _term({"name": key, **_dict(one)}, taxonomy)
                    if term:
                        yield term
            elif taxonomy not in seen:
                numbers = [one for one in _list(value) if _is_number(one)]
                if numbers:
                    self.unresolved[name] = numbers

    def facts(self) -> dict[str, Any]:
        item = self.item
        number = item.get("id", item.get("ID"))
        facts: dict[str, Any] = {"post_id": number} if _is_number(number) else {}
        for name in ("slug", "status", "type", "short_url"):
            if name in self.values:
                facts[name] = self.values[name]
        if self.values.get("guid"):
            facts["guid"] = self.values["guid"]
        if self.values.get("format") not in (None, "standard"):
            facts["format"] = self.values["format"]
        if item.get("sticky") is True:
            facts["sticky"] = True
        for name in ("site_ID", "like_count"):
            if _is_number(item.get(name)):
                facts[name.lower()] = item[name]
        return facts


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_number(value: Any) -> bool:
    # the numbers of a database have 64 bits
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _is_count(value: Any) -> bool:
    return _is_number(value) and value >= 0


def _person(author: dict[str, Any], path: str) -> Person | None:
    name = _string(author.get("name"))
    if not name:
        return None
    return Person(
        name=name,
        path=f"{path}/name",
        given=_string(author.get("first_name")),
        family=_string(author.get("last_name")),
        url=_string(author.get("link")) or _string(author.get("URL")),
    )


def _term(one: dict[str, Any], taxonomy: str) -> Term | None:
    name = _string(one.get("name"))
    if not name:
        return None
    return Term(
        name=name,
        slug=_string(one.get("slug")),
        taxonomy=taxonomy,
        url=_string(one.get("link")),
    )


def _comments(embedded: dict[str, Any]) -> Iterator[StoredComment]:
    """Yield the comments embedded with a post; only approved ones are handed out."""
    for group in _list(embedded.get("replies")):
        for one in map(_dict, _list(group)):
            content = one.get("content")
            rendered = content.get("rendered") if isinstance(content, dict) else content
            yield StoredComment(
                number=str(one.get("id", "")),
                parent=str(one.get("parent", "")),
                author=_string(one.get("author_name")),
                address=_string(one.get("author_url")),
                moment=_string(one.get("date")),
                moment_gmt=_string(one.get("date_gmt")),
                content=_string(rendered),
                kind=_string(one.get("type")),
                approved=_string(one.get("status")) or "approved",
            )
