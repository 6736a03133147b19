"""The inspector beside a list, and the palette: with a mouse, with keys alone, wide and narrow."""

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import AXE, Served, Watched
from tests.browser.test_browser import corrections

Look = Callable[..., Watched]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_document_opens_beside_its_list_and_the_list_stays(look: Look, width: int) -> None:
    page = look(width, color_scheme="light", reduced_motion="reduce").page
    page.goto("/search?q=plant")
    page.locator(".results a").first.click()
    panel = page.locator("#inspector")
    panel.get_by_role("heading", name="Claims").wait_for()
    assert page.url.endswith("/search?q=plant")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    told = page.evaluate("axe.run(document)")
    serious = [v["id"] for v in told["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == []
    panel.locator("a.claim, .cards a").first.click()
    panel.get_by_role("heading", name="Attribution chain").wait_for()
    panel.get_by_role("button", name="Back").click()
    panel.get_by_role("heading", name="Claims").wait_for()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.matches('.results a')")


def test_a_claim_is_corrected_in_the_panel_and_undone(look: Look, served: Served) -> None:
    page = look().page
    before = corrections(served)
    page.goto("/actor/mizintsev")
    page.locator("main .cards a[href^='/claim/']").first.click()
    panel = page.locator("#inspector")
    panel.locator("summary", has_text="Correct the claim").click()
    form = panel.locator("form", has=page.locator("input[value=outcome]"))
    form.locator("select").select_option("borne_out")
    form.get_by_role("button").click()
    panel.get_by_text("Done: saved.").wait_for()
    assert "/actor/mizintsev" in page.url
    assert corrections(served) == [*before, "borne_out"]
    panel.get_by_role("button", name="Undo").click()
    panel.get_by_text("Done: withdrawn.").wait_for()
    assert corrections(served) == before


def test_a_key_opens_the_panel_and_enter_the_whole_page(look: Look) -> None:
    page = look().page
    page.goto("/search?q=plant")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.locator("#inspector h2").first.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")


def test_without_scripts_a_link_is_a_page(look: Look) -> None:
    page = look(java_script_enabled=False).page
    page.goto("/search?q=plant")
    page.locator(".results a").first.click()
    assert "/document/" in page.url
    page.goto("/")
    page.locator("#jump").click()
    page.locator("main input[name=q]").fill("mizin")
    page.locator("main button").first.click()
    page.get_by_role("link", name="Mizintsev").first.click()
    assert page.url.endswith("/actor/mizintsev")


@pytest.mark.parametrize("start", ["/", "/document", "/map", "/wrong-address"])
def test_the_palette_leads_by_keys_alone(look: Look, start: str) -> None:
    watched = look()
    page = watched.page
    page.goto(start)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").wait_for()
    page.keyboard.type("mizin")
    page.get_by_role("option", name=re.compile("Mizintsev")).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/mizintsev")
    watched.wrong[:] = [line for line in watched.wrong if "404" not in line]


def test_the_palette_moves_closes_and_gives_the_keys_back(look: Look) -> None:
    page = look().page
    page.goto("/")
    page.keyboard.press("Control+k")
    page.get_by_role("option").nth(2).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.get_by_role("option").nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#palette").is_hidden()
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/sources")
