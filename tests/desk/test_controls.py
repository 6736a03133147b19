"""No control stores what nobody meant: every wrong input is refused in words, every repetition
stores one, every word can be taken back.
"""

import datetime as dt
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests import said as words
from tests.desk.conftest import BOOK, HERE, LAST, leave_open
from tests.desk.reading import read_aloud
from tests.desk.test_acts import alarm, send, token
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Claim, Judgement, SavedSearch
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace.clock import clock_of, looking


def first_claim(desk: TestClient, at: int = 0) -> dict[str, Any]:
    """Return a claim."""
    return dict(desk.get("/api/claims?limit=20").json()["items"][at])


def told_by_another(desk: TestClient) -> dict[str, Any]:
    """Return a claim of a document of another source than those that are named in the tests."""
    claims = desk.get("/api/claims?limit=100").json()["items"]
    return next(c for c in claims if c["chain"][-1]["entity_id"] not in ("tass", "reuters"))


def lines(url: str) -> int:
    """Return how long the log is."""
    with Store(url) as store:
        return len(store.words.audit())


_WRONG = [
    ("chain", "xqzw -> tass", "is no actor or source of the casebook"),
    ("chain", "mizintsef, tass", "near it: mizintsev"),
    ("chain", "-> tass", "originator first"),
    ("chain", "tass <- ru_mod", "two directions"),
    ("chain", "tass -> tass", "occurs twice"),
    ("chain", "new: -> tass", "names nobody"),
    ("chain", "new:TASS -> reuters", "is no new name"),
    ("chain", "", "needs a value"),
    ("originator", "ru_mod -> tass", "the originator is one"),
    ("originator", "nobody at all", "For a name it does not hold"),
    ("stance", "", "needs a value"),
    ("stance", "  ", "needs a value"),
    ("stance", "denied", "is no stance"),
    ("stanse", "denies", "near it: stance"),
    ("type", "claim", "is no type"),
    ("actor_id", "Mizintsef", "near it: mizintsev"),
    ("site_id", "atlantis", "is no site or place"),
    ("outcome", "true", "is no outcome"),
    ("claim", "yes", "is no claim"),
    ("span", "0", "cannot be corrected"),
]


@pytest.mark.parametrize(("field", "value", "told"), _WRONG)
def test_what_nobody_can_have_meant_is_refused_in_words_and_stores_nothing(
    url: str, desk: TestClient, field: str, value: str, told: str
) -> None:
    own, before = first_claim(desk)["id"], lines(url)
    answer = send(desk, "judge", record=own, field=field, value=value)
    assert (answer.status_code, told in answer.text) == (409, True), answer.text[-900:]
    assert "<nav" in answer.text
    assert 'href="/"' in answer.text
    assert "--" not in re.sub(
        r"<[^>]*>", "", answer.text.partition("<main")[2].partition("</main")[0]
    )
    assert lines(url) == before


def test_a_program_is_told_the_same_in_json(url: str, desk: TestClient) -> None:
    own = first_claim(desk)["id"]
    for field, value, told in _WRONG[:6]:
        form = {"token": token(desk), "page": "/", "record": own, "field": field, "value": value}
        answer = desk.post(
            "/act/judge", data=form, headers={"origin": HERE, "accept": "application/json"}
        )
        assert (answer.status_code, told in answer.json()["error"]) == (409, True)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/api/problems/WP-SUMY-CHM", "near it: WP-SUMY-CHEM"),
        ("/api/alarms?problem=WP-SUMY", "near it: WP-SUMY-CHEM"),
        ("/problem/WP-SUMY-CHM", "near it: WP-SUMY-CHEM"),
        ("/source/tas", "near it: tass"),
        ("/site/sumykhimpron", "near it"),
        ("/api/readings?group=nobody", "is no group of sources"),
        ("/api/counted?group=nobody&day=2022-03-20", "is no group of sources"),
    ],
)
def test_an_id_nobody_has_is_refused_with_what_lies_near(
    desk: TestClient, path: str, told: str
) -> None:
    answer = desk.get(path)
    assert (answer.status_code, told in answer.text) == (404, True), answer.text[-500:]


def test_an_id_cut_short_or_mistyped_names_the_one_it_begins_like(desk: TestClient) -> None:
    own = first_claim(desk)["id"]
    for wrong in (own[:12], own[:-1], own[:-1] + "z", own + "0"):
        assert own in send(desk, "judge", record=wrong, field="stance", value="denies").text
        assert own in desk.get(f"/api/claims/{wrong}").json()["error"]
        assert own in desk.get(f"/claim/{wrong}").text


