"""The stage: a document in, its annotations out. Built once from what it must know."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.claims.accusations import AccusationReader
from tocsin.annotate.claims.anonymity import without_anonymity
from tocsin.annotate.claims.denials import DenialReader
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import TypeReader
from tocsin.annotate.claims.unreal import without_unreal
from tocsin.annotate.english.attributions import AttributionReader, as_records, resolved
from tocsin.annotate.english.claims import ClaimReader
from tocsin.annotate.events.coder import EventCoder
from tocsin.annotate.events.places import Widths
from tocsin.annotate.events.scene import Scene
from tocsin.annotate.language import ParserName, language_of
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.names.sources import SourceResolver
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.russian import Names, RussianSentence, is_installed
from tocsin.annotate.parsers.served import Parsers
from tocsin.annotate.sentences.claims import SentenceReader
from tocsin.annotate.text.entries import in_entries
from tocsin.annotate.text.genre import GenreReader, marked
from tocsin.annotate.text.naming import foremost
from tocsin.annotate.text.quote_kinds import quotes_of
from tocsin.annotate.text.quotes import find_quoted
from tocsin.annotate.text.reach import within_reach
from tocsin.annotate.text.signed import signature_of, without_signature
from tocsin.annotate.text.turns import as_questions, turns_of
from tocsin.annotate.weighing.weigher import Weigher
from tocsin.language.dress import undressed
from tocsin.records import (
    TRANSLITERATED,
    Actor,
    Annotations,
    Attribution,
    Claim,
    Document,
    Gazetteer,
    Mention,
    Quote,
    Site,
    Source,
)


class Readers(NamedTuple):
    """What reads the claims of one language: their stance, their types, and what they tell of."""

    stance: StanceReader
    types: TypeReader
    accusations: AccusationReader
    denials: DenialReader
    events: EventCoder


class Annotator:
    """Finds mentions, quotes, claims and events.

    English is parsed, and Russian where its parser is installed; other languages with cue lists are
    read by punctuation and lists. Elsewhere, and in a language written in foreign letters, only
    names are found, and no claim is invented.
    """

    def __init__(
        self,
        actors: Sequence[Actor],
        sources: Sequence[Source],
        sites: Sequence[Site],
        gazetteer: Gazetteer | None = None,
        parsers: Parsers | None = None,
        weigher: Weigher | None = None,
    ) -> None:
        """Keep the casebook's records this stage must know, and where places are looked up; without
        that only watched ones are linked. The parsers are those of this process, unless others are
        given. Without a weigher the rules alone decide what was said.
        """
        self._weigher = weigher
        self._parsers = parsers or Parsers()
        self._actors = actors
        self._sources = sources
        self._mentions = MentionFinder(actors, sources, sites, gazetteer)
        self._genre = GenreReader(sources)
        self._readers: dict[str, Readers] = {}
        self._width = Widths(sites, gazetteer)

    def can_claim(self, document: Document) -> bool:
        """Tell whether claims can be read: in a language with cue lists, written in its own
        letters.
        """
        spelled = (document.language_note or "").startswith(TRANSLITERATED)
        return not spelled and language_of(document.language).has_claims

    def __call__(self, document: Document, places: Sequence[int] | None = None) -> Annotations:
        """Annotate one document; of a long one what stands around `places`, offsets of what is
        watched, where they are given.
        """
        return self.annotated(self.prepared([(document, places)])[0])

    def prepared(self, wanted: Sequence[tuple[Document, Sequence[int] | None]]) -> list["Prepared"]:
        """Parse what is read of several documents, those of a language together.

        What comes of a document does not depend on those beside it.
        """
        prepared = [_undressed(document, places) for document, places in wanted]
        english = [p.document for p in prepared if self._parser_of(p.document) == "english"]
        russian = [p.document for p in prepared if self._parser_of(p.document) == "russian"]
        trees = [document for document in russian if self.can_claim(document)]
        of_english = iter(self._parsers.english(english))
        of_russian = iter(self._parsers.russian(trees))
        names = iter(self._parsers.names([document.text for document in russian]))
        for number, item in enumerate(prepared):
            parser = self._parser_of(item.document)
            if parser == "english":
                prepared[number] = item._replace(parsed=next(of_english))
            elif parser == "russian":
                can_claim = self.can_claim(item.document)
                prepared[number] = item._replace(
                    trees=next(of_russian) if can_claim else (), names=next(names)
                )
        return prepared

    def annotated(self, prepared: "Prepared") -> Annotations:
        """Annotate a document whose sentences are parsed; what is found is given in the words as
        they stand.
        """
        annotations = self._read(prepared)
        if prepared.document.text != prepared.text:
            annotations = _as_written(annotations, prepared.text)
        document = msgspec.structs.replace(prepared.document, text=prepared.text)
        annotations = marked(annotations, self._genre(document, annotations.claims))
        if prepared.unread:
            return msgspec.structs.replace(annotations, unread=prepared.unread)
        return annotations

    def _parser_of(self, document: Document) -> ParserName | None:
        """Return which parser that is at hand reads a document."""
        parser = language_of(document.language).parser
        if parser == "russian" and not is_installed():
            return None
        return parser

    def _read(self, prepared: "Prepared") -> Annotations:
        """Read the sentences of a document by what reads its language."""
        document = prepared.document
        mentions = self._mentions(document, prepared.parsed, prepared.names)
        if not self.can_claim(document):
            return Annotations(document_id=document.id, mentions=tuple(mentions))
        if self._parser_of(document) == "english":
            return self._read_english(document, mentions, prepared.parsed)
        return self._read_sentences(document, mentions, prepared.trees)

    def _read_sentences(
        self, document: Document, mentions: Sequence[Mention], trees: Sequence[RussianSentence]
    ) -> Annotations:
        """Read a document sentence by sentence, by a parse where one is to be had."""
        quoted = find_quoted(document.text)
        turns = turns_of(document, mentions) or signature_of(document, mentions)
        maker = self._maker(document, mentions)
        reader = SentenceReader(document, foremost(mentions), quoted, maker, trees, turns)
        own = without_signature(as_questions(reader(), turns), turns)
        read_claims = in_entries(own, document)
        stated = without_unreal(document, read_claims, quoted)
        claims, attributions = self._weighed(document, stated, reader.attributions)
        quotes = quotes_of(document, quoted, reader.attributed)
        scene = Scene(document, mentions, self._width, trees=trees)
        result = self._result(document, mentions, claims, quotes, scene)
        return msgspec.structs.replace(result, attributions=tuple(attributions))

    def _read_english(
        self, document: Document, mentions: Sequence[Mention], parsed: Sequence[Parsed]
    ) -> Annotations:
        """Read an English document by the trees of its sentences."""
        quoted = find_quoted(document.text)
        turns = turns_of(document, mentions) or signature_of(document, mentions)
        acting = foremost(mentions)
        resolver = SourceResolver(document, acting, self._actors, self._sources)
        judged = AttributionReader(document, quoted, acting, turns)(parsed)
        attributed = resolved(judged, resolver, document)
        reader = ClaimReader(document, quoted, attributed, self._maker(document, mentions))
        own = without_signature(as_questions(reader(parsed), turns), turns)
        read_claims = in_entries(own, document)
        records = as_records(attributed, document, quoted)
        stated = without_unreal(document, read_claims, quoted)
        claims, attributions = self._weighed(document, stated, records)
        quotes = quotes_of(document, quoted, attributed)
        everybody = _joined(mentions, resolver.resolved)
        scene = Scene(document, everybody, self._width, parsed)
        result = self._result(document, everybody, claims, quotes, scene)
        return msgspec.structs.replace(result, attributions=tuple(attributions))

    def _weighed(
        self, document: Document, claims: Sequence[Claim], attributions: Sequence[Attribution]
    ) -> tuple[Sequence[Claim], Sequence[Attribution]]:
        """Return claims and attributions, those taken back that the head is sure nobody said."""
        if self._weigher is None:
            return claims, attributions
        return self._weigher(document, claims, attributions)

    def _disputed(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return the claims of a document, bare denials made whole, with the accusations that its
        rejections are about.
        """
        readers = self._readers_of(document)
        accusations = readers.accusations(document, claims, mentions)
        known = {claim.id for claim in claims}
        added = [claim for claim in accusations if claim.id not in known]
        first = readers.accusations.with_first(document, claims, mentions)
        disputed = sorted([*first, *added], key=lambda claim: (claim.span, claim.id))
        return readers.denials(document, disputed, mentions)

    def _maker(self, document: Document, mentions: Sequence[Mention]) -> ClaimMaker:
        """Return what makes the claim records of a document."""
        readers = self._readers_of(document)
        return ClaimMaker(document, mentions, stance=readers.stance, types=readers.types)

    def _result(
        self,
        document: Document,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        quotes: Sequence[Quote],
        scene: Scene,
    ) -> Annotations:
        """Put the findings together, with the events that the claims tell of."""
        disputed = self._disputed(document, without_anonymity(document, claims), mentions)
        return Annotations(
            document_id=document.id,
            mentions=tuple(mentions),
            quotes=tuple(quotes),
            claims=tuple(disputed),
            events=tuple(self._readers_of(document).events(disputed, scene)),
        )

    def _readers_of(self, document: Document) -> Readers:
        """Return what reads the claims of a document whose claims can be read."""
        code = document.language or ""
        if code not in self._readers:
            self._readers[code] = _readers(code)
        return self._readers[code]


