"""What is kept of documents so that all can be looked at together: gists, and what ties texts.

A gist goes with its document, and with a change of its matches, in the same transaction (triggers
of the store see to it); whoever looks at all of them makes the missing ones first.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Engine, delete, func, select, update

from tocsin.records import Alike, Gist, Lasting, Record, Shelved, Translated
from tocsin.store import schema
from tocsin.store.connect import all_of, among, begin_writing, errors_explained, put_new
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import insert
from tocsin.store.gist_tables import ALIKE, BANDS, FEATURES, GISTS, TRANSLATED
from tocsin.store.lookup import TABLES

# So many rows one query is asked for.
_AT_ONCE = 5_000
_MARK = "gists"
_GISTS, _ALIKE, _PAIRS = GISTS, ALIKE, TRANSLATED
_gist = msgspec.msgpack.Decoder(Gist)
_numbers = msgspec.msgpack.Decoder(tuple[int, ...])
_credit = msgspec.msgpack.Decoder(tuple[str, str, str])
_features = msgspec.msgpack.Decoder(dict[str, int])
_encode = msgspec.msgpack.encode


class Gists:
    """The gists of a store. Every writing call is one transaction."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)

    def begin_anew(self, program: str) -> None:
        """Let go of what another program kept."""
        about = schema.ABOUT
        with errors_explained(self._url), self._engine.begin() as connection:
            known = connection.scalar(select(about.c.value).where(about.c.name == _MARK))
            if known == program:
                return
            for table in (_GISTS, _ALIKE, _PAIRS, BANDS, FEATURES):
                connection.execute(delete(table))
            statement = insert(about).values(name=_MARK, value=program)
            again = {"value": program}
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=again))

    def missing(self) -> list[str]:
        """Return the documents without a gist, in order of time."""
        own = schema.DOCUMENTS.c
        if self._is_complete():
            return []
        chosen = select(own.id).outerjoin(_GISTS, _GISTS.c.document_id == own.id)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.where(_GISTS.c.document_id.is_(None)))
            names = [row.id for row in rows]
            moment = func.coalesce(own.published_at, own.seen_at)
            if len(names) > _AT_ONCE:
                order = connection.scalars(select(own.id).order_by(moment, own.id))
                wanted = set(names)
                return [name for name in order if name in wanted]
            ordered = select(own.id).where(among(connection, own.id, names))
            ordered = ordered.order_by(moment, own.id)
            return list(connection.scalars(ordered))

    def _is_complete(self) -> bool:
        """Return whether there are as many gists as documents; none is without its document."""
        with self._engine.connect() as connection:
            documents, gists = (
                connection.scalar(select(func.count()).select_from(table))
                for table in (schema.DOCUMENTS, _GISTS)
            )
        return documents == gists

    def unasked(self, sources_key: str) -> list[str]:
        """Return the documents whose credit was last looked for among other sources."""
        column = _GISTS.c.asked
        another = (column < sources_key) | (column > sources_key)  # as an index looks it up
        with self._engine.connect() as connection:
            return list(connection.scalars(select(_GISTS.c.document_id).where(another)))

    def of(self, kind: type[Record], documents: Sequence[str]) -> list[Any]:
        """Return the records of one kind that belong to some documents, in order of documents and
        ids.
        """
        table, records = TABLES[kind], []
        with errors_explained(self._url), self._engine.connect() as connection:
            for part in _parts(sorted(documents)):
                chosen = select(table.c.record).where(among(connection, table.c.document_id, part))
                rows = connection.scalars(chosen.order_by(table.c.document_id, table.c.id)).all()
                records += self._decoding.all(kind, rows)
        return records

    def of_ids(self, kind: type[Record], names: Sequence[str]) -> list[Any]:
        """Return records of one kind by their ids, as far as there are such."""
        table, records = TABLES[kind], []
        with errors_explained(self._url), self._engine.connect() as connection:
            for part in _parts(names):
                inside = among(connection, table.c.id, part)
                rows = connection.scalars(select(table.c.record).where(inside)).all()
                records += self._decoding.all(kind, rows)
        return records

    def documents_of(self, kind: type[Record], names: Sequence[str]) -> dict[str, str]:
        """Return the documents that some records of a kind belong to, as far as there are such."""
        table, owners = TABLES[kind], dict[str, str]()
        with self._engine.connect() as connection:
            for part in _parts(names):
                chosen = select(table.c.id, table.c.document_id).where(
                    among(connection, table.c.id, part)
                )
                rows = connection.execute(chosen).all()
                owners |= {row.id: row.document_id for row in rows}
        return owners

    def texts(self, digests: Sequence[int]) -> dict[int, str]:
        """Return for some texts a document that has each, as far as one has."""
        holder_of: dict[int, str] = {}
        with self._engine.connect() as connection:
            for part in _parts(digests):
                chosen = select(_GISTS.c.text, func.min(_GISTS.c.document_id)).where(
                    among(connection, _GISTS.c.text, part)
                )
                holder_of |= {row[0]: row[1] for row in connection.execute(chosen.group_by("text"))}
        return holder_of

    def holders(self, bands: Sequence[int]) -> dict[int, list[int]]:
        """Return the texts that have each of some bands, as far as any has."""
        table, texts_of = BANDS.c, defaultdict[int, list[int]](list)
        with self._engine.connect() as connection:
            for part in _parts(sorted(bands)):
                chosen = select(table.band, table.text).where(among(connection, table.band, part))
                for band, text in connection.execute(chosen):
                    texts_of[band].append(text)
        return dict(texts_of)

    def around(self, first: dt.datetime, last: dt.datetime) -> list[Lasting]:
        """Return the documents known since some days, with their numbers and names."""
        own = _GISTS.c
        inside = own.since.between(_moment(first), _moment(last))
        chosen = select(own.document_id, own.since, own.language, own.lasting).where(inside)
        with errors_explained(self._url), self._engine.connect() as connection:
            return [
                Lasting(name, _read(since), language, frozenset(_numbers.decode(numbers)))
                for name, since, language, numbers in connection.execute(chosen)
            ]

    def put(
        self,
        shelved: Sequence[Shelved],
        bands: Mapping[int, Sequence[int]],
        alike: Iterable[Alike],
        pairs: Iterable[Translated],
        sources_key: str,
    ) -> None:
        """Keep gists with everything that ties them to others, unless their documents are gone."""
        rows = [_row(item, sources_key) for item in shelved]
        banded = [{"band": b, "text": text} for text, keys in bands.items() for b in keys]
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            names = [row["document_id"] for row in rows]
            own = schema.DOCUMENTS.c.id
            kept = set[str]()
            for part in _parts(names):
                kept |= set(connection.scalars(select(own).where(among(connection, own, part))))
            for table, values in (
                (_GISTS, [row for row in rows if row["document_id"] in kept]),
                (_ALIKE, [msgspec.structs.asdict(a) for a in alike]),
                (_PAIRS, [msgspec.structs.asdict(p) for p in pairs]),
            ):
                if values:
                    connection.execute(insert(table).on_conflict_do_nothing(), values)
            put_new(connection, BANDS, banded)

    def put_credits(
        self, credits: Mapping[str, tuple[str, str, str] | None], sources_key: str
    ) -> None:
        """Keep whom some documents credit among the sources asked for."""
        with errors_explained(self._url), self._engine.begin() as connection:
            for name, credit in credits.items():
                values = {"asked": sources_key, "credit": _encode(credit) if credit else None}
                own = _GISTS.c.document_id == name
                connection.execute(update(_GISTS).where(own).values(values))

    def all(self) -> Iterator[Gist]:
        """Yield every gist."""
        with errors_explained(self._url), self._engine.connect() as connection:
            for (record,) in all_of(connection, select(_GISTS.c.record)):
                yield _gist.decode(record)

    def credits(self) -> dict[str, tuple[str, str, str]]:
        """Return whom documents credit."""
        chosen = select(_GISTS.c.document_id, _GISTS.c.credit).where(_GISTS.c.credit.is_not(None))
        with self._engine.connect() as connection:
            return {name: _credit.decode(credit) for name, credit in all_of(connection, chosen)}

    def alike(self) -> Iterator[Alike]:
        """Yield all pairs of texts that are copies."""
        with self._engine.connect() as connection:
            for row in all_of(connection, select(_ALIKE)):
                yield Alike(*row)

    def translated(self) -> Iterator[Translated]:
        """Yield all pairs of documents in two languages that agree."""
        with self._engine.connect() as connection:
            for row in all_of(connection, select(_PAIRS)):
                yield Translated(*row)

    def features(self, documents: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return what some documents tell of, as far as it is kept."""
        table, features_of = FEATURES, dict[str, dict[str, int]]()
        with self._engine.connect() as connection:
            for part in _parts(documents):
                chosen = select(table).where(among(connection, table.c.document_id, part))
                for row in connection.execute(chosen):
                    features_of[row.document_id] = _features.decode(row.record)
        return features_of

    def put_features(self, features: Mapping[str, Mapping[str, int]]) -> None:
        """Keep what some documents tell of."""
        rows = [{"document_id": n, "record": _encode(dict(f))} for n, f in features.items()]
        with errors_explained(self._url), self._engine.begin() as connection:
            if rows:
                connection.execute(insert(FEATURES).on_conflict_do_nothing(), rows)


def _row(item: Shelved, sources_key: str) -> dict[str, Any]:
    """Return the row of a gist."""
    gist = item.gist
    return {
        "document_id": gist.id,
        "since": _moment(gist.since),
        "text": gist.text,
        "record": _encode(gist),
        "lasting": _encode(item.lasting),
        "asked": sources_key,
        "credit": _encode(item.credit) if item.credit else None,
        "language": gist.language,
    }


def _moment(moment: dt.datetime) -> str:
    """Write a moment so that moments stand in order."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")


def _read(moment: str) -> dt.datetime:
    """Return a moment as it was written."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


def _parts(names: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield names, as many at once as one query takes."""
    for start in range(0, len(names), _AT_ONCE):
        yield list(names[start : start + _AT_ONCE])
