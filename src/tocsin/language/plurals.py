"""Number and noun agree in English: what is written "document(s)" behind a number becomes one
document or two documents.
"""

import re

_COUNTED = re.compile(
    r"\b(?P<number>\d[\d,]*)(?P<between>(?: [a-z]+)*?) (?P<noun>[A-Za-z]+)\((?P<ending>e?s)\)"
)


def by_number(sentence: str) -> str:
    """Return an English sentence in which every "noun(s)" behind a number is singular or plural, as
    its number asks.
    """
    return _COUNTED.sub(_agreed, sentence)


def _agreed(found: re.Match[str]) -> str:
    """Return one number with its noun."""
    ending = "" if found["number"] == "1" else found["ending"]
    return f"{found['number']}{found['between']} {found['noun']}{ending}"
