"""Claims: who said what, when, how sure, and who denies it."""

# %%
from pathlib import Path

import intelnews
from intelnews import q

DATA = Path(__file__).parent / "data"
corpus = intelnews.parse(DATA / "tag-page.txt")

# %% All claims of an article.
for claim in corpus[0].claims:
    print(claim)

# %% Hedged claims, with the probability that the words stand for.
for claim in corpus.claims.filter(q.certainty("hedged")):
    print(f"{claim.certainty.text}: {claim.certainty.band or 'no figure'}")

# %% Who asserts it, who denies it.
for dispute in corpus.disputes():
    print(dispute.matter)
    print("  asserted by", dispute.asserted_by)
    print("  denied by  ", dispute.denied_by)

# %% The claims of a text that is no article.
for claim in intelnews.extract_claims("“The cable was cut,” said Ms Kral. The navy denied it."):
    print(claim, claim.content.spans)
