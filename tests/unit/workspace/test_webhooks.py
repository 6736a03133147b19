"""Webhooks: signed bodies at a listener on this machine, and no secret in any word about them."""

import datetime as dt
import hashlib
import hmac
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin import plugins
from tocsin.contracts.notifiers import NotifierContract
from tocsin.contracts.promises import promises
from tocsin.records import Change, Target
from tocsin.workspace import alerting, discussion
from tocsin.workspace.notifiers import deliver
from tocsin.workspace.webhooks import (
    DELIVERY,
    SIGNATURE,
    Happened,
    deliver_by_webhook,
    happenings,
    is_webhook,
    of_alarm,
    signature,
)

SECRET = "a-secret-of-some-length"


class Listener(ThreadingHTTPServer):
    """Takes what is posted, and answers with its status."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"webhook+http://:{SECRET}@127.0.0.1:{self.server_port}/hook?a=1"


class _Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.taken.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("location", "http://127.0.0.1:9/")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize("promise", promises(NotifierContract))
def test_a_webhook_is_a_notifier(promise: str, listener: Listener) -> None:
    none = f"webhook+http://:{SECRET}@127.0.0.1:9/"
    getattr(NotifierContract("webhook+http", listener.address, none), promise)()
    assert "webhook+https" in plugins.BUILT_IN[plugins.NOTIFIERS]


def test_the_body_is_signed_and_the_secret_is_sent_nowhere(
    listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert deliver(listener.address, "Тревога", "text") == ""
    path, headers, body = listener.taken[0]
    moment, _, given = headers[SIGNATURE].removeprefix("t=").partition(",v1=")
    own = hmac.new(SECRET.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert (path, given) == ("/hook?a=1", own)
    assert headers[SIGNATURE] == signature(SECRET, body, int(moment))
    said = json.loads(body)
    assert (said["event"], said["title"], said["text"]) == ("message", "Тревога", "text")
    assert headers[DELIVERY] == said["id"]
    everything = f"{path}{headers}{body!r}{caplog.text}"
    assert SECRET not in everything


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 404, 410, 429, 500, 503])
def test_another_answer_counts_as_not_delivered_and_no_redirect_is_followed(
    listener: Listener, status: int
) -> None:
    listener.status = status
    told = deliver_by_webhook(listener.address, "t", "b")
    assert told.startswith(f"the webhook answered {status}")
    assert ("no redirect is followed" in told) == (status < 400)
    assert len(listener.taken) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "webhook+https://",
        "webhook+https:",
        "webhook+ftp://:a-secret-of-some-length@host/",
        "webhook+https://host/",
        "webhook+https://:short@host/",
        "webhook+https://:a-secret-of-some-length@host:port/",
        "webhook+https://:a-secret-of-some-length@host:99999/",
        "webhook+http://:a-secret-of-some-length@127.0.0.1:9/a b\u0000",
        "webhook+http://:a-secret-of-some-length@127.0.0.1:9/\r\nX: y",
        "webhook+http://:a-secret-of-some-length@[::1/",
        "webhook+http://:a-secret-of-some-length@" + "x" * 300 + "/",
    ],
)
def test_an_address_that_cannot_be_used_is_said_without_it(address: str) -> None:
    why = deliver_by_webhook(address, "t", "b")
    assert why
    assert "a-secret-of-some-length" not in why
    assert "short@" not in why


def target(listener: Listener, *events: str) -> Target:
    fields: dict[str, Any] = {"events": events} if events else {}
    return Target(id="hook", name="Hook", url=listener.address, **fields, **by_hand.KNOWN)


def test_an_alarm_goes_to_a_webhook_with_its_figures_and_is_tried_again(
    listener: Listener, tmp_path: Path
) -> None:
    book = by_hand.casebook(targets=(target(listener),))
    rung, store = by_hand.alarm("WATCH", MOMENT), by_hand.bare(tmp_path / "s.sqlite")
    listener.status = 503
    (failed,) = alerting.send_alerts(store, book, [rung], MOMENT)
    assert (failed.outcome, failed.detail) == ("failed", "the webhook answered 503")
    assert alerting.send_alerts(store, book, [], MOMENT) == []  # not due yet
    listener.status = 204
    assert failed.next_try is not None
    (after,) = alerting.send_alerts(store, book, [], failed.next_try)
    assert (after.outcome, after.attempts) == ("delivered", 2)
    first, second = (json.loads(body) for _, _, body in listener.taken)
    assert first == second
    assert (first["event"], first["id"]) == ("alarm", rung.id)
    assert first["fields"]["state"] == "WATCH"
    assert of_alarm(rung, "t", "x").fields.keys() == first["fields"].keys()
    log = " ".join(f"{e.subject} {e.detail}" for e in store.words.audit())
    assert SECRET not in log
    assert "127.0.0.1" not in log


def test_changes_and_matches_go_to_who_wants_them_once(listener: Listener, tmp_path: Path) -> None:
    change = Change(
        id="chg-1",
        kind="edited",
        locator="https://x/1",
        at=MOMENT,
        earlier_id="cap-1",
        difference="[-a-]{+b+}",
    )
    mail = Target(id="mail", name="Mail", url="mailto://x", **by_hand.KNOWN)
    book = by_hand.casebook(targets=(target(listener, "changes", "matches"), mail))
    with by_hand.filled(tmp_path / "f.sqlite") as store:
        happened = happenings(store, book, MOMENT.replace(year=2000), MOMENT, [change])
        kinds = [event.event for event in happened]
        assert kinds[0] == "change"
        for _ in range(2):
            alerting.send_alerts(
                store,
                book,
                [by_hand.alarm("WATCH", MOMENT)],
                MOMENT,
                happened=happened,
                send=lambda *sent: deliver_by_webhook(*sent) if is_webhook(sent[0]) else "",
            )
        events = [json.loads(body)["event"] for _, _, body in listener.taken]
        assert sorted(events) == sorted(kinds)
        none = msgspec.structs.replace(book, targets=(mail,))
        assert happenings(store, none, MOMENT, MOMENT, [change]) == []


def test_remarks_go_to_who_wants_them(listener: Listener, tmp_path: Path) -> None:
    book = by_hand.casebook(targets=(target(listener, "remarks"),))
    store, rung = by_hand.bare(tmp_path / "s.sqlite"), by_hand.alarm("WATCH", MOMENT)
    store.put_judged([], [rung])
    day = dt.timedelta(days=1)
    discussion.write(store, rung.id, "before", signer="A", at=MOMENT - day)
    taken_back = discussion.write(store, rung.id, "no", signer="A", at=MOMENT)
    store.words.withdraw(taken_back.id, "A", MOMENT)
    written = discussion.write(store, rung.id, "Кто видел?", signer="A", at=MOMENT)
    happened = happenings(store, book, MOMENT, MOMENT, [])
    for _ in range(2):
        alerting.send_alerts(store, book, [], MOMENT, happened=happened)
    (body,) = [json.loads(body) for _, _, body in listener.taken]
    assert (body["event"], body["id"], body["text"]) == ("remark", written.id, "Кто видел?")
    assert body["fields"]["signer"] == "A"


def test_what_is_no_event_is_a_message_with_an_id_of_its_own() -> None:
    event = Happened(event="match", id="mat-1", title="t", text="x")
    assert msgspec.json.decode(msgspec.json.encode(event), type=Happened) == event
