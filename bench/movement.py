"""How the judgement moves: the same problem with nothing, with each report, with both, and with
what speaks against it.

Usage: python -m bench.movement [--json]

The two reports are those of the shared folder; the denial and the notice of withdrawal are written
here after public record. The table is made with the shipped prior and again with every hypothesis
equally likely beforehand. The movement counts, not the figure.
"""

import argparse
import datetime as dt
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from bench.tables import print_tables
from tocsin import pipeline
from tocsin.assess.hypotheses import probabilities
from tocsin.casebook import load_casebook
from tocsin.records import Alarm, Assessment, Casebook, Problem
from tocsin.sources import Stated
from tocsin.store import Store

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
AS_OF = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
# Written for this bench after public record of 9 and 11 January 2022.
DENIAL = {
    "id": "denial",
    "published_at": "2022-01-09T10:00:00+00:00",
    "source": "kazinform",
    "language": "en",
    "text": "The Ministry of Health of Kazakhstan denied reports that the laboratory in Almaty "
    "had been seized. The Central Reference "
    "Laboratory is under guard, the ministry said.",
}
WITHDRAWAL = {
    "id": "withdrawal",
    "published_at": "2022-01-11T09:00:00+00:00",
    "source": "kazinform",
    "language": "en",
    "text": "The withdrawal of the CSTO contingent from Kazakhstan will begin in two days and "
    "will take no more than 10 days, President "
    "Kassym-Jomart Tokayev said.",
}
ROWS: Mapping[str, tuple[str, ...]] = {
    "nothing": (),
    "first report": ("000",),
    "second report": ("004",),
    "both": ("000", "004"),
    "both, denial": ("000", "004", "denial"),
    "both, withdrawal": ("000", "004", "withdrawal"),
    "both, denial, withdrawal": ("000", "004", "denial", "withdrawal"),
}


def judged(
    folder: Path,
    names: Sequence[str],
    book: Casebook,
    seeds: Path = SEEDS,
    notes: Sequence[Mapping[str, str]] = (DENIAL, WITHDRAWAL),
) -> tuple[Assessment, Alarm | None]:
    """Judge some of the reports and notices."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = [str(p) for p in sorted(seeds.glob("*.txt")) if p.name[:3] in names]
    chosen = [n for n in notes if n["id"] in names]
    if chosen:
        path = folder / "notes.jsonl"
        path.write_text("".join(json.dumps(n) + "\n" for n in chosen), encoding="utf-8")
        inputs.append(str(path))
    store = Store(str(folder / "s.sqlite"))
    if inputs:
        pipeline.read_into(store, book, inputs, as_of=AS_OF, stated=Stated(), tell=lambda _: None)
    results = pipeline.judge(store, book, AS_OF)
    store.close()
    return results.assessments[0], results.alarms[0] if results.alarms else None


def flat(problem: Problem, assessment: Assessment) -> float:
    """Return P(incident) with every hypothesis equally likely beforehand."""
    rivals = len(problem.hypotheses) - 1
    even = [
        h if h.share is None else msgspec.structs.replace(h, share=1 / rivals)
        for h in problem.hypotheses
    ]
    p = probabilities(even, 1 / len(even), assessment.contributions, clip=False)
    return p[next(h.id for h in even if h.kind == "incident")]


def table(
    book: Casebook, seeds: Path = SEEDS, notes: Sequence[Mapping[str, str]] = (DENIAL, WITHDRAWAL)
) -> dict[str, dict[str, float]]:
    """Return the table: P(incident), its range, the same with flat priors."""
    (problem,) = book.problems
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, parts) in enumerate(ROWS.items()):
            assessment, _ = judged(Path(folder) / str(number), parts, book, seeds, notes)
            interval = assessment.intervals[incident]
            rows[name] = {
                "p": assessment.probabilities[incident],
                "low": interval.low,
                "high": interval.high,
                "flat": flat(problem, assessment),
                "origins": float(len(assessment.origins)),
            }
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    print_tables(
        {"movement": table(load_casebook(ROOT / "casebooks" / "almaty-2022"))}, as_json=args.json
    )


if __name__ == "__main__":
    main()
