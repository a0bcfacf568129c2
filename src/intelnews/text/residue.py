"""What a page prints around its stories: buttons, link lists, boxes and notices."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.model.record import Record, Word
from intelnews.text.phrases import ENDING, PASSING, SERVICES, phrase_set

__all__ = [
    "Residue",
    "ResidueKind",
    "is_comment_policy",
    "names_about_box",
    "names_plain_page",
    "names_service",
    "read_residue",
]


class ResidueKind(Word):
    """What a line that belongs to no story is there for."""

    SHARING = "sharing"
    RELATED = "related"
    SUBSCRIPTION = "subscription"
    ADVERTISEMENT = "advertisement"
    NAVIGATION = "navigation"
    ARCHIVE = "archive-heading"
    COLOPHON = "colophon"
    METER = "meter"
    SEPARATOR = "separator"


@frozen(kw_only=True, repr=False)
class Residue(Record):
    """A line that belongs to no story; ``ends`` says whether a story is over where it stands.

    >>> read_residue("Bookmark and Share").kind.value
    'sharing'
    """

    kind: ResidueKind
    ends: bool = True


_EXACT = {
    phrase: Residue(kind=ResidueKind(kind), ends=ends)
    for ends, table in ((False, PASSING), (True, ENDING))
    for kind, rows in table.items()
    for phrase in phrase_set(rows)
}
_LONGEST = 160  # characters; what is longer is a sentence or two
_BUTTON = 60
_FRAME = " \t:;.,!|·•∙»«›‹>→←↓↑►▶…+-–—*[](){}\u200b\u00a0"
# Between the parts of a header, and between the parts of a text.
_DOTS = " \t\u00a0·•∙|"
_RULE = _FRAME + "=_#~~"
# The number of shares beside a button.
_COUNTED = re.compile(r"\s?[(\[]?\d{1,6}[)\]]?$|^\d{1,6}\s+(?=shares?$|likes?$|tweets?$)")
_LEFT = ("←", "«", "‹", "<<")
_RIGHT = ("→", "»", "›", ">>")


# Lines with a part that changes, in small letters and without a full stop or colon at the end. All
# parts are bounded, so that no line costs more than a few thousand steps.
_RULES = (
    (
        ResidueKind.SHARING,
        False,
        r"""
            click\ to\ (?:share|print|email|tweet)\b.{0,80} | .{0,40}\(opens\ in\ new\ window\)
            | share\ (?:this\ )?(?:on|via)\ .{1,40} | liked\ by\ \d+\ (?:people|person)
            | \d{1,6}\ (?:bloggers?|people|person)\ likes?\ this
            | (?:share|tweet|save|pin|like|shares|likes|views|reads)\s?\d{1,7}
            | \d{1,7}[km]?\ (?:shares|likes|views|reads|claps)
        """,
    ),
    (
        ResidueKind.RELATED,
        False,
        r"""
            (?: related(?:\ (?:posts?|stor(?:y|ies)|articles?|news))? | see\ also | read\ also
              | also\ read | read\ more | read\ next | more\ on\ this | recommended
              | further\ reading | lesen\ sie\ auch | lire\ aussi | lea\ también | leia\ também
              | leggi\ anche | lees\ ook ):\ ?\S.{0,150}
            # Under a related title, Jetpack prints where it was filed or how often discussed.
            | in\ [\"“”'‘«„].{1,80}[\"“”'’»] | similar\ post | with\ \d{1,5}\ comments?
        """,
    ),
    (
        ResidueKind.NAVIGATION,
        True,
        r"""
            page\ \d{1,5}\ of\ \d{1,5}
            | [\d\s…,.]{1,40}(?:older|newer|next|previous)(?:\ \S{1,20})?\s?[→»›>]{0,3}
            | (?:older|newer|previous|next)\ (?:posts?|entries|articles?|page)?\s?[→»›>←«‹]{1,3}
        """,
    ),
    (
        ResidueKind.ARCHIVE,
        True,
        r"""
            (?:tag|category|author|monthly|daily|yearly|post|blog|topic)\ archives?:?\ .{1,120}
            | archives?\ for\b.{0,120} | archives?:\ .{1,100} | (?:month|day|year):\s?.{1,100}
            | (?:all\ )?(?:posts|entries|articles)
              \ (?:tagged|filed\ under|categori[sz]ed|by)\b.{0,120}
            | browsing\ (?:tag|category):?\ .{0,100} | you\ are\ currently\ browsing\b.{0,120}
            | (?:showing\ )?search\ results\ (?:for|from)\b.{0,120} | results\ for\b.{0,100}
            | showing\ posts\ (?:with\ label|from)\b.{0,120} | archives\ pour\b.{0,80}
            | schlagwort-?archive?:?\ .{0,80}
        """,
    ),
    (
        ResidueKind.COLOPHON,
        True,
        r"""
            (?:©|\(c\)|copyright\ (?:©|\(c\)|\d{4})).{0,140} | .{0,80}\ball\ rights\ reserved
            | (?:(?:wordpress\ )?theme|design(?:ed)?|template)(?::|\ by).{0,80}
            | (?:proudly\ )?powered\ by\ .{1,50} | blog\ at\ wordpress\.com.{0,60}
        """,
    ),
    (
        ResidueKind.METER,
        False,
        r"""
            (?:estimated\ )?reading\ time:?\ .{1,30} | read\ time:?\ .{1,30}
            | (?:about\ )?\d{1,3}[ -]min(?:ute|s|utes)?(?:\ read.{0,20})?
            | (?:less\ than\ )?(?:a|1|one)\ minute\ read | word\ count:?\ \d{1,7} | views:\ ?\d{1,7}
            | \d[\d,.]{0,8}[km]?\ (?:views?|reads?|words|claps) | comments?\ off\ on\ .{1,120}
            | \d{1,3} | \d{1,3}(?:,\d{3}){1,2} | \d{1,4}(?:\.\d)?[km]
        """,
    ),
    (
        ResidueKind.SUBSCRIPTION,
        False,
        r"""
            thanks\ for\ reading\b.{0,120} | subscribe\ (?:to|for|via)\b.{0,100}
            | sign\ up\ (?:for|to)\b.{0,100} | follow\ (?:us|me|him|her|them)\ on\b.{0,100}
            | join\ \d[\d,.]{0,10}\ other\ .{1,60} | get\ .{1,40}\ in\ your\ inbox
            | enter\ your\ e-?mail\ address\ to\ .{1,110}
            | .{1,40}\ is\ a\ reader-supported\ publication\b.{0,80}
        """,
    ),
)
# One expression with a group for each rule: a line that is none of them is refused at once.
_ANY_RULE = re.compile(
    "|".join(f"(?P<r{at}>{rule}\n)" for at, (_, _, rule) in enumerate(_RULES)), re.VERBOSE
)
_BY_RULE = {f"r{at}": Residue(kind=kind, ends=ends) for at, (kind, ends, _) in enumerate(_RULES)}


def read_residue(text: str, /) -> Residue | None:
    """Say which residue a line is, ``None`` for a line that may belong to a story.

    >>> read_residue("← Older posts").kind.value, read_residue("5 min read").ends
    ('navigation', False)
    >>> read_residue("Older posts are cheaper, the navy says") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    folded = text.casefold()
    if len(text) <= _BUTTON:
        bare = folded.strip(_FRAME)
        found = _EXACT.get(bare)
        if found is None and (bare[-1:].isdigit() or bare[:1].isdigit() or bare[-1:] in ")]"):
            found = _EXACT.get(_COUNTED.sub("", bare).strip(_FRAME))
        if found is not None and text[-1] != "*":  # the star marks a field of a form
            return found
        if not folded.strip(_DOTS):
            return Residue(kind=ResidueKind.METER, ends=False)
        if not folded.strip(_RULE):
            return Residue(kind=ResidueKind.SEPARATOR, ends=False)
    match = _ANY_RULE.fullmatch(folded.rstrip(" .:!"))
    if match is not None:
        return _BY_RULE[match.lastgroup or ""]
    if (folded.startswith(_LEFT) or folded.endswith(_RIGHT)) and not _is_quotation(folded):
        return Residue(kind=ResidueKind.NAVIGATION, ends=False)
    return None


def _is_quotation(text: str) -> bool:
    """Tell the quotation marks of French and Russian from the arrows that look like them."""
    return ("«" in text and "»" in text) or ("‹" in text and "›" in text) or text[-1] in ".!?…"


def names_service(text: str, /) -> bool:
    """Tell whether a line is the name of a button that stands beside others: "Twitter", "Print".

    >>> names_service("LinkedIn"), names_service("Port Ansel")
    (True, False)
    """
    return len(text) <= 24 and "*" not in text and text.casefold().strip(_FRAME) in SERVICES


_POLICY = re.compile(
    r"""\b(?: moderat\w+ | approv\w+ | off-topic | abusive | offensive | defamatory | libell?ous
      | (?:be|been)\ (?:deleted|removed|published|rejected) | reserves?\ the\ right | house\ rules
      | comment(?:s|ing)?\ policy | community\ guidelines | keep\ it\ civil | be\ respectful
      | first-time | we\ welcome | are\ welcome | will\ not\ be\ published
      | required\ fields )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICY_CHARS = 1500  # three paragraphs of rules; what is longer is an essay on comments


def is_comment_policy(text: str, /) -> bool:
    """Tell whether a paragraph lays down rules for comments: two of the phrases they are made of.

    >>> is_comment_policy("We welcome comments. Abusive ones will be removed by our moderators.")
    True
    """
    if len(text) > _POLICY_CHARS or not ("omment" in text or "mail" in text):
        return False
    return len({found.casefold() for found in _POLICY.findall(text)}) >= 2


_ABOUT = re.compile(r"(?:more )?about\s(?P<whom>\S.{0,60})", re.IGNORECASE)
_SMALL = phrase_set("the|this|our|us|me|my|author|authors|blog|site|website|and|of|&|writer")
_PLAIN_PAGES = phrase_set("""
    press | press room | press kit | press office | press page | pressroom | in the press
    in the media | in the news | media | media room | media kit | media enquiries | contact
    contact us | contact me | privacy | privacy policy | terms | terms of use | terms of service
    disclaimer | imprint | impressum | faq | faqs | frequently asked questions | advertise
    advertise with us | advertising | subscribe | support us | donate | our team | our staff
    our mission | our story | team | the team | staff | masthead | comment policy | comments policy
    editorial policy | editorial standards | editorial guidelines | editorial team
    editorial board | corrections | corrections policy | sitemap | site map | who we are
    what we do | resources | links | write for us | submissions | guest posts | cookie policy
    copyright
""")


def names_about_box(text: str, /) -> bool:
    """Tell whether a line is the heading of a box about a publication or its writer.

    >>> names_about_box("About the author"), names_about_box("About 200 held in Port Ansel")
    (True, False)
    """
    match = _ABOUT.fullmatch(text.rstrip(":"))
    if match is None:
        return False
    words = match["whom"].split()
    return len(words) <= 5 and all(
        word.casefold() in _SMALL or (word[0].isalpha() and word != word.lower()) for word in words
    )


def names_plain_page(title: str, /) -> bool:
    """Tell whether a headline names a page of a site that is no post, such as "Press room".

    >>> names_plain_page("Press room"), names_plain_page("About the Harbour Watch")
    (True, True)
    >>> names_plain_page("Press freedom is shrinking, envoys say")
    False
    """
    return title.casefold().strip(" .:") in _PLAIN_PAGES or names_about_box(title)
