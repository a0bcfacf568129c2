"""Rendering of plain data for notebooks and terminals; knows nothing of articles or claims."""
