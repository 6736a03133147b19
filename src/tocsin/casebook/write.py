"""A new casebook: a commented example that runs, or a frame with what reports propose, for a person
to review.
"""

import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from ruamel.yaml import YAML

from tocsin.casebook.expand import LIBRARY
from tocsin.errors import UsageError
from tocsin.records import Entry

EXAMPLES = LIBRARY / "examples"
KINDS = ("pretext", "sabotage", "unrest", "coup")
TEXTS = "texts"
# The day from which the texts of the examples are looked at.
EXAMPLE_DAY = "2024-03-12"
_SHARED = "shared"
# What stands in an example for the name of the folder, and for what it lies in.
_FOLDER = "CASEBOOK"
_SECTIONS = ("actors", "sites", "sources")
# So many entries are written together, in lines of so many characters.
_AT_ONCE, _WIDTH = 200, 140
_OF_NUMBERS = tuple("0123456789+-.")


class Proposal(msgspec.Struct, frozen=True):
    """An entry that reports propose: its section, its fields, and what a person has to look at.
    `key` is what its id is made of.
    """

    section: str
    key: str
    fields: Mapping[str, Any]
    note: str | None = None


def new_casebook(
    folder: Path, proposals: Sequence[Proposal], *, template: str | None
) -> list[Path]:
    """Write a casebook: an example of a kind of problem, or without a template only a frame;
    proposals stand in it as comments.

    Raises:
        UsageError: the folder exists and is not empty, or its name is no id.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} exists and is not empty; name another folder.")
    files = example(template, folder.name) if template else _frame(folder.name)
    for section in _SECTIONS:
        files[f"{section}.yml"] += _proposed(
            section, [p for p in proposals if p.section == section]
        )
    written = []
    for name, text in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def example(kind: str, name: str) -> dict[str, str]:
    """Return the files of the example of a kind of problem, for a folder of a name."""
    files = {}
    for folder in (EXAMPLES / _SHARED, EXAMPLES / kind):
        for file in sorted(f for f in folder.rglob("*") if f.is_file()):
            text = file.read_text(encoding="utf-8").replace(_FOLDER, name)
            files[file.relative_to(folder).as_posix()] = text
    return files


def example_ids(kind: str) -> set[str]:
    """Return the ids that the example of a kind uses."""
    reader = YAML(typ="safe")
    files = (
        reader.load(text)
        for name, text in example(kind, "example").items()
        if name.endswith(".yml")
    )
    rows = (
        row for file in files for rows in file.values() if isinstance(rows, list) for row in rows
    )
    return {str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row}


def _frame(name: str) -> dict[str, str]:
    """Return the files of a casebook without entries."""
    return {
        f.name: f.read_text(encoding="utf-8").replace(_FOLDER, name)
        for f in sorted((EXAMPLES / "frame").glob("*.yml"))
    }


def _proposed(section: str, proposals: Sequence[Proposal]) -> str:
    """Return proposals as comments, an entry a line, each with what has to be looked at."""
    if not proposals:
        return ""
    lines = [
        "",
        (
            "# Proposed from what was read. Take out the # before an entry you agree with, and "
            "mend "
            "it:"
        ),
    ]
    for proposal in proposals:
        if proposal.note:
            lines.append(f"# {proposal.note}:")
        lines.append(f"#  - {_flow(proposal.fields)}")
    return "\n".join(lines) + "\n"


def _flow(fields: Mapping[str, Any]) -> str:
    """Return fields as YAML on one line."""
    out = io.StringIO()
    writer = YAML()
    writer.default_flow_style = True
    writer.allow_unicode = True
    writer.width = 1_000_000
    writer.dump(dict(fields), out)
    return " ".join(out.getvalue().split("\n")).strip()


class _Plain(yaml.CSafeDumper):  # type: ignore[misc]
    """Writes what is the same twice, not once with a mark that points to it."""

    def ignore_aliases(self, data: object) -> bool:
        """Return that nothing is pointed to."""
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    """Write a text; in quotes where it begins as a number does, for readers of YAML 1.1 and of 1.2
    do not agree on what is one.
    """
    style = "'" if text[:1] in _OF_NUMBERS else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)


def as_yaml(section: str, entries: Iterable[Entry]) -> str:
    """Write entries as a section of a casebook file; what an entry does not say is left out."""
    return "".join(yaml_pieces(section, entries))


def yaml_pieces(section: str, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the same piece by piece; an empty list where there is no entry."""
    waiting = iter(entries)
    first = list(itertools.islice(waiting, _AT_ONCE))
    if not first:
        yield f"{section}: []\n"
        return
    yield f"{section}:\n"
    handful = first
    while handful:
        yield yaml.dump(
            [_said(entry) for entry in handful],
            Dumper=_Plain,
            allow_unicode=True,
            sort_keys=False,
            width=_WIDTH,
        )
        handful = list(itertools.islice(waiting, _AT_ONCE))


def _said(value: Any) -> Any:
    """Return a record as the fields that say something else than what holds without them, at every
    depth.
    """
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(value)
        given = {field.name: (getattr(value, field.name), field) for field in fields}
        return {n: _said(v) for n, (v, field) in given.items() if v != _without(field)}
    if isinstance(value, Mapping):
        return {str(key): _said(part) for key, part in value.items()}
    return [_said(part) for part in value] if isinstance(value, list | tuple) else value


def _without(field: msgspec.structs.FieldInfo) -> Any:
    """Return what a field holds where nothing is said of it."""
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default
