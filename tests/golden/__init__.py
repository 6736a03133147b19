"""Golden cases, a folder each."""
