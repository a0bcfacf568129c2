"""A folder of saved web pages, as articles, as a table, and explained."""

# %%
from pathlib import Path

import intelnews

PAGES = Path(__file__).parent / "data" / "pages"

# %% One article a page, or several where the page is a listing. Claims are left out for speed.
corpus = intelnews.read(PAGES, claims=False)
for article in corpus:
    names = ", ".join(author.name for author in article.authors)
    print(f"{Path(article.source).name:<17} {article.published!s:<26} {names:<10} {article.title}")

# %% Where a value stands in the source: a path and an offset.
courier = corpus[0]
for field in ("title", "authors", "published", "publication"):
    origin = courier.origin(field)
    print(f"{field:<12} by {origin.method:<9} at {origin.locator.span} of the source")

# %% Comments stay apart from the text; a listing's entries may be teasers.
for article in corpus:
    print(len(article.text), "characters,", len(article.comments), "comments,", article.truncated)

# %% When a page was saved is not when it was published.
print(corpus[-1].published, "saved", corpus[-1].captured, "from", corpus[-1].url)

# %% Why the title is what it is: the candidates for each field, the heaviest first.
explanation = intelnews.explain(PAGES / "1-courier.html")
for candidate in explanation.candidates:
    if candidate.field == "title":
        print(f"{candidate.weight:6.2f} {candidate.value} ({candidate.method})")
