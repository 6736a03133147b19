"""The matches that wait for a person, what was judged, what that teaches, and bare texts ranked."""

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.store import Store
from tocsin.workspace.review import judge, open_matches, ranked, taught

BOOK = casebook()


def test_the_likeliest_match_stands_first_with_its_words(small: Store) -> None:
    first, second = open_matches(small, BOOK, every=False)
    assert (first.match.id, first.document) == ("mat-denied", "denied.txt")
    assert first.claim == "anybody had mined the bridge at Port Lumen"
    assert (second.match.id, second.title) == ("mat-mined", "The bridge is mined")
    assert second.summary == "Somebody has mined the bridge."


def test_what_was_judged_waits_no_more_until_it_is_withdrawn(small: Store) -> None:
    kept = judge(small, "mat-denied", "different", signer="A. Analyst", at=MOMENT)
    assert [r.match.id for r in open_matches(small, BOOK, every=True)] == ["mat-mined"]
    small.words.withdraw(kept.id, "A. Analyst", MOMENT + DAY)
    assert len(open_matches(small, BOOK, every=False)) == 2


def test_sure_matches_are_shown_where_all_are_asked_for(empty: Store) -> None:
    document = by_hand.document("mined", by_hand.BRIDGE)
    claim = by_hand.claim(document, "had been mined")
    sure = by_hand.match(claim, voice="relays")
    impossible = by_hand.match(claim, id="mat-x", voice_if_same=None)
    empty.keep([by_hand.kept(document, claim, matches=(sure, impossible))], "x", MOMENT)
    assert open_matches(empty, BOOK, every=False) == []
    assert {r.match.id for r in open_matches(empty, BOOK, every=True)} == {sure.id, "mat-x"}


def test_matches_of_narratives_the_casebook_no_longer_has_are_left_out(small: Store) -> None:
    bare = casebook(narratives=())
    assert open_matches(small, bare, every=True) == []
    judge(small, "mat-mined", "same", signer="A", at=MOMENT)
    assert taught(small, bare) == {}


def test_only_what_was_judged_the_same_teaches_and_the_last_word_counts(small: Store) -> None:
    judge(small, "mat-denied", "unsure", signer="A", at=MOMENT)
    assert taught(small, BOOK) == {}
    judge(small, "mat-mined", "same", signer="A", at=MOMENT)
    words = {"n_mined": {"en": ["the bridge at Port Lumen had been mined"]}}
    assert taught(small, BOOK) == words
    judge(small, "mat-mined", "different", signer="B", at=MOMENT + DAY, change=True)
    assert taught(small, BOOK) == {}


def test_nothing_waits_in_an_empty_store(empty: Store) -> None:
    assert open_matches(empty, BOOK, every=True) == []
    assert taught(empty, BOOK) == {}


def test_a_text_is_ranked_or_it_is_said_why_not() -> None:
    texts = [
        "Saboteurs have mined the bridge.",
        "Most byl včera zaminován nepřítelem, uvedla policie.",
    ]
    found = ranked(texts, casebook=BOOK, language=None, top=3)
    near, far = found.rows
    assert [r.language for r in found.rows] == ["en", "cs"]
    assert [(n.narrative_id, n.title) for n in near.near] == [("n_mined", "The bridge is mined")]
    assert near.why_none is None
    assert 0 < near.near[0].probability <= 1
    assert (far.near, bool(far.why_none)) == ((), True)
    assert found.note
