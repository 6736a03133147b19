"""The version of stored records, and names that fields had before."""

import msgspec

from tocsin import records
from tocsin.records.versions import RECORDS, RENAMED


def test_a_version_is_major_and_minor() -> None:
    major, minor = RECORDS
    assert major >= 1
    assert minor >= 0


def test_an_old_name_belongs_to_a_record_and_leads_to_a_field_it_has() -> None:
    """A name that was mistyped here would be a field that is silently lost."""
    for record, names in RENAMED.items():
        kind = getattr(records, record)
        assert issubclass(kind, msgspec.Struct)
        assert set(names.values()) <= set(kind.__struct_fields__), record
        assert not set(names) & set(kind.__struct_fields__), record
