"""Articles as entries: of a feed, a table or a list of references, all read to one form."""
