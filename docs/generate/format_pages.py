"""The reference of file formats and languages, from the readers and the catalogues."""

import inspect
from collections import defaultdict

from cells import code, table
from tocsin.language import catalogues
from tocsin.language.lexicon import LANGUAGES
from tocsin.report import languages
from tocsin.sources import FORMATS
from tocsin.sources.sidecar import FIELDS as SIDECAR_FIELDS

_EXTRAS = {".parquet": "parquet", ".pdf": "office", ".docx": "office"}
_FORMATS = """# File formats

`tocsin run` reads files of these formats, folders of them, addresses of pages (`https://...`) and `-` for standard input. This page is
generated from the readers.
"""
_BESIDE = """## What a file does not say

`--source` and `--published` state it for all inputs. A file `NAME.meta.yml` beside a file states it for that file; it may hold {fields}.

A JSONL line is `{{"id", "text", "title", "url", "source", "published_at", "language"}}`; only `text` is required, and the names that
other programs use (`content`, `description`, `date`, `headline` and others) are taken for these. Old encodings (UTF-16, CP1251, KOI8-R
and others) are recognised.

Whatever cannot be read is refused with its reason, and the rest is read.
"""
_LANGUAGES = """# Languages

This page is generated from the word lists and catalogues that ship with the program. English is parsed, and so is Russian with the extra
`ru`; the others are read by punctuation and word lists. [What it does not do](../explanation/limits.md) says how well.
"""


def formats() -> str:
    """Return the page of file formats: what each reader says of itself, with the suffixes it reads."""
    by_reader: dict[str, list[str]] = defaultdict(list)
    for ending in FORMATS:
        what = (inspect.getdoc(FORMATS[ending]) or "").partition("\n")[0]
        by_reader[what].append(f".{ending.removeprefix('.')}")
    rows = [(code(suffixes), what, _extra(suffixes)) for what, suffixes in by_reader.items()]
    beside = _BESIDE.format(fields=code(SIDECAR_FIELDS))
    return "\n\n".join([_FORMATS, table(("files", "how they are read", "extra"), rows), beside])


def _extra(suffixes: list[str]) -> str:
    """Return the extra that some suffixes need."""
    needed = sorted({_EXTRAS[s] for s in suffixes if s in _EXTRAS})
    return f"`pip install 'tocsin[{needed[0]}]'`" if needed else ""


def languages_page() -> str:
    """Return the page of languages: what is read, and what the program's own words are written in."""
    codes = sorted({*LANGUAGES, *catalogues.LANGUAGES, *languages()}, key=_order)
    header = ("language", "texts in it", "brief", "messages")
    return "\n\n".join([_LANGUAGES, table(header, (_row(c) for c in codes))])


def _order(language: str) -> tuple[bool, str]:
    """Return what languages are sorted by: English first."""
    return language != catalogues.ENGLISH, language


def _row(language: str) -> tuple[str, str, str, str]:
    """Return what is there for a language."""
    name = catalogues.LANGUAGES.get(language, language)
    read = "claims, names, places" if language in LANGUAGES else "names only"
    brief = f"`--language {language}`" if language in languages() else ""
    worded = "yes" if language in catalogues.LANGUAGES else ""
    return f"{name} (`{language}`)", read, brief, worded
