"""The attribution grammar for English, and the counted cues that choose among its candidates."""
