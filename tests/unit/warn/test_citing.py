"""Who says a claim: the document itself, whoever it reports, whoever relays that, and who reports a
plan of whom.
"""

import msgspec
import pytest

from tests.conftest import make_document
from tocsin.language.catalogues import LANGUAGES, Catalogue
from tocsin.records import Claim, Document, Hop, Span
from tocsin.warn.citing import quote, said_by, said_by_message, shortened, voice_of

NAMES = {"tass": "TASS", "mod": "Ministry of Defence"}
VOICE = Hop(surface="x", voice=True)


def claim(*hops: Hop, text: str = "the column has left") -> Claim:
    """Return a claim with a chain."""
    return Claim(
        id="c",
        document_id="d",
        span=Span(start=0, end=5),
        text=text,
        chain=(*hops, VOICE),
        stance="reports",
        modality="certain",
        type="mobilize",
        position="body",
        method="m",
        rule="r",
    )


@pytest.fixture
def document() -> Document:
    """Return a document of an agency."""
    return make_document("The column has left.", source_id="tass")


def test_a_document_speaks_for_itself(document: Document) -> None:
    assert said_by(claim(), document, NAMES) == "TASS says"


def test_whoever_is_reported_comes_first(document: Document) -> None:
    hop = Hop(surface="the ministry", entity_id="mod", cue="said")
    assert said_by(claim(hop), document, NAMES) == "Ministry of Defence, as reported by TASS"


def test_relays_are_named_between(document: Document) -> None:
    hops = (Hop(surface="the governor", cue="said"), Hop(surface="Interfax", cue="reported"))
    assert said_by(claim(*hops), document, NAMES) == (
        "the governor, via Interfax, as reported by TASS"
    )


@pytest.mark.parametrize(
    ("language", "cue"), [("en", "denied"), ("ru", "опровергло"), ("tr", "yalanladı")]
)
def test_words_that_somebody_denies_are_not_told_as_his(language: str, cue: str) -> None:
    page = make_document("The column has left.", source_id="tass", language=language)
    denied = msgspec.structs.replace(claim(Hop(surface="Kosovo", cue=cue)), stance="denies")
    assert said_by(denied, page, NAMES) == "Kosovo, as reported by TASS, denying"
    for tongue in LANGUAGES:
        worded = Catalogue(tongue).say(quote(denied, page, NAMES))
        assert worded != Catalogue(tongue).say(
            quote(msgspec.structs.replace(denied, stance="reports"), page, NAMES)
        )
        assert "the column has left" in worded


def test_words_that_deny_by_themselves_are_told_as_they_stand(document: Document) -> None:
    hop = Hop(surface="Kosovo", cue="said")
    denial = msgspec.structs.replace(claim(hop, text="the report is false"), stance="denies")
    assert said_by(denial, document, NAMES) == "Kosovo, as reported by TASS"


def test_a_document_without_a_source_goes_by_its_own_name() -> None:
    bare = make_document("The column has left.", external_id="report.txt")
    assert voice_of(bare, NAMES) == "the document report.txt"
    hosted = make_document("x", external_id="report.txt", url="https://www.example.org/a")
    assert voice_of(hosted, NAMES) == "example.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_words_are_cited_as_they_stand(language: str, document: Document) -> None:
    hop = Hop(surface="the ministry", entity_id="mod", cue="said")
    own = Catalogue(language)
    assert "Ministry of Defence" in own.say(said_by_message(claim(hop), document, NAMES))
    words = own.say(quote(claim(hop), document, NAMES))
    assert "the column has left" in words
    assert "TASS" in words
    assert own.faults == {}


def test_long_words_are_cut_and_lines_are_joined() -> None:
    assert shortened("a\n b\t c") == "a b c"
    cut = shortened("word " * 100)
    assert cut.endswith("…")
    assert len(cut) == 240
