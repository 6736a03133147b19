"""What leaves the desk: the formats a problem or the whole case is exported in, and the brief."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tocsin.errors import UsageError
from tocsin.exchange import EXPORTERS, UNMARKED, Choice
from tocsin.records import MARKINGS, Marking, label_of, marking_of
from tocsin.report import BriefForm
from tocsin.web.desk import Look
from tocsin.web.views.problem import problem_named
from tocsin.workspace.briefs import brief
from tocsin.workspace.clock import clock_of
from tocsin.workspace.workspace import Workspace

# What each format is called, and what it is for.
_FORMATS: Mapping[str, tuple[str, str]] = {
    "stix": ("STIX 2.1", "desk-format-stix"),
    "misp": ("MISP", "desk-format-misp"),
    "cap": ("CAP 1.2", "desk-format-cap"),
    "csv": ("CSV", "desk-format-csv"),
    "xlsx": ("Excel", "desk-format-xlsx"),
    "parquet": ("Parquet", "desk-format-parquet"),
    "jsonl": ("JSONL", "desk-format-jsonl"),
    "geojson": ("GeoJSON", "desk-format-geojson"),
    "ftm": ("FollowTheMoney", "desk-format-ftm"),
}
# The strictest markings that may be chosen: TLP:RED is for the persons it was given to.
_HIGHEST = MARKINGS[:-1]
_DEFAULT: Marking = "amber+strict"


def export_page(look: Look) -> dict[str, Any]:
    """Return what may be exported, and how.

    Raises:
        NoSuchError: the casebook has no such problem.
        UsageError: the day or marking that is asked for is none.
    """
    choice, unmarked = choice_asked(look)
    return {
        "names": look.names(),
        "problems": look.book.problems,
        "choice": choice,
        "unmarked": unmarked,
        "since": look.query.get("since", ""),
        "markings": [(each, label_of(each)) for each in _HIGHEST],
        "formats": [(name, *_FORMATS.get(name, (name, ""))) for name in EXPORTERS],
    }


def choice_asked(look: Look) -> tuple[Choice, Marking]:
    """Return what may leave, and the marking of what states none, as an address asks for them.

    Raises:
        NoSuchError: the casebook has no such problem.
        UsageError: the day is none, a marking is none, or what states none would not leave.
    """
    query, problem = look.query, look.query.get("problem") or None
    if problem is not None:
        problem_named(look, problem)
    highest, unmarked = _marking(query, "marking", _DEFAULT), _marking(query, "unmarked", UNMARKED)
    if MARKINGS.index(unmarked) > MARKINGS.index(highest):
        raise UsageError(
            "what states no marking counts as {unmarked}, which is above {highest}: nothing would "
            "leave.",
            code="error-unmarked-above",
            unmarked=label_of(unmarked),
            highest=label_of(highest),
        )
    drafts = query.get("drafts") == "1"
    return Choice(problem=problem, since=_since(query), drafts=drafts, highest=highest), unmarked


def _marking(query: Mapping[str, str], name: str, default: Marking) -> Marking:
    """Return a marking that is asked for.

    Raises:
        UsageError: it is none that may be chosen.
    """
    written = query.get(name)
    marking = marking_of(written) if written else default
    if marking not in _HIGHEST:
        raise UsageError(
            "{given!r} is no marking that leaves; choose one of {known}.",
            code="error-no-marking",
            given=str(written)[:40],
            known=", ".join(map(label_of, _HIGHEST)),
        )
    return marking


def _since(query: Mapping[str, str]) -> dt.datetime | None:
    """Return the beginning of the day that is asked for.

    Raises:
        UsageError: it is none.
    """
    written = query.get("since")
    if not written:
        return None
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        raise UsageError(
            "{written!r} is no day; write 2022-01-12.", code="error-no-day", written=written
        ) from None
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def workspace_of(look: Look) -> tuple[Workspace, dt.datetime]:
    """Return what a person sees through this desk, and the moment it is looked from."""
    work = Workspace(look.desk.store, look.desk.casebook, look.signer)
    return work, look.as_of if look.has_moment else clock_of(look.desk.store)


def brief_page(look: Look, name: str) -> dict[str, Any]:
    """Return the brief of a problem, to be read within a page of the desk.

    Raises:
        NoSuchError: the casebook has no such problem.
        UsageError: it rests on what a brief may not hold.
    """
    public = look.query.get("public") == "1"
    return {
        "problem": problem_named(look, name),
        "public": public,
        "brief": Markup(brief_of(look, name, "part", public=public)),
    }


def brief_of(look: Look, name: str, form: BriefForm, *, public: bool) -> str:
    """Return the brief of the latest assessment of a problem, made once after each change.

    Raises:
        NoSuchError: the casebook has no such problem.
        UsageError: it rests on what a brief may not hold.
    """
    problem_named(look, name)

    def make() -> str:
        work, moment = workspace_of(look)
        with look.desk.heavy:
            return brief(work, name, as_of=moment, language=look.language, form=form, public=public)

    # What people sign and correct stands in it, too: it is made anew after any change.
    return look.once(("brief", name, form, public, look.language), make, mark=look.desk.version())
