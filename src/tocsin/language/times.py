"""Time expressions, English and Russian: what a text says about when, relative until something anchors it.

`time_expressions(text, language)` returns (Span, When) pairs. Relative expressions carry days from an anchor that the
caller may know later; absolute ones carry dates. Impossible dates (31 February) are left out, not repaired.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

from tocsin.language.lexicon import lexicon
from tocsin.language.lines import unbroken
from tocsin.records import Precision, Span, TimeRole, When

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], When | None]]

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "дн": 1, "ден": 1, "сут": 1, "недел": 7, "месяц": 30}
# Northern-hemisphere meteorological seasons: first month, months.
_SEASONS = {
    "spring": 3,
    "summer": 6,
    "fall": 9,
    "autumn": 9,
    "winter": 12,
    "весной": 3,
    "летом": 6,
    "осенью": 9,
    "зимой": 12,
}
_EN_NUMBER = r"(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_EN_UNIT = r"(?P<unit>day|week|month)s?"
_RU_NUMBER = r"(?P<n>\d{1,3}|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|двух|трех|трёх)"
_RU_UNIT = r"(?P<unit>дн|ден|сут|недел|месяц)\w*"
_RU_OBLIQUE = {"двух": 2, "трех": 3, "трёх": 3}


def _number(word: str) -> int:
    """Read a number written in digits or words."""
    low = word.casefold()
    if low.isdigit():
        return int(low)
    if low in _RU_OBLIQUE:
        return _RU_OBLIQUE[low]
    for language in ("en", "ru"):
        names = lexicon(language)["numbers"]
        if low in names:
            return names.index(low)
    raise ValueError(word)


def _days(found: re.Match[str]) -> int:
    """Return how many days "three weeks" has."""
    unit = found["unit"].casefold()
    return _number(found["n"]) * next(days for name, days in _UNIT_DAYS.items() if unit.startswith(name))


def _relative(start: int, end: int | None = None, role: TimeRole = "at") -> Callable[[re.Match[str]], When]:
    """Make a rule for a fixed number of days from the anchor."""

    def make(found: re.Match[str]) -> When:
        return When(raw=found.group(), role=role, start_days=start, end_days=start if end is None else end)

    return make


def _in_days(found: re.Match[str]) -> When:
    """Read "in three days"."""
    return When(raw=found.group(), start_days=_days(found), end_days=_days(found))


def _within(found: re.Match[str]) -> When:
    """Read "within two weeks": from the anchor's day on."""
    return When(raw=found.group(), role="duration", start_days=0, end_days=_days(found))


def _left(found: re.Match[str]) -> When:
    """Read "10 days left": a deadline that many days after the anchor."""
    return When(raw=found.group(), role="deadline", start_days=_days(found), end_days=_days(found))


def _ago(found: re.Match[str]) -> When:
    """Read "two days ago"."""
    return When(raw=found.group(), start_days=-_days(found), end_days=-_days(found))


def _past(found: re.Match[str]) -> When:
    """Read "over the past week"."""
    days = _UNIT_DAYS[found["unit"].casefold()] * (_number(found["n"]) if found["n"] else 1)
    return When(raw=found.group(), role="duration", start_days=-days, end_days=0)


def _absolute(raw: str, first: dt.date, last: dt.date, precision: Precision, role: TimeRole = "at") -> When:
    """Make an absolute interval."""
    return When(raw=raw, role=role, precision=precision, start=first, end=last, anchor="absolute")


def _calendar_day(found: re.Match[str]) -> When | None:
    """Read "8 September 2022", "September 8, 2022", "2022-09-08"; without a year it stays open."""
    parts = found.groupdict()
    month_word = (parts.get("month") or "").casefold()
    months = [*lexicon("en")["months"]], [*lexicon("ru")["months"]]
    month = next((names.index(month_word) + 1 for names in months if month_word in names), None)
    month = month or (int(parts["m"]) if parts.get("m") else None)
    if month is None or not parts.get("year"):
        return None
    try:
        day = dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    role: TimeRole = "deadline" if (parts.get("by") or "").strip() else "at"
    return _absolute(found.group(), day, day, "day", role)


def _season(found: re.Match[str]) -> When:
    """Read "in the fall of 1941"."""
    year, month = int(found["year"]), _SEASONS[found["season"].casefold()]
    last_month, last_year = ((month + 2), year) if month < 12 else (2, year + 1)
    last = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return _absolute(found.group(), dt.date(year, month, 1), last, "season")


def _decade_part(found: re.Match[str]) -> When:
    """Read "since the mid-1990s": early 0-3, mid 4-6, late 7-9; a bare decade is all of it."""
    decade = int(found["decade"]) * 10
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(
        (found["part"] or "").casefold().strip("- "), (0, 9)
    )
    role: TimeRole = "since" if found["since"] else "at"
    return _absolute(found.group(), dt.date(decade + first, 1, 1), dt.date(decade + last, 12, 31), "approximate", role)


