"""What people do with the casebook at the desk: keep a draft of an entry, save it, undo that."""

import io
import zipfile
from collections.abc import Callable, Mapping

from starlette.responses import Response

from tocsin.errors import UsageError
from tocsin.web.acts import Act
from tocsin.web.desk import Desk
from tocsin.web.done import Done
from tocsin.workspace import casebook_edits as edits

_MOST_TEXT = 200_000


def edit(act: Act) -> Done:
    """Keep the text of an entry as a draft; with `step` save, save it where it is sound."""
    folder, signer = act.desk.casebook, act.signer
    section, entry = act.text("section"), act.text("entry")
    text = act.form.get("text")
    if not isinstance(text, str) or len(text) > _MOST_TEXT:
        raise UsageError(
            "{name}: {n} characters are too many; {most} is the most.",
            code="error-too-long",
            name="text",
            n=len(text) if isinstance(text, str) else 0,
            most=_MOST_TEXT,
        )
    began_with = str(act.form.get("began-with") or "")
    draft = edits.keep_draft(folder, section, entry, text, began_with=began_with, by=signer)
    if act.text("step") != "save":
        return Done("draft")
    saved = edits.save(act.desk.store, folder, draft)
    return Done("draft-unsound" if saved is None else "entry")


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
