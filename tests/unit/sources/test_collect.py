"""Collecting from a real server whose pages change, vanish, and change hands. All pages here are
written for the tests.
"""

import datetime as dt
import json
import os
import subprocess
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT, tocsin_here
from tests.unit.sources.world import HOUR, START, WORDS, Site, World, feed, preview, site
from tocsin import pipeline
from tocsin.errors import InputError
from tocsin.records import Capture, Document, Dropped, Handle, Source
from tocsin.sources import Fetcher, FetchSettings
from tocsin.sources.collect import Round, collect
from tocsin.sources.listed_at import addresses_of
from tocsin.sources.listings import LISTINGS, listing_reader
from tocsin.store import Store
from tocsin.watch import Counted, find_silences

__all__ = ["site"]


def test_an_edited_page_is_a_new_capture_that_points_to_the_earlier_one(
    site: Site, tmp_path: Path
) -> None:
    site.article("/a", WORDS * 3, "Nobody was hurt, it added. The street was quiet.")
    feed(site, "/a")
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, [])
    assert world.look(START + 7 * HOUR) == (1, [])
    assert len(world.store.records(Document)) == 1
    site.article("/a", WORDS * 3, "Three people were hurt, it added. The street was quiet.")
    assert world.look(START + 60 * HOUR) == (1, [])
    (change,) = world.store.changes(START + 61 * HOUR)
    assert change.kind == "edited"
    assert "[-Nobody was-] {+Three people were+}" in change.difference
    assert len(change.difference) < 200
    captures = [world.store.capture(i or "") for i in (change.earlier_id, change.capture_id)]
    assert [c is not None and c.fetch is not None and b"<article>" in c.body for c in captures] == [
        True,
        True,
    ]
    assert len(world.store.records(Document)) == 2
    volumes = world.store.rollups.volumes(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    assert sum(volumes.values()) <= 1
    assert world.store.changes(START + 30 * HOUR) == []


def test_a_page_taken_away_is_recorded_once(site: Site, tmp_path: Path) -> None:
    site.article("/a", WORDS * 3)
    feed(site, "/a")
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    world.look(START)
    site.page("/a", "gone", status=410)
    assert world.look(START + 7 * HOUR) == (0, [])
    world.look(START + 60 * HOUR)
    (change,) = world.store.changes(START + 99 * HOUR)
    assert (change.kind, change.at) == ("deleted", START + 7 * HOUR)
    assert "410" in change.basis
    assert len(world.store.records(Document)) == 1


def test_a_changed_feed_entry_is_read_again(site: Site, tmp_path: Path) -> None:
    feed(site, "/x", words=WORDS * 8)
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, [])
    assert world.look(START + 2 * HOUR) == (0, [])
    feed(site, "/x", words=(WORDS * 8).replace("Sunday", "Monday"))
    assert world.look(START + 4 * HOUR) == (1, [])
    assert [c.kind for c in world.store.changes(START + 9 * HOUR)] == ["edited"]


def test_a_single_page_is_watched_for_changes(site: Site, tmp_path: Path) -> None:
    site.article("/statement", WORDS * 3)
    world = World(site, tmp_path, pages=(f"{site.base}/statement",))
    assert world.look(START)[0] == 1
    site.article("/statement", WORDS * 3)
    world.look(START + 2 * HOUR)
    assert len(world.store.records(Document)) == 1
    site.article("/statement", WORDS * 3, "The guard has been withdrawn.")
    world.look(START + 4 * HOUR)
    (change,) = world.store.changes(START + 9 * HOUR)
    assert "{+The guard has been withdrawn.+}" in change.difference


