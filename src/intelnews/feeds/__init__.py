"""Feeds and exports in their forms: RSS, Atom, JSON Feed, Blogger; entries with their places."""
