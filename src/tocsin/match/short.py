"""Claims of a few words: likeness alone would find a narrative for every one of them, so more must
agree.

A short claim meets a narrative where it names all its needed parts, two at least, or says what a
title or wording says and no more.
"""

from tocsin.language.lexicon import LANGUAGES
from tocsin.match.catalogue import Catalogue
from tocsin.match.features import Story

# A claim of fewer words is a short one; with one word it says nothing.
SHORT_BELOW, FEWEST_WORDS = 5, 2
# At this share of its words a claim says what a wording says: one small word may differ.
_SAME = 0.8
_FEWEST_PARTS = 2


def is_short(text: str) -> bool:
    """Return whether a text is a short claim."""
    return len(text.split()) < SHORT_BELOW


def agreement(
    text: str, language: str | None, story: Story, catalogue: Catalogue, entry: int
) -> str | None:
    """Return in what a short claim agrees with a narrative strongly enough, in words; None where it
    does not.
    """
    if len(text.split()) < FEWEST_WORDS:
        return None
    if catalogue.says_the_same(text, entry) >= _SAME:
        return "says what a known wording says, and no more"
    parts = [index for facet, index in story.facets if facet.needed and language in facet.terms]
    needed = sum(facet.needed for facet, _ in story.facets)
    if len(parts) == needed >= _FEWEST_PARTS and all(index.find(text) for index in parts):
        return "names every part the narrative needs"
    return None


def why_none(text: str, language: str | None) -> str:
    """Return why no narrative is shown for a text: of no known language, too
    short, or near none.
    """
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        return f"The language is not known ({known} are matched). State it, or give a longer text."
    if len(text.split()) < FEWEST_WORDS:
        return "One word is not matched. Give the claim as a sentence."
    if is_short(text):
        return (
            f"No narrative matches. A claim of fewer than {SHORT_BELOW} words has to name every "
            "part a narrative needs, or to say what "
            "its title or a wording says. Give more of the sentence."
        )
    return "No narrative of the casebook is near."
