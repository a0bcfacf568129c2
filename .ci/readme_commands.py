"""Print the commands of the README's ``sh`` code blocks, one a line, as they stand there."""

import re
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
for block in re.findall(r"^```sh\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE):
    print(block.replace("\\\n", " ").strip())
