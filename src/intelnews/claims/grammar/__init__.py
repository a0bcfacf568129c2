"""The grammar of attribution: rules that find source, cue and content in a sentence."""