def test_a_news_sitemap_and_an_index_of_sitemaps(site: Site, tmp_path: Path) -> None:
    site.article("/a", WORDS * 3)
    space = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    site.page(
        "/news.xml",
        "<urlset "
        f"{space}><url><loc>{site.base}/a</loc><news:news><news:publication_date>2022-01-09T08:00:00+06:00"
        "</news:publication_date><news:title>Under guard</news:title></news:news></url></urlset>",
        "text/xml",
    )
    site.page(
        "/index.xml",
        f"<sitemapindex {space}><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>",
        "text/xml",
    )
    world = World(site, tmp_path, sitemaps=(f"{site.base}/index.xml",))
    assert world.look(START) == (1, [])
    (document,) = world.store.records(Document)
    assert (document.title, str(document.published_at)) == (
        "Under guard",
        "2022-01-09 02:00:00+00:00",
    )
    with pytest.raises(InputError, match="no sitemap"):
        listing_reader("sitemaps")(b"<html></html>", "x")


def test_a_channel_is_read_from_its_preview_and_back_from_where_it_stopped(
    site: Site, tmp_path: Path
) -> None:
    preview(site, "chan", 77, {n: f"{WORDS}<br/>Post <b>{n}</b>." for n in (21, 22, 23)}, older=21)
    preview(
        site,
        "chan",
        77,
        {n: f"{WORDS} Post {n}." for n in (11, 12)},
        older=11,
        path="/s/chan?before=21",
    )
    preview(site, "chan", 77, {n: f"{WORDS} Post {n}." for n in (1, 2)}, path="/s/chan?before=11")
    world = World(site, tmp_path, kind="channel", listings={"telegram": (f"{site.base}/s/chan",)})
    assert world.look(START) == (3, [])
    assert set(world.texts()) == {"77/21", "77/22", "77/23"}
    assert world.texts()["77/21"] == f"{WORDS}\nPost 21."
    assert world.look(START + 2 * HOUR, back=1) == (2, [])
    assert world.look(START + 2 * HOUR, back=1) == (2, [])
    assert len(world.texts()) == 7
    (document,) = [d for d in world.store.records(Document) if d.external_id == "77/21"]
    assert (document.source_id, document.url) == ("src", "https://t.me/chan/21")
    assert str(document.published_at) == "2022-01-09 10:21:00+00:00"
    capture = world.store.capture(document.capture_id)
    assert capture is not None
    assert capture.fetch is not None
    assert b"data-post" in (world.store.body(capture.fetch.sha256) or b"")


def test_a_gap_since_the_last_look_is_closed(site: Site, tmp_path: Path) -> None:
    preview(site, "chan", 77, {1: WORDS, 2: WORDS + "2"})
    world = World(site, tmp_path, kind="channel", listings={"telegram": (f"{site.base}/s/chan",)})
    world.look(START)
    preview(site, "chan", 77, {31: WORDS + "31", 32: WORDS + "32"}, older=31)
    preview(site, "chan", 77, {21: WORDS + "21"}, older=21, path="/s/chan?before=31")
    preview(site, "chan", 77, {2: WORDS + "2", 3: WORDS + "3"}, older=2, path="/s/chan?before=21")
    assert world.look(START + 2 * HOUR) == (4, [])
    assert set(world.texts()) == {"77/1", "77/2", "77/3", "77/21", "77/31", "77/32"}


def test_posts_that_are_edited_or_deleted_are_noticed(site: Site, tmp_path: Path) -> None:
    preview(site, "chan", 77, {n: f"{WORDS} Post {n}." for n in (1, 2, 3)})
    world = World(site, tmp_path, kind="channel", listings={"telegram": (f"{site.base}/s/chan",)})
    world.look(START)
    preview(site, "chan", 77, {1: f"{WORDS} Post 1.", 3: f"{WORDS} Post three."})
    world.look(START + 2 * HOUR)
    world.look(START + 4 * HOUR)
    found = world.store.changes(START + 9 * HOUR)
    assert sorted((c.kind, c.locator) for c in found) == [
        ("deleted", "telegram 77/2"),
        ("edited", "telegram 77/3"),
    ]
    assert next(c for c in found if c.kind == "edited").difference.endswith(
        "Post [-3.-] {+three.+}"
    )


