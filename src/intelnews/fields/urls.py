"""Web addresses in one canonical form."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

__all__ = ["canonical_url", "is_url"]

# Browsers take addresses of any length; servers and search engines stop near 2,000 characters and
# real news addresses stay below it. Four times that leaves room for addresses in other scripts.
_LONGEST = 8192
# What the WHATWG URL standard strips: C0 controls and space at the ends, tab and line ends within.
_EDGES = "".join(map(chr, range(0x21)))
_WITHIN = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_HOST = re.compile(
    r"[^\s\x00-\x20/?#@\\<>\"`{}|^%:\[\]]{1,253}|\[[0-9a-f:.]{2,45}\]", re.IGNORECASE
)
_PORTS = {"http": "80", "https": "443"}
# Parameters that tell who sent the reader, never which page it is: those of the lists that the
# ClearURLs and AdGuard filters agree on.
_TRACKING = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|gclsrc|dclid|gbraid|wbraid|_ga|_gl|_hsenc|_hsmi|mc_[ce]id|mkt_tok|"
    r"igshid|igsh|yclid|_openstat|vero_(?:id|conv)|oly_(?:enc|anon)_id|wickedid|cmpid|ocid|"
    r"ns_(?:source|mchannel|campaign|linkname|fee)|ito|xtor|at_(?:medium|campaign|custom\d)|"
    r"sr_share|ref_src|ref_url|twclid|rb_clickid|s_cid|fb_(?:action_ids|action_types|source|ref)|"
    r"spm|echobox|guccounter|guce_referrer(?:_sig)?|smid|partner",
    re.IGNORECASE | re.ASCII,
)


def canonical_url(url: str, /, *, base: str | None = None) -> str | None:
    """Return an absolute http or https address in the form that equal addresses share.

    Scheme and host come in lower case, the default port, the fragment and parameters that only
    track the reader are taken off; path and other parameters stay as written. Any other scheme
    (``javascript:``, ``mailto:``, ``data:``) and anything that is no address gives ``None``.

    Args:
        url: The address as written; relative ones need a ``base``.
        base: The address of the page it stands in.

    >>> canonical_url("HTTPS://Example.org:443/a?id=7&utm_source=feed#top")
    'https://example.org/a?id=7'
    >>> canonical_url("../b", base="https://example.org/a/c")
    'https://example.org/b'
    """
    text = _stripped(url)
    if not 0 < len(text) <= _LONGEST:
        return None
    try:
        if base is not None and not _SCHEME.match(text):
            text = urljoin(_stripped(base), text)
        parts = urlsplit(text)
    except ValueError:  # an unmatched bracket, a host that no normal form allows
        return None
    scheme, host = parts.scheme.lower(), _host(parts.netloc, parts.scheme.lower())
    if scheme not in _PORTS or host is None:
        return None
    query = "&".join(
        pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.split("=", 1)[0])
    )
    return urlunsplit((scheme, host, parts.path or "/", query, "")).replace(" ", "%20")


def is_url(text: str, /) -> bool:
    """Tell whether a text is an absolute http or https address and nothing else.

    >>> is_url("https://example.org/a"), is_url("example.org"), is_url("see https://example.org")
    (True, False, False)
    """
    return not any(char.isspace() for char in text.strip()) and canonical_url(text) is not None


def _stripped(url: str) -> str:
    return _WITHIN.sub("", url.strip(_EDGES))


def _host(netloc: str, scheme: str) -> str | None:
    """Return host and port without a user's name, in lower case; ``None`` if there is no host."""
    host, colon, port = netloc.rpartition("@")[2].partition(":")
    if host.startswith("["):
        host, _, rest = netloc.rpartition("@")[2].partition("]")
        host, colon, port = host + "]", rest[:1], rest[1:]
    if not _HOST.fullmatch(host) or not host.strip("."):
        return None
    if colon and port and not (port.isascii() and port.isdigit() and int(port) < 65536):
        return None
    keep = port and port != _PORTS.get(scheme)
    return host.lower() + (f":{port}" if keep else "")
