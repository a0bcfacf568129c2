"""Signatures: lines that name a writer although no element is named for it.

"By Anna Kral", "Text: Anna Kral", a name beside the date, alone in a paragraph, or in brackets
behind the last one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from intelnews.fields.names import parse_byline
from intelnews.fields.newsrooms import has_agency
from intelnews.fields.wordlists import word_list
from intelnews.folding import squeeze
from intelnews.html.ballot import Sighting
from intelnews.html.places import APART, places
from intelnews.html.writers import LEAD, MOST, WEB, read_house

if TYPE_CHECKING:
    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node
    from intelnews.html.writers import Writers

__all__ = ["WITHOUT_DATE", "add_lines", "add_notes"]

# The words before a name, where a byline is printed in no element of its own.
_BY_LINE = re.compile(
    r"(?:^|\n|[|•·(\[]\s?|[.!?”\"]\s)\s{0,4}"
    r"(?:(?:written|words|story|text|posted|published|reported|report|article|review|"
    r"reporting|photos?|analysis|opinion)(?:\s(?:and|&)\s\w{4,14})?\s)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|автор|текст|text|texte|texto|testo|tekst|"
    r"autor(?:in|a|es|en)?|auteur|author|authors|foto und text|text und fotos?|words|reporter|"
    r"writer|journalist|redacteur|redactie|記者|记者|作者|文|글|기자|撰文)"
    r"\s?[:：/]?\s(?P<rest>[^\n|•·]{2,100})",
    re.IGNORECASE,
)
# Where a byline may begin, found quickly; _BY_LINE then looks closely.
_MAY_SIGN = re.compile(
    r"[\n|•·(\[.!?”\"]\s{0,12}(?=[bvpdatwrjsofат作記记文글기撰著])(?:(?:by|von|par|por|di|da|door|av|af|przez|texte?|texto|testo|tekst|autor(?:in|a|es|en)?|auteur|"
    r"authors?|words|written|reporter|reporting|report|writer|journalist|story|posted|published|reported|article|review|"
    r"photos?|analysis|opinion|redacteur|redactie|foto|автор|текст)[\s:：/]|[作記记文글기撰著])",
    re.IGNORECASE,
)
# A run that ends so names whoever the next element holds: "Posted by <u>Anna Kral</u>".
_LEADS = re.compile(r"\b(?:by|von|par|por|di|da|door|przez)\s?:?\s{0,4}$", re.IGNORECASE)
_MOST_LED = 40  # characters of such a run; a sentence before a name is prose
_SMALL_NAME = 4  # elements in one that holds nothing but a name
_MOST_CHILDREN = 60  # of an element whose text may be a signature
_ON = re.compile(
    r"\s(?:on|am|le|el|il|den|vom|um)\s\d|\s(?:on|am)\s(?:[A-Z][a-z]+,?\s){1,2}\d|\d{1,2}[./-]\d",
    re.IGNORECASE,
)
_PLAIN = word_list("p div span strong em b i small font center td li dd h4 h5 h6 a")
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d|(?:19|20)\d\d")
# A date, a time of day and the words around them, wherever they stand in a line.
WITHOUT_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.]\d\d(?:\s?(?:Uhr|[ap]\.?m\.?|h))?"
    r"|(?:\b[^\W\d_]{3,10}\.?\s)?\d{1,2}(?:st|nd|rd|th|\.)?,?(?:\s(?:de\s)?[^\W\d_]{3,10}\.?,?(?:\sde)?)?\s(?:19|20)\d\d"
    r"|\s(?:am|um|on|at|le|el|il|den|vom)(?=\s|$)|\b(?:posted|published|updated|veröffentlicht)\b",
    re.IGNORECASE,
)
_NAME_SHAPE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{0,20}|[a-z]{2,3})(?:[\s/,&]{1,3}(?:[A-ZÀ-Þ][\w.'’-]{0,20}|[a-z]{2,3})){1,5}"
)
_BEFORE = 15  # elements before the headline in which its byline may stand
_NEAR = 40  # elements behind the headline within which a date is the article's
_MOST_LONE = 20  # names alone in their element; a page of teasers has hundreds
_FOOT = re.compile(r"[(（\[](?P<who>[^()（）\[\]]{2,60})[)）\]][\s+.]{0,10}$")


def add_lines(metadata: Metadata, ballot: Writers, headline: Node | None) -> None:
    """Read lines such as "By Anna Kral" and "Text: Anna Kral" that stand in no special element."""
    top = headline.index if headline is not None else None
    found = 0
    for child, node in metadata.runs_like(_MAY_SIGN):
        if len(child) > 2000:
            continue
        match = _BY_LINE.search(child[:160]) or (
            _BY_LINE.search(child, len(child) - 160) if len(child) > 160 else None
        )
        rest = match["rest"] if match is not None else _behind(child, node)
        if not rest:
            continue
        if match is not None and len(child) < 30 and len(rest) < 3:
            rest = (node.text() or "")[:100]
        cut = _ON.search(rest)
        text = rest[: cut.start()] if cut is not None else rest
        authors = parse_byline(f"By {text}")
        if not authors or len(authors) > 6:
            continue
        found += 1
        if found > MOST:
            return
        names = [
            "line",
            *(f"line {place}" for place in places(node, metadata.within(node), top)),
        ]
        if match is not None and match.start() > 2:
            names.append("line inside a text")
        if len(child) > 200:
            names.append("line in prose")
        if found == 1:
            names.append("first line")
        said = squeeze(match[0] if match is not None else child[-60:] + rest)[:120]
        for author in authors:
            ballot.add(author, Sighting("byline", said, node), *names, "person")


def _place_of(run: tuple[str, Node]) -> int:
    return run[1].index


def _behind(run: str, node: Node) -> str:
    """Return what the element behind a run says, where the run ends with "by"."""
    if len(run.strip()) > _MOST_LED or len(node.children) > _MOST_CHILDREN:
        return ""
    if _LEADS.search(run[-60:]) is None:
        return ""
    number = next((at for at, child in enumerate(node.children) if child is run), -1)
    for child in node.children[number + 1 : number + 2]:
        if not isinstance(child, str) and child.end - child.index <= _SMALL_NAME:
            return child.text()[:100]
    return ""


def add_notes(metadata: Metadata, ballot: Writers, headline: Node | None) -> None:
    """Read names that stand alone under the headline, beside the date, or at the foot."""
    if headline is None:
        return
    top = headline.index
    lone = 0
    foot: tuple[str, Node] | None = None
    runs = metadata.runs
    for child, node in runs[bisect_left(runs, top - _BEFORE, key=_place_of) :]:
        size = len(child)
        ends = size > 40 and ")" in child[-12:]
        if not (ends or 5 <= size <= 120) or node.tag not in _PLAIN:
            continue
        if metadata.context[node.index] & APART:
            continue
        if ends and child.rstrip(" +.\n\t\xa0").endswith(")"):
            foot = (child, node)
        if size > 120:
            continue
        plain = child.strip()
        if node.index - top <= _NEAR and _DATED.search(plain) is not None:
            _add_beside_date(metadata, ballot, squeeze(plain), node, top)
        elif lone < _MOST_LONE:
            lone += _add_lone(metadata, ballot, plain, node, top)
    if foot is not None:
        _add_foot(ballot, *foot)


def _add_beside_date(metadata: Metadata, ballot: Writers, plain: str, node: Node, top: int) -> None:
    """Add the names in a line with a date: "22.05.2019 | 13:10 Uhr | Anna Kral"."""
    if WEB.search(plain) is not None:
        return
    rest = LEAD.sub("", WITHOUT_DATE.sub(" ", plain).strip(" ,;|·•-–—:/"))
    for author in parse_byline(rest)[:4] if 2 < len(rest) <= 60 else ():
        names = [f"note {place}" for place in places(node, metadata.within(node), top)]
        sighting = Sighting("byline", plain, node)
        ballot.add(author, sighting, "note beside date", *names, "person")


def _add_lone(metadata: Metadata, ballot: Writers, text: str, node: Node, top: int) -> bool:
    """Add the names of a text that holds nothing else."""
    if not (text[0].isupper() or text[0] in "([–—-") or not 1 <= text.count(" ") <= 8:
        return False
    plain = squeeze(text).strip("()[] ,:-–—")
    parent = node.parent
    if _NAME_SHAPE.fullmatch(plain) is None or (
        parent is not None and len(parent.children) > 6 and node.tag not in {"p", "div"}
    ):
        return False
    authors = parse_byline(plain)
    if not authors or not all(" " in author.name for author in authors):
        return False
    names = [f"lone {place}" for place in places(node, metadata.within(node), top)]
    names.append(f"lone in {node.tag}")
    if len(node.children) == 1:
        names.append("lone in element")
    for author in authors[:4]:
        ballot.add(author, Sighting("byline", plain, node), "lone", *names, "person")
    return True


def _add_foot(ballot: Writers, text: str, node: Node) -> None:
    """Add whom the last brackets name: "(Anna Kral)", "(with AFP)"."""
    match = _FOOT.search(text[-90:])
    if match is None:
        return
    who, sighting = match["who"], Sighting("credit", match[0], node)
    authors = parse_byline(who)
    for author in authors[:4]:
        if " " in author.name or " " not in who:
            ballot.add(author, sighting, "foot", "person")
    if not authors and has_agency(who.upper()) and (house := read_house(who)) is not None:
        ballot.add(house, sighting, "foot", "as is foot", "as is")
