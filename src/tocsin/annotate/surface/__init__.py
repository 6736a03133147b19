"""The attribution grammar for languages without a parser: cues and marks, read off the surface."""
