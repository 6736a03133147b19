"""What a replay freezes comes back from its file as it was."""

import datetime as dt

import msgspec

from tocsin.records import Frozen, Signals


def test_a_frozen_alarm_survives_its_file() -> None:
    day = dt.date(2022, 3, 20)
    made = Frozen(
        id="frz-1",
        problem_id="WP-SUMY-CHEM",
        day=day,
        as_of=dt.datetime(2022, 3, 20, 23, 59, tzinfo=dt.UTC),
        sites=("sumykhimprom",),
        reference_class="incident_preclaims",
        state="WATCH",
        p=0.21,
        low=0.1,
        high=0.33,
        horizon=dt.date(2022, 4, 3),
        horizon_days=14,
        alarm_id="alm-1",
        origins=2,
        entered=day,
        expired=None,
        known=40,
        heard=12,
        signals=Signals(documents=3, origins=2, preclaims=1),
        evidence=("clm-1", "mat-2"),
        rests_on="ab" * 32,
    )
    assert msgspec.json.decode(msgspec.json.encode(made), type=Frozen) == made
    assert made.signals.agreeing == 0
