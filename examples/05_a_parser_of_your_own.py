"""A parser is one class; here it is registered for this process only."""

# %%
import intelnews
from intelnews.plugins.contract import Draft, Head, Match


@intelnews.register
class TelexParser:
    """Reads telex tapes."""

    name = "telex"
    formats = ("telex",)
    summary = "Telex tapes: stories between ZCZC and NNNN."

    def sniff(self, head: Head, /) -> Match | None:
        return Match(0.95, "starts with ZCZC") if head.text.startswith("ZCZC ") else None

    def parse(self, document, /):
        for story in document.text.split("ZCZC ")[1:]:
            _, title, byline, *paragraphs = story.partition("\nNNNN")[0].split("\n")
            yield Draft(title=title, authors=byline, body="\n\n".join(paragraphs))


# %%
TAPE = """ZCZC HW0412 141203
PORT ANSEL REOPENS AFTER STORM
BY ANNA KRAL
THE PORT OF ANSEL REOPENED ON MONDAY, OFFICIALS SAID.
NNNN
"""
print(intelnews.explain(TAPE).bids[0])
article = intelnews.parse_one(TAPE)
print(article.title, "|", article.authors[0].name, "|", article.format)

# %% The list of parsers has it now.
print([parser.name for parser in intelnews.parsers()])
