"""The alarms as an Atom feed (RFC 4287)."""

import datetime as dt
from xml.sax.saxutils import escape, quoteattr

from tocsin.web.desk import Look
from tocsin.web.signing import signed_off
from tocsin.web.words import sign_off

_MOST = 50


def atom(look: Look, base: str) -> str:
    """Return the latest alarms as an Atom feed; a draft says so in its title."""
    alarms, names = (
        signed_off(look, look.store.lookup.past_alarms(None, look.as_of, _MOST)),
        look.names(),
    )
    words = look.words
    entries = "".join(
        f"<entry><id>tag:tocsin,2022:{escape(a.id)}</id>"
        f"<title>{escape(words.value('alarm', a.state))}: {escape(names.get(a.problem_id, a.problem_id))}"
        f" ({escape(words(sign_off(a)))})</title>"
        f"<updated>{a.as_of.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}</updated>"
        f"<link href={quoteattr(f'{base}problem/{a.problem_id}?as_of={a.as_of:%Y-%m-%dT%H:%M:%SZ}')}/>"
        f"<summary>{escape(words.sentence(a.likelihood_sentence))} {escape(words.sentence(a.confidence_sentence))}</summary></entry>"
        for a in alarms
    )
    updated = f"{(alarms[0].as_of if alarms else look.as_of).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:tocsin,2022:{escape(look.book.id)}</id><title>{escape(look.book.title)}</title><updated>{updated}</updated>"
        f'<author><name>Tocsin</name></author><link rel="self" href={quoteattr(f"{base}alarms.atom")}/>{entries}</feed>'
    )
