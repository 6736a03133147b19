"""Every page in Chromium: nothing goes wrong on it, everybody can use it, it lives, and it answers
to keys.
"""

import re
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import update

from tests import said as words
from tests.browser.conftest import AXE, Served, Watched
from tests.desk.conftest import BOOK, LAST
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Judgement
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.store.schema import MATCHES
from tocsin.web.desk import clock

_EVERYTHING = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"
_FIGURES = [f"H{n}=.2" for n in range(1, 6)]
Look = Callable[..., Watched]
_ROOMS = (
    "/",
    "/attention",
    "/map",
    "/lineage",
    "/narratives",
    "/sources",
    "/search?q=plant",
    "/audit",
    "/ledger",
    "/add",
    "/queue",
    "/actors",
    "/export",
    "/find?q=sumy",
    "/casebook",
    "/casebook/problems/WP-SUMY-CHEM",
    "/casebook/sites/new",
    "/button",
    "/?sort=likelihood&state=WATCH",
)


@pytest.fixture(scope="module")
def pages(served: Served) -> list[str]:
    """One page of every kind."""
    found = list(_ROOMS)
    kinds = (
        "problem",
        "claim",
        "document",
        "source",
        "narrative",
        "site",
        "lineage",
        "attention",
        "actor",
        "brief",
    )
    for kind in kinds:
        for start in (*_ROOMS, *found[len(_ROOMS) :]):
            link = re.search(rf'href="(/{kind}/[^"#]+)"', httpx.get(served.base + start).text)
            if link:
                found.append(link.group(1).replace("&amp;", "&"))
                break
    assert {p.split("/")[1] for p in found} >= set(kinds)
    return found


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_every_page_fits_and_everybody_can_use_it(
    look: Look, pages: list[str], width: int, scheme: str
) -> None:
    page = look(width, color_scheme=scheme, reduced_motion="reduce").page
    rules = _EVERYTHING if scheme == "light" else "['color-contrast']"
    for path in pages:
        page.goto(path)
        page.wait_for_load_state("load")
        for wide in (width, width * 2):
            page.set_viewport_size({"width": wide, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= wide, (path, wide)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        told = page.evaluate(f"axe.run(document, {{runOnly: {rules}}})")
        bad = [
            f"{path}: {v['id']}: {v['nodes'][0]['html'][:150]}"
            for v in told["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert bad == []


def test_without_scripts_every_page_says_the_same(look: Look, pages: list[str]) -> None:
    bare = look(java_script_enabled=False).page
    for path in pages:
        bare.goto(path)
        assert bare.locator("h1").count() == 1, path
        assert bare.locator("main").inner_text().strip(), path
    bare.goto("/map")
    assert bare.locator("svg.map").count() == 1


def test_a_post_that_arrives_shows_on_an_open_board(
    look: Look, served: Served, tmp_path: Any
) -> None:
    page = look().page
    page.goto("/")
    page.wait_for_timeout(500)
    page.evaluate("window.still = true")
    (tmp_path / "new.jsonl").write_text(
        '{"id": "n1", "title": "Sirens at the plant", "source": "tass", "published_at": '
        '"2022-03-21T20:00:00Z", '
        '"text": "Sirens were heard at the Sumykhimprom plant in Sumy, the administration said."}'
    )
    with Store(served.store) as store:
        pipeline.read_into(
            store,
            load_casebook(BOOK),
            [str(tmp_path / "new.jsonl")],
            as_of=LAST,
            stated=Stated(),
            tell=lambda _: None,
        )
    page.get_by_text("Sirens at the plant").first.wait_for()
    assert page.evaluate("window.still") is True


def test_two_analysts_see_each_other(look: Look, served: Served) -> None:
    page = look().page
    page.goto("/problem/WP-SUMY-CHEM")
    page.wait_for_timeout(500)
    words.sign(
        served.store, "WP-SUMY-CHEM", signer="B. Two", dissent=True, note="too early", at=clock()
    )
    page.get_by_text("B. Two dissents").first.wait_for()
    page.get_by_label("Note (a dissent needs one)").fill("half a thought")
    words.sign(
        served.store, "WP-SUMY-CHEM", signer="C. Three", dissent=False, note=None, at=clock()
    )
    page.get_by_role("button", name="Show it").wait_for()
    assert page.get_by_label("Note (a dissent needs one)").input_value() == "half a thought"
    page.get_by_role("button", name="Show it").click()
    page.get_by_text("signed by C. Three").first.wait_for()
    page.get_by_role("button", name="Sign as A. One").click()
    page.get_by_text("Done: signed.").wait_for()


def test_a_lost_connection_says_so_and_resumes(look: Look, served: Served) -> None:
    watched = look()
    page = watched.page
    page.goto("/")
    page.wait_for_timeout(700)
    served.stop()
    page.get_by_text("The connection is lost").wait_for()
    words.sign(
        served.store,
        "WP-SUMY-CHEM",
        signer="D. Four",
        dissent=True,
        note="while it was down",
        at=clock(),
    )
    served.start()
    page.get_by_text("D. Four dissents").first.wait_for()
    assert page.get_by_text("The connection is lost").is_hidden()
    watched.wrong[:] = [
        w
        for w in watched.wrong
        if "ERR_CONNECTION" not in w and "ERR_INCOMPLETE" not in w and "/events" not in w
    ]


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("ga", "/attention"),
        ("gm", "/map"),
        ("gl", "/lineage"),
        ("gn", "/narratives"),
        ("gs", "/sources"),
        ("gu", "/audit"),
        ("gb", "/"),
    ],
)
def test_keys_lead_to_pages(look: Look, keys: str, path: str) -> None:
    page = look().page
    page.goto("/add")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(f"**{path}")


def test_keys_move_open_search_and_help(look: Look) -> None:
    page = look().page
    page.goto("/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("ga plant")
    assert page.locator("#find").input_value() == "ga plant"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("[data-entry].here").count() == 1
    page.keyboard.press("k")
    opened = page.locator("[data-entry].here a").first.get_attribute("href")
    assert opened
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{opened}")


def corrections(served: Served) -> list[str]:
    """Return the values of the corrections and decisions that count."""
    with Store(served.store) as store:
        return [j.value for j in store.words.of(Judgement, clock())]


def test_a_key_decides_nothing_where_nothing_waits(look: Look, served: Served) -> None:
    page = look().page
    with Store(served.store) as store:
        sure = store.lookup.matches(None, 1, is_open=False)[0]
    before = corrections(served)
    page.goto(f"/narrative/{sure.narrative_id}")
    for key in ("d", "j", "d", "j", "s", "u"):
        page.keyboard.press(key)
    page.wait_for_timeout(700)
    assert "done=" not in page.url
    assert page.get_by_text("Done: saved.").count() == 0
    assert corrections(served) == before


def test_a_match_that_waits_is_decided_by_one_key_and_undone(look: Look, served: Served) -> None:
    page = look().page
    with Store(served.store) as store, store._engine.begin() as connection:
        sure = store.lookup.matches(None, 1, is_open=False)[0]
        record = msgspec.json.encode(
            msgspec.structs.replace(sure, voice=None, voice_if_same=sure.voice)
        ).decode()
        connection.execute(update(MATCHES).where(MATCHES.c.id == sure.id).values(record=record))
    before = corrections(served)
    page.goto(f"/narrative/{sure.narrative_id}")
    page.keyboard.press("d")  # goes to what waits, and decides nothing that was not looked at
    assert page.locator("[data-review].here").count() == 1
    page.keyboard.press("d")
    page.get_by_text("Done: saved.").wait_for()
    assert corrections(served) == [*before, "different"]
    assert page.url.endswith("#review")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Done: withdrawn.").wait_for()
    assert corrections(served) == before


def test_a_double_click_stores_one(look: Look, served: Served, pages: list[str]) -> None:
    page = look().page
    page.goto(next(p for p in pages if p.startswith("/claim/")))
    page.locator("summary", has_text="Correct the claim").click()
    form = page.locator("form", has=page.locator("input[value=chain]"))
    before = corrections(served)
    form.locator("input[name=value]").fill("new:A Guard -> Ukrinform -> Reuters")
    form.get_by_role("button").dblclick()
    page.get_by_text("Done: saved.").wait_for()
    assert len(corrections(served)) == len(before) + 1
    page.get_by_role("button", name="Undo").wait_for(state="detached", timeout=15_000)
    page.reload()
    assert page.get_by_text("Done: saved.").count() == 0
    page.get_by_role("button", name="Withdraw").first.click()
    page.get_by_text("Done: withdrawn.").wait_for()
    assert corrections(served) == before


def test_a_claim_is_copied_as_a_citation_with_its_address(look: Look, pages: list[str]) -> None:
    page = look(permissions=["clipboard-read", "clipboard-write"]).page
    claim = next(p for p in pages if p.startswith("/claim/"))
    page.goto(claim)
    page.keyboard.press("c")
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(claim)
    assert "cap-" in copied


def test_moments_stand_in_the_readers_zone_with_utc_on_hover(look: Look) -> None:
    page = look(timezone_id="Asia/Almaty").page
    page.goto("/")
    moment = page.locator("time[datetime*='T']").first
    assert "GMT+" in moment.inner_text()
    assert (moment.get_attribute("title") or "").endswith("UTC")


def test_pictures_come_alive_and_stay_as_they_were_left(
    look: Look, served: Served, pages: list[str]
) -> None:
    page = look().page
    page.goto("/map")
    page.locator("canvas.maplibregl-canvas").wait_for()
    before = page.locator(".slider output").inner_text()
    page.locator(".slider input").press("ArrowLeft")
    moved = page.locator(".slider output").inner_text()
    words.estimate(
        served.store, "WP-SUMY-CHEM", _FIGURES, casebook=BOOK, analyst="E. Five", at=clock()
    )
    page.wait_for_timeout(1_500)
    assert page.locator(".slider output").inner_text() == moved
    assert page.locator("#live").is_hidden()
    assert page.locator(".slider output").inner_text() < before
    page.goto(next(p for p in pages if p.startswith("/attention/")))
    page.locator(".uplot canvas").wait_for()


def test_a_printed_page_holds_the_judgement_and_no_forms(look: Look) -> None:
    page = look().page
    page.goto("/problem/WP-SUMY-CHEM")
    page.emulate_media(media="print")
    assert page.locator("header nav").is_hidden()
    assert page.locator("form").first.is_hidden()
    assert page.get_by_role("heading", name="Against").is_visible()


def test_six_matches_of_the_queue_are_decided_in_seven_strokes(look: Look, served: Served) -> None:
    page, keys = look().page, "sdusdu"
    with Store(served.store) as store, store._engine.begin() as connection:
        chosen = store.lookup.matches(None, len(keys), is_open=False)
        for sure in chosen:
            unsure = msgspec.structs.replace(sure, voice=None, voice_if_same=sure.voice)
            record = msgspec.json.encode(unsure).decode()
            connection.execute(update(MATCHES).where(MATCHES.c.id == sure.id).values(record=record))
    before = corrections(served)
    page.goto("/queue#review")
    for number in range(len(chosen)):
        page.locator("[data-review].here").wait_for()
        page.keyboard.press(keys[number])
        page.wait_for_url(re.compile(r"/queue"))
        page.get_by_text("Done: saved.").wait_for()
    words = {"s": "same", "d": "different", "u": "unsure"}
    assert corrections(served)[len(before) :] == [words[key] for key in keys[: len(chosen)]]
