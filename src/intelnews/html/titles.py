"""Headlines: which of the titles that a page gives itself is the one printed over the article."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from attrs import define, field

from intelnews.fields.wordlists import word_list
from intelnews.folding import letters, squeeze
from intelnews.html.ballot import Candidate, Election, Sighting, load_weights, rank, score
from intelnews.html.hints import Hint
from intelnews.html.jsonld import strings_of
from intelnews.html.likeness import add_likeness
from intelnews.html.places import parts
from intelnews.html.surroundings import leads_home, look_around
from intelnews.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node
    from intelnews.html.surroundings import Surroundings

__all__ = ["clean_title", "elect_title", "title_candidates"]

_LONGEST = DEFAULT_LIMITS.title_chars
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
# What stands between a headline and the name of the site, the section or the day.
_SEPARATOR = re.compile(
    r"\s+(?:[|·•»«›‹–—―~/\\-]|::|--|<|>|\|\|)\s+|\s*[|│┃｜»«›]\s*|\s+[–—-](?=\S)|(?<=\S)[–—]\s+|\s-(?=\s|$)|:\s+"
)
_EDGES = re.compile(r"^[\s|/:·•»–—-]+(?=\S)|\s[\s|/:·•»–—-]*$|(?<=\S)[:|]$")
_OG = ("og:title", "twitter:title")
_OTHER_METAS = (
    "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "headline", "hdl",
    "fb_title", "article:title", "citation_title", "cxenseparse:title", "name", "dc:title",
    "parsely-page", "bt:headline", "shareaholic:title", "mrf:title", "emtitle",
)  # fmt: skip
# A heading's text in one of these is the machines' word that it is the whole headline.
_ELSEWHERE = frozenset(
    {f"{group}{cut}" for group in ("og", "twitter", "title")
     for cut in ("", " less site", " less short tail", " less tail like site", " first part")}
    | {"json-ld article headline", "json-ld page headline"}
)  # fmt: skip
_FAR = 150  # elements behind an <h1>; no printed headline of 880 pages stood further down
_MOST_HEADINGS = 25  # a page of comments or teasers has hundreds, the headline is among the first
_MOST_PROSE = 0.5
_CHROME = Hint.RELATED | Hint.FOOTER | Hint.NAV | Hint.MASTHEAD | Hint.COMMENT | Hint.EVENT
# Elements inside a headline that may hold a kicker or a remark rather than the headline.
_KICKER = re.compile(
    r"kicker|top-?line|over-?line|roof|dach|spitz|eyebrow|sup(?:er)?-?title|pre-?title|section|label|"
    r"intro|categor|ressort|rubri|tagline|prefix|label|stichwort|topic|vortitel|surtitre|antetitulo|volanta"
)
_KEPT = re.compile(r"headline|title|titel|heading")
_NAMED = re.compile(r"headline|entry-title|post-title")
_STOPS = (":", "-", "–", "|", "—", ".", "!", "?")
_HIDDEN = re.compile(
    r"visually-?hidden|sr-only|screen-?reader|\bhidden\b|invisible|offscreen|print-only"
)
_ASIDE = word_list("span small em strong a sup div p i b time svg")


def clean_title(text: str, /) -> str:
    """Return a title on one line, without entities encoded twice and marks that nobody sees.

    >>> clean_title(" Harbour &amp; port  reopen ")
    'Harbour & port reopen'
    """
    for _ in range(2):
        if "&" not in text or _ENTITY.search(text) is None:
            break
        text = unescape(text)
    return squeeze(_INVISIBLE.sub("", text))


@define(eq=False)
class _Ballot:
    """The candidates as they gather: by letters, the printed forms, sightings and features.

    ``shortened`` pairs each heading with what is left of it without a kicker or remark.
    """

    forms: dict[str, str] = field(factory=dict)
    sightings: dict[str, list[Sighting]] = field(factory=dict)
    features: dict[str, dict[str, float]] = field(factory=dict)
    shortened: list[tuple[str, str]] = field(factory=list)

    def add(
        self, text: str, method: str, *names: str, node: Node | None = None, path: str = ""
    ) -> str:
        value = clean_title(text)
        key = letters(value)
        if not key or len(value) > _LONGEST:
            return ""
        if key not in self.forms:
            self.forms[key] = value
            self.sightings[key] = []
            self.features[key] = {}
        self.sightings[key].append(Sighting(method, text, node, path))
        features = self.features[key]
        for name in names:
            features[name] = 1.0
        return key


def elect_title(metadata: Metadata, /) -> Election[str]:
    """Choose the headline of a page; ``candidates`` hold every title it could have been."""
    return _elect(title_candidates(metadata), load_weights("title"))


def _elect(
    ballot: list[tuple[str, tuple[Sighting, ...], dict[str, float]]], table: Mapping[str, float]
) -> Election[str]:
    standing = [
        Candidate(
            value=value, weight=score(features, table), sightings=sightings, features=features
        )
        for value, sightings, features in ballot
    ]
    ranked, share = rank(standing)
    if not ranked:
        return Election(why="the page has no title")
    best = ranked[0]
    return Election(
        winner=best.value,
        candidates=ranked,
        chosen=(best,),
        why=", ".join(f"{name} {part:+.2f}" for name, part in best.reasons(table)[:4]),
        confidence=share,
    )


def title_candidates(
    metadata: Metadata, /
) -> list[tuple[str, tuple[Sighting, ...], dict[str, float]]]:
    """Return each title with the places it stands at and the features that the vote weighs."""
    ballot = _Ballot()
    around = look_around(metadata)
    _from_headings(metadata, ballot, around)
    _from_json_ld(metadata, ballot)
    machine = _from_metas(metadata, ballot)
    page_title = _from_title(metadata, ballot)
    for key, rest in ballot.shortened:
        _compare_parts(ballot.features[key], ballot.features[rest])
    add_likeness(
        metadata,
        ballot.forms,
        ballot.features,
        title=page_title,
        machine=machine,
        home=around.names,
    )
    return [
        (ballot.forms[key], tuple(ballot.sightings[key]), ballot.features[key])
        for key in ballot.forms
    ]


def _compare_parts(whole: dict[str, float], rest: dict[str, float]) -> None:
    """Add whether other places give a heading whole or without its kicker."""
    in_whole, in_rest = bool(whole.keys() & _ELSEWHERE), bool(rest.keys() & _ELSEWHERE)
    if in_whole != in_rest:
        whole["whole elsewhere" if in_whole else "only in part elsewhere"] = 1.0
        rest["part but whole elsewhere" if in_whole else "part elsewhere"] = 1.0


def _from_headings(metadata: Metadata, ballot: _Ballot, around: Surroundings) -> None:
    first = metadata.page.by_tag.get("h1", [])
    h1_at: int | None = None
    seen = 0
    for node in metadata.headings:
        if not _may_be_headline(metadata, node, first):
            continue
        seen += 1
        if seen > _MOST_HEADINGS:
            break
        text = node.text()
        if not text or len(text) > _LONGEST:
            continue
        names = _heading_names(metadata, node, first)
        names += _place_names(metadata, node, around)
        if seen == 1 and node.tag != "h1":
            names.append("first heading")
        if node.tag == "h1":
            h1_at = node.index
        elif h1_at is not None and 0 < node.index - h1_at <= 8:
            names.append("close behind h1")
        key = ballot.add(text.replace("\n", " "), f"<{node.tag}>", *names, node=node)
        _add_parts(ballot, node, text, key)
    if not seen or not first:
        _from_titled(metadata, ballot)
    if first and all(
        metadata.within(node) & _CHROME or _HIDDEN.search(node.marks) for node in first[:5]
    ):
        for features in ballot.features.values():
            if "h1" not in features:
                features["no h1 in the open"] = 1.0
                if "h2 titled" in features:
                    features["h2 titled, no h1 in the open"] = 1.0


def _may_be_headline(metadata: Metadata, node: Node, first: list[Node]) -> bool:
    if node.tag == "h1":
        return True
    apart = metadata.within(node) & _CHROME
    if node.tag != "h2" and (apart or not metadata.hint(node) & Hint.TITLE):
        return False
    return not (first and (apart or node.index - first[0].index > _FAR))


def _heading_names(metadata: Metadata, node: Node, first: list[Node]) -> list[str]:
    """Return the features of a heading for its tag, its names and its place."""
    own, around, tag, marks = metadata.hint(node), metadata.within(node), node.tag, node.marks
    names = [tag]
    if tag == "h1":
        names.append("h1 first" if node is first[0] else "h1 later")
    else:
        names.append(f"{tag} {'with' if first else 'without'} h1")
    style = node.attrs.get("style", "").replace(" ", "")
    said = {
        "h1 only": tag == "h1" and len(first) == 1,
        f"{tag} titled": own & Hint.TITLE,
        f"{tag} in article": around & Hint.ARTICLE,
        f"{tag} in header": around & Hint.HEADER,
        "itemprop": "headline" in node.attrs.get("itemprop", ""),
        f"{tag} named headline": _NAMED.search(marks) is not None,
        f"{tag} hidden": _HIDDEN.search(marks) is not None or "display:none" in style,
        "before h1": tag != "h1" and first and node.index < first[0].index,
        "heading of site": own & Hint.SITE,
    }
    names += [name for name, so in said.items() if so]
    names += [f"heading {name}" for name in parts(around)]
    return names


def _place_names(metadata: Metadata, node: Node, around: Surroundings) -> list[str]:
    """Return features of a heading for the prose behind it and for where its link leads."""
    names = []
    share = around.behind(node)
    if not share:
        names.append(f"{node.tag} before no prose")
    elif share > _MOST_PROSE:
        names.append(f"{node.tag} before most prose")
    link = next(node.iter("a"), None) or node.closest("a")
    if link is not None and "href" in link.attrs:
        names.append("heading links home" if leads_home(metadata, link) else "heading links")
    return names


def _add_parts(ballot: _Ballot, node: Node, text: str, key: str) -> None:
    """Add what is left of a heading without its kicker, and each of its two lines."""
    method = f"<{node.tag}> in part"
    flat = text.replace("\n", " ")
    for shorter, cuts in _without_parts(node):
        if key and "heading less first part" in cuts:
            glue = flat.removesuffix(shorter).rstrip()
            features = ballot.features[key]
            features["runs on from kicker"] = float(not glue.endswith(_STOPS))
            features["holds kicker"] = 1.0
            if "less first part: kicker" in cuts:
                features["holds named kicker"] = 1.0
        rest = ballot.add(shorter, method, *cuts, f"{node.tag} part", node=node)
        if key and rest and key != rest:
            ballot.shortened.append((key, rest))
    lines = text.split("\n")
    if key and len(lines) == 2:
        ballot.add(lines[0], method, "heading line first", node=node)
        ballot.add(lines[1], method, "heading line last", node=node)


def _from_titled(metadata: Metadata, ballot: _Ballot) -> None:
    """Where no heading is one: elements that bear the name of a headline."""
    taken = 0
    for node in metadata.marked:
        if not metadata.hint(node) & Hint.TITLE or node.end - node.index > 12:
            continue
        if node.tag in {"h1", "h2", "script", "style", "meta", "link", "title", "svg", "img"}:
            continue
        if metadata.within(node) & _CHROME:
            continue
        taken += 1
        if taken > 8:
            break
        text = node.text()
        if 0 < len(text) <= 300:
            ballot.add(text.replace("\n", " "), "titled element", "titled element", node=node)


def _without_parts(node: Node) -> Iterator[tuple[str, list[str]]]:
    """Yield a heading without its first or last element, where that may be a kicker or remark."""
    parts = [part for part in node.children if not isinstance(part, str) or part.strip()]
    while len(parts) == 1 and not isinstance(parts[0], str) and parts[0].children:
        parts = [part for part in parts[0].children if not isinstance(part, str) or part.strip()]
    if not 2 <= len(parts) <= 8:
        return
    texts = [part if isinstance(part, str) else part.text() for part in parts]
    texts = [text.replace("\n", " ") for text in texts]
    for end, other, rest in ((0, 1, texts[1:]), (-1, -2, texts[:-1])):
        part, kept = parts[end], parts[other]
        if isinstance(part, str) or part.tag not in _ASIDE or not texts[end]:
            continue
        place = "first part" if end == 0 else "last part"
        names = [f"heading less {place}"]
        if _KICKER.search(part.marks) is not None:
            names.append(f"less {place}: kicker")
        if texts[end].rstrip().endswith(":"):
            names.append(f"less {place}: colon")
        if not isinstance(kept, str) and _KEPT.search(kept.marks) is not None:
            names.append(f"less {place}: rest named headline")
        if part.tag in {"div", "p"}:
            names.append(f"less {place}: block")
        yield _EDGES.sub("", " ".join(rest)), names
        if len(parts) == 2 or end == 0:
            yield _EDGES.sub("", texts[end]), [f"heading all but {place}"]


def _from_json_ld(metadata: Metadata, ballot: _Ballot) -> None:
    keys = (("headline", "headline"), ("alternativeHeadline", "alternative"), ("name", "name"))
    for item in metadata.linked.items[:30]:
        if item.kind == "other":
            continue
        whose = "" if item.own else "other "
        for key, name in keys:
            for text in strings_of(item.data.get(key))[:2]:
                ballot.add(
                    text, "json-ld", f"json-ld {whose}{item.kind} {name}", path=f"{item.path}/{key}"
                )


def _from_metas(metadata: Metadata, ballot: _Ballot) -> list[str]:
    titles = []
    for group, names in (("og", _OG[:1]), ("twitter", _OG[1:]), ("meta", _OTHER_METAS)):
        for meta in metadata.meta(*names):
            text = clean_title(meta.content)
            ballot.add(text, "meta", group, node=meta.node, path=meta.name)
            titles.append(text)
            _add_cuts(metadata, ballot, text, group, meta.node)
    return titles


def _from_title(metadata: Metadata, ballot: _Ballot) -> str:
    for node in metadata.page.by_tag.get("title", ())[:3]:
        if node.closest("svg") is not None:
            continue
        text = clean_title(
            node.raw or "".join(part for part in node.children if isinstance(part, str))
        )
        if text:
            ballot.add(text, "<title>", "title", node=node)
            _add_cuts(metadata, ballot, text, "title", node)
            return text
    return ""


def _add_cuts(
    metadata: Metadata, ballot: _Ballot, text: str, group: str, node: Node | None
) -> None:
    """Add what is left of a title when its ends are cut off at the separators."""
    method = "<title>" if group == "title" else "meta"
    cuts = list(_SEPARATOR.finditer(text[:_LONGEST]))
    if not cuts or len(cuts) > 12:
        return
    last = cuts[-1]
    for number, cut in enumerate(reversed(cuts[-3:])):
        rest, tail = text[: cut.start()], text[cut.end() :]
        name = _cut_name(metadata, tail, cut[0], "tail")
        ballot.add(rest, method, f"{group} less {name}", f"cut {number + 1} {group}", node=node)
    first = cuts[0]
    head, rest = text[: first.start()], text[first.end() :]
    name = _cut_name(metadata, head, first[0], "head")
    ballot.add(rest, method, f"{group} after {name}", node=node)
    if len(cuts) > 1:
        ballot.add(head, method, f"{group} first part", node=node)
        ballot.add(text[last.end() :], method, f"{group} last part", node=node)
        if metadata.is_site(text[last.end() :]):
            ballot.add(
                text[first.end() : last.start()], method, f"{group} middle after {name}", node=node
            )


def _cut_name(metadata: Metadata, cut: str, separator: str, name: str) -> str:
    if metadata.is_site(cut):
        return "site"
    if ":" in separator:
        return "spaced colon" if separator[0].isspace() else "colon"
    if metadata.is_like_site(cut):
        return f"{name} like site"
    return f"short {name}" if len(cut.split()) <= 3 else name
