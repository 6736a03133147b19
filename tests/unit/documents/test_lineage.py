"""Where texts come from: copies, credits, translations, versions, a person's word; and how many
voices there are.
"""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, make_document
from tests.unit.documents.conftest import BODY, SOURCES, rows, told
from tocsin.documents.lineage import lineage_of
from tocsin.documents.origins import origins
from tocsin.records import Judgement, Lineage


def test_a_text_taken_from_an_agency_goes_back_to_the_agencys_own_across_languages() -> None:
    russian = told(
        "Директор лаборатории в Алматы Серик Ахметов заявил 9 января, что на объекте работают "
        "47 человек и 12 охранников. "
        "Ахметов сообщил, что Пегов и Сладков снимали здание.",
        "tass",
        8,
        language="ru",
    )
    english = told(
        "The director of the laboratory in Almaty, Serik Akhmetov, said on 9 January that 47 "
        "people and 12 guards work there, "
        "reports TASS. "
        "Akhmetov said that Pegov and Sladkov had filmed the building.",
        "herald",
        10,
        language="en",
    )
    other = told(
        "Oil prices fell by 3 % in London on Sunday, traders said.", "daily", 11, language="en"
    )
    found = rows(english, russian, other)
    assert found[english.id].origin_id == russian.id
    assert found[english.id].basis == "credit_and_content"
    assert "reports TASS" in found[english.id].why
    assert found[other.id].basis == "itself"


def test_what_credits_an_agency_nobody_captured_has_that_as_its_origin_not_the_earliest_text_seen() -> (
    None
):
    first = told(
        "The laboratory in Almaty is under guard and its staff of 47 go on working, TASS reports.",
        "herald",
        8,
    )
    second = told(
        "TASS reports: in Almaty a laboratory with a staff of 47 is now under guard.", "daily", 9
    )
    far = told(
        "Tulips bloom early in the Netherlands this year because of the warm rain, TASS reports.",
        "daily",
        10,
    )
    found = rows(first, second, far)
    assert found[first.id].origin_id == found[second.id].origin_id
    assert found[first.id].origin_id.startswith("uncaptured:tass:")
    assert "credits_earlier" in found[first.id].flags
    assert found[far.id].origin_id != found[first.id].origin_id
    assert "not captured" in found[first.id].why


def test_a_forwarded_post_goes_back_to_the_channel_it_names() -> None:
    post = told(BODY, "herald", 8, forwarded_from="Some channel")
    assert rows(post)[post.id].origin_id == f"uncaptured:Some channel:{post.id}"


def test_an_edited_copy_is_found_and_its_numbers_are_told() -> None:
    first = told(BODY, "herald", 8)
    copy = told(
        BODY.replace("12 people", "20 people")
        .replace("on Sunday", "today")
        .replace("director", "head"),
        "daily",
        9,
    )
    row = rows(first, copy)[copy.id]
    assert (row.origin_id, row.basis, row.differs) == (first.id, "edited_copy", ("12 -> 20",))
    assert row.copied_from == first.id


def test_old_words_under_a_new_date_are_flagged() -> None:
    first = told(BODY, "herald", 8 - 24 * 60)
    again = told(BODY, "daily", 8)
    said = told(
        (
            "This article was first published in 2014. Tulips bloom in the west again, and nobody "
            "minds."
        ),
        "weekly",
        9,
    )
    found = rows(first, again, said)
    assert "old_text" in found[again.id].flags
    assert "says_it_is_older" in found[said.id].flags


def test_an_earlier_archive_outranks_a_stated_date() -> None:
    first = told(BODY, "herald", 8)
    archived = told(BODY, "daily", 20, archived_at=dt.datetime(2022, 1, 8, tzinfo=dt.UTC))
    assert rows(first, archived)[first.id].origin_id == archived.id


def test_a_persons_word_outranks_the_score() -> None:
    first, copy, third = told(BODY, "herald", 8), told(BODY, "daily", 9), told(BODY, "weekly", 10)
    at = dt.datetime(2022, 1, 10, tzinfo=dt.UTC)
    alone = Judgement(
        id="j1",
        record_id=copy.id,
        field="origin_id",
        value="itself",
        signer="A",
        at=at,
        note="own reporter",
    )
    found = rows(first, copy, third, judgements=(alone,))
    assert (found[copy.id].origin_id, found[copy.id].basis, found[copy.id].why) == (
        copy.id,
        "judgement",
        "A: own reporter",
    )
    later = Judgement(
        id="j2",
        record_id=copy.id,
        field="origin_id",
        value=first.id,
        signer="B",
        at=at + dt.timedelta(hours=1),
    )
    assert rows(first, copy, third, judgements=(later, alone))[copy.id].origin_id == first.id


