"""What every grammar but the English one finds: who is cited in a sentence, by which word, for what."""

from typing import NamedTuple

from tocsin.records import Span

# Rules of this name find whom others cite: the deepest hop of a chain.
DEEPEST = "according"
# Rules of this name find who published what the sentence already says others said.
OUTERMOST = "signature"
# A rule of this name has found a phrase whose source is whoever spoke last.
POINTS_BACK = "by the same account"


class Cited(NamedTuple):
    """One attribution in a sentence; offsets point into the document.

    `source` is the noun phrase that is cited and `head` its head word; both are None where nobody is named, or where the phrase
    only points back ("by his account"). `cue_end` is where the cue ends.
    """

    cue: str
    rule: str
    content: Span
    source: Span | None
    head: Span | None
    cue_end: int


def in_order(found: list[Cited]) -> list[Cited]:
    """Return frames without repeats, innermost first: whom others cite, then by the size of the content, then who published."""
    widest = sorted(found, key=lambda f: f.content.end - f.content.start, reverse=True)
    distinct = {(f.source, f.cue): f for f in widest}
    return sorted(
        distinct.values(),
        key=lambda f: (
            f.rule.startswith(OUTERMOST),
            not f.rule.startswith(DEEPEST),
            f.content.end - f.content.start,
            f.content,
        ),
    )
