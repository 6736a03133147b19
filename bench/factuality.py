"""Whether the program affirms what nobody said: marked contents against what a user's run gives.

Usage: python -m bench.factuality [FILE ...] [--show] [--json]

A line of a FILE is a text with its contents: `{"id", "lang", "text", "gold": [{"source",
"content", "factuality", "stance"}]}`. A factuality is said, planned (no count), or negated,
hypothetical or unconfirmed, which nobody said; a stance is what its source does to the content:
holds, denies, wants or is unsure. A source of no letters is the outlet. Everything is read from the
files of `tocsin run --read-all`.

A FILE `CODE.txt` holds sentences under headings (`labels/unreal`, on which the phrases of
`unreal.yml` were written: no measure of what they reach elsewhere).

`labels/factuality/first.jsonl` (300 texts, ten languages) was written by somebody who had not seen
the rules; it has been opened since. `second.jsonl` (128 texts, twelve languages), `third.jsonl`,
`fourth.jsonl` and `fifth.jsonl` are others, and their openings stand in
`labels/factuality_test.md`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from bench.product import Product, Row
from bench.sentences_of import read
from tocsin.encoder.folder import find_encoder
from tocsin.language.words import words
from tocsin.records import Annotations, Claim, Span

FOLDER = Path(__file__).parent / "labels" / "factuality"
FILES = (FOLDER / "first.jsonl",)
# What of a content's words must be in a claim for that to be about it.
_SHARED = 0.5
_AFFIRMS = ("asserts", "reports")

Kind = Literal["said", "denied", "unsaid", "other"]


class Marked(NamedTuple):
    """A content of a text, and whether its source said it; `wider` are the contents said in the
    same text that hold it and more, `others` whoever else said it.
    """

    text: str
    language: str
    content: Span
    kind: Kind
    label: str
    wider: tuple[Span, ...] = ()
    others: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What the program makes of a content: the claims that affirm it."""

    marked: Marked
    affirming: tuple[Claim, ...]

    @property
    def is_wrong(self) -> bool:
        """Return whether a claim affirms what was not said, and is not about something said in the
        same text: a wider content ("I never said X"), or the same as another said it.
        """
        return any(not _is_right_elsewhere(self.marked, claim) for claim in self.affirming)


def contents(path: Path) -> Iterator[tuple[str, Marked]]:
    """Yield the marked contents of a file with the ids of their texts."""
    if path.suffix == ".txt":
        yield from _constructed(path)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = [g for g in row["gold"] if _kind(g["factuality"], g["stance"]) in ("said", "other")]
        for gold in row["gold"]:
            same = [g for g in said if g is not gold and gold["content"] in g["content"]]
            yield (
                row["id"],
                Marked(
                    row["text"],
                    row["lang"],
                    _span_of(row["text"], gold["content"]),
                    _kind(gold["factuality"], gold["stance"]),
                    str(row.get("kind", gold["factuality"])),
                    tuple(
                        _span_of(row["text"], g["content"])
                        for g in same
                        if g["content"] != gold["content"]
                    ),
                    tuple(g["source"] for g in same if g["content"] == gold["content"]),
                ),
            )


def _constructed(path: Path) -> Iterator[tuple[str, Marked]]:
    """Yield the contents of sentences under headings, in {}, of the language that the file is
    called by; the first letter of a heading is the label (`factuality_labels.py`).
    """
    heading = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("@"):
            heading = line[1:].strip()
        elif "{" in line:
            item = read(f"said: {line}")
            kind: Kind = "said" if heading.startswith("a-") else "unsaid"
            yield str(number), Marked(item.text, path.stem, item.content[0], kind, heading)


def _span_of(text: str, content: str) -> Span:
    """Return where a content stands in its text."""
    start = text.index(content)
    return Span(start=start, end=start + len(content))


def _kind(factuality: str, stance: str) -> Kind:
    """Return what counts a content is in."""
    if factuality == "planned":
        return "other"
    if factuality != "said":
        return "unsaid"
    by_stance: dict[str, Kind] = {"holds": "said", "denies": "denied"}
    return by_stance.get(stance, "other")


