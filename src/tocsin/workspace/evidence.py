"""What `tocsin evidence` does: gather what an alarm rests on into one archive, and check one
without a store or a network.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tocsin.errors import UsageError
from tocsin.exchange import Results, write_whole
from tocsin.exchange.evidence import Checked, Evidence, archive, check
from tocsin.exchange.resting import Resting
from tocsin.pipeline import Judged
from tocsin.records import (
    MARKINGS,
    Alarm,
    Assessment,
    AuditEntry,
    Marking,
    Record,
    Signature,
    label_of,
)
from tocsin.records.audit import digest, read_figures
from tocsin.report import render_html, render_markdown
from tocsin.workspace import stamping
from tocsin.workspace.stamping import NOTHING_TRUSTED, Services, Trusted
from tocsin.workspace.workspace import Workspace

# The log says under this word what an alarm held when it was kept.
_JUDGED = "judged"


def keep_evidence(
    work: Workspace, alarm: str, out: Path, highest: Marking = "amber+strict"
) -> Evidence:
    """Write the archive of an alarm, named by its id or its problem's, and return what is in it.

    Raises:
        UsageError: there is no such alarm, or it rests on something marked more strictly.
        OutputError: the file cannot be written.
    """
    kept = _alarm(work, alarm)
    judged = work.assess(as_of=kept.as_of, whole=True)
    evidence = _gathered(work, kept, judged)
    if MARKINGS.index(evidence.marking) > MARKINGS.index(highest):
        raise UsageError(
            f"{kept.id} rests on something marked {label_of(evidence.marking)}; to archive it all "
            f"the same: --marking {evidence.marking}."
        )
    write_whole(out, [archive(evidence)])
    return evidence


def _alarm(work: Workspace, name: str) -> Alarm:
    """Return an alarm by its id, or the latest of a problem."""
    of_problem = [each for each in work.store.alarms() if each.problem_id == name]
    return max(of_problem, key=lambda each: each.as_of) if of_problem else work.alarm(name)


def _gathered(work: Workspace, alarm: Alarm, judged: Judged) -> Evidence:
    """Return what an alarm rests on."""
    facts, store = judged.facts, work.store
    assessments = [a for a in judged.assessments if a.problem_id == alarm.problem_id]
    results = Results(facts, tuple(assessments), (alarm,), alarm.as_of, lambda: ())
    resting = Resting(results)
    order = {home.id: number for number, home in enumerate(resting.of_alarm(alarm))}
    own = [document for document in facts.documents if document.id in order]
    documents = tuple(sorted(own, key=lambda document: order[document.id]))
    homes = set(order)
    words = [w for w in store.words.of(Signature, work.moment()) if w.alarm_id == alarm.id]
    records: dict[str, Sequence[Record]] = {
        "assessments": assessments,
        "claims": _of(facts.claims, homes),
        "mentions": _of(facts.mentions, homes),
        "quotes": _of(facts.quotes, homes),
        "attributions": _of(facts.attributions, homes),
        "matches": _of(facts.matches, homes),
        "lineage": _of(facts.lineage, homes),
        "problems": [p for p in facts.casebook.problems if p.id == alarm.problem_id],
        "signatures": words,
    }
    captures = (store.capture(document.capture_id) for document in documents)
    return Evidence(
        alarm=alarm,
        captures=tuple(capture for capture in captures if capture is not None),
        documents=documents,
        records=records,
        texts=_briefs(alarm, assessments, judged),
        audit=tuple(_part(work.audit(), alarm, words)),
        marking=resting.marking(alarm),
    )


def _of(records: Sequence[Any], homes: set[str]) -> list[Record]:
    """Return the records of some documents."""
    return [record for record in records if record.document_id in homes]


def _briefs(alarm: Alarm, assessments: Sequence[Assessment], judged: Judged) -> dict[str, str]:
    """Return the brief of an alarm in both forms."""
    parts = ([alarm], assessments, judged.facts, alarm.as_of, judged.before)
    return {"brief.md": render_markdown(*parts), "brief.html": render_html(*parts)}


def _part(
    lines: Sequence[AuditEntry], alarm: Alarm, words: Sequence[Signature]
) -> Iterator[Mapping[str, object]]:
    """Yield the part of the log from the first to the last line about an alarm. Of lines about
    something else only the digests are given: they bind the others, and say nothing.
    """
    names = {alarm.id, alarm.problem_id, *(word.id for word in words)}
    about = [line.subject in names or alarm.id in line.detail for line in lines]
    if not any(about):
        return
    first, last = about.index(True), len(about) - about[::-1].index(True)
    for line, whole in zip(lines[first:last], about[first:last], strict=True):
        if whole:
            yield msgspec.to_builtins(line)
        else:
            yield {"number": line.number, "before": line.before, "sha256": line.sha256}


def stamp(path: Path, services: Services) -> list[Path]:
    """Have an archive stamped, and return the files of its stamps, which lie beside it.

    Raises:
        UsageError: it cannot be read, has faults, or no service is named.
        StampError: a service cannot be reached, or gives no stamp.
    """
    checked = verify(path)
    if checked.faults:
        raise UsageError(f"{path}: {checked.faults[0]}; what has faults is not stamped.")
    return stamping.stamp(path.read_bytes(), path, services)


def verify(path: Path, noted: str | None = None, known: Trusted = NOTHING_TRUSTED) -> Checked:
    """Return what is wrong with an archive: with its files, with the part of the log in it, and
    with the stamps beside it, which are traced to what is `known`. `noted` is a digest of the
    whole that was written down elsewhere, or its beginning.

    Raises:
        UsageError: it cannot be read at all.
        MissingExtraError: there are stamps, and the extra `stamps` is not installed.
    """
    checked = check(path)
    faults = [*checked.faults, *_chain(checked.audit)]
    if checked.alarm is not None:
        faults += _logged(checked.alarm, checked.audit)
    if noted is not None and not checked.sha256.startswith(noted.casefold()):
        faults.append(f"the digest of the whole is {checked.sha256}, not the one that was noted")
    looked = stamping.look(path.read_bytes(), path, known)
    faults += looked.faults
    return msgspec.structs.replace(checked, faults=tuple(faults), stamps=looked.stamps)


def _chain(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with a part of the log."""
    before: Mapping[str, Any] | None = None
    for line in lines:
        number = line.get("number")
        if before is not None and line.get("before") != before.get("sha256"):
            yield f"the audit log: line {number} is not bound to the line before it"
        if "detail" in line:
            try:
                whole = msgspec.convert(line, AuditEntry)
                altered = digest(whole) != whole.sha256
            except msgspec.ValidationError:
                altered = True
            if altered:
                yield f"the audit log: line {number} was altered"
        before = line


def _logged(alarm: Alarm, lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield that an alarm is another one than the log tells of."""
    figures = [
        read_figures(str(line.get("detail")))
        for line in lines
        if line.get("action") == _JUDGED and line.get("subject") == alarm.id
    ]
    own = hashlib.sha256(msgspec.json.encode(alarm)).hexdigest()
    last = figures[-1] if figures else None
    if last is not None and last.record_sha256 != own:
        yield "records/alarm.json is not the alarm that the audit log tells of"
