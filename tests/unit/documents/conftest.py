"""What tests of documents share: sources, and texts published at an hour."""

import datetime as dt

from tests.conftest import NOW, make_document
from tocsin.documents import lineage_of
from tocsin.records import Document, Judgement, Lineage, Source

BODY = (
    "The ministry denied on Sunday that the laboratory had been seized and said that the "
    "facility was under guard as usual. "
    "Its director told reporters that 12 people work there and that none of them had noticed "
    "anything out of the ordinary."
)


COMMON = {"known_from": dt.date(2020, 1, 1), "reference": "test"}


SOURCES = (
    Source(id="tass", name="TASS", aliases=("ТАСС",), kind="agency", owner="state", **COMMON),  # type: ignore[arg-type]
    Source(
        id="ria",
        name="RIA Novosti",
        aliases=("РИА Новости",),
        kind="agency",
        owner="state",
        **COMMON,  # type: ignore[arg-type]
    ),
    Source(id="daily", name="Daily", kind="outlet", owner="house", **COMMON),  # type: ignore[arg-type]
    Source(id="weekly", name="Weekly", kind="outlet", owner="house", **COMMON),  # type: ignore[arg-type]
    Source(id="herald", name="Herald", kind="outlet", owner="herald", **COMMON),  # type: ignore[arg-type]
)


def told(text: str, source: str | None = None, hour: int = 8, **more: object) -> Document:
    """Make a document published at an hour."""
    moment = dt.datetime(2022, 1, 9, tzinfo=dt.UTC) + dt.timedelta(hours=hour)
    stated = {"external_id": f"{source}-{hour}-{len(text)}", "published_at": moment} | more
    return make_document(text, source_id=source, **stated)


def rows(*documents: Document, judgements: tuple[Judgement, ...] = ()) -> dict[str, Lineage]:
    """Return the lineage by document."""
    return {r.document_id: r for r in lineage_of(documents, NOW, SOURCES, judgements)}
