"""What stands behind the problems of a brief: counted whole, shown in part, in a fixed order."""

import msgspec
import pytest

from tests.conftest import NOW, make_document
from tests.unit.match.made import claim_of
from tests.unit.report.made import CLAIMS, DOCUMENTS, FACTS, copied, match
from tocsin.records import FirstMover, Follower, SourceGrade
from tocsin.report.appendix import claim_view, documents, movers, sources, tempo
from tocsin.report.worded import Words

WORDS = Words("en")


def test_documents_beyond_the_list_are_counted() -> None:
    many = tuple(make_document(f"Текст {n}.", external_id=f"d{n:03}") for n in range(75))
    claims = tuple(claim_of(n, "Текст", many[74]) for n in range(3))
    facts = msgspec.structs.replace(FACTS, documents=many, claims=claims)
    rows, left = documents(facts, WORDS)
    assert (len(rows), left) == (60, 15)
    assert [row["claims"] for row in rows if row["document"] == many[74]] == [3]
    turned = msgspec.structs.replace(facts, documents=many[::-1])
    assert documents(turned, WORDS) == (rows, left)
    assert documents(msgspec.structs.replace(FACTS, documents=()), WORDS) == ([], 0)


def test_a_document_says_what_it_carries_and_that_it_is_a_copy() -> None:
    opinion = msgspec.structs.replace(CLAIMS[1], flags=("opinion", "opinion"))
    facts = msgspec.structs.replace(
        FACTS,
        claims=(CLAIMS[0], opinion),
        matches=(match(0, "n1", "promotes"), match(0, "n2", None), match(1, "n1", "exposes")),
        lineage=(copied(1, 0), copied(0, 0)),
    )
    rows = {row["document"].id: row for row in documents(facts, WORDS)[0]}
    own, copy = rows[DOCUMENTS[0].id], rows[DOCUMENTS[1].id]
    assert [name.partition(" (")[0] for name in own["narratives"]] == ["Первый сюжет"]
    assert (own["copied"], copy["copied"]) == (False, True)
    assert (own["marks"], len(copy["marks"])) == ([], 1)


def test_only_sources_that_were_read_and_graded_are_listed() -> None:
    assert sources(FACTS, WORDS) == []
    grade = SourceGrade(source_id="s", letter="F", judged=0, borne_out=0, why="unknown")
    (row,) = sources(msgspec.structs.replace(FACTS, source_grades=(grade,)), WORDS)
    assert (row["documents"], row["why"]) == (4, "unknown")


def test_who_was_followed_most_comes_first_and_who_was_not_is_left_out() -> None:
    def first(source: str, followers: int) -> FirstMover:
        rows = tuple(Follower(source_id=f"f{n}", hours=1.0) for n in range(followers))
        return FirstMover(source_id=source, at=NOW, followers=rows, narrative_id="n1")

    facts = msgspec.structs.replace(
        FACTS, first_movers=(first("a", 1), first("b", 3), first("c", 0))
    )
    found = movers(facts)
    assert [row["mover"].source_id for row in found] == ["b", "a"]
    assert {row["about"] for row in found} == {"Первый сюжет"}


def test_a_claim_stands_in_its_paragraph() -> None:
    shown = claim_view(CLAIMS[0], DOCUMENTS[0], FACTS, WORDS)
    assert "Следующий абзац" not in shown["after"]
    assert "".join(part.text for part in shown["parts"]) in DOCUMENTS[0].text
    assert shown["narratives"] == []


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_without_events_there_is_no_tempo(language: str) -> None:
    assert tempo(FACTS, Words(language)) == []
