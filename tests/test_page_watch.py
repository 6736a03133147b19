"""Watching pages over the net: what is an edit, what is none, and what is gone. A real server; all
pages are written for the tests.
"""

from pathlib import Path

from tests.unit.documents.test_faults import GONE, STORY, UNREADABLE, page
from tests.unit.sources.world import HOUR, START, WORDS, Site, World, feed, site
from tocsin.documents.page import read_page
from tocsin.records import Document
from tocsin.sources import Fetcher, Stated, fetch_pages

__all__ = ["site"]

TEXT = (WORDS * 2, *STORY)


def statement(*lines: str) -> str:
    """Return a watched page with lines below its text."""
    return page(
        "A statement",
        *TEXT,
        heading="A statement",
        more="".join(f"<p>{line}</p>" for line in lines),
    )


def watched(site: Site, path: Path, *bodies: str) -> World:
    """Return a world whose source has watched pages /0, /1 and so on, that were seen once."""
    for number, body in enumerate(bodies):
        site.page(f"/{number}", body)
    world = World(site, path, pages=tuple(f"{site.base}/{n}" for n in range(len(bodies))))
    assert world.look(START) == (len(bodies), [])
    return world


def kinds(world: World) -> list[str]:
    """Return what changed so far, in order of the pages."""
    return [
        c.kind
        for c in sorted(world.store.changes(START + 99 * HOUR), key=lambda c: (c.locator, c.at))
    ]


COUNTERS = [
    (["Просмотров: 117"], ["Просмотров: 140"]),
    (["Views: 5,304 | Comments: 2"], ["Views: 5,377 | Comments: 3"]),
    (["Обновлено 5 минут назад"], ["Обновлено 3 часа назад"]),
    (["Last updated: 12:45"], ["Last updated: 13:45"]),
    (["Переглядів: 44", "Коментарі (2)"], ["Переглядів: 48", "Коментарі (3)"]),
    (["Қаралым: 30"], ["Қаралым: 31"]),
    (["USD 76,04 EUR 86,20"], ["USD 75,88 EUR 86,01"]),
    (["Погода в городе: −5 °C"], ["Погода в городе: −7 °C"]),
    (["Saturday, 8 January 2022, 14:05"], ["Sunday, 9 January 2022, 09:10"]),
    (
        ["The road is open.", "The bridge is closed."],
        ["The bridge is closed.", "The road is open."],
    ),
]


def test_counters_and_order_make_no_edit_and_no_document(site: Site, tmp_path: Path) -> None:
    world = watched(site, tmp_path, *(statement(*old) for old, _ in COUNTERS))
    for round_number, added in enumerate(((), ("3 likes",)), 1):
        for number, (_, new) in enumerate(COUNTERS):
            site.page(f"/{number}", statement(*new, *added))
        world.look(START + 2 * round_number * HOUR)
    assert kinds(world) == []
    assert len(world.store.records(Document)) == len(COUNTERS)


def test_a_reordered_list_is_no_edit(site: Site, tmp_path: Path) -> None:
    rows = [f"<li>Notice number {n} on the road to the town</li>" for n in range(5)]
    world = watched(site, tmp_path, page("A statement", *TEXT, more=f"<ul>{''.join(rows)}</ul>"))
    site.page("/0", page("A statement", *TEXT, more=f"<ul>{''.join(reversed(rows))}</ul>"))
    world.look(START + 2 * HOUR)
    assert kinds(world) == []


def test_an_edit_beside_a_counter_is_shown_without_the_counter(site: Site, tmp_path: Path) -> None:
    world = watched(site, tmp_path, statement("The guard stays.", "Views: 10"))
    site.page("/0", statement("The guard has been withdrawn.", "Views: 99"))
    world.look(START + 2 * HOUR)
    (change,) = world.store.changes(START + 9 * HOUR)
    assert "withdrawn" in change.difference
    assert "99" not in change.difference


def test_a_soft_404_is_a_deletion_and_no_edit(site: Site, tmp_path: Path) -> None:
    world = watched(site, tmp_path, *(statement() for _ in GONE))
    for round_number, added in enumerate(("", "<p>!</p>"), 1):
        for number, body in enumerate(GONE):
            site.page(f"/{number}", body.replace("</body>", f"{added}</body>"))
        assert world.look(START + 2 * round_number * HOUR)[1] == []
    assert kinds(world) == ["deleted"] * len(GONE)
    assert len(world.store.records(Document)) == len(GONE)


