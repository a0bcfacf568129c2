"""Decoders: Python's, as far as browsers agree."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.encodings import decode_as
from intelnews.intake.labels import LABELS

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(set(LABELS.values()))


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("UTF-8", "Gdańsk".encode(), "Gdańsk"),
        ("UTF-16LE", "Gdańsk".encode("utf-16-le"), "Gdańsk"),
        ("UTF-16BE", "Gdańsk".encode("utf-16-be"), "Gdańsk"),
        ("windows-1252", b"\x93caf\xe9\x94 \x80 5", "“café” € 5"),
        ("windows-1252", b"\x81\x8d\x8f\x90\x9d", "\x81\x8d\x8f\x90\x9d"),
        ("windows-1250", b"Gda\xf1sk \x84", "Gdańsk „"),
        ("KOI8-U", b"\xae\xbe", "ўЎ"),
        ("windows-1255", b"\xca", "\u05ba"),
        ("ISO-8859-8-I", b"\xf9\xec\xe5\xed", "שלום"),
        ("macintosh", b"\xd2caf\x8e\xd3", "“café”"),
        ("x-user-defined", b"a\x80\xff", "a\uf780\uf7ff"),
        ("Shift_JIS", "自由国の港①".encode("cp932"), "自由国の港①"),
        ("Shift_JIS", b"\x81\x60", "～"),
        ("EUC-JP", "自由国の港".encode("euc-jp") + b"\xad\xa1\xa1\xc1\xf9\xa1", "自由国の港①～纊"),
        ("ISO-2022-JP", "自由国の港".encode("iso2022-jp"), "自由国の港"),
        ("ISO-2022-JP", b"\x1b$B-!!A\x1b(B1", "①～1"),
        ("GBK", "自由国的港口".encode("gbk") + b"\x80 5", "自由国的港口€ 5"),
        ("gb18030", "𠀀龴".encode("gb18030")[:4] + b"\xa3\xa0\xfe\x59", "𠀀\u3000龴"),
        ("Big5", "自由國的港口".encode("big5") + b"\xa1\xe3\xa1\x45", "自由國的港口～‧"),
        ("EUC-KR", "자유국의 항구 똠".encode("cp949"), "자유국의 항구 똠"),
    ],
)
def test_decodes(name: str, data: bytes, text: str):
    """Each encoding gives what a browser shows, and nothing is lost."""
    assert (text, 0) == decode_as(name, data)


@pytest.mark.parametrize(
    ("name", "data", "text", "lost"),
    [
        ("UTF-8", b"caf\xe9 \xf0\x9f\x98 \xc0\x80", "caf\ufffd \ufffd \ufffd\ufffd", 4),
        ("UTF-8", "\ufffd is written \xff".encode() + b"\xff", "\ufffd is written ÿ\ufffd", 1),
        ("UTF-8", b"\xed\xa0\x80", "\ufffd\ufffd\ufffd", 3),
        ("UTF-16LE", b"a\x00\x00\xd8b\x00c", "a\ufffdb\ufffd", 2),
        ("windows-1253", b"\xaa\xc1", "\ufffdΑ", 1),
        ("Shift_JIS", b"\xa0\xfd", "\ufffd\ufffd", 2),
        ("EUC-JP", b"\xff\xb3", "\ufffd\ufffd", 2),
        ("EUC-JP", b"\xa9\xa1\xa4\xa2\x92\xa4\xa2", "\ufffdあ\ufffdあ", 2),
        ("ISO-2022-JP", b"\x1b$B\x7e\x7e\x1b(B\xe9", "\ufffd\ufffd", 2),
        ("GBK", b"\xff\x80", "\ufffd€", 1),
        ("Big5", b"\xfe", "\ufffd", 1),
        ("EUC-KR", b"\xc9\xa1\xb0\xa1", "\ufffd가", 1),
    ],
)
def test_counts_what_is_lost(name: str, data: bytes, text: str, lost: int):
    """What means nothing becomes U+FFFD and is counted; one in the source is not."""
    assert (text, lost) == decode_as(name, data)


@given(st.sampled_from(NAMES), st.binary(max_size=60))
def test_takes_any_bytes(name: str, data: bytes):
    """No bytes make a decoder raise, and the losses are among the replacement characters."""
    text, lost = decode_as(name, data)
    assert 0 <= lost <= text.count("\ufffd")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("UTF-16")])
def test_is_ascii_below_128(name: str):
    """All but UTF-16 agree on ASCII, so that a label in mark-up can be read before decoding."""
    plain = bytes(byte for byte in range(0x80) if byte not in {0x0E, 0x0F, 0x1B})
    assert (plain.decode("ascii"), 0) == decode_as(name, plain)


ORACLE = """
<pre></pre><script>
const out = {labels: {}, bytes: {}, pairs: {}};
const show = (decoder, bytes) =>
  [...decoder.decode(new Uint8Array(bytes))].map(char => char.codePointAt(0));
