"""To a file and back, without loss."""

# %%
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import intelnews

DATA = Path(__file__).parent / "data"
corpus = intelnews.parse(DATA / "tag-page.txt", name="tag-page.txt")

# %% JSON Lines: a header, then one record a line.
with TemporaryDirectory() as folder:
    path = Path(folder) / "corpus.jsonl"
    intelnews.dump(corpus, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    print(len(lines), "lines, the first:", lines[0])
    print("the same:", intelnews.load(path) == corpus)

# %% What a claim looks like there.
record = json.loads(lines[1])["article"]
print(json.dumps(record["claims"][1], indent=1, ensure_ascii=False))
