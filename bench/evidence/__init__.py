"""Is what a judgement rests on about the question? See `python -m bench.evidence --help`."""
