"""News in any shape, read into typed articles, authors, tags and claims."""
