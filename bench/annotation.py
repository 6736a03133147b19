"""Documents annotated per second and core, beside the whole of spaCy's pipeline on the same texts,
in one run.

Usage: python -m bench.annotation [--limit N] [--profile]
"""

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from bench.attribution import articles, document
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.parsers.english import model_folder
from tocsin.casebook import load_casebook
from tocsin.gate import Gate, watched_reasons
from tocsin.records import Document

CASEBOOK = Path(__file__).resolve().parents[1] / "casebooks" / "almaty-2022"


def rate(work: Callable[[Document], object], documents: list[Document]) -> float:
    """Return documents per second."""
    begun = time.perf_counter()
    for item in documents:
        work(item)
    return len(documents) / (time.perf_counter() - begun)


def main() -> None:
    """Time both, one after the other, three times, and print the best of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=30)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    documents = [document(row["text"], row["id"]) for row in articles("dev", args.limit)]
    book = load_casebook(CASEBOOK)
    stage = Annotator(book.actors, book.sources, book.sites)
    gate = Gate(watched_reasons(book))

    def annotate(item: Document) -> object:
        return stage(item)

    def watched(item: Document) -> object:
        """Annotate as a run does: what passes the gate, around what is watched."""
        hit = gate(item.text)
        return stage(item, hit.places) if hit is not None else None

    annotate(documents[0])
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(rate, annotate, documents)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(40)
        return
    whole = spacy.load(model_folder())
    theirs = max(rate(lambda d: whole(d.text), documents) for _ in range(3))
    print(f"spaCy's whole pipeline {theirs:.2f} documents/s")
    passing = [d for d in documents if gate(d.text) is not None]
    for name, work, texts in (
        ("every sentence of every text", annotate, documents),
        ("as a run does: behind the gate, around what is watched", watched, documents),
        (f"the {len(passing)} texts that pass the gate, around what is watched", watched, passing),
    ):
        ours = max(rate(work, texts) for _ in range(3)) if texts else 0.0
        print(f"tocsin, {name}: {ours:.2f} documents/s, {ours / theirs:.2f} times")


if __name__ == "__main__":
    main()
