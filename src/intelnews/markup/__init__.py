"""Markdown: the fields at the top of a file, and its body as blocks of text."""
