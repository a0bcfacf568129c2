"""Labels: the tags, categories, sections and keywords under which a page files its article."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import define, field

from intelnews.fields.tags import split_list
from intelnews.fields.wordlists import word_list
from intelnews.folding import fold
from intelnews.html.ballot import Candidate, Election, Sighting, load_weights, score
from intelnews.html.hints import Hint
from intelnews.html.jsonld import strings_of
from intelnews.html.places import parts
from intelnews.html.titles import clean_title
from intelnews.model import Tag, TagKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node

__all__ = ["elect_tags", "tag_candidates"]

_TAG_METAS = {
    "keywords": TagKind.KEYWORD,
    "news_keywords": TagKind.KEYWORD,
    "article:tag": TagKind.TAG,
    "og:article:tag": TagKind.TAG,
    "parsely-tags": TagKind.TAG,
    "sailthru.tags": TagKind.TAG,
    "article:section": TagKind.SECTION,
    "og:article:section": TagKind.SECTION,
    "article.section": TagKind.SECTION,
    "parsely-section": TagKind.SECTION,
    "section": TagKind.SECTION,
    "category": TagKind.CATEGORY,
    "dc.subject": TagKind.SUBJECT,
    "dcterms.subject": TagKind.SUBJECT,
    "citation_keywords": TagKind.KEYWORD,
    "cxenseparse:taxonomy": TagKind.CATEGORY,
    "og:video:tag": TagKind.TAG,
    "video:tag": TagKind.TAG,
    "tags": TagKind.TAG,
    "topics": TagKind.TAG,
}
_HREF = re.compile(
    r"/(?=[tklsecrbid])(?P<word>tags?|topics?|keywords?|labels?|themen?|thema|schlagwort(?:e|er)?|tagged|subjects?|sujet|etiqueta|tema|temas|tagi|"
    r"category|categories|kategorie|categorie|categoria|section|rubrik|ressort|search/label|blog/tag|issues?|dossiers?)(?:/|\?|=)",
    re.IGNORECASE,
)
_TAG_WORDS = word_list(
    "tag tags topic topics keyword keywords label labels thema themen schlagwort tagged subject "
    "subjects"
)
# What bears the labels of an article as classes is no list of them.
_WHOLE = frozenset({"article", "main", "body", "section", "html"})
_LONGEST = 80  # the longest of 1,600 annotated tags that are one label has 69 characters
_MOST = 200
# A link to a section in one of these leads through the site and says nothing of the article.
_MENUS = Hint.NAV | Hint.FOOTER | Hint.MASTHEAD | Hint.COMMENT


@define(eq=False)
class _Ballot:
    forms: dict[str, str] = field(factory=dict)
    kinds: dict[str, TagKind] = field(factory=dict)
    urls: dict[str, str] = field(factory=dict)
    sightings: dict[str, list[Sighting]] = field(factory=dict)
    features: dict[str, dict[str, float]] = field(factory=dict)
    lists: dict[str, int] = field(factory=dict)

    def add(self, text: str, kind: TagKind, sighting: Sighting, *names: str, url: str = "") -> None:
        value = clean_title(text).strip(" #,;|·•/>")
        key = fold(value)
        if not key or len(value) > _LONGEST or len(self.forms) > _MOST:
            return
        if key not in self.forms:
            self.forms[key], self.kinds[key] = value, kind
            self.sightings[key], self.features[key] = [], {}
        if url and key not in self.urls:
            self.urls[key] = url
        self.sightings[key].append(sighting)
        for name in names:
            if name not in self.features[key]:
                self.features[key][name] = 1.0
                self.lists[name] = self.lists.get(name, 0) + 1


def elect_tags(metadata: Metadata, /, *, headline: Node | None = None) -> Election[tuple[Tag, ...]]:
    """Choose the labels of the article from all that a page prints or declares."""
    table = load_weights("tag")
    standing = [
        Candidate[tuple[Tag, ...]](
            value=(tag,), weight=score(features, table), sightings=sightings, features=features
        )
        for tag, sightings, features in tag_candidates(metadata, headline=headline)
    ]
    bar = table.get("= bar", 0.0)
    chosen = tuple(one for one in standing if one.weight >= bar)
    return Election(
        winner=tuple(tag for one in chosen for tag in one.value) or None,
        candidates=tuple(sorted(standing, key=lambda one: -one.weight)),
        chosen=chosen,
        why=f"{len(chosen)} of {len(standing)} labels reach {bar:+.2f}",
        confidence=0.8,
    )


def tag_candidates(
    metadata: Metadata, /, *, headline: Node | None = None
) -> list[tuple[Tag, tuple[Sighting, ...], Mapping[str, float]]]:
    """Return each label with the places it stands at and the features that the vote weighs."""
    ballot = _Ballot()
    _from_links(metadata, ballot, headline)
    _from_json_ld(metadata, ballot)
    _from_metas(metadata, ballot)
    _compare(metadata, ballot)
    return [
        (
            Tag(name=ballot.forms[key], kind=ballot.kinds[key], url=ballot.urls.get(key)),
            tuple(ballot.sightings[key]),
            ballot.features[key],
        )
        for key in ballot.forms
    ]


def _from_json_ld(metadata: Metadata, ballot: _Ballot) -> None:
    for item in metadata.linked.items[:20]:
        if not item.own or item.kind == "other":
            continue
        for key, kind in (
            ("keywords", TagKind.KEYWORD),
            ("articleSection", TagKind.SECTION),
            ("about", TagKind.SUBJECT),
            ("mentions", TagKind.SUBJECT),
            ("genre", TagKind.CATEGORY),
        ):
            if key not in item.data:
                continue
            texts = strings_of(item.data[key])
            listed = isinstance(item.data[key], list) and len(texts) > 1
            for text in texts[:60]:
                for part in (text,) if listed or key in ("about", "mentions") else split_list(text):
                    names = [f"json-ld {item.kind} {key}", f"json-ld {key}"]
                    if ":" in part:
                        names.append("json-ld with colon")
                    ballot.add(
                        part, kind, Sighting("json-ld", text, path=f"{item.path}/{key}"), *names
                    )


def _from_metas(metadata: Metadata, ballot: _Ballot) -> None:
    for name, kind in _TAG_METAS.items():
        metas = metadata.metas.get(name, ())
        several = len(metas) > 1
        for meta in metas[:60]:
            for part in (
                (meta.content,)
                if several and meta.content.count(",") < 2
                else split_list(meta.content)
            ):
                ballot.add(
                    part, kind, Sighting("meta", meta.content, meta.node, meta.name), f"meta {name}"
                )


def _from_links(metadata: Metadata, ballot: _Ballot, headline: Node | None) -> None:
    top = headline.index if headline is not None else None
    leading = {node.index: match for node, match in metadata.links_like(_HREF)}
    hints = _hinted(metadata)
    for at in sorted(leading.keys() | hints.keys()):
        node = metadata.page.nodes[at]
        rel = node.attrs.get("rel", "").lower()
        href = node.attrs.get("href", "")
        match = leading.get(at)
        hinted = hints.get(at, 0)
        around = metadata.within(node)
        if node.end - node.index > 6 or (around & _MENUS and not hinted & Hint.TAG):
            continue
        text = node.text()
        if not text or "\n" in text or len(text) > _LONGEST:
            continue
        word = match["word"].lower().rpartition("/")[2] if match else ""
        is_tag = word in _TAG_WORDS
        said = {
            "link": True,
            "rel tag": "tag" in rel.split() and "category" not in rel,
            "rel category tag": "tag" in rel.split() and "category" in rel,
            "link to tag": is_tag,
            "link to category": match is not None and not is_tag,
            "link in tags": hinted & Hint.TAG,
            "link in categories": hinted & Hint.CATEGORY,
            "link in article": around & Hint.ARTICLE,
            "link in header": around & Hint.HEADER,
            "link behind headline": top is not None and node.index > top,
            "link before headline": top is not None and node.index <= top,
            "link to tag in tags": hinted & Hint.TAG and is_tag,
            "link in prose": _in_prose(node),
        }
        names = [name for name, so in said.items() if so]
        names += [f"link {name}" for name in parts(around)]
        kind = TagKind.TAG if is_tag or (hinted & Hint.TAG and not word) else TagKind.CATEGORY
        if "category" in rel:
            kind = TagKind.CATEGORY
        ballot.add(
            text,
            kind,
            Sighting("tag link", text, node),
            *names,
            url=href if href.startswith("http") else "",
        )


def _hinted(metadata: Metadata) -> dict[int, int]:
    """Return for each link in or under an element named for labels what that name says."""
    wanted = Hint.TAG | Hint.CATEGORY
    places = [link.index for link in metadata.links]
    found: dict[int, int] = {}
    for node in metadata.marked:
        hint = metadata.hints[node.index] & wanted
        if not hint or node.tag in _WHOLE:
            continue
        start, stop = bisect_left(places, node.index), bisect_left(places, node.end)
        for link in metadata.links[start : min(stop, start + _MOST)]:
            if link.depth - node.depth <= 4:
                found[link.index] = found.get(link.index, 0) | hint
    return found


def _in_prose(node: Node) -> bool:
    """Tell whether a link stands in a paragraph among words."""
    holder = node.closest("p", "li", "div")
    if holder is None or holder.tag != "p":
        return False
    words = sum(len(child.split()) for child in holder.children if isinstance(child, str))
    return words > 12


def _compare(metadata: Metadata, ballot: _Ballot) -> None:
    lists = set(ballot.lists)
    for key, features in ballot.features.items():
        value = ballot.forms[key]
        features["bias"] = 1.0
        count = len(value.split())
        features["over three words"] = float(count > 3)
        features["lower case"] = float(value.islower())
        if metadata.is_site(value):
            features["site"] = 1.0
        methods = {sighting.method for sighting in ballot.sightings[key]}
        features["methods"] = float(len(methods))
        for name in (
            "rel tag",
            "link to tag in tags",
            "meta news_keywords",
            "meta article:tag",
            "json-ld keywords",
            "meta keywords",
            "link in tags",
        ):
            if name in lists and name not in features:
                features[f"not among: {name}"] = 1.0
            if name in features:
                size = ballot.lists[name]
                features[f"{name}, few"] = float(size <= 3)
                features[f"{name}, many"] = float(size > 12)
        features["only source"] = float(len(methods) == 1)
