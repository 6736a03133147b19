"""Attributions labelled by reading (labels/attributions.jsonl): what the installed program finds in
the same stretches, by language.

Usage: python -m bench.attribution_labels [--part train dev] [--show] [--agreement]

Each document is run whole; what counts is what lies in its labelled stretch. The test part is
opened once a release, and its figures go to labels/attributions_test.md.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from ruamel.yaml import YAML

from bench.attribution import figures, pairs
from bench.labelled import every_text
from bench.product import SHARED, Product, Row
from tocsin.annotate.english.counted import overlap
from tocsin.records import Attribution, Span

Part = Literal["train", "dev", "test"]
Pair = tuple[int, int]
PARTS: tuple[Part, ...] = ("train", "dev", "test")
HERE = Path(__file__).resolve().parent
LABELS = HERE / "labels" / "attributions.jsonl"
# The stretches that were labelled a second time, without a look at the first.
AGAIN = HERE / "labels" / "attributions_again.jsonl"
OWN = HERE / "attributions_kk.yml"
# Two labels of one stretch are the same attribution where their contents share this much.
_SAME = 0.5
# What of a document's attributions nobody is said to have said.
_UNSAID = ("negated", "hypothetical")


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One attribution as a reader marked it; offsets are characters of the text, `inside` counts
    the attributions of its stretch from 0.
    """

    source: Pair | None
    cue: Pair
    content: tuple[Pair, ...]
    inside: int | None
    inherited: bool
    factuality: Literal["said", "negated", "hypothetical", "unconfirmed"]
    stance: Literal["holds", "denies", "wants", "unsure"]
    first_person: bool

    @property
    def whole(self) -> Span:
        """Return the content from its first part to its last."""
        return Span(start=self.content[0][0], end=self.content[-1][1])


class Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A labelled stretch of a text, and all attributions in it."""

    text: str
    start: int
    end: int
    language: Literal["en", "ru", "uk", "kk"]
    attributions: tuple[Label, ...]

    @property
    def part(self) -> Part:
        """Return the part its document belongs to, which its id alone decides: a fifth is for the
        test, a fifth for choosing.
        """
        document = self.text.split("/")[0] if self.text.startswith("voxcheck") else self.text
        number = int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5
        return ("test", "dev", "train", "train", "train")[number]


def stretches(path: Path = LABELS) -> list[Stretch]:
    """Return the labelled stretches."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Stretch) for line in lines]


def texts(listed: Iterable[Stretch]) -> list[Row]:
    """Return the texts that some stretches stand in; those of sets that are not here are left
    out.
    """
    wanted = {s.text: s.language for s in listed}
    return [Row(r.id, r.text, wanted[r.id]) for r in _every_text() if r.id in wanted]


def _every_text() -> Iterator[Row]:
    """Yield every text that can be labelled."""
    own: list[str] = YAML(typ="safe").load(OWN.read_text(encoding="utf-8"))
    for number, text in enumerate(own):
        yield Row(f"kk:{number}", text, "kk")
    if SHARED.is_dir():
        yield from every_text()


def faults_of(stretch: Stretch, text: str) -> Iterator[str]:
    """Yield what is wrong with the labels of a stretch: a span that lies outside it, is empty,
    begins or ends with a space, or a nesting that leads nowhere.
    """
    for number, label in enumerate(stretch.attributions):
        spans = [label.cue, *label.content, *([label.source] if label.source else [])]
        for start, end in spans:
            inside = stretch.start <= start < end <= stretch.end
            if not inside or text[start:end] != text[start:end].strip():
                yield f"{stretch.text} {number}: {start}-{end}"
        if label.inside is not None and label.inside not in range(len(stretch.attributions)):
            yield f"{stretch.text} {number}: inside {label.inside}"


def counted(
    stretch: Stretch, attributions: Iterable[Attribution]
) -> tuple[Counter[str], list[Label], list[Attribution]]:
    """Return counts of hits, findings and labels in one stretch, the labels that nothing found,
    and the findings that are no label.
    """
    inside = [a for a in attributions if _lies_in(stretch, _whole(a))]
    gold = stretch.attributions
    total: Counter[str] = Counter(gold=len(gold), found=len(inside))
    paired = _paired(gold, inside)
    for mark, number in paired:
        label, attribution = gold[mark], inside[number]
        right = _source_right(label, attribution)
        total.update(hit=1, full=int(right))
        if label.factuality in _UNSAID:
            total.update(unsaid=1, affirmed=int(attribution.factuality == "said"))
    missed = [g for n, g in enumerate(gold) if n not in {i for i, _ in paired}]
    wrong = [a for n, a in enumerate(inside) if n not in {j for _, j in paired}]
    return total, missed, wrong


