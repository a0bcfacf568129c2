"""Dates of a page: when the article was published and changed, told from all the other dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import define, field

from intelnews.fields.dates import match_moment, parse_moment
from intelnews.fields.months import month_number
from intelnews.fields.wordlists import word_list
from intelnews.html.ballot import Candidate, Election, Sighting, load_weights, rank, score
from intelnews.html.hints import Hint
from intelnews.html.jsonld import strings_of
from intelnews.html.metanames import DATE_METAS, MODIFIED_METAS, PUBLISHED_METAS
from intelnews.html.places import APART, places
from intelnews.model import Moment, Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node

__all__ = ["date_candidates", "elect_published", "find_days"]

# The shapes in which newsrooms print days, in one pattern so that a text is read through once.
_DAY = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)(?P<t1>[-/.]|\.\s|\s?[年년]\s?)(?P<m1>\d{1,2})(?:(?P=t1)|\s?[月월]\s?)(?P<d1>\d{1,2})(?!\d)"
    r"|(?<![\d.,:/-])(?P<d2>\d{1,2})(?:st|nd|rd|th|er|[.ºª°]|-?го|-?е)?[\s-]\s?(?:de\s|of\s|del\s)?(?P<n2>[^\W\d_]{3,12})"
    r"[.,]{0,2}[\s-]\s?(?:de\s|del\s|of\s)?(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<n3>[^\W\d_]{3,12})\.?\s(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d.,:/-])(?P<a4>\d{1,2})(?P<t4>\.\s?|[/-])(?P<b4>\d{1,2})(?P=t4)(?P<y4>(?:19|20)\d\d|\d\d)(?![\d.:])",
    re.IGNORECASE,
)
_ZONES = timedelta(days=1)  # the same moment can be another day in another zone
_BELIEVED = 0.15  # the share of belief from which a date that lost is worth a note
_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T\s](\d\d):?(\d\d)|\s*$|T)")
_STAMP = re.compile(r"\s*1\d{9}(?:\d{3})?\s*$")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d{1,2})[/_-]?(\d{1,2})(?!\d)")
_URL_DAY_LAST = re.compile(r"(?<!\d)(\d{1,2})[/_-](\d{1,2})[/_-]((?:19|20)\d\d)(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?=/|$)")
_YEAR_HINT = re.compile(r"\d\d\D{1,4}\d|\d{4}|\d\s?[年년]")
_UPDATED = re.compile(
    r"updat|modif|aktualis|geändert|zuletzt|stand:|mis à jour|actualiz|aggiorn|bijgewerkt|"
    r"gewijzigd|atualiz|oppdater|uppdater|opdater|обновл|更新|업데이트|수정|zaktualiz|güncel|edited|reviewed",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|veröffentlich|erstellt|veroeffentlich|geplaatst|inserito|scritto|escrito|"
    r"publicerad|опубликов|发布|發布|公開|入力|입력|등록|\bon\b|\bam\b|vom\b|\ble\b|datum|\bdate\b|release|written|filed|created",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|all rights|as of|retrieved|accessed|abgerufen", re.IGNORECASE
)
_LD_KEYS = ("datePublished", "dateCreated", "uploadDate", "dateModified")
_EARLIEST = 1990  # the oldest annotated article that stood on the web from the start is of 1994
_LATEST = 2100
_MOST_SEEN = 150  # dates read on one page; a listing has one for each teaser
_LONG_RUN = 400  # characters of a text in which a date is looked for; a date stands in a short one


def find_days(
    text: str, /, *, day_first: bool | None = None, known: Collection[date] = ()
) -> Iterator[tuple[date, int, int]]:
    """Yield each day that a text prints, with the place of its words, in order.

    A numeric date whose day and month could change places is read as the day that is ``known``
    from a machine's date, if one of the two is, else day first unless ``day_first`` is false. With
    dots the day stands first everywhere.

    >>> [str(day) for day, _, _ in find_days("Posted May 22, 2019, updated 24. Mai 2019")]
    ['2019-05-22', '2019-05-24']
    >>> [str(day) for day, _, _ in find_days("11/01/2021", known=[date(2021, 11, 1)])]
    ['2021-11-01']
    """
    for match in _DAY.finditer(text):
        day = _day_of(match, day_first)
        if known and day is not None and day not in known and (match["t4"] or ".")[0] != ".":
            swapped = _real(day.year, day.day, day.month)
            day = swapped if swapped in known else day
        if day is not None and _EARLIEST <= day.year < _LATEST:
            yield day, match.start(), match.end()


def _day_of(match: re.Match[str], day_first: bool | None) -> date | None:
    kind = match.lastgroup
    if kind == "d1":
        return _real(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if kind in {"y2", "y3"}:
        month = month_number(match["n2"] or match["n3"])
        return _real(int(match["y2"] or match["y3"]), month or 0, int(match["d2"] or match["d3"]))
    year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
    if year < 100:
        if match["t4"] == "-":
            return None
        year += 2000
    dotted = match["t4"].startswith(".")
    orders = ((second, first), (first, second))
    if day_first is False and not dotted:
        orders = orders[::-1]
    return _real(year, *orders[0]) or (None if dotted else _real(year, *orders[1]))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=2048)
def _machine_day(text: str, day_first: bool | None) -> date | None:
    """Return the day of a machine's date, as it is written there."""
    match = _ISO.match(text)
    if match is not None:
        day = _real(int(match[1]), int(match[2]), int(match[3]))
        return day if day is not None and _EARLIEST <= day.year < _LATEST else None
    if _STAMP.match(text):
        seconds = int(text.strip()[:10])
        return date(1970, 1, 1) + timedelta(seconds=seconds)
    for day, _, _ in find_days(text[:64], day_first=day_first):
        return day
    moment = parse_moment(text, day_first=day_first)
    if moment is not None and moment.precision.rank >= Precision.DAY.rank:
        return moment.date if _EARLIEST <= moment.date.year < _LATEST else None
    return None


