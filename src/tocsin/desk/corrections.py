"""A person's word on a finding."""

import datetime as dt

from tocsin.errors import UsageError
from tocsin.records import Document, Judgement, content_id
from tocsin.store import Store

FIELDS = ("origin_id",)
ITSELF = "itself"


def correct(store: str, record: str, field: str, value: str, *, signer: str, note: str | None) -> Judgement:
    """Keep a correction.

    Raises:
        UsageError: nothing of this kind can be corrected, or the record or value is none.
    """
    if field not in FIELDS:
        raise UsageError(f"{field!r} cannot be corrected; known: {', '.join(FIELDS)}.")
    if not signer.strip():
        raise UsageError("--signer must say who.")
    opened = Store(store)
    try:
        known = {d.id for d in opened.records(Document)}
        for name in {record, value} - {ITSELF}:
            if name not in known:
                raise UsageError(f"{name!r} is no document of {store}; their ids stand in documents.jsonl.")
        at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        kept = Judgement(
            id=content_id("jdg", record, field, value, signer, at), record_id=record, field=field, value=value, signer=signer,
            at=at, note=note,
        )  # fmt: skip
        opened.put_judgement(kept)
    finally:
        opened.close()
    return kept