def _paired(gold: Sequence[Label], attributions: Sequence[Attribution]) -> list[Pair]:
    """Return what can be paired one to one at IoU .5; of equal contents those with the same source
    first ("Y reports citing X").
    """
    options = sorted(
        (
            (
                overlap(label.whole, _whole(attribution)),
                _source_right(label, attribution),
                mark,
                other,
            )
            for mark, label in enumerate(gold)
            for other, attribution in enumerate(attributions)
        ),
        reverse=True,
    )
    kept: dict[int, int] = {}
    for share, _, mark, other in options:
        if share >= _SAME and mark not in kept and other not in kept.values():
            kept[mark] = other
    return list(kept.items())


def _whole(attribution: Attribution) -> Span:
    """Return the content of an attribution from its first part to its last."""
    return Span(start=attribution.content[0].start, end=attribution.content[-1].end)


def _lies_in(stretch: Stretch, content: Span) -> bool:
    """Return whether most of a content lies in a stretch."""
    shared = min(stretch.end, content.end) - max(stretch.start, content.start)
    return 2 * shared > content.end - content.start


def _source_right(label: Label, attribution: Attribution) -> bool:
    """Return whether a finding names the labelled source, or none where none is."""
    source = attribution.source
    if source is None:
        return label.source is None
    return label.source is not None and _span(label.source).overlaps(source.span)


def _span(pair: Pair) -> Span:
    """Return a pair of offsets as a span."""
    return Span(start=pair[0], end=pair[1])


def measure(parts: Iterable[Part], show: bool = False) -> dict[str, dict[str, float]]:
    """Return the figures of the program on some parts, by language."""
    wanted = set(parts)
    listed = [s for s in stretches() if s.part in wanted]
    rows = {row.id: row for row in texts(listed)}
    product = Product(rows.values())
    totals: dict[str, Counter[str]] = {}
    for stretch in listed:
        if stretch.text not in rows:
            continue
        attributions = product.of(stretch.text).attributions
        total, missed, wrong = counted(stretch, attributions)
        totals.setdefault(stretch.language, Counter()).update(total, stretches=1)
        if show and (missed or wrong):
            text = rows[stretch.text].text
            _show(stretch, text, missed, wrong)
    return {language: _figures(total) for language, total in sorted(totals.items())}


def _figures(total: Counter[str]) -> dict[str, float]:
    """Return the figures of one language from its counts."""
    rates = figures(total)
    names = ("content precision", "content recall", "content F1", "full F1")
    return {
        "stretches": total["stretches"],
        "labels": total["gold"],
        **{name: rates[name] for name in names},
        "source right given content": total["full"] / max(1, total["hit"]),
        "unsaid found": total["unsaid"],
        "of these affirmed": total["affirmed"],
    }


def _show(stretch: Stretch, text: str, missed: list[Label], wrong: list[Attribution]) -> None:
    """Print the faults of a stretch."""
    print(f"[{stretch.text}] {text[stretch.start : stretch.end]!r}")
    for label in missed:
        source = text[slice(*label.source)] if label.source else None
        content = label.whole.of(text)
        print(f"    MISSED {source!r} {text[slice(*label.cue)]!r} {content!r}")
    for attribution in wrong:
        source = attribution.source.span.of(text) if attribution.source else None
        cue, content = attribution.cue.span.of(text), _whole(attribution).of(text)
        print(f"    WRONG  {source!r} {cue!r} {content!r} ({attribution.rule})")


def agreement() -> dict[str, float]:
    """Return how the second labels of a tenth stand to the first: F1 of contents, of contents with
    source, and the share of the paired that have the same factuality and stance.
    """
    first = {(s.text, s.start): s for s in stretches()}
    total: Counter[str] = Counter()
    for second in stretches(AGAIN):
        old, new = first[second.text, second.start].attributions, second.attributions
        total.update(stretches=1, gold=len(old), found=len(new))
        for left, right in pairs([a.whole for a in old], [a.whole for a in new]):
            one, other = old[left], new[right]
            total.update(
                hit=1,
                full=int(_same_source(one, other)),
                alike=int((one.factuality, one.stance) == (other.factuality, other.stance)),
            )
    both = total["gold"] + total["found"]
    return {
        "stretches": total["stretches"],
        "content F1": 2 * total["hit"] / max(1, both),
        "full F1": 2 * total["full"] / max(1, both),
        "factuality and stance alike": total["alike"] / max(1, total["hit"]),
    }


def _same_source(one: Label, other: Label) -> bool:
    """Return whether two labels name the same source, or both name none."""
    if one.source is None or other.source is None:
        return one.source == other.source
    return overlap(_span(one.source), _span(other.source)) >= _SAME


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", nargs="+", choices=PARTS, default=["train", "dev"])
    parser.add_argument("--show", action="store_true", help="every fault")
    parser.add_argument("--agreement", action="store_true", help="first and second labels only")
    args = parser.parse_args()
    if args.agreement:
        print(json.dumps(agreement(), indent=2))
        return
    tables: dict[str, Any] = measure(args.part, args.show)
    for language, row in tables.items():
        print(language, "  ".join(f"{name} {value:.3g}" for name, value in row.items()))


if __name__ == "__main__":
    main()
