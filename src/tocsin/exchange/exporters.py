"""Exporters: what a run came to, as files for other programs. The program's own and those of
plug-ins.

A plug-in may bring an exporter: an entry point of the group `tocsin.exporters` that names an
`Exporter`. Every exporter that is installed is used whenever an output folder is written.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tocsin import plugins
from tocsin.errors import OutputError, PluginError, TocsinError
from tocsin.exchange.at_hand import InMemory
from tocsin.exchange.files import BY_DOCUMENT, File, remove_whole, write_whole
from tocsin.plugins import Door, PlugIn
from tocsin.records import Alarm, Assessment, Dropped, Facts, Marking
from tocsin.records.paging import AtHand, Home

# What states no marking stays with the organisation that made it and those it works for.
UNMARKED: Marking = "amber"
# The exporters of the program that are used whenever an output folder is written; the others are
# used when asked for.
IN_FOLDER = ("jsonl", "geojson")
# What the program itself writes into the folder beside its exporters' files.
_TAKEN = ("brief", "brief-public", "run")


class Results(NamedTuple):
    """What a run came to: its facts, the assessment and alarm of every problem, and the moment they
    hold for, in UTC.

    `dropped` gives the drop log anew each time it is called; the log may be longer than memory.
    `unmarked` is the marking of what states none; `briefs` are the briefs, by problem, as Markdown.
    Of a large store the records of documents are read anew, page by page, each time they are gone
    through (`records.paging`); `at_hand` then looks up what stands beside them.
    """

    facts: Facts
    assessments: tuple[Assessment, ...]
    alarms: tuple[Alarm, ...]
    as_of: dt.datetime
    dropped: Callable[[], Iterable[Dropped]]
    unmarked: Marking = UNMARKED
    briefs: Mapping[str, str] = {}
    at_hand: AtHand | None = None

    def marking(self, document: Home | None) -> Marking:
        """Return how far a document may be passed on."""
        return (document.marking if document else None) or self.unmarked

    def lookup(self) -> AtHand:
        """Return what looks up records beside others."""
        return self.at_hand if self.at_hand is not None else InMemory(self.facts)


class Exporter(Protocol):
    """Puts the results of a run into one format."""

    def __call__(self, results: Results, /) -> Iterable[File]:
        """Yield the files of this format: a name each, and its bytes piece by piece.

        A name is that of one file, without a folder, and no other file of the folder has it. The
        same results give the same bytes. Records are read, never changed.

        Raises:
            TocsinError: the results cannot be put into this format; the text says why and what to
                do.
        """
        ...


def _accept(plug_in: PlugIn, loaded: Any) -> Exporter:
    """Return an exporter that is ready to write.

    Raises:
        ValueError: it cannot be called.
    """
    if not callable(loaded):
        kind = type(loaded).__name__
        raise ValueError(f"a value of type {kind}, where a function of results belongs")
    exporter: Exporter = loaded
    return exporter


EXPORTERS: Door[Exporter] = Door(plugins.EXPORTERS, _accept)


def export_all(folder: Path, results: Results) -> list[Path]:
    """Write the files of all exporters into a folder, each whole or not at all; return the files.

    Where the facts hold only what something rests on, kinds of which there are as many as
    documents are not written, nor what plug-ins make of them; files of an earlier run go.

    What goes wrong in the exporter of a plug-in is kept as its fault, and the next exporter is
    used.

    Raises:
        OutputError: the folder cannot be made or written, or the disk is full.
    """
    parts = list(EXPORTERS.usable(added_only=True))
    if results.facts.beyond is not None:
        parts = []
        for name in BY_DOCUMENT:
            remove_whole(folder / f"{name}.jsonl")
    own = [file for name in IN_FOLDER for file in EXPORTERS[name](results)]
    names = {file.name.casefold() for file in own}
    written: list[Path] = []
    # The program's own files come last: the drop log among them says what went wrong with the
    # others.
    for plug_in, exporter in parts:
        written += _export(folder, results, plug_in, exporter, names)
    return written + [write_whole(folder / file.name, file.content) for file in own]


def _export(
    folder: Path, results: Results, plug_in: PlugIn, exporter: Exporter, names: set[str]
) -> Iterator[Path]:
    """Write the files of a plug-in's exporter as far as that goes; what goes wrong is kept as its
    fault.
    """
    try:
        for file in exporter(results):
            yield write_whole(folder / _name(plug_in, file, names), file.content)
    except OutputError:
        raise
    except PluginError:
        pass  # kept already
    except TocsinError as error:
        plugins.broken(plug_in, f"says: {error}")
    except Exception as error:  # noqa: BLE001  (the boundary of one exporter)
        plugins.raised(plug_in, error)


def _name(plug_in: PlugIn, file: object, names: set[str]) -> str:
    """Return the name of a file that may be written, and add it to the names that are taken.

    Raises:
        PluginError: it is no file, or its name is not that of one file, or is taken.
    """
    if not isinstance(file, File):
        kind = type(file).__name__
        raise plugins.broken(plug_in, f"yielded a value of type {kind}, where a File belongs")
    name = file.name
    if not name or name.startswith(".") or Path(name).name != name or "\\" in name:
        raise plugins.broken(plug_in, f"named a file {name!r}, which is no plain file name")
    if name.casefold() in names or name.casefold().partition(".")[0] in _TAKEN:
        raise plugins.broken(plug_in, f"named a file {name!r}, and another one has that name")
    names.add(name.casefold())
    return name
