"""A number and the noun it counts, in English: what the command line and the log say. Pages and
messages take their plurals from the catalogues, where each language has its own.
"""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: 1 document, 2,000 documents; `plural` where it takes no s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