def test_origins_fold_copies_houses_and_say_why() -> None:
    first, copy = told(BODY, "herald", 8), told("Update. " + BODY, "daily", 9)
    own, sister = (
        told("Tulips bloom in the west of the country.", "daily", 10),
        told("Snow fell in the north last night.", "weekly", 11),
    )
    unknown = told("A bridge was closed for repairs on Monday, the town says.", None, 12)
    documents = [first, copy, own, sister, unknown]
    found = {o.id: o for o in origins(documents, lineage_of(documents, NOW, SOURCES), SOURCES)}
    assert set(found) == {"publisher: herald", "publisher: house", unknown.id}
    assert set(found["publisher: herald"].document_ids) == {first.id, copy.id}
    assert "one voice" in found["publisher: house"].why[-1]


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_documents_changes_nothing(order: list[int]) -> None:
    documents = [
        told(BODY, "herald", 8),
        told(BODY.replace("12", "20"), "daily", 9),
        told("TASS reports: " + BODY[:90], "daily", 7),
        told("TASS reports that " + BODY[10:90], "weekly", 7),
        told("Snow fell in the north last night.", "weekly", 11),
        told("Snow fell in the north last night.", "herald", 11),
    ]
    assert lineage_of([documents[n] for n in order], NOW, SOURCES) == lineage_of(
        documents, NOW, SOURCES
    )


def plain_origins(lineage: list[Lineage]) -> dict[str, list[str]]:
    """Count each origin of a house by walking all rows for every one of them: what `origins` must
    say, the plain way.
    """
    roots = sorted({row.origin_id for row in lineage})
    return {root: [r.document_id for r in lineage if r.origin_id == root] for root in roots}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=30))
def test_origins_are_counted_as_by_walking_all_rows(copied: list[int]) -> None:
    """Whatever of one house was copied from what, each original is named once with how many
    documents come from it.
    """
    documents = [told(f"{BODY} Text {n}.", "daily", n % 20) for n in range(len(copied))]
    lineage = [
        Lineage(
            document_id=document.id,
            origin_id=documents[original % len(documents)].id,
            basis="itself",
            score=1.0,
            as_of=NOW,
            why="made for this test",
        )
        for document, original in zip(documents, copied, strict=True)
    ]
    (found,) = origins(documents, lineage, SOURCES)
    expected = plain_origins(lineage)
    assert found.document_ids == tuple(sorted(d.id for d in documents))
    counted = [why for why in found.why if "with origin" in why]
    assert len(counted) == len(expected)
    for why, (root, those) in zip(counted, expected.items(), strict=True):
        assert why.startswith(f"{len(those)} document")
        assert why.endswith(f"with origin {root}")
    assert (len(found.why) > len(counted)) == (len(expected) > 1)


OWN_WORDS = (
    "Guards stand at the laboratory as usual, and 12 people work in the facility. Nobody there "
    "noticed anything, reporters heard from "
    "the director; what was said of a seizure, the ministry on Sunday denied."
)


def test_a_credited_text_is_sought_within_three_days_and_never_after() -> None:
    """Of an agency's many texts only those shortly before are compared, the one at the very edge
    included.
    """
    credited = told(f"MOSCOW (TASS) - {BODY}", "daily", 40)
    for hour, basis in ((-33, "credit"), (-32, "credit_and_content"), (39, "credit_and_content")):
        others = [told(f"Stamp number {n} was shown.", "tass", n) for n in range(-60, 60, 9)]
        agency = told(f"{OWN_WORDS} ({hour})", "tass", hour)
        found = rows(credited, agency, *others)[credited.id]
        assert found.basis == basis, (hour, found)


def test_a_copy_points_to_the_earlier_text() -> None:
    body = (
        "The ministry denied on Sunday that the laboratory had been seized and said that the "
        "facility was under guard as usual."
    )
    first = make_document(
        body, external_id="a", published_at=dt.datetime(2022, 1, 9, 8, tzinfo=dt.UTC)
    )
    copy = make_document(
        "Update\n\n" + body,
        external_id="b",
        published_at=dt.datetime(2022, 1, 9, 12, tzinfo=dt.UTC),
    )
    other = make_document(
        "A quite different report about the price of gas in the west of the country.",
        external_id="c",
    )
    rows = {r.document_id: r for r in lineage_of([copy, other, first], NOW)}
    assert rows[copy.id].origin_id == first.id
    assert rows[copy.id].basis == "near_copy"
    assert rows[first.id].origin_id == first.id
    assert rows[other.id].origin_id == other.id


def test_copies_that_differ_in_a_number_say_so_and_chains_have_one_origin() -> None:
    body = (
        "The ministry said that the trucks left the airport on {} October and that the road "
        "to the border was open again for all."
    )
    texts = [body.format("19"), body.format("20"), "Update: " + body.format("20") + " More later."]
    moments = [dt.datetime(2022, 1, 9, hour, tzinfo=dt.UTC) for hour in (8, 9, 10)]
    made = [
        make_document(t, external_id=str(i), published_at=m)
        for i, (t, m) in enumerate(zip(texts, moments, strict=True))
    ]
    rows = {r.document_id: r for r in lineage_of(made, NOW)}
    assert {r.origin_id for r in rows.values()} == {made[0].id}
    assert rows[made[1].id].basis == "near_copy"
    assert rows[made[1].id].differs == ("19 -> 20",)
    assert rows[made[0].id].differs == ()
