"""The audit log: what each line is about, and whether it can be taken back."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import Judgement, message
from tocsin.web import views
from tocsin.web.desk import Look
from tocsin.web.views.audit import audit

Looks = Callable[..., Look]


def test_the_log_names_what_each_line_is_about(look: Looks, desk: object) -> None:
    words = look().store.words
    words.log(dt.datetime(2022, 3, 21, tzinfo=dt.UTC), "A. One", "added", "clm-1", "x: 1 read")
    row = views.audit(look())["rows"][0]
    assert (row["about"], row["page"]) == (message("value-word-claim"), "/claim/clm-1")
    assert (row["words"], row["word"]) == ("x: 1 read", None)
    with pytest.raises(UsageError, match="no line of the log"):
        views.audit(look(before="x"))


def test_a_word_can_be_taken_back_until_it_was(judged: Look) -> None:
    words = judged.store.words
    said = Judgement(
        id="jdg-1",
        record_id="clm-1",
        field="stance",
        value="denies",
        signer="B. Two",
        at=judged.as_of,
        note="ошибка",
    )
    words.put(said)
    own = judged._replace(query={"actor": "B. Two"})
    (row,) = audit(own)["rows"]
    assert (row["word"], row["note"], row["withdrawn"]) == ("jdg-1", "ошибка", None)
    words.withdraw("jdg-1", "B. Two", judged.as_of)
    rows = audit(own)["rows"]
    assert [row["word"] for row in rows] == [None, None]
    assert rows[1]["withdrawn"].signer == "B. Two"
    assert audit(judged)["faults"] == []
    assert audit(judged)["last"].actor == "B. Two"


def test_pages_of_the_log_follow_each_other_and_may_be_of_one_person(judged: Look) -> None:
    for number in range(5):
        judged.store.words.log(judged.as_of, "AB"[number % 2], "did", f"x{number}", "d")
    own = judged._replace(query={"actor": "A"})
    assert {row["line"].actor for row in audit(own)["rows"]} == {"A"}
    early = judged._replace(query={"before": "3"})
    assert [row["line"].number for row in audit(early)["rows"]] == [2, 1]
