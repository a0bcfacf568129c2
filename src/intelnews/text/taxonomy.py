"""The line that says what a post is filed under: categories, tags, and both."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.fields.tags import split_list
from intelnews.folding import squeeze
from intelnews.model.record import Record
from intelnews.text.counts import match_comment_count
from intelnews.text.phrases import alternatives, phrase_set

__all__ = ["Taxonomy", "read_taxonomy", "split_categories", "split_tags"]


@frozen(kw_only=True, repr=False)
class Taxonomy(Record):
    """What a taxonomy line says: the categories as one printed list, and the tags.

    A category's name may hold commas, so only ``split_categories``, which may look at the rest of
    the page, makes a list of them. ``author``, ``date`` and ``comments`` are what some themes print
    behind the lists, and ``is_bare`` is true for a label whose list stands on the next line.
    """

    categories: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    date: str = ""
    comments: str = ""
    is_bare: bool = False


# The labels of categories and of tags as blogs print them. WordPress themes say "Filed under",
# "Posted in" and "Categories", Blogger "Labels", Ghost "Topics".
_CATEGORY_PHRASES = """
    filed under | filed in | posted in | posted under | published in | this entry was posted in
    this post was posted in | this entry was filed under | this post is filed under
    veröffentlicht in | veröffentlicht unter | abgelegt unter | publié dans | publicado en
    archivado en | publicado em | pubblicato in | geplaatst in
"""
_TAG_PHRASES = """
    tagged with | tagged as | tagged | verschlagwortet mit | getaggt mit | étiquetté | etiquetado
    contrassegnato | getagd
"""
# Plain words need a colon: "Tag der Arbeit" and "Section chiefs meet" are headlines.
_CATEGORY_WORDS = """
    categories | category | section | sections | kategorien | kategorie | catégories | catégorie
    categorías | categoría | categorias | categoria | categorie | categorieën | рубрики
"""
_TAG_WORDS = """
    tags | tag | labels | label | topics | keywords | schlagwörter | schlagworte | étiquettes
    mots-clés | mots clés | etiquetas | etichette | метки
"""
_CATEGORIES = (
    rf"(?:(?:{alternatives(_CATEGORY_PHRASES)})\b\s?:?|(?:{alternatives(_CATEGORY_WORDS)})\s?:)"
)
_TAGS = rf"(?:(?:{alternatives(_TAG_PHRASES)})\b\s?:?|(?:{alternatives(_TAG_WORDS)})\s?:)"
_STARTS = frozenset(
    phrase[:3]
    for rows in (_CATEGORY_PHRASES, _TAG_PHRASES, _CATEGORY_WORDS, _TAG_WORDS)
    for phrase in phrase_set(rows)
)
_BARE = phrase_set("tags | topics | labels | keywords | schlagwörter | étiquettes | etiquetas")
_MARKS = " \t►▶•|—–-"
_FIRST = re.compile(rf"(?:(?P<categories>{_CATEGORIES})|(?P<tags>{_TAGS}))\s*", re.IGNORECASE)
# Behind the first list one separator is enough to see; the rest of a run is stripped, because a
# pattern that begins with a run costs the square of its length.
_SEPARATORS = " \t\u00a0,;.|·•/—–-"
_BEHIND = r"(?<=[\s,;.|·•/—–-])"
_THEN_TAGS = re.compile(rf"{_BEHIND}(?:(?:and|und|et|y|e)\s)?{_TAGS}\s*", re.IGNORECASE)
_THEN_CATEGORIES = re.compile(rf"{_BEHIND}{_CATEGORIES}\s*", re.IGNORECASE)
_COMMENTS = re.compile(
    rf"""{_BEHIND}(?: (?:\d{{1,6}}|no|one|leave\ an?|add\ an?|post\ an?)
          \ (?:comments?|responses?|repl(?:y|ies)) (?:\ ?[»→])?
      | comments?\ (?:off|are\ closed|\(\d{{1,6}}\)).{{0,80}} )\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_BY = re.compile(r" by (?P<name>[^,;|]{2,60})\.?$", re.IGNORECASE)
_ON_DATE = re.compile(r" on (?P<date>(?=\D{0,12}\d)[^;|]{6,40})$", re.IGNORECASE)
_EDIT = re.compile(rf"{_BEHIND}(?:permalink|edit|print|link)$", re.IGNORECASE)
# A word in front of a full stop ends prose that happens to begin with "Posted in" or "Tagged".
_PROSE = re.compile(r"[^\W\d_]{4}[.!?]$")
_LONGEST_NAME = 90  # "Expert news and commentary on …": the longest category seen has 71 characters
_LONGEST_TAG = 40  # on average, of a list; of 1,058 annotated tags 99 % have 31 or fewer
_TAIL = 400


