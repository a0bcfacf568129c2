"""News pages: the tree of a page, what it says about itself, and the text of its article."""
