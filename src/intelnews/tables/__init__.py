"""Tables and records of other programs: cells, and what the words over their columns mean."""
