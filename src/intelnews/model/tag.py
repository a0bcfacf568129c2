"""What an article is filed under."""

from __future__ import annotations

from attrs import Factory, field, frozen, validators

from intelnews.folding import slugify
from intelnews.model.record import Record, Word

__all__ = ["Tag", "TagKind"]


class TagKind(Word):
    """Which of a publication's systems of labels a tag belongs to."""

    TAG = "tag"
    CATEGORY = "category"
    SECTION = "section"
    KEYWORD = "keyword"
    SUBJECT = "subject"


def _tagkind(value: str) -> TagKind:
    return value if type(value) is TagKind else TagKind(value)


def _slug_of_name(tag: Tag) -> str:
    return slugify(tag.name)


@frozen(kw_only=True, repr=False)
class Tag(Record):
    """A label as its publication wrote it.

    ``slug`` is the form for comparison and, unless given, made from the name; ``scheme`` names the
    vocabulary (an IPTC or agency code list, a taxonomy's address) where there is one.

    >>> Tag(name="Islamic State").slug
    'islamic-state'
    """

    name: str = field(validator=validators.min_len(1))
    slug: str = field(default=Factory(_slug_of_name, takes_self=True))
    kind: TagKind = field(default=TagKind.TAG, converter=_tagkind)
    scheme: str | None = None
    url: str | None = None
