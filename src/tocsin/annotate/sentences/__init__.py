"""Claims of every language but English, sentence by sentence."""
