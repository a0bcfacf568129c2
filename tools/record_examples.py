"""Run every example and record what it prints in ``examples/output``; read the difference after."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Record all examples."""
    folder = ROOT / "examples" / "output"
    folder.mkdir(exist_ok=True)
    for script in sorted((ROOT / "examples").glob("[0-9]*.py")):
        command = [sys.executable, "-X", "utf8", str(script.relative_to(ROOT))]
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
        (folder / f"{script.stem}.txt").write_bytes(run.stdout)
        print(script.stem)


if __name__ == "__main__":
    main()
