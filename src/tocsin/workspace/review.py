"""What `tocsin match` does: ranking bare texts, and the matches, judgements and proposals of a
store.
"""

import datetime as dt
from collections.abc import Sequence

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.documents.identify import identify
from tocsin.match import Catalogue, odds, why_none
from tocsin.pipeline.corrections import SAME
from tocsin.records import Casebook, Claim, Document, Judgement, Match, Proposal, Record
from tocsin.records.workspace_ports import Consulted, OpenStore
from tocsin.workspace.clock import now
from tocsin.workspace.corrections import correct

_END = dt.datetime.max.replace(tzinfo=dt.UTC)


class Near(Record, frozen=True):
    """A story near a text, with its probability and the reasons that weigh most."""

    narrative_id: str
    title: str
    probability: float
    closeness: float
    why: tuple[str, ...]


class Row(Record, frozen=True):
    """One text with the narratives near it, and why there are none where there are none."""

    text: str
    language: str | None
    near: tuple[Near, ...]
    why_none: str | None = None


class Ranking(Record, frozen=True):
    """Texts with the stories near them, and why meaning was not compared, if it was not."""

    rows: tuple[Row, ...]
    note: str | None


def ranked(texts: Sequence[str], *, casebook: Casebook, language: str | None, top: int) -> Ranking:
    """Rank the stories of a casebook for texts."""
    embedder, entries, note = pipeline.embedder_at_hand()
    catalogue = Catalogue(casebook.narratives, embedder, entries)
    codes = [language or identify(t).code for t in texts]
    rows = []
    for text, code, nearest in zip(
        texts, codes, odds(texts, codes, catalogue, top=top), strict=True
    ):
        near = tuple(
            Near(
                narrative_id=book_entry.id,
                title=book_entry.title,
                probability=p,
                closeness=closeness,
                why=why,
            )
            for book_entry, p, closeness, why in nearest
        )
        rows.append(
            Row(
                text=text, language=code, near=near, why_none=None if near else why_none(text, code)
            )
        )
    return Ranking(rows=tuple(rows), note=note)


class Open(Record, frozen=True):
    """A match a person may judge, with what is needed to do so."""

    match: Match
    claim: str
    document: str
    title: str
    summary: str


def open_matches(store: Consulted, casebook: Casebook, *, every: bool) -> list[Open]:
    """Return the matches nobody has judged yet: those the program is unsure of, the likeliest
    first, or all.
    """
    book = {n.id: n for n in casebook.narratives}
    judged = {j.record_id for j in store.words.of(Judgement, _END) if j.field == SAME}
    claims = {c.id: c for c in store.records(Claim)}
    names = {d.id: d.title or d.external_id for d in store.records(Document)}
    unjudged = [m for m in store.records(Match) if m.id not in judged and m.narrative_id in book]
    rows = [
        Open(
            match=m,
            claim=" ".join(claims[m.claim_id].text.split()),
            document=names.get(m.document_id, m.document_id),
            title=book[m.narrative_id].title,
            summary=book[m.narrative_id].summary,
        )
        for m in unjudged
        if m.claim_id in claims and (every or (m.voice is None and m.voice_if_same is not None))
    ]
    return sorted(rows, key=lambda r: (-r.match.score, r.match.id))


def judge(
    store: Consulted,
    match_id: str,
    word: str,
    *,
    signer: str,
    at: dt.datetime,
    change: bool = False,
) -> Judgement:
    """Keep a person's word on a match: same, different or unsure; `change` allows it where the
    match waits for none.

    Raises:
        UsageError: the word is none of these, nobody signs, there is no such match, or it waits for
            no decision.
    """
    return correct(store, match_id, SAME, word, signer=signer, note=None, at=at, change=change)


def taught(store: Consulted, casebook: Casebook) -> dict[str, dict[str, list[str]]]:
    """Return claims that were judged the same story, by story and language."""
    stories = {n.id for n in casebook.narratives}
    words = {j.record_id: j.value for j in store.words.of(Judgement, _END) if j.field == SAME}
    claims = {c.id: c for c in store.records(Claim)}
    languages = {d.id: d.language for d in store.records(Document)}
    matches = [
        m for m in store.records(Match) if words.get(m.id) == "same" and m.narrative_id in stories
    ]
    texts_of: dict[str, dict[str, list[str]]] = {}
    for match in matches:
        if match.claim_id in claims and (language := languages.get(match.document_id)):
            text = " ".join(claims[match.claim_id].text.split())
            rows = texts_of.setdefault(match.narrative_id, {}).setdefault(language, [])
            if text not in rows:
                rows.append(text)
    return texts_of


def proposed(store: OpenStore, casebook: Casebook) -> list[Proposal]:
    """Return the stories that recur in a store and are in no catalogue."""
    moment = now()
    book = known_on(casebook, moment.date())
    return list(pipeline.gather(store, book, moment).proposals)