def test_a_handle_that_changed_hands_gives_nothing_and_is_told(site: Site, tmp_path: Path) -> None:
    preview(site, "chan", 77, {1: WORDS})
    world = World(
        site,
        tmp_path,
        kind="channel",
        handles={"telegram": "chan"},
        listings={"telegram": (f"{site.base}/s/chan",)},
    )
    assert world.look(START) == (1, [])
    preview(site, "chan", 78, {1: WORDS + "Something else.", 2: WORDS})
    assert world.look(START + 2 * HOUR) == (0, ["changed_identity"])
    assert len(world.texts()) == 1
    looks = pipeline.looks_of(world.store, world.book, START + 3 * HOUR)
    history = Counted((), world.store.rollups.volumes(START))
    (silence,) = find_silences(history, [world.source], START.date(), looks)
    assert (silence.state, "78" in silence.why, "77" in silence.why) == (
        "changed_identity",
        True,
        True,
    )
    told = msgspec.structs.replace(
        world.source, handles={"telegram": Handle(name="chan", number=78)}
    )
    world.book = msgspec.structs.replace(world.book, sources=(told,))
    assert world.look(START + 9 * HOUR) == (2, [])
    assert (
        find_silences(
            history,
            [told],
            START.date(),
            pipeline.looks_of(world.store, world.book, START + 10 * HOUR),
        )
        == []
    )


def test_a_channel_that_vanished_is_unreachable_and_nothing_kept_is_lost(
    site: Site, tmp_path: Path
) -> None:
    preview(site, "chan", 77, {1: WORDS})
    world = World(site, tmp_path, kind="channel", listings={"telegram": (f"{site.base}/s/chan",)})
    world.look(START)
    site.page("/s/chan", "<html><body><a>Open in the app</a></body></html>")
    reasons = [world.look(START + n * n * 6 * HOUR)[1] for n in range(1, 5)]
    assert [r for r in reasons if r] == [["no_preview"]] * 4
    looks = pipeline.looks_of(world.store, world.book, START + 1000 * HOUR)
    (silence,) = find_silences(
        Counted((), world.store.rollups.volumes(START)), [world.source], START.date(), looks
    )
    assert (silence.state, "vanished" in silence.why) == ("unreachable", True)
    assert len(world.texts()) == 1


def test_a_body_of_two_gigabytes_is_given_up_early(site: Site, tmp_path: Path) -> None:
    world = World(site, tmp_path, pages=(f"{site.base}/endless",))
    assert world.look(START) == (0, ["too_large"])
    assert site.asked["/endless bytes"] < 50_000_000


def test_entries_without_a_name_and_what_is_cut_off_leave_a_trace(
    site: Site, tmp_path: Path
) -> None:
    bare = f"<item><description>{WORDS * 8}</description></item>"
    site.page(
        "/feed",
        f'<?xml version="1.0"?><rss version="2.0"><channel>{bare}<item></item><item><title>Half',
        "text/xml",
    )
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    read, reasons = world.look(START)
    assert (read, sorted(reasons)) == (1, ["cut_off", "empty_entry"])
    assert len(world.store.records(Document)) == 1
    assert {d.reason for d in world.store.dropped()} >= {"cut_off", "empty_entry"}
    assert world.look(START + 2 * HOUR)[0] == 0


def test_one_source_that_fails_stops_no_other_and_a_reader_may_leave_early(
    site: Site, tmp_path: Path
) -> None:
    feed(site, "/1", "/2", words=WORDS * 20)
    common = {"kind": "outlet", "owner": "o", "known_from": dt.date(2020, 1, 1), "reference": "t"}
    sources = [
        Source(id="bad", name="b", feeds=(f"{site.base}/nothing",), **common),  # type: ignore[arg-type]
        Source(id="good", name="g", feeds=(f"{site.base}/feed",), **common),  # type: ignore[arg-type]
    ]
    settings = FetchSettings(delay=0.0, allowed_hosts=frozenset({site.host}))
    with Fetcher(settings, now=lambda: START) as fetcher:
        look = Round(fetcher, Store(str(tmp_path / "s.sqlite")), START)
        items = list(collect(sources, look))
        begun = collect(sources, look)
        first = next(begun)
        begun.close()  # type: ignore[attr-defined]
    read = [item.external_id for item in items if isinstance(item, Capture)]
    dropped = [item for item in items if isinstance(item, Dropped)]
    assert sorted(read) == ["/1", "/2"]
    assert [(item.reason, "/nothing" in item.detail) for item in dropped] == [("gone", True)]
    assert first in items


