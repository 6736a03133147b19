"""Discussion in Chromium: a message and its undo, a draft that outlives a reload, a thread that
fits and that everybody can use.
"""

from collections.abc import Callable

import pytest

from tests.browser.conftest import AXE, Served, Watched
from tocsin.records import Remark
from tocsin.store import Store
from tocsin.workspace import discussion
from tocsin.workspace.clock import word_clock

_RULES = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"
Look = Callable[..., Watched]


def test_a_draft_outlives_a_reload_and_a_message_can_be_taken_back(
    look: Look, served: Served
) -> None:
    page = look().page
    page.goto("/problem/WP-SUMY-CHEM")
    field = page.locator("form[action='/act/write'] textarea").first
    field.fill("Кто видел это своими глазами?")
    page.reload()
    assert field.input_value() == "Кто видел это своими глазами?"
    page.locator("form[action='/act/write'] button").first.click()
    page.get_by_text("Done: message sent.").wait_for()
    page.locator(".remark", has_text="своими глазами").wait_for()
    assert page.locator("form[action='/act/write'] textarea").first.input_value() == ""
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Done: withdrawn.").wait_for()
    with Store(served.store) as store:
        assert store.duty.words(Remark) == []


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_a_thread_fits_and_everybody_can_use_it(
    look: Look, served: Served, width: int, scheme: str, locale: str
) -> None:
    with Store(served.store) as store:
        if not store.duty.words(Remark):
            alarm = store.lookup.past_alarms("WP-SUMY-CHEM", word_clock(store), 1)[0]
            at = word_clock(store)
            text = "@A. One " + "длинноесловобезпробелов" * 8
            discussion.write(store, alarm.id, "ok", signer="A. One", at=at)
            discussion.write(store, alarm.id, text, signer="B. Two", at=at)
    page = look(width, color_scheme=scheme, locale=locale).page
    for path in ("/problem/WP-SUMY-CHEM", "/queue"):
        page.goto(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, path
        rules = f"{{ runOnly: {{ type: 'tag', values: {_RULES} }} }}"
        faults = page.evaluate(f"axe.run(document, {rules}).then((r) => r.violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in faults] == [], path
