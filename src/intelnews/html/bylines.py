"""Bylines: who wrote the article, told from everybody else whom a page names."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from intelnews.fields.names import looks_like_name, parse_byline, parse_name
from intelnews.fields.newsrooms import has_agency, is_nobody, is_organisation, is_role
from intelnews.fields.residue import strip_residue
from intelnews.fields.wordlists import word_list
from intelnews.folding import squeeze
from intelnews.html.ballot import Candidate, Election, Sighting, load_weights, score
from intelnews.html.hints import Hint
from intelnews.html.jsonld import names_of
from intelnews.html.metadata import letters
from intelnews.html.metanames import AUTHOR_METAS
from intelnews.html.titles import clean_title
from intelnews.model import Author

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node

__all__ = ["author_candidates", "elect_authors"]

_LABELS = re.compile(
    r"written by|author|by|verfasst von|autor|écrit par|escrito por|scritto da", re.IGNORECASE
)
_WEB = re.compile(r"https?:|www\.|\.(?:com|org|net|de|co|php|html?)(?:/|$)|^@|^/", re.IGNORECASE)
# The words before a name, where a byline is printed in no element of its own.
_BY_LINE = re.compile(
    r"(?:^|\n|[|•·(\[]\s?|[.!?”\"]\s)\s{0,4}(?:(?:written|words|story|text|posted|published|reported|report|article|review|"
    r"reporting|photos?|analysis|opinion)(?:\s(?:and|&)\s\w{4,14})?\s)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|автор|текст|text|texte|texto|testo|tekst|autor(?:in|a|es|en)?|auteur|author|authors|"
    r"foto und text|text und fotos?|words|reporter|writer|journalist|redacteur|redactie|記者|记者|作者|文|글|기자|撰文)"
    r"\s?[:：/]?\s(?P<rest>[^\n|•·]{2,100})",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\s(?:on|am|le|el|il|den|vom|um)\s\d|\s(?:on|am)\s(?:[A-Z][a-z]+,?\s){1,2}\d|\d{1,2}[./-]\d",
    re.IGNORECASE,
)
_WRITER_LINK = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|writers?|people|profiles?|contributors?|"
    r"staff|reporters?|journalist(?:s|en|e)?|columnists?|by|byline|redaktion|redakteur|person(?:en)?|"
    r"members?|users?|u|bio|firmas?|rédacteurs?|redactie)/[^/?#\n]{2,60}/?(?:[?#\n]|\.html?|$)|[?&]author=[^\n]",
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
_PLAIN = word_list("p div span strong em b i small font center td li dd h4 h5 h6 a")
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d|(?:19|20)\d\d")
# A date, a time of day and the words around them, wherever they stand in a line.
_WITHOUT_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.]\d\d(?:\s?(?:Uhr|[ap]\.?m\.?|h))?"
    r"|(?:\b[^\W\d_]{3,10}\.?\s)?\d{1,2}(?:st|nd|rd|th|\.)?,?(?:\s(?:de\s)?[^\W\d_]{3,10}\.?,?(?:\sde)?)?\s(?:19|20)\d\d"
    r"|\s(?:am|um|on|at|le|el|il|den|vom)(?=\s|$)|\b(?:posted|published|updated|veröffentlicht)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:von|by|par|por|di|da|door|av|af|przez|redaktion:|text:|autor:)\s+", re.IGNORECASE
)
_NAME_SHAPE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{0,20}|[a-z]{2,3})(?:[\s/,&]{1,3}(?:[A-ZÀ-Þ][\w.'’-]{0,20}|[a-z]{2,3})){1,5}"
)
_FOOT = re.compile(r"[(（\[](?P<who>[^()（）\[\]]{2,60})[)）\]][\s+.]{0,10}$")
_SMALL = 30  # elements in one that is still taken for a byline
_MOST = 60  # places looked at on one page; a page of comments bears hundreds of names
_APART = (
    (Hint.COMMENT, "in comment"),
    (Hint.RELATED, "in related"),
    (Hint.FOOTER, "in footer"),
    (Hint.NAV, "in nav"),
    (Hint.MASTHEAD, "in masthead"),
    (Hint.CAPTION, "in caption"),
    (Hint.BIOGRAPHY, "in biography"),
    (Hint.EVENT, "in event"),
)
_ASIDE = Hint.COMMENT | Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.EVENT


@define(eq=False)
class _Ballot:
    authors: dict[str, Author] = field(factory=dict)
    sightings: dict[str, list[Sighting]] = field(factory=dict)
    features: dict[str, dict[str, float]] = field(factory=dict)

    def add(self, author: Author, sighting: Sighting, *names: str) -> None:
        key = letters(author.name)
        if not key:
            return
        if key not in self.authors:
            self.authors[key] = author
            self.sightings[key] = []
            self.features[key] = {}
        else:
            self.authors[key] = _merged(self.authors[key], author)
        self.sightings[key].append(sighting)
        for name in names:
            self.features[key][name] = 1.0


def _merged(one: Author, other: Author) -> Author:
    return evolve(
        one,
        given=one.given or other.given,
        family=one.family or other.family,
        role=one.role or other.role,
        url=one.url or other.url,
        affiliation=one.affiliation or other.affiliation,
    )


def elect_authors(
    metadata: Metadata, /, *, headline: Node | None = None
) -> Election[tuple[Author, ...]]:
    """Choose the writers of an article from all the names that could be theirs.

    Each name is voted on by itself; where none convinces, the best is taken if it beats the bar
    for a name that stands alone, since every article has a writer.
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
        chosen = tuple(ranked[:1])
    order = {id(one): at for at, one in enumerate(standing)}
    chosen = tuple(sorted(chosen, key=lambda one: order[id(one)]))
    if not chosen:
        return Election(candidates=tuple(ranked), why="no name convinces")
    why = ", ".join(f"{name} {part:+.2f}" for name, part in ranked[0].reasons(table)[:4])
    return Election(
        winner=tuple(author for one in chosen for author in one.value),
        candidates=tuple(ranked),
        chosen=chosen,
        why=why,
        confidence=_sure(min(one.weight for one in chosen)),
    )


