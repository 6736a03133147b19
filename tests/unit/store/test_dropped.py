"""What was dropped is counted without reading its records."""

from tocsin.records import DropCount, Dropped
from tocsin.store import Store
from tocsin.store.dropped import drop_counts
from tocsin.store.schema import DROPPED


def test_what_is_dropped_is_counted_with_its_parts(store: Store) -> None:
    rows = [("gate", f"d{n}", "nothing", 0) for n in range(3)]
    rows += [("annotate", f"d{n}", "long", n) for n in range(4)]
    store.keep(
        [
            Dropped(stage=stage, record_id=name, reason=reason, detail='of "parts": 9', parts=parts)
            for stage, name, reason, parts in rows
        ],
        "read",
    )
    wanted = [
        DropCount(stage="annotate", reason="long", number=4, parts=6),
        DropCount(stage="gate", reason="nothing", number=3, parts=0),
    ]
    assert store.drops() == wanted
    with store._engine.connect() as connection:
        assert drop_counts(connection) == wanted


def test_a_file_reads_no_record_to_count_what_is_dropped(file_store: Store) -> None:
    with file_store._engine.connect() as connection:
        asked = f"SELECT stage, reason, count(*) FROM {DROPPED.name} GROUP BY stage, reason"
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
        assert "COVERING INDEX dropped_by_reason" in str(plan)
