"""Likeness: how the titles of a page agree with one another, with its address and its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from attrs import frozen

from intelnews.folding import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intelnews.html.metadata import Metadata

__all__ = ["add_likeness"]

# One word, or one character of a script that is written without spaces.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]+"
)
_BAR = re.compile(r"\s+(?:[|·•»«›‹–—―~/\\-]|::|--|<|>|\|\|)\s+|\s*[|│┃｜»›]\s*")
_PIPE = re.compile("[|│┃｜»]")
_SOURCES = frozenset({"h1", "h2", "og", "twitter", "meta", "title", "json-ld article headline"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# Places that agree although the name of the site stands behind the title in some.
_GROUP = {"h1": "h", "h2": "h", "h3": "h", "og": "og", "twitter": "og", "title": "title",
          "meta": "og", "json-ld": "json-ld"}  # fmt: skip
_WHOLE = re.compile(
    r"(?:h[123]|og|twitter|meta|title|json-ld article headline)(?: part| less (?!.*colon).*)?$"
)
_H1_WITH = ("h1 only", "h1 titled", "h1 in article", "in title", "begins title")


@frozen(eq=False)
class _Others:
    """What a candidate is compared with: as letters, and as sets of words by name."""

    title: str
    machine: tuple[str, ...]
    headings: tuple[str, ...]
    words: tuple[tuple[str, frozenset[str]], ...]


def add_likeness(
    metadata: Metadata,
    forms: Mapping[str, str],
    features: Mapping[str, dict[str, float]],
    /,
    *,
    title: str,
    machine: Iterable[str],
    home: frozenset[str],
) -> None:
    """Add to the features of each candidate what comes from looking at all of them side by side.

    Args:
        metadata: Of the page.
        forms: The candidates as printed, by their letters.
        features: The features so far, by the same.
        title: What ``<title>`` says.
        machine: What ``og:title`` and its like say.
        home: What the links to the front page say, as letters.
    """
    machine = tuple(machine)
    others = _Others(
        letters(title),
        tuple(letters(text) for text in machine),
        tuple(key for key, names in features.items() if "h1" in names),
        (
            ("title", _words(title)),
            ("machine", _words(" ".join(machine))),
            ("slug", _slug_words(metadata)),
        ),
    )
    for key, own in features.items():
        words = _WORD.findall(fold(forms[key]))
        _add_shape(own, forms[key], len(words))
        _add_site(metadata, own, forms[key], home)
        _add_holding(own, key, others)
        _add_shares(own, frozenset(words), others)
        _add_sources(own)
    _add_ranks(features)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _add_shape(own: dict[str, float], value: str, count: int) -> None:
    own["bias words 1"] = float(count == 1)
    own["words under 4"] = float(count < 4)
    own["words over 20"] = float(count > 20)
    own["words over 35"] = float(count > 35)
    own["length"] = min(len(value), 120) / 100
    if value.endswith(("…", "...")):
        own["cut short"] = 1.0


def _add_site(metadata: Metadata, own: dict[str, float], value: str, home: frozenset[str]) -> None:
    if metadata.is_site(value):
        own["is site"] = 1.0
    if letters(value) in home:
        own["is home"] = 1.0
    if _PIPE.search(value) is not None:
        own["has pipe"] = 1.0
    if " : " in value:
        own["has spaced colon"] = 1.0
    if _BAR.search(value) is not None:
        own["has bar"] = 1.0
        parts = _BAR.split(value)
        if metadata.is_site(parts[-1]) or metadata.is_site(parts[0]):
            own["has site"] = 1.0
        if letters(parts[-1]) in home or letters(parts[0]) in home:
            own["has home"] = 1.0


def _add_holding(own: dict[str, float], key: str, others: _Others) -> None:
    """Add which of the others the candidate holds, begins, or is held by."""
    title, machine, headings = others.title, others.machine, others.headings
    if title:
        own["in title"] = float(key in title)
        own["begins title"] = float(title.startswith(key))
        own["holds title"] = float(title in key and key != title)
    if machine:
        own["in machine"] = float(any(key in other for other in machine[:2]))
        own["holds machine"] = float(any(other in key and key != other for other in machine[:2]))
    if "h1 first" in own:
        own.update({f"h1 first and {name}": 1.0 for name in _H1_WITH if own.get(name)})
    if "h1" in own:
        if title and title.startswith(key):
            own["h1 begins title"] = 1.0
        if any(other.startswith(key) for other in machine):
            own["h1 begins machine"] = 1.0
    elif headings:
        own["not in h1"] = float(not any(key in other for other in headings))
        own["holds h1"] = float(any(other in key for other in headings))
        own["inside h1"] = float(any(key in other for other in headings))
    if title == key and key in machine:
        own["title is machine"] = 1.0
    if title.startswith(key) and any(key != one and key.startswith(one) for one in machine[:3]):
        own["machine cut short"] = 1.0


def _add_shares(own: dict[str, float], words: frozenset[str], others: _Others) -> None:
    """Add how many words the candidate shares with the others."""
    if not words:
        return
    for name, theirs in others.words:
        if not theirs:
            continue
        shared = len(words & theirs)
        own[f"share in {name}"] = shared / len(words)
        own[f"share of {name}"] = shared / len(theirs)
        most = float(shared * 2 > min(len(words), len(theirs)))
        if "h1" in own:
            own[f"h1 shares over half with {name}"] = most
        elif "h2" in own or "titled element" in own:
            own[f"h2 shares over half with {name}"] = most
        elif not others.headings:
            own[f"no h1, share of {name}"] = shared / len(theirs)


def _add_sources(own: dict[str, float]) -> None:
    sources = own.keys() & _SOURCES
    own["sources"] = float(len(sources))
    groups = {_GROUP.get(name.partition(" ")[0]) for name in own if _WHOLE.match(name)}
    own["agreeing"] = float(len(groups - {None}))
    own["several sources"] = float(len(sources) > 1)
    if "h1" in own and len(sources) > 1:
        own["h1 and another"] = 1.0
    if "h1" not in own and {"og", "json-ld article headline"} <= sources:
        own["og and json-ld without h1"] = 1.0


def _add_ranks(features: Mapping[str, dict[str, float]]) -> None:
    """Add which heading shares most with the title, the machines' titles and the address."""
    headings = [own for own in features.values() if own.keys() & _HEADINGS]
    for name in ("title", "machine", "slug"):
        shares = [own.get(f"share of {name}", 0.0) for own in headings]
        most = max(shares, default=0.0)
        if most and shares.count(most) == 1:
            headings[shares.index(most)][f"heading most like {name}"] = 1.0


def _slug_words(metadata: Metadata) -> frozenset[str]:
    address = metadata.page.url or next((m.content for m in metadata.meta("og:url")), "")
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return frozenset()
    parts = [part for part in path.split("/") if part]
    longest = max(parts[-3:], key=len, default="")
    return frozenset(word for word in _WORD.findall(fold(longest[:300])) if not word.isdigit())
