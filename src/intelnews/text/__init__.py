"""The marks of a printed page, each recognised by a module of its own, and the pages made of them.

A recogniser (``read_*``) looks at one line and says what it is, with offsets into that line;
``rows`` asks them all, ``headings`` finds the headlines among what is left, and ``segments`` parts
the page into posts. Nothing here raises on any text, and nothing knows a publication by name.
"""
