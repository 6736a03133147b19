"""How right the events of a run are: in type, status, actor and place, against claims labelled by
reading.

Usage: python -m bench.events [--run FOLDER] [--wrong N] [--json]

Runs `tocsin run --read-all` over the labelled texts (or takes the folder that such a run wrote,
with --run) and looks at every event that a labelled claim carries. Texts that heads were fitted on
and the fifth that is kept aside stand apart, and so do languages.

`type`, `status`, `actor`, `place`: share of the events found that are right in it (an event of a
wrong type is right in nothing); `all four`: right in everything. `found`: share of the labelled
events of which some event of the right type was found. An actor or place is right where it is
linked to what stands in the words that the reader marked, or where it is open and nothing there
could be linked, or where neither has one. Statuses are those of the guidelines; with `told`, what
is presupposed counts as claimed.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.fit_claims import same_claim
from bench.labelled import Label, labels, texts
from bench.product import read_records, run_program
from tocsin.records import Claim, Document, Event, Mention, Span

_ASIDE = ("held", "fitted")
# What a reader of the guidelines calls `claimed`.
_CLAIMED = ("claimed", "claimed_by_party")


class Scored(NamedTuple):
    """One event that a labelled claim carries, and in what it is right."""

    label: Label
    claim: Claim
    event: Event
    language: str
    right: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Return whether the event is right in all four."""
        return {"type", "status", "actor", "place"} <= self.right


class Read(NamedTuple):
    """The labelled claims as a run read them, with the events that they carry."""

    scored: list[Scored]
    labelled: list[tuple[Label, str, bool]]


def read(folder: Path) -> Read:
    """Return what a run found in the labelled claims."""
    documents = {d.id: d for d in read_records(folder / "documents.jsonl", Document)}
    by_name = {d.external_id: d for d in documents.values()}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in read_records(folder / "claims.jsonl", Claim):
        claims[documents[claim.document_id].external_id].append(claim)
    carried: dict[str, list[Event]] = defaultdict(list)
    for event in read_records(folder / "events.jsonl", Event):
        for name in event.claim_ids:
            carried[name].append(event)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in read_records(folder / "mentions.jsonl", Mention):
        mentions[documents[mention.document_id].external_id].append(mention)
    scored, labelled = [], []
    for label in labels():
        match = same_claim(label, claims.get(label.text, ()))
        if match is None:
            continue
        language = by_name[label.text].language or ""
        rows = [
            score(label, match, e, mentions[label.text], language)
            for e in carried.get(match.id, ())
        ]
        scored += rows
        labelled.append((label, language, any("type" in r.right for r in rows)))
    return Read(scored, labelled)


def score(
    label: Label, claim: Claim, event: Event, mentions: Sequence[Mention], language: str
) -> Scored:
    """Return in what an event is right."""
    if event.type != label.event:
        return Scored(label, claim, event, language, frozenset())
    right = {"type"}
    status = (
        "denied"
        if claim.id in event.denied_by
        else "claimed"
        if event.status in _CLAIMED
        else event.status
    )
    if status == label.status:
        right.add("status")
    if {status, label.status} <= {"claimed", "presupposed"} or status == label.status:
        right.add("told")
    for name, words, given in (
        ("actor", label.actor, event.actor_id),
        ("place", label.place, event.site_id),
    ):
        if _is_right(words, given, mentions):
            right.add(name)
    return Scored(label, claim, event, language, frozenset(right))


def _is_right(
    words: tuple[int, int] | None, given: str | None, mentions: Iterable[Mention]
) -> bool:
    """Return whether an actor or place is the one that a reader marked."""
    if words is None:
        return given is None
    span = Span(start=words[0], end=words[1])
    meant = {m.entity_id for m in mentions if m.entity_id and m.span.overlaps(span)}
    return given in meant if meant else given is None


def figures(result: Read, *, held: bool, language: str | None = None) -> dict[str, float]:
    """Return the figures of some labelled claims."""
    rows = [r for r in result.scored if r.label.is_held == held and language in (None, r.language)]
    hits = [
        is_met
        for label, code, is_met in result.labelled
        if label.is_held == held and language in (None, code) and label.event != "none"
    ]
    number = max(1, len(rows))
    shares = {
        n: round(sum(n in r.right for r in rows) / number, 3)
        for n in ("type", "status", "told", "actor", "place")
    }
    return {
        "events": len(rows),
        **shares,
        "all four": round(sum(r.is_whole for r in rows) / number, 3),
        "labelled": len(hits),
        "found": round(sum(hits) / max(1, len(hits)), 3),
    }


def by_type(rows: Iterable[Scored], labelled: Iterable[Label]) -> Iterator[str]:
    """Yield a line per event type: found, right, labelled."""
    given, right, wanted = (
        Counter[str](),
        Counter[str](),
        Counter(label.event for label in labelled),
    )
    for row in rows:
        given[row.event.type] += 1
        right[row.event.type] += "type" in row.right
    for name in sorted(given.keys() | wanted.keys() - {"none"}):
        yield (
            f"  {name:24} found {given[name]:4}, right {right[name]:4}, labelled {wanted[name]:4}"
        )


def _wrong(rows: Iterable[Scored], number: int) -> Iterator[str]:
    """Yield the first events that are wrong in something."""
    for row in [r for r in rows if not r.is_whole][:number]:
        words = " ".join(row.claim.text.split())[:240]
        event = row.event
        given = f"{event.type} {event.status} {event.actor_id} {event.site_id}"
        yield (
            f"{row.label.text} [{given}] right in {sorted(row.right)}; labelled "
            f"{row.label.event} {row.label.status}: {words}"
        )


def main() -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, help="folder that a run over the labelled texts wrote")
    parser.add_argument(
        "--wrong",
        type=int,
        default=0,
        help="print so many events that are wrong, of the texts fitted on",
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.run is not None:
        result = read(args.run)
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = read(run_program(texts(), "common", Path(folder)))
    rows: dict[str, Any] = {}
    for held in (True, False):
        for code in (None, "en", "ru", "uk"):
            name = f"{_ASIDE[0] if held else _ASIDE[1]} {code or 'all'}"
            rows[name] = figures(result, held=held, language=code)
    if args.json:
        print(json.dumps(rows, indent=2))
        return
    for name, row in rows.items():
        print(f"{name:12}", "  ".join(f"{k} {v}" for k, v in row.items()))
    for held in (True, False):
        print(_ASIDE[0] if held else _ASIDE[1])
        chosen = [r for r in result.scored if r.label.is_held == held]
        print("\n".join(by_type(chosen, [x for x, _, _ in result.labelled if x.is_held == held])))
    print("\n".join(_wrong([r for r in result.scored if not r.label.is_held], args.wrong)))


if __name__ == "__main__":
    main()