def test_a_wall_is_unreadable_and_neither_an_edit_nor_a_deletion(
    site: Site, tmp_path: Path
) -> None:
    world = watched(site, tmp_path, *(statement() for _ in UNREADABLE))
    for number, body in enumerate(UNREADABLE):
        site.page(f"/{number}", body)
    assert world.look(START + 2 * HOUR)[1] == ["unreadable"] * len(UNREADABLE)
    for number in range(len(UNREADABLE)):
        site.page(f"/{number}", statement())
    world.look(START + 4 * HOUR)
    assert kinds(world) == []
    assert len(world.store.records(Document)) == len(UNREADABLE)


def test_a_watched_page_that_is_no_longer_there_is_gone_once_and_may_come_back(
    site: Site, tmp_path: Path
) -> None:
    world = watched(site, tmp_path, statement(), statement())
    for path, status in (("/0", 404), ("/1", 410)):
        site.page(path, "nothing", status=status)
    assert world.look(START + 2 * HOUR) == (0, [])
    assert world.look(START + 9 * HOUR) == (0, [])
    changes = sorted(world.store.changes(START + 99 * HOUR), key=lambda c: c.locator)
    assert [(c.kind, code in c.basis) for c, code in zip(changes, ("404", "410"), strict=True)] == [
        ("deleted", True)
    ] * 2
    site.page("/0", statement("The page is back with a word more."))
    assert world.look(START + 40 * HOUR)[0] == 1
    assert kinds(world) == ["deleted", "edited", "deleted"]


HOMES = (
    "/",
    "/index.html",
    "/ru/",
    "/en",
    "/home",
    "/kk/index.php",
    "/404",
    "/error/not-found.html",
    "/main/",
    "/uk/news",
)
WALLS = (
    "/login?next=/x",
    "/consent",
    "/auth/realms/x",
    "/showcaptcha?k=1",
    "/user/login",
    "/signin",
    "/subscribe",
    "/sso/start",
    "/cookie-consent",
    "/accounts/login/",
)
SAME = ("/0/", "/2022/01/statement", "/2?from=old", "/en/statement.html")


def moved(site: Site, path: Path, places: tuple[str, ...], body: str) -> World:
    """Return a world whose watched pages lead elsewhere."""
    world = watched(site, path, *(statement() for _ in places))
    for number, place in enumerate(places):
        site.page(place, body)
        site.moved(f"/{number}", place)
    return world


def test_a_redirect_to_the_home_page_means_gone(site: Site, tmp_path: Path) -> None:
    world = moved(site, tmp_path, HOMES, page("The paper", "All the news of the day. " + WORDS * 4))
    assert world.look(START + 2 * HOUR) == (0, [])
    changes = world.store.changes(START + 9 * HOUR)
    assert [(c.kind, "redirected" in c.basis) for c in changes] == [("deleted", True)] * len(HOMES)
    assert len(world.store.records(Document)) == len(HOMES)


def test_a_redirect_to_a_wall_is_unreadable(site: Site, tmp_path: Path) -> None:
    world = moved(site, tmp_path, WALLS, page("The paper", WORDS * 4))
    assert world.look(START + 2 * HOUR) == (0, ["unreadable"] * len(WALLS))
    assert kinds(world) == []


def test_a_redirect_to_the_page_itself_is_followed(site: Site, tmp_path: Path) -> None:
    world = moved(site, tmp_path, SAME, statement("A word more was added here."))
    assert world.look(START + 2 * HOUR) == (len(SAME), [])
    assert kinds(world) == ["edited"] * len(SAME)


def test_the_page_of_an_entry_that_leads_home_is_gone(site: Site, tmp_path: Path) -> None:
    feed(site, "/a")
    site.page("/a", statement())
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, [])
    site.page("/", page("The paper", "All the news of the day. " + WORDS * 4))
    site.moved("/a", "/")
    world.look(START + 7 * HOUR)
    assert kinds(world) == ["deleted"]


def test_captions_come_through_the_fetch(site: Site, tmp_path: Path) -> None:
    picture = (
        "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>Часовой у "
        "ворот лаборатории</p></div>"
    )
    world = watched(site, tmp_path, page("A statement", *TEXT, more=picture))
    (document,) = world.store.records(Document)
    assert [span.of(document.text) for span in document.captions] == ["Часовой у ворот лаборатории"]


def test_an_address_given_by_hand_that_leads_home_is_refused(site: Site, tmp_path: Path) -> None:
    site.page("/", page("The paper", WORDS * 4))
    site.moved("/old", "/")
    world = World(site, tmp_path)
    with Fetcher(world.fetched_with, now=lambda: START) as fetcher:
        (dropped,) = fetch_pages([f"{site.base}/old"], fetcher, seen_at=START, stated=Stated())
    assert (dropped.reason, "home page" in dropped.detail) == ("gone", True)  # type: ignore[union-attr]


def test_a_page_without_a_fault_is_read() -> None:
    assert read_page(statement()).text
