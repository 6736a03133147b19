"""The audit log: who did what, and whether the log is whole."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from tocsin.language.values import named_value
from tocsin.records import (
    AuditEntry,
    Estimate,
    Message,
    QuietHours,
    Remark,
    Signature,
    Withdrawal,
    message,
)
from tocsin.records.audit import (
    EVIDENCE,
    JUDGED,
    read_evidence,
    read_figures,
    said_by,
    sizes,
    word_in,
)
from tocsin.records.persons import person
from tocsin.web.corrections import sentence
from tocsin.web.desk import MOST_NUMBER, Look
from tocsin.workspace.collecting import EVERYTHING

_PAGE = 100
# What a line is about, by the beginning of its id, and the room of the desk that shows it, where
# one does.
_KINDS = {
    "clm-": ("claim", "claim"),
    "doc-": ("document", "document"),
    "mat-": ("match", ""),
    "men-": ("mention", ""),
    "alm-": ("alarm", ""),
    "jdg-": ("correction", ""),
    "sig-": ("signature", ""),
    "res-": ("outcome", ""),
    "est-": ("estimate", ""),
    "sea-": ("search", ""),
    "tok-": ("token", ""),
    "ack-": ("acknowledgement", ""),
    "snz-": ("snooze", ""),
    "ord-": ("collecting", ""),
    "qui-": ("quiet_hours", ""),
    "rem-": ("remark", ""),
    "thr-": ("thread_mark", ""),
}
_PREFIX, _SHOWN = 4, 80


class Subject(NamedTuple):
    """What a line is about: in words or by name, and the address of its page, where it has one."""

    about: Message | str
    page: str = ""


def audit(look: Look) -> dict[str, Any]:
    """Return a page of the log, the latest line first, and whether all of it is in order.

    Raises:
        UsageError: the page begins at no line.
    """
    before = look.number("before", 0, MOST_NUMBER, "no line of the log")
    lines = look.store.lookup.audit(_PAGE + 1, before, look.query.get("actor") or None)
    last = next(iter(look.store.lookup.audit(1)), None)
    gone = look.store.words.withdrawals()
    shown = lines[:_PAGE]
    alarms = {
        alarm.id: alarm.problem_id
        for alarm in look.store.lookup.alarms([line.subject for line in shown])
    }
    number = last.number if last else 0
    return {
        "rows": [_row(look, line, gone, alarms) for line in shown],
        "next": shown[-1].number if len(lines) > _PAGE else None,
        "actor": look.query.get("actor", ""),
        "faults": look.desk.once("verified", look.store.words.verify, mark=number),
        "last": last,
    }


def _subject(look: Look, name: str, alarms: Mapping[str, str]) -> Subject:
    """Return what a line is about; `alarms` are the problems of alarms."""
    if name == EVERYTHING:
        return Subject(message("desk-word-all-collecting"), "/collecting")
    problem = alarms.get(name, name)
    names = look.names()
    if problem in {known.id for known in look.book.problems}:
        return Subject(names[problem], f"/problem/{quote(problem, safe='')}")
    kind, room = _KINDS.get(name[:_PREFIX], ("", ""))
    if not kind:
        return Subject(names.get(name, name[:_SHOWN]))
    page = f"/{room}/{quote(name, safe='')}" if room else ""
    return Subject(named_value("word", kind), page)


def _figures(line: AuditEntry) -> Message | str:
    """Return what an alarm said, in words; of another line its own text."""
    rests = read_evidence(line.detail) if line.action == EVIDENCE else None
    if rests is not None:
        return message("desk-rests-on", **sizes(rests))
    said = read_figures(line.detail) if line.action == JUDGED else None
    if said is None or said.p is None:
        return line.detail
    return message(
        "desk-judged",
        percent=round(said.p * 100),
        low=round(said.low * 100),
        high=round(said.high * 100),
        state=named_value("alarm", said.proposed_state),
    )


def _row(
    look: Look, line: AuditEntry, gone: Mapping[str, Withdrawal], alarms: Mapping[str, str]
) -> dict[str, Any]:
    """Return a line with what it says in words, whether that was taken back, and by which id it can
    be.
    """
    about = _subject(look, line.subject, alarms)
    word = word_in(line)
    row: dict[str, Any] = {"line": line, "about": about.about, "page": about.page}
    if word is None:
        return row | {"words": _figures(line), "note": None, "withdrawn": None, "word": None}
    own = word.id  # type: ignore[attr-defined]
    signer = person(look.signer or "")
    is_theirs = (
        isinstance(word, Signature | Estimate | QuietHours | Remark)
        and person(said_by(word)) != signer
    )
    is_final = isinstance(word, Withdrawal) or own in gone or is_theirs
    return row | {
        "words": sentence(word, look.names()),
        "note": getattr(word, "note", None),
        "withdrawn": gone.get(own),
        "word": None if is_final else own,
    }
