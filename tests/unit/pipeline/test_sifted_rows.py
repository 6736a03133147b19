"""What came of stretches crosses machines as rows, and comes back whole."""

import pyarrow

from tests.conftest import NOW, make_capture
from tocsin.pipeline.sifted_rows import (
    DONE,
    SIFTED,
    sifted_in,
    sifted_rows,
    stretch_rows,
    stretches_in,
)
from tocsin.records import Dropped, Kept, Sifted, Stretch, Tally, Volume

STRETCH = Stretch(archive="a.warc.gz", path="/data/a.warc.gz", size=9, begin=3, end=6)
WHOLE = Sifted(
    stretch=STRETCH,
    kept=(Kept(capture=make_capture("Слово 🙂\x00")), Kept(capture=make_capture("word"))),
    dropped=(Dropped(stage="sources", record_id="a#3", reason="warc", detail="damaged"),),
    volumes=(Volume(source_id=None, published_at=NOW, seen_at=NOW, captures=4),),
    tally=Tally(records=7, kept=2),
)


def test_stretches_come_back() -> None:
    assert stretches_in(stretch_rows([STRETCH, STRETCH])) == [STRETCH, STRETCH]


def test_what_came_of_stretches_comes_back() -> None:
    empty = Sifted(stretch=STRETCH)
    batches = [sifted_rows(WHOLE), sifted_rows(empty), sifted_rows(WHOLE)]
    assert list(sifted_in(batches)) == [WHOLE, empty, WHOLE]
    table = pyarrow.Table.from_batches(batches)
    assert list(sifted_in(table.to_batches(max_chunksize=2))) == [WHOLE, empty, WHOLE]


def test_rows_tell_where_they_belong_and_the_last_that_it_is_done() -> None:
    batch = sifted_rows(WHOLE)
    assert batch.schema == SIFTED
    assert set(batch.column("archive").to_pylist()) == {"a.warc.gz"}
    assert batch.column("kind").to_pylist()[-1] == DONE
    assert list(sifted_in([batch.slice(0, batch.num_rows - 1)])) == []
