"""Tables as Parquet: typed columns, the same bytes each time."""

import io

from pyarrow import parquet

from tests.unit.exchange.made import DAY, results
from tocsin.exchange.parquet import parquet_files


def test_columns_have_types_and_rows_are_read_again() -> None:
    files = {file.name: b"".join(file.content) for file in parquet_files(results())}
    claims = parquet.read_table(io.BytesIO(files["claims.parquet"]))
    assert claims.num_rows == 3
    assert claims["text"].to_pylist()[0] == "the laboratory was mined"
    assert str(claims.schema.field("published_at").type) == "timestamp[ms, tz=UTC]"
    readings = parquet.read_table(io.BytesIO(files["readings.parquet"])).to_pylist()
    assert (readings[0]["day"], readings[0]["expected"], readings[0]["hour"]) == (DAY, 0.3, None)
