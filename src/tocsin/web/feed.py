"""The alarms as an Atom feed (RFC 4287)."""

import datetime as dt

from markupsafe import Markup

from tocsin.records import Alarm
from tocsin.web.desk import Look
from tocsin.web.signing import signed_off
from tocsin.web.words import PageWords
from tocsin.workspace.reserved import Reserved

_MOST = 50
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>'
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
    "<id>tag:tocsin,2022:{id}</id><title>{title}</title><updated>{updated}</updated>"
    "<author><name>Tocsin</name></author>"
    '<link rel="self" href="{address}"/>{entries}</feed>'
)
_ENTRY = Markup(
    "<entry><id>tag:tocsin,2022:{id}</id><title>{title}</title><updated>{updated}</updated>"
    '<link href="{address}"/><summary>{summary}</summary></entry>'
)


def atom(look: Look, base: str) -> str:
    """Return the latest alarms as an Atom feed, without those that rest on something marked
    TLP:RED; a draft says so in its title.
    """
    latest = Reserved(look.store).passing(look.store.lookup.past_alarms(None, look.as_of, _MOST))
    alarms = signed_off(look, latest)
    names, words = look.names(), look.words
    entries = [
        _entry(alarm, names.get(alarm.problem_id, alarm.problem_id), words, base)
        for alarm in alarms
    ]
    return _FEED.format(
        language=look.language,
        id=look.book.id,
        title=look.book.title,
        updated=_utc(alarms[0].as_of if alarms else look.as_of),
        address=f"{base}alarms.atom",
        entries=Markup("").join(entries),
    )


def _entry(alarm: Alarm, problem: str, words: PageWords, base: str) -> Markup:
    """Return one alarm as an entry."""
    moment = _utc(alarm.as_of)
    state = words.plain_value("alarm", alarm.state)
    likelihood = words.plain(alarm, "likelihood_sentence")
    confidence = words.plain(alarm, "confidence_sentence")
    return _ENTRY.format(
        id=alarm.id,
        title=f"{state}: {problem} ({words(alarm.sign_off)})",
        updated=moment,
        address=f"{base}problem/{alarm.problem_id}?as_of={moment}",
        summary=f"{likelihood} {confidence}",
    )


def _utc(moment: dt.datetime) -> str:
    """Write a moment in UTC (RFC 3339)."""
    return f"{moment.astimezone(dt.UTC):{_MOMENT}}"
