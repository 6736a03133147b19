"""What a signed alarm rests on is in the log: claims, texts and bytes that are replaced show, and
so does a log that was cut or written anew.
"""

import zlib
from pathlib import Path

import msgspec
import pytest

from tests import by_hand
from tests.unit.records.made import ALARM, ASSESSMENT
from tests.unit.store.made import change_past_the_program
from tocsin.errors import UsageError
from tocsin.records import Evidence, Signature
from tocsin.records.audit import EVIDENCE, read_evidence
from tocsin.store import Store
from tocsin.workspace.anchors import anchor_faults, head_of, write_anchor


@pytest.fixture
def signed(store: Store) -> Store:
    """A store with a signed alarm that rests on one claim."""
    document = by_hand.document("bridge", by_hand.BRIDGE)
    claim = by_hand.claim(document, "the bridge at Port Lumen had been mined")
    store.keep([by_hand.kept(document, claim)], "basis")
    line = Evidence(text="guard", claim_ids=(claim.id,))
    judged = msgspec.structs.replace(ASSESSMENT, problem_id=ALARM.problem_id, as_of=ALARM.as_of)
    store.put_judged([judged], [msgspec.structs.replace(ALARM, evidence_for=(line,))])
    word = Signature(
        id="sig-1",
        alarm_id=ALARM.id,
        problem_id=ALARM.problem_id,
        signer="Анна",
        word="agree",
        at=ALARM.as_of,
    )
    store.words.put(word)
    return store


def altered(store: Store, statement: str, **values: object) -> list[str]:
    """Change the file past the program; return what verifying says."""
    change_past_the_program(store, statement, **values)
    return store.words.verify()


def test_what_an_alarm_rests_on_is_logged(signed: Store) -> None:
    (line,) = [line for line in signed.words.audit() if line.action == EVIDENCE]
    said = read_evidence(line.detail)
    assert said is not None
    assert (len(said.claims), len(said.texts), len(said.captures)) == (1, 1, 1)
    assert signed.words.verify() == []


@pytest.mark.parametrize(
    ("statement", "value", "named"),
    [
        (
            "UPDATE claims SET record = replace(record, 'bridge', 'tunnel') WHERE :value = 1",
            1,
            "claim ",
        ),
        (
            "UPDATE documents SET record = replace(record, 'harbour', 'finance') WHERE :value = 1",
            1,
            "text of",
        ),
        ("UPDATE bodies SET body = :value", zlib.compress(b"other words"), "bytes of capture"),
        ("UPDATE bodies SET body = :value", b"no packed data", "bytes of capture"),
        ("DELETE FROM claims WHERE :value = 1", 1, "claim "),
        (
            'UPDATE documents SET record = replace(record, :value, \'"title":"x"\')',
            '"title":null',
            "document ",
        ),
        ("DELETE FROM documents WHERE :value = 1", 1, "document "),
        ("UPDATE captures SET record = replace(record, :value, 'elsewhere')", "bridge", "capture "),
        (
            "UPDATE assessments SET record = replace(record, '0.', '1.') WHERE :value = 1",
            1,
            "assess",
        ),
        ("UPDATE marks SET fingerprint = :value", "none", None),
    ],
)
def test_what_is_replaced_shows(
    signed: Store, statement: str, value: object, named: str | None
) -> None:
    found = altered(signed, statement, value=value)
    if named is None:
        assert found == []
        return
    assert any(named in fault and ALARM.id in fault for fault in found), found


def test_a_log_that_was_cut_or_written_anew_does_not_hold_its_anchors(
    signed: Store, tmp_path: Path
) -> None:
    heads, lines = tmp_path / "heads.txt", signed.words.audit()
    head = head_of(lines)
    assert head is not None
    write_anchor(heads, head)
    write_anchor(heads, head)
    assert list(anchor_faults(heads, lines)) == []
    assert all("cut off" in fault for fault in anchor_faults(heads, lines[:-1]))
    other = msgspec.structs.replace(lines[-1], sha256="0" * 64)
    assert all("anew" in fault for fault in anchor_faults(heads, [*lines[:-1], other]))
    heads.write_text("rubbish\n\n# a note\n", encoding="utf-8")
    (fault,) = anchor_faults(heads, lines)
    assert "no anchor" in fault
    with pytest.raises(UsageError, match="cannot be read"):
        list(anchor_faults(tmp_path / "none.txt", lines))
    with pytest.raises(UsageError, match="cannot be written"):
        write_anchor(tmp_path, head)
