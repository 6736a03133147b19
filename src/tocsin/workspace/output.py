"""The folder a run leaves behind: a JSONL file for each kind of record, and the brief, whole and for the public."""

import datetime as dt
from pathlib import Path

from tocsin import pipeline
from tocsin.exchange import write_geojson, write_jsonl
from tocsin.exchange.jsonl import write_whole
from tocsin.report import ENGLISH, render_html, render_markdown
from tocsin.report.pdf import as_pdf
from tocsin.store import Store


def write_out(
    out: Path,
    judged: pipeline.Judged,
    as_of: dt.datetime,
    store: Store,
    language: str = ENGLISH,
    *,
    pdf: bool = False,
) -> None:
    """Write the JSONL files and the brief, whole and for the public; the drop log comes straight from the store."""
    write_jsonl(out, judged.facts, judged.assessments, judged.alarms, store.dropped())
    write_geojson(out, judged.facts.chart)
    parts = (judged.alarms, judged.assessments, judged.facts, as_of, judged.before)
    for name, public in (("brief", False), ("brief-public", True)):
        page = render_html(*parts, public=public, language=language)
        write_whole(out / f"{name}.html", [page.encode()])
        if pdf:
            write_whole(out / f"{name}.pdf", [as_pdf(page)])
        write_whole(
            out / f"{name}.md", [render_markdown(*parts, public=public, language=language).encode()]
        )
