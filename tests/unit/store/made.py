"""What tests of the store keep: a text that was read for claims, and one that was not."""

import hashlib

from sqlalchemy import text

from tests.conftest import make_capture, make_document
from tocsin.records import Annotations, Kept, Touch, Unread
from tocsin.store import Store
from tocsin.store.connect import connect


def change_past_the_program(store: Store, statement: str, **values: object) -> None:
    """Change a store as somebody might who does not use the program."""
    engine = connect(store.url)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()


def kept(text: str, *, sites: tuple[str, ...] = (), **stated: object) -> Kept:
    """Return what a text that is read for claims leads to."""
    capture, document = make_capture(text, **stated), make_document(text, **stated)
    published = document.published_at
    touch = None
    if published is not None and sites:
        touch = Touch(
            document_id=document.id,
            origin_id=document.id,
            source_id=document.source_id or "",
            day=published.date(),
            sites=sites,
            narratives=(),
            seen_at=document.seen_at,
        )
    return Kept(
        capture=capture,
        source_id=document.source_id,
        published_at=published,
        document=document,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        annotations=Annotations(document_id=document.id),
        touch=touch,
    )


def kept_unread(text: str, **stated: object) -> Kept:
    """Return what a text that is not read for claims leads to."""
    capture = make_capture(text, **stated)
    unread = Unread(
        id=f"doc-{capture.id}",
        capture_id=capture.id,
        external_id=capture.external_id,
        text=text,
        seen_at=capture.seen_at,
        reason="language",
        title=capture.title,
        source_id=capture.source_id,
        published_at=capture.published_at,
        language="kk",
    )
    return Kept(
        capture=capture,
        source_id=capture.source_id,
        published_at=capture.published_at,
        unread=unread,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
