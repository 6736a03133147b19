"""`tocsin try`: what a casebook would take from texts, and why not more, before
anything is kept.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.sources import Stated
from tocsin.workspace.clock import as_of_moment, now
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.trying import Looked, Looking, Text, Tried, try_texts

# So many near misses of an indicator are printed; --all and --json give all of them.
_NEAR = 3
_MARKS = {"observed": "+", "absent_expected": "-", "absent": ".", "unknown": "?"}
_STATES = {
    "observed": "observed",
    "absent_expected": "not found although it would be expected",
    "absent": "not found",
    "unknown": "could not be checked",
}


def try_(
    casebook: Annotated[
        Path,
        typer.Argument(help="Folder of a casebook, or the name of one that ships with tocsin."),
    ],
    texts: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help="Files or folders of any kind that `run` reads, or - for standard input.",
        ),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            help="The moment to look from. Default: the end of the day of the newest text.",
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Source of texts that do not name one.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date of texts that do not state one.")
    ] = None,
    read_all: Annotated[
        bool, typer.Option("--read-all", help="Read every text whole, watched or not.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show every near miss.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """Show what a casebook would take from texts, and why not more. Nothing is kept."""
    book = load_casebook(find_casebook(casebook))
    if texts.count("-") > 1:
        raise UsageError("standard input (-) can be read only once.")
    moment = as_of_moment(as_of) if as_of else None
    trial = try_texts(
        book,
        texts,
        as_of=moment,
        now=now(),
        stated=Stated(source=source, published=published),
        read_all=read_all,
    )
    show.say_refused(trial.refused)
    if json:
        show.say_json(trial)
    else:
        for line in lines(trial, near=10_000 if everything else _NEAR):
            show.out.print(line, markup=False)
    raise typer.Exit(1 if trial.refused else 0)


def lines(trial: Tried, *, near: int) -> list[str]:
    """Return the report, line by line."""
    touched = sum(t.not_read is None for t in trial.texts)
    verb = "touches" if touched == 1 else "touch"
    report = [
        (
            f"{counted(len(trial.texts), 'text')}, {touched} {verb} something watched. As of "
            f"{trial.as_of:%Y-%m-%d %H:%M} UTC."
        ),
        "",
    ]
    for text in trial.texts:
        report += _text(text)
    for problem in trial.problems:
        report += _problem(problem, near)
    if not trial.problems:
        report.append(
            "The casebook has no problem that was known on that day: nothing is assessed."
        )
    return report


def _text(text: Text) -> list[str]:
    """Return the lines about one text."""
    dated = f"{text.published:%Y-%m-%d}" if text.published else "not dated"
    known = "" if text.source is None or text.source_known else " (no source of the casebook)"
    about = (
        f"{text.source or 'source not stated'}{known}, {dated}, "
        f"{text.language or 'language not known'}"
    )
    report = [f"TEXT {text.id}  {about}" + (f"  “{text.title}”" if text.title else "")]
    if text.not_read is not None:
        return [
            *report,
            f"  not read: {text.not_read}",
            *(f"  nearly: {n}" for n in text.nearly),
            "",
        ]
    for touched in text.touches:
        words = ", ".join(f"“{w}”" for w in touched.words) or "words of it"
        report.append(f"  touches {touched.entry} ({touched.name}): {words}")
    for claim in text.claims:
        where = f", at {claim.site}" if claim.site else ""
        when = f", {claim.when}" if claim.when else ""
        flags = f", {', '.join(claim.flags)}" if claim.flags else ""
        report.append(
            f"  claim: {claim.type}, {claim.stance}, {' -> '.join(claim.chain)}{where}{when}{flags}"
        )
        report.append(f"    “{claim.text}”")
    if not text.claims:
        report.append("  no claim was read in it")
    for met in text.narratives:
        voice = met.voice or "for a person to judge"
        report.append(
            f"  narrative {met.narrative}: {voice}, {met.score:.2f} "
            f"({'; '.join(met.why) or met.title})"
        )
    return [*report, ""]


def _problem(problem: Looking, near: int) -> list[str]:
    """Return the lines about one problem."""
    report = [f"PROBLEM {problem.id}  {problem.title}: {problem.state}", f"  {problem.likelihood}"]
    for looked in problem.indicators:
        report += _indicator(looked, near)
    return [*report, ""]


def _indicator(looked: Looked, near: int) -> list[str]:
    """Return the lines about one indicator: what it takes, and why not what it nearly takes."""
    state = _STATES.get(looked.state, looked.state)
    report = [
        f"  {_MARKS.get(looked.state, ' ')} {looked.id}: {state} ({looked.why})  {looked.name}"
    ]
    report += [f"      takes  {_in_text(t.text)}“{t.words}”" for t in looked.takes]
    shown = [n for n in looked.nearly if n.telling or near > _NEAR][:near]
    for miss in shown:
        report.append(f"      not    {_in_text(miss.text)}“{miss.words}”")
        report.append(f"             because {miss.why}")
    if len(looked.nearly) > len(shown):
        left = len(looked.nearly) - len(shown)
        verb, them = ("fails", "it") if left == 1 else ("fail", "them")
        report.append(f"      {left} more {verb} by one condition; --all shows {them}")
    return report


def _in_text(name: str) -> str:
    """Return which text something stands in, or nothing where it is measured."""
    return f"text {name}: " if name else ""
