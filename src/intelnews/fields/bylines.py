"""Bylines: the lines and fields that say who wrote a piece, read into persons."""

from __future__ import annotations

import re

from attrs import evolve

from intelnews.fields.newsrooms import is_nobody, is_organisation, is_place, is_role
from intelnews.fields.persons import looks_like_name, parse_name
from intelnews.folding import squeeze
from intelnews.model import Author

__all__ = ["parse_byline"]

# A hundred names of scientists fill 2,000 characters; what is longer is a paragraph.
_LONGEST = 2_000
_WIKI = re.compile(r"\[\[([^\[\]|]{1,100})(?:\|([^\[\]]{1,100}))?\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,100})\]\([^()\s]{1,500}\)")
_MAIL = re.compile(r"[<(\[]?(?:mailto:)?[^\s<>()\[\],;@]{1,64}@[^\s<>()\[\],;@]{1,255}[>)\]]?")
_RSS = re.compile(r"^\S{1,64}@\S{1,255}\s+\((?P<name>[^()]{2,60})\)$")
_HANDLE = re.compile(r"(?<!\w)@\w{1,30}")
_LEAD = re.compile(
    r"""^(?:[►•▪*–—|-]\s*)?
    (?: (?: view \s all \s posts | (?: written | posted | published | reported | reporting | story
          | words | text | article | analysis | opinion | compiled | created | submitted | added
          | authored | edited ) (?: \s and \s \w{4,12} )? ) \s by
      | about \s the \s authors? | authors? | byline | text | words | story | follow | by
      | von | par | por | di | door | av | af | przez | от | автор | yazan | tekst | texte | texto
      | testo | autor | autorin | auteur | autore | escrito \s por | publicado \s por
      | publié \s par | geschrieben \s von | propos \s recueillis \s par )
    (?: \s? : \s? | \s+ | (?= \p ) )""".replace(r"\p", "[A-ZÀ-Þ]{2}"),
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = re.compile(r"^By(?=[A-Z])")
_TAIL = re.compile(
    r"""(?: ^ | [;,.|]? \s* ) (?: ; \s* | \. \s+ | \b ) (?:
        (?: additional \s )? (?: edited | editing | reporting | writing | photos? | photographs?
          | photography | illustrations? | graphics? | video | translated | translation ) \s
          (?: by | and ) \b
      | (?: last \s )? (?: updated | published | posted | modified ) \b
      | follow \b | view \s (?: all | orcid ) \b | read \s more \b
    ) .* $""",
    re.VERBOSE | re.IGNORECASE,
)
_IN = re.compile(r"\s+(?:in|aus|à|en|da|from|reports?|reporting)\s+(?=[A-ZÀ-Þ]).*$")
_FOR = re.compile(r"\s+(?:for|für|pour|para|per)\s+(?:the\s+)?(?P<house>[A-ZÀ-Þa-z].*)$")
_AND = re.compile(r"\s+(?:and|with|und|et|y|e|en|och|og|и|і|oraz|ve|&|\+)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{0,80})[)\]]")
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"\s*[|·•►/\n]\s*|\s+[–—-]\s+")


def parse_byline(text: str, /) -> tuple[Author, ...]:
    """Read a byline in any of its forms into the persons it names.

    Roles and newsrooms go to the person they stand beside. Where nobody is named (“Staff”, an
    agency alone) the tuple is empty: a wrong author is worse than none.

    >>> [author.name for author in parse_byline("By ANNA KRAL and J. OTT in Geneva")]
    ['Anna Kral', 'J. Ott']
    >>> parse_byline("By Anna Kral, Associated Press")
    (Author(name='Anna Kral', affiliation='Associated Press'),)
    >>> parse_byline("By our correspondent")
    ()
    """
    if len(text) > _LONGEST:
        return ()
    plain = _plain(text)
    if not plain:
        return ()
    authors: list[Author] = []
    groups = [part for part in _SEPARATOR.split(plain) if part.strip()]
    for place, group in enumerate(groups):
        found = _group(group)
        if found:
            authors.extend(found)
        elif place and authors:
            authors = [_beside(author, group) for author in authors]
    return tuple({author.key: author for author in reversed(authors)}.values())[::-1]


def _plain(text: str) -> str:
    plain = text.strip()
    if (rss := _RSS.match(plain)) is not None:
        return rss["name"]
    plain = _WIKI.sub(lambda match: match[2] or match[1], plain)
    plain = _LINK.sub(r"\1", plain)
    plain = _HANDLE.sub(" ", _MAIL.sub(" ", plain))
    plain = "\n".join(squeeze(line) for line in plain.split("\n"))
    plain = _GLUED.sub("By ", plain)
    for _ in range(2):  # "Author: By Anna Kral"
        plain = _LEAD.sub("", plain).strip()
    return (
        _TAIL.sub("", plain).strip(" ,;|.-–—")
        if not plain.endswith(".")
        else _TAIL.sub("", plain).strip(" ,;|-–—")
    )


def _group(group: str) -> list[Author]:
    """Read one stretch of a byline, between its bars and dashes."""
    affiliation = None
    group = _IN.sub("", group)
    if (match := _FOR.search(group)) is not None:
        affiliation, group = match["house"].strip(" ,."), group[: match.start()]
    inside = [match["inside"] for match in _BRACKETS.finditer(group)]
    group = _BRACKETS.sub("", group)
    if ";" in group:
        parts = group.split(";")
        found = [author for part in parts for author in (_semicolon(part),) if author]
    else:
        found = _commas(group)
    for note in inside:
        found = [_beside(author, note) for author in found]
    if affiliation:
        found = [evolve(author, affiliation=author.affiliation or affiliation) for author in found]
    return found


def _semicolon(part: str) -> Author | None:
    return parse_name(part) or next(iter(_commas(part)), None)


def _commas(group: str) -> list[Author]:
    segments = [part.strip() for part in re.split(r"\s*,\s*", group) if part.strip()]
    whole = (
        parse_name(group) if len(segments) == 2 and all(" " not in s for s in segments) else None
    )
    if whole is not None:
        return [whole]
    found: list[Author] = []
    for segment in segments:
        for name in _AND.split(segment):
            author = None if is_place(name) and found else _one(name)
            if author is not None:
                found.append(author)
            elif found:
                found[-1] = _beside(found[-1], name)
    if not found and len(segments) == 1:
        return _alone(segments[0])
    return found


def _one(name: str) -> Author | None:
    if _DIGIT.search(name):
        return None
    return parse_name(name)


def _alone(word: str) -> list[Author]:
    """Accept a single word as the name under which somebody writes."""
    if not re.fullmatch(r"[^\W\d_][^\W\d_'’-]{2,20}", word) or word.isupper() or word.islower():
        return []
    if not word.istitle() or is_nobody(word) or is_organisation(word) or is_role(word):
        return []
    return [Author(name=word)]


def _beside(author: Author, words: str) -> Author:
    """Return the author with what stands beside the name, if it is a role or a house."""
    note = words.strip(" ,.;")
    if not note or _DIGIT.search(note) or looks_like_name(note):
        return author
    if is_role(note) and author.role is None:
        return evolve(author, role=note)
    if is_organisation(note) and author.affiliation is None:
        return evolve(author, affiliation=note)
    return author
