"""Nothing is fitted to names: the two reports and the casebook with every name replaced give the
same judgement.
"""

import re
from pathlib import Path

import pytest

from tests.conftest import NOW, ROOT, SHARED, needs_shared
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.sources import Stated
from tocsin.store import Store

# Invented names of the same form: a word stays a word, an acronym an acronym.
INVENTED = {
    "Kazakhstan": "Utoria",
    "Kazakh": "Utorian",
    "Almaty": "Belmora",
    "Russia": "Norvia",
    "Russian": "Norvian",
    "Russians": "Norvians",
    "Donbas": "Terrava",
    "U.S.": "F.R.",
    "America": "Fredonia",
    "American": "Fredonian",
    "United States": "Free Republic",
    "Kots": "Brell",
    "Pegov": "Stanek",
    "Borodavkin": "Halloran",
    "Putin": "Marden",
    "Shoigu": "Tellin",
    "KNB": "UKS",
    "TASS": "NORA",
    "Sputnik": "Orbita",
    "Moscow": "Nordham",
    "Panfilov": "Carlow",
    "Tokayev": "Ilvar",
}
NAMES = re.compile(
    r"(?<![A-Za-z])("
    + "|".join(map(re.escape, sorted(INVENTED, key=len, reverse=True)))
    + r")(?![A-Za-z])"
)


def renamed(text: str) -> str:
    """Replace every name."""
    return NAMES.sub(lambda m: INVENTED[m.group()], text)


def judged(folder: Path, seeds: Path, book: Path) -> pipeline.Judged:
    """Run the two reports with a casebook."""
    store = Store(str(folder / "s.sqlite"))
    casebook = load_casebook(book)
    pipeline.read_into(
        store, casebook, [str(seeds)], as_of=NOW, stated=Stated(), tell=lambda _: None
    )
    return pipeline.judge(store, casebook, NOW)


@needs_shared
def test_invented_names_give_the_same_table(tmp_path: Path) -> None:
    seeds, book = tmp_path / "seeds", tmp_path / "almaty-2022"
    for source, target, pattern in (
        (SHARED / "seeds", seeds, "*.txt"),
        (ROOT / "casebooks" / "almaty-2022", book, "*.yml"),
        (ROOT / "casebooks" / "common", tmp_path / "common", "*.yml"),
    ):
        target.mkdir()
        for path in sorted(source.glob(pattern)):
            (target / path.name).write_text(
                renamed(path.read_text(encoding="utf-8")), encoding="utf-8"
            )
    real = judged(tmp_path, SHARED / "seeds", ROOT / "casebooks" / "almaty-2022")
    (tmp_path / "other").mkdir()
    invented = judged(tmp_path / "other", seeds, book)
    assert invented.assessments[0].probabilities == pytest.approx(
        real.assessments[0].probabilities, abs=0.005
    )
    assert [a.state for a in invented.alarms] == [a.state for a in real.alarms]
    assert abs(len(invented.facts.claims) - len(real.facts.claims)) <= 3
    assert {m.narrative_id for m in invented.facts.matches if m.voice} == {
        m.narrative_id for m in real.facts.matches if m.voice
    }
