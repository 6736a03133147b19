"""Is what a judgement rests on about the question? Every line of every brief, and every claim
behind it, against what a reader marked.

Usage: python -m bench.evidence [--casebook NAME ...] [--list] [--unread] [--missing]
       [--keep FOLDER] [--json]

Each casebook under bench/evidence/casebooks is run (`tocsin run`, as installed) on the texts of a
period of its own (texts.yml). Of every claim behind a line of a brief (for, against, gaps that
quote one, advice, windows; at most 40 a line), a reader has marked: is it about the question (goal
.95), is it said by whom the chain begins with (goal .90), does it show what the line says (wrong in
kind: at most .05). The marks stand off in marks.jsonl, without words. --list shows every claim with
its marks, --unread those without any. For texts in our own words (bench/evidence/own) the lines
that a reader expected were written down before the first run (wanted.yml): the second table says
which share of them stands, and how many lines rest on texts that should give none; --missing lists
what is missing.
--keep leaves the output of the runs in a folder, and reads it again. Casebooks whose texts are not
at hand are skipped, and named.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.evidence.lines import Behind, run
from bench.evidence.marks import Mark, marks, shares
from bench.evidence.texts import is_there, periods
from bench.evidence.wanted import answer_to, found_shares, wanted
from bench.tables import print_tables

Read = list[tuple[Behind, Mark | None]]


def main() -> None:
    """Run, and print the shares."""
    args = _arguments()
    known, of = marks(), periods()
    read: dict[str, Read] = {}
    for name in args.casebook or sorted(of):
        if not is_there(of[name]):
            print(f"{name}: skipped, its texts are not in ../shared/data", file=sys.stderr)
            continue
        read[name] = [(b, known.get(b.key)) for b in run(name, of[name], args.keep).lines()]
    if args.missing:
        _show_missing(read)
        return
    if args.list or args.unread:
        _show([row for rows in read.values() for row in rows if args.list or row[1] is None])
        return
    rows = {name: shares(r) for name, r in read.items()}
    tables = {"evidence": {**rows, "all": shares([x for r in read.values() for x in r])}}
    listed = {name: w for name, w in wanted().items() if name in read}
    if listed:
        tables["wanted"] = {n: found_shares(w, [b for b, _ in read[n]]) for n, w in listed.items()}
    print_tables(tables, as_json=args.json)


def _arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--casebook", action="append", metavar="NAME", help="only this casebook; may be given again"
    )
    parser.add_argument(
        "--list", action="store_true", help="print every claim behind every line, with its marks"
    )
    parser.add_argument(
        "--unread", action="store_true", help="print the claims that nobody has marked"
    )
    parser.add_argument(
        "--missing", action="store_true", help="print the lines that were expected and do not stand"
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="keep the output of the runs here, and use it again",
    )
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _show(rows: Sequence[tuple[Behind, Mark | None]]) -> None:
    """Print claims under the lines they stand behind."""
    last = ""
    for behind, mark in rows:
        line = f"{behind.casebook} {behind.line} ({behind.side}) {behind.text}"
        if line != last:
            print(f"\n== {line}")
            last = line
        given = "unread" if mark is None else _given(mark)
        print(
            f"-- {behind.document} {behind.start}:{behind.end} {given} | {behind.kind} | "
            f"{behind.way} {behind.weight}"
        )
        print(
            f"   {behind.speaker} ({behind.chain})\n   “{behind.words}”\n   in: {behind.sentence}"
        )


def _show_missing(read: Mapping[str, Read]) -> None:
    """Print every line that was expected and does not stand, or is said by somebody else, and every
    line that rests on a text that should give none.
    """
    for name, expected in wanted().items():
        behind = [b for b, _ in read.get(name, ())]
        for line in expected.lines if name in read else ():
            answer = answer_to(line, behind)
            if answer is None:
                print(f"{name} {line.document} {line.line} missing: {line.words}")
            elif line.speaker.casefold() not in f"{answer.speaker} {answer.chain}".casefold():
                print(f"{name} {line.document} {line.line} said by {answer.speaker}: {line.words}")
        for answer in (b for b in behind if b.document in expected.quiet):
            print(f"{name} {answer.document} {answer.line} not expected: {answer.words}")


def _given(mark: Mark) -> str:
    """Write a mark."""
    names = {"about": mark.about, "speaker": mark.speaker, "kind": mark.kind}
    return ", ".join(name if right else f"NOT {name}" for name, right in names.items())


if __name__ == "__main__":
    main()