def _sure(weight: float) -> float:
    """Return how sure a weight is, on the scale of a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, weight))))


def author_candidates(
    metadata: Metadata, /, *, headline: Node | None = None
) -> list[tuple[Author, tuple[Sighting, ...], Mapping[str, float]]]:
    """Return each name with the places it stands at and the features that the vote weighs."""
    ballot = _Ballot()
    _from_json_ld(metadata, ballot)
    _from_metas(metadata, ballot)
    _from_elements(metadata, ballot, headline)
    _from_lines(metadata, ballot, headline)
    _from_notes(metadata, ballot, headline)
    _compare(metadata, ballot)
    return [
        (ballot.authors[key], tuple(ballot.sightings[key]), ballot.features[key])
        for key in ballot.authors
    ]


def _read(text: str) -> tuple[Author, ...]:
    """Read a field that should name writers: persons first, else a name of a house or a pen name."""
    text = clean_title(text.replace("\n", " | ")) if "\n" not in text else text
    return parse_byline(text)


def _house(text: str) -> Author | None:
    """Take a short text as it stands, for a house or a pen name."""
    plain = squeeze(clean_title(text)).strip(" ,;|·•-–—:@")
    for lead in ("By ", "by ", "Von ", "von ", "Par ", "Por "):
        plain = plain.removeprefix(lead)
    if not 2 <= len(plain) <= 50 or _WEB.search(plain) or len(plain.split()) > 6:
        return None
    if _LEAD.fullmatch(f"{plain} ") is not None or plain.isdigit():
        return None
    return Author(name=plain)


def _from_json_ld(metadata: Metadata, ballot: _Ballot) -> None:
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
    ballot: _Ballot, text: str, sighting: Sighting, names: list[str], *, url: str | None = None
) -> int:
    """Add the persons that a text names, or the text itself where it names none."""
    authors = _read(text)
    if authors:
        for number, author in enumerate(authors):
            extra = ["name in a list"] if number else []
            if url and len(authors) == 1 and author.url is None and url.startswith("http"):
                author = evolve(author, url=url)
            ballot.add(author, sighting, *names, *extra, "person")
        return len(authors)
    house = _house(text)
    if house is not None:
        ballot.add(house, sighting, *(f"as is {name}" for name in names), *names, "as is")
        return 1
    return 0


def _from_metas(metadata: Metadata, ballot: _Ballot) -> None:
    for name, metas in metadata.metas.items():
        if name not in AUTHOR_METAS:
            continue
        feature = f"meta {name}" if name in {"author", "article:author"} else "meta other author"
        for number, meta in enumerate(metas[:10]):
            if _WEB.search(meta.content):
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


def _from_elements(metadata: Metadata, ballot: _Ballot, headline: Node | None) -> None:
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
        if looked > _MOST:
            break
        text = node.text()
        if not 2 <= len(text) <= 300:
            continue
        around = metadata.within(node)
        names = _places(node, around, top)
        open_place = not around & _ASIDE
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
    for word in _MARKS:
        if word in marks:
            names.append(f"marks {word}")
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


def _read_element(ballot: _Ballot, node: Node, text: str, names: list[str]) -> int:
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
    ballot: _Ballot, node: Node, text: str, runs: list[tuple[str, Node]], names: list[str]
) -> int:
    """Take the name of a house or a pen name from an element that names no person."""
    sighting = Sighting("byline element", text, node)
    for run, inner in runs[:12]:
        if inner is not node and (inner.tag == "a" or _NAMING.search(inner.marks) is not None):
            house = _house(run)
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
        house = _house(_WITHOUT_DATE.sub("", strip_residue(text)))
        if house is not None:
            ballot.add(house, sighting, *names, *(f"as is {name}" for name in names), "as is")
            return 1
    return 0


def _from_notes(metadata: Metadata, ballot: _Ballot, headline: Node | None) -> None:
    """Read names that stand alone under the headline, beside the date, or at the foot."""
    if headline is None:
        return
    top = headline.index
    lone = 0
    foot: tuple[str, Node] | None = None
    for child, node in metadata.runs:
        size = len(child)
        ends = size > 40 and ")" in child[-12:]
        if not (ends or 5 <= size <= 120) or node.index < top - 15 or node.tag not in _PLAIN:
            continue
        if metadata.context[node.index] & _ASIDE:
            continue
        if ends and child.rstrip(" +.\n\t\xa0").endswith(")"):
            foot = (child, node)
        if size > 120:
            continue
        near = node.index - top <= 40
        plain = child.strip()
        if near and _DATED.search(plain) is not None:
            plain = squeeze(plain)
            rest = _WITHOUT_DATE.sub(" ", plain)
            rest = _LEAD.sub("", rest.strip(" ,;|·•-–—:/"))
            authors = parse_byline(rest) if 2 < len(rest) <= 60 else ()
            for author in authors[:4]:
                names = [f"note {place}" for place in _places(node, metadata.within(node), top)]
                ballot.add(
                    author, Sighting("byline", plain, node), "note beside date", *names, "person"
                )
            continue
        if not (plain[0].isupper() or plain[0] in "([–—-") or not 1 <= plain.count(" ") <= 8:
            continue
        plain = squeeze(plain).strip("()[] ,:-–—")
        if _NAME_SHAPE.fullmatch(plain) is None:
            continue
        parent = node.parent
        if parent is not None and len(parent.children) > 6 and node.tag not in {"p", "div"}:
            continue
        alone = len(node.children) == 1
        authors = parse_byline(plain) if lone < 20 else ()
        if not authors or not all(" " in author.name for author in authors):
            continue
        lone += 1
        names = [f"lone {place}" for place in _places(node, metadata.within(node), top)]
        names.append(f"lone in {node.tag}")
        if alone:
            names.append("lone in element")
        for author in authors[:4]:
            ballot.add(author, Sighting("byline", plain, node), "lone", *names, "person")
    if foot is not None:
        text, node = foot
        match = _FOOT.search(text[-90:])
        if match is not None:
            authors = parse_byline(match["who"])
            for author in authors[:4]:
                if " " in author.name or len(match["who"].split()) == 1:
                    ballot.add(author, Sighting("credit", match[0], node), "foot", "person")
            if not authors and has_agency(match["who"].upper()) and (house := _house(match["who"])):
                ballot.add(house, Sighting("credit", match[0], node), "foot", "as is foot", "as is")


def _places(node: Node, around: int, top: int | None) -> list[str]:
    places = []
    if around & Hint.ARTICLE:
        places.append("in article")
    if around & Hint.HEADER:
        places.append("in header")
    for hint, name in _APART:
        if around & hint:
            places.append(name)
    if not around & _ASIDE:
        places.append("in the open")
    if top is not None:
        distance = node.index - top
        if 0 <= distance <= 20:
            places.append("right behind headline")
        elif 20 < distance <= 80:
            places.append("behind headline")
        elif distance > 80:
            places.append("far behind headline")
        elif -15 <= distance < 0:
            places.append("right before headline")
        else:
            places.append("before headline")
    return places


def _from_lines(metadata: Metadata, ballot: _Ballot, headline: Node | None) -> None:
    """Read lines such as "By Anna Kral" and "Text: Anna Kral" that stand in no special element."""
    top = headline.index if headline is not None else None
    found = 0
    for child, node in metadata.runs_like(_MAY_SIGN):
        if len(child) > 2000:
            continue
        match = _BY_LINE.search(child[:160]) or (
            _BY_LINE.search(child, len(child) - 160) if len(child) > 160 else None
        )
        if match is None:
            continue
        rest = match["rest"]
        if len(child) < 30 and len(rest) < 3:
            rest = (node.text() or "")[:100]
        cut = _ON.search(rest)
        text = rest[: cut.start()] if cut is not None else rest
        authors = parse_byline(f"By {text}")
        if not authors or len(authors) > 6:
            continue
        found += 1
        if found > _MOST:
            return
        names = [
            "line",
            *(f"line {place}" for place in _places(node, metadata.within(node), top)),
        ]
        if match.start() > 2:
            names.append("line inside a text")
        if len(child) > 200:
            names.append("line in prose")
        if found == 1:
            names.append("first line")
        for author in authors:
            ballot.add(author, Sighting("byline", squeeze(match[0])[:120], node), *names, "person")


# Where a byline may begin, found quickly; _BY_LINE then looks closely.
_MAY_SIGN = re.compile(
    r"[\n|•·(\[.!?”\"]\s{0,12}(?:(?:by|von|par|por|di|da|door|av|af|przez|texte?|texto|testo|tekst|autor(?:in|a|es|en)?|auteur|"
    r"authors?|words|written|reporter|reporting|report|writer|journalist|story|posted|published|reported|article|review|"
    r"photos?|analysis|opinion|redacteur|redactie|foto|автор|текст)[\s:：/]|[作記记文글기撰著])",
    re.IGNORECASE,
)


def _compare(metadata: Metadata, ballot: _Ballot) -> None:
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
