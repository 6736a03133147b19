"""Who says what, and that nobody says what nobody said: kinds that were seen wrong on texts nobody
prepared, in ten languages.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.language.words import words
from tocsin.records import Claim, Span

ANNOTATOR = Annotator((), (), ())
AFFIRMS = ("asserts", "reports")
FILES = ("attributed.txt", "introduced.txt", "found.txt")


class Line(NamedTuple):
    """A text with a part of it, whose words that are, and what is done to them."""

    kind: str
    language: str
    who: str
    stance: str
    text: str
    content: Span


def lines() -> Iterator[Line]:
    """Yield the lines of the files beside this one."""
    kind = ""
    written = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in FILES)
    for row in "\n".join(written).splitlines():
        if row.startswith("@"):
            kind = row[1:].strip()
        elif "|" in row and not row.startswith("#"):
            language, who, stance, text = (part.strip() for part in row.split("|"))
            text = text.replace("\\n", "\n")
            start, end = text.index("{"), text.index("}") - 1
            bare = text.replace("{", "").replace("}", "")
            yield Line(kind, language, who, stance, bare, Span(start=start, end=end))


def about(line: Line, claims: tuple[Claim, ...]) -> list[Claim]:
    """Return the claims that hold half of the words of a content at least."""
    own = {w.start for w in words(line.text) if line.content.start <= w.start < line.content.end}
    return [c for c in claims if 2 * sum(c.span.start <= at < c.span.end for at in own) >= len(own)]


def speakers(claim: Claim) -> str:
    """Return everybody before the voice of the text in the chain of a claim."""
    return " < ".join(hop.surface or "?" for hop in claim.chain[:-1])


def names(line: Line, claim: Claim) -> bool:
    """Return whether somebody is named before the voice of the text; behind = he is all of it."""
    if line.who.startswith("="):
        return speakers(claim) == line.who[1:]
    return line.who.casefold() in speakers(claim).casefold()


@pytest.mark.parametrize("line", list(lines()), ids=lambda line: f"{line.kind}-{line.language}")
def test_who_says_it(line: Line) -> None:
    claims = about(line, ANNOTATOR(document(line.text, line.language)).claims)
    made = [(speakers(c), c.stance, c.text, c.rule) for c in claims]
    if line.stance == "unsaid":
        assert not [c for c in claims if c.stance in AFFIRMS], made
        return
    assert claims, made
    for claim in claims:
        assert claim.stance == line.stance, made
        assert names(line, claim), made
        assert bool(line.who) == bool(speakers(claim)), made
