"""How parsers are written, found and chosen."""