def read_taxonomy(text: str, /) -> Taxonomy | None:
    """Read a line that begins with a taxonomy's label, ``None`` for any other line.

    >>> line = read_taxonomy("Filed under Harbours, ships and the sea Tagged with Ansel, Storms")
    >>> line.categories, line.tags
    ('Harbours, ships and the sea', ('Ansel', 'Storms'))
    """
    start = len(text[:_TAIL]) - len(text[:_TAIL].lstrip(_MARKS))
    if text[start : start + 3].lower() not in _STARTS:
        return None
    first = _FIRST.match(text, start)
    if first is None:
        return Taxonomy(is_bare=True) if text.strip(_MARKS).lower() in _BARE else None
    is_entry = first[0][:5].lower() == "this "
    tail = _read_tail(text[first.end() :], is_entry=is_entry)
    order = (_THEN_TAGS, _THEN_CATEGORIES)
    one, _, other = _parted(tail.lists, order[first["tags"] is not None])
    categories, tags = (one, other) if first["tags"] is None else (other, one)
    if not (categories or tags):
        return Taxonomy(is_bare=True) if not tail.comments else None
    if not is_entry and _is_prose(text, categories or tags, label=first[0], is_tags=not categories):
        return None
    return Taxonomy(
        categories=categories,
        tags=split_tags(tags),
        author=tail.author,
        date=tail.date,
        comments=tail.comments,
    )


def _parted(lists: str, label: re.Pattern[str]) -> tuple[str, str, str]:
    match = label.search(lists)
    if match is None:
        return lists.strip(_SEPARATORS), "", ""
    head, rest = lists[: match.start()], lists[match.end() :]
    return head.strip(_SEPARATORS), match[0], rest.strip(_SEPARATORS)


@frozen(kw_only=True)
class _Tail:
    """The lists of a taxonomy line without what a theme prints behind them."""

    lists: str
    author: str = ""
    date: str = ""
    comments: str = ""


def _read_tail(body: str, *, is_entry: bool) -> _Tail:
    head, tail = body[:-_TAIL], squeeze(body[-_TAIL:])
    author = date = comments = ""
    if is_entry:
        tail = tail.partition("Bookmark the ")[0].rstrip(" .")
    for _ in range(3):  # "… | Permalink | 3 Comments | Edit" is the longest such tail
        tail = _EDIT.sub("", tail).rstrip(_SEPARATORS)
        if (match := _COMMENTS.search(tail)) is not None:
            comments, tail = match[0], tail[: match.start()]
        elif (last := _count_behind_bar(tail)) is not None:
            comments, tail = tail[last:], tail[:last]
    if is_entry and (match := _BY.search(tail)) is not None:
        author, tail = match["name"], tail[: match.start()]
    if is_entry and (match := _ON_DATE.search(tail)) is not None:
        date, tail = match["date"], tail[: match.start()]
    return _Tail(lists=head + tail, author=author, date=date, comments=comments)


def _count_behind_bar(tail: str) -> int | None:
    """Return where the last part behind a bar begins, if it counts comments in any language."""
    bar = tail.rfind("|")
    last = tail[bar + 1 :].lstrip()
    count = match_comment_count(last) if bar >= 0 else None
    return bar if count is not None and count.end == len(last) else None


def _is_prose(text: str, names: str, *, label: str, is_tags: bool) -> bool:
    """Tell a sentence from a list: it ends in a full stop, or its parts are too long for names."""
    if ":" not in label and _PROSE.search(text[-8:]) is not None:
        return True
    parts = names.count(",") + names.count(";") + names.count("#") + 1
    longest = _LONGEST_TAG if is_tags and ":" not in label else _LONGEST_NAME
    return len(names) > longest * parts


def split_tags(tags: str, /) -> tuple[str, ...]:
    """Split a printed list of tags, with commas or with the sign of the hashtag.

    >>> split_tags("Ansel, Cape Otter"), split_tags("#ansel #otter")
    (('Ansel', 'Cape Otter'), ('ansel', 'otter'))
    """
    if tags.startswith("#") and "," not in tags:
        return tuple(filter(None, (tag.strip(" ,;") for tag in tags.split("#"))))
    names = split_list(tags)
    return tuple(name.removeprefix("#") for name in names)


def split_categories(printed: str, /, *, elsewhere: str = "") -> tuple[str, ...]:
    """Split a printed list of categories, keeping together a name that holds commas itself.

    A comma belongs to a name if the next part begins with "and", if the parts behind a capitalised
    one go on in small letters up to a part with "and", as a phrase does and a list of names does
    not, or if the page prints the same phrase ``elsewhere``, outside a list.

    >>> split_categories("Harbours, ships and the sea"), split_categories("Harbours, Ships")
    (('Harbours, ships and the sea',), ('Harbours', 'Ships'))
    >>> split_categories("News, Arts, Music and Letters", elsewhere="Arts, Music and Letters daily")
    ('News', 'Arts, Music and Letters')
    """
    parts = split_list(printed)
    if len(parts) < 2 or ", ".join(parts) != printed:
        return parts
    names: list[str] = []
    at = 0
    while at < len(parts):
        end = _name_end(parts, at, elsewhere)
        names.append(", ".join(parts[at:end]))
        at = end
    return tuple(names)


_AND = frozenset(["and", "&", "or", "und", "et", "y", "e", "en"])
_MOST_PARTS = 6  # parts of one name; the longest seen has three


def _name_end(parts: tuple[str, ...], at: int, elsewhere: str) -> int:
    """Return the place behind the last part of the name that begins at a place."""
    end = at + 1
    if not parts[at][:1].islower():
        while end < len(parts) and (parts[end][:1].islower()):
            end += 1
    if end > at + 1 and not _AND.isdisjoint(parts[end - 1].split()):
        return end
    for end in range(min(len(parts), at + _MOST_PARTS), at + 1, -1):
        if _AND.isdisjoint(parts[end - 1].split()):
            continue
        if ", ".join(parts[at:end]) in elsewhere:
            return end
    return at + 1
