"""Lists of references, as programs that keep them write them: CSL-JSON, RIS, Zotero RDF."""
