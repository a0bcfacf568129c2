"""How each stance looks: a sign, an underline and a colour, any one of which tells it."""

from __future__ import annotations

from attrs import frozen

__all__ = ["HUES", "LOOKS", "Hue", "Look", "class_of", "classes", "look_of"]


@frozen
class Hue:
    """A colour for lines and small type, and a wash of it to lie under words."""

    line: str
    wash: str


@frozen
class Look:
    """The sign, the underline (style and pixels) and the name of the hue of a stance.

    No two stances share a sign, and no two share an underline, so that a reader who sees no
    colour loses nothing. The signs are in every common font (they belong to WGL4, 1995).
    """

    sign: str
    line: str
    pixels: int
    hue: str


#: Light and dark of each hue. Every one reaches a contrast of 4.5 (WCAG 2.1, 1.4.3) on the paper
#: and on its own wash, and so does the ink; the tests measure it.
HUES: dict[str, tuple[Hue, Hue]] = {
    "blue": (Hue("#2c5475", "#edf2f6"), Hue("#93b9d9", "#1f2a34")),
    "green": (Hue("#2b6647", "#ebf3ee"), Hue("#8fc4a5", "#1e2c25")),
    "red": (Hue("#9d2b27", "#faeeec"), Hue("#ee9f95", "#36221f")),
    "ochre": (Hue("#7d5400", "#f8f1e1"), Hue("#d9b365", "#30291a")),
    "plum": (Hue("#68487f", "#f3eef6"), Hue("#c4a8dc", "#2b2432")),
}

LOOKS: dict[str, Look] = {
    "asserts": Look("·", "solid", 1, "blue"),
    "believes": Look("≈", "dotted", 1, "blue"),
    "predicts": Look("→", "dashed", 1, "blue"),
    "confirms": Look("=", "double", 1, "green"),
    "supports": Look("+", "double", 2, "green"),
    "promises": Look("§", "dashed", 3, "green"),
    "denies": Look("≠", "solid", 2, "red"),
    "opposes": Look("−", "solid", 3, "red"),
    "accuses": Look("†", "wavy", 1, "red"),
    "warns": Look("!", "wavy", 2, "ochre"),
    "questions": Look("?", "dotted", 2, "ochre"),
    "requests": Look("»", "dashed", 2, "plum"),
    "declines": Look("×", "dotted", 3, "plum"),
}

_OTHER = Look("*", "solid", 1, "blue")


def look_of(stance: str, /) -> Look:
    """Return the look of a stance; one that is not known here gets an asterisk.

    >>> look_of("denies").sign, look_of("sings").sign
    ('≠', '*')
    """
    return LOOKS.get(stance, _OTHER)


def class_of(stance: str, /) -> str:
    """Return the CSS class of a stance, which holds nothing that came from content.

    >>> class_of("denies"), class_of('"><script>'), class_of("")
    ('in-denies', 'in-stance', '')
    """
    if not stance:
        return ""
    return f"in-{stance}" if stance in LOOKS else "in-stance"


def classes(first: str, stance: str, /) -> str:
    """Return a class of ours and that of a stance, if there is one.

    >>> classes("in-sign", "denies"), classes("in-sign", "")
    ('in-sign in-denies', 'in-sign')
    """
    return f"{first} {class_of(stance)}".rstrip()
