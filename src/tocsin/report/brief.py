"""The page a person reads, as self-contained HTML and as Markdown, from one view of the records, in
the reader's language.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from markupsafe import Markup

from tocsin.assess.scores import ENOUGH
from tocsin.errors import WordingError
from tocsin.records import (
    Alarm,
    Assessment,
    Facts,
    Problem,
    RangeShare,
    Sensitivity,
    TrackRecord,
    message,
)
from tocsin.report import appendix
from tocsin.report.changes import moved
from tocsin.report.first_screen import first_screen
from tocsin.report.lines import gap_lines, lines
from tocsin.report.maps import draw
from tocsin.report.narratives import loaded_words, narratives
from tocsin.report.pictures import likelihood_bar
from tocsin.report.places import Labels
from tocsin.report.public import names_weakness
from tocsin.report.public import public as public_form
from tocsin.report.rendering import templates_of
from tocsin.report.worded import ENGLISH, Words
from tocsin.warn.citing import names_of
from tocsin.warn.rules import check_own_words

# So many claims are shown with their sentences; the rest are in claims.jsonl, and the brief says
# so.
MOST_CLAIMS = 80
_SHOWN_SIDES = ("evidence_against", "gaps", "would_lower")

# The forms a brief has; the part is what stands between head and foot of the page.
BriefForm = Literal["page", "part", "markdown"]
_TEMPLATES: Mapping[BriefForm, str] = {
    "page": "brief.html",
    "part": "brief_part.html",
    "markdown": "brief.md",
}

_ENVIRONMENT = templates_of("tocsin.report")

Earlier = Mapping[str, tuple[Alarm, Assessment | None]]


def render_html(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier | None = None,
    fared: Mapping[str, TrackRecord] | None = None,
    *,
    public: bool = False,
    language: str = ENGLISH,
    drawn: "DrawnMap | None" = None,
) -> str:
    """Return the brief as one HTML page that needs nothing from outside.

    `public` in the form that may be shown to anybody. `language` is that of the program's own
    words; what casebooks and documents say stays as it was written. `drawn` is the map, where
    several pages of the same facts and language share it.

    Raises:
        WordingError: an alarm has no counter-evidence, no gaps or nothing that would lower it, or
            breaks a wording rule.
        UsageError: there are no texts in the language.
    """
    parts = (alarms, assessments, facts, as_of, before, fared)
    return render_brief(*parts, public=public, language=language, drawn=drawn)


def render_markdown(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier | None = None,
    fared: Mapping[str, TrackRecord] | None = None,
    *,
    public: bool = False,
    language: str = ENGLISH,
) -> str:
    """Return the brief as Markdown; raises as `render_html` does."""
    parts = (alarms, assessments, facts, as_of, before, fared)
    return render_brief(*parts, public=public, language=language, form="markdown")


def render_brief(
    alarms: Sequence[Alarm],
    assessments: Sequence[Assessment],
    facts: Facts,
    as_of: dt.datetime,
    before: Earlier | None = None,
    fared: Mapping[str, TrackRecord] | None = None,
    *,
    public: bool = False,
    language: str = ENGLISH,
    form: BriefForm = "page",
    drawn: "DrawnMap | None" = None,
) -> str:
    """Return the brief in one of its forms: a whole page, the part of one that another page may
    hold, or Markdown. Raises as `render_html` does.
    """
    brief = _Brief(
        assessments, facts, as_of, (before or {}, fared or {}), Words(language), public=public
    )
    template = _ENVIRONMENT.get_template(_TEMPLATES[form])
    labels = Labels(facts, brief.words)
    picture = Markup() if form == "markdown" else (drawn or DrawnMap())(facts, labels)
    return template.render(brief.view(alarms, labels, picture))


class DrawnMap:
    """The map of a brief, drawn once for all pages of the same facts in the same language."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._picture: Markup | None = None

    def __call__(self, facts: Facts, labels: Labels) -> Markup:
        """Return the map; empty where it has no features."""
        if self._picture is None:
            self._picture = Markup(draw(facts.chart, label=labels, words=labels.words))
        return self._picture


