"""A sentence as the clause grammar reads it: marks of quotation in one form, elided words apart,
long quotations closed. The length stays, so that offsets stay.
"""

import re
from collections.abc import Mapping, Sequence

from tocsin.annotate.surface.spans import FEWEST
from tocsin.language.letters import letters_read_as
from tocsin.language.words import count_words
from tocsin.records import Span

# What fills a quotation whose words are nobody's outside it: no letter, and no space.
FILL = "_"
# Marks that end a clause. A stop behind a figure or inside a word ends none.
MARK = re.compile(r"[,;()!?«»…]|:(?!\d)| [—–|-](?= )|\.(?=\s|$)")


class Plain:
    """Writes sentences of one language in the one form that its grammar reads."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """`opening_mark` and `closing_mark` say which marks open and close quotations;
        `elided_word` which words lose their vowel and are written with an apostrophe; `letter_as`
        which letters are read as others, so that small and large ones are alike.
        """
        opening = dict.fromkeys(lists.get("opening_mark", ()), "«")
        closing = dict.fromkeys(lists.get("closing_mark", ()), "»")
        self._marks = str.maketrans(opening | closing | letters_read_as(lists))
        elided = "|".join(map(re.escape, lists.get("elided_word", ()))) or "(?!)"
        self._elided = re.compile(rf"\b({elided})['’](?=\w)", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Return a sentence in that form."""
        marked = text.translate(self._marks)
        if '"' in marked:
            parts = marked.split('"')
            marked = parts[0] + "".join(
                ("«" if number % 2 else "»") + part for number, part in enumerate(parts[1:], 1)
            )
        return self._elided.sub(r"\1 ", marked)


def closed(text: str, quotes: Sequence[Span]) -> str:
    """Return a text in which the words of long quotations cannot be read."""
    for quote in quotes:
        if count_words(quote.of(text)) >= FEWEST:
            text = text[: quote.start] + FILL * (quote.end - quote.start) + text[quote.end :]
    return text


def begin_of_clause(text: str, at: int) -> int:
    """Return where the clause that holds a place begins: behind the mark before it."""
    return max((mark.end() for mark in MARK.finditer(text, 0, at)), default=0)


def end_of_clause(text: str, at: int) -> int:
    """Return where the clause that holds a place ends: at the mark behind it."""
    mark = MARK.search(text, at)
    return mark.start() if mark is not None else len(text)
