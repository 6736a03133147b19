"""The stage: a document in, its annotations out. Built once from what it must know."""

from collections.abc import Sequence

import msgspec

from tocsin.annotate.claims.accusations import AccusationReader
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import TypeReader
from tocsin.annotate.english.attributions import AttributionReader, as_records, resolved
from tocsin.annotate.english.claims import ClaimReader
from tocsin.annotate.events.coder import EventCoder
from tocsin.annotate.events.places import Widths
from tocsin.annotate.events.scene import Scene
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.names.sources import SourceResolver
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.parsers.russian import is_installed, parse_russian
from tocsin.annotate.sentences.claims import SentenceReader
from tocsin.annotate.text.entries import in_entries
from tocsin.annotate.text.genre import GenreReader, marked
from tocsin.annotate.text.naming import foremost
from tocsin.annotate.text.quote_kinds import quotes_of
from tocsin.annotate.text.quotes import find_quoted
from tocsin.annotate.text.reach import within_reach
from tocsin.annotate.text.turns import as_questions, turns_of
from tocsin.language.dress import undressed
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.records import (
    TRANSLITERATED,
    Actor,
    Annotations,
    Claim,
    Document,
    Gazetteer,
    Mention,
    Quote,
    Site,
    Source,
)


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
    ) -> None:
        """Keep the casebook's records this stage must know, and where places are looked up; without
        that only watched ones are linked.
        """
        self._actors = actors
        self._sources = sources
        self._mentions = MentionFinder(actors, sources, sites, gazetteer)
        self._genre = GenreReader(sources)
        self._stance = {code: StanceReader(code) for code in LANGUAGES}
        self._types = {code: TypeReader(code) for code in LANGUAGES}
        self._accusations = {code: AccusationReader(code, self._types[code]) for code in LANGUAGES}
        self._events = {code: EventCoder(code) for code in LANGUAGES}
        self._width = Widths(sites, gazetteer)

    def can_claim(self, document: Document) -> bool:
        """Tell whether claims can be read: in a language with cue lists, written in its own
        letters.
        """
        spelled = (document.language_note or "").startswith(TRANSLITERATED)
        return (
            document.language in LANGUAGES
            and not spelled
            and bool(lexicon(document.language).get("cue_speech"))
        )

    def __call__(self, document: Document, places: Sequence[int] | None = None) -> Annotations:
        """Annotate one document; of a long one what stands around `places`, offsets of what is
        watched, where they are given.
        """
        document, unread = within_reach(document, places)
        found = self._annotated(document)
        found = marked(found, self._genre(document, found.claims))
        return msgspec.structs.replace(found, unread=unread) if unread else found

    def _annotated(self, document: Document) -> Annotations:
        """Annotate the sentences of a document, read without the dress of a post; what is found is
        given in the words as they stand.
        """
        bare = undressed(document.text)
        if bare == document.text:
            return self._read(document)
        found = self._read(msgspec.structs.replace(document, text=bare))
        text = document.text
        claims = tuple(msgspec.structs.replace(c, text=c.span.of(text)) for c in found.claims)
        mentions = tuple(
            msgspec.structs.replace(m, surface=m.span.of(text)) for m in found.mentions
        )
        return msgspec.structs.replace(found, claims=claims, mentions=mentions)

    def _read(self, document: Document) -> Annotations:
        """Read the sentences of a document."""
        code = document.language or ""
        parsed = parse(document) if code == "en" else []
        mentions = self._mentions(document, parsed)
        if not self.can_claim(document):
            return Annotations(document_id=document.id, mentions=tuple(mentions))
        quoted = find_quoted(document.text)
        turns = turns_of(document, mentions)
        if code != "en":
            maker = self._maker(document, mentions, code)
            trees = parse_russian(document) if code == "ru" and is_installed() else []
            sentences = SentenceReader(document, foremost(mentions), quoted, maker, trees, turns)
            claims = in_entries(as_questions(sentences(), turns), document)
            quotes = quotes_of(document, quoted, sentences.attributed)
            scene = Scene(document, mentions, self._width, trees=trees)
            disputed = self._disputed(document, code, claims, mentions)
            result = self._result(document, mentions, disputed, quotes, scene)
            return msgspec.structs.replace(result, attributions=tuple(sentences.attributions))
        acting = foremost(mentions)
        resolver = SourceResolver(document, acting, self._actors, self._sources)
        attributed = resolved(
            AttributionReader(document, quoted, acting, turns)(parsed), resolver, document
        )
        claims = ClaimReader(document, quoted, attributed, self._maker(document, mentions, code))(
            parsed
        )
        claims = in_entries(as_questions(claims, turns), document)
        quotes = quotes_of(document, quoted, attributed)
        everybody = _joined(mentions, resolver.found)
        scene = Scene(document, everybody, self._width, parsed)
        found = self._result(
            document, everybody, self._disputed(document, code, claims, everybody), quotes, scene
        )
        return msgspec.structs.replace(
            found, attributions=tuple(as_records(attributed, document, quoted))
        )

    def _disputed(
        self, document: Document, code: str, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return the claims of a document with the accusations that its rejections are about."""
        accusations = self._accusations[code](document, claims, mentions)
        known = {c.id for c in claims}
        return sorted(
            [*claims, *(a for a in accusations if a.id not in known)], key=lambda c: (c.span, c.id)
        )

    def _maker(self, document: Document, mentions: Sequence[Mention], code: str) -> ClaimMaker:
        """Return what makes the claim records of a document."""
        return ClaimMaker(document, mentions, stance=self._stance[code], types=self._types[code])

    def _result(
        self,
        document: Document,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        quotes: Sequence[Quote],
        scene: Scene,
    ) -> Annotations:
        """Put the findings together, with the events that the claims tell of."""
        return Annotations(
            document_id=document.id,
            mentions=tuple(mentions),
            quotes=tuple(quotes),
            claims=tuple(claims),
            events=tuple(self._events[document.language or ""](claims, scene)),
        )


def _joined(mentions: Sequence[Mention], resolved: Sequence[Mention]) -> list[Mention]:
    """Add mentions found by reference where no name stands already."""
    added = {
        m.id: m
        for m in resolved
        if not any(m.span.overlaps(n.span) and n.entity_id for n in mentions)
    }
    return sorted([*mentions, *added.values()], key=lambda m: (m.span, m.id))
