"""The fields of a form for one entry of a casebook, made from the types of its records: what each
field is, which values it may take, and what stands in it now.

A value that does not fit its field, such as the name of a library in place of a list, is shown as
YAML, so that a form never loses what somebody wrote.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec
from msgspec import inspect

from tocsin.casebook.check_unseen import FLAGS
from tocsin.casebook.languages import OTHERS
from tocsin.casebook.round_trip import as_block
from tocsin.casebook.rows import SECTIONS
from tocsin.language.catalogues import LANGUAGES as CATALOGUES
from tocsin.records import (
    OBSERVED_KINDS,
    ClaimType,
    EventName,
    EventStatus,
    SilenceState,
    Stance,
    Voice,
)

FieldKind = Literal[
    "text",
    "long",
    "number",
    "date",
    "yes_no",
    "choice",
    "choices",
    "lines",
    "id",
    "ids",
    "rows",
    "record",
    "yaml",
]
# Fields that hold sentences rather than names.
_LONG = (
    "summary",
    "question",
    "incident",
    "resolution",
    "text",
    "what",
    "followed",
    "basis",
    "action",
    "selection",
    "item",
)
# Whose ids a field names, by the name of its record and its own.
_NAMES: Mapping[str, str] = {
    "Source.actor": "actors",
    "Source.parent": "sources",
    "Group.members": "sources",
    "Actor.parent": "actors",
    "Actor.members": "actors",
    "Site.parent": "sites",
    "Narrative.actors": "actors",
    "Narrative.parent": "narratives",
    "Problem.sites": "sites",
    "Problem.narratives": "narratives",
    "Problem.reference_class": "reference_classes",
    "Problem.groups": "groups",
    "Problem.parties": "actors",
    "Problem.host": "actors",
    "PastCase.problem": "problems",
    "ObserveClaim.sites": "sites",
    "ObserveClaim.actors": "actors",
    "ObserveEvent.sites": "sites",
    "ObserveEvent.actors": "actors",
    "ObserveMatch.narratives": "narratives",
    "ObserveMatch.sites": "sites",
    "ObserveReading.sites": "sites",
    "ObserveReading.narratives": "narratives",
    "ObserveSilence.sources": "sources",
    "Target.problems": "problems",
}
# Which words a condition knows, by the name of its record and its own; where it is typed itself,
# its type says so.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "ObserveClaim.types": get_args(ClaimType),
    "ObserveClaim.stances": get_args(Stance),
    "ObserveClaim.flags": FLAGS,
    "ObserveEvent.types": get_args(EventName),
    "ObserveEvent.stances": get_args(Stance),
    "ObserveEvent.flags": FLAGS,
    "ObserveEvent.statuses": get_args(EventStatus),
    "ObserveMatch.voices": get_args(Voice),
    "ObserveSilence.statuses": get_args(SilenceState),
}
# Conditions that may name what the problem itself watches.
_OWN_WATCHED = ("sites", "narratives")
# Fields that hold texts or words by language, and the languages that a form offers for them.
_BY_LANGUAGE = (*OTHERS.values(), "wordings", "terms")
# What may stand in a problem beside its own fields: the template of the library it begins with.
TEMPLATE = "template"
# An entry is known by these; they come first.
_FIRST = ("id", "name", "title", "kind")
YES, NO = "yes", "no"


class Field(msgspec.Struct, frozen=True):
    """One field of a form. `held` is what stands in it, `chosen` those of several values; `rows`
    holds the fields of each record in it, and last those of a record that could be added.
    `takes_own` says that it may name what the problem itself watches, in place of ids.
    """

    name: str
    path: str
    kind: FieldKind
    is_needed: bool = False
    choices: tuple[str, ...] = ()
    section: str = ""
    held: str = ""
    chosen: tuple[str, ...] = ()
    rows: tuple[tuple["Field", ...], ...] = ()
    takes_own: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in it."""
        filled = any(not field.is_empty for row in self.rows for field in row)
        return not (self.held or self.chosen or filled)


