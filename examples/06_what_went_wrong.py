"""Problems say what could not be read; explain says why it was read the way it was."""

# %%
import intelnews

PAGE = """Harbour reopens after storm
March 14, 2023 by Anna Kral
The port of Ansel reopened on Monday.
► Author: Anna Kral | Date: 15 March 2023 | Permalink
"""

# %% Two dates that disagree: the headline's wins, the other is kept.
article = intelnews.parse_one(PAGE)
for problem in article.problems:
    print(problem)

# %% Which parser bid what, and where each value stood.
print(intelnews.explain(PAGE))

# %% Nothing can be made of this, and the error says what each parser thought.
try:
    intelnews.parse(bytes(range(256)) * 8)
except intelnews.UnknownFormatError as error:
    print(error)
