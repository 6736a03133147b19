"""A small replay that was scored, for tests of what is shown of it."""

import datetime as dt
from pathlib import Path

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, row
from tocsin.records import Casebook, OutcomeRule, Signals
from tocsin.replay.outcomes import Table, table_of
from tocsin.replay.replaying import Replayed, Span
from tocsin.replay.scoring import Scored, score

DAYS = 90
RULE = OutcomeRule(
    within_km=20, kinds=("Attack",), terms={"en": ("pier",)}, least_deaths=1, least_civilians=1
)
INCIDENTS = (12, 30, 41, 55, 72)
SCORED_SPAN = (FIRST, FIRST + DAYS * DAY)


def town() -> Casebook:
    """Return the casebook whose problem asks for attacks on a pier."""
    return book(problems=(by_hand.problem(outcome=RULE, horizon_days=4),))


def table() -> Table:
    """Return five attacks, and rows of no use."""
    text = "id,date,latitude,longitude,kind,deaths,civilians,who,text\n"
    for number in INCIDENTS:
        text += f"a{number},{FIRST + number * DAY},46.5,30.75,Attack,2,1,Wire,A <pier> fell\n"
    text += f"far,{FIRST - DAY},1,1,Attack,,,,\nlast,{FIRST + 120 * DAY},1,1,Attack,,,,\n"
    return table_of("t.csv", text + "no day,,1,1,Attack,,,,\n=evil,03/04/2022,1,1,,,,,\n")


def scored(days: int = DAYS, *, warns: bool = True) -> Scored:
    """Score likelihoods that rise before every second incident, and once for nothing."""
    made = []
    for number in range(days):
        near = any(0 < i - number <= 3 for i in INCIDENTS[::2]) or number == 80
        state = "WATCH" if near and warns else "NOTE"
        made.append(
            row(
                FIRST + number * DAY,
                0.6 if near else 0.1 + number / 1000,
                horizon_days=4,
                state=state,
                signals=Signals(documents=3 if near else number % 3),
            )
        )
    return score(made, town(), table())


def replayed(of: Scored, folder: Path) -> Replayed:
    """Return what the replay behind some scores came to."""
    return Replayed(
        span=Span(FIRST, FIRST + DAYS * DAY),
        by="published",
        rows=of.rows,
        ledger=folder / "ledger.jsonl",
        documents=1_234,
        undated=2,
        holes=((dt.date(2022, 2, 1), dt.date(2022, 2, 9)),),
        always=("bridge",),
        anew=DAYS,
    )
