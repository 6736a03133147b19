"""The lines of every brief that a run leaves behind, and the claims each of them rests on."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from bench.evidence.texts import Period, rows_of
from tocsin.records import Alarm, Assessment, Bound, Claim, Document, Evidence, Match
from tocsin.warn.citing import said_by

BOOKS = Path(__file__).resolve().parent / "casebooks"
# So many records of a line are looked at, at most.
MOST = 40
R = TypeVar("R", bound=msgspec.Struct)


class Behind(NamedTuple):
    """A claim that stands behind a line of a brief: what is needed to read it and to find its mark.

    `line` is the id of an indicator, or one of: doubt, gap, advice, imminent, horizon.
    """

    casebook: str
    line: str
    side: str
    text: str
    document: str
    start: int
    end: int
    words: str
    sentence: str
    speaker: str
    chain: str
    kind: str
    way: str
    weight: float

    @property
    def key(self) -> tuple[str, str, str, int, int]:
        """Return by what a mark is found."""
        return self.casebook, self.line, self.document, self.start, self.end


def run(name: str, period: Period, kept: Path | None = None) -> "Left":
    """Run the program on the texts of a period; return what it leaves. Output in `kept` is read
    again, where it is there.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = (kept or Path(folder)) / name
        if not (out / "alarms.jsonl").is_file():
            _run(name, period, out)
        return Left(name, out)


def _run(name: str, period: Period, out: Path) -> None:
    """Run the installed program's own command."""
    out.mkdir(parents=True, exist_ok=True)
    texts = out / "texts.jsonl"
    texts.write_text(
        "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows_of(period)), encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "run",
        str(texts),
        "-c",
        str(BOOKS / name),
        "-o",
        str(out),
    ]
    done = subprocess.run(
        [*command, "--as-of", period.last.isoformat()], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        message = f"the run of {name} ended with {done.returncode}: {done.stderr[-2000:]}"
        raise RuntimeError(message)


class Left:
    """What a run left: its documents, claims, assessments and briefs."""

    def __init__(self, name: str, out: Path) -> None:
        """Read the records that the lines of a brief rest on."""
        self.name = name
        self.documents = {d.id: d for d in _records(out / "documents.jsonl", Document)}
        self._claims = {c.id: c for c in _records(out / "claims.jsonl", Claim)}
        self._matches = {m.id: m for m in _records(out / "matches.jsonl", Match)}
        self._assessments = {
            a.problem_id: a for a in _records(out / "assessments.jsonl", Assessment)
        }
        self._alarms = list(_records(out / "alarms.jsonl", Alarm))

    def lines(self) -> Iterator[Behind]:
        """Yield every claim behind every line of every brief, at most so many a line."""
        for alarm in self._alarms:
            bounds = self._bounds(self._assessments[alarm.problem_id])
            for line, side, text, claim_ids in _lines_of(alarm):
                for claim_id in claim_ids[:MOST]:
                    yield self._behind(line, side, text, self._claims[claim_id], bounds)

    def _bounds(self, assessment: Assessment) -> dict[tuple[str, str], Bound]:
        """Return how each claim is bound, by the line it stands in; `related` holds for lines that
        are no indicator's.
        """
        bounds: dict[tuple[str, str], Bound] = {}
        rows = [(o.indicator_id, b) for o in assessment.observations for b in o.bound]
        for line, bound in [*rows, *(("related", b) for b in assessment.related)]:
            match = self._matches.get(bound.record_id)
            key = line, match.claim_id if match else bound.record_id
            if key not in bounds or bounds[key].weight < bound.weight:
                bounds[key] = bound
        return bounds

    def _behind(
        self, line: str, side: str, text: str, claim: Claim, bounds: dict[tuple[str, str], Bound]
    ) -> Behind:
        """Return one claim behind a line."""
        document = self.documents[claim.document_id]
        bound = bounds.get((line, claim.id)) or bounds.get(("related", claim.id))
        roles = ", ".join(bound.roles) if bound else ""
        return Behind(
            casebook=self.name,
            line=line,
            side=side,
            text=text,
            document=document.external_id,
            start=claim.span.start,
            end=claim.span.end,
            words=_flat(claim.text),
            sentence=_sentence(document, claim),
            speaker=f"{said_by(claim, document, {})} [{roles}]",
            chain=" > ".join(f"{h.entity_id or h.surface}" for h in claim.chain),
            kind=f"{claim.type}/{claim.stance}",
            way=bound.way if bound else "-",
            weight=bound.weight if bound else 0.0,
        )


def _lines_of(alarm: Alarm) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    """Yield (line, side, text, claims) for every line of a brief that rests on claims."""
    sides: dict[str, tuple[Evidence, ...]] = {
        "for": alarm.evidence_for,
        "against": alarm.evidence_against,
        "gaps": alarm.gaps,
    }
    for side, rows in sides.items():
        for row in rows:
            yield (
                row.indicator_id or ("gap" if side == "gaps" else "doubt"),
                side,
                row.text,
                row.claim_ids,
            )
    for advice in alarm.advice:
        yield "advice", "advice", f"adopted: {advice.adopt}", (advice.claim_id,)
    for name, window in (("imminent", alarm.imminent), ("horizon", alarm.horizon)):
        if window is not None:
            yield (
                name,
                "windows",
                f"{window.start} to {window.end}: {window.basis}",
                window.claim_ids,
            )


def _records(path: Path, kind: type[R]) -> Iterator[R]:
    """Yield the records of a file."""
    decoder = msgspec.json.Decoder(kind)
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line)


def _sentence(document: Document, claim: Claim) -> str:
    """Return the words of the sentences a claim lies in."""
    inside = [
        s for s in document.sentences if s.start < claim.span.end and claim.span.start < s.end
    ]
    start = min((s.start for s in inside), default=claim.span.start)
    end = max((s.end for s in inside), default=claim.span.end)
    return _flat(document.text[start:end])


def _flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
