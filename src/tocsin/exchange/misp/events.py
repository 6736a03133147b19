"""Problems as MISP events: which records become which objects, and how they are tied."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from tocsin.exchange.disarm import techniques
from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.misp.shape import Part, marked, named, refer, seconds, tag, thing
from tocsin.exchange.resting import Resting
from tocsin.exchange.wording import says
from tocsin.records import (
    Alarm,
    Casebook,
    Document,
    Narrative,
    Opinion,
    Problem,
    Site,
    label_of,
)

FILE = "tocsin.misp.json"
_TELLING = ("promotes", "relays")
# The taxonomy `estimative-language` names ranges of likelihood, from the least likely.
_LIKELIHOODS = (
    (0.05, "almost-no-chance"),
    (0.20, "very-unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly-even-chance"),
    (0.80, "likely"),
    (0.95, "very-likely"),
    (1.01, "almost-certain"),
)
_ORG = {"name": "Tocsin", "uuid": named("organisation")}


def misp_files(results: Results) -> Iterator[File]:
    """Yield a file of events, as the server's own answers have them."""
    yield File(FILE, _pieces(results))


def _pieces(results: Results) -> Iterator[bytes]:
    """Yield the file event by event."""
    between = b'{"response":[\n'
    for event in events(results):
        yield between + msgspec.json.encode({"Event": event})
        between = b",\n"
    yield b"\n]}\n" if between == b",\n" else b'{"response":[]}\n'


def events(results: Results) -> Iterator[Part]:
    """Yield an event for each problem."""
    resting = Resting(results)
    for problem in results.facts.casebook.problems:
        alarms = [alarm for alarm in results.alarms if alarm.problem_id == problem.id]
        yield _Event(results, problem, alarms, resting).part()


