"""The casebook: its entries by kind, and one entry as its text with what is wrong with it."""

from typing import Any

from tocsin.casebook.editing import Trial, spot_of, spots_of, text_at
from tocsin.casebook.rows import SECTIONS
from tocsin.errors import UsageError
from tocsin.web.desk import Look, NoSuchError
from tocsin.workspace import casebook_edits as edits

# An entry that is not there yet.
NEW = "new"
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
    try:
        spot = spot_of(folder, section, "" if name == NEW else name)
    except UsageError as error:
        raise NoSuchError(error.text, code=error.code, **error.values) from None
    text = text_at(spot)
    draft = edits.draft_of(folder, section, spot.id, look.signer) if look.signer else None
    trial = edits.trial_of(folder, draft) if draft is not None else None
    return {
        "section": section,
        "entry_id": spot.id,
        "file": spot.file.name,
        "line": spot.first + 1,
        "text": text,
        "draft": draft,
        "shown": draft.text if draft is not None else text,
        "trial": trial,
        "lines": _lines(trial) if trial is not None else [],
        "difference": edits.difference(text, trial.text) if trial is not None else [],
        "has_moved": draft is not None and edits.has_moved(folder, draft),
        "is_read_only": edits.is_read_only(folder),
        "rule": {"narratives": "narrative", "problems": "problem"}.get(section, ""),
    }


def _lines(trial: Trial) -> list[dict[str, Any]]:
    """Return the lines of a draft, each with what was found on it."""
    texts = trial.text.splitlines() or [""]
    found: dict[int, list[Any]] = {}
    for line, issue in trial.here:
        found.setdefault(min(max(line, 1), len(texts)), []).append(issue)
    return [
        {"number": number, "text": text, "issues": found.get(number, ())}
        for number, text in enumerate(texts, 1)
        if found.get(number)
    ]


def _saved(look: Look) -> list[dict[str, Any]]:
    """Return what was saved last, and whether it can be undone."""
    folder = look.desk.casebook
    found = edits.saved_in(folder)[:_SAVED]
    return [{"saved": one, "can_undo": edits.can_be_undone(folder, one)} for one in found]