@define(eq=False)
class _Ballot:
    sightings: dict[date, list[Sighting]] = field(factory=dict)
    features: dict[date, dict[str, float]] = field(factory=dict)
    modified: list[tuple[date, Sighting]] = field(factory=list)

    def add(self, day: date | None, sighting: Sighting, *names: str) -> None:
        if day is None:
            return
        features = self.features.setdefault(day, {})
        self.sightings.setdefault(day, []).append(sighting)
        for name in names:
            features[name] = 1.0


def elect_published(
    metadata: Metadata, /, *, headline: Node | None = None
) -> tuple[Election[Moment], Election[Moment]]:
    """Choose the days of publication and of the last change from all the dates of a page."""
    ballot = _gather(metadata, headline)
    table = load_weights("date")
    standing = [
        Candidate(
            value=day,
            weight=score(features, table),
            sightings=tuple(ballot.sightings[day]),
            features=features,
        )
        for day, features in ballot.features.items()
    ]
    ranked, share = rank(standing)
    candidates = tuple(
        Candidate(value=_moment(one.value, one.sightings), weight=one.weight,
                  sightings=one.sightings, features=one.features)
        for one in ranked[:10]
    )  # fmt: skip
    modified = _elect_modified(ballot)
    if not candidates:
        return Election(why="the page has no date"), modified
    best = candidates[0]
    why = ", ".join(f"{name} {part:+.2f}" for name, part in best.reasons(table)[:4])
    return Election(
        winner=best.value,
        candidates=candidates,
        chosen=(best,),
        rivals=_rivals(candidates, modified, share),
        why=why,
        confidence=share,
    ), modified


def _rivals(
    candidates: tuple[Candidate[Moment], ...], modified: Election[Moment], share: float
) -> tuple[Candidate[Moment], ...]:
    """Return the dates that contradict the first; those of another zone or version do not."""
    best, *others = candidates
    changed = {one.value.date for one in modified.candidates}
    return tuple(
        one
        for one in others
        if share * exp(one.weight - best.weight) >= _BELIEVED
        and abs(one.value.date - best.value.date) > _ZONES
        and one.value.date not in changed
    )


