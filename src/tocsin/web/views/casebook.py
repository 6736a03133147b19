"""The casebook: its entries by kind, and one entry as its text with what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from tocsin.casebook.editing import Trial, spot_of, spots_of, text_at
from tocsin.casebook.rows import SECTIONS
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.replay.days import end_of
from tocsin.replay.firing import Fired, fired, rules_of
from tocsin.replay.past import Past
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.entries import NEW
from tocsin.web.views.entry_form import form_of
from tocsin.workspace import casebook_edits as edits

_SAVED = 20


def casebook(look: Look) -> dict[str, Any]:
    """Return the entries of the casebook by kind: its own, and those of what it includes."""
    folder = look.desk.casebook
    own = {(spot.section, spot.id) for spot in spots_of(folder)}
    return {
        "sections": [
            {
                "kind": section,
                "rows": [
                    {"entry": entry, "is_own": (section, entry.id) in own}
                    for entry in getattr(look.book, section)
                ],
            }
            for section in SECTIONS
        ],
        "is_read_only": edits.is_read_only(folder),
        "names": look.names(),
        "saved": _saved(look),
    }


def entry(look: Look, section: str, name: str) -> dict[str, Any]:
    """Return one entry as it is written, and the draft that whoever looks has of it.

    Raises:
        NoSuchError: the casebook has no such entry of its own.
    """
    folder = look.desk.casebook
    view = look.query.get("view", "")
    try:
        spot = spot_of(folder, section, "" if name == NEW else name)
    except UsageError as error:
        raise NoSuchError(error.text, code=error.code, **error.values) from None
    text = text_at(spot)
    draft = edits.draft_of(folder, section, spot.id, look.signer) if look.signer else None
    trial = edits.trial_of(folder, draft) if draft is not None else None
    shown = draft.text if draft is not None else text
    form = form_of(look, section, shown, draft) if view != "yaml" else None
    return {
        **(form or {"fields": None}),
        "asked_view": view,
        "section": section,
        "entry_id": spot.id,
        "file": spot.file.name,
        "line": spot.first + 1,
        "text": text,
        "draft": draft,
        "shown": shown,
        "trial": trial,
        "lines": _lines(trial) if trial is not None else [],
        "difference": edits.difference(text, trial.text) if trial is not None else [],
        "has_moved": draft is not None and edits.has_moved(folder, draft),
        "is_read_only": edits.is_read_only(folder),
        "past": _past(look, spot.id, trial) if section == "problems" and trial else None,
        "rule": {"narratives": "narrative", "problems": "problem"}.get(section, ""),
    }


def _past(look: Look, name: str, trial: Trial) -> list[dict[str, Any]] | None:
    """Return on how many days of the store's past a problem and its indicators fire, as they stand
    and with a draft; None where that is not asked for, or cannot be told.
    """
    book = trial.book
    if look.query.get("past") != "1" or book is None or not trial.is_valid or not name:
        return None
    if any(name not in {one.id for one in each.problems} for each in (book, look.book)):
        return None
    old = {row.id: row for row in _fired(look, look.book, name)}
    new = {row.id: row for row in _fired(look, book, name)}
    return [
        {"id": rule, "title": (new.get(rule) or old[rule]).title, **_days(old, new, rule)}
        for rule in dict.fromkeys((*old, *new))
    ]


def _fired(look: Look, book: Casebook, name: str) -> list[Fired]:
    """Try a problem and its indicators on the past of the store."""
    past = Past.of(look.store, end_of(look.as_of.date()))
    first, last = past.first_day(), past.last_day()
    if first is None or last is None:
        return []
    problem = next(one for one in book.problems if one.id == name)
    rules = rules_of(book, problem=name)
    for indicator in problem.indicators:
        rules += rules_of(book, indicator=indicator.id, problem=name)
    key = ("fired", book.digest, name)
    return look.once(key, lambda: fired(past, book, rules, (first, last)))


def _days(old: Mapping[str, Fired], new: Mapping[str, Fired], rule: str) -> dict[str, Any]:
    """Return how many days a rule fired on, and the days that come and go."""
    sets = [{day.day for day in rows[rule].days} if rule in rows else set() for rows in (old, new)]
    before, after = sets
    come, gone = sorted(after - before), sorted(before - after)
    return {"before": len(before), "after": len(after), "come": come, "gone": gone}


def _lines(trial: Trial) -> list[dict[str, Any]]:
    """Return the lines of a draft, each with what was found on it."""
    texts = trial.text.splitlines() or [""]
    issues: dict[int, list[Any]] = {}
    for line, issue in trial.here:
        issues.setdefault(min(max(line, 1), len(texts)), []).append(issue)
    return [
        {"number": number, "text": text, "issues": issues.get(number, ())}
        for number, text in enumerate(texts, 1)
        if issues.get(number)
    ]


def _saved(look: Look) -> list[dict[str, Any]]:
    """Return what was saved last, and whether it can be undone."""
    folder = look.desk.casebook
    saved = edits.saved_in(folder)[:_SAVED]
    return [{"saved": one, "can_undo": edits.can_be_undone(folder, one)} for one in saved]
