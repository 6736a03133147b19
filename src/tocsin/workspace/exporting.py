"""What `tocsin export` does: assess, choose what may leave, and write it in one format."""

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from tocsin.errors import OutputError, UsageError
from tocsin.exchange import EXPORTERS, UNMARKED, Choice, Chosen, File, Results, choose, write_whole
from tocsin.pipeline import Judged
from tocsin.records import Marking
from tocsin.report import ENGLISH, render_markdown
from tocsin.workspace.workspace import Workspace

# Formats that carry the brief.
_WITH_BRIEF = ("stix", "misp")


def chosen(
    work: Workspace,
    choice: Choice,
    *,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
    briefs: bool = False,
) -> Chosen:
    """Return what may leave a workspace at a moment.

    Raises:
        UsageError: there is no such problem, or nothing unmarked may leave.
    """
    judged = work.assess(as_of=as_of, whole=True)
    results = Results(
        judged.facts,
        tuple(judged.assessments),
        tuple(judged.alarms),
        as_of,
        lambda: (),
        unmarked,
    )
    found = choose(results, choice)
    if not briefs:
        return found
    return found._replace(results=found.results._replace(briefs=_briefs(judged, found.results)))


def export(
    work: Workspace,
    form: str,
    choice: Choice,
    *,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
    out: Path | None = None,
) -> tuple[Chosen, list[Path]]:
    """Write what may leave a workspace in one format; return it, and the files. Without `out`, the
    only file goes to standard output.

    Raises:
        UsageError: there is no such format or problem, or it has several files and no folder.
        OutputError: a file cannot be written.
    """
    if form not in EXPORTERS:
        raise UsageError(f"there is no format {form!r}; known: {', '.join(EXPORTERS)}.")
    found = chosen(work, choice, as_of=as_of, unmarked=unmarked, briefs=form in _WITH_BRIEF)
    return found, _written(EXPORTERS[form](found.results), form, out)


def _written(files: Iterable[File], form: str, out: Path | None) -> list[Path]:
    """Write files: one to a file or to standard output, several into a folder."""
    waiting = iter(files)
    first, second = next(waiting, None), next(waiting, None)
    if first is None:
        return []
    if second is None and out is not None and not out.is_dir():
        return [write_whole(out, first.content)]
    if second is None and out is None:
        _print(first)
        return []
    if out is None:
        raise UsageError(f"{form} is several files; name a folder for them with -o FOLDER.")
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: {form} is several files; name a folder, not a file.")
    rest = [first, *([second] if second else []), *waiting]
    return [write_whole(out / file.name, file.content) for file in rest]


def _print(file: File) -> None:
    """Write a file to standard output."""
    for piece in file.content:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _briefs(judged: Judged, results: Results) -> dict[str, str]:
    """Return the brief of each problem with an alarm that leaves."""
    briefs = {}
    for alarm in results.alarms:
        own = [a for a in results.assessments if a.problem_id == alarm.problem_id]
        facts, moment = results.facts, results.as_of
        briefs[alarm.problem_id] = render_markdown(
            [alarm], own, facts, moment, judged.before, language=ENGLISH
        )
    return briefs
