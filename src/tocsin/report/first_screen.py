"""The first screen of a brief.

The answer in five sentences, why and why not, what is not known, what moved, and key quotations.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from tocsin.records import (
    Alarm,
    Assessment,
    BindingWay,
    Claim,
    Document,
    Evidence,
    Facts,
    Problem,
)
from tocsin.report.narratives import voices_in_words
from tocsin.report.worded import Words, sentence
from tocsin.warn.citing import names_of, said_by_message, shortened, voice_message

Side = Literal["for", "against", "open"]
_SIDES: tuple[Side, ...] = ("for", "against", "open")
_MOST_QUOTATIONS = 5
_MOST_NAMES = 3
# Below this the words for the likelihood are "unlikely" or less (ICD 203), and a state above NOTE
# needs a reason a reader can see.
_LOW = 0.45
_NOT_WARNING = "state-not-warning"
_NAMES_A_SITE: frozenset[BindingWay] = frozenset({"site_in_claim", "site_in_sentence"})


class Quotation(NamedTuple):
    """A claim in its own words.

    On which side it counts, who says it, in which document of which day, and by which id it is
    found.
    """

    side: Side
    said_by: str
    words: str
    day: str
    claim_id: str
    document_id: str


class FirstScreen(NamedTuple):
    """What a reader sees first.

    The answer in sentences, what moved, the key quotations, and why the state is no higher.
    """

    answer: tuple[str, ...]
    moved: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    not_higher: tuple[str, ...]


def first_screen(
    judged: tuple[Alarm, Assessment],
    problem: Problem,
    facts: Facts,
    moved: Sequence[str],
    words: Words,
    *,
    public: bool,
) -> FirstScreen:
    """Return the first screen of a problem.

    The public form names no persons, repeats no narrative and quotes nothing.
    """
    alarm, assessment = judged
    behind = _Behind(alarm, facts, words)
    answer = (
        words.of(alarm.likelihood_message, alarm.likelihood_sentence),
        behind.numbers() if public else behind.who_and_where(problem),
        _why(alarm, words),
        words.of(alarm.confidence_message, alarm.confidence_sentence),
        *_next(alarm, words),
    )
    lacking = [m for m in alarm.reason_messages if m.code == _NOT_WARNING]
    return FirstScreen(
        answer=answer,
        moved=tuple(moved) or (words("brief-no-earlier"),),
        quotations=() if public else behind.quotations(_naming_a_site(assessment, problem, facts)),
        not_higher=tuple(words("brief-is-not", reason=m) for m in lacking),
    )


def _naming_a_site(assessment: Assessment, problem: Problem, facts: Facts) -> frozenset[str]:
    """Return the ids of the claims that are about a site by their own words or their sentence's."""
    by_words = {c.id for c in facts.claims if c.site_id in problem.sites}
    bound = (b for observation in assessment.observations for b in observation.bound)
    return frozenset(by_words | {b.record_id for b in bound if b.way in _NAMES_A_SITE})


def _why(alarm: Alarm, words: Words) -> str:
    """Say why the state is what it is."""
    reasons = [m for m in alarm.reason_messages if m.code != _NOT_WARNING]
    p = alarm.likelihood.low if alarm.likelihood.p is None else alarm.likelihood.p
    surprising = alarm.proposed_state == "WATCH" and p < _LOW
    return words(
        "brief-state-although" if surprising else "brief-state",
        state=words.state(alarm.proposed_state),
        reasons="; ".join(words.each(reasons, alarm.reasons)),
    )


def _next(alarm: Alarm, words: Words) -> list[str]:
    """Say what to do first."""
    return [
        words("brief-first-step", item=w.item, action=w.action, addressee=w.addressee)
        for w in alarm.watch_list[:1]
    ]


