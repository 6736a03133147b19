"""What a problem takes from the library: standard hypotheses, a template of its kind, and
indicators by name.

What is written in the problem goes first. What comes out is an ordinary problem, as if all of it
had been written there.
"""

import copy
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tocsin.casebook.observing import conditions
from tocsin.casebook.rows import Row, nearest
from tocsin.language.yaml_text import read_text
from tocsin.records import Indicator, Issue

LIBRARY = Path(__file__).with_name("library")
# Stands for the file of what the program itself brings.
LIBRARY_NAME = "library"
STANDARD, TEMPLATE, USE = "standard", "template", "use"
NO_PAST_CASES = "no_past_cases"
_OBSERVED = ("record", *conditions())
_OWN = tuple(f.name for f in msgspec.structs.fields(Indicator))
# What a template gives, beside the hypotheses and the indicators.
_GIVEN = ("question", "resolution", "horizon_days", "assumptions", "watch_list")
_LACKING = {
    "groups": "no group of sources",
    "narratives": "no narrative",
    "parties": "no party",
    "operator": "no operator of its sites",
}


@functools.cache
def library_indicators() -> Mapping[str, Mapping[str, Any]]:
    """Return the indicators of the library by name."""
    return _read("indicators.yml")


@functools.cache
def templates() -> Mapping[str, Mapping[str, Any]]:
    """Return the templates of problems by kind; what one does not say is that of `standard`."""
    by_kind = _read("templates.yml")
    return {name: {**by_kind[STANDARD], **given} for name, given in by_kind.items()}


def _read(name: str) -> dict[str, Any]:
    """Read a file of the library."""
    return dict(read_text((LIBRARY / name).read_text(encoding="utf-8")))


class Surroundings(msgspec.Struct, frozen=True):
    """What the rest of the casebook says of use to a problem: ids by section, and the sites with an
    operator.
    """

    ids: Mapping[str, frozenset[str]]
    operated: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Surroundings":
        """Return what some rows say."""
        sections = {r.section for r in rows}
        ids = {s: frozenset(r.id for r in rows if r.section == s) for s in sections}
        return cls(
            ids=ids,
            operated=frozenset(
                r.id for r in rows if r.section == "sites" and r.value.get("operator")
            ),
        )


def expand(row: Row, around: Surroundings, issues: list[Issue]) -> None:
    """Write out what a problem takes from the library."""
    name = row.value.pop(TEMPLATE, None)
    if name is not None and not (isinstance(name, str) and name in templates()):
        issues.append(
            row.issue(
                (TEMPLATE,), f"there is no template {name!r}.", nearest(str(name), templates())
            )
        )
        name = STANDARD  # so that the rest of the problem can be checked
    template = templates()[name or STANDARD]
    wants_hypotheses = row.value.get("hypotheses", STANDARD if name else None) == STANDARD
    if name is not None or wants_hypotheses:
        _give(row, template, around)
    if wants_hypotheses:
        row.value["hypotheses"] = _worded(template["hypotheses"], row)
    chosen = row.value.get("indicators", STANDARD if name or wants_hypotheses else None)
    from_template = chosen == STANDARD
    if from_template:
        row.value["indicators"] = _fitting(template["indicators"], row, around, issues)
    indicators = row.value.get("indicators")
    if isinstance(indicators, list):
        kinds = _kinds(row.value.get("hypotheses"))
        row.value["indicators"] = [
            _indicator(item, kinds, row, ("indicators", index), issues)
            for index, item in enumerate(indicators)
        ]


def _give(row: Row, template: Mapping[str, Any], around: Surroundings) -> None:
    """Give a problem what its template says and it does not."""
    for field in _GIVEN:
        if field in template and field not in row.value:
            row.value[field] = _worded(template[field], row)
    wanted = template["reference_class"]
    known = around.ids.get("reference_classes", frozenset())
    row.value.setdefault("reference_class", wanted if wanted in known else NO_PAST_CASES)


def _worded(value: Any, row: Row) -> Any:
    """Return a copy of a template's value, with the problem's own incident in its texts."""
    if isinstance(value, str):
        return value.replace(
            "{incident}", str(row.value.get("incident", "the incident")).rstrip(".")
        )
    if isinstance(value, dict):
        return {k: _worded(v, row) for k, v in value.items()}
    return [_worded(v, row) for v in value] if isinstance(value, list) else value