def fields_of(section: str, value: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields of an entry of a section that holds a value: what must be said first, what
    no such entry has last.
    """
    fields = _fields(SECTIONS[section], value, "")
    names = {field.name for field in fields}
    extra = [_yaml(name, name, value[name]) for name in value if name not in names]
    return (*fields, *extra)


def _fields(kind: type, value: Mapping[str, Any], before: str) -> tuple[Field, ...]:
    """Return the fields of a record that holds a value; `before` is the path to it."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    ordered = sorted(info.fields, key=_place)
    return tuple(
        _field(kind, field, value.get(field.name), f"{before}{field.name}") for field in ordered
    )


def _place(field: inspect.Field) -> tuple[bool, int]:
    """Return where a field stands: what must be said before the rest, names before all."""
    first = _FIRST.index(field.name) if field.name in _FIRST else len(_FIRST)
    return not field.required, first


def _field(owner: type, field: inspect.Field, value: Any, path: str) -> Field:
    """Return one field with what stands in it."""
    kind, choices = _kind_of(owner, field.name, _bare(field.type), is_inner="." in path)
    form_field = Field(
        name=field.name,
        path=path,
        kind=kind,
        is_needed=field.required,
        choices=choices,
        section=_NAMES.get(f"{owner.__name__}.{field.name}", ""),
        takes_own=owner in OBSERVED_KINDS.values() and field.name in _OWN_WATCHED,
    )
    bare = _bare(field.type)
    if isinstance(bare, inspect.UnionType) and (variants := _variants(bare)):
        return _with_variant(form_field, value, variants)
    if field.name in _BY_LANGUAGE and isinstance(bare, inspect.DictType):
        return _by_language(form_field, value, bare)
    return _filled(form_field, value, _record_in(field.type))


def _bare(kind: inspect.Type) -> inspect.Type:
    """Return a type without its description, and without None beside it."""
    if isinstance(kind, inspect.Metadata):
        return _bare(kind.type)
    if not isinstance(kind, inspect.UnionType):
        return kind
    kinds = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
    return _bare(kinds[0]) if len(kinds) == 1 else kind


def _by_language(field: Field, value: Any, kind: inspect.DictType) -> Field:
    """Return a field that holds something in each of several languages, as a field for each."""
    if value is not None and not isinstance(value, Mapping):
        return _yaml(field.name, field.path, value, is_needed=field.is_needed)
    by_code = value or {}
    is_several = isinstance(_bare(kind.value_type), inspect.VarTupleType)
    shape: FieldKind = "lines" if is_several else "long" if field.name != "titles" else "text"
    codes = dict.fromkeys((*CATALOGUES, *map(str, by_code)))
    inner = [
        _filled(Field(name=code, path=f"{field.path}.{code}", kind=shape), by_code.get(code), None)
        for code in codes
    ]
    return msgspec.structs.replace(field, kind="record", rows=(tuple(inner),))


def _variants(kind: inspect.UnionType) -> dict[str, inspect.StructType]:
    """Return the records of a type that is one of several, by the word that tells them apart; none
    where it is no such type.
    """
    records = [one for one in kind.types if isinstance(one, inspect.StructType)]
    if len(records) != len(kind.types):
        return {}
    return {str(record.tag): record for record in records if record.tag_field}


def _with_variant(field: Field, value: Any, variants: Mapping[str, inspect.StructType]) -> Field:
    """Return a record that is one of several: first which one, then the fields that it has, and
    last what is written there and does not belong to it.
    """
    if value is not None and not isinstance(value, Mapping):
        return _yaml(field.name, field.path, value, is_needed=field.is_needed)
    written_down = value or {}
    tag = next(iter(variants.values())).tag_field or ""
    before = f"{field.path}."
    chosen = written_down.get(tag)
    choice = Field(
        name=tag,
        path=f"{before}{tag}",
        kind="choice",
        is_needed=field.is_needed,
        choices=tuple(variants),
    )
    variant = variants.get(str(chosen)) if chosen is not None else None
    inner = _fields(variant.cls, written_down, before) if variant is not None else ()
    known = {tag, *(one.name for one in inner)}
    strange = [
        _yaml(str(name), f"{before}{name}", held)
        for name, held in written_down.items()
        if name not in known
    ]
    first = _filled(choice, chosen, None)
    return msgspec.structs.replace(field, kind="record", rows=((first, *inner, *strange),))


def _record_in(kind: inspect.Type) -> type | None:
    """Return the record that a type is, or holds several of; None where it is neither."""
    bare = _bare(kind)
    inner = _bare(bare.item_type) if isinstance(bare, inspect.VarTupleType) else bare
    return inner.cls if isinstance(inner, inspect.StructType) else None


def _kind_of(
    owner: type, name: str, kind: inspect.Type, *, is_inner: bool
) -> tuple[FieldKind, tuple[str, ...]]:
    """Return how a type is filled in, and the values it may take; a record within a record is
    written as YAML.
    """
    is_several = isinstance(kind, inspect.VarTupleType)
    inner = _bare(kind.item_type) if isinstance(kind, inspect.VarTupleType) else kind
    if isinstance(inner, inspect.LiteralType):
        choices = tuple(map(str, inner.values))
        return ("choices" if is_several else "choice"), choices
    if isinstance(inner, inspect.StructType):
        if is_inner:
            return "yaml", ()
        return ("rows" if is_several else "record"), ()
    if isinstance(inner, inspect.StrType):
        words = _WORDS.get(f"{owner.__name__}.{name}", ())
        if words and is_several:
            return "choices", words
        if f"{owner.__name__}.{name}" in _NAMES:
            return ("ids" if is_several else "id"), ()
        if is_several:
            return "lines", ()
        return ("long" if name in _LONG else "text"), ()
    simple: dict[type, FieldKind] = {
        inspect.BoolType: "yes_no",
        inspect.IntType: "number",
        inspect.FloatType: "number",
        inspect.DateType: "date",
    }
    return ("yaml" if is_several else simple.get(type(inner), "yaml")), ()


def _filled(field: Field, value: Any, record: type | None) -> Field:
    """Return a field with a value in it; as YAML where the value is not of its kind."""
    if field.kind == "rows" and record is not None:
        return _with_rows(field, value, record)
    if field.kind == "record" and record is not None:
        if value is not None and not isinstance(value, Mapping):
            return _yaml(field.name, field.path, value, is_needed=field.is_needed)
        inner = _fields(record, value or {}, f"{field.path}.")
        return msgspec.structs.replace(field, rows=(inner,))
    if value is None:
        return field
    if field.kind in ("lines", "ids", "choices"):
        if not isinstance(value, list) or not all(map(_is_scalar, value)):
            return _yaml(field.name, field.path, value, is_needed=field.is_needed)
        chosen = tuple(map(written, value))
        return msgspec.structs.replace(field, chosen=chosen, held="\n".join(chosen))
    if field.kind == "yaml":
        return _yaml(field.name, field.path, value, is_needed=field.is_needed)
    if not _is_scalar(value):
        return _yaml(field.name, field.path, value, is_needed=field.is_needed)
    return msgspec.structs.replace(field, held=written(value))


def _with_rows(field: Field, value: Any, record: type) -> Field:
    """Return a field with the records in it, and an empty one that could be added."""
    given = [] if value is None else value
    if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
        return _yaml(field.name, field.path, value, is_needed=field.is_needed)
    filled = [_fields(record, row, f"{field.path}.{n}.") for n, row in enumerate((*given, {}))]
    return msgspec.structs.replace(field, rows=tuple(filled))


def _yaml(name: str, path: str, value: Any, *, is_needed: bool = False) -> Field:
    """Return a field that is written as YAML; a text that was to be YAML and is none as it is."""
    held = value if isinstance(value, str) else as_block(value).rstrip("\n")
    return Field(name=name, path=path, kind="yaml", is_needed=is_needed, held=held)


def _is_scalar(value: Any) -> bool:
    """Return whether a value is written as one word or text."""
    return isinstance(value, str | int | float | dt.date)


def written(value: Any) -> str:
    """Return a single value as a form shows it."""
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, dt.date) else str(value)
