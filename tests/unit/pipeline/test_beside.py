"""What stands beside the documents in the facts of a moment."""

import datetime as dt

from tests.by_hand import DAY, MOMENT, casebook
from tocsin.pipeline.beside import with_movers, with_words
from tocsin.records import Facts, Signature, Touch
from tocsin.store import Store

FACTS = Facts(casebook=casebook())


def touch(source: str, hours: int, name: str) -> Touch:
    """Make what a document touches that was published some hours ago."""
    at = MOMENT - dt.timedelta(hours=hours)
    return Touch(
        document_id=name,
        origin_id=name,
        source_id=source,
        day=at.date(),
        sites=("bridge",),
        narratives=(),
        seen_at=at,
        at=at,
    )


def test_words_count_from_their_moment(small: Store) -> None:
    own = Signature(
        id="sig", problem_id="WP-BRIDGE", alarm_id="alm", word="agree", signer="A", at=MOMENT
    )
    small.words.put(own)
    assert with_words(FACTS, small, MOMENT).signatures == (own,)
    assert with_words(FACTS, small, MOMENT - DAY).signatures == ()
    assert with_words(FACTS, small, MOMENT).drops == tuple(small.drops())


def test_who_was_first_and_who_followed_is_said_of_institutions() -> None:
    touches = [touch("wire", 5, "a"), touch("courier", 2, "b"), touch("nobody", 9, "c")]
    (first,) = with_movers(FACTS, touches, MOMENT).first_movers
    assert (first.site_id, first.source_id) == ("bridge", "wire")
    assert [(f.source_id, f.hours) for f in first.followers] == [("courier", 3.0)]
