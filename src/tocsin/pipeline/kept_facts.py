"""What is kept beside documents, for what leaves a store: what people said, and the records that
alarms rest on.
"""

import datetime as dt
from collections.abc import Sequence

from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    Casebook,
    Claim,
    Document,
    Estimate,
    Facts,
    Judgement,
    Match,
    Resolution,
    Signature,
)
from tocsin.records.workspace_ports import OpenStore


def gather_words(
    store: OpenStore, casebook: Casebook, as_of: dt.datetime, since: dt.datetime | None
) -> Facts:
    """Collect what people said; and what others have coded, where everything leaves."""
    return Facts(
        casebook=casebook,
        occurrences=tuple(store.occurrences(as_of)) if since is None else (),
        signatures=tuple(store.words.of(Signature, as_of)),
        resolutions=tuple(store.words.of(Resolution, as_of)),
        estimates=tuple(store.words.of(Estimate, as_of)),
    )


def gather_behind(
    store: OpenStore, casebook: Casebook, as_of: dt.datetime, cited: Sequence[str]
) -> Facts:
    """Collect the claims and matches that alarms cite, with their documents."""
    judgements = store.words.of(Judgement, as_of)
    claims = corrected(store.gists.of_ids(Claim, cited), judgements)
    matches = corrected(store.gists.of_ids(Match, cited), judgements)
    homes = {record.document_id for record in (*claims, *matches)}
    documents: list[Document] = store.gists.of(Document, sorted(homes))
    return Facts(
        casebook=casebook,
        documents=tuple(d for d in documents if store.knows(d, as_of)),
        claims=tuple(claims),
        matches=tuple(matches),
    )
