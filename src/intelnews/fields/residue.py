"""What pages print around the names in a byline: lead words, addresses, dates, buttons."""

from __future__ import annotations

import re

from intelnews.fields.dates import match_moment
from intelnews.folding import squeeze

__all__ = ["strip_residue"]

_WIKI = re.compile(r"\[\[([^\[\]|]{1,100})(?:\|([^\[\]|]{1,100}))?\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,100})\]\([^()\s]{1,500}\)")
_RSS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255} \((?P<name>[^()]{2,60})\)")
_ADDRESSES = (
    re.compile(r"[<(\[]?(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}[>)\]]?"),
    re.compile(r"[<(]?https?://[^\s<>()]{1,500}[>)]?/?"),
    re.compile(r"(?<!\w)@\w{1,30}"),
)
# What a newsroom does with a piece: "Words by", "Story and photos by", "Text:".
_WORK = (
    r"(?:written|posted|published|reported|reporting|story|words|text|article|analysis|opinion|"
    r"commentary|comment|review|interview|compiled|created|submitted|added|authored|contributed|"
    r"report|essay|column|post|dispatch|feature|profile|exclusive)"
)
_BYLINE_WORDS = (
    # "View all posts by", "A guest post by", "By:"
    rf"""(?: view \s all \s (?: posts | articles ) \s by
      | (?: (?: an? \s )? (?: (?: guest | special | news ) \s )? {_WORK}
            (?: \s (?: and | & ) \s \w{{4,14}} )? \s )? by
    ) (?: \s? : \s? | \s | $ )""",
    rf"(?: {_WORK} | byline | authors? | credits? ) \s? : \s?",
    r"(?: about \s the \s authors? | authors? | follow ) \s",
    r"""(?: autor (?: in | a | es | e )? | auteurs? | text [eo]? | testo | tekst | автор | текст
      | yazan | haber | συντάκτης | كتب | بقلم | 著者 | 作者 | 文 | 撰文 | 記者 | 记者 | 글
    ) \s? [:：] \s?""",
    # The same with the word for what was done in front, which leaves no doubt
    r"""(?: publi\w{1,6} | veröffentlicht | geschrieben | verfasst | erstellt | eingestellt
          | gepostet | eingetragen | beitrag | gastbeitrag | (?: eine \s )? kolumne | artikel
          | pressemitteilung | escrito | écrit | rédigé | scritto | pubblicato | geplaatst
          | geschreven | skrevet | skriven
    ) \s (?: von | vom | par | por | di | da | door | av | af ) \s""",
    # Prepositions of other languages, where at least two words follow: "Von der Leyen" is a name
    r"""(?: (?: publi\w{1,4} | veröffentlicht | geschrieben | escrito | écrit | scritto | pubblicato
          | geplaatst | geschreven | propos \s recueillis ) \s )?
    (?: von | par | por | di | da | door | av | af | przez | от | yazan | بقلم | كتب ) \s
    (?! der \s ) (?= [^\s,;]+ \s [^\s,;] )""",
)
_LEADS = tuple(re.compile(words, re.VERBOSE | re.IGNORECASE) for words in _BYLINE_WORDS)
_GLUED = re.compile(r"By(?=[A-ZÀ-Þ])")
_DATE_IN_FRONT = re.compile(
    r"(?:(?:posted|published|written|submitted|updated|filed)(?:\son)?\s?:?\s?)?", re.IGNORECASE
)
_ANY_BY = re.compile(r"by\s", re.IGNORECASE)
_BY = re.compile(r"[\s,|•·–—-]*(?=by\s)", re.IGNORECASE)
_TAIL = re.compile(
    r"""(?<!\w) (?:
        (?: additional \s | with \s )? (?: edited | editing | reporting | writing | photos?
          | photographs? | photography | pictures? | illustrations? | illustrated | graphics?
          | videos? | translated | translation | research ) \s by
      | (?: last \s )? (?: updated | published | posted | modified )
      | follow | view \s all | read \s more | \d+ \s (?: min | comments? ) | leave \s a \s comment
      | share \s (?: this | on )
    ) (?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<![\w./-])(?=\w)|(?<=[^\W\d_])(?=\d{1,2}\s)")
_ON = re.compile(r"(?:\s(?:on|am|vom|le|el|il|den|op))?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|2[01])\d\d")
_EDGES = ' \t\n,;:|/*"“”«»►•▪–—-'


def strip_residue(text: str, /) -> str:
    """Return a byline without lead words, mail and web addresses, dates and what follows them.

    >>> strip_residue("Posted by Anna Kral <kral@port.example> on May 22, 2019")
    'Anna Kral'
    """
    plain = _lines(text)
    if (rss := _RSS.fullmatch(plain)) is not None:
        return rss["name"]
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    plain = _WIKI.sub(lambda match: match[2] or match[1], plain)
    plain = _LINK.sub(r"\1", plain)
    for address in _ADDRESSES:
        plain = address.sub(" ", plain)
    plain = _without_lead(_without_date_in_front(plain.strip(_EDGES)))
    plain = _until_date(plain)
    if (tail := _TAIL.search(plain)) is not None:
        plain = plain[: tail.start()]
    return _lines(plain).strip(_EDGES)


def _lines(text: str) -> str:
    return "\n".join(line for line in map(squeeze, text.split("\n")) if line)


def _without_date_in_front(plain: str) -> str:
    """Take the date off "Posted on May 22, 2019 by Anna Kral"; it needs the "by" to be sure."""
    if _ANY_BY.search(plain) is None:  # most have none, and a date takes long to find
        return plain
    start = _DATE_IN_FRONT.match(plain)
    found = match_moment(plain, start.end()) if start is not None else None
    by = _BY.match(plain, found[1].end) if found is not None else None
    return plain if by is None else plain[by.end() :]


def _without_lead(plain: str) -> str:
    for _ in range(3):  # "Author: Written by: Anna Kral" is as deep as they stand
        plain = _GLUED.sub("By ", plain, count=1) if _GLUED.match(plain) else plain
        ends = [match.end() for lead in _LEADS if (match := lead.match(plain)) is not None]
        if not ends:
            break
        plain = plain[max(ends) :].strip(_EDGES)
    return plain


def _until_date(plain: str) -> str:
    """Cut off at the first date; names have no figures, and behind the date stand none."""
    if _YEAR.search(plain) is None:
        return plain
    for match in _WORD_START.finditer(plain):
        if match_moment(plain, match.start()) is not None:
            return _ON.sub("", plain[: match.start()])
    return plain
