"""Russian, Ukrainian, Kazakh and English: contents of quotations, holders of opinions, and words
that nobody said.

Usage: python -m bench.russian [--show]

Three measures. adaq: contents of quotations in Russian sentences, one to one at IoU .5.
RuOpinionNE: sentences with a word of saying and a named holder; the holder should be a source.
Sentences of our own (bench/unsaid_*.yml): what was not said is claimed for nobody.
"""

import argparse
import functools
import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from ruamel.yaml import YAML

from bench.attribution import DATA, document, pairs
from bench.posts import HERE, LEAST
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.english.counted import overlap
from tocsin.annotate.sentences.claims import UNNAMED
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.language.words import word_list
from tocsin.records import Annotations, Claim, Document, Span

Row = dict[str, Any]
# What reads a document: the stage itself, or what a run of the program left behind (bench.product).
Annotate = Callable[[Document], Annotations]
OURS = ("en", "ru", "uk", "kk")
# A holder with these names is nobody whom the text names.
NOBODY = ("NULL", "AUTHOR")
# Stances under which a claim says that somebody put a proposition forward.
STATED = ("asserts", "reports", "doubts", "speculates")


def rows(name: str) -> list[Row]:
    """Return the rows of one set."""
    with (DATA / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def adaq(annotate: Annotate) -> tuple[dict[str, float], list[str]]:
    """Return precision, recall and F1 of the contents of quotations, and a line for each fault."""
    counted: Counter[str] = Counter()
    faults = []
    for row in rows("adaq_ru_dev.jsonl"):
        text = row["text"]
        gold = [Span(start=row["content"][0], end=row["content"][1])] if row["content"] else []
        claims = annotate(document(text, row["id"], "ru")).claims
        spans = [c.span for c in claims if len(c.chain) > 1]
        hit = len(pairs(gold, spans))
        counted.update(gold=len(gold), found=len(spans), hit=hit)
        if hit != len(gold) or len(spans) != hit:
            faults.append(
                f"{text}\n      gold {[g.of(text) for g in gold]} found "
                f"{[f.of(text) for f in spans]}"
            )
    precision, recall = (
        counted["hit"] / max(1, counted["found"]),
        counted["hit"] / max(1, counted["gold"]),
    )
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "F1": f1}, faults


def holders(row: Row) -> list[Span]:
    """Return where a sentence names whoever holds an opinion."""
    spans = []
    for opinion in row["opinions"]:
        for name, place in zip(*opinion["Source"], strict=True):
            if name not in NOBODY:
                start, end = map(int, place.split(":"))
                spans.append(Span(start=start, end=end))
    return spans


def has_cue(text: str) -> bool:
    """Return whether a sentence has a word of saying."""
    return any(stem(w) in cue_stems() for w in word_list(text))


@functools.cache
def cue_stems() -> frozenset[str]:
    """Return the stems of the words of saying that decide which sentences are asked about."""
    listed = YAML(typ="safe").load((HERE / "opinion_cues.yml").read_text(encoding="utf-8"))
    return frozenset(stem(c) for c in listed)


def names_a_holder(row: Row) -> bool:
    """Return whether a sentence is asked about: it names a holder, and has a word of saying."""
    return bool(holders(row)) and has_cue(row["text"])


def opinions(annotate: Annotate) -> tuple[dict[str, float], list[str]]:
    """Return how many named holders of opinions are the source of an attribution of their sentence,
    of how many.
    """
    right = total = 0
    faults = []
    for row in rows("ruopinion_train.jsonl"):
        if not names_a_holder(row):
            continue
        text, gold = row["text"], holders(row)
        annotations = annotate(document(text, text, "ru"))
        sources = sources_of(annotations)
        for holder in {g.of(text): g for g in gold}.values():
            hit = any(s.overlaps(holder) for s in sources)
            total, right = total + 1, right + hit
            if not hit:
                faults.append(
                    f"{text}\n      gold {holder.of(text)} found {[s.of(text) for s in sources]}"
                )
    return {"holder is a source": right, "of": total}, faults


def sources_of(annotations: Annotations) -> list[Span]:
    """Return the sources of the attributions of a document."""
    return [
        a.source.span
        for a in annotations.attributions
        if a.source is not None and a.factuality != "imagined"
    ]


def unsaid(language: str) -> dict[str, list[Row]]:
    """Return our own sentences in a language: what nobody said, and what somebody did."""
    by_kind: dict[str, list[Row]] = YAML(typ="safe").load(
        (HERE / f"unsaid_{language}.yml").read_text(encoding="utf-8")
    )
    return by_kind


