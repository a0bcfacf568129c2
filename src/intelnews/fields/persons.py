"""Names of persons: whether words are one, and which part of it is the family's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from intelnews.fields.namecase import normal_case
from intelnews.fields.newsrooms import has_agency, is_nobody, is_organisation, is_role
from intelnews.fields.wordlists import word_list
from intelnews.folding import fold, squeeze
from intelnews.model import Author

__all__ = ["could_be_name", "is_plain_word", "looks_like_name", "parse_inverted", "parse_name"]

# The longest of 534 annotated names of one person has 27 characters and 5 words; with titles and
# two families a name runs to twice that.
_LONGEST = 60
_MOST_WORDS = 6
_PARTICLES = word_list(
    "van von vom zu zum zur der den de del della dello degli dei da das dos do di du la le las los "
    "el al bin bint ibn ben af av ter ten und y e i 't ul ur het"
)
_ELISIONS = ("d'", "d’", "l'", "l’", "al-", "el-", "ul-", "ad-", "ar-", "as-", "at-", "az-")
# Particles that are family names too: "Anh Le", "Yuki Do".
_FAMILIES = word_list("le la do al el ten du das ben")
_TITLES = word_list(
    "dr prof professor sir dame lord lady rev reverend fr capt captain col colonel maj gen lt sgt "
    "adm amb sen rep hon dipl.-ing ing mag dott dott.ssa"
)
_COURTESY = word_list("mr mrs ms miss mx mme mlle m herr frau sr sra")
_SUFFIX = re.compile(
    r",?\s(?P<suffix>Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?D|M\.?A|M\.?Sc|B\.?A|M\.?B\.?A|M\.?P\.?H|Esq|"
    r"R\.?N|J\.?D|D\.?Phil|OBE|MBE|CBE|M\.?S|RDN?|LDN?|LCSW|CPT|PharmD|DDS|CFA|CPA|FACP)\.?$",
    re.IGNORECASE,
)
_GENERATIONS = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
# Words of headlines, menus and sharing buttons, never of names.
_NOT_NAMES = word_list(
    "and or but with by in on at for from of to is are was were be been has have had would "
    "the this that these those his her their its our your my he she they we it you not no yes "
    "all any most click here how why what when where who which after before as than then also new "
    "news says comment comments leave reply posted filed under tagged updated published about "
    "contact follow view posts home menu search next previous sign subscribe print email save "
    "related archive archives told mit aus für mais est avec dans pour para por nel"
)
# Words with which a name does not begin, though a family name may be one of them.
_NOT_FIRST = word_list(
    "a an the les los las die das der il le la el gli un une una ein eine read share last first "
    "more"
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]{2,6}|[\uac00-\ud7af]{2,5}")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_GLUED = re.compile(r"(?P<head>[^\W\d_]+?)(?<=[a-zß-öø-ÿ])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}[a-zß-öø-ÿ]")
_CAPITAL_INSIDE = word_list("mc mac van von de del den della des di da du la le fitz san st ter")
_VOWEL = re.compile(r"[aeiouyà-öø-ýа-яё\u0370-\u03ff]", re.IGNORECASE)
_INITIALS = re.compile(r"[^\W\d_]\.?(?:[ -]?[^\W\d_]\.){0,3}")


def is_plain_word(word: str, /) -> bool:
    """Tell whether a word is one of headlines, menus and sharing buttons, and never a name.

    >>> is_plain_word("Comments"), is_plain_word("Kral")
    (True, False)
    """
    return fold(word) in _NOT_NAMES or fold(word) in _NOT_FIRST


def looks_like_name(text: str, /) -> bool:
    """Tell whether a text could well be the full name of a person and is nothing else.

    Names in capitals pass, names in small letters do not, and the words decide: two to six of them,
    letters only, none that newsrooms use for roles, agencies or houses.

    >>> looks_like_name("JOSEPH FITSANAKIS"), looks_like_name("Staff Writer")
    (True, False)
    """
    plain = squeeze(text) if len(text) <= 2 * _LONGEST else ""
    return not plain.islower() and could_be_name(_split_suffix(plain)[0])


def could_be_name(plain: str, /) -> bool:
    """Tell the same of squeezed words that stand where a name is expected, in any case.

    >>> could_be_name("joseph fitsanakis"), could_be_name("read more")
    (True, False)
    """
    if not 2 <= len(plain) <= _LONGEST:
        return False
    if _EAST_ASIAN.fullmatch(plain):
        return not is_organisation(plain)
    words = plain.split(" ")
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_is_word, words)):
        return False
    if _IDEOGRAPHS.search(plain) and _LATIN.search(plain):
        return False
    loud, small = plain.isupper(), plain.islower()
    if not small and not all(
        _is_capital(word, loud=loud, first=at == 0) for at, word in enumerate(words)
    ):
        return False
    folded = [fold(word).strip(".'") for word in words]
    if words[0].lower() in _NOT_FIRST or any(
        word in _NOT_NAMES for word in folded if len(word) > 1
    ):
        return False
    if folded[-1] in _PARTICLES and folded[-1] not in _FAMILIES:
        return False
    if not any(len(word) > 1 and word not in _PARTICLES for word in folded):
        return False
    return not (is_role(plain) or is_organisation(plain) or has_agency(plain))


def _is_word(word: str) -> bool:
    """Tell whether a word is made of letters, with the marks that names have."""
    if word.isalpha():
        return True
    return (word[0].isalpha() or word[0] in "'’") and all(
        char.isalpha() or char in ".'’`-‐‑·" or unicodedata.category(char).startswith("M")
        for char in word
    )


def _is_capital(word: str, *, loud: bool, first: bool) -> bool:
    """Tell whether the capitals of a word are those of a name."""
    lower = word.lower()
    if lower in _PARTICLES or lower.startswith(_ELISIONS):
        return True
    if word[0].islower():
        return False
    bare = word.strip(".'’")
    if word.isupper() and word.isalpha() and len(bare) > 2:
        # "BBC" is no name, alone or among capitals; "KRAL" behind a given name is one.
        return _VOWEL.search(bare) is not None and (loud or len(bare) > 3 or first)
    if _CAPITALS.match(bare):  # "ZDNews"
        return False
    glued = _GLUED.match(bare)  # "KralOtt", unlike "McKral"
    return glued is None or glued["head"].lower() in _CAPITAL_INSIDE


def parse_name(text: str, /) -> Author | None:
    """Read the name of one person, in normal order or with the family name first.

    Given and family name are told apart only where the source does so ("Kral, Anna"). Academic
    degrees and courtesy titles are left out; any other title comes back as the role.

    >>> parse_name("KRAL, ANNA")
    Author(name='Anna Kral', given='Anna', family='Kral')
    >>> parse_name("Dr. Anna Kral, PhD"), parse_name("Staff")
    (Author(name='Anna Kral', role='Dr.'), None)
    """
    return _parse_name(text) if len(text) <= 4 * _LONGEST else None


@lru_cache(maxsize=4096)  # a byline is asked twice for a name, and a page has its own many times
def _parse_name(text: str) -> Author | None:
    plain = squeeze(text).strip(' ,;|·•*"“”-–—')
    if "," in plain and (inverted := parse_inverted(plain)) is not None:
        return inverted
    bare, suffix = _split_suffix(plain)
    bare, role = _split_title(bare)
    if not could_be_name(bare):
        return None
    return Author(name=normal_case(bare) + suffix, role=role)


def parse_inverted(plain: str, /, *, several: bool = False) -> Author | None:
    """Read "Family, Given", where the comma leaves no doubt that this is the order.

    The family must be one word, with particles or in capitals if it is more; ``several`` says
    that the order is known from other names of the list, and lets in families of two words.

    >>> parse_inverted("de la Cruz, Ana").family, parse_inverted("Anna Kral, Geneva")
    ('de la Cruz', None)
    """
    bare, suffix = _split_suffix(plain)
    family, _, given = (part.strip() for part in bare.partition(","))
    if not family or not given or "," in given or len(given.split()) > 3:
        return None
    core = [word for word in family.split() if word.lower() not in _PARTICLES]
    if len(core) != 1 and not several and not (family.isupper() and not given.isupper()):
        return None
    words = given.split()
    while len(words) > 1 and words[-1].lower() in _PARTICLES:  # "Jong, Michiel de"
        family = f"{words.pop()} {family}"
    given = " ".join(words)
    if _INITIALS.fullmatch(given):
        given = given.upper()
    if not could_be_name(f"{given} {family}") or is_nobody(given) or is_nobody(family):
        return None
    if is_organisation(given) or is_organisation(family):  # "Reuters, Anna Kral"
        return None
    name = normal_case(f"{given} {family}")
    at = len(words)
    parts = name.split(" ")
    return Author(name=name + suffix, given=" ".join(parts[:at]), family=" ".join(parts[at:]))


def _split_suffix(plain: str) -> tuple[str, str]:
    """Take degrees and generations off the end; of these, "Jr." and its like are part of a name."""
    kept = ""
    for _ in range(4):
        match = _SUFFIX.search(plain)
        if match is None:
            break
        plain = plain[: match.start()].rstrip(", ")
        generation = _GENERATIONS.get(match["suffix"].lower())
        kept = f" {generation}{kept}" if generation else kept
    return plain, kept


def _split_title(plain: str) -> tuple[str, str | None]:
    words = plain.split(" ")
    titles: list[str] = []
    while len(words) > 2 and words[0].lower().rstrip(".") in _TITLES | _COURTESY:
        titles.append(words.pop(0))
    role = " ".join(title for title in titles if title.lower().rstrip(".") in _TITLES)
    if role.isupper():
        role = role.title()
    return " ".join(words), role or None
