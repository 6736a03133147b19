"""First movers, surprise, joint publication: said of institutional outlets only, against chance,
with copies taken out.
"""

import datetime as dt
import random

from tocsin.records import Source, Touch
from tocsin.watch import copublished, first_movers, institutional, pair_novelties

START = dt.datetime(2024, 3, 1, 8, 0, tzinfo=dt.UTC)
ALL = frozenset({"a", "b", "c"})


def touch(
    number: int,
    source: str,
    at: dt.datetime | None,
    *,
    sites: tuple[str, ...] = ("s",),
    origin: str | None = None,
) -> Touch:
    """Make a document that touches something."""
    day = (at or START).date()
    return Touch(
        document_id=f"d{number:04d}",
        origin_id=origin or f"d{number:04d}",
        source_id=source,
        day=day,
        sites=sites,
        narratives=(),
        at=at,
        seen_at=at or START,
    )


def test_only_institutional_outlets_are_looked_at_one_by_one() -> None:
    kinds = ("outlet", "agency", "official", "channel", "author")
    sources = [
        Source(id=kind, name=kind, kind=kind, owner=kind, known_from=START.date(), reference="test")  # type: ignore[arg-type]
        for kind in kinds
    ]
    assert institutional(sources) == {"outlet", "agency", "official"}
    rows = [touch(1, "channel", START), touch(2, "outlet", START + dt.timedelta(hours=2))]
    (first,) = first_movers(rows, institutional(sources))
    assert (first.source_id, first.followers) == ("outlet", ())


def test_who_was_first_seen_and_who_followed() -> None:
    rows = [
        touch(1, "b", START + dt.timedelta(hours=5)),
        touch(2, "a", START),
        touch(3, "c", START + dt.timedelta(days=9)),
        touch(4, "b", START + dt.timedelta(hours=7)),
        touch(5, "c", None),
    ]
    (first,) = first_movers(rows, ALL)
    assert (first.source_id, first.site_id, first.at) == ("a", "s", START)
    assert [(f.source_id, f.hours) for f in first.followers] == [("b", 5.0)]


def test_a_new_site_surprises_only_where_there_is_a_habit_and_others_do_not_write_of_it() -> None:
    habit = [touch(i, "a", START + dt.timedelta(days=3 * i), sites=("home",)) for i in range(20)]
    late = START + dt.timedelta(days=90)
    new = touch(99, "a", late, sites=("far",))
    (found,) = pair_novelties([*habit, new], ALL, late.date())
    assert (found.source_id, found.site_id) == ("a", "far")
    assert "first time in 20 mentions" in found.why
    assert pair_novelties([*habit[:5], new], ALL, late.date()) == []
    everybody = [
        touch(200 + i, "b", START + dt.timedelta(hours=i), sites=("far",)) for i in range(400)
    ]
    assert pair_novelties([*habit, *everybody, new], ALL, late.date()) == []
    assert pair_novelties([*habit, new], ALL, (late - dt.timedelta(days=1)).date()) == []


def test_publishing_together_is_told_from_chance_habit_and_copies() -> None:
    rng = random.Random(5)

    def at(day: int, hour: float) -> dt.datetime:
        return START.replace(hour=0) + dt.timedelta(days=day, hours=hour)

    together = [
        t
        for d in range(0, 60, 6)
        for h in [rng.uniform(0, 22)]
        for t in (touch(d, "a", at(d, h)), touch(1000 + d, "b", at(d, h + 0.3)))
    ]
    (found,) = copublished(together, ALL)
    assert (found.sources, found.seen) == (("a", "b"), 10)
    assert "published together 10 times" in found.why
    apart = [
        touch(i, rng.choice("ab"), at(rng.randrange(60), rng.uniform(0, 23))) for i in range(60)
    ]
    assert copublished(apart, ALL) == []
    # Two outlets that both publish at nine each morning do so together every day, and it means
    # nothing.
    routine = [touch(i * 2 + k, s, at(i, 9.0)) for i in range(40) for k, s in enumerate("ab")]
    assert copublished(routine, ALL) == []
    copies = [
        touch(i, s, at(d, h), origin=f"o{d}")
        for d in range(0, 60, 6)
        for h in [rng.uniform(0, 22)]
        for i, s in ((d, "a"), (1000 + d, "b"))
    ]
    assert copublished(copies, ALL) == []
