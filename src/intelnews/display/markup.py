"""HTML that is balanced and escaped by the way it is built."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Child", "Html", "element", "escape", "join"]

# Control characters have pictures of their own from U+2400 on; surrogates, which no encoding can
# write, and the controls of Latin-1 have none.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in {0x09, 0x0A}} | {
    0x7F: 0x2421
}
_NO_PICTURE = re.compile("[\x80-\x9f\ud800-\udfff]")


@frozen
class Html:
    """Finished HTML. Only ``element`` and ``join`` make it, so content can never pose as it."""

    source: str

    def __str__(self) -> str:
        return self.source


Child: TypeAlias = "str | Html | Iterable[Child] | None"


def escape(text: str, /) -> str:
    r"""Return the text as HTML that shows it, safe in an element and in a quoted attribute.

    Control characters become their pictures and lone surrogates the replacement character, so
    that the result can always be encoded as UTF-8.

    >>> escape("<b> & \x1b")
    '&lt;b&gt; &amp; ␛'
    """
    return html.escape(_NO_PICTURE.sub("\ufffd", text.translate(_PICTURES)))


def join(*children: Child) -> Html:
    """Return the children one after the other; strings among them are escaped.

    >>> str(join("a < b", element("br")))
    'a &lt; b<br>'
    """
    return Html("".join(_render(children)))


def element(name: str, *children: Child, **attributes: str | None) -> Html:
    """Return an element with its children; strings among them are escaped.

    A trailing underscore of an attribute's name is dropped and any other becomes a hyphen; an
    attribute that is ``None`` is left out.

    >>> str(element("p", "1 < 2", class_="sum", aria_label=None))
    '<p class="sum">1 &lt; 2</p>'
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{''.join(_render(children))}</{name}>")


_EMPTY = frozenset({"br", "hr"})


def _render(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child.source
        elif isinstance(child, str):
            yield escape(child)
        elif child is not None:
            yield from _render(child)
