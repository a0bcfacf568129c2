"""Write the invented files of captures among the golden cases and the examples.

Run it from the top of the repository; the same files come out each time::

    python tools/write_captures.py
"""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fastwarc.stream_io import BrotliWriter

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "warc"
EXAMPLE = ROOT / "examples" / "data" / "harbour-crawl.warc.gz"
CAPTURED = "2019-05-23T07:12:44Z"


def record(
    block: bytes,
    /,
    *,
    kind: str = "response",
    url: str = "",
    mime: str = "application/http; msgtype=response",
    date: str = CAPTURED,
    number: int = 1,
) -> bytes:
    """Return a record of WARC."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "WARC-Record-ID": f"<urn:uuid:{UUID(int=number)}>",
        "Content-Type": mime,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(
    body: bytes, /, *, status: str = "200 OK", mime: str = "text/html", **more: str
) -> bytes:
    """Return what a server answers; ``more`` are fields of its header."""
    fields = {"Content-Type": mime, **{name.replace("_", "-"): more[name] for name in more}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def page(title: str, *paragraphs: str, author: str, published: str) -> str:
    """Return a web page."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>\n'
        f'<meta name="author" content="{author}">\n'
        f'<meta property="article:published_time" content="{published}"></head>\n'
        f"<body><article><h1>{title}</h1>\n{body}</article></body></html>\n"
    )


def chunked(body: bytes, size: int = 300) -> bytes:
    """Return a body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


def brotli(body: bytes) -> bytes:
    """Return a body compressed by Brotli."""
    out = BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(body)
    return out.getvalue()


def packed(records: list[bytes]) -> bytes:
    """Return records compressed one by one."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


HARBOUR = page(
    "Harbour of Ansel reopens after storm",
    "The harbour of Ansel reopened on Wednesday, three days after the storm, Freedonia’s ministry"
    " of ports said.",
    "“No ship was lost,” said Otto Lang, the minister. Two pilots told the Courier that the"
    " northern quay was still closed.",
    author="Anna Kral",
    published="2019-05-22T10:15:30+02:00",
)
FERRY = page(
    "Sylvania denies that it stopped the ferry",
    "Sylvania’s foreign ministry denied on Thursday that its coastguard had stopped the ferry to"
    " Ansel.",
    "“There was a fault in the engine, and nothing else,” Marta Brandt, a spokeswoman, said.",
    author="Jan Ott",
    published="2019-05-23T06:00:00+02:00",
)
CAFE = page(
    "A café for pilots",
    "The café on the northern quay, closed since the storm, will open in June, its owner said"
    " on Tuesday.",
    author="Anna Kral",
    published="2019-05-21T09:00:00+02:00",
)
SITE = "https://courier.example"
INFO = record(b"software: invented crawler\r\n", kind="warcinfo", mime="application/warc-fields")
REQUEST = record(
    b"GET /sea/harbour HTTP/1.1\r\nHost: courier.example\r\n\r\n",
    kind="request",
    url=f"{SITE}/sea/harbour",
    mime="application/http; msgtype=request",
)


def crawl() -> list[bytes]:
    """Return a crawl as most are: pages, and what comes along with them."""
    utf8 = "text/html; charset=utf-8"
    return [
        INFO,
        REQUEST,
        record(answer(HARBOUR.encode(), mime=utf8), url=f"{SITE}/sea/harbour"),
        record(answer(b"\x89PNG\r\n\x1a\n", mime="image/png"), url=f"{SITE}/quay.png"),
        record(answer(b"<h1>Not found</h1>", status="404 Not Found"), url=f"{SITE}/x"),
        record(answer(FERRY.encode(), mime=utf8), url=f"{SITE}/sea/ferry"),
        record(answer(b""), kind="revisit", url=f"{SITE}/sea/harbour"),
        record(b"fetchTimeMs: 12\r\n", kind="metadata", mime="application/warc-fields"),
    ]


def codings() -> list[bytes]:
    """Return pages as servers pack them, and one that was stored without an answer."""
    both = answer(
        chunked(gzip.compress(HARBOUR.encode(), mtime=0)),
        Content_Encoding="gzip",
        Transfer_Encoding="chunked",
    )
    return [
        INFO,
        record(both, url=f"{SITE}/sea/harbour"),
        record(answer(brotli(FERRY.encode()), Content_Encoding="br"), url=f"{SITE}/sea/ferry"),
        record(
            CAFE.encode("windows-1252"),
            kind="resource",
            url=f"{SITE}/sea/cafe",
            mime="text/html; charset=windows-1252",
        ),
    ]


def damaged() -> bytes:
    """Return a crawl whose second page is damaged and whose last breaks off."""
    first, second, third = (
        gzip.compress(record(answer(one.encode()), url=f"{SITE}/{number}"), mtime=0)
        for number, one in enumerate((HARBOUR, CAFE, FERRY))
    )
    middle = len(second) // 2
    return first + second[:middle] + b"????" + second[middle + 4 :] + third + first[:-40]


def arc() -> list[bytes]:
    """Return a crawl of the years before WARC."""
    top = b"1 0 Invented\nURL IP-address Archive-date Content-type Archive-length\n"
    blocks = [("filedesc://harbour.arc", "text/plain", top)]
    blocks += [
        (f"{SITE}/sea/harbour", "text/html", answer(HARBOUR.encode())),
        (f"{SITE}/quay.gif", "image/gif", answer(b"GIF89a", mime="image/gif")),
        (f"{SITE}/sea/ferry", "text/html", answer(FERRY.encode())),
    ]
    return [
        f"{url} 192.0.2.7 20190523071244 {mime} {len(block)}\n".encode() + block + b"\n"
        for url, mime, block in blocks
    ]


def wacz() -> bytes:
    """Return a package of two crawls."""
    out = BytesIO()
    lists = {
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n'
        b'{"url": "https://courier.example/sea/harbour", "title": "Harbour of Ansel reopens"}\n',
        "indexes/index.cdx.gz": gzip.compress(b"example,courier)/sea/harbour 20190523\n", mtime=0),
        "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}',
    }
    with ZipFile(out, "w") as package:
        _add(package, "archive/data-1.warc.gz", packed(crawl()), ZIP_STORED)
        _add(package, "archive/data-2.warc.gz", packed(codings()[3:]), ZIP_STORED)
        for name, data in lists.items():
            _add(package, name, data, ZIP_DEFLATED)
    return out.getvalue()


def _add(package: ZipFile, name: str, data: bytes, method: int) -> None:
    package.writestr(ZipInfo(name, (2019, 5, 23, 7, 12, 44)), data, method)


def files() -> dict[Path, bytes]:
    """Return each file with its content."""
    return {
        EXAMPLE: packed(crawl()),
        GOLDEN / "crawl" / "input.warc": b"".join(crawl()),
        GOLDEN / "codings" / "input.warc.gz": packed(codings()),
        GOLDEN / "damaged" / "input.warc.gz": damaged(),
        GOLDEN / "old-crawl" / "input.arc.gz": packed(arc()),
        GOLDEN / "package" / "input.wacz": wacz(),
    }


if __name__ == "__main__":
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>7,} bytes {path.relative_to(ROOT)}")
