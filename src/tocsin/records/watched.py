"""What analysts write into a casebook: who and what is watched, and what is known about it."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from tocsin.records.base import Record, Text, Wordings
from tocsin.records.observe import Observe

# `$` alone also ends before the last line break, in Python though not in JSON Schema.
Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$(?!\n)")]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)")]
Probability = Annotated[float, msgspec.Meta(gt=0, lt=1)]
# What an entry says that gives no day and no reference: it was known at any day that is asked for,
# and nobody says where it stands.
KNOWN_ALWAYS = dt.date.min
# Before the name of a variable that holds an address.
_ENV = "env:"
NO_REFERENCE = "no reference given"


class Entry(Record, frozen=True, kw_only=True):
    """What every casebook entry carries: since when it was public knowledge, and where that stands.

    Without a day an entry counts as known always: a replay of an earlier day then sees it, too.
    """

    id: Id
    known_from: dt.date = KNOWN_ALWAYS
    reference: Text = NO_REFERENCE


class Handle(Record, frozen=True):
    """A source's name on a platform, and the number behind it: names are given up and taken over,
    numbers are not.
    """

    name: Text
    number: int | None = None


class Source(Entry, frozen=True):
    """An outlet, channel, agency or official feed. An outlet may own many channels; what one of
    kind `satire` says is never evidence.

    `feeds` are addresses of RSS, Atom or JSON feeds, `sitemaps` of news sitemaps, `pages` of single
    pages that change; `listings` holds addresses of any other kind by the name of its reader. A
    handle `telegram` is read from the channel's public preview. All are looked at every so many
    minutes; `revisit: false` leaves the pages of entries alone after the first time.
    """

    name: Text
    kind: Literal[
        "outlet", "channel", "agency", "photo_agency", "official", "author", "satire", "unknown"
    ]
    owner: Text
    aliases: tuple[Text, ...] = ()
    languages: tuple[str, ...] = ()
    country: str | None = None
    control: Literal["state", "party", "independent", "unknown"] = "unknown"
    expected_per_day: float | None = None
    feeds: tuple[Text, ...] = ()
    sitemaps: tuple[Text, ...] = ()
    pages: tuple[Text, ...] = ()
    listings: dict[str, tuple[Text, ...]] = {}
    every_minutes: Annotated[int, msgspec.Meta(ge=1)] = 60
    revisit: bool = True
    handles: dict[str, str | Handle] = {}
    actor: Id | None = None
    parent: Id | None = None

    def handle(self, platform: str) -> Handle | None:
        """Return the source's handle on a platform; a bare name has no number."""
        handle = self.handles.get(platform)
        return Handle(name=handle) if isinstance(handle, str) else handle


class Group(Entry, frozen=True):
    """A group of sources that is counted together: three owners or more, or institutional outlets
    only.

    `alerts_per_month` is how many false alarms a month all keys of the group together may give;
    without it each key is allowed one in a thousand days. `false_discovery_rate` chooses the keys
    that cross by e-BH across all keys of the group instead: of those that cross on one day, at most
    that share is false in the mean.
    """

    name: Text
    members: tuple[Id, ...]
    alerts_per_month: Annotated[float, msgspec.Meta(gt=0)] | None = None
    false_discovery_rate: Probability | None = None


class Actor(Entry, frozen=True):
    """A state, body, organisation or person in a public role. There is no field
    for a private life.
    """

    name: Text
    kind: Literal[
        "state",
        "state_body",
        "organisation",
        "public_official",
        "public_correspondent",
        "military_contingent",
        "historical_unit",
        "group",
    ]
    aliases: tuple[Text, ...] = ()
    roles: tuple[Text, ...] = ()
    parent: Id | None = None
    members: tuple[Id, ...] = ()


class Site(Entry, frozen=True):
    """A place that can be watched: a city, a region, a facility, or a set of facilities nobody
    named one by one.
    """

    name: Text
    kind: Literal["country", "region", "city", "facility", "facility_set", "border"]
    type: str | None = None
    aliases: tuple[Text, ...] = ()
    parent: Id | None = None
    country: str | None = None
    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    operator: str | None = None


# How far a rule is tried: `experimental` is new, `test` has texts that it passes, `stable` has been
# measured on a stream of news, too.
RuleStatus = Literal["experimental", "test", "stable"]


class FiringRate(Record, frozen=True):
    """How often a rule fired over the past of a store, as its label says.

    `fired_a_month` counts days with anything that fits, `false_a_month` those that were wrong where
    that can be known; None where it cannot. `over` names the store, `until` is its last day.
    """

    days: Annotated[int, msgspec.Meta(ge=1)]
    until: dt.date
    over: Text
    fired_a_month: Annotated[float, msgspec.Meta(ge=0)]
    false_a_month: Annotated[float, msgspec.Meta(ge=0)] | None = None


