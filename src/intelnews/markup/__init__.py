"""Markup that is not HTML: front matter and Markdown, XML, JSON."""
