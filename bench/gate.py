"""The quality gate: what was reached once is never lost again.

Usage: python -m bench.gate [--raise]

Measures the figures that `floors.json` names and fails where one lies below its floor, or where a
floor was lowered against any earlier commit. With --raise, floors go up to what was measured (never
down). Figures that need ../shared are skipped, and named, where it is absent.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench import names, narratives, places, posts, sites, times
from bench.attribution import measure
from tocsin.annotate.annotator import Annotator

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "bench" / "floors.json"
# A figure is held a little below what was measured: one changed sentence in a small set is no
# relapse.
SLACK = 0.01
# Figures that are no longer held alone, and why: precision is traded for recall, and the F1 of both
# is held.
RETIRED = ("polnear dev: content precision",)


def measured() -> dict[str, float]:
    """Return every figure that can be measured here; groups of figures are measured side by side,
    as many as there are cores.
    """
    groups = [_names, _times, _sites]
    if SHARED.is_dir():
        # The longest first, so that no core waits at the end.
        groups = [_polnear, _seeds, _posts, places.figures, narratives.figures, *groups]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as cores:
        measuring = [cores.submit(group) for group in groups]
        return {name: value for group in measuring for name, value in group.result().items()}


def _names() -> dict[str, float]:
    """Measure how names of persons are told."""
    recall, false, _ = names.measure()
    return {"names: recall": recall, "names: decoys left alone": 1 - false}


def _times() -> dict[str, float]:
    """Measure how times are read."""
    return {f"times {code}: exact": share for code, share in times.measure()[0].items()}


def _sites() -> dict[str, float]:
    """Measure how sites are found."""
    precision, recall = sites.measure()[0]["all"]
    return {"sites: precision": precision, "sites: recall": recall}


def _posts() -> dict[str, float]:
    """Measure attribution in short posts."""
    russian, _ = posts.measure(list(posts.russian()), Annotator((), (), ()))
    kept = ("content precision", "content recall", "chain right")
    return {f"posts: {k}": v for k, v in russian.items() if k in kept}


def _polnear() -> dict[str, float]:
    """Measure attribution in news."""
    return {f"polnear dev: {k}": v for k, v in measure("dev", 10_000)["tocsin"].items()}


def _seeds() -> dict[str, float]:
    """Score a run on the two seed reports."""
    with tempfile.TemporaryDirectory() as out:
        book = str(ROOT / "casebooks" / "almaty-2022")
        command = [
            sys.executable,
            "-m",
            "tocsin",
            "run",
            str(SHARED / "seeds"),
            "-c",
            book,
            "--as-of",
            "2022-01-12",
            "-o",
            out,
        ]
        subprocess.run(command, check=True, capture_output=True)
        scoring = [sys.executable, str(SHARED / "scoring" / "golden.py"), out, "--json"]
        scored = json.loads(subprocess.run(scoring, check=True, capture_output=True).stdout)
    kept = (
        "claim_recall",
        "claim_precision",
        "originator_right",
        "chain_right",
        "bare_chain_right",
        "stance_right",
        "stance_mean_over_kinds",
        "type_right",
        "noise_marked",
        "quote_recall",
        "quote_precision",
        "quote_speaker_right",
        "actor_recall",
        "mention_precision",
        "narrative_recall",
        "narrative_precision",
        "narrative_voice_right",
        "event_recall",
        "event_status_right",
    )
    return {f"seeds: {k}": float(scored[k]) for k in kept}


def lowered(floors: dict[str, float]) -> list[str]:
    """Return the floors that lie below what an earlier commit had."""
    listed = subprocess.run(
        ["git", "log", "--format=%H", "--", str(FLOORS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    best: dict[str, float] = {}
    for commit in listed.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{commit}:bench/floors.json"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for name, value in (json.loads(shown.stdout) if shown.returncode == 0 else {}).items():
            best[name] = max(best.get(name, 0.0), value)
    return [
        f"{n}: {floors.get(n, 0.0)} now, {v} before"
        for n, v in sorted(best.items())
        if n not in RETIRED and floors.get(n, 0.0) < v
    ]


def main() -> int:
    """Measure, compare, and say so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--raise", dest="up", action="store_true", help="raise the floors to what was measured"
    )
    args = parser.parse_args()
    floors: dict[str, float] = (
        json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    )
    values = measured()
    if args.up:
        floors |= {n: max(floors.get(n, 0.0), round(v - SLACK, 3)) for n, v in values.items()}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    below = [
        f"{n}: {values[n]:.3f}, floor {f}"
        for n, f in sorted(floors.items())
        if n in values and values[n] < f
    ]
    skipped = sorted(set(floors) - set(values))
    for line in [
        *(f"below its floor: {b}" for b in below),
        *(f"lowered: {x}" for x in lowered(floors)),
    ]:
        print(line)
    if skipped:
        print(f"skipped for want of ../shared: {len(skipped)} figures")
    print(f"floors: {len(values)} figures measured, {len(below)} below")
    return 1 if below or lowered(floors) else 0


if __name__ == "__main__":
    sys.exit(main())
