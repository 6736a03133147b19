"""Gists are made where they are missing, and what ties a text to others is found whenever it
comes.
"""

from unittest.mock import patch

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import BRIDGE, MOMENT, QUIET, casebook
from tocsin.documents import WINDOW
from tocsin.pipeline.gists import catch_up, gist_of, loaded_of, make_gists, sources_key_of, spans
from tocsin.pipeline.turns import TYING
from tocsin.records import Document, Label, Span
from tocsin.store import Store

BOOK = casebook()
SOURCES = BOOK.sources


def add(store: Store, name: str, text: str) -> Document:
    """Keep a document with one claim."""
    document = by_hand.document(name, text)
    store.keep([by_hand.kept(document, by_hand.claim(document, text))], "read")
    return document


def test_each_document_gets_its_gist_once_and_only_new_ones_later(empty: Store) -> None:
    add(empty, "a", BRIDGE)
    add(empty, "b", QUIET)
    heard: list[tuple[int, int]] = []
    assert catch_up(empty, SOURCES, lambda done, total: heard.append((done, total))) == 2
    assert heard == [(0, 2)]
    assert catch_up(empty, SOURCES) == 0
    add(empty, "c", BRIDGE + " Later.")
    assert catch_up(empty, SOURCES) == 1
    assert sorted(g.id for g in empty.gists.all()) == ["doc-a", "doc-b", "doc-c"]


def test_gists_of_some_documents_are_made_whatever_others_are_missing(empty: Store) -> None:
    for name, text in (("a", BRIDGE), ("b", QUIET)):
        add(empty, name, text)
    make_gists(empty, SOURCES, ["doc-b"])
    assert empty.gists.missing() == ["doc-a"]
    lease = empty.lease(TYING)
    assert lease.take() is None
    lease.release()


def test_the_times_around_moments_do_not_overlap() -> None:
    near, far = MOMENT + WINDOW, MOMENT + 9 * WINDOW
    assert spans([far, near, MOMENT]) == [
        (MOMENT - WINDOW, near + WINDOW),
        (far - WINDOW, far + WINDOW),
    ]
    assert spans([]) == []


def test_a_copy_is_found_whether_its_original_comes_before_or_after_it(empty: Store) -> None:
    text = f"{BRIDGE} {QUIET} Nobody has seen the mayor since then, and the ferry stays in port."
    add(empty, "late", text.replace("ferry", "boat"))
    catch_up(empty, SOURCES)
    assert list(empty.gists.alike()) == []
    add(empty, "first", text)
    catch_up(empty, SOURCES)
    (alike,) = empty.gists.alike()
    assert alike.basis == "near_copy"
    assert set(empty.gists.texts([alike.one, alike.other]).values()) == {"doc-late", "doc-first"}


@pytest.mark.parametrize("held", [1, 2, 5, 5_000])
def test_all_copies_are_found_however_few_texts_are_at_hand(empty: Store, held: int) -> None:
    text = f"{BRIDGE} {QUIET} Nobody has seen the mayor since then, and the ferry stays in port."
    words = ("boat", "barge", "tug", "yacht", "launch", "cutter", "dinghy", "raft")
    with patch("tocsin.pipeline.gists._MOST_HELD", held):
        for number, word in enumerate(words):
            add(empty, f"{number}", text.replace("ferry", word))
            if number == 3:
                catch_up(empty, SOURCES)
        catch_up(empty, SOURCES)
    assert len(list(empty.gists.alike())) == len(words) * (len(words) - 1) / 2


def test_credits_are_asked_for_again_only_when_the_names_of_sources_change(empty: Store) -> None:
    add(empty, "a", f"{BRIDGE}\n\nAccording to Lumen Wire")
    catch_up(empty, SOURCES)
    assert {name: c[0] for name, c in empty.gists.credits().items()} == {"doc-a": "wire"}
    other = msgspec.structs.replace(SOURCES[1], name="Another Wire", aliases=())
    assert sources_key_of(SOURCES) != sources_key_of((SOURCES[0], other))
    catch_up(empty, (SOURCES[0], other))
    assert empty.gists.credits() == {}


def test_a_gist_says_what_is_named_told_and_said() -> None:
    document = by_hand.document("a", BRIDGE)
    claim = by_hand.claim(document, BRIDGE, type="mobilize")
    named = by_hand.mention(document, "Port Lumen", "port")
    met = by_hand.match(claim, voice="promotes")
    own = gist_of(document, [named], [claim], [], [met])
    assert (own.entities, own.actors, own.claims, own.told) == (("port",), ("ministry",), 1, 1)
    assert (own.has_forces, own.is_telling, own.said) == (True, True, ())
    assert [(t.narrative_id, t.voice) for t in own.stories] == [("n_mined", "promotes")]
    bare = gist_of(document, [], [claim], [], [])
    assert [said.claim_id for said in bare.said] == ["clm-a"]


def test_judging_words_of_one_voice_are_counted_together() -> None:
    found = [_label(surface) for surface in ("Regime", "regime", "puppet")]
    loaded = loaded_of(found, lambda _: False)
    assert [(x.surface, x.number, x.is_cited) for x in loaded] == [
        ("regime", 2, False),
        ("puppet", 1, False),
    ]


def _label(surface: str) -> Label:
    """Make a judging word."""
    return Label(
        id=f"lab-{surface}",
        document_id="doc-a",
        claim_id="clm-a",
        span=Span(start=0, end=1),
        surface=surface,
        technique="loaded",
        voice_id="courier",
        voice="courier",
        rule="a test",
        method="hand",
    )
