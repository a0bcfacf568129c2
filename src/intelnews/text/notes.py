"""What was left out of the text, as problems: each sort of line once, with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.model import Locator, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.text.lines import Line
    from intelnews.text.posts import Noted

__all__ = ["NOTES", "iter_problems", "note_problem"]

#: For each code under which a line is set aside: the code of the problem, and what it says.
NOTES: dict[str, tuple[str, str]] = {
    "sharing": ("sharing-residue", "sharing buttons are left out"),
    "related": ("related-links", "links to other posts are left out"),
    "subscription": ("subscription-residue", "invitations to subscribe are left out"),
    "advertisement": ("advertisement-residue", "advertisements are left out"),
    "navigation": ("navigation-residue", "navigation is left out"),
    "archive-heading": ("archive-heading", "the heading of a listing is left out"),
    "colophon": ("colophon", "lines about copyright and software are left out"),
    "meter": ("meter-residue", "reading times and counters are left out"),
    "about-box": ("about-box", "a box about the publication is left out"),
    "comment-policy": ("comment-policy", "the rules for comments are left out"),
    "comment-button": ("comment-residue", "buttons and forms among comments are left out"),
    "separator": ("separator", "lines of dots, stars or dashes are left out"),
    "repeated-caption": ("repeated-caption", "a caption is printed twice"),
    "repeated-name": ("repeated-name", "a name is printed twice"),
    "glued-caption": ("glued-caption", "a caption was glued to the text"),
    "cut-byline": ("cut-byline", "a byline breaks off"),
    "cut-footer": ("cut-footer", "a footer breaks off"),
    "stray-line": ("stray-line", "a line belongs to no post"),
    "stray-byline": ("stray-byline", "a byline belongs to no text"),
    "stray-footer": ("stray-footer", "a footer belongs to no text"),
}
#: Beginnings of codes that mean a loss; the rest is only worth a note.
_LOSSES = ("cut-", "stray-byline", "stray-footer")
_QUOTED = 120  # characters of the first line; enough to recognise it


def iter_problems(lines: Iterable[Noted], /) -> Iterable[Problem]:
    """Yield one problem for each sort of line that was set aside, at the place of the first.

    Lines that are no furniture (``stray-…``) may be all that is left of a text: each is quoted.
    """
    groups: dict[tuple[str, str], list[Line]] = {}
    for noted in lines:
        own = noted.line.text if noted.code.startswith("stray-") else ""
        groups.setdefault((noted.code, own), []).append(noted.line)
    for (name, _), group in groups.items():
        code, message = NOTES[name]
        severity = Severity.WARNING if code.startswith(_LOSSES) else Severity.NOTE
        words = f"{message}: “{group[0].text[:_QUOTED]}”"
        yield note_problem(code, words, group[0], severity=severity, count=len(group))


def note_problem(
    code: str,
    message: str,
    line: Line | None = None,
    /,
    *,
    severity: Severity = Severity.NOTE,
    count: int = 1,
) -> Problem:
    """Return a problem at the place of a line."""
    locator = None if line is None else Locator(span=line.span)
    return Problem(code=code, message=message, severity=severity, locator=locator, count=count)
