"""The places of a text as mentions: linked to the gazetteer where one is clear, and to the state where a capital speaks."""

from collections.abc import Sequence

from tocsin.annotate import russian
from tocsin.annotate.naming import make_mention
from tocsin.annotate.parse import Parsed
from tocsin.annotate.places import PlaceReader, Toponym, english_tags, russian_tags
from tocsin.annotate.sites import Located
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.place_names import written_as
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Actor, Document, Gazetteer, Mention, MentionKind, Source

METHOD = "gazetteer 1"
_FACILITIES = ("airport", "facility")
# A verb of speech this many words behind a capital makes it speak ("Moscow has repeatedly said").
_REACH = 3


class PlaceMentions:
    """Finds the places of documents."""

    def __init__(self, gazetteer: Gazetteer, actors: Sequence[Actor], sources: Sequence[Source]) -> None:
        """`actors` are asked for the state a capital speaks for; `sources` for the country of who published."""
        self._read = PlaceReader(gazetteer)
        self._homes = {s.id: s.country for s in sources}
        self._states = self.states_of(actors, gazetteer)

    @staticmethod
    def states_of(actors: Sequence[Actor], gazetteer: Gazetteer) -> dict[str, str]:
        """Return the actor that stands for each country (ISO 3166-1 alpha-2), by its names."""
        found: dict[str, str] = {}
        for actor in actors:
            if actor.kind == "state":
                forms = [f for n in (actor.name, *actor.aliases) for f in written_as(tuple(w.text for w in words(n)))]
                for listed in gazetteer.named(forms).values():
                    for named in listed:
                        if named.place.kind == "country" and named.place.country and not named.people:
                            found.setdefault(named.place.country, actor.id)
        return found

    def __call__(
        self, document: Document, parsed: Sequence[Parsed], known: Sequence[Mention]
    ) -> tuple[list[Mention], list[Located]]:
        """Return the place mentions outside what is `known`, and everything that is located, for the sites to be told by."""
        is_russian = document.language == "ru" and russian.is_installed()
        tags = english_tags(parsed) if document.language == "en" else russian_tags(document) if is_russian else []
        home = self._homes.get(document.source_id or "")
        found = self._read(document, tags, home=home)
        free = [t for t in found if not any(t.span.overlaps(k.span) for k in known)]
        mentions = [self._mention(document, t) for t in free if not t.people]
        sites = [k.span for k in known if k.kind in ("place", "site")]
        located = [t for t in found if not t.people and not any(t.span.overlaps(s) for s in sites)]
        return mentions, [Located(t.span, None, t.place) for t in located]

    def _mention(self, document: Document, toponym: Toponym) -> Mention:
        """Make the mention of a toponym: a place, or the state whose capital speaks."""
        place = toponym.place
        if (
            place is not None
            and place.country
            and (place.capital or place.kind == "country")
            and _speaks(document, toponym)
        ):
            state = self._states.get(place.country, f"iso:{place.country}")
            return make_mention(
                document, toponym.span, "state", METHOD, f"speaks, so its state is meant: {toponym.why}", state
            )
        kind: MentionKind = "site" if place is not None and place.kind in _FACILITIES else "place"
        return make_mention(document, toponym.span, kind, METHOD, toponym.why, place.id if place else None, at=place)


def _speaks(document: Document, toponym: Toponym) -> bool:
    """Tell whether a place is who speaks: a verb of speech follows it closely, and no preposition of place stands before it."""
    text, code = document.text, document.language or "en"
    before = [w.text for w in words(text, max(0, toponym.span.start - 16), toponym.span.start)]
    if before and fold(before[-1]) in word_set("place_preposition"):
        return False
    verbs = {stem(w) for name in ("cue_speech", "speaking") for w in word_set(name, code)}
    for step, word in enumerate(words(text, toponym.span.end, min(len(text), toponym.span.end + 60))):
        if step >= _REACH or text[toponym.span.end : word.start].strip(" \u00a0").startswith(
            (",", ".", ";", ":", "(", "—", "–")
        ):
            return False
        if stem(word.text) in verbs:
            return True
    return False
