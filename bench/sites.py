"""Which watched facilities a sentence names, in four languages: precision and recall, half of the
sentences traps.

Usage: python -m bench.sites [--show]

The sentences are written for this project (bench/sites.yml), before the rules: a guard, no proof.
"""

import argparse
from collections import Counter
from pathlib import Path

from ruamel.yaml import YAML

from bench.attribution import document
from bench.toponyms import gazetteer
from tocsin.annotate.annotator import Annotator
from tocsin.casebook import load_casebook

ROOT = Path(__file__).resolve().parent.parent
ROWS = Path(__file__).with_name("sites.yml")
FACILITIES = ("facility", "facility_set")


def measure() -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Return precision and recall by language and over all, and a line for each fault."""
    books = [load_casebook(ROOT / "casebooks" / name) for name in ("almaty-2022", "common")]
    sites = [s for b in books for s in b.sites]
    watched = {s.id for s in sites if s.kind in FACILITIES}
    annotate = Annotator([a for b in books for a in b.actors], (), sites, gazetteer())
    counts: Counter[str] = Counter()
    wrong = []
    rows = YAML(typ="safe").load(ROWS.read_text(encoding="utf-8"))
    for code, listed in rows.items():
        for text, *ids in listed:
            mentions = annotate(document(text, text, code)).mentions
            linked, wanted = {m.entity_id for m in mentions} & watched, set(ids)
            for scope in (code, "all"):
                counts.update(
                    {
                        f"{scope} hit": len(linked & wanted),
                        f"{scope} found": len(linked),
                        f"{scope} wanted": len(wanted),
                    }
                )
            if linked != wanted:
                why = [
                    f"{m.surface}: {m.entity_id} ({m.rule})"
                    for m in mentions
                    if m.kind in ("site", "place")
                ]
                wrong.append(
                    f"{code}: {text} {sorted(map(str, linked))}, not {sorted(wanted)}: {why}"
                )
    scopes = (*rows, "all")
    return {
        s: (
            counts[f"{s} hit"] / max(1, counts[f"{s} found"]),
            counts[f"{s} hit"] / max(1, counts[f"{s} wanted"]),
        )
        for s in scopes
    }, wrong


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="every fault")
    args = parser.parse_args()
    shares, wrong = measure()
    for scope, (precision, recall) in shares.items():
        print(f"{scope}: precision {precision:.3f}, recall {recall:.3f}")
    for line in wrong if args.show else []:
        print("  ", line)


if __name__ == "__main__":
    main()
