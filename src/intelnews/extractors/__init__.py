"""The claim extractors that come with the library, one file each."""
