"""The alarms as an Atom feed: sound XML whatever a casebook says, each draft marked."""

import xml.etree.ElementTree as ET

import msgspec

from tests.unit.records.made import ALARM
from tocsin.web.desk import Look
from tocsin.web.feed import atom

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "http://127.0.0.1:8330/"


def test_a_feed_without_an_alarm_is_a_feed(judged: Look) -> None:
    feed = ET.fromstring(atom(judged, BASE))
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2022-03-21T23:59:59Z"


def test_an_alarm_is_an_entry_with_its_state_and_that_it_is_a_draft(judged: Look) -> None:
    alarm = msgspec.structs.replace(
        ALARM, problem_id="WP-SUMY-CHEM", likelihood_sentence="5 % < 7 % & more", id="alm-<1>"
    )
    judged.store.put_judged([], [alarm])
    (entry,) = ET.fromstring(atom(judged, BASE)).findall(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title") or ""
    assert "draft, not signed off" in title
    assert "5 % < 7 % & more" in (entry.findtext(f"{ATOM}summary") or "")
    assert entry.findtext(f"{ATOM}id") == "tag:tocsin,2022:alm-<1>"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert (link.get("href") or "").startswith(f"{BASE}problem/WP-SUMY-CHEM?as_of=2022-01-12T")


def test_a_feed_is_in_the_readers_language(judged: Look) -> None:
    judged.store.put_judged([], [msgspec.structs.replace(ALARM, problem_id="WP-SUMY-CHEM")])
    feeds = {code: atom(judged._replace(language=code), BASE) for code in ("en", "ru", "uk", "kk")}
    assert len({ET.fromstring(f).findtext(f"{ATOM}entry/{ATOM}title") for f in feeds.values()}) == 4
    assert all(f'xml:lang="{code}"' in feed for code, feed in feeds.items())