def _elect_modified(ballot: _Ballot) -> Election[Moment]:
    candidates = tuple(
        Candidate(
            value=_moment(day, (sighting,)),
            weight=-float(number),
            sightings=(sighting,),
            features={},
        )
        for number, (day, sighting) in enumerate(ballot.modified[:10])
    )
    if not candidates:
        return Election(why="nothing says when the page was changed")
    return Election(
        winner=candidates[0].value,
        candidates=candidates,
        chosen=candidates[:1],
        why="the most trusted source",
        confidence=0.9,
    )


def date_candidates(
    metadata: Metadata, /, *, headline: Node | None = None
) -> list[tuple[date, tuple[Sighting, ...], Mapping[str, float]]]:
    """Return each day with the places it stands at and the features that the vote weighs."""
    ballot = _gather(metadata, headline)
    return [(day, tuple(ballot.sightings[day]), ballot.features[day]) for day in ballot.features]


def _moment(day: date, sightings: tuple[Sighting, ...]) -> Moment:
    """Return the day with the finest time of day that a sighting gives, and what stood there."""
    best: Moment | None = None
    for sighting in sightings[:6]:
        moment = _fine(sighting.raw)
        if (
            moment is not None
            and moment.date == day
            and (best is None or _fineness(moment) > _fineness(best))
        ):
            best = moment
    return best or Moment(value=day, precision=Precision.DAY, raw=sightings[0].raw[:64])


def _fineness(moment: Moment) -> tuple[int, bool]:
    return moment.precision.rank, moment.is_aware


@lru_cache(maxsize=1024)
def _fine(raw: str) -> Moment | None:
    moment = parse_moment(raw)
    if moment is not None:
        return moment
    for _, start, _ in find_days(raw):
        found = match_moment(raw, start)
        return None if found is None else found[0]
    return None


def _gather(metadata: Metadata, headline: Node | None) -> _Ballot:
    ballot = _Ballot()
    day_first = _day_order(metadata)
    _from_json_ld(metadata, ballot, day_first)
    _from_metas(metadata, ballot, day_first)
    machine = set(ballot.features)
    _from_page(metadata, ballot, headline, day_first, machine)
    _from_url(metadata, ballot)
    _compare(ballot, machine)
    return ballot


def _day_order(metadata: Metadata) -> bool | None:
    """Tell the order of day and month from the language: only Americans put the month first."""
    language = "".join(
        node.attrs.get("lang", "") for node in metadata.page.by_tag.get("html", ())[:1]
    ).lower()
    for item in metadata.meta("og:locale"):
        language = language or item.content.lower().replace("_", "-")
    if not language.startswith("en"):
        return True if language else None
    return not (language.startswith(("en-us", "en_us")) or language == "en")


def _from_json_ld(metadata: Metadata, ballot: _Ballot, day_first: bool | None) -> None:
    for item in metadata.linked.items[:40]:
        whose = "" if item.own else "other "
        for key in _LD_KEYS:
            if key not in item.data:
                continue
            for text in strings_of(item.data[key])[:1]:
                day = _machine_day(text[:80], day_first)
                sighting = Sighting("json-ld", text, path=f"{item.path}/{key}")
                ballot.add(day, sighting, f"json-ld {whose}{item.kind} {key}")
                if day is not None and key == "dateModified" and item.own and item.kind != "other":
                    ballot.modified.append((day, sighting))


def _from_metas(metadata: Metadata, ballot: _Ballot, day_first: bool | None) -> None:
    for name, metas in metadata.metas.items():
        if name in PUBLISHED_METAS:
            feature = (
                "meta article:published_time"
                if name == "article:published_time"
                else "meta published"
            )
        elif name in DATE_METAS:
            feature = "meta date"
        elif name in MODIFIED_METAS:
            feature = "meta modified"
        else:
            continue
        for meta in metas[:2]:
            day = _machine_day(meta.content[:80], day_first)
            sighting = Sighting("meta", meta.content, meta.node, meta.name)
            ballot.add(day, sighting, feature)
            if day is not None and feature == "meta modified":
                ballot.modified.append((day, sighting))


