"""Who said what, whether they said it, in the languages that are read by a folder of word lists:
sentences of our own, on the product's path.

A line of `bench/languages/CODE.dev.txt` and `CODE.test.txt` is `status: sentence`, with the source
in [], the cue in <> and what is said in {}. A status is said, denied, unconfirmed, hypothetical or
none (nobody is cited). The test half was written before any rule was, and no rule was changed for
it. `CODE.unsaid.txt` and `unsaid_test` hold, in ten languages, what was denied, not said, or is
only imagined; the test half was measured once, after the rules were mended.

Usage: python -m bench.sentences_of [CODE ...] [--part dev|test|unsaid|unsaid_test] [--show]
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tocsin.annotate import Annotator
from tocsin.contracts.texts import document
from tocsin.language.lexicon import LANGUAGES
from tocsin.language.words import words
from tocsin.records import Annotations, Claim, Span

FOLDER = Path(__file__).parent / "languages"
CODES = tuple(sorted({path.name.split(".")[0] for path in FOLDER.glob("*.txt")} & set(LANGUAGES)))
PARTS = ("dev", "test", "unsaid", "unsaid_test")
_MARKS = {"[": "source", "]": "source", "<": "cue", ">": "cue", "{": "content", "}": "content"}
# What a claim does to what it holds, if it is one of what is labelled so.
STANCES = {
    "said": ("reports",),
    "denied": ("denies",),
    "unconfirmed": ("not_confirmed", "not_said", "doubts"),
}
_AFFIRMS = ("asserts", "reports")
_NOT_REAL = ("denied", "unconfirmed", "hypothetical")
# What of the shorter of two spans must be in both for them to be the same.
_SAME = 0.5


class Labelled(NamedTuple):
    """A sentence with its labels, as spans."""

    text: str
    status: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


class Score(NamedTuple):
    """Counts of one language: words of content (right, ours, there), sources, statuses, false
    affirmations.
    """

    right: int = 0
    ours: int = 0
    there: int = 0
    contents: int = 0
    sources: int = 0
    sources_there: int = 0
    statuses: int = 0
    false: int = 0
    not_real: int = 0
    sentences: int = 0

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """Return F1 over the words of what is said."""
        return 2 * self.right / max(1, self.ours + self.there)


def read(line: str) -> Labelled:
    """Return a line's sentence and labels."""
    status, _, marked = line.partition(": ")
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    opened: dict[str, int] = {}
    text = ""
    for character in marked.strip():
        if character in "[<{":
            opened[_MARKS[character]] = len(text)
        elif character in "]>}":
            name = _MARKS[character]
            spans[name].append(Span(start=opened[name], end=len(text)))
        else:
            text += character
    return Labelled(text, status, tuple(spans["source"]), tuple(spans["content"]))


def labelled(code: str, part: str) -> list[Labelled]:
    """Return the sentences of one half of a language."""
    lines = (FOLDER / f"{code}.{part}.txt").read_text(encoding="utf-8").splitlines()
    return [read(line) for line in lines if line.strip()]


def _at(text: str, spans: Sequence[Span]) -> set[int]:
    """Return where the words of some spans begin."""
    return {w.start for w in words(text) if any(s.start <= w.start < s.end for s in spans)}


def _is_of_others(claim: Claim) -> bool:
    """Return whether a claim holds what others say, or what the text keeps away from itself."""
    return len(claim.chain) > 1 or claim.stance not in ("asserts", "asks", "speculates")


def score(item: Labelled, annotations: Annotations) -> Score:
    """Return what was found of one sentence."""
    claims = [c for c in annotations.claims if _is_of_others(c)]
    places = _at(item.text, [c.span for c in claims])
    there = _at(item.text, item.content) if item.status in STANCES else set()
    same = [c for c in claims if there and _overlap(item, c, there) >= _SAME]
    named = [
        a.source.span
        for a in annotations.attributions
        if a.source is not None and any(c.attribution_id for c in same)
    ]
    gold, named_at = _at(item.text, item.source), _at(item.text, named)
    matched = bool(same) and bool(gold)
    said = _at(item.text, item.content)
    affirmed = [c for c in annotations.claims if c.stance in _AFFIRMS]
    false = item.status in _NOT_REAL and any(
        len(_at(item.text, [c.span]) & said) >= _SAME * len(said) for c in affirmed
    )
    fitting = STANCES.get(item.status, ())
    status = any(c.stance in fitting for c in same) if fitting else not places
    return Score(
        right=len(places & there),
        ours=len(places),
        there=len(there),
        contents=len(same) > 0,
        sources=matched and len(gold & named_at) >= _SAME * len(gold),
        sources_there=matched,
        statuses=status,
        false=false,
        not_real=item.status in _NOT_REAL,
        sentences=1,
    )


def _overlap(item: Labelled, claim: Claim, there: set[int]) -> float:
    """Return which part of the larger of a claim and what is labelled both hold."""
    own = _at(item.text, [claim.span])
    return len(own & there) / max(1, len(own | there))


def measured(code: str, part: str, *, show: bool = False) -> Score:
    """Return the score of one half of a language; `show` prints what is not right."""
    annotate = Annotator((), (), ())
    total = Score()
    for item in labelled(code, part):
        annotations = annotate(document(item.text, code))
        one = score(item, annotations)
        total += one
        well = one.statuses and (not one.there or one.right == one.there == one.ours)
        if show and (one.false or not well or one.sources != one.sources_there):
            _print(item, annotations, one)
    return total


def _print(item: Labelled, annotations: Annotations, one: Score) -> None:
    """Print a sentence that is not read as it is labelled."""
    print(f"{'FALSE ' if one.false else ''}{item.status}: {item.text}")
    for claim in annotations.claims:
        said = re.sub(r"\s+", " ", claim.span.of(item.text))
        chain = " < ".join(h.surface for h in claim.chain[:-1])
        print(f"    {claim.stance}: [{chain}] {{{said}}} ({claim.rule})")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("codes", nargs="*", default=list(CODES))
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    print("language part        content F1  source right  status right  false affirmations")
    for code in given.codes or CODES:
        for part in (given.part,) if given.part else PARTS:
            if not (FOLDER / f"{code}.{part}.txt").exists():
                continue
            s = measured(code, part, show=given.show and not part.endswith("test"))
            print(
                f"{code:8} {part:11} {s.f1:9.2f} {s.sources / max(1, s.sources_there):13.2f} "
                f"{s.statuses / s.sentences:13.2f} {s.false:10} of {s.not_real}"
            )


if __name__ == "__main__":
    main()
