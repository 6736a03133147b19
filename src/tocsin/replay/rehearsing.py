"""The texts of a casebook's rules, run: each must fire, or stay silent, and so must its twin in
which the names of the sides have changed places.

The texts are read as any others are, in a store that is thrown away.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tocsin import pipeline
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.casebook.rule_texts import Counts, RuleTexts, TextFile, twin
from tocsin.errors import UsageError
from tocsin.records import (
    Casebook,
    Facts,
    Indicator,
    ObserveReading,
    ObserveSilence,
    Occurrence,
    Problem,
    Record,
    Touch,
)
from tocsin.replay.attention import Attention
from tocsin.replay.case_file import facts_of
from tocsin.replay.days import ONE_DAY, end_of
from tocsin.replay.past import Bundle, Past
from tocsin.sources import Stated
from tocsin.watch import read_tempo
from tocsin.workspace.opening import open_store

# What a source publishes on a day of a series beside what is counted.
_USUAL = 20
_DATASET = "counts of a test"


class Trial(Record, frozen=True):
    """One text of a rule, or its twin, and what the rule did."""

    rule: str
    text: str
    must_fire: bool
    is_twin: bool
    fired: bool

    @property
    def is_right(self) -> bool:
        """Return whether the rule did what it must."""
        return self.fired == self.must_fire


class _Item(msgspec.Struct, frozen=True):
    """A text that a rule is tried on."""

    rule: str
    kind: str
    text: str
    must_fire: bool
    is_twin: bool


def rehearse(
    casebook: Casebook, files: Sequence[TextFile], now: dt.datetime, only: str | None = None
) -> list[Trial]:
    """Run the texts of a casebook's rules, or those of one rule.

    Raises:
        UsageError: a rule of a file is none of the casebook, or a text names no side, so that it
            has no twin.
    """
    items = [item for file in files for item in _items(file, only)]
    bundles = _read(casebook, {item.text for item in items}, now)
    problems = {p.id: p for p in casebook.problems}
    trials = [
        Trial(
            rule=item.rule,
            text=item.text,
            must_fire=item.must_fire,
            is_twin=item.is_twin,
            fired=_fires(item, bundles.get(item.text), casebook, problems, now),
        )
        for item in items
    ]
    measured = [t for file in files for t in _measured(file, casebook, problems, only, now)]
    return trials + measured


def _items(file: TextFile, only: str | None) -> Iterator[_Item]:
    """Yield every text of a file with its twin."""
    rules = [("narrative", n, t) for n, t in file.narratives.items()]
    rules += [("indicator", n, t) for n, t in file.indicators.items()]
    for kind, name, texts in rules:
        if only not in (None, name, name.rpartition("/")[2]):
            continue
        for must_fire, rows in ((True, texts.fires), (False, texts.silent)):
            for text in rows:
                other = twin(text, file.swap)
                if other == text:
                    raise UsageError(
                        "{rule}: the text {given!r} names no side of `swap`, so it has no twin.",
                        rule=name,
                        given=text,
                    )
                yield _Item(name, kind, text, must_fire, False)
                yield _Item(name, kind, other, must_fire, True)


def _read(casebook: Casebook, texts: Iterable[str], now: dt.datetime) -> dict[str, Bundle]:
    """Read texts as if each had been published just now; return what was found in each."""
    named = {f"text-{number}": text for number, text in enumerate(sorted(texts))}
    at = now.isoformat()
    rows = [{"id": name, "text": text, "published_at": at} for name, text in named.items()]
    with tempfile.TemporaryDirectory(prefix="tocsin-test-") as folder:
        file = Path(folder) / "texts.jsonl"
        file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        with open_store(str(Path(folder) / "test.sqlite")) as store:
            pipeline.read_into(
                store,
                casebook,
                [str(file)] if rows else [],
                as_of=now,
                stated=Stated(),
                tell=pipeline.silent,
                read_all=True,
            )
            bundles = Past.of(store, now).known(None, now)
    return {named[b.document.external_id]: b for b in bundles}


def _fires(
    item: _Item,
    bundle: Bundle | None,
    casebook: Casebook,
    problems: Mapping[str, Problem],
    now: dt.datetime,
) -> bool:
    """Return whether a rule fires on a text.

    Raises:
        UsageError: it is no rule of the casebook.
    """
    if item.kind == "narrative":
        if all(n.id != item.rule for n in casebook.narratives):
            raise _unknown(casebook, item.rule)
        matches = bundle.matches if bundle is not None else ()
        return any(m.narrative_id == item.rule and m.voice is not None for m in matches)
    problem, indicator = _indicator(casebook, problems, item.rule)
    if bundle is None:
        return False
    return _observed(problem, indicator, facts_of([bundle], casebook), now)


def _indicator(
    casebook: Casebook, problems: Mapping[str, Problem], rule: str
) -> tuple[Problem, Indicator]:
    """Return an indicator by PROBLEM/ID.

    Raises:
        UsageError: there is none.
    """
    name, _slash, own = rule.rpartition("/")
    problem = problems.get(name)
    named = [i for i in problem.indicators if i.id == own] if problem is not None else []
    if problem is None or not named:
        raise _unknown(casebook, rule)
    return problem, named[0]


def _unknown(casebook: Casebook, rule: str) -> UsageError:
    """Return the error of a rule that the casebook has not."""
    return UsageError(
        "a text is for the rule {rule!r}, which casebook {id!r} has not; an indicator is named as "
        "PROBLEM/ID.",
        rule=rule,
        id=casebook.id,
    )


def _observed(problem: Problem, indicator: Indicator, facts: Facts, now: dt.datetime) -> bool:
    """Return whether an indicator is observed in some facts."""
    alone = msgspec.structs.replace(problem, indicators=(indicator,))
    (seen,) = IndicatorSearch(alone, FactsIndex(facts), now).observe()
    return seen.state == "observed"


def _measured(
    file: TextFile,
    casebook: Casebook,
    problems: Mapping[str, Problem],
    only: str | None,
    now: dt.datetime,
) -> Iterator[Trial]:
    """Yield the trials of rules that look at what is measured; in a twin the sources have changed
    places.
    """
    for name, texts in file.indicators.items():
        if only not in (None, name, name.rpartition("/")[2]):
            continue
        for must_fire, counts in _series(texts):
            problem, indicator = _indicator(casebook, problems, name)
            for is_twin in (False, True):
                facts = _counted(problem, indicator, counts, casebook, now, is_twin=is_twin)
                yield Trial(
                    rule=name,
                    text=", ".join(f"{days} d × {number}" for days, number in counts),
                    must_fire=must_fire,
                    is_twin=is_twin,
                    fired=_observed(problem, indicator, facts, end_of(now.date())),
                )


def _series(texts: RuleTexts) -> Iterator[tuple[bool, Counts]]:
    """Yield the series of counts of a rule, where it has any."""
    if texts.counts_fire:
        yield True, texts.counts_fire
    if texts.counts_silent:
        yield False, texts.counts_silent


def _counted(
    problem: Problem,
    indicator: Indicator,
    counts: Counts,
    casebook: Casebook,
    now: dt.datetime,
    *,
    is_twin: bool,
) -> Facts:
    """Return what is measured where so many documents a day touch the first site of a problem."""
    daily = [number for days, number in counts for _ in range(days)]
    first = now.date() - ONE_DAY * (len(daily) - 1)
    days = [(first + ONE_DAY * n, number) for n, number in enumerate(daily)]
    members = [m for g in casebook.groups for m in g.members]
    members = list(dict.fromkeys(reversed(members) if is_twin else members))
    want = indicator.observe
    if isinstance(want, ObserveReading) and want.measure == "tempo":
        rows = [
            _occurrence(problem.sites[0], day, n, now)
            for day, number in days
            for n in range(number)
        ]
        return Facts(casebook=casebook, readings=tuple(read_tempo(rows, now.date())))
    quiet = isinstance(want, ObserveSilence)
    volumes = {
        (m, day): number if quiet and m == members[0] else _USUAL
        for day, number in days
        for m in members
    }
    attention = Attention(casebook, volumes)
    for day, number in days:
        attention.take(day, () if quiet else _touches(problem.sites[0], day, number, members, now))
    sites = frozenset(problem.sites)
    readings = [r for r in attention.readings(sites, frozenset()) if r.day == now.date()]
    silences = attention.silences(now.date())
    return Facts(casebook=casebook, readings=tuple(readings), silences=tuple(silences))


def _touches(
    site: str, day: dt.date, number: int, members: Sequence[str], now: dt.datetime
) -> Iterator[Touch]:
    """Yield so many documents of a day that touch a site, by the sources in turn."""
    for place in range(number):
        name = f"{day}-{place}"
        yield Touch(
            document_id=name,
            origin_id=name,
            source_id=members[place % len(members)],
            day=day,
            sites=(site,),
            narratives=(),
            seen_at=now,
        )


def _occurrence(site: str, day: dt.date, number: int, now: dt.datetime) -> Occurrence:
    """Return an event of a data set near a site."""
    return Occurrence(
        id=f"{day}-{number}",
        dataset=_DATASET,
        external_id=f"{day}-{number}",
        origin=_DATASET,
        day=day,
        text="",
        latitude=0.0,
        longitude=0.0,
        seen_at=now,
        areas=(site,),
    )
