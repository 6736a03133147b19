"""The time brush in Chromium: dragging over a chart or a picture of days sets from and to; the two
date fields do the same by keyboard, and without scripts.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import AXE, Served, Watched

Look = Callable[..., Watched]
_RULES = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"


def drag(page: Page, place: Locator) -> dict[str, list[str]]:
    """Drag over the second half of something; return what the address says then."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    high = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, high)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, high, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=*")
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(
    ("path", "place"), [("/attention", ".uplot .u-over"), ("/search", "[data-brush] svg")]
)
def test_dragging_narrows_the_page_to_those_days(look: Look, path: str, place: str) -> None:
    page = look().page
    page.goto(path)
    page.wait_for_selector(place)
    said = drag(page, page.locator(place).first)
    assert said["from"] < said["to"] <= ["2022-03-21"]
    page.wait_for_load_state()
    fields = page.locator("input[name=from]").first
    assert fields.input_value() == said["from"][0]


def test_the_fields_do_the_same_by_keyboard_and_without_scripts(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(base_url=served.base, java_script_enabled=False)
    page = context.new_page()
    page.goto("/attention")
    page.locator(".day-range summary").focus()
    page.keyboard.press("Enter")
    page.locator(".day-range input[name=from]").fill("2022-03-18")
    page.locator(".day-range input[name=to]").fill("2022-03-19")
    page.locator(".day-range input[name=to]").press("Enter")
    page.wait_for_url("**from=2022-03-18&to=2022-03-19*")
    assert "Only what was published in these days" in page.inner_text("body")
    context.close()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_the_control_fits_and_everybody_can_use_it(look: Look, width: int, locale: str) -> None:
    page = look(width, locale=locale, color_scheme="dark" if width == 320 else "light").page
    page.goto("/attention?from=2022-03-01&to=2022-03-19")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = f"{{ runOnly: {{ type: 'tag', values: {_RULES} }} }}"
    faults = page.evaluate(f"axe.run(document, {rules}).then((r) => r.violations)")
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in faults] == []
