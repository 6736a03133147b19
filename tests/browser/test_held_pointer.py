"""A page that renews itself while a button of the pointer is held: the click behind it counts."""

from collections.abc import Callable

from tests.browser.conftest import Served, Watched
from tocsin.store import Store
from tocsin.workspace import discussion
from tocsin.workspace.clock import word_clock

_PROBLEM = "/problem/WP-SUMY-CHEM"


def _write(served: Served, message: str) -> None:
    """Let a colleague write to the alarm that is looked at."""
    with Store(served.store) as store:
        at = word_clock(store)
        alarm = store.lookup.past_alarms("WP-SUMY-CHEM", at, 1)[0]
        discussion.write(store, alarm.id, message, signer="B. Two", at=at)


def test_what_is_pressed_is_renewed_only_when_it_is_let_go(
    look: Callable[..., Watched], served: Served
) -> None:
    page, message = look().page, "The guards were asked again."
    page.goto(_PROBLEM)
    link = page.locator("main .tools a[href^='/brief/']").first
    link.hover()
    page.mouse.down()
    with page.expect_response(lambda answer: "/problem/" in answer.url, timeout=30_000):
        _write(served, message)
    page.wait_for_timeout(300)
    assert not page.locator(".remark", has_text=message).count()
    page.mouse.up()
    page.wait_for_url("**/brief/**")


def test_what_is_not_pressed_is_renewed_at_once(
    look: Callable[..., Watched], served: Served
) -> None:
    page, message = look().page, "Nobody answered at the gate."
    page.goto(_PROBLEM)
    page.locator("main h1").click()
    _write(served, message)
    page.locator(".remark", has_text=message).last.wait_for()