def test_a_chain_is_kept_as_it_was_meant_and_shown_by_names(desk: TestClient) -> None:
    own = told_by_another(desk)
    for written in ("Мизинцев через ТАСС", "ru_mod -> tass -> reuters", "new:Ivan Smith, TASS"):
        assert (
            send(desk, "judge", record=own["id"], field="chain", value=written).status_code == 303
        )
    page = read_aloud(desk.get(f"/claim/{own['id']}").text)
    assert "chain: Mikhail Mizintsev → TASS" in page
    assert "chain: Ivan Smith → TASS" in page
    kept = [j["value"] for j in desk.get(f"/api/judgements/{own['id']}").json()]
    assert kept == ["mizintsev < tass", "ru_mod < tass < reuters", "new:Ivan Smith < tass"]


def test_nothing_that_would_change_nothing_is_stored(url: str, desk: TestClient) -> None:
    own = first_claim(desk, 2)
    again = send(desk, "judge", record=own["id"], field="stance", value=own["stance"])
    assert (again.status_code, "Nothing would change" in again.text) == (409, True)
    assert send(desk, "judge", record=own["id"], field="type", value="threaten").status_code == 303
    again = send(desk, "judge", record=own["id"], field="type", value="Threaten")
    assert (again.status_code, "Nothing would change" in again.text) == (409, True)
    assert send(desk, "judge", record=own["id"], field="claim", value="none").status_code == 303
    gone = send(desk, "judge", record=own["id"], field="stance", value="doubts")
    assert (gone.status_code, "was taken out" in gone.text) == (409, True)
    first = desk.get("/api/documents?limit=1").json()["items"][0]["id"]
    assert (
        "Nothing would change"
        in send(desk, "judge", record=first, field="origin_id", value="itself").text
    )


def test_a_form_sent_twice_stores_one_and_a_taken_back_one_is_stored_anew(
    url: str, desk: TestClient
) -> None:
    own, before = first_claim(desk, 3)["id"], lines(url)
    form = {"record": own, "field": "type", "value": "explain", "once": "a-form"}
    places = {send(desk, "judge", **form).headers["location"] for _ in range(3)}
    assert len(places) == 1
    assert lines(url) == before + 1
    word = re.search(r"undo=(jdg-\w+)", places.pop())
    assert word is not None
    assert send(desk, "withdraw", word=word.group(1)).status_code == 303
    assert desk.get(f"/api/judgements/{own}").json() == []
    assert send(desk, "judge", **form).status_code == 303
    assert len(desk.get(f"/api/judgements/{own}").json()) == 1


def test_what_was_marked_as_seen_can_be_taken_back(url: str, desk: TestClient) -> None:
    name = "A. One"
    search = SavedSearch(
        id="sea-undo", name="u", query="/search?q=Sumy", signer=name, at=LAST, seen=0
    )
    with Store(url) as store:
        store.words.keep_search(search)
    done = send(desk, "search-seen", search="sea-undo", page="/queue")
    page = desk.get(done.headers["location"]).text
    assert "Done: search marked as seen." in page
    form = re.search(r'<form method="post" action="/act/search-seen">.*?</form>', page, re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'name="(search|before)" value="([^"]+)"', form.group()))
    assert fields == {"search": "sea-undo", "before": "0"}
    again = send(desk, "search-seen", **fields, page="/queue")
    assert "search marked as not seen" in desk.get(again.headers["location"]).text


def test_undo_is_offered_beside_what_was_done_and_later_in_the_log(
    desk: TestClient, other: TestClient
) -> None:
    own = first_claim(desk, 4)["id"]
    done = send(desk, "judge", record=own, field="modality", value="possible", page=f"/claim/{own}")
    page = desk.get(done.headers["location"]).text
    assert "Done: saved." in page
    assert ">Undo<" in page
    assert ">Undo<" not in other.get(done.headers["location"]).text
    word = re.search(r"undo=(jdg-\w+)", done.headers["location"])
    assert word is not None
    assert f'value="{word.group(1)}"' in other.get("/audit").text
    assert send(other, "withdraw", word=word.group(1)).status_code == 303
    assert ">Undo<" not in desk.get(done.headers["location"]).text
    assert "withdrawn by B. Two" in desk.get("/audit").text
    again = send(desk, "withdraw", word=word.group(1))
    assert (again.status_code, "was withdrawn before" in again.text) == (409, True)