class _Event:
    """One problem on its way to an event."""

    def __init__(
        self, results: Results, problem: Problem, alarms: list[Alarm], resting: Resting
    ) -> None:
        """Take a problem and its alarms."""
        self._results, self._problem, self._alarms = results, problem, alarms
        self._resting, self._book = resting, results.facts.casebook
        self._at = seconds(results.as_of)
        self._objects: dict[str, Part] = {}

    def part(self) -> Part:
        """Return the event."""
        problem, day = self._problem, self._results.as_of.date()
        for site in self._book.sites:
            if site.id in problem.sites:
                self._add(site.id, self._site(site))
        self._add_documents()
        reports = [self._report(alarm) for alarm in self._alarms]
        markings = [self._resting.marking(alarm) for alarm in self._alarms]
        highest = max(markings, default=self._results.unmarked, key=list(_MARKED).index)
        return {
            "uuid": named("event", self._book.id, problem.id),
            "info": problem.title,
            "date": day.isoformat(),
            "threat_level_id": "4",
            "analysis": "2" if any(not alarm.is_draft for alarm in self._alarms) else "1",
            "distribution": "0",
            "published": False,
            "timestamp": self._at,
            "Org": _ORG,
            "Orgc": _ORG,
            "Tag": [marked(highest), *self._tags()],
            "Attribute": [],
            "Object": list(self._objects.values()),
            "EventReport": reports,
        }

    def _add(self, key: str, part: Part) -> Part:
        """Add an object once, and return it."""
        return self._objects.setdefault(key, part)

    def _site(self, site: Site) -> Part:
        """Return a site as a geolocation; one without a point is told by its name."""
        where = (site.latitude, site.longitude)
        latitude, longitude = (None if part is None else f"{part:.6f}" for part in where)
        values = [("latitude", latitude), ("longitude", longitude)]
        region = site.name if latitude is None or longitude is None else None
        more = [("region", region), ("countrycode", site.country), ("text", site.name)]
        place = thing("geolocation", site.id, [*values, *more], self._at, self._results.unmarked)
        return place | {"comment": site.name}

    def _narrative(self, narrative: Narrative) -> Part:
        """Return a narrative; the template has no title: it stands in the comment."""
        values = [("narrative-summary", narrative.summary)]
        part = thing("narrative", narrative.id, values, self._at, self._results.unmarked)
        return part | {"comment": f"{narrative.title} (en)"}

    def _document(self, document: Document) -> Part:
        """Return a document: a post of a channel as a microblog, everything else as news."""
        marking, names = self._results.marking(document), _names(self._book)
        source = names.get(document.outlet or "", document.outlet)
        posted = document.published_at
        if self._is_channel(document):
            values = [
                ("title", document.title),
                ("post", document.text),
                ("url", document.url),
                ("display-name", source),
                ("language", document.language),
                ("creation-date", posted.isoformat() if posted else None),
            ]
            part = thing("microblog", document.id, values, self._at, marking)
        else:
            values = [
                ("title", document.name),
                ("content", document.text),
                ("url", document.url),
                ("source", source),
            ]
            part = thing("news-media", document.id, values, self._at, marking)
        when = posted.isoformat() if posted else None
        language = f"language: {document.language}" if document.language else ""
        return part | {"comment": language} | ({"first_seen": when} if when else {})

    def _is_channel(self, document: Document) -> bool:
        """Return whether a channel published a document."""
        kinds = {source.id: source.kind for source in self._book.sources}
        return kinds.get(document.source_id or "") == "channel"

    def _add_documents(self) -> None:
        """Add the documents that name a site or tell a narrative of the problem, with their
        ties.
        """
        facts = self._results.facts
        narrative_ids = frozenset(self._problem.narratives)
        about = facts.touching(frozenset(self._problem.sites), narrative_ids)
        about |= {d.id for alarm in self._alarms for d in self._resting.of_alarm(alarm)}
        documents = {d.id: d for d in facts.documents if d.id in about}
        for document in documents.values():
            self._add(document.id, self._document(document))
        narratives = {narrative.id: narrative for narrative in self._book.narratives}
        for match in facts.matches:
            home, narrative = documents.get(match.document_id), narratives.get(match.narrative_id)
            if home is None or narrative is None or match.voice is None:
                continue
            target = self._add(narrative.id, self._narrative(narrative))
            relation = "uses" if match.voice in _TELLING else "mentions"
            refer(self._objects[home.id], target["uuid"], relation, self._at)
        self._tie(documents)

    def _tie(self, documents: dict[str, Document]) -> None:
        """Tie documents to the sites they name, and to what they were copied from."""
        for mention in self._results.facts.mentions:
            site = self._objects.get(mention.entity_id or "")
            if mention.document_id in documents and site and mention.kind == "site":
                home = self._objects[mention.document_id]
                refer(home, site["uuid"], "mentions", self._at)
        for lineage in self._results.facts.lineage:
            source = lineage.copied_from or lineage.origin_id
            known = lineage.document_id in documents and source in documents
            if known and source != lineage.document_id:
                home, target = self._objects[lineage.document_id], self._objects[source]
                refer(home, target["uuid"], "derived-from", self._at)

    def _report(self, alarm: Alarm) -> Part:
        """Add an alarm as a report with its warning, and return the brief as a report of the
        event.
        """
        marking, title = self._resting.marking(alarm), _title(alarm, self._problem)
        summary = f"{alarm.likelihood_sentence}\n{alarm.confidence_sentence}"
        values = [("title", title), ("summary", summary), ("case-number", alarm.id)]
        report = self._add(alarm.id, thing("report", alarm.id, values, self._at, marking))
        report["Note"] = [self._note(report, opinion) for opinion in alarm.dissent]
        for site in self._problem.sites:
            if site in self._objects:
                refer(report, self._objects[site]["uuid"], "targets", self._at)
        for document in self._resting.of_alarm(alarm):
            if document.id in self._objects:
                target = self._objects[document.id]["uuid"]
                refer(report, target, "derived-from", self._at)
        warning = self._add(f"{alarm.id} cap", self._warning(alarm))
        refer(report, warning["uuid"], "related-to", self._at)
        content = self._results.briefs.get(alarm.problem_id) or self._own_brief(alarm)
        return {
            "uuid": named("brief", alarm.id),
            "name": title,
            "content": f"{label_of(marking)}\n\n{content}",
            "distribution": "5",
            "timestamp": self._at,
        }

    def _warning(self, alarm: Alarm) -> Part:
        """Return what CAP says of an alarm, as an object."""
        steps = "\n".join(f"{i.addressee}: {i.action} ({i.item})." for i in alarm.watch_list)
        end = dt.datetime.combine(alarm.horizon.end, dt.time(23, 59, 59), dt.UTC)
        values = [
            ("category", "Security"),
            ("event", self._problem.title),
            ("urgency", "Future" if alarm.imminent is None else "Expected"),
            ("certainty", "Possible"),
            ("severity", "Unknown"),
            ("expires", end.isoformat()),
            ("instruction", steps or None),
        ]
        return thing("cap-info", alarm.id, values, self._at, self._resting.marking(alarm))

    def _note(self, home: Part, opinion: Opinion) -> Part:
        """Return a dissent as an analyst's note."""
        return {
            "uuid": named("dissent", home["uuid"], opinion.signer, opinion.at.isoformat()),
            "object_uuid": home["uuid"],
            "object_type": "Object",
            "authors": opinion.signer,
            "note": opinion.note or "",
            "language": "en",
            "created": f"{opinion.at:%Y-%m-%d %H:%M:%S}",
            "modified": f"{opinion.at:%Y-%m-%d %H:%M:%S}",
            "distribution": "0",
        }

    def _own_brief(self, alarm: Alarm) -> str:
        """Return the claims an alarm rests on, each with whoever says it, where there is no
        brief.
        """
        wanted = {
            c for line in (*alarm.evidence_for, *alarm.evidence_against) for c in line.claim_ids
        }
        names = _names(self._book)
        claims = [c for c in self._results.facts.claims if c.id in wanted]
        return "\n".join(f"- {says(claim, names)}" for claim in claims)

    def _tags(self) -> Iterator[Part]:
        """Yield the tags of the likelihood, of drafts and of techniques."""
        for alarm in self._alarms:
            figure = alarm.likelihood.p
            if figure is not None:
                word = next(word for most, word in _LIKELIHOODS if figure < most)
                yield tag(f'estimative-language:likelihood-probability="{word}"')
            confidence = alarm.confidence
            yield tag(f'estimative-language:confidence-in-analytic-judgment="{confidence}"')
            if alarm.is_draft:
                yield tag('workflow:state="draft"')
        present = {each.id for each in self._book.narratives if each.id in self._objects}
        tagged = {t for each in self._book.narratives if each.id in present for t in each.disarm}
        for technique in sorted(tagged):
            known = techniques().get(technique)
            name = known.name if known else technique
            yield tag(f'misp-galaxy:disarm-techniques="{name}"')


_MARKED = ("clear", "green", "amber", "amber+strict", "red")


def _title(alarm: Alarm, problem: Problem) -> str:
    """Return the title of an alarm."""
    return f"{alarm.proposed_state}: {problem.title}"


def _names(book: Casebook) -> dict[str, str]:
    """Return how actors and sources are called, by id."""
    actors = {actor.id: actor.name for actor in book.actors}
    return actors | {source.id: source.name for source in book.sources}
