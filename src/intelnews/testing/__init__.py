"""The kit for plugin authors: strategies, the parser contract as tests, golden cases."""
