"""What must hold for any text: spans slice their own text, offsets survive anything, nothing
crashes, no claim is invented.
"""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.text.quotes import find_quoted
from tocsin.documents.noise import find_noise
from tocsin.language.fold import fold
from tocsin.language.sentences import sentence_spans
from tocsin.language.times import time_expressions

PIECES = st.sampled_from(
    [
        "“",
        "”",
        "«",
        "»",
        '"',
        "‘",
        "’",
        "—",
        "…",
        ".",
        "!",
        "?",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\u200b",
        "\u200f",
        "🙂",
        "e\u0301",
        "İ",
        "ẞ",
        "The ministry said that ",
        "Russia",
        "Almaty",
        "КНБ ",
        "сообщил, что ",
        "according to TASS",
        "today",
        "10 days left",
        "01-09-2022 ",
        "photo.jpg",
        "U.S.",
        "Leave a comment",
        "biolab",
        "Пyтин",
        "he",
        "explained",
        "a" * 300,
        "]",
        "{{",
        "<b>",
        "\\",
        "0",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_primitives_keep_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
    for spans in (
        [n.span for n in find_noise(text)],
        sentence_spans(text),
        [s for s, _ in time_expressions(text, "en")],
    ):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for quote in find_quoted(text):
        assert quote.span.covers(quote.inner)
        assert "\n\n" not in quote.span.of(text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=TEXTS.filter(lambda t: t.strip() and "\x00" not in t),
    language=st.sampled_from(["en", "ru", "uk", "xx"]),
)
def test_annotations_slice_their_own_text(annotator: Annotator, text: str, language: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    if sum(c < " " and c not in "\t\n\r\f" for c in text) > 0.02 * len(text):
        return
    document = make_document(text, language=language)
    assert document.text == text
    found = annotator(document)
    for claim in found.claims:
        assert claim.text == claim.span.of(text)
        assert claim.chain
        assert claim.chain[-1].voice
        assert sum(h.voice for h in claim.chain) == 1
        assert not any(n.span.covers(claim.span) for n in document.noise)
    for mention in found.mentions:
        assert mention.surface == mention.span.of(text)
    ids = {c.id for c in found.claims}
    assert all(ids.issuperset(e.claim_ids) for e in found.events)
    assert all(c.parent_id is None or c.parent_id in ids for c in found.claims)
