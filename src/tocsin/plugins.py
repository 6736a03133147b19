"""Plug-ins: parts of the program that installed packages bring, found by their entry points and
loaded when asked for.

The program's own parts go through the same door: they stand in `BUILT_IN` in the form of entry
points, and come first. A plug-in that is missing, raises, breaks its contract or takes a name that
is taken is named, and everything else goes on. Each kind is described in docs/plug-ins, with its
contract in `tocsin.contracts`.
"""

import functools
import importlib.metadata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from tocsin.errors import PluginError
from tocsin.records import Dropped, Record

SOURCES = "tocsin.sources"
FORMATS = "tocsin.formats"
EXPORTERS = "tocsin.exporters"
LANGUAGES = "tocsin.languages"
DETECTORS = "tocsin.detectors"
NOTIFIERS = "tocsin.notifiers"
GROUPS = (SOURCES, FORMATS, EXPORTERS, LANGUAGES, DETECTORS, NOTIFIERS)
# The stage that plug-ins which could not be used are kept under in the drop log.
STAGE = "plugins"
PROGRAM = "tocsin"

_TEXTS = "tocsin.sources.texts"
_TABLES = "tocsin.sources.tables"
_WATCH = "tocsin.watch.detector"
_LISTS = Path(__file__).parent / "language" / "lexicon"
_FOLDERS = sorted(
    folder.name
    for folder in _LISTS.iterdir()
    if folder.is_dir() and len(folder.name) == 2 and folder.name not in ("en", "ru", "uk", "kk")
)
# Group -> name -> where it stands: what an entry point says, for the program's own parts.
BUILT_IN: Mapping[str, Mapping[str, str]] = {
    SOURCES: {
        "feeds": "tocsin.sources.feeds:parse_feed",
        "sitemaps": "tocsin.sources.sitemaps:parse_sitemap",
        "pages": "tocsin.sources.listings:read_page_itself",
        "telegram": "tocsin.sources.preview:parse_preview",
    },
    FORMATS: {
        "txt": f"{_TEXTS}:read_text",
        "html": f"{_TEXTS}:read_html",
        "htm": f"{_TEXTS}:read_html",
        "xhtml": f"{_TEXTS}:read_html",
        "jsonl": f"{_TABLES}:read_jsonl",
        "jsonl.gz": f"{_TABLES}:read_jsonl",
        "csv": f"{_TABLES}:read_csv",
        "parquet": f"{_TABLES}:read_parquet",
        "json": "tocsin.sources.json_file:read_json",
        "geojson": "tocsin.sources.occurrences:read_geojson",
        "xml": "tocsin.sources.feed_file:read_feed",
        "rss": "tocsin.sources.feed_file:read_feed",
        "atom": "tocsin.sources.feed_file:read_feed",
        "warc": "tocsin.sources.archives:read_warc",
        "warc.gz": "tocsin.sources.archives:read_warc",
        "warc.wet": "tocsin.sources.archives:read_warc",
        "warc.wet.gz": "tocsin.sources.archives:read_warc",
        "wet.gz": "tocsin.sources.archives:read_warc",
        "pdf": f"{_TEXTS}:read_pdf",
        "docx": f"{_TEXTS}:read_docx",
        "zip": "tocsin.sources.read:read_zip_file",
        "wacz": "tocsin.sources.read:read_zip_file",
    },
    EXPORTERS: {
        "jsonl": "tocsin.exchange.jsonl:jsonl_files",
        "geojson": "tocsin.exchange.geojson:geojson_files",
        "stix": "tocsin.exchange.stix:stix_files",
        "misp": "tocsin.exchange.misp:misp_files",
        "cap": "tocsin.exchange.cap:cap_files",
        "ftm": "tocsin.exchange.ftm:ftm_files",
        "csv": "tocsin.exchange.csv_files:csv_files",
        "parquet": "tocsin.exchange.parquet:parquet_files",
        "xlsx": "tocsin.exchange.xlsx:xlsx_files",
    },
    LANGUAGES: {
        "en": "tocsin.language.packs:ENGLISH",
        "ru": "tocsin.language.packs:RUSSIAN",
        "uk": "tocsin.language.packs:UKRAINIAN",
        "kk": "tocsin.language.packs:KAZAKH",
        # A folder of word lists is a language; no code goes with it.
        **{code: f"tocsin.language.packs:{code}" for code in _FOLDERS},
    },
    DETECTORS: {
        "mixture SR": f"{_WATCH}:MixtureSR",
        "NB-CUSUM bank": f"{_WATCH}:CusumBank",
        "quasi-Poisson FOCuS": f"{_WATCH}:QuasiFocus",
        "EARS C3": f"{_WATCH}:EarsC3",
        "moving z-score": f"{_WATCH}:MovingZ",
    },
    NOTIFIERS: {
        "apprise": "tocsin.workspace.notifiers:deliver_by_apprise",
        "webhook+https": "tocsin.workspace.webhooks:deliver_by_webhook",
        "webhook+http": "tocsin.workspace.webhooks:deliver_by_webhook",
    },
}