def _from_page(
    metadata: Metadata,
    ballot: _Ballot,
    headline: Node | None,
    day_first: bool | None,
    known: Collection[date],
) -> None:
    """Read the dates printed on the page and those in ``datetime`` attributes."""
    top = headline.index if headline is not None else None
    hints = metadata.hints
    behind: set[date] = set()
    seen = times = 0
    for at, texts, machine, whole in _dated(metadata):
        node = metadata.page.nodes[at]
        around = metadata.context[at]
        seen_at = ["anywhere", *places(node, around, top, near=15, far=60, before=12)]
        if hints[at] & Hint.DATE or (
            node.parent is not None and hints[node.parent.index] & Hint.DATE
        ):
            seen_at.append("hinted")
        if node.tag == "time":
            seen_at.append("time")
            times += 1
            if times == 1:
                seen_at.append("time first")
        updated = bool(hints[at] & Hint.MODIFIED)
        if machine:
            _add_machine(ballot, node, machine, seen_at, updated=updated, day_first=day_first)
        for text in (" ".join(raw.split()) for raw in texts):
            for day, start, stop in find_days(text, day_first=day_first, known=known):
                seen += 1
                if seen > _MOST_SEEN:
                    return
                cue = _cue(text[max(0, start - 30) : start] or _text_before(node))
                cue = cue or ("updated by class" if updated else "")
                names = _seen_names(seen_at, text, cue, whole=whole)
                if top is not None and at > top and not around & APART:
                    behind.add(day)
                    if len(behind) == 1:
                        names.append("seen first behind headline")
                near = text[max(0, start - 12) : stop + 30]
                ballot.add(day, Sighting("printed date", near, node), *names)
                if cue.startswith("updated"):
                    sighting = Sighting("printed date", text[start : stop + 30], node)
                    ballot.modified.append((day, sighting))


def _seen_names(places: list[str], text: str, cue: str, *, whole: bool) -> list[str]:
    names = [f"seen {place}" for place in places]
    if cue:
        names.append(f"seen {cue}")
    if len(text) < 30:
        names.append("seen alone")
    elif len(text) > 120:
        names.append("seen in prose")
    if whole:
        names.append("seen in parts")
    return names


def _dated(metadata: Metadata) -> Iterator[tuple[int, list[str], str, bool]]:
    """Yield each element that holds a date: its texts, its machine date, and whether in parts."""
    texts: dict[int, list[str]] = {}
    figures: list[int] = []
    for number in metadata.figures:
        run, node = metadata.runs[number]
        figures.append(node.index)
        if len(run) < _LONG_RUN and _YEAR_HINT.search(run) is not None:
            texts.setdefault(node.index, []).append(run)
    found = dict.fromkeys(texts, "")
    parts: dict[int, list[str]] = {}
    for node in metadata.marked:
        at = node.index
        if not metadata.hints[at] & Hint.DATE or node.tag in _SILENT:
            continue
        machine = _machine(node)
        if machine:
            found[at] = machine
        size = node.end - at
        if at not in texts and 1 < size <= 12:
            next_figure = bisect_left(figures, at)
            if next_figure < len(figures) and figures[next_figure] < node.end:
                joined = node.text()
                if len(joined) < 120 and _YEAR_HINT.search(joined) is not None:
                    parts[at] = [joined]
                    found.setdefault(at, "")
    for at in sorted(found):
        yield at, texts.get(at) or parts.get(at, []), found[at], at in parts


def _machine(node: Node) -> str:
    """Return the date that an element has in its attributes."""
    attrs = node.attrs
    if "datetime" in attrs:
        return attrs["datetime"]
    if "itemprop" in attrs and "date" in attrs["itemprop"].lower() and "content" in attrs:
        return attrs["content"]
    for name in ("title", "data-date", "data-datetime"):
        if name in attrs:
            return attrs[name]
    return ""


