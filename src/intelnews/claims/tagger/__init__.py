"""The trained tagger: which words of a text are source, cue and content of an attribution."""
