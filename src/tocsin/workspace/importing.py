"""What `tocsin import` does: texts of others go into the store with their marking, and their
channels, narratives, actors and places are proposed for a casebook.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.import_stix import entries_from_stix
from tocsin.casebook.write import yaml_pieces
from tocsin.errors import InputError, UsageError
from tocsin.exchange import write_whole
from tocsin.exchange.carried import carried_files
from tocsin.records import Dropped, Entry, Narrative, Record
from tocsin.sources.json_file import parse_json
from tocsin.sources.misp_file import misp_events
from tocsin.sources.stix_bundle import MAX_BUNDLE_BYTES, Bundle, is_bundle
from tocsin.workspace.rows import Added
from tocsin.workspace.workspace import Workspace

# A file that holds no text is not refused for that: its entries are proposed.
_NO_TEXT = "no_text"
_SECTIONS = {
    "Source": "sources",
    "Group": "groups",
    "Actor": "actors",
    "Site": "sites",
    "Narrative": "narratives",
}


class Proposed(Record, frozen=True):
    """What a file proposes for a casebook, and what could not be read of it."""

    entries: tuple[Entry, ...]
    refused: tuple[Dropped, ...]

    def as_yaml(self) -> str:
        """Return the entries as sections of a casebook file, for review."""
        return "".join(self.pieces())

    def pieces(self) -> Iterator[str]:
        """Yield the same piece by piece."""
        for kind, section in _SECTIONS.items():
            own = [entry for entry in self.entries if type(entry).__name__ == kind]
            if own:
                yield from yaml_pieces(section, own)


def proposed(path: Path, today: dt.date) -> Proposed:
    """Return what a STIX bundle or MISP file proposes.

    Raises:
        UsageError: it cannot be read, is too large, or is neither.
    """
    try:
        if path.stat().st_size > MAX_BUNDLE_BYTES:
            most = MAX_BUNDLE_BYTES // 1_000_000
            raise UsageError(f"{path}: larger than {most} MB for one file; export it in parts.")
        with path.open("rb") as stream:
            if is_bundle(stream):
                bundle = Bundle(stream, path.name)
                return _sorted(entries_from_stix(bundle, name=path.name, today=today))
            body = stream.read()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}.") from None
    except InputError as error:
        raise UsageError(f"{error} A whole STIX bundle is read.") from None
    try:
        value = parse_json(body, path.name)
    except InputError as error:
        raise UsageError(f"{error} A STIX bundle or a MISP event is read.") from None
    if not misp_events(value):
        raise UsageError(
            f"{path}: neither a STIX bundle nor a MISP event. `tocsin casebook import` reads "
            "FollowTheMoney, ClaimReview and tables; `tocsin run` reads texts."
        )
    return _of_misp(body, path.name, today)


def records_into(folder: Path, path: Path) -> tuple[list[Path], list[Dropped]]:
    """Write the records that a bundle of this program's carries into a folder, a file for each
    kind; return the files, and what could not be read.

    Raises:
        UsageError: the file cannot be read, is no bundle, or carries no record.
        OutputError: the folder cannot be written.
    """
    try:
        with path.open("rb") as stream:
            if not is_bundle(stream):
                raise UsageError(f"{path}: no STIX bundle; only those of tocsin carry its records.")
            files, refused = carried_files(Bundle(stream, path.name), name=path.name)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}.") from None
    except InputError as error:
        raise UsageError(f"{error} A whole STIX bundle is read.") from None
    if not files and not refused:
        raise UsageError(f"{path}: carries no record of tocsin; import it without --records.")
    return [write_whole(folder / file.name, file.content) for file in files], refused


def _of_misp(body: bytes, name: str, today: dt.date) -> Proposed:
    """Return the narratives of MISP events; an event without one is not refused for that."""
    proposed = _sorted(narratives_from(body, name=name, today=today))
    refused = tuple(each for each in proposed.refused if each.reason != "form")
    return Proposed(entries=proposed.entries, refused=refused)


def _sorted(proposals: Iterable[Entry | Narrative | Dropped]) -> Proposed:
    """Return what was found apart from what was not."""
    entries, refused = [], []
    for each in proposals:
        if isinstance(each, Dropped):
            refused.append(each)
        else:
            entries.append(each)
    return Proposed(entries=tuple(entries), refused=tuple(refused))


def take_in(work: Workspace, path: Path, *, as_of: dt.datetime, marking: str | None) -> Added:
    """Read the texts of a file into the store; a marking that is given makes none of them less
    strict than it came.
    """
    added = work.read(path, as_of=as_of, marking=marking, workers=1)
    refused = tuple(each for each in added.refused if each.reason != _NO_TEXT)
    return Added(read=added.read, refused=refused)