def _add_machine(
    ballot: _Ballot,
    node: Node,
    machine: str,
    places: list[str],
    *,
    updated: bool,
    day_first: bool | None,
) -> None:
    prop = node.attrs.get("itemprop", "").lower()
    extra = []
    if "datepublished" in prop or "datecreated" in prop or "pubdate" in node.attrs:
        extra.append("time published")
    if "datemodified" in prop:
        extra.append("time modified")
    if updated:
        extra.append("time of update")
    day = _machine_day(machine[:80], day_first)
    sighting = Sighting("microdata" if prop else "<time>", machine, node)
    ballot.add(day, sighting, *(f"machine {place}" for place in places), *extra)
    if day is not None and ("datemodified" in prop or (updated and node.tag == "time")):
        ballot.modified.append((day, sighting))


_SILENT = word_list("script style noscript template meta link head option iframe svg")


def _text_before(node: Node) -> str:
    """Return what stands before an element within its parent, where that is a text."""
    if node.parent is None:
        return ""
    before = ""
    for child in node.parent.children[:12]:
        if child is node:
            break
        if isinstance(child, str):
            before = child if child.strip() else before
        else:
            before = child.text() if child.end - child.index <= 3 else ""
    return before[-30:]


def _cue(front: str) -> str:
    if _UPDATED.search(front) is not None:
        return "updated"
    if _COPYRIGHT.search(front) is not None:
        return "copyright"
    if _PUBLISHED.search(front) is not None:
        return "published"
    return ""


def _from_url(metadata: Metadata, ballot: _Ballot) -> None:
    address = metadata.page.url or next((meta.content for meta in metadata.meta("og:url")), "")
    if not address:
        for node in metadata.page.by_tag.get("link", ())[:200]:
            if node.attrs.get("rel", "").lower() == "canonical":
                address = node.attrs.get("href", "")
                break
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    match = _URL_DAY.search(path)
    day = _real(int(match[1]), int(match[2]), int(match[3])) if match is not None else None
    if day is None and (match := _URL_DAY_LAST.search(path)) is not None:
        day = _real(int(match[3]), int(match[2]), int(match[1])) or _real(
            int(match[3]), int(match[1]), int(match[2])
        )
    if day is not None and _EARLIEST <= day.year < _LATEST:
        ballot.add(day, Sighting("address", path), "address")
        for other, features in ballot.features.items():
            if other != day:
                features["days from address"] = min(abs((other - day).days), 60) / 60
                features["next day to address"] = float(abs((other - day).days) == 1)
    elif (month := _URL_MONTH.search(path)) is not None:
        for other, features in ballot.features.items():
            same = other.year == int(month[1]) and other.month == int(month[2])
            features["month of address" if same else "not month of address"] = 1.0


def _compare(ballot: _Ballot, machine: set[date]) -> None:
    days = sorted(ballot.features)
    if not days:
        return
    published = [
        day
        for day, features in ballot.features.items()
        if "json-ld article datePublished" in features
        or "meta article:published_time" in features
        or "meta published" in features
        or "machine time published" in features
    ]
    for day, features in ballot.features.items():
        count = len(ballot.sightings[day])
        features["sightings"] = min(count, 8) / 8
        features["earliest"] = float(day == days[0])
        features["latest"] = float(day == days[-1])
        features["only"] = float(len(days) == 1)
        kinds = {sighting.method for sighting in ballot.sightings[day]}
        features["kinds"] = float(len(kinds))
        visible = "seen anywhere" in features
        features["seen and machine"] = float(visible and len(kinds) > 1)
        if day not in machine and machine:
            near = min(abs((day - other).days) for other in machine)
            features["not machine"] = 1.0
            features["a day from machine"] = float(near == 1)
            features["far from machine"] = float(near > 1)
            if published:
                apart = min((abs((day - other).days), (day - other).days) for other in published)
                features["a day before published"] = float(apart[1] == -1)
                features["a day after published"] = float(apart[1] == 1)
                features["long after published"] = float(apart[1] > 1)
                features["long before published"] = float(apart[1] < -1)
                if apart[0] == 1:
                    for name in ("seen right behind headline", "seen in header", "seen hinted",
                                 "seen behind headline", "seen first behind headline"):  # fmt: skip
                        if name in features:
                            features[f"near and {name}"] = 1.0
        elif published and day not in published:
            features["machine but not published"] = 1.0
        if published and day == min(published) and len(set(published)) > 1:
            features["earliest published"] = 1.0
