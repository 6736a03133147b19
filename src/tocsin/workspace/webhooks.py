"""Webhooks: what happened, as signed JSON, to an address that a program listens at.

An address is `webhook+https://:SECRET@host/path`. The body is signed with the secret (HMAC-SHA256)
over the moment and the body, so that nobody else can send it and an old one cannot be sent again.
"""

import datetime as dt
import hashlib
import hmac
import http.client
import ssl
import time
from collections.abc import Iterable, Sequence
from typing import Any, Literal
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

from tocsin.records import Alarm, Casebook, Change, Claim, Match, Record, Remark
from tocsin.records.asking import Filters
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.reserved import Reserved
from tocsin.workspace.unreachable import reason_of

BEGINS = "webhook+"
SIGNATURE, DELIVERY = "Tocsin-Signature", "Tocsin-Delivery"
_SECONDS = 10.0
_LEAST_SECRET = 16
_MOST_DOCUMENTS = 500
_TAKEN, _MOVED = range(200, 300), (301, 302, 303, 307, 308)
EventKind = Literal["alarm", "match", "change", "remark", "message"]


class Happened(Record, frozen=True):
    """One thing that happened: what kind, the id of its record, words for people, and the record's
    own fields that may be passed on.
    """

    event: EventKind
    id: str
    title: str
    text: str
    fields: dict[str, Any] = {}


def is_webhook(address: str) -> bool:
    """Return whether an address is one of a webhook."""
    return address.casefold().startswith(BEGINS)


def deliver_by_webhook(address: str, title: str, body: str) -> str:
    """Deliver to a webhook; return nothing where it was taken, else why not. The address, which
    holds a secret, is never part of that.
    """
    try:
        target = urlsplit(address[len(BEGINS) :] if is_webhook(address) else "")
        secret, port = unquote(target.password or ""), target.port
    except ValueError:
        return "the address of the webhook cannot be read"
    if target.scheme not in ("https", "http") or not target.hostname:
        return "the address of the webhook cannot be read; write webhook+https://:SECRET@host/path"
    if len(secret) < _LEAST_SECRET:
        return (
            f"the address of the webhook needs a secret of at least {_LEAST_SECRET} characters: "
            "webhook+https://:SECRET@host/path"
        )
    happened = _happened(title, body)
    content = msgspec.json.encode(happened)
    headers = {
        "Content-Type": "application/json",
        DELIVERY: happened.id,
        SIGNATURE: signature(secret, content, int(time.time())),
    }
    return _posted(target, port, content, headers)


def signature(secret: str, body: bytes, moment: int) -> str:
    """Return the signature of a body that is sent at a moment (seconds since 1970)."""
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"


def _happened(title: str, body: str) -> Happened:
    """Return what is delivered: what was written as such, or else a message."""
    try:
        return msgspec.json.decode(body, type=Happened)
    except (msgspec.MsgspecError, UnicodeError):
        own = hashlib.sha256(f"{title}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
        return Happened(event="message", id=f"msg-{own[:20]}", title=title, text=body)


def _posted(target: SplitResult, port: int | None, content: bytes, headers: dict[str, str]) -> str:
    """Post a body; return nothing where it was taken, else why not. No redirect is followed."""
    place = (target.path or "/") + (f"?{target.query}" if target.query else "")
    host = target.hostname or ""
    connection: http.client.HTTPConnection
    try:
        if target.scheme == "https":
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=context)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        try:
            connection.request("POST", place, content, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        return f"the webhook could not be reached: {reason_of(error)}"
    if status in _MOVED:
        return f"the webhook answered {status}: it is elsewhere, and no redirect is followed"
    return "" if status in _TAKEN else f"the webhook answered {status}"


def of_alarm(alarm: Alarm, title: str, text: str) -> Happened:
    """Return an alarm as an event: what an alert says of it, and its figures."""
    fields = {
        "problem_id": alarm.problem_id,
        "state": alarm.state,
        "proposed_state": alarm.proposed_state,
        "is_draft": alarm.is_draft,
        "as_of": alarm.as_of,
        "low": alarm.likelihood.low,
        "high": alarm.likelihood.high,
        "horizon_end": alarm.horizon.end,
    }
    plain: dict[str, Any] = msgspec.to_builtins(fields)
    return Happened(event="alarm", id=alarm.id, title=title, text=text, fields=plain)


def happenings(
    store: OpenStore,
    book: Casebook,
    since: dt.datetime,
    now: dt.datetime,
    changes: Sequence[Change],
) -> list[Happened]:
    """Return the changes of a round, what was written in discussions since, and the matches of
    documents that came in it, as far as a target of the casebook wants any; nothing of what is
    marked TLP:RED.
    """
    wanted = {event for target in book.targets for event in target.events}
    reserved, happened = Reserved(store), list[Happened]()
    if "changes" in wanted:
        happened += map(_of_change, reserved.passing(changes))
    if "remarks" in wanted:
        late_words = [remark for remark in store.duty.words(Remark, now) if remark.at >= since]
        happened += map(_of_remark, reserved.passing(late_words))
    if "matches" in wanted:
        cards = store.lookup.documents(now, _MOST_DOCUMENTS, filters=Filters())
        late = [card for card in cards if card.seen_at >= since]
        fresh = [card.id for card in reserved.passing(late)]
        for document in fresh:
            claims = {c.id: c for c in store.of_document(Claim, document)}
            happened += _of_matches(store.of_document(Match, document), claims, book)
    return happened


def _of_change(change: Change) -> Happened:
    """Return an edit or a deletion as an event."""
    fields: dict[str, Any] = msgspec.to_builtins(change)
    return Happened(
        event="change",
        id=change.id,
        title=f"{change.kind}: {change.locator}",
        text=change.difference or change.basis,
        fields=fields,
    )


def _of_remark(remark: Remark) -> Happened:
    """Return what a person wrote as an event."""
    fields: dict[str, Any] = msgspec.to_builtins(remark)
    return Happened(
        event="remark",
        id=remark.id,
        title=f"{remark.signer}: {remark.problem_id or remark.record_id}",
        text=remark.text,
        fields=fields,
    )


def _of_matches(
    matches: Iterable[Match], claims: dict[str, Claim], book: Casebook
) -> list[Happened]:
    """Return matches that have a voice as events, each with its sentence."""
    titles = {narrative.id: narrative.title for narrative in book.narratives}
    return [
        Happened(
            event="match",
            id=match.id,
            title=f"{match.voice}: {titles.get(match.narrative_id, match.narrative_id)}",
            text=claims[match.claim_id].text,
            fields={
                "claim_id": match.claim_id,
                "document_id": match.document_id,
                "narrative_id": match.narrative_id,
                "voice": match.voice,
                "score": match.score,
            },
        )
        for match in matches
        if match.voice is not None and match.claim_id in claims
    ]
