"""A folder of files in several formats, as one corpus and as a table."""

# %%
from pathlib import Path

import intelnews

DATA = Path(__file__).parent / "data"

# %% Articles one by one, in constant memory. Fragments and problems are set aside.
aside = []
for article in intelnews.stream(DATA, aside=aside.append):
    print(f"{article.format:<9} {article.published!s:<11} {article.title}")

for record in aside:
    is_text = isinstance(record, intelnews.Fragment)
    print("set aside:", f"text, {record.reason}" if is_text else record.message)

# %% Or all at once.
corpus = intelnews.read(DATA)
print(corpus.facets("format"))
print(corpus.timeline(by="year"))
for hit in corpus.search("harbour"):
    print(f"{hit.score:.2f}  {hit.article.title}")

# %% Flat rows for a table: pandas.DataFrame(corpus.rows())
for row in corpus.rows():
    print(row["published"], row["title"])