def texts(language: str) -> list[str]:
    """Return the texts of our own sentences in a language."""
    return [row["text"] for rows_ in unsaid(language).values() for row in rows_]


def ours(language: str, annotate: Annotate) -> tuple[dict[str, float], list[str]]:
    """Return how many unsaid sentences are claimed for somebody, how many have the right stance,
    and how many chains are right.
    """
    sets = unsaid(language)
    faults = []
    counted: Counter[str] = Counter()
    for row in sets["unsaid"]:
        claims = annotate(document(row["text"], row["text"], language)).claims
        false = false_claims(row, claims)
        right = not false and right_stance(row, claims)
        counted.update(false=bool(false), right=right)
        if not right:
            faults.append(
                f"{'FALSE' if false else 'stance'} {row['text']} [{row['expect']}]: {shown(claims)}"
            )
    for row in sets["said"]:
        claims = annotate(document(row["text"], row["text"], language)).claims
        right = said_right(row, claims)
        counted.update(chain=right)
        if not right:
            faults.append(f"chain  {row['text']} {row['chain']}: {shown(claims)}")
    return {
        "false claims": counted["false"],
        "stance right": counted["right"],
        "of": len(sets["unsaid"]),
        "chain right": counted["chain"],
        "of said": len(sets["said"]),
    }, faults


def false_claims(row: Row, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that put a proposition nobody stated into a mouth: the speaker's, or the
    outlet's own.
    """
    start = row["text"].index(row["proposition"])
    unsaid = Span(start=start, end=start + len(row["proposition"]))
    return [c for c in claims if c.span.overlaps(unsaid) and _stated(row, c)]


def _stated(row: Row, claim: Claim) -> bool:
    """Return whether a claim says that somebody stated what the row says was not."""
    if row["expect"] == "hearsay":
        return claim.stance == "asserts"
    speaker = row["speaker"]
    by_speaker = any(_stems(h.surface) & _stems(speaker) for h in claim.chain if not h.voice)
    if by_speaker:
        return row["expect"] == "none" or claim.stance in STATED
    return claim.stance in ("asserts", "reports")


def right_stance(row: Row, claims: Sequence[Claim]) -> bool:
    """Return whether a refusal or denial is kept as what it is; of what is imagined nothing need be
    kept.
    """
    if row["expect"] in ("none", "hearsay"):
        return True
    return any(
        c.stance == row["expect"]
        and any(_stems(h.surface) & _stems(row["speaker"]) for h in c.chain)
        for c in claims
    )


def said_right(row: Row, claims: Sequence[Claim]) -> bool:
    """Return whether a claim over what was said has the right chain, and whether no claim over it
    has another.
    """
    start = row["text"].index(row["proposition"])
    content = Span(start=start, end=start + len(row["proposition"]))
    over = [c for c in claims if c.span.overlaps(content)]
    whole = [c for c in over if overlap(content, c.span) >= LEAST]
    return bool(whole) and all(_same(row["chain"], c) and c.stance != "asserts" for c in over)


def _same(chain: Sequence[str], claim: Claim) -> bool:
    """Return whether a claim's chain is the one expected."""
    hops = [h.surface for h in claim.chain if not h.voice]
    return len(hops) == len(chain) and all(
        hop == UNNAMED if gold == "~" else bool(_stems(gold) & _stems(hop))
        for gold, hop in zip(chain, hops, strict=True)
    )


def _stems(surface: str) -> set[str]:
    """Return the first letters of a source's longer words: a name in any case, in
    three languages.
    """
    return {
        w.casefold()[:4]
        for w in word_list(surface)
        if len(w) > 1 and w.casefold() not in word_set("in_word")
    }


def shown(claims: Sequence[Claim]) -> str:
    """Return claims in one line."""
    return (
        "; ".join(
            f"{c.stance} {[h.surface for h in c.chain if not h.voice]} «{c.text}»" for c in claims
        )
        or "-"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="every fault")
    parser.add_argument("--only", choices=["adaq", "opinions", *OURS], help="one measure")
    args = parser.parse_args()
    annotate = Annotator((), (), ())
    by_part: dict[str, tuple[dict[str, float], list[str]]] = {}
    for name, measure in (("adaq", adaq), ("opinions", opinions)):
        if DATA.exists() and args.only in (None, name):
            by_part[name] = measure(annotate)
    for code in OURS:
        if args.only in (None, code):
            by_part[code] = ours(code, annotate)
    for name, (figures, faults) in by_part.items():
        print(name, "  ".join(f"{k} {v:.3g}" for k, v in figures.items()))
        for line in faults if args.show else []:
            print("   ", line)


if __name__ == "__main__":
    main()