const read = (decoder, bytes) => {
  try { return show(decoder, bytes); } catch (error) { return null; }
};
for (const label of LABELS) out.labels[label] = new TextDecoder(label).encoding;
for (const name of SINGLE) {
  const decoder = new TextDecoder(name, {fatal: true});
  out.bytes[name] = [...Array(256).keys()].map(byte => read(decoder, [byte]));
}
for (const name of DOUBLE) {
  const decoder = new TextDecoder(name, {fatal: true});
  out.pairs[name] = {};
  for (let lead = 128; lead < 256; lead++) for (let trail = 0; trail < 256; trail++) {
    const found = read(decoder, [lead, trail]);
    if (found) out.pairs[name][lead * 256 + trail] = found;
  }
}
out.runs = {};
for (const name of RUNNING) {
  const decoder = new TextDecoder(name, {ignoreBOM: true});
  out.runs[name] = SAMPLES.map(run => show(decoder, run));
}
document.querySelector('pre').textContent = JSON.stringify(out);
</script>
"""
DOUBLE = ["GBK", "gb18030", "Big5", "EUC-JP", "Shift_JIS", "EUC-KR"]
SINGLE = [
    name for name in NAMES if not name.startswith("UTF-") and name not in [*DOUBLE, "ISO-2022-JP"]
]
RUNNING = ["UTF-8", "UTF-16LE", "GBK", "gb18030", "Shift_JIS", "EUC-KR"]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


# Runs of bytes among which some mean nothing: where does the next character begin?
CHANCE = random.Random(2019)
RANGES = [range(0x30, 0x7F), range(0x80, 0x100), *[range(0xA1, 0xFF)] * 4]
SAMPLES = [[CHANCE.choice(CHANCE.choice(RANGES)) for _ in range(12)] for _ in range(200)]
WORDS = {
    "LABELS": list(LABELS),
    "SINGLE": SINGLE,
    "DOUBLE": DOUBLE,
    "RUNNING": RUNNING,
    "SAMPLES": SAMPLES,
}


def _text(code_points: list[int] | None) -> str | None:
    return None if code_points is None else "".join(map(chr, code_points))


def _decoded(name: str, data: bytes) -> str | None:
    text, lost = decode_as(name, data)
    return None if lost else text


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory):
    """Return what a browser makes of every label, byte and pair of bytes."""
    folder: Path = tmp_path_factory.mktemp("oracle")
    page = folder / "page.html"
    script = ORACLE
    for word, values in WORDS.items():
        script = script.replace(word, json.dumps(values))
    page.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [
            CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
            f"--user-data-dir={folder}", page.as_uri(),
        ],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found is not None
    return json.loads(unescape(found[1]))


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
class TestAgainstBrowser:
    """The same bytes in a browser."""

    def test_labels_mean_the_same(self, oracle):
        """Every label names the encoding that a browser takes it for."""
        assert {label: name.lower() for label, name in LABELS.items()} == oracle["labels"]

    @pytest.mark.parametrize("name", SINGLE)
    def test_bytes_mean_the_same(self, oracle, name: str):
        """Every byte of every single-byte encoding is the same character, or none in both."""
        assert [_text(found) for found in oracle["bytes"][name]] == [
            _decoded(name, bytes([byte])) for byte in range(256)
        ]

    @pytest.mark.parametrize("name", DOUBLE)
    def test_pairs_mean_the_same(self, oracle, name: str):
        """Every pair of bytes that means something in a browser means the same here."""
        pairs = {int(pair): _text(found) for pair, found in oracle["pairs"][name].items()}
        differ = {
            f"{pair:04x}": (found, mine)
            for pair, found in pairs.items()
            if (mine := _decoded(name, bytes(divmod(pair, 256)))) != found
        }
        # What Python's Big5 does not know, and four letters with accents of their own.
        known = 200 if name == "Big5" else 0
        assert 15_000 < len(pairs) or name == "EUC-JP"
        assert len(differ) <= known, differ

    @pytest.mark.parametrize("name", RUNNING)
    def test_damage_ends_in_the_same_place(self, oracle, name: str):
        """Behind bytes that mean nothing both go on with the same character."""
        assert [_text(found) for found in oracle["runs"][name]] == [
            decode_as(name, bytes(sample))[0] for sample in SAMPLES
        ]


@pytest.mark.parametrize("handler", ["intelnews.euro", "intelnews.jis", "intelnews.pair"])
def test_handlers_leave_encoders_alone(handler: str):
    """What is registered for all of Python does not hide the faults of others."""
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", handler)
