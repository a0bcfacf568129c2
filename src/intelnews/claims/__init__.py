"""Who said what: attributions found in running text."""

from intelnews.claims.extract import extract_claims

__all__ = ["extract_claims"]
