"""Read a pasted tag page: two posts, and a paragraph whose headline was lost."""

# %%
from pathlib import Path

import intelnews

DATA = Path(__file__).parent / "data"
corpus = intelnews.parse(DATA / "tag-page.txt", name="tag-page.txt")
print(corpus)

# %% Each post is an article with authors, a date that knows its precision, and tags.
for article in corpus:
    authors = " and ".join(author.name for author in article.authors)
    print(f"{article.published}  {article.title}  ({authors}; {article.kind})")
    print("   ", ", ".join(tag.name for tag in article.tags) or "no tags")

# %% What belongs to no article is kept apart.
for fragment in corpus.fragments:
    print(f"{fragment.reason}: {fragment.text[:60]}…")

# %% Every value says where it comes from.
for origin in corpus[0].origins:
    print(f"{origin.field:<10} {origin.method:<12} {origin.locator or ''}")