Part = TypeVar("Part")


class PlugIn(Record, frozen=True):
    """A part of one kind: its group and name, where it stands, and the package that brings it."""

    group: str
    name: str
    value: str
    package: str
    version: str

    @property
    def is_built_in(self) -> bool:
        """Return whether the program itself brings it."""
        return self.package == PROGRAM

    @property
    def called(self) -> str:
        """Return how it is called in messages."""
        return f"plug-in {self.name!r} ({self.group}) of package {self.package} {self.version}"

    def load(self) -> object:
        """Import it; raises whatever its module raises."""
        return importlib.metadata.EntryPoint(self.name, self.value, self.group).load()


class Fault(Record, frozen=True):
    """What is wrong with a plug-in: a code (`clash`, `load`, `contract`, `metadata`), what
    happened, and what to do.
    """

    plug_in: PlugIn
    code: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.plug_in.called} {self.what}. {self.advice}"

    def as_dropped(self) -> Dropped:
        """Return it as the drop log keeps it."""
        where = f"{self.plug_in.package} {self.plug_in.group}:{self.plug_in.name}"
        return Dropped(stage=STAGE, record_id=where, reason=self.code, detail=str(self))


class Installed(Record, frozen=True):
    """The plug-ins of all installed packages, without those of a taken name, and what is wrong so
    far.
    """

    plug_ins: tuple[PlugIn, ...]
    faults: tuple[Fault, ...]


@functools.cache
def installed() -> Installed:
    """Find the plug-ins of all installed packages, by their metadata alone: nothing is imported.
    Looked up once.
    """
    plug_ins: list[PlugIn] = []
    faults: list[Fault] = []
    known: set[str] = set()
    for distribution in importlib.metadata.distributions():
        written = distribution.read_text("entry_points.txt") or ""
        if "tocsin." not in written:
            continue
        package = str(distribution.metadata["Name"] or "without a name")
        if package.casefold() not in known:  # the first on the path is the one that is imported
            known.add(package.casefold())
            _read_entries(distribution, package, plug_ins, faults)
    chosen, clashes = _without_clashes(plug_ins)
    return Installed(plug_ins=chosen, faults=(*faults, *clashes))


def _read_entries(
    distribution: importlib.metadata.Distribution,
    package: str,
    plug_ins: list[PlugIn],
    faults: list[Fault],
) -> None:
    """Add the plug-ins that a package declares, or that its declaration cannot be read."""
    version = str(distribution.metadata["Version"] or "without a version")
    try:
        plug_ins.extend(
            PlugIn(
                group=point.group,
                name=point.name,
                value=point.value,
                package=package,
                version=version,
            )
            for point in distribution.entry_points
            if point.group in GROUPS
        )
    except Exception as error:  # noqa: BLE001  (the boundary of one package)
        whole = PlugIn(group="all", name="*", value="", package=package, version=version)
        what = f"has an entry_points.txt that cannot be read ({_named(error)})"
        advice = f"Install the package anew, or remove it: pip uninstall {package}"
        faults.append(Fault(plug_in=whole, code="metadata", what=what, advice=advice))


def _without_clashes(plug_ins: list[PlugIn]) -> tuple[tuple[PlugIn, ...], list[Fault]]:
    """Return the plug-ins that have a name of their own, and what is wrong with the others; order
    of installation does not count.
    """
    owners = {
        (group, name): f"the program's own {name!r}"
        for group, parts in BUILT_IN.items()
        for name in parts
    }
    chosen: list[PlugIn] = []
    clashes: list[Fault] = []
    for plug_in in sorted(plug_ins, key=lambda each: (each.group, each.name, each.package)):
        key = (plug_in.group, plug_in.name)
        if key in owners:
            what = f"is not used: its name is taken by {owners[key]}"
            advice = f"Give it another name, or remove it: pip uninstall {plug_in.package}"
            clashes.append(Fault(plug_in=plug_in, code="clash", what=what, advice=advice))
            continue
        owners[key] = f"package {plug_in.package}"
        chosen.append(plug_in)
    return tuple(chosen), clashes


