"""Lines that say who wrote when and where, in English and the larger languages of Europe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.dates import is_ambiguous, match_moment, parse_moment
from intelnews.fields.names import looks_like_name, parse_byline
from intelnews.fields.newsrooms import is_nobody, is_organisation, is_place, is_role
from intelnews.fields.wordlists import word_list
from intelnews.folding import fold
from intelnews.model import Precision, Span
from intelnews.model.record import Record, many
from intelnews.text.bylines import read_byline
from intelnews.text.wrapping import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.model import Moment

__all__ = ["Credits", "read_credits"]

_LONGEST = 160  # three writers with their newsrooms, and two dates
_LEAD = re.compile(
    r"(?:by|von|par|por|di|door|av|af|przez|od|autor(?:in|a|e|es|ka)?|auteure?|text[eo]?|tekst"
    r"|testo|автор|текст|yazan|napsala?|írta|szerző|kirjoittaja|teksti)\s?:?\s+",
    re.IGNORECASE,
)
_BARS = re.compile(r"[|·•–—]|\s-\s")
_SEPARATORS = re.compile(r"[|·•–—,;/()\[\]]|\s-\s")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d\d){0,2}")
_PAGE = re.compile(r"(?:pp?|pages?|seiten?|s|str|pág|blz)\.?\s?\d{1,4}", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|oraz|i|и|і|ve|&)\s+")
_WORD_STARTS = re.compile(r"(?<!\w)\w")
_DATE_WORDS = word_list(
    "first published publication posted created issued released date dated on at the time "
    "veröffentlicht erschienen datum am um den vom uhr stand publié publiée paru parue mis ligne "
    "en le à publicado publicada fecha el a las de del em às data pubblicato il alle ore del "
    "gepubliceerd geplaatst op om publicerad publicerat kl klo publisert offentliggjort den "
    "opublikowano dnia godz publikováno dne v hod опубликовано дата г в yayınlanma tarihi "
    "julkaistu megjelent last"
)
_UPDATE_WORDS = word_list(
    "updated modified revised edited update aktualisiert geändert jour modifié actualisé "
    "actualizado modificado atualizado aggiornato modificato bijgewerkt gewijzigd uppdaterad "
    "oppdatert opdateret zaktualizowano aktualizacja aktualizováno обновлено güncellenme päivitetty"
)
_LABELS = _DATE_WORDS | _UPDATE_WORDS


@frozen(kw_only=True, repr=False)
class Credits(Record):
    """What a line of credits says; spans count in the line.

    ``byline`` holds all the names, from the word "by" where there is one; ``houses`` are the
    newsrooms, roles and places that stand beside a date.

    >>> line = "By ANNA KRAL | Updated: 23 May 2019"
    >>> found = read_credits(line)
    >>> found.byline.cut(line), found.updated[0].cut(line)
    ('By ANNA KRAL', '23 May 2019')
    """

    byline: Span | None = None
    published: tuple[Span, ...] = many()
    updated: tuple[Span, ...] = many()
    houses: tuple[Span, ...] = many()


def read_credits(line: str, /, *, bare_names: bool = False) -> Credits | None:
    """Read a line that names writers and dates and nothing else, ``None`` for any other line.

    Args:
        line: The line.
        bare_names: Whether a name without "by" and without a date is a writer, as it is under a
            headline.

    >>> read_credits("By Monday, 20 May 2019, the port was open") is None
    True
    """
    if len(line) > _LONGEST or not line.strip():
        return None
    dates = tuple(_dates(line))
    if not dates:
        return _without_date(line, bare_names=bare_names)
    published: list[Span] = []
    updated: list[Span] = []
    authors: list[Span] = []
    houses: list[Span] = []
    at = 0
    for date in (*dates, None):
        is_update = False
        for part in _stretches(line, _SEPARATORS, at, len(line) if date is None else date.start):
            words = part.cut(line)
            labels = {fold(word.strip(".:")) for word in words.split()}
            if all(label in _LABELS or _CLOCK.fullmatch(label) for label in labels):
                is_update |= bool(labels & _UPDATE_WORDS)
            elif _is_byline(words) or _are_names(words):
                authors.append(part)
            elif _is_house(words):
                houses.append(part)
            else:
                return None
        if date is not None:
            (updated if is_update else published).append(date)
            at = date.end
    byline = Span.hull(authors) if authors else None
    if byline is not None and any(map(byline.overlaps, dates)):
        byline = authors[0]
    return Credits(
        byline=byline,
        published=tuple(published),
        updated=tuple(updated),
        houses=tuple(houses),
    )


def _without_date(line: str, *, bare_names: bool) -> Credits | None:
    byline = read_byline(line)
    if byline is not None:
        if byline.body is not None or byline.is_cut:
            return None
        houses = () if byline.site is None else (byline.site,)
        return Credits(byline=byline.names, houses=houses)
    if _is_led(line) or (bare_names and _is_signature(line)):
        return Credits(byline=Span(0, len(line)))
    return None


def _stretches(words: str, separator: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    """Yield what stands between separators, without the points and spaces around it."""
    for match in separator.finditer(words, start, end):
        yield from _trimmed(words, start, match.start())
        start = match.end()
    yield from _trimmed(words, start, end)


def _trimmed(words: str, start: int, end: int) -> Iterator[Span]:
    bare = words[start:end].strip(" .:")
    if bare:
        start = words.index(bare, start)
        yield Span(start, start + len(bare))


def _dates(words: str) -> Iterator[Span]:
    """Yield the dates of a line; a month or a year alone must fill a part of it."""
    if not any(map(str.isdigit, words)):
        return
    for stretch in _stretches(words, _BARS, 0, len(words)):
        whole = parse_moment(stretch.cut(words))
        if whole is not None and whole.precision is not Precision.YEAR:
            yield stretch
            continue
        behind = 0
        for start in _WORD_STARTS.finditer(words, stretch.start, stretch.end):
            found = match_moment(words, start.start()) if start.start() >= behind else None
            if found is not None and _is_day(found[0]):
                behind = found[1].end
                yield found[1]


def _is_day(moment: Moment) -> bool:
    coarse = moment.precision in {Precision.YEAR, Precision.MONTH}
    return not coarse or is_ambiguous(moment.raw)


def _is_byline(words: str) -> bool:
    return read_byline(words) is not None or _is_led(words)


def _is_led(words: str) -> bool:
    """Tell whether words begin with "by" in some language, and go on as a byline may."""
    lead = _LEAD.match(words)
    if lead is None or ends_sentence(words):
        return False
    names = words[lead.end() :]
    if names[:1].isupper() and parse_byline(names):
        return True
    return len(names.split()) <= 4 and (is_nobody(names) or is_role(names))


def _are_names(words: str) -> bool:
    """Tell whether words are names of persons, joined by commas or an "and"."""
    names = _AND.split(words)
    return len(names) < 9 and all(looks_like_name(name) and not is_place(name) for name in names)


def _is_signature(words: str) -> bool:
    """Tell whether words are names, alone or with a role or a house behind them."""
    if words[-1] in ",;:":  # "Dear friends,"
        return False
    parts = [part.cut(words) for part in _stretches(words, _SEPARATORS, 0, len(words))]
    return bool(parts) and all(
        _are_names(part) or (place > 0 and (is_role(part) or is_organisation(part)))
        for place, part in enumerate(parts)
    )


def _is_house(words: str) -> bool:
    """Tell whether words beside a date are a newsroom, a role or a place."""
    parts = words.split()
    if len(parts) > 5:
        return False
    if _PAGE.fullmatch(words):
        return True
    are_names = all(part[0].isupper() or fold(part) in _DATE_WORDS for part in parts)
    return (are_names and len(parts) <= 3) or is_organisation(words) or is_role(words)
