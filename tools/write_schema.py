"""Write the JSON Schema of stored data to ``src/intelnews/codec/schema.json``.

``--check`` writes nothing and fails if the file is not what would be written.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from intelnews.codec import json_schema, write_whole

SCHEMA = Path(__file__).resolve().parents[1] / "src/intelnews/codec/schema.json"


def main(arguments: list[str] | None = None) -> int:
    """Write or check the file; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the file is stale")
    options = parser.parse_args(arguments)
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if not options.check:
        write_whole(SCHEMA, [text])
    elif not SCHEMA.exists() or SCHEMA.read_text(encoding="utf-8") != text:
        print(f"{SCHEMA.name} is stale; run: python tools/write_schema.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
