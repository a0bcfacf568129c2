"""Bylines: who wrote the article, told from everybody else whom a page names."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.fields.names import looks_like_name, parse_byline, parse_name
from intelnews.fields.newsrooms import is_nobody, is_organisation, is_role
from intelnews.fields.residue import strip_residue
from intelnews.fields.wordlists import word_list
from intelnews.folding import letters, squeeze
from intelnews.html.ballot import Candidate, Election, Sighting, load_weights, score
from intelnews.html.hints import Hint
from intelnews.html.jsonld import names_of
from intelnews.html.metanames import AUTHOR_METAS
from intelnews.html.places import APART, places
from intelnews.html.signatures import WITHOUT_DATE, add_lines, add_notes
from intelnews.html.titles import clean_title
from intelnews.html.writers import MOST, WEB, Writers, read_house
from intelnews.model import Author

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node

__all__ = ["author_candidates", "elect_authors", "is_beside"]

_LABELS = re.compile(
    r"written by|author|by|verfasst von|autor|écrit par|escrito por|scritto da", re.IGNORECASE
)
# The first character is one of three, and most of what follows a slash begins otherwise: both are
# told before the words are tried, as this is asked of each address of a page.
_WRITER_LINK = re.compile(
    r"[/?&](?:(?<=/)(?=[awpcsrjbmuf])(?:authors?|autor(?:en|es|in)?|auteurs?|autore|writers?|people|profiles?|contributors?|"
    r"staff|reporters?|journalist(?:s|en|e)?|columnists?|by|byline|redaktion|redakteur|person(?:en)?|"
    r"members?|users?|u|bio|firmas?|rédacteurs?|redactie)/[^/?#\n]{2,60}/?(?:[?#\n]|\.html?|$)"
    r"|(?<=[?&])author=[^\n])",
    re.IGNORECASE,
)
_SAYS_BY = re.compile(r"\s*(?:by|von|par|por|di)\b", re.IGNORECASE)
_MARKS = ("byline", "author", "name", "vcard", "fn", "contributor", "credit", "writer", "autor")
_NO_BYLINE = word_list(
    "script style link meta img svg form input textarea label button h1 html body"
)
_NAMING = re.compile(r"name|author|\bfn\b|autor|user|poster")
_SILENT = word_list(
    "script style noscript template meta link head title option iframe svg textarea"
)
# What tells the second name of a list from the first.
_IN_A_LIST = frozenset(
    {"meta not first", "json-ld not first", "name in a list", "short element list",
     "long element list", "exact", "beside exact", "one word", "over three words"}
)  # fmt: skip
_BELIEVED = 0.3  # the chance from which a name that is not taken is worth a note
_SMALL = 30  # elements in one that is still taken for a byline


def elect_authors(
    metadata: Metadata, /, *, headline: Node | None = None
) -> Election[tuple[Author, ...]]:
    """Choose the writers of an article from all the names that could be theirs.

    Each name is voted on by itself; where none convinces, the best is taken if it beats the bar
    for a name that stands alone, since every article has a writer. Whoever stands beside it in one
    list is taken with it.
    """
    table = load_weights("author")
    standing = [
        Candidate[tuple[Author, ...]](
            value=(author,), weight=score(features, table), sightings=sightings, features=features
        )
        for author, sightings, features in author_candidates(metadata, headline=headline)
    ]
    ranked = sorted(standing, key=lambda one: -one.weight)
    chosen = tuple(one for one in ranked if one.weight >= table.get("= bar", 0.0))
    if not chosen and ranked and ranked[0].weight >= table.get("= bar alone", -1.0):
        chosen = tuple(one for one in ranked if is_beside(one.features, ranked[0].features))
    order = {id(one): at for at, one in enumerate(standing)}
    chosen = tuple(sorted(chosen, key=lambda one: order[id(one)]))
    if not chosen:
        return Election(candidates=tuple(ranked), why="no name convinces")
    why = ", ".join(f"{name} {part:+.2f}" for name, part in ranked[0].reasons(table)[:4])
    return Election(
        winner=tuple(author for one in chosen for author in one.value),
        candidates=tuple(ranked),
        chosen=chosen,
        rivals=tuple(one for one in ranked if one not in chosen and _contradicts(one, chosen)),
        why=why,
        confidence=_sure(min(one.weight for one in chosen)),
    )


def _contradicts(
    one: Candidate[tuple[Author, ...]], chosen: tuple[Candidate[tuple[Author, ...]], ...]
) -> bool:
    """Tell whether a name that is not taken is believed, a person's, and none of the others."""
    [author] = one.value
    if _sure(one.weight) < _BELIEVED or is_organisation(author.name):
        return False
    key = letters(author.name)
    return not any(letters(taken.value[0].name) in key for taken in chosen)


