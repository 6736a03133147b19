"""The places of a text as mentions: linked to the gazetteer where one is clear, and to the state
where a capital speaks.
"""

from collections.abc import Sequence

from tocsin.annotate.language import language_of
from tocsin.annotate.names.peoples import PeopleFinder, people_mention
from tocsin.annotate.names.sites import Located
from tocsin.annotate.names.speaking import is_said_by, speaks
from tocsin.annotate.parsers import russian
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.russian import Names
from tocsin.annotate.places import PlaceReader, Toponym, english_tags, russian_tags
from tocsin.annotate.text.naming import make_mention
from tocsin.language.place_names import written_as
from tocsin.language.words import words
from tocsin.records import Actor, Document, Gazetteer, Mention, MentionKind, Source

METHOD = "gazetteer 1"
_FACILITIES = ("airport", "facility")
# A town smaller than this that says something is a person of the name ("Jackson said").
_LARGE = 500_000


class PlaceMentions:
    """Finds the places of documents."""

    def __init__(
        self, gazetteer: Gazetteer, actors: Sequence[Actor], sources: Sequence[Source]
    ) -> None:
        """`actors` are asked for the state a capital speaks for; `sources` for the country of who
        published.
        """
        self._read = PlaceReader(gazetteer)
        self._homes = {s.id: s.country for s in sources}
        self._peoples = PeopleFinder(gazetteer)
        self._states = self.states_of(actors, gazetteer)

    @staticmethod
    def states_of(actors: Sequence[Actor], gazetteer: Gazetteer) -> dict[str, str]:
        """Return the actor that stands for each country (ISO 3166-1 alpha-2), by its names."""
        state_of: dict[str, str] = {}
        for actor in actors:
            if actor.kind == "state":
                forms = [
                    f
                    for n in (actor.name, *actor.aliases)
                    for f in written_as(tuple(w.text for w in words(n)))
                ]
                for listed in gazetteer.named(forms).values():
                    for named in listed:
                        if (
                            named.place.kind == "country"
                            and named.place.country
                            and not named.people
                        ):
                            state_of.setdefault(named.place.country, actor.id)
        return state_of

    def __call__(
        self,
        document: Document,
        parsed: Sequence[Parsed],
        known: Sequence[Mention],
        tagged: Names | None = None,
    ) -> tuple[list[Mention], list[Located]]:
        """Return the place mentions outside what is `known`, and everything that is located, for
        the sites to be told by.

        `tagged` are the names that the Russian model tags, where it was asked before.
        """
        parser = language_of(document.language).parser
        is_russian = parser == "russian" and russian.is_installed()
        if parser == "english":
            tags = english_tags(parsed)
        elif is_russian:
            tags = russian_tags(document, tagged)
        else:
            tags = []
        home = self._homes.get(document.source_id or "")
        toponyms = self._read(document, tags, home=home)
        peoples = [
            m for m in self._peoples(document) if not any(m.span.overlaps(k.span) for k in known)
        ]
        toponyms = [t for t in toponyms if not any(t.span.overlaps(m.span) for m in peoples)]
        free = [t for t in toponyms if not any(t.span.overlaps(k.span) for k in known)]
        mentions = peoples + [m for t in free if (m := self._mention(document, t)) is not None]
        sites = [k.span for k in known if k.kind in ("place", "site")]
        located = [
            t
            for t in toponyms
            if not t.people and not _is_body(t) and not any(t.span.overlaps(s) for s in sites)
        ]
        return mentions, [Located(t.span, None, t.place) for t in located]

    def _mention(self, document: Document, toponym: Toponym) -> Mention | None:
        """Make the mention of a toponym: a place, a body, a people, or the state whose capital
        speaks; None where it is none of them.
        """
        place = toponym.place
        if toponym.people:
            return people_mention(document, toponym)
        if _is_body(toponym) and place is not None:
            return make_mention(
                document, toponym.span, "organisation", METHOD, toponym.why, place.id
            )
        if (
            place is not None
            and place.country
            and (place.capital or place.kind == "country")
            and speaks(document, toponym.span)
        ):
            state = self._states.get(place.country, f"iso:{place.country}")
            return make_mention(
                document,
                toponym.span,
                "state",
                METHOD,
                f"speaks, so its state is meant: {toponym.why}",
                state,
            )
        if (
            place is not None
            and place.kind == "city"
            and place.population < _LARGE
            and is_said_by(document, toponym.span)
        ):
            return None
        kind: MentionKind = "site" if place is not None and place.kind in _FACILITIES else "place"
        return make_mention(
            document, toponym.span, kind, METHOD, toponym.why, place.id if place else None, at=place
        )


def _is_body(toponym: Toponym) -> bool:
    """Return whether a toponym names an organisation by its seat or letters."""
    return toponym.place is not None and toponym.place.kind == "body"
