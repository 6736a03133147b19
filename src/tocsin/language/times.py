"""Time expressions in four languages: what a text says about when, relative until something anchors
it.

`time_expressions(text, language, anchor)` returns (Span, When) pairs. Relative expressions carry
days from an anchor that the caller may know later; absolute ones carry dates. A weekday, or a date
without its year, means nothing without an anchor, and is then left out. Impossible dates (31
February) are left out, not repaired. A date beside a weekday wins, and says so where the two
contradict each other.
"""

import bisect
import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from tocsin.language.fold import fold
from tocsin.language.lines import unbroken
from tocsin.language.time_forms import FormMatch, Tables, day_and_month_readings
from tocsin.language.time_rules import Kind, Refusals, Rule, refusals, rules
from tocsin.records import Span, When

__all__ = ["day_and_month_readings", "time_expressions"]

# Texts whose times are remembered: a claim's text is asked for by several readers in a row.
_REMEMBERED = 512
# How far before a form a word may stand that makes it no time, or a weekday that goes with it.
_NEAR = 40
_STOP = re.compile(r"[.!?…][\"»”’)]*\s+(?=[\"«“(—-]?\s?[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ0-9])|[\n\r]+")
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d]{1,4}\.$")


class _Form(NamedTuple):
    """A form in a text: where it stands, what it means (None: no day), and by which kind of rule it
    was found.
    """

    span: Span
    when: When | None
    kind: Kind


def time_expressions(
    text: str, language: str | None, anchor: dt.date | None = None
) -> list[tuple[Span, When]]:
    """Return the time expressions of `text`, in order, the longer one where two overlap; `anchor`
    is the day the text was published.
    """
    return list(_expressions(text, language or "en", anchor))


@functools.lru_cache(maxsize=_REMEMBERED)
def _expressions(text: str, language: str, anchor: dt.date | None) -> tuple[tuple[Span, When], ...]:
    """Find the time expressions of a text."""
    plain = fold(unbroken(text))
    forms = list(_forms(text, plain, language, anchor))
    weekdays = _Weekdays(forms)
    forms = [_beside_weekday(form, weekdays, plain, language) for form in forms]
    named = [
        (form.span, _as_written(form.when, form.span.of(text)))
        for form in _longest(forms)
        if form.when is not None
    ]
    return tuple(sorted(named, key=lambda f: f[0]))


def _longest(forms: Iterable[_Form]) -> list[_Form]:
    """Return forms of which no two overlap: the longer first, of two as long the earlier."""
    chosen: list[_Form] = []
    starts: list[int] = []
    ends: list[int] = []
    for form in sorted(forms, key=lambda f: (f.span.start - f.span.end, f.span.start)):
        place = bisect.bisect_right(starts, form.span.start)
        is_free_before = place == 0 or ends[place - 1] <= form.span.start
        is_free_behind = place == len(starts) or form.span.end <= starts[place]
        if is_free_before and is_free_behind:
            starts.insert(place, form.span.start)
            ends.insert(place, form.span.end)
            chosen.append(form)
    return chosen


class _Weekdays:
    """The weekdays among forms, looked up by where they stand."""

    def __init__(self, forms: Sequence[_Form]) -> None:
        """Sort them, each with its place among the forms."""
        own = [(form.span.start, at) for at, form in enumerate(forms) if form.kind == "weekday"]
        self._places = sorted(own)
        self._forms = forms
        self._longest = max((_length(forms[at].span) for _, at in own), default=0)

    def overlapping(self, span: Span) -> Iterator[When]:
        """Yield what the weekdays mean that share a character with a span, in order of forms."""
        first = bisect.bisect_left(self._places, (span.start - self._longest, 0))
        last = bisect.bisect_left(self._places, (span.end, 0))
        for at in sorted(at for _, at in self._places[first:last]):
            form = self._forms[at]
            if form.when is not None and form.span.overlaps(span):
                yield form.when


def _length(span: Span) -> int:
    """Return how many characters a span covers."""
    return span.end - span.start


