"""The migration makes the table that the program uses."""

from pathlib import Path

from sqlalchemy import create_engine, inspect

from tocsin.store.archive_tables import ARCHIVES
from tocsin.store.migrations.archives import files_of_archives


def test_the_table_is_as_the_program_knows_it(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with engine.begin() as connection:
        files_of_archives(connection)
        files_of_archives(connection)
    names = [column["name"] for column in inspect(engine).get_columns("archives")]
    assert names == [column.name for column in ARCHIVES.columns]
    engine.dispose()
