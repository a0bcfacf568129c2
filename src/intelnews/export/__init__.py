"""Articles and claims in the forms of other tools, one module a form."""

from intelnews.export.rows import article_rows, claim_rows

__all__ = ["article_rows", "claim_rows"]