def test_a_withdrawn_correction_returns_to_what_the_rules_say(url: str, desk: TestClient) -> None:
    own = first_claim(desk, 5)
    kept = send(
        desk,
        "judge",
        record=own["id"],
        field="stance",
        value="doubts" if own["stance"] != "doubts" else "asks",
    )
    word = re.search(r"undo=(jdg-\w+)", kept.headers["location"])
    assert word is not None
    with Store(url) as store:
        book = load_casebook(BOOK)
        before = {c.id: c for c in pipeline.judge(store, book, LAST, keep=False).facts.claims}[
            own["id"]
        ]
        words.withdraw(url, word.group(1), signer="B. Two", at=LAST)
        after = {c.id: c for c in pipeline.judge(store, book, LAST, keep=False).facts.claims}[
            own["id"]
        ]
        assert before.flags == (*own["flags"], "corrected")
        assert after == store.record(Claim, own["id"])
        assert store.words.verify() == []


def test_a_signature_counts_no_more_once_it_is_withdrawn_everywhere_alike(
    tmp_path: Path, filled: Path
) -> None:
    url = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    desk, other = (
        TestClient(make_app(url, BOOK, s), base_url=HERE, follow_redirects=False)
        for s in ("A. One", "B. Two")
    )
    own = alarm(desk)

    def told() -> set[str]:
        """Return what page, board, record and feed say of the signatures."""
        page = desk.get("/problem/WP-SUMY-CHEM").text
        board = desk.get("/").text
        feed = desk.get("/alarms.atom").text.partition("<entry>")[2].partition("</title>")[0]
        state = re.compile(
            r"draft, not signed off|draft, signed by [^;<]+; another person must "
            r"sign|signed by "
            r"[^<)]+"
        )
        found = {
            m.group() for t in (page.partition("</h1>")[2], board, feed) if (m := state.search(t))
        }
        signers = desk.get(f"/api/alarms/{own}").json()["signed_off_by"]
        assert (
            signers
            == next(a for a in desk.get("/api/alarms").json()["items"] if a["id"] == own)[
                "signed_off_by"
            ]
        )
        assert all(("not signed" in f) == (not signers) for f in found)
        return found

    assert told() == {"draft, not signed off"}
    one = send(desk, "sign", alarm=own, word="agree")
    assert told() == {"draft, signed by A. One; another person must sign"}
    assert send(other, "sign", alarm=own, word="agree").status_code == 303
    assert told() == {"signed by A. One, B. Two"}
    word = re.search(r"undo=(sig-\w+)", one.headers["location"])
    assert word is not None
    theirs = send(other, "withdraw", word=word.group(1))
    assert (
        theirs.status_code,
        "only A. One can withdraw it" in theirs.text.replace("&#39;", "'"),
    ) == (409, True)
    assert send(desk, "withdraw", word=word.group(1)).status_code == 303
    assert told() == {"draft, signed by B. Two; another person must sign"}
    with Store(url) as store:
        (judged,) = (
            a for a in pipeline.judge(store, load_casebook(BOOK), LAST).alarms if a.id == own
        )
    assert judged.signed_off_by == ("B. Two",)
    assert send(desk, "sign", alarm=own, word="dissent", note="too early").status_code == 303
    assert "You dissent from this assessment." in desk.get("/problem/WP-SUMY-CHEM").text


