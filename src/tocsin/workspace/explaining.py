"""What a record of a brief says, by its id: a document, a claim, a match, an event, an alarm or a
problem; in the words of a reader's language.
"""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from tocsin.errors import UsageError
from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    Claim,
    Document,
    Event,
    Evidence,
    Hop,
    Judgement,
    Match,
    Message,
    Param,
    Record,
    When,
    message,
)
from tocsin.records.workspace_ports import Consulted
from tocsin.report import ENGLISH, Words
from tocsin.report.marking import marked
from tocsin.workspace.naming import hint

_MOST_CLAIMS = 40
_MOST_CITED = 3
# So much of an id is repeated where there is nothing of that id.
_LONGEST_ID = 80
# The fields of a claim that are shown where they have a value, and the message of each.
_SHOWN_FIELDS = {
    "actor_id": "explain-actor",
    "site_id": "explain-site",
    "quantity": "explain-quantity",
    "missing": "explain-missing",
    "addressee": "explain-addressee",
    "parent_id": "explain-parent",
}
# What a message calls the value of a field, where it is not `value`.
_PARAMETERS = {"site_id": "site"}
_ADOPTED = {"yes": "explain-adopt-yes", "no": "explain-adopt-no"}


class Shown(Record, frozen=True):
    """A record that is no claim: its kind, its id, a title, and a line for each thing worth
    knowing.
    """

    kind: str
    id: str
    title: str
    lines: tuple[str, ...]


class Explained(Record, frozen=True):
    """A claim with what a person needs to judge it: its sentence with the parts marked, and where
    each part came from.
    """

    claim: Claim
    document: str
    sentence: str
    lines: tuple[str, ...]


def shown(store: Consulted, name: str, language: str = ENGLISH) -> Explained | Shown:
    """Return what a record of a store says; an id of no other kind is taken as that of a claim.

    Raises:
        UsageError: no record has this id, or there are no texts in the language.
    """
    wanted, words = name.strip().strip("[]`"), Words(language)
    finders: tuple[Callable[[Consulted, str, Words], Shown | None], ...]
    finders = (_document, _match, _event, _alarm)
    for find in finders:
        if (record := find(store, wanted, words)) is not None:
            return record
    return explain(store, wanted, language)


def explain(store: Consulted, claim_id: str, language: str = ENGLISH) -> Explained:
    """Return the explanation of a claim.

    Raises:
        UsageError: there is no such claim, or there are no texts in the language.
    """
    words = Words(language)
    stored = store.record(Claim, claim_id)
    document = store.record(Document, stored.document_id) if stored else None
    if stored is None or document is None:
        raise _no_claim(store, claim_id)
    judgements = store.words.on_record(claim_id)
    after = corrected([stored], judgements)
    claim = after[0] if after else stored
    lines = (*_claim_lines(claim, words), *(_corrected(j, words) for j in judgements))
    return Explained(
        claim=claim,
        document=words(
            "explain-of-document",
            title=document.title or document.external_id,
            source=document.source_id or message("explain-source-unknown"),
        ),
        sentence=marked(document, stored),
        lines=tuple(words(line) for line in lines),
    )


def _no_claim(store: Consulted, claim_id: str) -> UsageError:
    """Say that a claim is not there, or that it was read once and then read anew."""
    earlier = [s for s in store.rereading.superseded(claim_id) if s.kind == "claim"]
    if not earlier:
        near = hint(store.lookup.near_ids(Claim, claim_id))
        return UsageError(
            "{claim!r} is no claim of this store{near}.", claim=claim_id[:_LONGEST_ID], near=near
        )
    return UsageError(
        "{claim!r} was superseded on {moment}: its text was read anew. It said: {said}",
        claim=claim_id,
        moment=f"{earlier[0].at:%Y-%m-%d %H:%M}",
        said=msgspec.json.decode(earlier[0].record, type=Claim).text,
    )


def _document(store: Consulted, name: str, words: Words) -> Shown | None:
    """Return a document with its claims."""
    document = store.record(Document, name)
    if document is None:
        return None
    claims = sorted(store.of_document(Claim, document.id), key=lambda c: (c.span, c.id))
    lines = [
        _stated("explain-source", "explain-no-source", source=document.source_id),
        _stated("explain-published", "explain-not-dated", moment=_utc(document.published_at)),
        message("explain-input", name=document.external_id),
    ]
    lines += [message("explain-address", url=document.url)] if document.url else []
    return _shown("document", document.id, document.name, [*lines, *_claims(claims)], words)


def _match(store: Consulted, name: str, words: Words) -> Shown | None:
    """Return a match with its claim."""
    match = store.record(Match, name)
    if match is None:
        return None
    claim = store.record(Claim, match.claim_id)
    voice = words.value("voice", match.voice) if match.voice else None
    lines = [
        message("explain-narrative", narrative=match.narrative_id),
        _stated("explain-voice", "explain-no-voice", voice=voice),
        message("explain-score", score=f"{match.score:.2f}"),
        *_claims([claim] if claim else []),
    ]
    return _shown("match", match.id, match.narrative_id, lines, words)


