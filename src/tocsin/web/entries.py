"""What people do with the casebook at the desk: keep a draft of an entry, save it, undo that."""

import io
import zipfile
from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.responses import Response

from tocsin.casebook.form_text import filled_in
from tocsin.casebook.round_trip import value_in
from tocsin.casebook.rows import SECTIONS
from tocsin.errors import UsageError
from tocsin.web.acts import Act
from tocsin.web.desk import Desk
from tocsin.web.done import Done
from tocsin.workspace import casebook_edits as edits
from tocsin.workspace.lengths import within

_MOST_TEXT = 200_000
# What the address of an entry that is not there yet ends with.
NEW = "new"
# Before the path of a field in the name of its input.
FIELD = "f."
_FORM = "form"
_VIEWS = ("yaml", _FORM)


def edit(act: Act) -> Done:
    """Keep an entry as a draft, from its text or the fields of a form; with `step` save, save it
    where it is sound; with `yaml` or `form` go on with it in the other view.
    """
    folder, signer = act.desk.casebook, act.signer
    section, entry = act.text("section"), act.text("entry")
    text, step = _written(act, section), act.text("step")
    began_with = str(act.form.get("began-with") or "")
    page = f"/casebook/{quote(section)}/{quote(entry or NEW)}"
    if step in _VIEWS and text == began_with.replace("\r\n", "\n"):
        return Done("looked", page=f"{page}?view={step}")
    draft = edits.keep_draft(folder, section, entry, text, began_with=began_with, by=signer)
    if step in _VIEWS:
        return Done("draft", page=f"{page}?view={step}")
    if step != "save":
        return Done("draft")
    saved = edits.save(act.desk.store, folder, draft)
    if saved is None:
        return Done("draft-unsound")
    entry_value = value_in(text) if not entry else None
    return Done(
        "entry",
        page=f"/casebook/{quote(section)}/{quote(str(entry_value['id']))}" if entry_value else None,
    )


def _written(act: Act, section: str) -> str:
    """Return the text of an entry that somebody sent: as YAML, or as a form over such a text.

    Raises:
        UsageError: it is too long, or the form's text was no entry.
    """
    text = act.form.get("text")
    sent = text.replace("\r\n", "\n") if isinstance(text, str) else ""
    if act.form.get("as") == _FORM and section in SECTIONS:
        fields: dict[str, list[str]] = {}
        for name, value in act.form.multi_items():
            if name.startswith(FIELD) and isinstance(value, str):
                fields.setdefault(name.removeprefix(FIELD), []).append(value)
        filled = filled_in(section, sent, fields)
        if filled is None:
            raise UsageError(
                "the text of this entry cannot be shown as a form; edit it as YAML.",
                code="error-entry-no-form",
            )
        sent = filled
    return within("text", sent, _MOST_TEXT)


def drop(act: Act) -> Done:
    """Forget the draft of an entry."""
    edits.drop_draft(act.desk.casebook, act.text("section"), act.text("entry"), act.signer)
    return Done("draft-gone")


def undo(act: Act) -> Done:
    """Bring back what stood before the last change of a file."""
    edits.undo(act.desk.store, act.desk.casebook, act.text("digest"), by=act.signer)
    return Done("entry-undone")


ACTS: Mapping[str, Callable[[Act], Done]] = {
    "entry": edit,
    "entry-drop": drop,
    "entry-undo": undo,
}


def casebook_zip(desk: Desk) -> Response:
    """Return the casebook's own files, to be unpacked and changed elsewhere."""
    packed, folder = io.BytesIO(), desk.casebook
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            place = file.relative_to(folder)
            if file.is_file() and not any(part.startswith(".") for part in place.parts):
                archive.write(file, f"{folder.resolve().name}/{place.as_posix()}")
    name = f'attachment; filename="{folder.resolve().name}.zip"'
    return Response(
        packed.getvalue(), media_type="application/zip", headers={"Content-Disposition": name}
    )
