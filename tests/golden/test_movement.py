"""How the judgement moves is worth more than where it stands: the table of `bench.movement`, with
real names and with invented ones.
"""

from pathlib import Path

import pytest
from bench.movement import DENIAL, SEEDS, WITHDRAWAL, table

from tests.conftest import ROOT, needs_shared
from tests.test_no_fitting import renamed
from tocsin.casebook import load_casebook

BOOK = ROOT / "casebooks" / "almaty-2022"


@pytest.fixture(scope="module")
def real() -> dict[str, dict[str, float]]:
    """The table with the names of the reports."""
    return table(load_casebook(BOOK))


@needs_shared
@pytest.mark.parametrize("figure", ["p", "flat"])
def test_each_step_moves_the_way_it_should(real: dict[str, dict[str, float]], figure: str) -> None:
    rows = {name: row[figure] for name, row in real.items()}
    assert rows["nothing"] < rows["first report"] < rows["both"]
    assert rows["nothing"] < rows["second report"] < rows["both"]
    for calmer in ("both, denial", "both, withdrawal"):
        assert rows["both, denial, withdrawal"] <= rows[calmer] < rows["both"]
    assert rows["both, denial, withdrawal"] < rows["nothing"] + 0.02


@needs_shared
def test_no_report_alone_makes_it_likely_and_ranges_hold_their_figures(
    real: dict[str, dict[str, float]],
) -> None:
    for row in real.values():
        assert row["low"] <= row["p"] <= row["high"] < 0.2
    assert real["both"]["flat"] < 0.5  # even where every rival began as likely


@needs_shared
def test_invented_names_give_the_same_table(
    real: dict[str, dict[str, float]], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    for source, target, pattern in (
        (SEEDS, seeds, "*.txt"),
        (BOOK, tmp_path / "almaty-2022", "*.yml"),
        (ROOT / "casebooks" / "common", tmp_path / "common", "*.yml"),
    ):
        target.mkdir()
        for path in sorted(source.glob(pattern)):
            (target / path.name).write_text(
                renamed(path.read_text(encoding="utf-8")), encoding="utf-8"
            )
    notes = [
        {k: renamed(v) if k == "text" else v for k, v in note.items()}
        for note in (DENIAL, WITHDRAWAL)
    ]
    invented = table(load_casebook(tmp_path / "almaty-2022"), seeds, notes)
    for name, row in real.items():
        assert invented[name]["p"] == pytest.approx(row["p"], abs=0.005), name
        assert invented[name]["flat"] == pytest.approx(row["flat"], abs=0.03), name


OTHERS = [
    ("sumy-2022", ("2022-03-18", "2022-03-20", "2022-03-21")),
    ("zaporizhzhia-2023", ("2023-06-22", "2023-07-04", "2023-07-12")),
]


@pytest.mark.parametrize(("name", "days"), OTHERS)
def test_other_cases_move_too_and_no_precedent_of_the_future_is_used(
    name: str, days: tuple[str, ...], tmp_path: Path
) -> None:
    from tocsin import pipeline
    from tocsin.sources import Stated
    from tocsin.store import Store
    from tocsin.workspace.clock import as_of_moment

    book, figures = load_casebook(ROOT / "casebooks" / name), []
    for day in days:
        store, moment = Store(str(tmp_path / f"{day}.sqlite")), as_of_moment(day)
        pipeline.read_into(
            store,
            book,
            [str(ROOT / "demo" / f"{name}.jsonl")],
            as_of=moment,
            stated=Stated(),
            tell=lambda _: None,
        )
        judged = pipeline.judge(store, book, moment)
        (assessment,) = judged.assessments
        assert not any(r[:10] > day for r in assessment.prior.rows)
        assert not any(
            p.known_from > moment.date()
            for n in judged.facts.casebook.narratives
            for p in n.precedents
        )
        figures.append(assessment.probabilities["H1"])
        assert all(a.state in ("NOTE", "WATCH") for a in judged.alarms)
        store.close()
    if (
        name == "sumy-2022"
    ):  # the incident followed on 21 March: each day before it raised the figure
        assert figures[0] < figures[1] < figures[2]
    else:  # nothing followed: inspectors who looked brought it down
        assert max(figures[0], figures[2]) < 0.2
        assert max(figures) < 0.25  # both sides said beforehand that the other would strike
        assert figures[2] < figures[1]