def _year(found: re.Match[str]) -> When:
    """Read "since 2014", "in 1941"."""
    year = int(found["year"])
    role: TimeRole = "since" if found["how"].casefold() in ("since", "с") else "at"
    return _absolute(found.group(), dt.date(year, 1, 1), dt.date(year, 12, 31), "year", role)


def _compile(rules: list[tuple[str, Callable[[re.Match[str]], When | None]]]) -> list[_Rule]:
    """Compile rules on whole words, without regard to case."""
    return [(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), make) for pattern, make in rules]


_EN_MONTH = r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
_RU_MONTH = r"(?P<month>января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_ISO = (r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)", _calendar_day)

_RULES: dict[str, list[_Rule]] = {
    "en": _compile(
        [
            _ISO,
            (rf"(?P<by>by (?:the evening of )?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_EN_MONTH},? (?P<year>(?:19|20)\d\d)", _calendar_day),
            (rf"(?P<by>by (?:the evening of )?)?{_EN_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)", _calendar_day),
            (r"in the (?P<season>spring|summer|fall|autumn|winter) of (?P<year>(?:19|20)\d\d)", _season),
            (r"(?P<since>since )?(?:the )?(?P<part>early|mid|late)?[- ]?(?P<decade>(?:19|20)\d)0s", _decade_part),
            (r"(?P<how>since|in) (?P<year>(?:19|20)\d\d)", _year),
            (rf"(?:only )?{_EN_NUMBER} {_EN_UNIT} (?:left|remaining|remain|to go)", _left),
            (rf"in {_EN_NUMBER} {_EN_UNIT}(?:' time)?", _in_days),
            (rf"(?:within|over|in|for) the (?:next|coming) {_EN_NUMBER} {_EN_UNIT}", _within),
            (rf"within {_EN_NUMBER} {_EN_UNIT}", _within),
            (rf"(?:no more than|not more than|at most|at least|up to|as long as) {_EN_NUMBER} {_EN_UNIT}", _within),
            (rf"{_EN_NUMBER} {_EN_UNIT} (?:ago|earlier)", _ago),
            (rf"(?:over|in|during|for) the (?:past|last) (?:{_EN_NUMBER} )?(?P<unit>day|week|month)s?", _past),
            (r"since (?:the very |early )?(?:this |the )?morning|this morning|tonight|today", _relative(0)),
            (r"the day after tomorrow", _relative(2)),
            (r"tomorrow", _relative(1)),
            (r"yesterday", _relative(-1)),
            (r"in the coming days|in the next few days", _relative(0, 3)),
        ]
    ),
    "ru": _compile(
        [
            _ISO,
            (rf"(?P<by>(?:к|до) (?:вечеру )?)?(?P<day>\d{{1,2}}) {_RU_MONTH} (?P<year>(?:19|20)\d\d)(?: года)?", _calendar_day),
            (r"(?P<season>весной|летом|осенью|зимой) (?P<year>(?:19|20)\d\d)", _season),
            (r"(?P<how>с|в) (?P<year>(?:19|20)\d\d)(?: года| году)?", _year),
            (rf"(?:осталось|остается|остаётся) {_RU_NUMBER} {_RU_UNIT}", _left),
            (rf"через {_RU_NUMBER} {_RU_UNIT}", _in_days),
            (rf"в (?:ближайшие|течение) {_RU_NUMBER} {_RU_UNIT}", _within),
            (rf"(?:не более|не больше|не менее|до) {_RU_NUMBER} {_RU_UNIT}", _within),
            (rf"{_RU_NUMBER} {_RU_UNIT} назад", _ago),
            (r"с (?:самого )?утра|сегодня", _relative(0)),
            (r"послезавтра", _relative(2)),
            (r"завтра", _relative(1)),
            (r"вчера", _relative(-1)),
            (r"на днях|в ближайшие дни", _relative(0, 3)),
        ]
    ),
}  # fmt: skip


def _all(text: str, language: str) -> Iterator[tuple[Span, When]]:
    """Yield every rule's findings."""
    for pattern, make in _RULES.get(language, []):
        for found in pattern.finditer(text):
            when = make(found)
            if when is not None:
                yield Span(start=found.start(), end=found.end()), when


def time_expressions(text: str, language: str | None) -> list[tuple[Span, When]]:
    """Return the time expressions of `text`, in order, the longer one where two overlap."""
    chosen: list[tuple[Span, When]] = []
    for span, when in sorted(_all(unbroken(text), language or "en"), key=lambda f: (f[0].start - f[0].end, f[0].start)):
        if not any(span.overlaps(other) for other, _ in chosen):
            chosen.append((span, when))
    return sorted(chosen, key=lambda f: f[0])


def day_and_month_readings(raw: str) -> list[tuple[str, dt.date]]:
    """Return the possible readings of a date such as 01-09-2022, as (order, date); empty for an impossible one."""
    found = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)", raw)
    if not found:
        return []
    first, second, year = (int(g) for g in found.groups())
    readings = []
    for order, month, day in (("MDY", first, second), ("DMY", second, first)):
        try:
            readings.append((order, dt.date(year, month, day)))
        except ValueError:
            continue
    return readings if len({d for _, d in readings}) > 1 else readings[:1]