@pytest.mark.parametrize("kind", sorted(LISTINGS))
@pytest.mark.parametrize(
    "rubbish", [b"", b"\x00\x01" * 50, b"<", b"{", "Ё".encode() * 99, b"[]", b"<a><b></a>"]
)
def test_every_kind_of_listing_keeps_the_contract(kind: str, rubbish: bytes) -> None:
    found, message = None, ""
    try:
        found = listing_reader(kind)(rubbish, "http://x.example/l")
    except InputError as error:
        message = str(error)
    assert "x.example" in message if found is None else all(e.id for e in found.entries)


def test_an_unknown_kind_of_listing_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="feeds, sitemaps, pages, telegram"):
        listing_reader("nobody reads this")


def test_a_handle_stands_for_its_public_preview() -> None:
    source = Source(
        id="s",
        name="s",
        kind="channel",
        owner="o",
        known_from=dt.date(2020, 1, 1),
        reference="t",
        handles={"telegram": "@chan"},
    )
    assert addresses_of(source) == [("telegram", "https://t.me/s/chan")]


BOOK = """sources:
  - id: src
    name: Source
    kind: channel
    owner: somebody
    known_from: 2020-01-01
    reference: test
    listings: {{telegram: ["{base}/s/chan"]}}
    every_minutes: 1
"""


def test_watch_rings_resumes_and_shows_changes_on_the_command_line(
    site: Site, tmp_path: Path
) -> None:
    book, store, out = tmp_path / "book", str(tmp_path / "w.sqlite"), tmp_path / "out"
    book.mkdir()
    shipped = os.path.relpath(ROOT / "casebooks" / "almaty-2022", tmp_path)
    (book / "casebook.yml").write_text(
        f"id: book\ntitle: Book\ninclude: [{shipped}]\n", encoding="utf-8"
    )
    (book / "sources.yml").write_text(BOOK.format(base=site.base), encoding="utf-8")
    preview(site, "chan", 77, {1: WORDS, 2: WORDS + "Two."})

    def tocsin(*args: str) -> subprocess.CompletedProcess[bytes]:
        return tocsin_here(*args, "--store", store)

    watching = ("watch", "-c", str(book), "-o", str(out), "--allow-host", site.host, "--every", "0")
    first = tocsin(*watching, "--rounds", "2", "--json")
    assert first.returncode == 0, first.stderr
    rounds = [json.loads(line) for line in first.stdout.splitlines()]
    assert [r["new"] for r in rounds] == [2, 0]
    assert [r["judged"] for r in rounds] == [True, False]
    states = [r["states"] for r in rounds]
    assert states[0] == states[1] != {}
    assert (out / "brief.html").exists()
    preview(site, "chan", 77, {1: WORDS + "Edited.", 3: WORDS + "Three."})
    again = tocsin("collect", "-c", str(book), "--allow-host", site.host, "--json", "--back", "1")
    assert json.loads(again.stdout)["new"] == 2
    shown = tocsin("changes")
    assert b"[-sa" in shown.stdout or b"{+Edited.+}" in shown.stdout
    assert b"deleted" in shown.stdout
    on = json.loads(tocsin(*watching, "--rounds", "1", "--json").stdout)
    assert [
        a["problem_id"] for a in on["alerted"] if a["state"] == states[0].get(a["problem_id"])
    ] == []
    health = tocsin("sources", "-c", str(book))
    assert b"src" in health.stdout