class Door(Mapping[str, Part], Generic[Part]):
    """The parts of one kind by name: the program's own first, then those of installed packages.

    Names are known without loading anything. `door[name]` loads a part, once.
    """

    def __init__(self, group: str, accept: Callable[[PlugIn, Any], Part]) -> None:
        """`accept` takes a plug-in and what its module holds, and returns the part, guarded where
        that is needed.

        It raises ValueError, with what is wrong, for anything that does not have the form of this
        kind.
        """
        self.group = group
        self._accept = accept
        self._loaded: dict[str, Part] = {}
        self._broken: dict[str, PluginError] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.plug_ins())

    def __len__(self) -> int:
        return len(self.plug_ins())

    def __contains__(self, name: object) -> bool:
        return name in self.plug_ins()

    def __getitem__(self, name: str) -> Part:
        """Return a part.

        Raises:
            KeyError: nobody brings a part of this name.
            PluginError: it cannot be loaded, or has not the form of its kind.
        """
        if name in self._broken:
            raise self._broken[name]
        if name not in self._loaded:
            self._loaded[name] = self._load(self.plug_ins()[name])
        return self._loaded[name]

    def plug_ins(self) -> Mapping[str, PlugIn]:
        """Return what there is of this kind, by name, without loading it."""
        return _of_group(self.group)

    def usable(self, *, added_only: bool = False) -> Iterator[tuple[PlugIn, Part]]:
        """Load all parts, or only those of installed packages, and yield those that can be; the
        others are kept as faults.
        """
        for name, plug_in in self.plug_ins().items():
            if added_only and plug_in.is_built_in:
                continue
            try:
                yield plug_in, self[name]
            except PluginError:
                continue

    def _load(self, plug_in: PlugIn) -> Part:
        """Load a part.

        Raises:
            PluginError: it cannot be loaded, or has not the form of its kind.
        """
        if plug_in.is_built_in:
            return self._accept(plug_in, plug_in.load())
        try:
            loaded = plug_in.load()
        except (Exception, SystemExit) as error:
            what = f"cannot be loaded ({_named(error)})"
            raise self._refused(plug_in, "load", what) from error
        try:
            return self._accept(plug_in, loaded)
        except Exception as error:
            what = f"is not what this kind asks for: {error}"
            raise self._refused(plug_in, "contract", what) from error

    def _refused(self, plug_in: PlugIn, code: str, what: str) -> PluginError:
        """Keep what is wrong with a part, and return it as the error."""
        self._broken[plug_in.name] = broken(plug_in, what, code)
        return self._broken[plug_in.name]


@functools.cache
def _of_group(group: str) -> Mapping[str, PlugIn]:
    """Return the parts of one kind by name."""
    from tocsin import __version__

    own = [
        PlugIn(group=group, name=name, value=value, package=PROGRAM, version=__version__)
        for name, value in BUILT_IN[group].items()
    ]
    others = [plug_in for plug_in in installed().plug_ins if plug_in.group == group]
    return {plug_in.name: plug_in for plug_in in (*own, *others)}


# What went wrong with plug-ins in this process so far; each is kept once.
_faults: dict[str, Fault] = {}


def broken(plug_in: PlugIn, what: str, code: str = "contract") -> PluginError:
    """Keep that a plug-in could not be loaded or broke its contract, and return the error to raise;
    `what` says what happened.
    """
    advice = f"Tell its authors, or remove it: pip uninstall {plug_in.package}"
    fault = Fault(plug_in=plug_in, code=code, what=what, advice=advice)
    _faults.setdefault(str(fault), fault)
    return PluginError(str(fault))


def raised(plug_in: PlugIn, error: Exception) -> PluginError:
    """Keep that a plug-in raised what its kind does not allow, and return the error to raise."""
    return broken(plug_in, f"raised {_named(error)}")


def faults() -> tuple[Fault, ...]:
    """Return what is known to be wrong with plug-ins: names that are taken, and what went wrong in
    this process so far.
    """
    return (*installed().faults, *_faults.values())


def _named(error: BaseException) -> str:
    """Return an error with its kind, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
