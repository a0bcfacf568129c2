"""The words that newsrooms print beside names: roles, agencies, houses, places, and nobody."""

from __future__ import annotations

import re
from functools import lru_cache

from intelnews.fields.wordlists import word_list
from intelnews.folding import fold

__all__ = [
    "ROLE_MODIFIERS",
    "has_agency",
    "is_collective",
    "is_nobody",
    "is_organisation",
    "is_place",
    "is_role",
]

# A phrase that holds one of these as a whole word says what somebody does, not who it is.
_ROLES = word_list(
    "editor editors correspondent correspondents reporter reporters columnist columnists analyst "
    "analysts professor lecturer journalist journalists producer photographer photojournalist "
    "writer writers author authors contributor contributors commentator blogger critic anchor "
    "presenter fellow director researcher scholar historian economist strategist chief deputy "
    "senior managing executive assistant associate freelance freelancer minister ambassador "
    "chairman president ceo founder co-founder lawyer attorney expert advisor adviser consultant "
    "illustrator translator "
    "redakteur redakteurin reporterin korrespondent korrespondentin autor autorin journalistin "
    "journaliste correspondant correspondante redactor redactora corresponsal periodista redattore "
    "inviato giornalista redacteur verslaggever correspondente jornalista muhabir "
    "корреспондент редактор обозреватель журналист 記者 记者 기자"
)
# German puts the beat or the house in front, with a hyphen: "Harbour-Times-Experte".
_GERMAN_ROLES = word_list(
    "experte expertin redakteur redakteurin korrespondent korrespondentin autor autorin reporter "
    "reporterin chefredakteur mitarbeiter mitarbeiterin journalist journalistin"
)
# Groups without names; beside a person they are no role of that person.
_COLLECTIVES = word_list("staff team desk newsroom bureau")
# Words that stand before a role and belong to it: "Staff Writer", "Diplomatic Editor".
ROLE_MODIFIERS = word_list(
    "ap afp reuters staff senior junior chief foreign diplomatic political business sports science "
    "health security defence defense national international european world city crime legal "
    "investigative special contributing deputy associate assistant managing executive consumer "
    "technology tech education environment financial economics video digital guest military "
    "intelligence news features opinion entertainment education media local regional"
)
_AGENCIES = word_list(
    "ap afp reuters dpa epa upi ansa efe tass ria interfax xinhua kyodo jiji pti ani ians apa apn "
    "sda sid dapd kna epd ips irna isna anadolu bloomberg belga ntb tt ritzau lusa ukrinform unian "
    "pap ctk mti afx bbc cnn nbc cbs abc npr pbs cnbc msnbc rfe rl rfi voa dw wdr ndr mdr zdf ard "
    "srf orf yonhap antara bernama wam petra sana mena un nato"
)
_HOUSE_WORDS = word_list(
    "agency agencies press news newspaper newspapers times post tribune courier herald gazette "
    "journal chronicle observer guardian telegraph daily weekly magazine media network radio "
    "television tv online service services wire wires institute university college centre center "
    "foundation council society association organisation organization company inc ltd gmbh ag kg "
    "group bulletin examiner mirror inquirer sentinel dispatch ledger committee department "
    "ministry board today report reports studio studios project projects editorial blog channel "
    "sources contributors "
    "zeitung verlag agentur agence presse agencia agenzia redaktion redaccion redazione redaction "
    "redactie redacao toimitus redakcja редакция агентство"
)
# Words that name nobody if nothing else stands beside them.
_NOBODY = word_list(
    "admin administrator webmaster editor editors editorial staff guest anonymous anonimo anonyme "
    "unknown author none n/a user contributor contributors webdesk newsdesk newsroom team us "
    "everyone noreply no-reply redaktion redazione redaccion moderator sponsored advertorial "
    "advertisement nobody root wordpress webteam print test reader readers by"
)
_NAMELESS = _NOBODY | _ROLES | _COLLECTIVES | _HOUSE_WORDS
# Words with which names of places of several words begin or end.
_PLACE_FIRST = word_list(
    "new san los las port fort saint st mount north south east west northern southern eastern "
    "western cape lake united tel hong buenos rio sao addis abu kuala sri saudi great costa sierra "
    "burkina puerto washington"
)
_PLACE_LAST = word_list(
    "city island islands beach valley county bay springs falls heights republic kingdom states dc "
    "d.c"
)
_TOKEN = re.compile(r"[^\s,;:()\[\]|/]+")
_DOMAIN = re.compile(r"[\w-]{2,63}(?:\.[\w-]{2,63}){0,4}\.[a-z]{2,10}")
_CJK_HOUSE = re.compile(r"新[聞闻]|編集|编辑|通信|オンライン|[社報报網网局部]$")


@lru_cache(maxsize=4096)  # a name is asked whether it is a role, a house, a place or nobody
def _tokens(text: str) -> tuple[str, ...]:
    words = [word.strip(".'\"") for word in _TOKEN.findall(fold(text))]
    return tuple([word for word in words if word])


def is_role(text: str, /) -> bool:
    """Tell whether the words say what somebody does.

    >>> is_role("Foreign Correspondent"), is_role("Anna Kral")
    (True, False)
    """
    return any(
        word in _ROLES or word in _COLLECTIVES or word.rpartition("-")[2] in _GERMAN_ROLES
        for word in _tokens(text)
    )


def is_collective(text: str, /) -> bool:
    """Tell whether the words mean a group without names, such as "Staff" or "News Desk".

    >>> is_collective("Web Team"), is_collective("Staff Writer")
    (True, False)
    """
    words = _tokens(text)
    return any(word in _COLLECTIVES for word in words) and not any(word in _ROLES for word in words)


def has_agency(text: str, /) -> bool:
    """Tell whether the words hold the short name of an agency or a station in capitals.

    >>> has_agency("AFP Anna Kral"), has_agency("Ria Kral")
    (True, False)
    """
    return any(
        word.isupper() and len(word) > 1 and fold(word) in _AGENCIES
        for word in _TOKEN.findall(text)
    )


def is_organisation(text: str, /) -> bool:
    """Tell whether the words name an agency, a paper or another house.

    >>> is_organisation("Associated Press"), is_organisation("AFP"), is_organisation("Anna Kral")
    (True, True, False)
    """
    words = _tokens(text)
    if any(word in _HOUSE_WORDS for word in words) or _CJK_HOUSE.search(text):
        return True
    if any(_DOMAIN.fullmatch(word) for word in words):  # "harbournews.example"
        return True
    return bool(words) and all(word in _AGENCIES for word in words)


def is_nobody(text: str, /) -> bool:
    """Tell whether the words name no person: "Staff", "admin", "our correspondent".

    >>> is_nobody("Staff Writer"), is_nobody("our correspondent"), is_nobody("Anna Kral")
    (True, True, False)
    """
    words = _tokens(text)
    if not words or (len(words) > 1 and words[0] in {"our", "a", "an", "the"}):
        return True
    return all(word in _NAMELESS for word in words)


def is_place(text: str, /) -> bool:
    """Tell whether several words look like the name of a place.

    >>> is_place("Port Ansel"), is_place("Anna Kral")
    (True, False)
    """
    words = _tokens(text)
    return len(words) > 1 and (words[0] in _PLACE_FIRST or words[-1] in _PLACE_LAST)
