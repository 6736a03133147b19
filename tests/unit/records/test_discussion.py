"""What people write to each other goes through JSON unchanged, whatever its script."""

import msgspec

from tests.conftest import NOW
from tocsin.records.discussion import Remark, ThreadMark


def test_words_of_a_discussion_go_through_json() -> None:
    remark = Remark(
        id="rem-1",
        thread_id="rem-1",
        kind="claim",
        record_id="clm-1",
        text="Это @Ана видела?\n\u202eнет",
        signer="Б. Два",
        at=NOW,
        mentions=("Ана",),
    )
    mark = ThreadMark(
        id="thr-1",
        thread_id="rem-1",
        record_id="clm-1",
        is_resolved=True,
        seen=("rem-1",),
        signer="Ана",
        at=NOW,
    )
    for word in (remark, mark):
        assert msgspec.json.decode(msgspec.json.encode(word), type=type(word)) == word
