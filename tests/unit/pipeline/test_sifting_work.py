"""The work that goes to other machines: it does what was asked, or refuses."""

import pickle
from pathlib import Path

import pytest

from tests import warcs
from tests.conftest import NOW, ROOT
from tocsin.casebook import load_casebook
from tocsin.errors import WorkerError
from tocsin.pipeline.sifted_rows import sifted_in, stretch_rows
from tocsin.pipeline.sifting import Sifter
from tocsin.pipeline.sifting_work import SiftingWork
from tocsin.records import Stretch
from tocsin.sources.stretches import stretches_of

BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")


def test_work_that_was_sent_gives_what_is_given_here(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warcs.packed(warcs.records(3)))
    stretches = [s for s in stretches_of("a.warc.gz", str(path), 2_000) if isinstance(s, Stretch)]
    sifter = Sifter(BOOK, NOW)
    work = pickle.loads(pickle.dumps(SiftingWork(BOOK, NOW, sifter.fingerprint)))
    sent = list(sifted_in(work(iter([stretch_rows(stretches)]))))
    here = [sifter(stretch) for stretch in stretches]
    assert [s.kept for s in sent] == [s.kept for s in here]
    assert [s.tally for s in sent] == [s.tally for s in here]
    assert sum(s.tally.kept for s in here) > 0


def test_work_is_refused_where_it_would_be_done_otherwise() -> None:
    work = SiftingWork(BOOK, NOW, "0" * 64)
    with pytest.raises(WorkerError, match="000000000000 was asked for"):
        list(work(iter([stretch_rows([])])))
