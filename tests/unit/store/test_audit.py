"""The audit log: each line bound to the one before; what is altered or left out shows."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tocsin.errors import StoreError
from tocsin.records import AuditEntry
from tocsin.records.audit import digest
from tocsin.store import Store
from tocsin.store.audit import BEGINNING, faults


def chain(number: int) -> list[AuditEntry]:
    """Return a sound chain of lines."""
    lines: list[AuditEntry] = []
    for place in range(1, number + 1):
        line = AuditEntry(
            number=place,
            at=NOW,
            actor="Анна",
            action="signed",
            subject=f"alarm-{place}",
            detail="{}",
            before=lines[-1].sha256 if lines else BEGINNING,
            sha256="",
        )
        lines.append(msgspec.structs.replace(line, sha256=digest(line)))
    return lines


def test_a_sound_chain_has_no_fault() -> None:
    assert list(faults(chain(5))) == []
    assert list(faults([])) == []


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 4),
    st.sampled_from(["actor", "action", "subject", "detail", "before", "sha256"]),
)
def test_an_altered_line_is_found_wherever_it_stands(at: int, field: str) -> None:
    lines = chain(5)
    lines[at] = msgspec.structs.replace(lines[at], **{field: "x" * 64})
    assert list(faults(lines))


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_line_that_is_missing_or_was_put_in_is_found(at: int) -> None:
    lines = chain(5)
    assert any("missing" in said for said in faults(lines[:at] + lines[at + 1 :]))
    assert list(faults([*lines[: at + 1], lines[at], *lines[at + 1 :]]))


def test_a_line_rewritten_with_its_own_digest_still_shows() -> None:
    """Whoever alters a line must alter every line behind it."""
    lines = chain(4)
    forged = msgspec.structs.replace(lines[1], actor="Борис")
    lines[1] = msgspec.structs.replace(forged, sha256=digest(forged))
    assert list(faults(lines)) == ["line 3 is not bound to the line before it"]


def test_the_log_of_a_store_takes_lines_and_lets_none_go(store: Store) -> None:
    for number in range(3):
        store.words.log(NOW, "Анна", "did", f"s{number}", "слова")
    lines = store.words.audit()
    assert [line.number for line in lines] == [1, 2, 3]
    assert list(faults(lines)) == []
    for statement in ("DELETE FROM audit", "UPDATE audit SET actor = 'x'"):
        with (
            store._engine.connect() as connection,
            pytest.raises(Exception, match="append-only"),
        ):
            connection.exec_driver_sql(statement)
    assert issubclass(StoreError, Exception)