def _forms(text: str, plain: str, language: str, anchor: dt.date | None) -> Iterator[_Form]:
    """Yield every rule's findings that nothing speaks against."""
    tables, listed = rules(language)
    against = refusals(language)
    sentences = _sentences(text)
    begins = [first for first, _ in sentences]
    for rule in listed:
        for match in rule.pattern.finditer(plain):
            if _is_refused(match, rule, text, against):
                continue
            first, last = sentences[bisect.bisect_right(begins, match.start()) - 1]
            last = max(last, match.end())
            form = FormMatch(
                match, tables, anchor, plain[first:last], match.start() - first, match.end() - first
            )
            yield _Form(Span(start=match.start(), end=match.end()), rule.make(form), rule.kind)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return the bounds of sentences, as far as stops before capitals and line breaks tell."""
    cuts = [
        m.end()
        for m in _STOP.finditer(text)
        if not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start() + 1])
    ]
    return list(zip([0, *cuts], [*cuts, len(text) + 1], strict=True))


def _is_refused(match: re.Match[str], rule: Rule, text: str, against: Refusals) -> bool:
    """Return whether what stands around a form shows that it is no time: a street, a price, a
    version, a holiday's name.
    """
    plain = match.string
    before = plain[max(0, match.start() - _NEAR) : match.start()]
    if rule.kind == "weekday":
        return against.weekday_before.search(before) is not None
    if rule.kind not in ("day", "short"):
        return _lacks_capital(match, text, against)
    if rule.kind == "short" and match.group()[0].isdigit() and against.short_before.search(before):
        return True
    aside = (
        against.before.search(before) is not None
        or against.after.match(plain, match.end()) is not None
    )
    return aside or _lacks_capital(match, text, against) or _only_counts(match, before, against)


def _only_counts(match: re.Match[str], before: str, against: Refusals) -> bool:
    """Return whether a month that is another word too stands before a count of things, with no word
    before it that a date needs.
    """
    parts = match.groupdict()
    if (
        parts.get("month") not in against.capital_months
        or parts.get("y")
        or not match.group().startswith(parts["month"])
    ):
        return False
    return against.counted_behind.match(
        match.string, match.end()
    ) is not None and not against.date_lead.search(before)


def _lacks_capital(match: re.Match[str], text: str, against: Refusals) -> bool:
    """Return whether a month that is another word too ("may") stands without its capital."""
    month = match.groupdict().get("month")
    return bool(month) and month in against.capital_months and text[match.start("month")].islower()


def _beside_weekday(form: _Form, weekdays: _Weekdays, plain: str, language: str) -> _Form:
    """Take a weekday that stands beside a date into its form; the date holds, and a contradiction
    is noted.
    """
    when = form.when
    if (
        when is None
        or form.kind not in ("day", "short")
        or when.start is None
        or when.start != when.end
    ):
        return form
    against, tables = refusals(language), rules(language)[0]
    start, end = form.span.start, form.span.end
    near = max(0, start - _NEAR)
    named = against.beside_before.search(plain[near:start])
    if named is not None:
        start = near + named.start()
    elif (named := against.beside_after.match(plain, end)) is not None:
        end = named.end()
    else:
        return form
    span = Span(start=start, end=end)
    roles = [weekday.role for weekday in weekdays.overlapping(span)]
    role = next((r for r in roles if r != "at"), when.role) if when.role == "at" else when.role
    note = _contradiction(tables, named.group("weekday"), when.start)
    return _Form(span, msgspec.structs.replace(when, role=role, note=note or when.note), form.kind)


def _contradiction(tables: Tables, weekday: str, day: dt.date) -> str | None:
    """Return what to say of a date whose weekday is another than the one named, or None."""
    number = tables.weekdays[weekday]
    if number == day.isoweekday():
        return None
    named = _ENGLISH_DAYS[number - 1]
    return (
        f"The text names a {named}, but {day:%Y-%m-%d} is a {_ENGLISH_DAYS[day.weekday()]}; "
        "the date is taken."
    )


_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _as_written(when: When, raw: str) -> When:
    """Return a time with its words as they stand in the text."""
    return msgspec.structs.replace(when, raw=" ".join(raw.split()))
