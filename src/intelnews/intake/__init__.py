"""The one gate: whatever the caller holds becomes a ``Document``."""

from intelnews.intake.archive import is_archive, members
from intelnews.intake.document import Document
from intelnews.intake.folders import walk
from intelnews.intake.gate import open_document, open_stored
from intelnews.intake.signatures import signature_of

__all__ = [
    "Document",
    "is_archive",
    "members",
    "open_document",
    "open_stored",
    "signature_of",
    "walk",
]