class _Behind:
    """What an alarm rests on: its claims and their documents."""

    def __init__(self, alarm: Alarm, facts: Facts, words: Words) -> None:
        """Look up what the lines point to."""
        self._alarm = alarm
        self._facts = facts
        self._words = words
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
        return self._words("brief-rests-on", outlets=outlets, origins=origins)

    def who_and_where(self, problem: Problem) -> str:
        """Say in one sentence which outlets report what whom says about which sites, and which
        narrative it carries.
        """
        if not self._used:
            return self._words("brief-no-evidence")
        about = self._about(problem)
        outlets, speakers = self._outlets(about), self._speakers(about)
        persons = [p for p in self._persons(about) if p not in (*speakers, *outlets)]
        return sentence(
            self._words(
                "brief-report-on",
                n=len(outlets),
                outlets=self._listed(outlets),
                sites=self._listed(self._sites(problem)),
                more=self._more("brief-citing", speakers) + self._more("brief-naming", persons),
                narrative=self._narrative(problem),
            )
        )

    def _more(self, code: str, names: Sequence[str]) -> str:
        """Say who is cited or named; nothing where nobody is."""
        return self._words(code, names=self._listed(names)) if names else ""

    def _listed(self, names: Sequence[str]) -> str:
        """Write the first names, and how many more there are."""
        left = len(names) - _MOST_NAMES
        first = ", ".join(names[:_MOST_NAMES])
        return self._words("brief-names-more", names=first, n=left) if left > 0 else first

    def _about(self, problem: Problem) -> list[Claim]:
        """Return the claims of documents that name a site of the problem.

        All claims where none does.
        """
        naming = {m.document_id for m in self._facts.mentions if m.entity_id in problem.sites}
        return [c for c in self._used if c.document_id in naming] or self._used

    def _voice(self, document: Document) -> str:
        """Say who publishes a document."""
        voice = voice_message(document, self._names)
        return voice if isinstance(voice, str) else self._words(voice)

    def _outlets(self, claims: Sequence[Claim]) -> list[str]:
        """Return who publishes some claims, most claims first."""
        return _ranked(self._voice(self._documents[c.document_id]) for c in claims)

    def _speakers(self, claims: Sequence[Claim]) -> list[str]:
        """Return whom the casebook knows of those with whom claims begin, most claims first.

        The outlets themselves are no speakers.
        """
        first = [c.chain[0].entity_id or "" for c in claims if len(c.chain) > 1]
        return _ranked(self._names[speaker] for speaker in first if speaker in self._names)

    def _persons(self, claims: Sequence[Claim]) -> list[str]:
        """Return the persons and outlets of the casebook that the documents of some claims name.

        Most mentions first.
        """
        documents = {c.document_id for c in claims}
        named = [
            m.entity_id or ""
            for m in self._facts.mentions
            if m.document_id in documents and m.kind in ("person", "outlet")
        ]
        return _ranked(self._names[person] for person in named if person in self._names)

    def _sites(self, problem: Problem) -> list[str]:
        """Return the problem's sites that the documents name, most documents first.

        Where none is named, the sites themselves.
        """
        documents = {c.document_id for c in self._used}
        named = {
            (m.document_id, str(m.entity_id))
            for m in self._facts.mentions
            if m.entity_id in problem.sites and m.document_id in documents
        }
        sites = _ranked(self._names.get(site, site) for _, site in sorted(named))
        return sites or [self._names.get(s, s) for s in problem.sites]

    def _narrative(self, problem: Problem) -> str:
        """Say which watched narrative most origins carry, and how."""
        origin_of = {row.document_id: row.origin_id for row in self._facts.lineage}
        documents = {c.document_id for c in self._used}
        voices: dict[str, dict[str, set[str]]] = {}
        times: Counter[str] = Counter()
        for match in self._facts.matches:
            watched = match.narrative_id in problem.narratives
            if match.voice and watched and match.document_id in documents:
                origin = origin_of.get(match.document_id, match.document_id)
                by_voice = voices.setdefault(match.narrative_id, {})
                by_voice.setdefault(match.voice, set()).add(origin)
                times[match.narrative_id] += 1
        if not voices:
            return self._words("brief-no-narrative")
        name = min(voices, key=lambda n: (-len(set().union(*voices[n].values())), -times[n], n))
        title = self._names.get(name, name)
        carried = voices_in_words(voices[name], self._words)
        return self._words("brief-narrative", title=title, voices=carried)

    def quotations(self, about: frozenset[str]) -> tuple[Quotation, ...]:
        """Return the key quotations: one of each side in turn, each from another line.

        What is about the sites and what is new first.
        """
        alarm = self._alarm
        rows = (alarm.evidence_for, alarm.evidence_against, alarm.gaps)
        waiting = {
            side: self._quotable(lines, about) for side, lines in zip(_SIDES, rows, strict=True)
        }
        taken: dict[str, Quotation] = {}
        while len(taken) < _MOST_QUOTATIONS and any(waiting.values()):
            quoted = {q.document_id for q in taken.values()}
            for side, lines in waiting.items():
                if lines and len(taken) < _MOST_QUOTATIONS:
                    line = lines.pop(self._freshest(lines, quoted))
                    self._take(side, line, taken, about)
        return tuple(sorted(taken.values(), key=lambda q: _SIDES.index(q.side)))

    def _quotable(self, lines: Sequence[Evidence], about: frozenset[str]) -> list[Evidence]:
        """Return the lines with claims, those with a claim about a site first."""
        quotable = [line for line in lines if line.claim_ids]
        return sorted(quotable, key=lambda line: about.isdisjoint(line.claim_ids))

    def _freshest(self, lines: Sequence[Evidence], quoted: Collection[str]) -> int:
        """Return the place of the first line with a claim of a document that was not quoted yet.

        Else that of the first line.
        """
        fresh = (
            n
            for n, line in enumerate(lines)
            if any(c.document_id not in quoted for c in self._claims_of([line]))
        )
        return next(fresh, 0)

    def _take(
        self, side: Side, line: Evidence, taken: dict[str, Quotation], about: frozenset[str]
    ) -> None:
        """Take the best claim of a line that was not taken yet.

        About a site, of a document not quoted yet, no copy, from its body.
        """
        free = [
            c
            for c in self._claims_of([line])
            if c.id not in taken and not self._same_words(c, taken)
        ]
        if not free:
            return
        quoted = {q.document_id for q in taken.values()}
        claim = min(
            free,
            key=lambda c: (
                c.id not in about,
                c.document_id in quoted,
                c.document_id in self._copies,
                c.position != "body",
            ),
        )
        taken[claim.id] = self._quotation(side, claim, self._documents[claim.document_id])

    def _same_words(self, claim: Claim, taken: Mapping[str, Quotation]) -> bool:
        """Return whether the words of a claim are in a quotation already, or the
        other way round.
        """
        own = shortened(claim.text)
        return any(own in q.words or q.words in own for q in taken.values())

    def _quotation(self, side: Side, claim: Claim, document: Document) -> Quotation:
        """Write a quotation."""
        published = document.published_at
        return Quotation(
            side=side,
            said_by=self._words(said_by_message(claim, document, self._names)),
            words=shortened(claim.text),
            day=f"{published:%Y-%m-%d}" if published else self._words("brief-not-dated"),
            claim_id=claim.id,
            document_id=document.id,
        )


def _ranked(names: Iterable[str]) -> list[str]:
    """Return names, the most frequent first."""
    ranked = sorted(Counter(names).items(), key=lambda row: (-row[1], row[0]))
    return [name for name, _ in ranked]
