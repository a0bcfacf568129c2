"""Claims as notebook HTML: alone, in a list, and in the margin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intelnews.display.marks import draw_marks, sign_of
from intelnews.display.markup import element, join
from intelnews.display.oneline import clip
from intelnews.display.stances import LOOKS, classes, look_of
from intelnews.display.style import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intelnews.display.markup import Html
    from intelnews.display.views import ClaimView, DateView, Words

__all__ = ["claim_html", "claim_list", "date_text", "legend", "margin_note"]

# Three lines of the list; the whole content stands marked in the text.
_CONTENT_CHARS = 240
_NAME_CHARS = 80
_ABOUT = 5


def date_text(date: DateView, /) -> str:
    """Return a date with its label and its precision.

    >>> from intelnews.display.views import DateView
    >>> date_text(DateView(text="2018-08", precision="month", label="updated"))
    'updated 2018-08 (month)'
    """
    return f"{date.label} {date.text} ({date.precision})".lstrip()


def _word(stance: str) -> Html:
    return element("em", stance, class_=classes("in-word", stance))


def _who(claim: ClaimView) -> Html:
    return element("b", clip(claim.who or "somebody", _NAME_CHARS))


def margin_note(claim: ClaimView, /) -> Html:
    """Return the note beside the text: number, who and stance."""
    return element(
        "div",
        sign_of(claim.stance, claim.number),
        element("span", _who(claim), " ", _word(claim.stance)),
        class_="in-note",
    )


def legend(claims: Iterable[ClaimView], /) -> Html | None:
    """Return the key to the marks: each stance that occurs, with its sign, line and count."""
    counts = Counter(claim.stance for claim in claims)
    if not counts:
        return None
    order = [stance for stance in LOOKS if stance in counts]
    order += sorted(stance for stance in counts if stance not in LOOKS)
    shown = [
        element("span", _sign(stance), " ", _word(stance), f" {counts[stance]:,}")
        for stance in order
    ]
    roles = element(
        "span",
        element("b", "source", class_="in-source"),
        " · ",
        element("i", "cue", class_="in-cue"),
        " · ",
        element("em", "hedge", class_="in-certainty"),
    )
    return element("div", shown, roles, class_="in-legend", aria_label="Key to the marks")


def _sign(stance: str) -> Html:
    return element("span", look_of(stance).sign, class_=classes("in-sign", stance))


def _line(claim: ClaimView) -> Html:
    """Return one claim as a line: who, stance, what; then when and how surely."""
    small = [
        "headline" if claim.in_title else "",
        f"said {date_text(claim.when)}" if claim.when else "",
        claim.certainty or "",
        f"in the text: {clip(claim.said, _NAME_CHARS)}" if claim.said else "",
        _about(claim.about),
    ]
    known = " · ".join(fact for fact in small if fact)
    return join(
        _who(claim),
        " ",
        _word(claim.stance),
        " ",
        element("span", clip(claim.what, _CONTENT_CHARS), dir="auto"),
        element("span", f" — {known}", class_="in-small") if known else None,
    )


def _about(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _ABOUT} more" if len(names) > _ABOUT else ""
    return f"about {', '.join(clip(name, _NAME_CHARS) for name in names[:_ABOUT])}{more}"


def claim_list(claims: Sequence[ClaimView], /) -> Html:
    """Return claims as a list, a line or two for each."""
    items = [
        element("li", sign_of(claim.stance, claim.number), element("div", _line(claim)))
        for claim in claims
    ]
    return element("ol", items, class_="in-claims")


def claim_html(claim: ClaimView, /, *, context: Words | None = None) -> str:
    """Return one claim as notebook HTML, below the sentence it stands in if that is given.

    >>> from intelnews.display.views import ClaimView
    >>> "Moscow" in claim_html(ClaimView(number=1, who="Moscow", stance="denies", what="it"))
    True
    """
    quoted = None
    if context is not None:
        words = draw_marks(context.text, context.marks)
        quoted = element("p", words, class_="in-main", dir="auto")
    return str(
        element("div", style([claim.stance]), quoted, claim_list([claim]), class_="intelnews")
    )
