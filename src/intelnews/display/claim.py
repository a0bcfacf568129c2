"""Claims as notebook HTML: alone, in a list, and in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.display.marks import draw_marks, sign_of
from intelnews.display.markup import element, join
from intelnews.display.oneline import clip
from intelnews.display.stances import LOOKS, classes, look_of
from intelnews.display.style import style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intelnews.display.markup import Html
    from intelnews.display.views import ClaimView, DateView, Words

__all__ = [
    "CLAIMS_LISTED",
    "claim_html",
    "claim_list",
    "claims_html",
    "date_text",
    "legend",
    "margin_note",
]

# Three lines of the list; the whole content stands marked in the text.
_CONTENT_CHARS = 240
_NAME_CHARS = 80
_ARTICLE_CHARS = 100
_ABOUT = 5
#: Claims in a list of claims of many articles; the rest is counted.
CLAIMS_LISTED = 60


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
        " ",
        element("span", _who(claim), " ", _word(claim.stance)),
        class_="in-note",
    )


def legend(counts: Mapping[str, int], /, *, roles: bool = False) -> Html | None:
    """Return the key to the marks: each stance that occurs, with its sign, line and count.

    ``roles`` adds how source, cue and hedge are marked in a text.
    """
    if not counts:
        return None
    order = [stance for stance in LOOKS if stance in counts]
    order += sorted(stance for stance in counts if stance not in LOOKS)
    shown = [
        join(element("span", _sign(stance), " ", _word(stance), f" {counts[stance]:,}"), " ")
        for stance in order
    ]
    return element(
        "div", shown, _ROLES if roles else None, class_="in-legend", aria_label="Key to the marks"
    )


_ROLES = element(
    "span",
    element("b", "source", class_="in-source"),
    " · ",
    element("i", "cue", class_="in-cue"),
    " · ",
    element("em", "hedge", class_="in-certainty"),
)


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
        clip(claim.article, _ARTICLE_CHARS),
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


def claims_html(claims: Sequence[ClaimView], /, *, counts: Mapping[str, int]) -> str:
    """Return claims of many articles as a notebook list, below a key that counts the stances.

    ``claims`` may be only the first of them; ``counts`` says how many there are of each stance. At
    most ``CLAIMS_LISTED`` are shown, with a line on the rest.

    >>> from intelnews.display.views import ClaimView
    >>> claim = ClaimView(number=1, who="Moscow", stance="denies", what="any involvement")
    >>> "and 41 more" in claims_html([claim], counts={"denies": 42})
    True
    """
    shown = claims[:CLAIMS_LISTED]
    total = sum(counts.values())
    more = total - len(shown)
    return str(
        element(
            "div",
            style(counts),
            element("p", f"{total:,} claim{'' if total == 1 else 's'}", class_="in-kicker"),
            legend(counts),
            claim_list(shown),
            element("p", f"… and {more:,} more", class_="in-cut") if more > 0 else None,
            class_="intelnews",
        )
    )
