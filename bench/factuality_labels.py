"""Sentences labelled by whether somebody said what they attribute: what the head of factuality is
fitted on (bench/factuality_head.py).

Five origins. `labels/factuality/CODE.txt`: own sentences, under a heading (`@construction`) for
each way of telling, with what is said in {}; the letter before the dash is the label (a said, o
nothing is attributed, d denied, n negated, h hypothetical, u unconfirmed). `languages/CODE.*.txt`:
those of `sentences_of.py`. `labels/attributions.jsonl`: the sentences of stretches
of real texts outside the test part. `labels/unreal/CODE.txt`: as the first, those on which the
phrases were written. `labels/tellings/N.txt`: under 212 headings sentences in some of ten languages
(`h en TEXT`: letter, language, text), and beside those that were not said others in the same words
that were, so that what is told does not tell whether it was.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from bench.attribution_labels import Label as Attributed
from bench.attribution_labels import Stretch, stretches, texts
from bench.sentences_of import CODES, FOLDER, PARTS, labelled, read
from tocsin.annotate.weighing.head import Label
from tocsin.contracts.texts import document
from tocsin.records import Span

Origin = Literal["own", "sentences", "stretches", "unreal", "tellings", "swapped"]
_LABELS = Path(__file__).parent / "labels"
OWN, UNREAL, TELLINGS = (_LABELS / name for name in ("factuality", "unreal", "tellings"))
_LETTERS: dict[str, Label] = {
    "a": "said",
    "o": "said",
    "d": "denied",
    "n": "negated",
    "h": "hypothetical",
    "u": "unconfirmed",
}
_STATUSES: dict[str, str] = {
    "said": "a",
    "none": "o",
    "denied": "d",
    "unconfirmed": "n",
    "hypothetical": "h",
}
# Of the sentences that tell of what was not said so many in five are given another content.
_SWAPPED_OF_FIVE = 2
# The constructions of the forty lines of each `CODE.unsaid.txt`, in order, and of the six of each
# `CODE.unsaid_test.txt`.
_UNSAID = (
    *("n-never", "n-never", "n-nobody", "n-refuse", "n-refuse", "n-nobody", "n-unconf"),
    *("n-unconf", "n-short", "n-short", "d-deny", "d-dismiss", "d-false", "d-false", "d-dismiss"),
    *("d-false", "d-deny", "d-deny", "d-false", "d-false", "h-if", "h-imagine", "h-imagine"),
    *("h-ask", "h-could", "h-could", "h-fiction", "h-dream", "h-want", "h-future", "h-if"),
    *("h-until", "h-told", "h-told", "h-satire", "h-ask", "h-imagine", "h-fiction", "h-future"),
    "h-fear",
)
_UNSAID_TEST = ("n-never", "d-deny", "h-imagine", "h-want", "h-ask", "n-unconf")


class Sentence(NamedTuple):
    """A sentence or stretch, what is told to be said in it, and whether it was said."""

    text: str
    language: str
    construction: str
    label: Label
    content: tuple[Span, ...]
    origin: Origin


def every_sentence() -> list[Sentence]:
    """Return all labelled sentences; stretches of texts that are not here are left out."""
    return [*_own(), *_sentences(), *_stretches()]


def further_sentences() -> list[Sentence]:
    """Return the sentences that were written after the head that is linear was fitted."""
    return [*_headed(UNREAL, "unreal"), *_tellings()]


def swapped(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return sentences with what is said replaced by what another of the same language says: what
    is said must not tell whether it was. Those that were said stand in twice, of the others two in
    five.
    """
    by_language: dict[str, list[str]] = {}
    for item in sentences:
        if item.origin != "stretches" and len(item.content) == 1:
            by_language.setdefault(item.language, []).append(item.content[0].of(item.text))
    made = []
    for item in sentences:
        if item.origin == "stretches" or len(item.content) != 1:
            continue
        for number in range(2):
            chosen = int(hashlib.sha256(f"{number} {item.text}".encode()).hexdigest(), 16)
            if item.label == "said" or (number == 0 and chosen % 5 < _SWAPPED_OF_FIVE):
                known = by_language[item.language]
                made.append(_with_content(item, known[chosen % len(known)]))
    return made


def _with_content(item: Sentence, content: str) -> Sentence:
    """Return a sentence that says something else."""
    old = item.content[0]
    text = item.text[: old.start] + content + item.text[old.end :]
    span = Span(start=old.start, end=old.start + len(content))
    return item._replace(text=text, content=(span,), origin="swapped")


def _own() -> Iterator[Sentence]:
    """Yield our own sentences."""
    return _headed(OWN, "own")


def _headed(folder: Path, origin: Origin) -> Iterator[Sentence]:
    """Yield the sentences of a folder with a file for each language, under headings."""
    for path in sorted(folder.glob("*.txt")):
        construction = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                construction = line[1:].strip()
            elif line.strip():
                item = read(f"said: {line}")
                label = _LETTERS[construction[0]]
                yield Sentence(item.text, path.stem, construction, label, item.content, origin)


def _tellings() -> Iterator[Sentence]:
    """Yield the sentences under the headings of many ways of telling."""
    for path in sorted(TELLINGS.glob("*.txt")):
        construction = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                construction = line[1:].strip()
                continue
            letter, language, text = line.split(" ", 2)
            item = read(f"said: {text}")
            label = _LETTERS[letter]
            yield Sentence(item.text, language, construction, label, item.content, "tellings")


def _sentences() -> Iterator[Sentence]:
    """Yield the sentences that were written for the languages' rules."""
    for code in CODES:
        for part in (p for p in PARTS if (FOLDER / f"{code}.{p}.txt").exists()):
            for number, item in enumerate(labelled(code, part)):
                letter = _STATUSES[item.status]
                known = {"unsaid": _UNSAID, "unsaid_test": _UNSAID_TEST}.get(part)
                construction = known[number] if known else f"{letter}-{part}"
                label = _LETTERS[letter]
                yield Sentence(item.text, code, construction, label, item.content, "sentences")


def _stretches() -> Iterator[Sentence]:
    """Yield the sentences of the stretches of real texts."""
    listed = [s for s in stretches() if s.part != "test"]
    rows = {row.id: row.text for row in texts(listed)}
    for stretch in (s for s in listed if s.text in rows):
        whole = rows[stretch.text]
        read_alone = document(whole[stretch.start : stretch.end], stretch.language)
        for home in read_alone.sentences:
            own = Span(start=home.start + stretch.start, end=home.end + stretch.start)
            yield _sentence_of(stretch, own, whole)


def _sentence_of(stretch: Stretch, home: Span, text: str) -> Sentence:
    """Return one sentence of a stretch, with what is told to be said by a cue in it."""
    told = [a for a in stretch.attributions if home.covers(_span(a.cue))]
    parts = [a.whole for a in told if a.whole.overlaps(home)]
    content = tuple(
        Span(
            start=max(0, part.start - home.start),
            end=min(home.end, part.end) - home.start,
        )
        for part in parts
    )
    labels = [_label_of(a) for a in told]
    label: Label = next((known for known in labels if known != "said"), "said")
    said = home.of(text).replace("\n", " ")
    return Sentence(said, stretch.language, stretch.text, label, content, "stretches")


def _span(pair: tuple[int, int]) -> Span:
    """Return a pair of offsets as a span."""
    return Span(start=pair[0], end=pair[1])


def _label_of(marked: Attributed) -> Label:
    """Return the label of an attribution: what its source wants or doubts is said all the same."""
    if marked.factuality == "said":
        return "denied" if marked.stance == "denies" else "said"
    return marked.factuality
