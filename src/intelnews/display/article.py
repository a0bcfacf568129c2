"""An article as notebook HTML: a column of text with margin notes that say who claims what."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from intelnews.display.body import BODY_CHARS, CLAIMS_SHOWN, body_rows, row
from intelnews.display.claim import claim_list, date_text, legend
from intelnews.display.marks import draw_marks
from intelnews.display.markup import element, join
from intelnews.display.oneline import clip
from intelnews.display.style import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.display.markup import Html
    from intelnews.display.views import ArticleView, ClaimView, OriginView, ProblemView, TagsView

__all__ = ["BODY_CHARS", "CLAIMS_SHOWN", "article_html"]

_HEADLINE_CHARS = 1_000  # as long as a headline may get by default
_NAMES = 40  # authors, or tags of one kind
_NAME_CHARS = 120
_NOTES = 100  # problems or origins; the model keeps a hundred problems
_NOTE_CHARS = 300


def article_html(article: ArticleView, /) -> str:
    """Return an article as notebook HTML: static, escaped, without script or remote load.

    The body is cut after ``BODY_CHARS`` code points and the claims after ``CLAIMS_SHOWN``; a line
    says how much is left out.

    >>> from intelnews.display.views import ArticleView, Words
    >>> view = ArticleView(headline=Words(text="A < B"), body=Words(text="The port reopened."))
    >>> "A &lt; B" in article_html(view)
    True
    """
    shown = article.claims[:CLAIMS_SHOWN]
    counts = Counter(claim.stance for claim in article.claims)
    return str(
        element(
            "article",
            style(counts),
            _head(article, shown),
            legend(counts, roles=True),
            body_rows(article, shown),
            _foot(article),
            _claims(article.claims),
            _problems(article.problems),
            _origins(article.origins),
            class_="intelnews",
        )
    )


def _head(article: ArticleView, claims: Sequence[ClaimView]) -> Html:
    kicker = [word for word in article.kicker if word]
    headline: Html | str = ""
    if article.headline is not None:
        text = article.headline.text
        words = draw_marks(text, article.headline.marks, end=_HEADLINE_CHARS)
        # A real <h3> would land in the notebook's table of contents.
        headline = element(
            "div",
            words,
            _hidden(len(text) - _HEADLINE_CHARS),
            class_="in-head",
            role="heading",
            aria_level="3",
            dir="auto",
        )
    deck = article.deck and element(
        "p",
        article.deck[:_HEADLINE_CHARS],
        _hidden(len(article.deck) - _HEADLINE_CHARS),
        class_="in-deck",
        dir="auto",
    )
    main = element("div", headline, deck, _byline(article), class_="in-main")
    return join(
        element("p", " · ".join(kicker), class_="in-kicker") if kicker else None,
        row(main, [claim for claim in claims if claim.in_title]),
    )


def _hidden(count: int) -> Html | None:
    return element("span", f"… {count:,} more characters", class_="in-cut") if count > 0 else None


def _byline(article: ArticleView) -> Html | None:
    names = [element("b", clip(name, _NAME_CHARS)) for name in article.authors[:_NAMES]]
    line: list[Html | str] = ["By "] if names else []
    for place, name in enumerate(names):
        line += [" and " if place == len(article.authors) - 1 else ", "] if place else []
        line.append(name)
    if len(article.authors) > _NAMES:
        line.append(f" and {len(article.authors) - _NAMES:,} more")
    for date in article.dates:
        line += [" · "] if line else []
        line.append(element("span", date_text(date), class_="in-date"))
    return element("p", line, class_="in-by") if line else None


def _foot(article: ArticleView) -> Html | None:
    lines = [element("p", _tags(tags)) for tags in article.tags if tags.names]
    facts = [f"{label} {clip(value, _NOTE_CHARS)}".strip() for label, value in article.facts]
    if facts:
        lines.append(element("p", " · ".join(facts)))
    return element("div", lines, class_="in-foot in-small") if lines else None


def _tags(tags: TagsView) -> str:
    shown = " · ".join(clip(name, _NAME_CHARS) for name in tags.names[:_NAMES])
    more = len(tags.names) - _NAMES
    return f"{tags.label}: {shown}" + (f" and {more:,} more" if more > 0 else "")


def _claims(claims: Sequence[ClaimView]) -> Html | None:
    if not claims:
        return None
    return element(
        "details",
        element("summary", _count(len(claims), "claim")),
        claim_list(claims[:CLAIMS_SHOWN]),
        _more(len(claims) - CLAIMS_SHOWN),
        open="",
    )


def _problems(problems: Sequence[ProblemView]) -> Html | None:
    if not problems:
        return None
    lines = [element("p", problem_line(problem)) for problem in problems[:_NOTES]]
    return _folded(_count(len(problems), "problem"), lines, len(problems) - _NOTES)


def problem_line(problem: ProblemView, /) -> str:
    """Return a problem on one line.

    >>> from intelnews.display.views import ProblemView
    >>> problem_line(ProblemView(severity="note", message="cut", code="cut-body", count=2))
    'note: cut (2 times) [cut-body]'
    """
    times = f" ({problem.count:,} times)" if problem.count > 1 else ""
    place = f" at {problem.place}" if problem.place else ""
    message = clip(problem.message, _NOTE_CHARS)
    return f"{problem.severity}: {message}{times}{clip(place, _NOTE_CHARS)} [{problem.code}]"


def _origins(origins: Sequence[OriginView]) -> Html | None:
    if not origins:
        return None
    lines = [
        element("p", element("b", name), ": ", "; ".join(map(_origin, group)))
        for name, group in groupby(origins[:_NOTES], key=lambda origin: origin.field)
    ]
    return _folded(f"Where the values come from ({len(origins):,})", lines, len(origins) - _NOTES)


def _origin(origin: OriginView) -> str:
    raw = f" “{clip(origin.raw, _NAME_CHARS)}”" if origin.raw else ""
    place = f", {clip(origin.place, _NOTE_CHARS)}" if origin.place else ""
    sure = f", confidence {origin.confidence:.2f}" if origin.confidence < 1 else ""
    return f"{origin.method}{raw}{place}{sure}"


def _folded(title: str, lines: Sequence[Html], more: int) -> Html:
    notes = element("div", lines, _more(more), class_="in-small")
    return element("details", element("summary", title), notes)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _more(number: int) -> Html | None:
    return element("p", f"… and {number:,} more", class_="in-cut") if number > 0 else None
