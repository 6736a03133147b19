"""The reference of casebooks: fields from the types, indicators and templates from the library."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from cells import code, table
from record_pages import anchor, field_table, inner_kinds, meaning
from tocsin.casebook.expand import library_indicators, templates
from tocsin.casebook.rows import SECTIONS
from tocsin.records import KNOWN_ALWAYS, OBSERVED_KINDS, Thresholds

_FIELDS = """# Casebook fields

A casebook is a folder of YAML files. Each file may hold any of the sections below; `casebook.yml` holds `id`, `title`, `include` (other
casebooks) and `defaults`. This page is generated from the records that a casebook is read into.

[Writing a casebook](../writing-a-casebook.md) leads from an empty folder to a first brief and says what an entry may leave out.
`tocsin casebook schema` prints the same as JSON Schema, for editors that complete and check YAML.

In `known_from`, `"{always}"` as a default means: known always.
"""
_INDICATORS = """# Indicator library

A problem takes an indicator by name: `indicators: [official_preclaim]`, or `- {use: official_preclaim, days: 14}` to change a part of it.
This page is generated from the library that ships with the program. [Judgement and wording](../judgement.md) says what the grades stand
for.
"""
_TEMPLATES = """# Problem templates

`template: NAME` in a problem gives whatever the problem does not say itself. This page is generated from the templates that ship with the
program; `{incident}` stands for the problem's own incident.
"""
_OBSERVING = """`record` says which kind of record is looked at; each kind has conditions of its own. All that are given must hold;
lists are alternatives. `sites` and `narratives` are ids, or `problem` for those that the problem watches."""
_KINDS = ("incident", "routine", "news_driven", "pressure", "not_abnormal")


def fields() -> str:
    """Return the page of casebook fields: a section for each section of a casebook, then the records inside them."""
    parts = [_FIELDS.replace("{always}", KNOWN_ALWAYS.isoformat())]
    parts.append(table(("section", "one entry is"), _sections()))
    for name, kind in SECTIONS.items():
        parts += [f"## `{name}` {{ #{name} }}", meaning(kind), field_table(kind, "required")]
    parts += ["## Parts of entries { #parts }", "These stand inside the entries above."]
    for part in inner_kinds(SECTIONS.values()):
        parts += [
            f"### {part.__name__} {{ #{anchor(part)} }}",
            meaning(part),
            field_table(part, "required"),
        ]
    return "\n\n".join(parts) + "\n"


def _sections() -> Iterator[tuple[str, str]]:
    """Yield each section with the first sentence about its entries."""
    for name, kind in SECTIONS.items():
        first = meaning(kind).partition(". ")[0].removesuffix(".")
        yield f"[`{name}`](#{name})", f"{first}."


def indicators() -> str:
    """Return the page of the indicator library."""
    library = library_indicators()
    parts = [_INDICATORS, table(("name", "indicator"), _contents(library)), "## What each observes"]
    for name, entry in library.items():
        parts += [f"### `{name}` {{ #{name} }}", f"{entry['name']}.", _observed(entry["observe"])]
        parts += [table(_KINDS, [[entry["grades"].get(kind, "") for kind in _KINDS]])]
        parts += [_remarks(entry)]
    return "\n\n".join(parts) + "\n"


def _contents(library: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield each indicator with a link to its section."""
    for name, entry in library.items():
        yield f"[`{name}`](#{name})", entry["name"]


def _observed(observe: Mapping[str, Any]) -> str:
    """Return what must be seen: the conditions, all of which must hold."""
    rows = [(f"`{field}`", _conditions(value)) for field, value in observe.items()]
    return table(("condition", "value"), rows)


def _conditions(value: Any) -> str:
    """Return the value of a condition; alternatives with commas between them."""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{language}: {', '.join(map(str, terms))}" for language, terms in value.items()
        )
    if isinstance(value, list):
        return code(value)
    return (
        f"`{msgspec.json.encode(value).decode()}`" if not isinstance(value, str) else f"`{value}`"
    )


def _remarks(entry: Mapping[str, Any]) -> str:
    """Return what else an indicator says of itself."""
    lines = [f"Basis: {entry['basis']}."]
    if entry.get("needs"):
        lines.append(f"The problem must have: {code(entry['needs'])}.")
    if entry.get("expected"):
        lines.append("Where it is looked for and not found, that counts against the incident.")
    if "dependence" in entry:
        lines.append(f"Its weight is discounted by {entry['dependence']}.")
    return " ".join(lines)


def problem_templates() -> str:
    """Return the page of templates."""
    parts = [_TEMPLATES]
    for name, given in templates().items():
        parts += [
            f"## `{name}`",
            f"**Question.** {given['question']}",
            f"**Resolution.** {given['resolution']}",
        ]
        parts += [
            f"**Horizon.** {given['horizon_days']} days. **Reference class.** `{given['reference_class']}`."
        ]
        rows = [(h["id"], h["kind"], h["text"], h.get("share", "")) for h in given["hypotheses"]]
        parts += [table(("id", "kind", "hypothesis", "share of what is not the incident"), rows)]
        linked = [f"[`{i}`](indicators.md#{i})" for i in given["indicators"]]
        parts += [f"**Indicators.** {', '.join(linked)}."]
    defaults = msgspec.structs.asdict(Thresholds())
    parts += [
        "## Thresholds",
        meaning(Thresholds),
        table(("field", "default"), ((f"`{k}`", v) for k, v in defaults.items())),
    ]
    parts += [
        "## What an indicator may observe",
        _OBSERVING,
        *observed_kinds(),
    ]
    return "\n\n".join(parts) + "\n"


def observed_kinds() -> Iterator[str]:
    """Yield what may be observed in each kind of record, with its conditions."""
    for name, kind in OBSERVED_KINDS.items():
        yield f"### `record: {name}`"
        yield meaning(kind)
        yield field_table(kind, "required")