class Prepared(NamedTuple):
    """A document whose sentences are parsed: those in reach of what is watched, without the dress
    of a post.

    `text` is its text as it stands, `unread` counts the sentences that are not read; `names` are
    those that the Russian model tags, None where it does not read the document.
    """

    document: Document
    text: str
    unread: int
    parsed: Sequence[Parsed] = ()
    trees: Sequence[RussianSentence] = ()
    names: Names | None = None


def _undressed(document: Document, places: Sequence[int] | None) -> Prepared:
    """Return what is read of a document, not parsed yet."""
    text = document.text
    document, unread = within_reach(document, places)
    bare = undressed(text)
    if bare != text:
        document = msgspec.structs.replace(document, text=bare)
    return Prepared(document, text, unread)


def _as_written(annotations: Annotations, text: str) -> Annotations:
    """Return what was found in a text without its dress, in the words as they stand."""
    return msgspec.structs.replace(
        annotations,
        claims=tuple(
            msgspec.structs.replace(claim, text=claim.span.of(text)) for claim in annotations.claims
        ),
        mentions=tuple(
            msgspec.structs.replace(mention, surface=mention.span.of(text))
            for mention in annotations.mentions
        ),
    )


def _readers(code: str) -> Readers:
    """Build what reads the claims of one language."""
    types = TypeReader(code)
    accusations, denials = AccusationReader(code, types), DenialReader(code)
    return Readers(StanceReader(code), types, accusations, denials, EventCoder(code))


def _joined(mentions: Sequence[Mention], resolved: Sequence[Mention]) -> list[Mention]:
    """Add mentions found by reference where no name stands already."""
    linked = [mention.span for mention in mentions if mention.entity_id]
    added = {
        mention.id: mention
        for mention in resolved
        if not any(mention.span.overlaps(span) for span in linked)
    }
    return sorted([*mentions, *added.values()], key=lambda mention: (mention.span, mention.id))
