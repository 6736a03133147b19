"""Editing a casebook: drafts that are kept, changes that are saved only when the whole is sound,
and earlier versions that come back. Nothing is written outside the casebook's folder.
"""

import datetime as dt
import difflib
import hashlib
import os
from pathlib import Path

import msgspec

from tocsin.casebook.editing import Spot, Trial, spot_of, text_at, tried
from tocsin.casebook.included import shipped_casebooks
from tocsin.errors import UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.records.persons import person
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.clock import now

# Where drafts and earlier versions lie, within the casebook's folder; no casebook is read from
# there.
_KEPT = ".tocsin"
_SAVED = "saved.jsonl"
_EDITED, _UNDONE = "edited-casebook", "undid-casebook"
_SHOWN = 12


class Draft(msgspec.Struct, frozen=True):
    """What somebody wrote of an entry and has not saved, and the text they began with."""

    section: str
    entry: str
    text: str
    began_with: str
    by: str
    at: dt.datetime


class Saved(msgspec.Struct, frozen=True):
    """A change that was saved: of which entry, in which file, by whom, and the digests of the file
    before and after.
    """

    section: str
    entry: str
    file: str
    before: str
    after: str
    by: str
    at: dt.datetime
    is_undo: bool = False


def is_read_only(folder: Path) -> bool:
    """Return whether a casebook may not be changed where it lies: it ships with the program, or its
    folder cannot be written to.
    """
    shipped, place = shipped_casebooks(), folder.resolve()
    is_shipped = shipped is not None and place.is_relative_to(shipped.resolve())
    return is_shipped or not os.access(place, os.W_OK)


def draft_of(folder: Path, section: str, entry: str, by: str) -> Draft | None:
    """Return the draft that a person has of an entry; None where there is none."""
    file = _draft_file(folder, section, entry, by)
    return msgspec.json.decode(file.read_bytes(), type=Draft) if file.exists() else None


def keep_draft(
    folder: Path, section: str, entry: str, text: str, *, began_with: str, by: str
) -> Draft:
    """Keep what somebody wrote of an entry.

    Raises:
        UsageError: the casebook is not changed here, or has no such entry.
    """
    _needs_own(folder)
    spot_of(folder, section, entry)
    draft = Draft(section, entry, text.replace("\r\n", "\n"), began_with, by, now())
    _write(_draft_file(folder, section, entry, by), msgspec.json.encode(draft))
    return draft


def drop_draft(folder: Path, section: str, entry: str, by: str) -> None:
    """Forget a draft."""
    _draft_file(folder, section, entry, by).unlink(missing_ok=True)


def trial_of(folder: Path, draft: Draft) -> Trial:
    """Return what a draft would make of the casebook; nothing is written.

    Raises:
        UsageError: there is no such entry any more.
    """
    spot = spot_of(folder, draft.section, draft.entry)
    return tried(folder, spot, draft.text, now().date(), find_gazetteer())


def has_moved(folder: Path, draft: Draft) -> bool:
    """Return whether somebody else changed the entry since a draft of it was begun."""
    spot = spot_of(folder, draft.section, draft.entry)
    return bool(draft.entry) and text_at(spot) != draft.began_with.replace("\r\n", "\n")


def difference(before: str, after: str) -> list[str]:
    """Return two texts as lines that begin with a plus, a minus or a blank."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=3)
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def save(store: OpenStore, folder: Path, draft: Draft) -> Saved | None:
    """Save a draft where the casebook is sound with it; None where it is not: the draft stays.

    Raises:
        UsageError: nothing would change, or somebody else changed the entry meanwhile.
    """
    _needs_own(folder)
    if has_moved(folder, draft):
        raise UsageError(
            "somebody changed this entry after you began; your text is kept. Look at both and "
            "save again.",
            code="error-entry-moved",
        )
    trial = trial_of(folder, draft)
    if not trial.is_valid:
        return None
    file = trial.spot.file
    before = file.read_bytes() if file.exists() else b""
    after = _as_bytes(trial.whole, before)
    if after == before:
        raise UsageError("nothing would change.", code="error-entry-same")
    saved = _replaced(folder, trial.spot, before, after, draft.by)
    drop_draft(folder, draft.section, draft.entry, draft.by)
    _log(store, saved, _EDITED)
    return saved


def undo(store: OpenStore, folder: Path, digest: str, *, by: str) -> Saved:
    """Bring back what a file held before it was saved as it stands now, by its digest.

    Raises:
        UsageError: it was changed since, or no such version is kept.
    """
    _needs_own(folder)
    last = next((one for one in saved_in(folder) if one.after == digest), None)
    file = folder / last.file if last is not None else folder
    kept = folder / _KEPT / f"{last.before}.yml" if last is not None else folder
    now_there = _digest(file.read_bytes()) if file.is_file() else ""
    if last is None or not kept.is_file() or now_there != digest:
        raise UsageError(
            "the file was changed after this was saved; what came later would be lost. Edit the "
            "entry instead.",
            code="error-entry-built-on",
        )
    spot = Spot(file, last.section, last.entry, 0, 0)
    undone = _replaced(folder, spot, file.read_bytes(), kept.read_bytes(), by, is_undo=True)
    _log(store, undone, _UNDONE)
    return undone


def saved_in(folder: Path) -> list[Saved]:
    """Return what was saved here, the latest first."""
    file = folder / _KEPT / _SAVED
    lines = file.read_bytes().splitlines() if file.exists() else []
    return [msgspec.json.decode(line, type=Saved) for line in reversed(lines)]


def can_be_undone(folder: Path, saved: Saved) -> bool:
    """Return whether a file still stands as it was saved."""
    file = folder / saved.file
    return file.is_file() and _digest(file.read_bytes()) == saved.after


def _needs_own(folder: Path) -> None:
    """Refuse to change a casebook that ships.

    Raises:
        UsageError: it does, or cannot be written to.
    """
    if is_read_only(folder):
        raise UsageError(
            "this casebook ships with the program, or its folder cannot be written to; copy it, "
            "and open the desk with the copy.",
            code="error-casebook-read-only",
        )


def _replaced(
    folder: Path, spot: Spot, before: bytes, after: bytes, by: str, *, is_undo: bool = False
) -> Saved:
    """Write a file as a whole, and keep what it held before."""
    saved = Saved(
        section=spot.section,
        entry=spot.id,
        file=spot.file.name,
        before=_digest(before),
        after=_digest(after),
        by=by,
        at=now(),
        is_undo=is_undo,
    )
    _write(folder / _KEPT / f"{saved.before}.yml", before)
    _write(spot.file, after)
    with (folder / _KEPT / _SAVED).open("ab") as log:
        log.write(msgspec.json.encode(saved) + b"\n")
    return saved


def _write(file: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    with half.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    half.replace(file)


def _as_bytes(text: str, before: bytes) -> bytes:
    """Return a text with the ends of lines that the file had."""
    return (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def _log(store: OpenStore, saved: Saved, action: str) -> None:
    """Write down who changed what, with the digests of the file before and after."""
    detail = f"{saved.file}: {saved.before[:_SHOWN]} -> {saved.after[:_SHOWN]}"
    store.words.log(saved.at, saved.by, action, saved.entry or saved.section, detail)


def _draft_file(folder: Path, section: str, entry: str, by: str) -> Path:
    """Return where the draft of a person lies."""
    named = "\n".join((section, entry, person(by)))
    return folder / _KEPT / f"draft-{_digest(named.encode())[:_SHOWN]}.json"


def _digest(content: bytes) -> str:
    """Return the sha256 of a file's content."""
    return hashlib.sha256(content).hexdigest()