def _fitting(
    names: Sequence[str], row: Row, around: Surroundings, issues: list[Issue]
) -> list[str]:
    """Return the indicators of a template that the problem has what is needed for; the others are
    named.
    """
    lacking = {
        name: what
        for name in names
        if (what := lack(library_indicators()[name], row.value, around))
    }
    for what in dict.fromkeys(lacking.values()):
        left = ", ".join(n for n, w in lacking.items() if w == what)
        message = f"the problem has {_LACKING[what]}; left out of its indicators: {left}."
        issues.append(row.issue((), message, _ADD[what], warning=True))
    return [n for n in names if n not in lacking]


_ADD = {
    "groups": "Write a group of three sources or more into sources.yml.",
    "narratives": "Name known narratives: `narratives: [n_...]`; `include: [common]` brings 65.",
    "parties": "Name those whose acts bear on it: `parties: [...]`.",
    "operator": "Write `operator: ...` into the site.",
}


def lack(
    indicator: Mapping[str, Any], problem: Mapping[str, Any], around: Surroundings
) -> str | None:
    """Return what an indicator of the library needs and a problem lacks; None where nothing is
    missing.
    """
    sites = problem.get("sites")
    there = {
        "groups": bool(around.ids.get("groups")),
        "narratives": bool(problem.get("narratives")),
        "parties": bool(problem.get("parties")),
        "operator": any(isinstance(s, str) and s in around.operated for s in sites)
        if isinstance(sites, list)
        else False,
    }
    return next((what for what in indicator.get("needs", ()) if not there[what]), None)


def _kinds(hypotheses: Any) -> dict[str, str]:
    """Return the kind of every hypothesis by its id."""
    rows = hypotheses if isinstance(hypotheses, list) else []
    return {str(h["id"]): str(h.get("kind")) for h in rows if isinstance(h, dict) and "id" in h}


def _indicator(
    item: Any, kinds: Mapping[str, str], row: Row, at: tuple[str | int, ...], issues: list[Issue]
) -> Any:
    """Return an indicator as it is, or what one takes from the library with what
    it changes of it.
    """
    if isinstance(item, str):
        item = {USE: item}
    if not isinstance(item, dict) or USE not in item:
        return item
    name = item[USE]
    if not isinstance(name, str) or name not in library_indicators():
        issues.append(
            row.issue(
                (*at, USE),
                f"the library has no indicator {name!r}.",
                nearest(str(name), library_indicators()),
            )
        )
        return _PLACEHOLDER | {
            "id": str(item.get("id", name)),
            "likelihoods": dict.fromkeys(kinds, "N"),
        }
    indicator = copy.deepcopy(dict(library_indicators()[name]))
    indicator.pop("needs", None)
    grades = indicator.pop("grades")
    likelihoods = {h: grades[kind] for h, kind in kinds.items() if kind in grades}
    changed = item.get("likelihoods", {})
    if isinstance(changed, dict):
        likelihoods |= {
            h: v for h, kind in kinds.items() for k, v in changed.items() if k in (h, kind)
        }
        likelihoods |= {k: v for k, v in changed.items() if k not in kinds.values()}
        changed = likelihoods
    observe = indicator.pop("observe") | {k: v for k, v in item.items() if k in _OBSERVED}
    own = item.get("observe", {})
    observe = observe | own if isinstance(own, dict) else own
    rest = {k: v for k, v in item.items() if k not in (USE, "likelihoods", "observe", *_OBSERVED)}
    _unknown(rest, row, at, issues)
    return {
        "id": name,
        **indicator,
        **{k: v for k, v in rest.items() if k in _OWN},
        "observe": observe,
        "likelihoods": changed,
    }


# Stands where an indicator was asked for that is not there, so that the rest of the problem can be
# checked.
_PLACEHOLDER = {
    "name": "unknown indicator",
    "observe": {"record": "claim"},
    "basis": "unknown indicator",
}


def _unknown(
    rest: Mapping[str, Any], row: Row, at: tuple[str | int, ...], issues: list[Issue]
) -> None:
    """Say which fields beside `use` are none of an indicator or of what it observes."""
    for field in rest:
        if field not in _OWN:
            message = f"an indicator has no field {field!r}."
            issues.append(row.issue((*at, field), message, nearest(field, (*_OWN, *_OBSERVED))))


def no_past_cases() -> dict[str, Any]:
    """Return the reference class of problems that name none: without past cases the prior is the
    general one.
    """
    return {
        "id": NO_PAST_CASES,
        "name": "No past cases collected",
        "selection": "none; the prior is the general one of 2 %",
        "rows": [],
        "reference": "of the program",
    }