def findings(path: Path, casebook: str = "common") -> list[Finding]:
    """Return what one run of the program makes of the contents of a file."""
    marked = list(contents(path))
    rows = {name: Row(name, item.text, item.language) for name, item in marked}
    product = Product(rows.values(), casebook)
    return [Finding(item, affirming(item, product.of(name))) for name, item in marked]


def affirming(marked: Marked, annotations: Annotations) -> tuple[Claim, ...]:
    """Return the claims that say that a content is so."""
    return tuple(
        claim
        for claim in annotations.claims
        if claim.stance in _AFFIRMS and _is_about(marked, claim.span)
    )


def _is_about(marked: Marked, span: Span) -> bool:
    """Return whether a claim is about a content."""
    own, content = _places(marked.text, span), _places(marked.text, marked.content)
    return len(own & content) >= _SHARED * len(content)


def _is_right_elsewhere(marked: Marked, claim: Claim) -> bool:
    """Return whether a claim that holds a content is about something that was said."""
    told = _places(marked.text, claim.span)
    if any(
        len(told & whole) >= _SHARED * len(whole)
        for whole in (_places(marked.text, span) for span in marked.wider)
    ):
        return True
    named = {w.text.casefold() for o in marked.others for w in words(o)}
    return any(w.text.casefold() in named for h in claim.chain[:-1] for w in words(h.surface or ""))


def _places(text: str, span: Span) -> set[int]:
    """Return where the words inside a span begin."""
    return {w.start for w in words(text) if span.start <= w.start < span.end}


def counted(found: Sequence[Finding]) -> dict[str, float]:
    """Return the figures: of what was not said and of denials what is affirmed, of what was said
    what is held.
    """
    sizes = Counter(f.marked.kind for f in found)
    held = Counter(f.marked.kind for f in found if f.affirming)
    unsaid = [f for f in found if f.marked.kind == "unsaid"]
    own = sum(any(len(c.chain) == 1 for c in f.affirming) for f in unsaid)
    return {
        "not said": sizes["unsaid"],
        "not said, affirmed": held["unsaid"],
        "not said, affirmed as the outlet's own": own,
        "not said, affirmed, no part of what was said": sum(f.is_wrong for f in unsaid),
        "denied": sizes["denied"],
        "denied, affirmed": held["denied"],
        "said": sizes["said"],
        "said, held": held["said"],
    }


def by_language(found: Sequence[Finding]) -> dict[str, str]:
    """Return, by language, how many that were not said are affirmed and how many said are held."""
    lines = {}
    for code in sorted({f.marked.language for f in found}):
        mine = counted([f for f in found if f.marked.language == code])
        lines[code] = (
            f"{mine['not said, affirmed']} of {mine['not said']} not said, "
            f"{mine['denied, affirmed']} of {mine['denied']} denied, "
            f"{mine['said, held']} of {mine['said']} said"
        )
    return lines


def _shown(found: Sequence[Finding]) -> Iterator[str]:
    """Yield what is wrong, for a reader."""
    for finding in found:
        marked = finding.marked
        if marked.kind in ("unsaid", "denied") and finding.affirming:
            claim = finding.affirming[0]
            who = " < ".join(h.surface or "?" for h in claim.chain[:-1]) or "the outlet"
            yield (
                f"AFFIRMED {marked.language} {marked.label} [{who}; {claim.rule}] "
                f"{marked.content.of(marked.text)} | {marked.text}"
            )
        elif marked.kind == "said" and not finding.affirming:
            yield f"LOST {marked.language} {marked.content.of(marked.text)} | {marked.text}"


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=list(FILES))
    parser.add_argument("--show", action="store_true", help="show what is wrong")
    parser.add_argument("--json", action="store_true", help="machine-readable output")
    args = parser.parse_args()
    encoder = find_encoder()
    if encoder.state != "ready":
        print(f"without the encoder ({encoder.state}): the rules decide alone", file=sys.stderr)
    for path in args.files:
        found = findings(path)
        values = counted(found)
        if args.json:
            json.dump({"file": path.name, **values}, sys.stdout)
            print()
            continue
        print(path.name, *(f"  {name}: {value:g}" for name, value in values.items()), sep="\n")
        print(*(f"  {code}: {line}" for code, line in by_language(found).items()), sep="\n")
        if args.show:
            print(*_shown(found), sep="\n")


if __name__ == "__main__":
    main()
