"""The desk's words in one language: texts by their codes, the values of records, moments and
numbers as people write them.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterable

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from tocsin.errors import TocsinError
from tocsin.language.catalogues import ENGLISH, Catalogue, catalogue
from tocsin.language.values import named_value
from tocsin.records import Message, Param, message
from tocsin.workspace.naming import hint

# What a text is marked with whose language nobody has stated (BCP 47).
UNDETERMINED = "und"
_DAY = "d MMM yyyy"
_WORD = re.compile(r"[^\W\d_]{2,}")
# A day as records write it (ISO 8601).
_WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# The fields of records that hold sentences, where the field with the message has another name than
# theirs.
_MESSAGES = {
    "text": "message",
    "example": "examples",
    "likelihood_sentence": "likelihood_message",
    "confidence_sentence": "confidence_message",
    "range_sentence": "range_message",
    "reasons": "reason_messages",
    "would_raise": "raise_messages",
    "would_lower": "lower_messages",
}


class PageWords:
    """The program's own words in a reader's language, as pages use them; called with a code, it
    words it.
    """

    def __init__(self, language: str) -> None:
        """Open the words of a language.

        Raises:
            UsageError: there are none.
        """
        self.language = language
        self._catalogue = catalogue(language)
        self._locale = Locale.parse(language)

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue, which keeps what was missing from it."""
        return self._catalogue

    def __call__(self, said: Message | str, /, **params: object) -> str:
        """Return a message, or a code with its parameters, in words."""
        return self._catalogue.say(said, **params)

    def shown(self, said: Message | str) -> Markup | str:
        """Return a message in words; a text is cited as it stands."""
        return self(said) if isinstance(said, Message) else cite(said)

    def value(self, kind: str, value: object) -> Markup | str:
        """Return the name of a value that records of some kind have; one without a name is shown as
        it is.
        """
        return self.shown(named_value(kind, value))

    def plain_value(self, kind: str, value: object) -> str:
        """Return the name of a value without marks, for a label or a feed."""
        named = named_value(kind, value)
        return self(named) if isinstance(named, Message) else named

    def worded(self, code: str, /, **params: object) -> Markup | str:
        """Return a message in words, in which the texts of its parameters are marked as cited."""
        texts = [value for value in params.values() if isinstance(value, str)]
        return self._marked(self(code, **params), texts)

    def recorded(self, said: object, field: str = "") -> Markup | str:
        """Return a sentence that the program wrote into a record, in the reader's language.

        This is the one place that words records. `said` is a message, a sentence, or a record whose
        `field` is meant: of it
        the message is taken where the record has one. What it cites is marked so; a sentence that
        cannot be put into the
        language stays English, and is marked as that.
        """
        if field:
            return self.recorded(_message_of(said, field) or getattr(said, field))
        if isinstance(said, Message):
            dated = self._dated(said)
            return self._marked(self(dated), _texts_in(dated))
        return self._sentence(str(said))

    def _dated(self, said: Message) -> Message:
        """Return a message whose days are written as people write them."""
        params = {name: self._dated_part(value) for name, value in said.params.items()}
        return Message(said.code, params)

    def _dated_part(self, value: Param) -> Param:
        """Return a part of a message with its days written as people write them."""
        if isinstance(value, Message):
            return self._dated(value)
        if isinstance(value, tuple):
            return tuple(self._dated(part) for part in value)
        if not isinstance(value, str) or not _WRITTEN_DAY.fullmatch(value):
            return value
        try:
            return self.date(dt.date.fromisoformat(value))
        except ValueError:  # no day of the calendar
            return value

    def recorded_lines(self, record: object, field: str) -> list[Markup | str]:
        """Return the sentences of a field that holds several, each as `recorded` words it."""
        messages = getattr(record, _MESSAGES.get(field, f"{field}_messages"), ())
        return [self.recorded(line) for line in messages or getattr(record, field)]

    def plain(self, record: object, field: str) -> str:
        """Return a record's sentence without marks, for an attribute or a feed."""
        return self.sentence(_message_of(record, field) or str(getattr(record, field)))

    def sentence(self, said: Message | str) -> str:
        """Return a record's sentence in the language; one without a message has English words
        alone.
        """
        return self(said) if isinstance(said, Message) else said

    def _sentence(self, said: str) -> Markup | str:
        """Return a sentence that was kept without a message: it has English words alone, and is
        marked as that.
        """
        if self.language == ENGLISH or not _WORD.search(said):
            return said
        return Markup('<span lang="{}">{}</span>').format(ENGLISH, said)

    def _marked(self, worded: str, cited: Iterable[str]) -> Markup | str:
        """Return a wording with the texts that it cites marked; in English pages
        nobody needs that.
        """
        texts = sorted({text for text in cited if _WORD.search(text)}, key=len, reverse=True)
        if self.language == ENGLISH or not texts:
            return worded
        pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, texts))})(?!\w)", worded)
        plain, quoted = pieces[::2], [*map(cite, pieces[1::2]), ""]
        return Markup("").join(part for pair in zip(plain, quoted, strict=True) for part in pair)

    def date(self, day: dt.date) -> str:
        """Return a day as people write it."""
        return str(format_date(day, _DAY, locale=self._locale))

    def months(self) -> str:
        """Return the short names of the twelve months, as days are written with them; scripts that
        write moments need them.
        """
        return ",".join(format_date(dt.date(2000, n, 1), "MMM", self._locale) for n in range(1, 13))

    def moment(self, moment: dt.datetime) -> str:
        """Return a moment in UTC as people write it."""
        utc = moment.astimezone(dt.UTC)
        return f"{self.date(utc.date())} {utc:%H:%M} UTC"

    def when(self, moment: dt.date | str | None, otherwise: str = "—") -> Markup | str:
        """Return the element of a moment, which scripts put into the reader's zone; a bare day
        stays a day.

        What a casebook states less precisely than by day is a text, and cited.
        """
        if not moment:
            return otherwise
        if isinstance(moment, str):
            return cite(moment)
        if not isinstance(moment, dt.datetime):
            day = Markup('<time datetime="{}">{}</time>')
            return day.format(moment.isoformat(), self.date(moment))
        utc = moment.astimezone(dt.UTC)
        element = Markup('<time datetime="{}" title="{}">{}</time>')
        return element.format(
            f"{utc:%Y-%m-%dT%H:%M:%SZ}", f"{utc:%Y-%m-%d %H:%M} UTC", self.moment(utc)
        )

    def published_on(self, moment: dt.datetime | None, otherwise: str = "—") -> Markup | str:
        """Return when a text was published. Midnight in UTC is how a day without an hour is kept:
        then the day alone is shown, for nobody knows the hour.
        """
        if moment is None:
            return otherwise
        return self.when(known_moment(moment))

    def days(self, first: dt.datetime | dt.date, last: dt.datetime | dt.date) -> str:
        """Return the days from one to another, the month and the year written once."""
        start, end = (day.date() if isinstance(day, dt.datetime) else day for day in (first, last))
        if start == end:
            return self.date(start)
        begins = "d MMM yyyy"
        if start.year == end.year:
            begins = "d" if start.month == end.month else "d MMM"
        return f"{format_date(start, begins, locale=self._locale)} – {self.date(end)}"

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number as people write it, with so many digits behind the point."""
        places = "." + "0" * digits if digits else ""
        pattern = f"#,##0{places}"
        signs = f"+{pattern};-{pattern}" if signed else pattern
        return str(format_decimal(value, signs, locale=self._locale))

    def percent(self, share: float) -> str:
        """Return a share as a whole percentage."""
        return str(format_percent(share, "#,##0\u00a0%", locale=self._locale))

    def tongue(self, code: str | None) -> str:
        """Return the name of a language; a code nobody knows as it is."""
        return str(self._locale.languages.get(code or "", code or ""))

    def tongue_list(self, codes: Iterable[str]) -> str:
        """Return the names of some languages."""
        return ", ".join(map(self.tongue, codes))

    def country(self, code: str) -> str:
        """Return the name of a country by its code (ISO 3166-1 alpha-2)."""
        return str(self._locale.territories.get(code, code))

    def error(self, error: TocsinError) -> Markup | str:
        """Return what an error says, worded for a page; one without a code is said as it is."""
        if not error.code:
            return self._sentence(str(error))
        params = {name: _part(value) for name, value in error.values.items()}
        return self.recorded(Message(error.code, params))


def _part(value: object) -> Param:
    """Return a part of an error's sentence as a message takes it; what lies near is a message of
    its own.
    """
    if isinstance(value, int | float | Message):
        return value
    text, near = str(value), hint([""])
    if not text.startswith(near):
        return text
    return message("error-near", found=text.removeprefix(near))


def known_moment(moment: dt.datetime) -> dt.datetime | dt.date:
    """Return a moment as far as it is known: the day alone where it is kept as midnight in UTC."""
    utc = moment.astimezone(dt.UTC)
    return moment if utc.time() != dt.time() else utc.date()


@functools.cache
def words_in(language: str) -> PageWords:
    """Return the words of a language, opened once; raises as `PageWords` does."""
    return PageWords(language)


def cite(text: object, language: str | None = None) -> Markup:
    """Return a text that is cited as it stands: marked with its language, and with its own
    direction of writing.
    """
    marked = Markup('<bdi lang="{}">{}</bdi>')
    return marked.format(language or UNDETERMINED, escape(text))


def _message_of(record: object, field: str) -> Message | None:
    """Return the message that a record keeps beside the English words of a field; None where it
    keeps none.
    """
    kept = getattr(record, _MESSAGES.get(field, f"{field}_message"), None)
    if isinstance(kept, tuple):
        kept = kept[0] if kept else None
    return kept if isinstance(kept, Message) else None


def _texts_in(said: Message) -> list[str]:
    """Return the texts that a message cites, in it and in the messages it holds."""
    texts: list[str] = []
    for value in said.params.values():
        if isinstance(value, str):
            texts.append(value)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Message):
                texts += _texts_in(inner)
    return texts
