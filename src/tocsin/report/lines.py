"""The evidence lines of an alarm, as a brief shows them in a language.

Grouped, short on the first screen, whole in the annex.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.records import Evidence, Message
from tocsin.report.worded import Words
from tocsin.warn.evidence import plain_line

_NOT_CHECKED = "evidence-not-checked"


class Line(NamedTuple):
    """A line of evidence in words.

    Whole, short for the first screen, with examples and the claims behind it.
    """

    text: str
    short: str
    examples: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()


def lines(rows: Iterable[Evidence], words: Words) -> list[Line]:
    """Return lines of evidence in words."""
    return [_line(row, words) for row in rows]


def gap_lines(rows: Sequence[Evidence], words: Words) -> list[Line]:
    """Return the gaps in words.

    The indicators that could not be checked for one reason are one line.
    """
    unchecked: dict[str, list[Evidence]] = {}
    for row in rows:
        if row.message is not None and row.message.code == _NOT_CHECKED:
            unchecked.setdefault(_reason(row, words), []).append(row)
    written = []
    for row in rows:
        if row.message is None or row.message.code != _NOT_CHECKED:
            written.append(_line(row, words))
        elif group := unchecked.pop(_reason(row, words), []):
            written.append(_unchecked(group, words))
    return written


def _line(row: Evidence, words: Words) -> Line:
    """Return one line in words."""
    examples = words.each(row.examples, [row.example] if row.example else [])
    short = row.text if row.message is None else words(plain_line(row.message))
    return Line(words.of(row.message, row.text), short, tuple(examples), row.claim_ids)


def _reason(row: Evidence, words: Words) -> str:
    """Return why an indicator could not be checked."""
    why = row.message.params["why"] if row.message is not None else ""
    return words(why) if isinstance(why, Message) else str(why)


def _unchecked(group: Sequence[Evidence], words: Words) -> Line:
    """Return the indicators that could not be checked for one reason as one line."""
    if len(group) == 1:
        return _line(group[0], words)
    params = [row.message.params for row in group if row.message is not None]
    names = "; ".join(str(p["name"]) for p in params)
    text = words("evidence-not-checked-many", why=params[0]["why"], names=names)
    return Line(text, text)