class Facet(Record, frozen=True):
    """One part a narrative is made of (its object, its actor, its act), with the terms that show
    it.

    `weight` is the share the facet has in the score; `needed` facets must all be present: in the
    claim's own sentence, or anywhere in the document for those that only set the scene (`where:
    document`). A facet with `unless` is no part: where one of its terms stands in the sentence, the
    claim is about another matter.
    """

    name: Text
    terms: Wordings
    weight: float = 1.0
    needed: bool = False
    where: Literal["sentence", "document"] = "sentence"
    unless: bool = False


class Precedent(Record, frozen=True):
    """An earlier occurrence of the narrative: when, where, by whom, and what followed."""

    date: dt.date
    place: Text
    who: Text
    what: Text
    followed: Text
    known_from: dt.date
    reference: Text


class Debunk(Record, frozen=True):
    """Who has shown or said that the narrative is untrue, and where."""

    date: dt.date
    who: Text
    what: Text
    known_from: dt.date
    reference: Text


class Narrative(Entry, frozen=True):
    """A catalogued narrative. `symmetric` marks narratives that any side tells about the other.
    `status` and `measured` are its label: how far it is tried, and how often it fired.

    `titles` and `summaries` give title and summary in other languages, `wordings` how it is put, by
    language; `parent` is the narrative this one is a part of. `facets` are optional: where they
    stand, each needed one must be named; with `by_terms` that is enough, without it likeness
    decides. `targets` says what
    such a narrative is usually about, `pretexts` what it has been used to justify.
    """

    title: Text
    summary: Text
    first_seen: Text
    wordings: Wordings = {}
    facets: tuple[Facet, ...] = ()
    by_terms: bool = False
    titles: dict[str, Text] = {}
    summaries: dict[str, Text] = {}
    symmetric: bool = False
    actors: tuple[Id, ...] = ()
    site_types: tuple[str, ...] = ()
    parent: Id | None = None
    targets: tuple[Text, ...] = ()
    pretexts: tuple[Text, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    debunks: tuple[Debunk, ...] = ()
    disarm: tuple[str, ...] = ()
    status: RuleStatus = "experimental"
    measured: FiringRate | None = None


class Hypothesis(Record, frozen=True):
    """One of the rival hypotheses. `share` splits what the prior leaves to "no incident"; H1 has
    none.
    """

    id: Id
    text: Text
    kind: Literal["incident", "routine", "news_driven", "pressure", "not_abnormal"]
    share: Annotated[float, msgspec.Meta(gt=0, le=1)] | None = None


class Likelihood(Record, frozen=True):
    """P(observed | hypothesis) with the interval it is carried through."""

    p: Probability
    low: Probability
    high: Probability


Grade = Literal["CC", "C", "N", "I", "II", "power", "chance"]


class Indicator(Record, frozen=True):
    """An indicator: what must be observed for it, and how likely that is under each hypothesis.

    `likelihoods` gives a grade of the general table or a figure of its own for *every* hypothesis.
    `dependence` is the fixed discount d for what this indicator shares with its neighbours; it is
    never computed from what else was seen. `most_origins` is how many independent origins count:
    two confirm a fact, and a twentieth that says it adds nothing. `status` and `measured` are its
    label: how far it is tried, and how often it fired; no judgement rests on them.
    """

    id: Id
    name: Text
    observe: Observe
    likelihoods: dict[str, Grade | Likelihood]
    basis: Text
    expected: bool = False
    dependence: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1.0
    most_origins: Annotated[int, msgspec.Meta(ge=1)] = 2
    status: RuleStatus = "experimental"
    measured: FiringRate | None = None


class WatchItem(Record, frozen=True):
    """A protective step: what to look after, and whom it is addressed to. Never a
    private person.
    """

    item: Text
    kind: Literal[
        "site", "public_channel", "official_statement", "narrative", "deployment_statement"
    ]
    action: Text
    addressee: Text


class PastCase(Record, frozen=True):
    """One row of a reference class: what was announced for a place, and whether it followed.

    `incident` is None for a void row: nobody can tell, and no prior rests on it. `resolved` is the
    day on which the outcome was known. `said_by` announced it, `about` is whom that accused, `kind`
    what was announced, `followed` what did follow, in words. A circle around the place (degrees of
    WGS 84, kilometres) lets events be counted there.
    """

    date: dt.date
    place: Text
    what: Text
    incident: bool | None
    resolved: dt.date
    reference: Text
    problem: Id | None = None
    said_by: Text | None = None
    about: Text | None = None
    kind: Text | None = None
    followed: Text | None = None
    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    radius_km: Annotated[float, msgspec.Meta(gt=0)] | None = None


class ReferenceClass(Entry, frozen=True):
    """The past cases a prior is taken from, and how they were chosen."""

    name: Text
    selection: Text
    rows: tuple[PastCase, ...]


class Thresholds(Record, frozen=True):
    """Where the warning states begin (defaults of the tradecraft page).

    A state that was left is not entered again within `refractory_days` unless a new origin has
    come.
    """

    warning_low: Probability = 0.20
    warning_origins: int = 2
    critical_p: Probability = 0.55
    hysteresis: Probability = 0.05
    refractory_days: int = 3


class OutcomeRule(Record, frozen=True):
    """Which rows of a table of outcomes count as the incident of a problem, for a replay.

    A row counts that lies within `within_km` of a site of the problem, or of the place the site
    lies in, or names one of them where it gives no point. `kinds` are values of the table's column
    for the kind, `terms` words of its text, of which one is enough; `least_deaths` and
    `least_civilians` ask for a figure. Rows within `apart_days` of the one before are one outcome.
    """

    within_km: Annotated[float, msgspec.Meta(gt=0)] = 25.0
    kinds: tuple[Text, ...] = ()
    terms: Wordings = {}
    least_deaths: Annotated[int, msgspec.Meta(ge=1)] | None = None
    least_civilians: Annotated[int, msgspec.Meta(ge=1)] | None = None
    apart_days: Annotated[int, msgspec.Meta(ge=0)] = 3


class Problem(Entry, frozen=True):
    """A warning problem: the question, how it will be resolved, and the rivals that answer it.

    `parties` are the forces and officials whose acts bear on it. `host` is the state (or whoever
    governs) on whose ground the sites lie; without it the states that share a name with a place the
    sites lie in. `groups` are the source groups whose readings count; none means every group of the
    casebook. `titles` and `questions` give title and question in other languages, for readers.
    """

    title: Text
    question: Text
    incident: Text
    resolution: Text
    sites: tuple[Id, ...]
    hypotheses: tuple[Hypothesis, ...]
    indicators: tuple[Indicator, ...]
    reference_class: Id
    narratives: tuple[Id, ...] = ()
    horizon_days: int = 14
    groups: tuple[Id, ...] = ()
    parties: tuple[Id, ...] = ()
    host: Id | None = None
    assumptions: tuple[Text, ...] = ()
    watch_list: tuple[WatchItem, ...] = ()
    thresholds: Thresholds = Thresholds()
    outcome: OutcomeRule | None = None
    titles: dict[str, Text] = {}
    questions: dict[str, Text] = {}

    @property
    def measuring(self) -> frozenset[str]:
        """The ids of the indicators that look at measured attention or tempo."""
        return frozenset(i.id for i in self.indicators if i.observe.record == "reading")


class Quiet(Record, frozen=True):
    """Hours in which only what cannot wait is delivered: from `start` to `end` on the clock of a
    time zone.
    """

    start: Clock
    end: Clock
    zone: Text = "UTC"


class Target(Entry, frozen=True):
    """Whom a change of state is delivered to. `url` is an address of apprise, or `env:NAME` for one
    that stands in the environment.

    `least` is the lowest state that is delivered; in `quiet` hours only `even_when_quiet` and above
    are. `problems` are those that are delivered; none means all. `language` is that of the alerts;
    without one they come in the language of whoever runs the program. A webhook
    (`webhook+https://:SECRET@host/path`) may also want matches, changes of texts and remarks of
    discussions as `events`.
    """

    name: Text
    url: Text
    events: tuple[Literal["alarms", "matches", "changes", "remarks"], ...] = ("alarms",)
    least: Literal["NOTE", "WATCH", "WARNING", "CRITICAL"] = "WATCH"
    quiet: Quiet | None = None
    even_when_quiet: Literal["WATCH", "WARNING", "CRITICAL"] = "CRITICAL"
    problems: tuple[Id, ...] = ()
    language: Literal["en", "ru", "uk", "kk"] | None = None

    @property
    def variable(self) -> str | None:
        """Return the variable of the environment that holds the address; None where it is written
        out.
        """
        return self.url.removeprefix(_ENV) if self.url.startswith(_ENV) else None


class Casebook(Record, frozen=True):
    """Everything a team of analysts knows and watches, as it was known on one day."""

    id: str
    title: Text
    digest: str
    sources: tuple[Source, ...] = ()
    groups: tuple[Group, ...] = ()
    actors: tuple[Actor, ...] = ()
    sites: tuple[Site, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    reference_classes: tuple[ReferenceClass, ...] = ()
    problems: tuple[Problem, ...] = ()
    targets: tuple[Target, ...] = ()