def is_beside(one: Mapping[str, float], other: Mapping[str, float], /) -> bool:
    """Tell whether two names stand in one list: all is the same for them but their number in it.

    >>> is_beside({"meta author": 1.0}, {"meta author": 1.0, "meta not first": 1.0})
    True
    """
    differ = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    return differ <= _IN_A_LIST


def _sure(weight: float) -> float:
    """Return how sure a weight is, on the scale of a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, weight))))


def author_candidates(
    metadata: Metadata, /, *, headline: Node | None = None
) -> list[tuple[Author, tuple[Sighting, ...], Mapping[str, float]]]:
    """Return each name with the places it stands at and the features that the vote weighs."""
    ballot = Writers()
    _from_json_ld(metadata, ballot)
    _from_metas(metadata, ballot)
    _from_elements(metadata, ballot, headline)
    add_lines(metadata, ballot, headline)
    add_notes(metadata, ballot, headline)
    _compare(metadata, ballot)
    return [
        (ballot.authors[key], tuple(ballot.sightings[key]), ballot.features[key])
        for key in ballot.authors
    ]


def _read(text: str) -> tuple[Author, ...]:
    """Read the persons that a field or an element names."""
    text = clean_title(text.replace("\n", " | ")) if "\n" not in text else text
    return parse_byline(text)


def _from_json_ld(metadata: Metadata, ballot: Writers) -> None:
    for item in metadata.linked.items[:40]:
        if item.kind == "other":
            continue
        whose = "" if item.own else "other "
        for key in ("author", "creator", "contributor"):
            value = item.data.get(key)
            if value is None:
                continue
            for number, (name, kind, url) in enumerate(names_of(value, metadata.linked)):
                if number >= 12:
                    break
                sighting = Sighting("json-ld", name, path=f"{item.path}/{key}/name")
                base = f"json-ld {whose}{item.kind} {key}"
                names = [base]
                if kind:
                    names.append(f"json-ld type {kind}")
                if number:
                    names.append("json-ld not first")
                _add(ballot, name, sighting, names, url=url)


def _add(
    ballot: Writers, text: str, sighting: Sighting, names: list[str], *, url: str | None = None
) -> int:
    """Add the persons that a text names, or the text itself where it names none."""
    authors = _read(text)
    if authors:
        for number, author in enumerate(authors):
            extra = ["name in a list"] if number else []
            alone = len(authors) == 1 and author.url is None and (url or "").startswith("http")
            whole = evolve(author, url=url) if alone else author
            ballot.add(whole, sighting, *names, *extra, "person")
        return len(authors)
    house = read_house(text)
    if house is not None:
        ballot.add(house, sighting, *(f"as is {name}" for name in names), *names, "as is")
        return 1
    return 0


def _from_metas(metadata: Metadata, ballot: Writers) -> None:
    for name, metas in metadata.metas.items():
        if name not in AUTHOR_METAS:
            continue
        feature = f"meta {name}" if name in {"author", "article:author"} else "meta other author"
        for number, meta in enumerate(metas[:10]):
            if WEB.search(meta.content):
                continue
            names = ["meta", feature]
            if number:
                names.append("meta not first")
            _add(ballot, meta.content, Sighting("meta", meta.content, meta.node, meta.name), names)
    labels = metadata.metas.get("twitter:label1", []) + metadata.metas.get("twitter:label2", [])
    for label in labels[:2]:
        if _LABELS.fullmatch(label.content.strip()):
            for meta in metadata.meta(f"twitter:data{label.name[-1]}")[:1]:
                _add(
                    ballot,
                    meta.content,
                    Sighting("meta", meta.content, meta.node, meta.name),
                    ["meta twitter label"],
                )


def _from_elements(metadata: Metadata, ballot: Writers, headline: Node | None) -> None:
    """Read the elements whose names or relations promise a byline, and links to writers."""
    top = headline.index if headline is not None else None
    looked = 0
    covered = -1
    first = True
    promising = {node.index: False for node, _ in metadata.links_like(_WRITER_LINK)}
    for node in metadata.marked:
        if metadata.hints[node.index] & Hint.BYLINE:
            promising[node.index] = True
    for at in sorted(promising):
        node = metadata.page.nodes[at]
        if at < covered or node.tag in _NO_BYLINE or node.end - at > _SMALL:
            continue
        is_link = not promising[at]
        looked += 1
        if looked > MOST:
            break
        text = node.text()
        if not 2 <= len(text) <= 300:
            continue
        around = metadata.within(node)
        names = places(node, around, top)
        open_place = not around & APART
        if is_link:
            names.append("writer link")
        else:
            names += _promises(node)
        if _SAYS_BY.match(text) is not None:
            names.append("says by")
        if open_place and first:
            names.append("first byline")
        if _read_element(ballot, node, text, names):
            covered = node.end
            if open_place:
                first = False


def _promises(node: Node) -> list[str]:
    """Return features for what the names of an element say."""
    names = []
    prop, rel = node.attrs.get("itemprop", "").lower(), node.attrs.get("rel", "").lower()
    if "author" in prop or "creator" in prop:
        names.append("itemprop author")
    if "author" in rel.split():
        names.append("rel author")
    marks = node.marks
    names += [f"marks {word}" for word in _MARKS if word in marks]
    if node.tag == "a":
        names.append("byline link")
        if _WRITER_LINK.search(node.attrs.get("href", "")[:300]) is not None:
            names.append("writer link")
    return names


def _runs(node: Node) -> list[tuple[str, Node]]:
    """Return the stretches of visible text in an element, each with the element it stands in."""
    return [
        (child, inner)
        for inner in node.iter()
        if inner.tag not in _SILENT
        for child in inner.children
        if isinstance(child, str) and len(child) < 200 and not child.isspace()
    ]


def _read_element(ballot: Writers, node: Node, text: str, names: list[str]) -> int:
    """Add whom a byline element names: stretches that are a name, else what the whole gives."""
    sighting = Sighting("byline element", text, node)
    names = ["element", *names]
    authors = list(_read(text))
    if not authors and "\n" in text:
        for line in text.split("\n")[:4]:
            authors = list(_read(line))
            if authors:
                break
    runs = _runs(node) if node.end - node.index > 1 else []
    exact: list[Author] = []
    for run, inner in runs[:20]:
        plain = squeeze(run).strip(" ,;|·•-–—:")
        if looks_like_name(plain):
            found = parse_name(plain)
            if found is not None:
                url = inner.attrs.get("href", "") if inner.tag == "a" else ""
                exact.append(evolve(found, url=url) if url.startswith("http") else found)
    if exact:
        keys = [letters(author.name) for author in exact]
        authors = exact + [
            author for author in authors if not _overlaps(letters(author.name), keys)
        ]
    if authors and len(authors) <= 8:
        if len(text) > 80:
            names.append("long element")
        url = node.attrs.get("href", "") if node.tag == "a" else ""
        for number, author in enumerate(authors):
            extra = [f"{'long' if len(text) > 100 else 'short'} element list"] if number else []
            if exact:
                extra.append("exact" if number < len(exact) else "beside exact")
            if url.startswith("http") and len(authors) == 1 and author.url is None:
                author = evolve(author, url=url)  # noqa: PLW2901
            ballot.add(author, sighting, *names, *extra, "person")
        return len(authors)
    return _read_pen_name(ballot, node, text, runs, names)


def _overlaps(key: str, keys: list[str]) -> bool:
    return any(key in other or other in key for other in keys)


def _read_pen_name(
    ballot: Writers, node: Node, text: str, runs: list[tuple[str, Node]], names: list[str]
) -> int:
    """Take the name of a house or a pen name from an element that names no person."""
    sighting = Sighting("byline element", text, node)
    for run, inner in runs[:12]:
        if inner is not node and (inner.tag == "a" or _NAMING.search(inner.marks) is not None):
            house = read_house(run)
            if house is not None and not is_nobody(house.name):
                ballot.add(
                    house,
                    sighting,
                    *names,
                    *(f"as is {name}" for name in names),
                    "as is",
                    "named inside",
                )
                return 1
    if len(text) <= 60 and "\n" not in text:
        house = read_house(WITHOUT_DATE.sub("", strip_residue(text)))
        if house is not None:
            ballot.add(house, sighting, *names, *(f"as is {name}" for name in names), "as is")
            return 1
    return 0


def _compare(metadata: Metadata, ballot: Writers) -> None:
    persons = [key for key, features in ballot.features.items() if "person" in features]
    machine = [key for key, features in ballot.features.items() if _is_machine(features)]
    named = [
        key
        for key in machine
        if "person" in ballot.features[key]
        and not metadata.is_site(ballot.authors[key].name)
        and " " in ballot.authors[key].name
    ]
    serious = sum(
        bool(features.keys() & {"element", "line", "note beside date"}) or _is_machine(features)
        for features in ballot.features.values()
    )
    for key, features in ballot.features.items():
        author = ballot.authors[key]
        words = author.name.split()
        features["bias"] = 1.0
        features["one word"] = float(len(words) == 1)
        features["over three words"] = float(len(words) > 3)
        if metadata.is_site(author.name):
            features["site"] = 1.0
            if len(persons) > ("person" in features):
                features["site beside a person"] = 1.0
        if is_organisation(author.name):
            features["organisation"] = 1.0
            if persons and "person" not in features:
                features["organisation beside a person"] = 1.0
        if is_nobody(author.name):
            features["nobody"] = 1.0
        if is_role(author.name):
            features["role"] = 1.0
        methods = {sighting.method for sighting in ballot.sightings[key]}
        features["methods"] = float(len(methods))
        features["several methods"] = float(len(methods) > 1)
        features["sightings"] = min(len(ballot.sightings[key]), 6) / 6
        features["names"] = min(serious, 10) / 10
        features["alone"] = float(len(ballot.features) == 1)
        features["alone but for lone names"] = float(serious == 1)
        is_machine = _is_machine(features)
        if (
            is_machine
            and "element" not in features
            and "lone" not in features
            and "note beside date" not in features
            and "line" not in features
        ):
            features["machine only"] = 1.0
        if not is_machine:
            features["page only"] = 1.0
            features["page only, machine names a person"] = float(bool(named))
            features["page only, machine names others"] = float(bool(machine) and not named)
            if "first byline" in features and machine and not named:
                features["first byline, machine names no person"] = 1.0
            if any(key in other or other in key for other in machine):
                features["part of a machine name"] = 1.0
        others = [other for other in ballot.features if other != key]
        features["inside another"] = float(any(key in other for other in others))
        features["holds another"] = float(any(other in key for other in others if len(other) > 3))
        if "person" in features:
            features["person as is twin"] = 0.0
            features.pop("as is", None)


def _is_machine(features: Mapping[str, float]) -> bool:
    return any(
        name.startswith(("json-ld article", "json-ld page", "json-ld work", "meta"))
        for name in features
    )
