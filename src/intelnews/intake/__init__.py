"""The one gate: whatever the caller holds becomes a ``Document``."""
