"""Questions to articles and claims: predicates, counts, order, search, duplicates, disputes."""

from intelnews.query.namespace import q
from intelnews.query.predicate import Predicate

__all__ = ["Predicate", "q"]
