"""Web addresses in one canonical form."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

__all__ = ["canonical_url", "is_url"]

# RFC 9110 (section 4.1) asks for 8,000 octets at least; no page needs an address longer than that.
_LONGEST = 8_000
# What the WHATWG URL standard strips: controls and spaces at the ends, tabs and line ends within.
_EDGES = "".join(map(chr, range(0x21)))
_SPACE = re.compile(r"\s")
_WITHIN = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_HOST = re.compile(
    r"[^\s\x00-\x20/?#@\\<>\"`{}|^%:\[\]]{1,253}|\[[0-9a-f:.]{2,45}\]", re.IGNORECASE
)
_PORTS = {"http": "80", "https": "443"}
# An address that is in order as it stands: a host of plain letters, a path, and no more. Nearly all
# are, and taking them apart and joining them again costs as much as reading a date.
_CANONICAL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9._~!$'()*+,;=:@%&/-]*+")
_HOST_CHARS = 253
# Characters that may stand in no address; browsers send them encoded.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\"<>`{}|\\^]")
# Parameters by which advertisers, newsletters and social sites count where readers come from; they
# never say which page it is.
_TRACKING = re.compile(
    r"utm_\w+|[a-z]{1,3}clid|msclkid|gclsrc|[gw]braid|_ga|_gl|_hsenc|_hsmi|mc_[ce]id|mkt_tok|"
    r"igsh(?:id)?|_openstat|vero_(?:id|conv)|oly_(?:enc|anon)_id|wickedid|cmpid|ocid|s_cid|smid|"
    r"ns_(?:source|mchannel|campaign|linkname|fee)|at_(?:medium|campaign|custom\d|link_\w+)|ito|"
    r"xtor|ref_(?:src|url)|fb_(?:action_ids|action_types|source|ref)|spm|"
    r"guc(?:counter|e_referrer(?:_sig)?)",
    re.IGNORECASE | re.ASCII,
)


def canonical_url(url: str, /, *, base: str | None = None) -> str | None:
    """Return an absolute http or https address in the form that equal addresses share.

    Scheme and host come in lower case; the default port, a user's name, the fragment and parameters
    that only track the reader are taken off; the rest stays as written, with characters that no
    address may hold percent-encoded. Any other scheme (``javascript:``, ``mailto:``, ``data:``)
    and anything that is no address gives ``None``.

    Args:
        url: The address as written; relative ones need a ``base``, and one that begins with
            ``//`` is taken as https without one.
        base: The address of the page it stands in.

    >>> canonical_url("HTTPS://Example.org:443/a?id=7&utm_source=feed#top")
    'https://example.org/a?id=7'
    >>> canonical_url("../b", base="https://example.org/a/c")
    'https://example.org/b'
    """
    if len(url) <= _HOST_CHARS and _CANONICAL.fullmatch(url) is not None:
        return url
    text = _stripped(url)
    if not 0 < len(text) <= _LONGEST:
        return None
    try:
        text.encode()
        if _SCHEME.match(text) is None:
            text = urljoin(_stripped(base or "https:"), text)
        parts = urlsplit(text)
    except ValueError:  # a lone surrogate, an unmatched bracket, a host that changes under NFKC
        return None
    host = _host(parts.netloc, parts.scheme)
    if parts.scheme not in _PORTS or host is None:
        return None
    query = "&".join(
        pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])
    )
    path, query = (_UNSAFE.sub(lambda match: quote(match[0]), part) for part in (parts.path, query))
    return urlunsplit((parts.scheme, host, path or "/", query, ""))


def is_url(text: str, /) -> bool:
    """Tell whether a text is an absolute http or https address and nothing else.

    >>> is_url("https://example.org/a"), is_url("example.org"), is_url("see https://example.org")
    (True, False, False)
    """
    plain = text.strip() if len(text) <= 2 * _LONGEST else ""
    if _SCHEME.match(plain) is None or _SPACE.search(plain) is not None:
        return False
    return canonical_url(plain) is not None


def _stripped(url: str) -> str:
    return _WITHIN.sub("", url.strip(_EDGES))


def _host(netloc: str, scheme: str) -> str | None:
    """Return host and port without a user's name, in lower case; ``None`` if there is no host."""
    place = netloc.rpartition("@")[2]
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, ""
    if not _HOST.fullmatch(host) or not host.strip("."):
        return None
    if port and not (port.isascii() and port.isdigit() and len(port) <= 5 and int(port) < 65_536):
        return None
    return host.lower() + (f":{port}" if port and port != _PORTS.get(scheme) else "")
