"""The browser button: a bookmark that leads to the desk with the page one is reading, and a small
extension that sends that page with a token of its reader's. See `docs/security.md`.
"""

import io
import json
import zipfile
from importlib import resources
from importlib.resources.abc import Traversable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

_FOLDER = resources.files("tocsin.web") / "button"
# What the extension reads its desk's address from, until somebody gives another.
_DESK = "desk.json"
# A zip states a day; the same files give the same bytes.
_DAY = (2026, 1, 1, 0, 0, 0)
# The bookmark only opens a page of the desk: it carries no token, and adds nothing by itself.
_CODE = """(()=>{{const q=new URLSearchParams({{url:location.href,\
title:document.title.slice(0,400),\
note:String(getSelection()).slice(0,2000)}});\
open({base}+"/add?"+q,"_blank","noopener")}})()"""


def bookmarklet(base: str) -> str:
    """Return the address of the bookmark that leads to a desk."""
    return "javascript:" + quote(_CODE.format(base=json.dumps(base)))


def button_zip(request: Request) -> Response:
    """Return the extension, to be unpacked and loaded, with the address of this desk in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, file in sorted(_files(_FOLDER, "tocsin-button")):
            archive.writestr(zipfile.ZipInfo(place, _DAY), file.read_bytes())
        base = {"address": str(request.base_url).rstrip("/")}
        archive.writestr(zipfile.ZipInfo(f"tocsin-button/{_DESK}", _DAY), json.dumps(base))
    return Response(
        packed.getvalue(),
        media_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="tocsin-button.zip"'},
    )


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    """Return the files of a folder, and of those within it, by their places."""
    files: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        place = f"{path}/{entry.name}"
        if entry.is_dir():
            files += _files(entry, place)
        elif entry.name != _DESK:
            files.append((place, entry))
    return files
