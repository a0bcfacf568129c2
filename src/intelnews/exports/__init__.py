"""Exports of blogs: what their containers hold, before any of it becomes an article."""
