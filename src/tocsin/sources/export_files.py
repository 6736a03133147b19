"""The files of a Telegram export beside its posts: pictures, style sheets, and the same posts in a
second form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tocsin.records import Dropped
from tocsin.sources.captures import STAGE
from tocsin.sources.post import listed

_JSON = "result.json"
_PAGE = re.compile(r"messages\d*\.html", re.IGNORECASE)
# Folders in which an export keeps what stands in its posts or serves to show them.
_FOLDERS = (
    "css",
    "js",
    "images",
    "photos",
    "files",
    "video_files",
    "voice_messages",
    "round_video_messages",
    "stickers",
    "contacts",
    "profile_pictures",
    "stories",
    "lists",
    "gifs",
    "animations",
)
# Of these folders, documents a channel published are read as files of their own.
_DOCUMENTS = (".pdf", ".docx", ".txt")


class Beside:
    """The files of a folder or zip that belong to a Telegram export and hold no posts of their own;
    counted, not read.
    """

    def __init__(self, name: str, files: Iterable[str]) -> None:
        """`files` are all of the folder's or zip's, with `/` between their parts."""
        self._name = name
        paths = [PurePosixPath(f.replace("\\", "/")) for f in files]
        self._json = {p.parent for p in paths if p.name.casefold() == _JSON}
        self._pages = {p.parent for p in paths if _PAGE.fullmatch(p.name)}
        self._left: Counter[str] = Counter()

    def leaves_out(self, file: str) -> bool:
        """Return whether a file is left out, and count it where it is."""
        path = PurePosixPath(file.replace("\\", "/"))
        kind = self._kind(path)
        if kind is not None:
            self._left[kind] += 1
        return kind is not None

    def _kind(self, path: PurePosixPath) -> str | None:
        """Return what a file of an export is, or None where it is to be read."""
        if _PAGE.fullmatch(path.name) and any(parent in self._json for parent in path.parents):
            return "pages with the posts of result.json"
        if path.suffix.casefold() in _DOCUMENTS:
            return None
        for parent in path.parents:
            if parent.name.casefold() in _FOLDERS and parent.parent in (self._json | self._pages):
                return parent.name.casefold()
        return None

    def dropped(self) -> Iterator[Dropped]:
        """Yield what is said of the files that were left out."""
        if self._left:
            detail = (
                f"{self._name}: {self._left.total()} files of a Telegram export beside its posts "
                "were counted and not read "
                f"({listed(self._left)})."
            )
            yield Dropped(
                stage=STAGE, record_id=f"{self._name} export", reason="export_files", detail=detail
            )
