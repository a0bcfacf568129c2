"""The text of a post as WordPress stores it, made into the HTML that its readers see.

A stored post is not yet HTML: shortcodes stand in square brackets, posts of the old editor part
their paragraphs by blank lines, posts of the new one carry remarks about their blocks. WordPress
makes HTML of it when a page is shown (``wpautop``, ``do_shortcode``, ``do_blocks``).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PostText", "render_post"]

# Shortcodes of WordPress, of its hosted form and of the plug-ins most in use; the rest is told by
# its form, as a bracket in a text ("[sic]", "[the minister]") has neither attributes nor an end.
_KNOWN_WORDS = """
    archives audio caption code contact-form contact-form-7 contact-field dailymotion embed facebook
    flickr gallery gist googlemaps googlevideo gravityform instagram jetpack-related-posts
    jetpack_subscription_form latex more-posts ninja_form playlist polldaddy portfolio
    recent_posts recipe scribd slideshare slideshow sourcecode soundcloud spoiler subscribe2 ted
    toc tweet twitter-timeline video videopress vimeo wp_caption wpforms wpvideo youtube
"""
_KNOWN: Final = frozenset(_KNOWN_WORDS.split())
# Builders of pages give all of theirs one beginning.
_BUILDERS: Final = ("et_pb_", "vc_", "fusion_", "av_", "fl_", "elementor-", "su_", "mk_", "cs_")
_SHORTCODE: Final = re.compile(
    r"\[(?P<escaped>\[)?(?P<end>/)?(?P<name>[A-Za-z][\w-]{0,60})"
    r"(?P<attributes>(?:[\s/][^\[\]]*+)?)\](?(escaped)\])"
)
_ATTRIBUTE: Final = re.compile(r"([\w-]{1,60})=(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'/]++))")
_CAPTIONS: Final = frozenset({"caption", "wp_caption"})
_PICTURE: Final = re.compile(r"\s*+(?:<a\b[^<>]*+>\s*+)?<img\b[^<>]*+>(?:\s*+</a>)?", re.IGNORECASE)
_BLOCK_REMARK: Final = re.compile(r"<!--\s*+/?wp:[a-z][\w/-]{0,80}")
_BREAKS: Final = re.compile(r"<!--(?:more\b[^<>]{0,200}|nextpage|noteaser)-->")
_PRE: Final = re.compile(r"(<pre\b[^<>]*+>)|(</pre\s*+>)", re.IGNORECASE)
_BLANK: Final = re.compile(r"\n[ \t]*+\n\s*+")
# The elements that WordPress starts no paragraph for (wpautop).
_BLOCK: Final = re.compile(
    r"</?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form"
    r"|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup"
    r"|header|footer|nav|figure|figcaption|details|menu|summary|script|iframe)(?:[\s/][^<>]*+)?>",
    re.IGNORECASE,
)
_TAG_OR_LINE: Final = re.compile(r"<(?!br\b)[^<>]*+>|(?:<br\b[^<>]*+>)?[ \t]*+\n", re.IGNORECASE)


@frozen(kw_only=True)
class PostText:
    """The HTML of a post; how many shortcodes, by name, and remarks about blocks it is without."""

    html: str
    shortcodes: Counter[str] = field(factory=Counter)
    block_remarks: int = 0

    def problems(self) -> Iterator[Problem]:
        """Yield a note for what was taken out.

        >>> [note] = render_post("[gallery ids='1,2']").problems()
        >>> note.message
        'shortcodes are left out of the text: gallery'
        """
        if self.shortcodes:
            names = ", ".join(sorted(self.shortcodes)[:_NAMED])
            yield Problem(
                code="shortcodes",
                message=f"shortcodes are left out of the text: {names}",
                severity=Severity.NOTE,
                count=self.shortcodes.total(),
            )
        if self.block_remarks:
            yield Problem(
                code="block-remarks",
                message="remarks of the block editor are left out of the text",
                severity=Severity.NOTE,
                count=self.block_remarks,
            )


_NAMED: Final = 8  # a line on a terminal


def render_post(stored: str, /) -> PostText:
    r"""Return the HTML of a post from its stored form.

    Shortcodes go and what they enclose stays; a caption becomes the caption of its picture. What
    is in brackets and no shortcode stays, and so does one in double brackets, which WordPress
    prints. A post without blocks gets its paragraphs and line breaks.

    >>> render_post("He left [sic].\n\n[pullquote]Gone[/pullquote]").html
    '<p>He left [sic].</p>\n<p>Gone</p>'
    """
    remarks = len(_BLOCK_REMARK.findall(stored))
    html, shortcodes = _without_shortcodes(stored)
    if not remarks:
        html = _paragraphs(html)
    return PostText(html=html, shortcodes=shortcodes, block_remarks=remarks)


def _without_shortcodes(text: str) -> tuple[str, Counter[str]]:
    counts: Counter[str] = Counter()
    found = list(_SHORTCODE.finditer(text))
    if not found:
        return text, counts
    ended = {match["name"] for match in found if match["end"]}
    parts: list[str] = []
    at = 0
    caption: str | None = None  # what a caption's attribute says, while we are inside the caption
    for match in found:
        name = match["name"]
        if match["escaped"]:
            parts += (text[at : match.start()], match[0][1:-1])
        elif _is_shortcode(match, ended):
            counts[name] += not match["end"]
            inner = text[at : match.start()]
            if name not in _CAPTIONS:
                parts.append(inner)
            elif not match["end"]:
                parts.append(inner)
                caption = _attribute(match["attributes"], "caption")
            else:
                parts.append(inner if caption is None else _captioned(inner, caption))
                caption = None
        else:
            continue
        at = match.end()
    parts.append(text[at:])
    return "".join(parts), +counts


def _is_shortcode(match: re.Match[str], ended: set[str]) -> bool:
    name = match["name"]
    return bool(
        name.lower() in _KNOWN
        or name.startswith(_BUILDERS)
        or match["attributes"].rstrip().endswith("/")
        or name in ended
        or _ATTRIBUTE.search(match["attributes"])
    )


def _attribute(attributes: str, name: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1] == name:
            return match[2] or match[3] or match[4] or ""
    return ""


def _captioned(inner: str, caption: str) -> str:
    picture = _PICTURE.match(inner)
    shown = picture[0] if picture else ""
    words = inner[len(shown) :].strip() or caption
    said = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{shown.strip()}{said}</figure>\n\n"


def _paragraphs(text: str) -> str:
    """Return a text with an element for each paragraph, as ``wpautop`` makes them."""
    text = _BREAKS.sub("\n\n", text)
    parts: list[str] = []
    at = depth = 0
    for match in _PRE.finditer(text):
        if match[1]:
            if depth == 0:
                parts += _loose(text[at : match.start()])
                at = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts.append(text[at : match.end()])
                at = match.end()
    parts += [text[at:]] if depth else _loose(text[at:])
    return "\n".join(parts)


def _loose(text: str) -> Iterator[str]:
    for part in _BLANK.split(_BLOCK.sub(_apart, text)):
        words = part.strip()
        if not words:
            continue
        yield words if _BLOCK.match(words) else f"<p>{_TAG_OR_LINE.sub(_broken, words)}</p>"


def _apart(match: re.Match[str]) -> str:
    return f"{match[0]}\n\n" if match[0][1] == "/" else f"\n\n{match[0]}"


def _broken(match: re.Match[str]) -> str:
    return "<br>" if match[0][-1] == "\n" else match[0]
