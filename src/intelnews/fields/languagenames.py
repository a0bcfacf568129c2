"""Languages by their names and three-letter codes, as archives and catalogues write them."""

from __future__ import annotations

import re
from typing import Final

from intelnews.folding import fold

__all__ = ["language_code"]

_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{1,8}){0,4}")
# ISO 639-1, the codes of ISO 639-2 (bibliographic ones too), the name in English and its own name.
_TABLE: Final = """
ar ara arabic العربية
az aze azerbaijani
bg bul bulgarian български
bn ben bengali bangla
bs bos bosnian
ca cat catalan català
cs ces cze czech čeština
da dan danish dansk
de deu ger german deutsch
el ell gre greek ελληνικά
en eng english
es spa spanish español castellano
et est estonian eesti
fa fas per persian farsi فارسی
fi fin finnish suomi
fr fra fre french français
he heb hebrew עברית
hi hin hindi हिन्दी
hr hrv croatian hrvatski
hu hun hungarian magyar
hy hye arm armenian
id ind indonesian
is isl ice icelandic
it ita italian italiano
ja jpn japanese 日本語
ka kat geo georgian
kk kaz kazakh
ko kor korean 한국어
lt lit lithuanian
lv lav latvian
mk mkd mac macedonian
ms msa may malay
nl nld dut dutch nederlands
no nor norwegian norsk
pl pol polish polski
pt por portuguese português
ro ron rum romanian română
ru rus russian русский
sk slk slo slovak
sl slv slovenian slovene
sq sqi alb albanian shqip
sr srp serbian srpski
sv swe swedish svenska
sw swa swahili
ta tam tamil
th tha thai
tr tur turkish türkçe
uk ukr ukrainian українська
ur urd urdu
uz uzb uzbek
vi vie vietnamese
zh zho chi chinese mandarin 中文
"""
_CODES: Final = {
    fold(word): line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()
}


def language_code(words: str, /) -> str | None:
    """Return the ISO 639-1 code of a language that is named, or written as a code or tag.

    >>> language_code("English"), language_code("ger"), language_code("pt-BR"), language_code("old")
    ('en', 'de', 'pt', None)
    """
    if len(words) > 40:  # longer than any name or tag of a language
        return None
    plain = fold(words)
    tag = _TAG.fullmatch(plain)
    if tag is not None:
        return tag[1]
    return _CODES.get(plain) or _CODES.get(plain.partition("-")[0].partition("_")[0].strip())
