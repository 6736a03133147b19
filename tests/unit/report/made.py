"""Facts of a few records that tests of a brief begin with."""

from tests.conftest import make_document, narrative
from tests.unit.match.made import claim_of
from tocsin.records import Casebook, Facts, Lineage, Match, Site, Source, Voice

BOOK = Casebook(
    id="b",
    title="Книга",
    digest="d",
    sources=(Source(id="s", name="Газета", kind="outlet", owner="o"),),
    sites=(Site(id="lab", name="Зертхана", kind="facility"),),
    narratives=(narrative("n1", "Первый сюжет"), narrative("n2", "Второй сюжет")),
)
DOCUMENTS = tuple(
    make_document(f"У лаборатории тихо, {n}.\nСледующий абзац.", external_id=f"d{n}", source_id="s")
    for n in range(4)
)
CLAIMS = tuple(
    claim_of(n, document.text.partition("\n")[0], document) for n, document in enumerate(DOCUMENTS)
)


def match(number: int, story: str, voice: Voice | None) -> Match:
    """Return the match of a claim."""
    return Match(
        id=f"m{number}{story}",
        claim_id=CLAIMS[number].id,
        document_id=DOCUMENTS[number].id,
        narrative_id=story,
        score=0.9,
        features=(),
        method="m",
        voice=voice,
    )


def copied(number: int, origin: int) -> Lineage:
    """Return where a document was copied from."""
    return Lineage(
        document_id=DOCUMENTS[number].id,
        origin_id=DOCUMENTS[origin].id,
        basis="text",
        score=1.0,
        as_of=DOCUMENTS[number].seen_at,
    )


FACTS = Facts(casebook=BOOK, documents=DOCUMENTS, claims=CLAIMS)
