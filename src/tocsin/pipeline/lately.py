"""What was captured lately, as it is kept: nothing is assessed, and the cost follows what is new.

`gather` looks at everything; what is found in single documents is the same here. What is worked out
over everything that is known (who was first, what was published together, proposals of narratives,
grades, silences) is not.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.annotate import joined
from tocsin.documents.origins import origins
from tocsin.gazetteer import find_gazetteer
from tocsin.match import labels
from tocsin.pipeline.attention import readings_since
from tocsin.pipeline.charting import Places, chart, drawn, named_in
from tocsin.pipeline.corrections import corrected
from tocsin.records import (
    Annotations,
    Attribution,
    Casebook,
    Claim,
    Document,
    Estimate,
    Event,
    Facts,
    Judgement,
    Label,
    Lineage,
    Match,
    Mention,
    Origin,
    Quote,
    Resolution,
    Signature,
)
from tocsin.records.workspace_ports import OpenStore


def gather_since(
    store: OpenStore,
    casebook: Casebook,
    as_of: dt.datetime,
    since: dt.datetime,
    cited: Sequence[str] = (),
) -> Facts:
    """Collect everything that was found in the documents that were captured from a moment on, and
    in those of `cited` claims and matches.

    An event is told by those accounts of it that are at hand. Lineage is what was believed when
    problems were last assessed: documents captured after that have none.
    """
    names = {*store.lookup.seen_since(since, as_of), *_homes(store, cited)}
    documents = [d for d in store.gists.of(Document, sorted(names)) if store.knows(d, as_of)]
    known = sorted(document.id for document in documents)
    judgements = store.words.of(Judgement, as_of)
    claims = corrected(store.gists.of(Claim, known), judgements)
    mentions = corrected(store.gists.of(Mention, known), judgements)
    carried = {claim.id for claim in claims}
    matches = corrected(
        (m for m in store.gists.of(Match, known) if m.claim_id in carried), judgements
    )
    events = joined(
        (e for e in store.gists.of(Event, known) if carried.issuperset(e.claim_ids)),
        {claim.id: claim for claim in claims},
        {document.id: document for document in documents},
    )
    quotes: list[Quote] = store.gists.of(Quote, known)
    attributions: list[Attribution] = store.gists.of(Attribution, known)
    readings = readings_since(store, casebook, as_of, since.date())
    lineage = [row for row in store.lookup.believed(known) if row.as_of <= as_of]
    places = Places(casebook, find_gazetteer())
    return Facts(
        casebook=casebook,
        documents=tuple(sorted(documents, key=lambda d: (d.external_id, d.id))),
        lineage=tuple(lineage),
        origins=tuple(_origins(store, casebook, lineage, as_of)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document_id, m.span, m.id))),
        quotes=tuple(sorted(quotes, key=lambda q: (q.document_id, q.span, q.id))),
        attributions=tuple(sorted(attributions, key=lambda a: (a.document_id, a.cue.span, a.id))),
        claims=tuple(sorted(claims, key=lambda c: (c.document_id, c.span, c.id))),
        events=tuple(events),
        matches=tuple(matches),
        readings=tuple(readings),
        judgements=tuple(judgements),
        labels=tuple(_labels(documents, claims)),
        changes=tuple(store.changes(as_of)),
        signatures=tuple(store.words.of(Signature, as_of)),
        resolutions=tuple(store.words.of(Resolution, as_of)),
        estimates=tuple(store.words.of(Estimate, as_of)),
        chart=chart(
            casebook,
            named_in(mentions),
            drawn(events, places),
            store.occurrences(as_of),
            readings,
            find_gazetteer(),
        ),
    )


def _homes(store: OpenStore, cited: Sequence[str]) -> Iterable[str]:
    """Return the documents of some claims and matches."""
    yield from store.gists.documents_of(Claim, cited).values()
    yield from store.gists.documents_of(Match, cited).values()


def _origins(
    store: OpenStore, casebook: Casebook, lineage: Sequence[Lineage], as_of: dt.datetime
) -> list[Origin]:
    """Return the origins that some documents go back to, with everything else that does."""
    families = store.lookup.of_origins([row.origin_id for row in lineage])
    of_families = store.gists.of(Document, [row.document_id for row in families])
    documents = [document for document in of_families if store.knows(document, as_of)]
    return origins(documents, families, casebook.sources)


def _labels(documents: Sequence[Document], claims: Sequence[Claim]) -> Iterable[Label]:
    """Yield the judging words of some documents."""
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.document_id].append(claim)
    for document in sorted(documents, key=lambda d: d.id):
        own = tuple(said[document.id])
        yield from labels(document, Annotations(document_id=document.id, claims=own))
