"""What reading anew brought: captures without a date are counted on the day they were seen."""

from sqlalchemy import Connection

from tocsin.store.migrations import STEPS
from tocsin.store.migrations.reading import every_text_searched, words_taken_back
from tocsin.store.migrations.running import columns_of, run

CAPTURES = """
INSERT INTO captures (id, sha256, source_id, day, record) VALUES
    ('a', '0', 'газета', NULL, '{}'), ('b', '0', NULL, NULL, '{}'),
    ('c', '0', 'газета', '2022-01-09', '{}'), ('d', '0', 'газета', NULL, '{}');
INSERT INTO marks (capture_id, fingerprint, seen_at) VALUES
    ('a', 'f', '2022-01-09T23:59:59+00:00'), ('b', 'f', '2022-01-10T00:00:00+00:00'),
    ('c', 'f', '2022-01-10T00:00:00+00:00'), ('d', 'f', '2022-01-09T00:00:00+00:00')
"""


def test_undated_captures_of_an_older_store_are_counted(connection: Connection) -> None:
    names = [step.__name__ for step in STEPS]
    for step in STEPS[: names.index("every_text_searched")]:
        step(connection)
    run(connection, CAPTURES)
    run(
        connection,
        "DROP TABLE undated;\nCREATE TABLE undated (source_id VARCHAR, captures INTEGER)",
    )
    every_text_searched(connection)
    rows = connection.exec_driver_sql("SELECT source_id, seen, captures FROM undated ORDER BY 1")
    assert [tuple(row) for row in rows] == [("", "2022-01-10", 1), ("газета", "2022-01-09", 2)]
    every_text_searched(connection)
    assert connection.exec_driver_sql("SELECT sum(captures) FROM undated").scalar() == 3
    words_taken_back(connection)
    assert {"word_id", "at"} <= columns_of(connection, "withdrawals")