def _event(store: Consulted, name: str, words: Words) -> Shown | None:
    """Return an event with the claims that report it."""
    event = store.record(Event, name)
    if event is None:
        return None
    claims = [c for c in (store.record(Claim, i) for i in event.claim_ids) if c is not None]
    lines = [
        message("explain-status", status=words.value("status", event.status)),
        _stated("explain-site", "explain-no-site", site=event.site_id),
        *_claims(claims),
    ]
    return _shown("event", event.id, words.value("event", event.type), lines, words)


def _alarm(store: Consulted, name: str, words: Words) -> Shown | None:
    """Return an alarm by its id, or the latest of a problem."""
    alarms = [a for a in store.alarms() if name in (a.id, a.problem_id)]
    if not alarms:
        return None
    alarm = max(alarms, key=lambda a: a.as_of)
    title = words("explain-alarm", problem=alarm.problem_id, moment=_utc(alarm.as_of))
    lines = [
        message("explain-state", state=alarm.state),
        alarm.likelihood_message or alarm.likelihood_sentence,
        alarm.confidence_message or alarm.confidence_sentence,
        *(_evidence("explain-for", line) for line in alarm.evidence_for),
        *(_evidence("explain-against", line) for line in alarm.evidence_against),
    ]
    return _shown("alarm", alarm.id, title, lines, words)


def _shown(
    kind: str, record_id: str, title: str, lines: Sequence[Message | str], words: Words
) -> Shown:
    """Return a record with its lines in words; a text among them stays as it is."""
    worded = (line if isinstance(line, str) else words(line).rstrip() for line in lines)
    return Shown(kind, record_id, title, tuple(worded))


def _stated(code: str, not_stated: str, **value: str | None) -> Message:
    """Return a line for a value that a record may lack."""
    ((name, known),) = value.items()
    return message(code, **{name: known}) if known else message(not_stated)


def _utc(moment: dt.datetime | None) -> str:
    """Write a moment to the minute; nothing where there is none."""
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else ""


def _claims(claims: Sequence[Claim]) -> list[Message]:
    """Return a line for each claim with its id, the first of many."""
    chosen = claims[:_MOST_CLAIMS]
    lines = [message("explain-claim", claim=c.id, words=" ".join(c.text.split())) for c in chosen]
    left = len(claims) - len(chosen)
    return [*lines, message("explain-more-claims", n=left)] if left else lines


def _evidence(code: str, line: Evidence) -> Message:
    """Return a line of evidence, with the ids of its first claims."""
    claims = " ".join(line.claim_ids[:_MOST_CITED])
    return message(code, line=line.message or line.text, claims=claims)


def _claim_lines(claim: Claim, words: Words) -> list[Message]:
    """Return one line per part of a claim."""
    lines = [_hop(number, hop) for number, hop in enumerate(claim.chain, start=1)]
    kinds = ("stance", "modality", "type", "position")
    lines.append(message("explain-said", **{k: words.value(k, getattr(claim, k)) for k in kinds}))
    for name, code in _SHOWN_FIELDS.items():
        if (value := getattr(claim, name)) is not None:
            lines.append(message(code, **{_PARAMETERS.get(name, "value"): value}))
    if claim.adopt:
        lines.append(message(_ADOPTED[claim.adopt]))
    if claim.when:
        lines.append(_when(claim.when, words))
    return [*lines, message("explain-rule", rule=claim.rule, method=claim.method)]


def _hop(number: int, hop: Hop) -> Message:
    """Return the line of one station of a chain."""
    who: Param = hop.surface
    if hop.entity_id not in (None, hop.surface):
        who = message("explain-who", name=hop.surface, id=hop.entity_id or "")
    how: Param = ""
    if hop.inherited:
        how = message("explain-carried-over")
    elif hop.voice:
        how = message("explain-outlet")
    cue: Param = message("explain-cue", cue=hop.cue) if hop.cue else ""
    return message("explain-hop", number=number, who=who, cue=cue, how=how)


def _when(when: When, words: Words) -> Message:
    """Return the line of a time."""
    note: Param = message("explain-note", note=when.note) if when.note else ""
    role = words.value("role", when.role)
    return message("explain-when", words=when.raw, role=role, note=note)


def _corrected(judgement: Judgement, words: Words) -> Message:
    """Return the line of a correction."""
    note: Param = message("explain-note", note=judgement.note) if judgement.note else ""
    return message(
        "explain-corrected",
        field=words.value("field", judgement.field),
        value=judgement.value,
        who=judgement.signer,
        moment=f"{judgement.at:%Y-%m-%d %H:%M}",
        note=note,
    )
