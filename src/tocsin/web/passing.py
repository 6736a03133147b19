"""What the JSON API hands on: what is marked TLP:RED only to whoever names it."""

from collections.abc import Sequence
from typing import Any, TypeVar, cast

import msgspec

from tocsin.errors import UsageError
from tocsin.records import label_of
from tocsin.web.answers import Counting, Member, Page
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.discussion_api import StandingThread
from tocsin.web.duty_api import StandingAlert
from tocsin.workspace.reserved import RED, Reserved

Answer = TypeVar("Answer")
# What is asked, so that what is red is given, too.
ASKED = "marking"


def names_red(look: Look) -> bool:
    """Return whether what is marked TLP:RED is asked for by name.

    Raises:
        UsageError: another marking is named.
    """
    marking = look.query.get(ASKED)
    if marking not in (None, "", RED):
        raise UsageError(
            "marking={given!r}: everything below {label} is given anyway; say marking={red}, or "
            "nothing.",
            given=marking[:40],
            label=label_of(RED),
            red=RED,
        )
    return marking == RED


def without_red(look: Look, answer: Answer) -> Answer:
    """Return an answer without what is marked TLP:RED.

    Raises:
        NoSuchError: nothing of it is left.
    """
    reserved = Reserved(look.store)
    if isinstance(answer, Page):
        page = msgspec.structs.replace(answer, items=_passing(reserved, answer.items))
        return cast("Answer", page)
    if isinstance(answer, list):
        return cast("Answer", _passing(reserved, answer))
    if reserved.holds(_resting(answer)):
        raise NoSuchError(
            "this is marked {label}; whoever may read it asks with {parameter}={red}.",
            label=label_of(RED),
            parameter=ASKED,
            red=RED,
        )
    return answer


def _passing(reserved: Reserved, rows: Sequence[Any]) -> list[Any]:
    """Return the rows of an answer that may be handed on."""
    records = [_resting(row) for row in rows]
    kept = {id(each) for each in reserved.passing(records)}
    left = [row for row, each in zip(rows, records, strict=True) if id(each) in kept]
    return [_counted(reserved, row) if isinstance(row, Counting) else row for row in left]


def _resting(row: Any) -> Any:
    """Return the record that a row of an answer rests on."""
    if isinstance(row, Member):
        return row.lineage
    if isinstance(row, StandingThread):
        return row.remarks[0]
    return row.alarm if isinstance(row, StandingAlert) else row


def _counted(reserved: Reserved, row: Counting) -> Counting:
    """Return an origin with the documents of it that may be handed on."""
    return msgspec.structs.replace(row, documents=reserved.passing(row.documents))
