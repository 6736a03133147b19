"""An entry of the casebook as a form: its fields, what they are called, the entries they may name,
and beside each what is wrong with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from tocsin.casebook.check_references import OWN
from tocsin.casebook.form_text import lines_of, path_at
from tocsin.casebook.forms import Field, fields_of
from tocsin.casebook.round_trip import as_block, value_in
from tocsin.casebook.rows import SECTIONS
from tocsin.language.catalogues import ENGLISH
from tocsin.language.lexicon import LANGUAGES
from tocsin.records import Issue
from tocsin.web.desk import Look
from tocsin.web.entries import FIELD
from tocsin.web.words import words_in
from tocsin.workspace import casebook_edits as edits

_CODE, _HELP = "form-", "-help"
# What the values of a condition are called in the catalogues.
_VALUES = {"types": "type", "stances": "stance", "voices": "voice", "flags": "flag"}
# What tells a record within an entry from its like, the best first.
_NAMING = ("name", "text", "item", "place", "who", "what", "id")


def form_of(
    look: Look, section: str, text: str, draft: edits.Draft | None
) -> dict[str, Any] | None:
    """Return the form of an entry that is written so; None where its text cannot be shown as one.

    `findings` are what is wrong by the paths of the fields, under "" what belongs to none.
    """
    value = value_in(text)
    if value is None or section not in SECTIONS:
        return None
    fields = fields_of(section, value)
    known = list(_all(fields))
    return {
        "fields": fields,
        "prefix": FIELD,
        "pairs_of": lambda field: _pairs(look, field),
        "own_watched": OWN,
        "called": _called,
        "labels": {field.name: _label(look, field.name) for field in known},
        "helps": {field.name: _help(look, field.name) for field in known},
        "entries_of": {one.section: _entries(look, one.section) for one in known if one.section},
        "findings": _findings(look, value, known, draft) if draft is not None else {},
    }


def _all(fields: Iterable[Field]) -> Iterable[Field]:
    """Yield fields and those within them."""
    for field in fields:
        yield field
        for row in field.rows:
            yield from _all(row)


def _label(look: Look, name: str) -> str:
    """Return what a field is called; one that no record has, as it is written."""
    if name in LANGUAGES:
        return look.words.tongue(name)
    code = _CODE + name.replace("_", "-")
    return look.words(code) if words_in(ENGLISH).catalogue.has(code) else name


def _help(look: Look, name: str) -> str:
    """Return what is to be written in a field; nothing where its name says it."""
    code = _CODE + name.replace("_", "-") + _HELP
    return look.words(code) if words_in(ENGLISH).catalogue.has(code) else ""


def _called(row: Sequence[Field]) -> str:
    """Return what a record within an entry is called in a list of its like."""
    values = {field.name: field.held for field in row if field.held}
    return next(
        (values[name] for name in _NAMING if name in values), next(iter(values.values()), "")
    )


def _pairs(look: Look, field: Field) -> list[tuple[str, str]]:
    """Return the values a field may take, each with how it is shown: conditions of an indicator as
    everywhere else at the desk.
    """
    is_event = "attack" in field.choices
    kind = "event" if is_event else _VALUES.get(field.name, "")
    return [(choice, _value(look, kind, choice)) for choice in field.choices]


def _value(look: Look, kind: str, choice: str) -> str:
    """Return how a value of a field is shown: in the reader's language where it has words."""
    code = f"value-{kind}-{choice.replace('_', '-')}"
    return look.words(code) if words_in(ENGLISH).catalogue.has(code) else choice.replace("_", " ")


def _entries(look: Look, section: str) -> list[tuple[str, str]]:
    """Return the entries that a field may name: their ids and what they are called."""
    entries = getattr(look.book, section)
    return [(e.id, str(getattr(e, "name", None) or getattr(e, "title", e.id))) for e in entries]


def _findings(
    look: Look, value: Mapping[str, Any], fields: Sequence[Field], draft: edits.Draft
) -> dict[str, list[Issue]]:
    """Return what is wrong with a draft, by the paths of the fields. It is checked as if each field
    stood on a line of its own, so that each finding has its field.
    """
    block = as_block(value) if value else ""
    trial = edits.trial_of(look.desk.casebook, msgspec.structs.replace(draft, text=block))
    lines = lines_of(block)
    paths = {field.path for field in fields}
    findings: dict[str, list[Issue]] = {}
    for line, issue in trial.here:
        path = path_at(line, lines)
        while path and path not in paths:
            path = path.rpartition(".")[0]
        findings.setdefault(path, []).append(issue)
    return findings
