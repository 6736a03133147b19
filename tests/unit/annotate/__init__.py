"""The rooms of annotate, one folder each."""