def test_a_decision_is_taken_only_on_what_waits(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        asked = {m.narrative_id for m in store.lookup.matches(None, 50, is_open=True)}
        sure = next(
            m for m in store.lookup.matches(None, 50, is_open=False) if m.narrative_id not in asked
        )
    page = desk.get(f"/narrative/{sure.narrative_id}").text
    assert "data-key" not in page
    assert "data-review" not in page
    assert "Change the decision" in page
    for _ in range(2):
        refused = send(desk, "judge", record=sure.id, field="same", value="different")
        assert (refused.status_code, "does not wait for a decision" in refused.text) == (409, True)
    assert (
        send(desk, "judge", record=sure.id, field="same", value="unsure", change="1").status_code
        == 303
    )
    refused = send(desk, "judge", record=sure.id, field="same", value="different")
    assert (refused.status_code, "A. One judged it unsure" in refused.text) == (409, True)


def test_what_waits_is_decided_once(tmp_path: Path, filled: Path) -> None:
    url = _with_an_unsure_match(filled, tmp_path)
    desk = TestClient(make_app(url, BOOK, "A. One"), base_url=HERE, follow_redirects=False)
    with Store(url) as store:
        waiting = store.lookup.matches(None, 5, is_open=True)[0]
        all_waiting = store.lookup.matches(None, 50, is_open=True)
        beside = sum(m.narrative_id == waiting.narrative_id for m in all_waiting)
    page = desk.get(f"/narrative/{waiting.narrative_id}").text
    assert page.count(" data-review") == beside
    assert page.count("data-key") == 3 * beside
    kept = send(desk, "judge", record=waiting.id, field="same", value="different", place="review")
    assert kept.headers["location"].endswith("#review")
    assert send(desk, "judge", record=waiting.id, field="same", value="same").status_code == 409
    word = re.search(r"undo=(jdg-\w+)", kept.headers["location"])
    assert word is not None
    assert send(desk, "withdraw", word=word.group(1)).status_code == 303
    with Store(url) as store:
        assert [m.id for m in store.lookup.matches(None, 50, is_open=True)] == [
            m.id for m in all_waiting
        ]


def _with_an_unsure_match(filled: Path, folder: Path) -> str:
    """Return a copy of the store in which the program is unsure of one match."""
    url = str(shutil.copy(filled, folder / "s.sqlite"))
    leave_open(url, 1)
    return url


def test_a_document_added_to_a_replayed_case_does_not_move_its_clock(
    url: str, desk: TestClient
) -> None:
    text = "A drone flew over the Sumykhimprom plant in Sumy, the regional administration said."
    before = re.search(r"As of <time datetime=\"([^\"]+)", desk.get("/").text)
    for fields in ({}, {"published": "2022-03-20T08:00"}):
        body = text if not fields else text.replace("drone", "helicopter")
        assert (
            send(
                desk, "add", text=body, source="Укринформ", title="In the sky", **fields
            ).status_code
            == 303
        )
    after = re.search(r"As of <time datetime=\"([^\"]+)", desk.get("/").text)
    assert before is not None
    assert after is not None
    assert after.group(1) == before.group(1) == "2022-03-21T23:59:59Z"
    assert "In the sky" in desk.get("/").text
    with Store(url) as store:
        assert clock_of(store) == LAST
    late = send(desk, "add", text=text.replace("drone", "bird"), published="2022-06-01T08:00")
    assert (late.status_code, "is dated after 2022-03-21 23:59 UTC" in late.text) == (409, True)
    again = send(desk, "add", text=text, source="ukrinform", title="In the sky")
    assert (again.status_code, "already has this document" in again.text) == (409, True)
    for source, near in (("ukrinfrm", "near it: ukrinform"), ("xqzw", "write new:xqzw")):
        wrong = send(desk, "add", text=text + source, source=source)
        assert (wrong.status_code, near in wrong.text) == (409, True)


def test_looking_back_at_a_replayed_case_shows_what_was_published_by_then(
    url: str, desk: TestClient
) -> None:
    every = desk.get("/api/documents?limit=500").json()["items"]
    for day in ("2022-03-14", "2022-03-19", "2022-03-20"):
        end = f"{day}T23:59:59Z"
        then = {
            d["id"]
            for d in desk.get("/api/documents", params={"limit": "500", "as_of": day}).json()[
                "items"
            ]
        }
        assert then == {d["id"] for d in every if (d["published_at"] or d["seen_at"]) <= end}
    assert "counts from its publication date" in desk.get("/?as_of=2022-03-19").text
    with Store(url) as store:
        moment = dt.datetime(2022, 3, 20, 23, 59, 59, tzinfo=dt.UTC)
        facts = pipeline.gather(looking(store, moment), load_casebook(BOOK), moment)
        assert {d.id for d in facts.documents} == {
            d["id"] for d in every if (d["published_at"] or d["seen_at"]) <= "2022-03-20T23:59:59Z"
        }


@pytest.mark.parametrize("as_of", [None, "2022-03-20"])
def test_the_series_page_lists_exactly_what_was_counted(
    url: str, desk: TestClient, as_of: str | None
) -> None:
    desk.get("/attention")  # the page brings the counts up to date
    with Store(url) as store:
        cells = [(c.key, c.day) for c in store.rollups.counts(dt.date.max)]
    seen = 0
    for key, day in random.Random(7).sample(cells, min(50, len(cells))):
        asked = {
            "site": key.site_id or "",
            "story": key.narrative_id or "",
            "day": day.isoformat(),
            "days": "1500",
        }
        asked |= {"as_of": as_of} if as_of else {}
        readings = desk.get("/api/readings", params={"group": key.group, **asked}).json()
        observed = next((r["observed"] for r in readings if r["day"] == day.isoformat()), 0)
        page = desk.get(f"/attention/{key.group}", params=asked).text
        assert page.count("data-origin") == observed, (key, day)
        assert (
            len(desk.get("/api/counted", params={"group": key.group, **asked}).json()) == observed
        )
        seen += observed
    assert seen


def test_an_empty_search_says_how_much_is_indexed(url: str, desk: TestClient) -> None:
    page = desk.get("/search?q=zzzzqqq").text
    with Store(url) as store:
        indexed = store.lookup.indexed(clock_of(store))
    told = (
        f"{indexed.searched} texts were searched: {indexed.read} read for claims,"
        f" {indexed.unread} not."
    )
    assert "No text matches." in page
    assert ("were not searched" in page) == (indexed.searched < indexed.captures)
    assert told in page
    assert (
        "The filters above also limit the search." in desk.get("/search?q=zzzzqqq&source=tass").text
    )


def test_a_search_is_kept_only_where_it_asks_something_and_can_be_taken_back(
    desk: TestClient, other: TestClient
) -> None:
    for name, query in (
        ("", "/search?q=x"),
        ("x", "/search?q="),
        ("x", "/search"),
        ("x", "http://evil.example/?q=x"),
        ("x", "/audit?q=x"),
    ):
        assert send(desk, "search", name=name, query=query).status_code == 409
    kept = send(desk, "search", name="ammonia", query="/search?q=ammonia&done=kept&undo=x&before=3")
    word = re.search(r"undo=(sea-\w+)", kept.headers["location"])
    assert word is not None
    assert 'href="/search?q=ammonia"><bdi lang="und">ammonia<' in other.get("/search").text
    assert (
        "nothing would change"
        in send(desk, "search", name="ammonia", query="/search?q=ammonia").text
    )
    assert send(other, "withdraw", word=word.group(1)).status_code == 303
    assert ">ammonia<" not in desk.get("/search").text
    assert send(desk, "search", name="ammonia", query="/search?q=ammonia").status_code == 303
    assert ">ammonia<" in desk.get("/search").text


def test_errors_stand_in_the_readers_language(desk: TestClient) -> None:
    own = first_claim(desk)["id"]
    for field, value, _ in _WRONG:
        form = {"token": token(desk), "page": "/", "record": own, "field": field, "value": value}
        page = desk.post(
            "/act/judge", data=form, headers={"origin": HERE, "accept-language": "ru"}
        ).text
        told = re.search(r'role="alert">(.*?)</p>', page, re.DOTALL)
        assert told is not None
        assert len(re.findall("[а-яё]", told.group(1))) > 12, told.group(1)


def test_sources_the_casebook_does_not_list_have_their_own_name(url: str, desk: TestClient) -> None:
    text = "Trucks stood at the Sumykhimprom plant in Sumy, the regional administration said."
    assert (
        send(
            desk, "add", text=text, source="new:A Local Paper", published="2022-03-21T07:00"
        ).status_code
        == 303
    )
    page = TestClient(make_app(url, BOOK), base_url=HERE).get("/sources").text
    assert ">A Local Paper<" in page
    assert "not in the casebook" in page
    named = [h["name"].casefold() for h in desk.get("/api/sources").json()]
    assert named == sorted(named)


def test_judgements_are_kept_in_the_order_they_were_said(url: str) -> None:
    with Store(url) as store:
        own = store.records(Claim)[8].id
        for number, value in enumerate(("explain", "threaten", "accuse", "explain")):
            store.words.put(
                Judgement(
                    id=f"jdg-{9 - number}",
                    record_id=own,
                    field="type",
                    value=value,
                    signer="A",
                    at=LAST,
                )
            )
        assert [j.value for j in store.words.on_record(own)] == [
            "explain",
            "threaten",
            "accuse",
            "explain",
        ]
