"""Programs compare what they read with."""

import msgspec

from tocsin.records.working import ReadingVersion


def test_a_version_is_one_record() -> None:
    version = ReadingVersion(casebook_id="b", casebook="1", program="2", models="3")
    assert msgspec.json.decode(msgspec.json.encode(version), type=ReadingVersion) == version
