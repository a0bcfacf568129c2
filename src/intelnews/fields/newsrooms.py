"""The words newsrooms print beside names: roles, agencies, houses, places and nobody in particular."""

from __future__ import annotations

import re

from intelnews.folding import fold

__all__ = ["is_nobody", "is_organisation", "is_place", "is_role"]

# A segment that holds one of these as a whole word says what somebody is, not who.
_ROLES = frozenset(
    ["editor", "editors", "correspondent", "correspondents", "reporter", "reporters", "columnist", "analyst", "professor", "lecturer", "journalist", "producer", "photographer", "photojournalist", "writer", "writers", "author", "contributor", "contributors", "commentator", "blogger", "critic", "anchor", "presenter", "host", "intern", "fellow", "director", "researcher", "scholar", "historian", "economist", "strategist", "chief", "deputy", "senior", "bureau", "managing", "executive", "assistant", "associate", "freelance", "freelancer", "staff", "redakteur", "redakteurin", "reporterin", "korrespondent", "korrespondentin", "autor", "autorin", "journalistin", "journaliste", "correspondant", "correspondante", "redactor", "redactora", "corresponsal", "periodista", "redattore", "inviato", "giornalista", "redacteur", "verslaggever", "correspondente", "jornalista", "корреспондент", "редактор", "обозреватель", "журналист", "desk", "team", "newsroom", "minister", "ambassador", "chairman", "president", "ceo", "founder", "co-founder", "lawyer", "attorney", "doctor", "expert", "advisor", "adviser", "consultant", "illustrator"]
)
_AGENCIES = frozenset(
    ["ap", "afp", "reuters", "dpa", "epa", "upi", "ansa", "efe", "tass", "ria", "interfax", "xinhua", "kyodo", "jiji", "ptI", "pti", "ani", "ians", "apa", "apn", "sda", "sid", "dapd", "kna", "epd", "ips", "irna", "isna", "anadolu", "bloomberg", "belga", "ntb", "tt", "ritzau", "lusa", "ukrinform", "unian", "pap", "ctk", "mti", "afx", "bbc", "cnn", "nbc", "cbs", "abc", "fox", "npr", "pbs", "cnbc", "msnbc", "sky", "rfe/rl", "rfi", "voa", "dw", "aljazeera", "yonhap", "antara", "bernama", "wam", "petra", "sana", "mena"]
)
_HOUSE_WORDS = frozenset(
    ["agency", "agencies", "press", "news", "newspaper", "times", "post", "tribune", "courier", "herald", "gazette", "journal", "chronicle", "observer", "guardian", "telegraph", "daily", "weekly", "sunday", "magazine", "media", "network", "radio", "television", "tv", "online", "service", "services", "wire", "wires", "institute", "university", "college", "centre", "center", "foundation", "council", "society", "association", "organisation", "organization", "company", "inc", "ltd", "gmbh", "group", "press-agency", "bulletin", "examiner", "mirror", "mail", "globe", "inquirer", "sentinel", "dispatch", "ledger", "zeitung", "verlag", "agentur", "agence", "presse", "agencia", "agenzia", "redaktion", "redaccion", "redazione", "redaction", "redactie", "toimitus", "редакция", "агентство", "projects", "committee", "department", "ministry", "board", "today", "report", "reports"]
)
_NOBODY = frozenset(
    ["admin", "administrator", "webmaster", "editor", "editors", "editorial", "staff", "guest", "anonymous", "unknown", "author", "none", "n/a", "user", "contributor", "contributors", "webdesk", "newsdesk", "team", "us", "everyone", "noreply", "no-reply", "redaktion", "admin1", "moderator", "sponsored", "advertorial", "advertisement", "nobody"]
)
# Words with which the names of places of two words begin or end.
_PLACE_FIRST = frozenset(
    ["new", "san", "los", "las", "port", "fort", "saint", "st", "mount", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "cape", "lake", "united", "tel", "el-aviv", "hong", "buenos", "rio", "sao", "addis", "abu", "kuala", "sri", "saudi", "great", "costa", "sierra", "burkina", "ivory", "puerto", "santo", "santa"]
)
_PLACE_LAST = frozenset(
    ["city", "island", "islands", "beach", "valley", "county", "bay", "springs", "falls", "heights", "republic", "kingdom", "states", "dc", "d.c"]
)
_TOKEN = re.compile(r"[^\s,;:()\[\]]+")


def _tokens(text: str) -> list[str]:
    return [word.strip(".'") for word in _TOKEN.findall(fold(text))]


def is_role(text: str, /) -> bool:
    """Tell whether the words say what somebody does.

    >>> is_role("Foreign Correspondent"), is_role("Anna Kral")
    (True, False)
    """
    return any(word in _ROLES for part in _tokens(text) for word in (part, *part.split("/")))


def is_organisation(text: str, /) -> bool:
    """Tell whether the words name an agency, a paper or another house.

    >>> is_organisation("Associated Press"), is_organisation("AFP"), is_organisation("Anna Kral")
    (True, True, False)
    """
    words = _tokens(text)
    if not words:
        return False
    if any(word in _HOUSE_WORDS for word in words):
        return True
    if any("." in word.strip(".") and len(word.rsplit(".", 1)[1]) in {2, 3} for word in words):
        return not all(len(letter) <= 1 for letter in words[0].split("."))  # "site.org", not "J.K"
    return all(word in _AGENCIES for word in words)


def is_nobody(text: str, /) -> bool:
    """Tell whether the words name no person: "Staff", "admin", "our correspondent".

    >>> is_nobody("Staff Writer"), is_nobody("our correspondent"), is_nobody("Anna Kral")
    (True, True, False)
    """
    words = _tokens(text)
    return not words or words[0] in {"our", "a", "the"} or any(word in _NOBODY for word in words)


def is_place(text: str, /) -> bool:
    """Tell whether two or three words look like the name of a place.

    >>> is_place("Port Ansel"), is_place("Anna Kral")
    (True, False)
    """
    words = _tokens(text)
    return len(words) > 1 and (words[0] in _PLACE_FIRST or words[-1] in _PLACE_LAST)
