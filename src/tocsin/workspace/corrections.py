"""A person's word on a finding, and what a finding says of itself."""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

import msgspec

from tocsin.errors import MissingError, UsageError
from tocsin.language.fold import visible
from tocsin.pipeline.corrections import FIELDS, ITSELF, OUTCOME, SAME, corrected
from tocsin.records import Casebook, Claim, Document, Judgement, Match, Mention, Record, content_id
from tocsin.records.workspace_ports import Consulted
from tocsin.workspace.meant import field_meant, value_meant
from tocsin.workspace.naming import hint

# Characters that are no part of a name: controls, marks of direction, breaks of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_LONGEST_NAME = 200
KINDS: tuple[type[Document] | type[Claim] | type[Mention] | type[Match], ...] = (
    Document,
    Claim,
    Mention,
    Match,
)
TOLD = "; ".join(f"{k.__name__.lower()}: {', '.join(fields)}" for k, fields in FIELDS.items())
# Fields whose correction changes nothing of the record itself: what people said last of them is
# compared instead.
_BESIDE = (SAME, OUTCOME)


def correct(
    store: Consulted,
    record: str,
    field: str,
    value: str,
    *,
    signer: str,
    note: str | None,
    at: dt.datetime,
    casebook: Casebook | None = None,
    change: bool = False,
) -> Judgement:
    """Keep a correction; return it as it is kept. Names are looked up in the casebook, or in that
    which the store was read with.

    `change` allows a decision on a match that waits for none: it was judged before, or the program
    is sure of it.

    Raises:
        UsageError: nothing of this kind can be corrected, the record or value is none, nothing
            would change, or nothing waits.
    """
    who = signed_by(signer)
    kind, target = _find(store, record)
    field = field_meant(kind, field)
    kept_value = value_meant(store, casebook or store.about.casebook(), target, field, value)
    heard = store.words.on_record(record)
    said = [j for j in heard if j.at <= at]
    judgement = _word_on(record, field, kept_value, signer=who, note=note, at=at)
    if isinstance(target, Match) and field == SAME and not change:
        _needs_waiting(target, said)
    _needs_change(store, target, said, judgement)
    return store.words.put(judgement, heard={j.id for j in heard})


def _word_on(
    record: str, field: str, value: str, *, signer: str, at: dt.datetime, note: str | None = None
) -> Judgement:
    """Make the word of a person on one field of a record."""
    return Judgement(
        id=content_id("jdg", record, field, value, signer, at),
        record_id=record,
        field=field,
        value=value,
        signer=signer,
        at=at,
        note=(note or "").strip() or None,
    )


def signed_by(name: str) -> str:
    """Return a name on one line, without blanks around it and marks that nobody sees: those that
    turn the direction of writing would turn the lines it stands in.

    Raises:
        MissingError: it is empty.
        UsageError: it is too long for a name.
    """
    seen = "".join(c if unicodedata.category(c) not in _UNSEEN else " " for c in visible(name)[0])
    plain = " ".join(seen.split())
    if len(plain) > _LONGEST_NAME:
        raise UsageError(
            "a name has at most {most} characters; this one has {number}.",
            code="error-who-long",
            most=_LONGEST_NAME,
            number=len(plain),
        )
    if not any(c.isalnum() for c in plain):
        raise MissingError("a name must say who.", code="error-who-empty", option="signer")
    return plain


def _needs_waiting(match: Match, said: Sequence[Judgement]) -> None:
    """Check that a match waits for a decision.

    Raises:
        MissingError: it was judged before, or the program is sure of it; then only a decision that
            is said to be a change is taken.
    """
    before = next((j for j in reversed(said) if j.field == SAME), None)
    if before is not None:
        raise MissingError(
            "this match does not wait for a decision: {who} judged it {word} on {moment}. "
            "Nothing was stored; change that decision instead.",
            code="error-match-judged",
            option="change",
            who=before.signer,
            word=before.value,
            moment=f"{before.at:%Y-%m-%d %H:%M}",
        )
    if match.voice is not None or match.voice_if_same is None:
        raise MissingError(
            (
                "this match does not wait for a decision: the program is sure of it. Nothing was "
                "stored; change that decision instead."
            ),
            code="error-match-sure",
            option="change",
        )


def _needs_change(
    store: Consulted, target: Record, said: Sequence[Judgement], judgement: Judgement
) -> None:
    """Check that a correction changes something.

    Raises:
        UsageError: it is so already, or the record was taken out.
    """
    parameters = {"field": judgement.field, "record": judgement.record_id, "value": judgement.value}
    if isinstance(target, Document):
        lineage = store.lookup.lineage(target.id)
        origin = lineage.origin_id if lineage else None
        if origin == (target.id if judgement.value == ITSELF else judgement.value):
            raise UsageError(
                "nothing would change: {field} of {record} is {value} already.",
                code="error-unchanged",
                **parameters,
            )
    elif judgement.field not in _BESIDE and isinstance(target, Claim | Mention | Match):
        before = _bare(corrected([target], said))
        if not before:
            raise UsageError(
                "{record} was taken out; withdraw that correction first.",
                code="error-record-removed",
                record=judgement.record_id,
            )
        if before == _bare(corrected([target], [*said, judgement])):
            raise UsageError(
                "nothing would change: {field} of {record} is {value} already.",
                code="error-unchanged",
                **parameters,
            )


def _bare(records: Sequence[Claim | Mention | Match]) -> list[Record]:
    """Return records without what a correction writes beside its field."""
    bare: list[Record] = []
    for record in records:
        marks: dict[str, Any] = {"flags": ()} if isinstance(record, Claim) else {}
        marks |= {} if isinstance(record, Match) else {"rule": ""}
        bare.append(msgspec.structs.replace(record, **marks))
    return bare


def _find(store: Consulted, record: str) -> tuple[type[Record], Record]:
    """Return a document, claim, mention or match by its id.

    Raises:
        UsageError: there is none.
    """
    name = record.strip()
    if not name:
        raise MissingError(
            "what is to be corrected must be named by its id.",
            code="error-correct-what",
            option="record",
        )
    for kind in KINDS:
        if (target := store.record(kind, name)) is not None:
            return kind, target
    near = [n for kind in KINDS for n in store.lookup.near_ids(kind, name)]
    raise UsageError(
        "{record!r} is no record of this store{near}.",
        code="error-no-store-record",
        record=record,
        near=hint(near[:3]),
    )
