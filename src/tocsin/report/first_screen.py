"""The first screen of a brief: the answer in five sentences, what moved, and five key quotations, for and against beside each other."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from tocsin.records import Alarm, Claim, Document, Evidence, Facts, Problem
from tocsin.report.narratives import voices_told
from tocsin.warn.evidence import names_of, said_by, voice_of
from tocsin.warn.wording import counted

Side = Literal["For", "Against", "Not known"]
_MOST_QUOTATIONS = 5
_MOST_NAMES = 3
_LONGEST = 240
# Below this the words for the likelihood are "unlikely" or less (ICD 203), and a state above NOTE needs a reason a reader can see.
_LOW = 0.45
_NOT_WARNING = "not WARNING: "


class Quotation(NamedTuple):
    """A claim in its own words: on which side it stands, who says it, in which document of which day, and by which id it is found."""

    side: Side
    said_by: str
    words: str
    day: str
    claim_id: str
    document_id: str


class FirstScreen(NamedTuple):
    """What a reader sees first: the answer in sentences, what moved, the key quotations, and why the state is no higher."""

    answer: tuple[str, ...]
    moved: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    not_higher: tuple[str, ...]


def first_screen(
    alarm: Alarm, problem: Problem, facts: Facts, moved: Sequence[str], *, public: bool
) -> FirstScreen:
    """Return the first screen of a problem; the public form names no persons, tells no narrative and quotes nothing."""
    behind = _Behind(alarm, facts)
    who = behind.numbers() if public else behind.who_and_where(problem)
    answer = (alarm.likelihood_sentence, who, _why(alarm), alarm.confidence_sentence, *_next(alarm))
    told = tuple(moved) or ("No earlier assessment is kept in this store.",)
    higher = tuple(f"It is {r}." for r in alarm.reasons if r.startswith(_NOT_WARNING))
    quotations = () if public else behind.quotations(frozenset(problem.sites))
    return FirstScreen(answer, told, quotations, higher)


def _why(alarm: Alarm) -> str:
    """Say why the state is what it is."""
    state = alarm.proposed_state
    reasons = [r for r in alarm.reasons if not r.startswith(_NOT_WARNING)]
    p = alarm.likelihood.low if alarm.likelihood.p is None else alarm.likelihood.p
    although = " although the likelihood is low" if state == "WATCH" and p < _LOW else ""
    return f"The state is {state}{although}: {'; '.join(reasons)}."


def _next(alarm: Alarm) -> list[str]:
    """Say what to do first."""
    return [
        f"Recommended first: {w.item}: {w.action} ({w.addressee})." for w in alarm.watch_list[:1]
    ]


class _Behind:
    """What an alarm rests on: its claims and their documents."""

    def __init__(self, alarm: Alarm, facts: Facts) -> None:
        """Look up what the lines point to."""
        self._alarm = alarm
        self._facts = facts
        self._claims = {c.id: c for c in facts.claims}
        self._documents = {d.id: d for d in facts.documents}
        self._names = names_of(facts)
        self._copies = {
            row.document_id for row in facts.lineage if row.origin_id != row.document_id
        }
        self._used = self._claims_of((*alarm.evidence_for, *alarm.evidence_against))

    def _claims_of(self, lines: Iterable[Evidence]) -> list[Claim]:
        """Return the claims of some lines, each once."""
        ids = dict.fromkeys(c for line in lines for c in line.claim_ids)
        return [self._claims[c] for c in ids if c in self._claims]

    def numbers(self) -> str:
        """Say how many outlets and origins an alarm rests on."""
        outlets, origins = self._alarm.outlets, self._alarm.origins
        return f"This rests on {counted(outlets, 'outlet')} and {counted(origins, 'independent origin')}."

    def who_and_where(self, problem: Problem) -> str:
        """Say in one sentence which outlets report what whom says about which sites, and which narrative it carries."""
        if not self._used:
            return "No document gives evidence about this problem."
        about = self._about(problem)
        outlets, speakers = self._outlets(about), self._speakers(about)
        reporting = f"{_listed(outlets)} {'reports' if len(outlets) == 1 else 'report'} on {_listed(self._sites(problem))}"
        persons = [p for p in self._persons(about) if p not in (*speakers, *outlets)]
        citing = f", citing {_listed(speakers)}" if speakers else ""
        naming = f", naming {_listed(persons)}" if persons else ""
        return f"{reporting[0].upper()}{reporting[1:]}{citing}{naming}; {self._narrative(problem)}."

    def _about(self, problem: Problem) -> list[Claim]:
        """Return the claims of documents that name a site of the problem; all claims where none does."""
        naming = {m.document_id for m in self._facts.mentions if m.entity_id in problem.sites}
        return [c for c in self._used if c.document_id in naming] or self._used

    def _outlets(self, claims: Sequence[Claim]) -> list[str]:
        """Return who publishes some claims, most claims first."""
        return _ranked(voice_of(self._documents[c.document_id], self._names) for c in claims)

    def _speakers(self, claims: Sequence[Claim]) -> list[str]:
        """Return whom the casebook knows of those with whom claims begin, most claims first; the outlets themselves are no speakers."""
        first = [c.chain[0] for c in claims if len(c.chain) > 1]
        return _ranked(name for h in first if (name := self._names.get(h.entity_id or "")))

    def _persons(self, claims: Sequence[Claim]) -> list[str]:
        """Return the persons and outlets of the casebook that the documents of some claims name, most mentions first."""
        documents = {c.document_id for c in claims}
        named = (
            m
            for m in self._facts.mentions
            if m.document_id in documents and m.kind in ("person", "outlet")
        )
        return _ranked(name for m in named if (name := self._names.get(m.entity_id or "")))

    def _sites(self, problem: Problem) -> list[str]:
        """Return the problem's sites that the documents name, most documents first; where none is named, the sites themselves."""
        documents = {c.document_id for c in self._used}
        named = {
            (m.document_id, m.entity_id)
            for m in self._facts.mentions
            if m.entity_id in problem.sites and m.document_id in documents
        }
        found = _ranked(self._names.get(str(site), str(site)) for _, site in sorted(named, key=str))
        return found or [self._names.get(s, s) for s in problem.sites]

    def _narrative(self, problem: Problem) -> str:
        """Say which watched narrative most origins carry, and how."""
        origin_of = {row.document_id: row.origin_id for row in self._facts.lineage}
        documents = {c.document_id for c in self._used}
        voices: dict[str, dict[str, set[str]]] = {}
        times: Counter[str] = Counter()
        for match in self._facts.matches:
            if (
                match.voice
                and match.narrative_id in problem.narratives
                and match.document_id in documents
            ):
                origin = origin_of.get(match.document_id, match.document_id)
                voices.setdefault(match.narrative_id, {}).setdefault(match.voice, set()).add(origin)
                times[match.narrative_id] += 1
        if not voices:
            return "no catalogued narrative is carried"
        name = min(voices, key=lambda n: (-len(set().union(*voices[n].values())), -times[n], n))
        return f"the narrative is “{self._names.get(name, name)}” ({voices_told(voices[name])})"

    def quotations(self, sites: frozenset[str]) -> tuple[Quotation, ...]:
        """Return the key quotations: one of each side in turn, each from another line; what is about the sites and what is new first."""
        parts: list[tuple[Side, Sequence[Evidence]]] = [
            ("For", self._alarm.evidence_for),
            ("Against", self._alarm.evidence_against),
            ("Not known", self._alarm.gaps),
        ]
        waiting = {side: self._quotable(lines, sites) for side, lines in parts}
        taken: dict[str, Quotation] = {}
        while len(taken) < _MOST_QUOTATIONS and any(waiting.values()):
            heard = {q.document_id for q in taken.values()}
            for side, lines in waiting.items():
                if lines and len(taken) < _MOST_QUOTATIONS:
                    self._take(side, lines.pop(self._freshest(lines, heard)), taken, sites)
        order = {side: n for n, (side, _) in enumerate(parts)}
        return tuple(sorted(taken.values(), key=lambda q: order[q.side]))

    def _quotable(self, lines: Sequence[Evidence], sites: frozenset[str]) -> list[Evidence]:
        """Return the lines with claims, those with a claim about a site first."""
        quotable = [line for line in lines if line.claim_ids]
        return sorted(
            quotable, key=lambda line: all(c.site_id not in sites for c in self._claims_of([line]))
        )

    def _freshest(self, lines: Sequence[Evidence], heard: Collection[str]) -> int:
        """Return the place of the first line with a claim of a document that was not quoted yet; else that of the first line."""
        fresh = (
            n
            for n, line in enumerate(lines)
            if any(c.document_id not in heard for c in self._claims_of([line]))
        )
        return next(fresh, 0)

    def _take(
        self, side: Side, line: Evidence, taken: dict[str, Quotation], sites: frozenset[str]
    ) -> None:
        """Take the best claim of a line that was not taken yet: about a site, of a document not quoted yet, no copy, from its body."""
        free = [
            c
            for c in self._claims_of([line])
            if c.id not in taken and not self._same_words(c, taken)
        ]
        if not free:
            return
        heard = {q.document_id for q in taken.values()}
        claim = min(
            free,
            key=lambda c: (
                c.site_id not in sites,
                c.document_id in heard,
                c.document_id in self._copies,
                c.position != "body",
            ),
        )
        taken[claim.id] = self._quotation(side, claim, self._documents[claim.document_id])

    def _same_words(self, claim: Claim, taken: Mapping[str, Quotation]) -> bool:
        """Return whether the words of a claim stand in a quotation already, or the other way round."""
        words = _shortened(claim.text)
        return any(words in q.words or q.words in words for q in taken.values())

    def _quotation(self, side: Side, claim: Claim, document: Document) -> Quotation:
        """Write a quotation."""
        day = f"{document.published_at:%Y-%m-%d}" if document.published_at else "not dated"
        said = said_by(claim, document, self._names)
        return Quotation(side, said, _shortened(claim.text), day, claim.id, document.id)


def _shortened(text: str) -> str:
    """Return words on one line, cut where they are long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _ranked(names: Iterable[str]) -> list[str]:
    """Return names, the most frequent first."""
    return [
        name for name, _ in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    ]


def _listed(names: Sequence[str]) -> str:
    """Write the first names, and how many more there are."""
    left = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" (and {left} more)" if left > 0 else "")