def check_alarm(alarm: Alarm, words: Words | None = None) -> None:
    """Refuse an alarm that shows one side only, or mixes likelihood with confidence in the language
    of some words.

    Raises:
        WordingError: it does.
    """
    for side in _SHOWN_SIDES:
        if not getattr(alarm, side):
            lacking = side.replace("_", " ")
            raise WordingError(
                f"the brief of {alarm.problem_id} has no {lacking}; it does not render."
            )
    words = words or Words()
    own = [
        words.of(alarm.likelihood_message, alarm.likelihood_sentence),
        words.of(alarm.range_message, alarm.range_sentence),
        words.of(alarm.confidence_message, alarm.confidence_sentence),
        *words.each(alarm.reason_messages, alarm.reasons),
    ]
    check_own_words(own, words.language)


class _Brief:
    """Collects what the templates show, in one language."""

    def __init__(
        self,
        assessments: Sequence[Assessment],
        facts: Facts,
        as_of: dt.datetime,
        earlier: tuple[Earlier, Mapping[str, TrackRecord]],
        words: Words,
        *,
        public: bool,
    ) -> None:
        """Index what the sections are made of; `earlier` are the judgements before, and how those
        of each problem's class fared.
        """
        self._facts = facts
        self._as_of = as_of
        self._before, self._records = earlier
        self._words = words
        self._public = public
        self._assessments = {a.problem_id: a for a in assessments}
        self._problems = {p.id: p for p in facts.casebook.problems}
        self._documents = {d.id: d for d in facts.documents}

    @property
    def words(self) -> Words:
        """Return the words of its language."""
        return self._words

    def view(self, alarms: Sequence[Alarm], labels: Labels, picture: Markup) -> dict[str, Any]:
        """Return everything the templates show, with the names of places and the map."""
        for alarm in alarms:
            check_alarm(alarm, self._words)
        facts, words = self._facts, self._words
        listed, left = appendix.documents(facts, words)
        places, places_left = labels.listed(facts.chart.features)
        return {
            "_": words,
            "words": words,
            "language": words.language,
            "as_of": self._as_of,
            "casebook": facts.casebook,
            "sections": [self._section(alarm) for alarm in alarms],
            "names": names_of(facts),
            "document_total": facts.document_total,
            "documents": listed,
            "documents_left": left,
            "dropped": self._dropped(),
            "claim_total": facts.claim_total,
            "match_total": facts.match_total,
            "map": picture,
            "places": places,
            "places_left": places_left,
            "chart": facts.chart,
            "tempo": appendix.tempo(facts, words),
            "sources": appendix.sources(facts, words),
            "public": self._public,
            **self._narratives(),
        }

    def _narratives(self) -> dict[str, Any]:
        """Return what repeats narratives or looks at outlets one by one.

        The public form has none of it.
        """
        if self._public:
            return {"narratives": [], "loaded": [], "proposals": (), "movers": []}
        return {
            "narratives": narratives(self._facts, self._words),
            "loaded": loaded_words(self._facts),
            "proposals": self._facts.proposals,
            "movers": appendix.movers(self._facts),
        }

    def _dropped(self) -> list[str]:
        """Return what was not carried further, and why."""
        words = self._words
        return [
            words(
                "brief-dropped-part",
                n=d.number,
                stage=d.stage,
                reason=words.value("reason", d.reason),
            )
            for d in self._facts.drops
        ]

    def _section(self, alarm: Alarm) -> dict[str, Any]:
        """Return what one problem's part of the brief shows."""
        facts, words = self._facts, self._words
        assessment = self._assessments[alarm.problem_id]
        problem = self._problems[alarm.problem_id]
        since = moved(problem, (alarm, assessment), self._before.get(alarm.problem_id))
        changes = [words(change) for change in since]
        shown, withheld = alarm, 0
        if self._public:
            shown, withheld = public_form(alarm, problem)
            check_alarm(shown, words)
            changes = [c for c in changes if not names_weakness(c, problem)]

        def fit(name: str) -> bool:
            return not (self._public and names_weakness(name, problem))

        incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
        return {
            "alarm": shown,
            "assessment": assessment,
            "problem": problem,
            "incident": incident,
            "bar": Markup(_bar(shown, assessment.probabilities[incident], words)),
            "first": first_screen(
                (shown, assessment), problem, facts, changes, words, public=self._public
            ),
            "pro": lines(shown.evidence_for, words),
            "contra": lines(shown.evidence_against, words),
            "gaps": gap_lines(shown.gaps, words),
            "higher": words.each(shown.raise_messages, shown.would_raise),
            "lower": words.each(shown.lower_messages, shown.would_lower),
            "reasons": words.each(shown.reason_messages, shown.reasons),
            "fared": self._fared(problem),
            "wide": words.of(shown.range_message, shown.range_sentence),
            "sensitivity": [
                (self._change(row), row.p) for row in assessment.sensitivity if fit(row.change)
            ],
            "range_shares": [
                (self._input(row), row.share) for row in assessment.range_shares if fit(row.name)
            ],
            "matrix": [row for row in assessment.matrix if fit(row.name)],
            "series": appendix.attention(problem, facts, words),
            "withheld": withheld,
            "days_left": shown.horizon.days_left(shown.as_of.date()),
            "draft": shown.is_draft,
            **self._claims(shown),
        }

    def _fared(self, problem: Problem) -> str:
        """Say how earlier warnings of a problem's class fared, where there are enough to judge."""
        record = self._records.get(problem.id)
        if record is None or not record.enough or record.brier is None or record.base is None:
            outcomes = record.outcomes if record is not None else 0
            return self._words("brief-fared-few", n=outcomes, needed=ENOUGH)
        skill = "–" if record.skill is None else f"{record.skill:+.2f}"
        return self._words(
            "brief-fared",
            n=record.outcomes,
            share=self._words.share(record.base),
            brier=f"{record.brier:.3f}",
            skill=skill,
        )

    def _change(self, row: Sensitivity) -> str:
        """Say what is changed; an origin that is a document goes by the name people know it by."""
        document = self._documents.get(row.left_out or "")
        if document is not None:
            name = document.external_id
            return self._words(message("likelihood-without-origin", origin=name))
        return self._words.of(row.change_message, row.change)

    def _input(self, row: RangeShare) -> str:
        """Name one given range."""
        return self._words("brief-the-prior") if row.indicator_id is None else row.name

    def _claims(self, alarm: Alarm) -> dict[str, Any]:
        """Return the claims an alarm rests on, and how many more there are.

        The public form has none.
        """
        used = _claims_used(alarm)
        chosen = [c for c in self._facts.claims if c.id in used and not self._public]
        chosen.sort(key=lambda c: (c.document_id, c.span))
        shown = [
            appendix.claim_view(c, self._documents[c.document_id], self._facts, self._words)
            for c in chosen[:MOST_CLAIMS]
        ]
        return {"claims": shown, "claims_left": max(0, len(chosen) - MOST_CLAIMS)}


def _bar(alarm: Alarm, figure: float, words: Words) -> str:
    """Draw the likelihood of an alarm with its range."""
    return likelihood_bar(alarm.likelihood.low, figure, alarm.likelihood.high, words)


def _claims_used(alarm: Alarm) -> set[str]:
    """Return every claim an alarm rests on."""
    rows = (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps)
    windows = [w for w in (alarm.imminent, alarm.horizon) if w]
    behind = {c for row in rows for c in row.claim_ids}
    named = {c for window in windows for c in window.claim_ids}
    return behind | named | {advice.claim_id for advice in alarm.advice}
