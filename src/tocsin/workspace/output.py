"""The folder a run leaves behind: a JSONL file for each kind of record, and the brief, whole and
for the public.
"""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

from tocsin import plugins
from tocsin.exchange import Results, export_all, write_whole
from tocsin.pipeline.judging import Judged, one_look
from tocsin.pipeline.reasons import NOTHING_WATCHED
from tocsin.records import Dropped
from tocsin.records.workspace_ports import OpenStore
from tocsin.report import ENGLISH, DrawnMap, Words, render_html, render_markdown
from tocsin.report.pdf import as_pdf
from tocsin.workspace.ledger import fared_by_problem
from tocsin.workspace.opened import Opened


def assess_into(
    work: Opened,
    out: Path,
    moment: dt.datetime,
    language: str = ENGLISH,
    *,
    pdf: bool = False,
    records: bool | None = None,
) -> Judged:
    """Assess, and write the brief and, with `records` (by default of a small store), a JSONL file
    for each kind of record into a folder.
    """
    Words(language)  # refused before any work is done, where there is none
    judged = work.assess(as_of=moment, whole=records)
    write_out(out, judged, moment, work.store, language, pdf=pdf)
    return judged


@one_look()
def write_out(
    out: Path,
    judged: Judged,
    as_of: dt.datetime,
    store: OpenStore,
    language: str = ENGLISH,
    *,
    pdf: bool = False,
) -> None:
    """Write the files of all exporters and the brief, whole and for the public.

    The drop log comes straight from the store. Where only records are at hand that something rests
    on, texts in which nothing watched is named are left out of it: nearly all may be such.
    """
    left_out = NOTHING_WATCHED if judged.facts.beyond is not None else None
    results = Results(
        facts=judged.facts,
        assessments=tuple(judged.assessments),
        alarms=tuple(judged.alarms),
        as_of=as_of,
        dropped=lambda: itertools.chain(store.dropped(without=left_out), _plug_in_faults()),
    )
    export_all(out, results)
    fared = fared_by_problem(store, judged.facts.casebook, as_of)
    parts = (judged.alarms, judged.assessments, judged.facts, as_of, judged.before, fared)
    drawn = DrawnMap()
    for name, public in (("brief", False), ("brief-public", True)):
        page = render_html(*parts, public=public, language=language, drawn=drawn)
        write_whole(out / f"{name}.html", [page.encode()])
        if pdf:
            write_whole(out / f"{name}.pdf", [as_pdf(page)])
        write_whole(
            out / f"{name}.md", [render_markdown(*parts, public=public, language=language).encode()]
        )


def _plug_in_faults() -> Iterator[Dropped]:
    """Yield what is wrong with plug-ins in this run, as the drop log has it; the store keeps none
    of it.
    """
    return (fault.as_dropped() for fault in plugins.faults())
