"""One open store with a casebook, a person and a clock: what a person does and asks anywhere."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tocsin import pipeline
from tocsin.engines import workers_at_hand
from tocsin.errors import UsageError
from tocsin.records import (
    Alarm,
    AuditEntry,
    Change,
    Claim,
    Document,
    Estimate,
    Judgement,
    Ledger,
    Proposal,
    Record,
    Resolution,
    Signature,
    Withdrawal,
)
from tocsin.records.asking import Filters
from tocsin.report import ENGLISH
from tocsin.sources import FetchSettings, Stated
from tocsin.watch import PRIMARY
from tocsin.workspace import corrections, readings, review, searching, sign_off
from tocsin.workspace.clock import looking, now, word_clock
from tocsin.workspace.explaining import Explained, explain
from tocsin.workspace.ledger import read_ledger
from tocsin.workspace.opened import Moment, Opened, parts_of
from tocsin.workspace.output import assess_into
from tocsin.workspace.reserved import Reserved
from tocsin.workspace.rows import Added, Picture, Rows, likelihood_of
from tocsin.workspace.source_health import SourceHealth, health_of

R = TypeVar("R", bound=Record)


class Workspace(Opened):
    """An open store with a casebook and, where somebody signs, a person.

    Made by `tocsin.open`. Nothing here prints; long work tells its progress to a callback. Close
    it, or use it in a `with` statement.
    """

    # What comes in.

    def read(
        self,
        *inputs: str | Path,
        as_of: Moment = None,
        source: str | None = None,
        published: str | None = None,
        marking: str | None = None,
        read_all: bool = False,
        allowed: Sequence[str] = (),
        workers: int | None = None,
        tell: pipeline.Tell = pipeline.silent,
    ) -> Added:
        """Read files, folders or addresses into the store.

        Args:
            inputs: Files and folders of any format that is read, or addresses of pages.
            as_of: What was published later is left out.
            source: Source of inputs that do not name one: an id, name or alias of the casebook.
            published: Publication date of inputs that do not state one.
            marking: How far they may be passed on (TLP), unless they state a stricter one.
            read_all: Read every text whole, whether or not anything watched is named in it.
            allowed: Hosts that may be fetched although their address is not public.
            workers: How many processes read, with the same result; by default what the machine has.
            tell: Is told how far reading has come.
        """
        read, refused = pipeline.read_into(
            self.store,
            self.casebook,
            [str(i) for i in inputs],
            as_of=now() if as_of is None else self.moment(as_of),
            stated=Stated(source=source, published=published, marking=marking),
            settings=FetchSettings(allowed_hosts=frozenset(allowed)),
            read_all=read_all,
            workers=workers_at_hand() if workers is None else workers,
            tell=tell,
        )
        return Added(read=read, refused=tuple(refused))

    def collect(
        self,
        *sources: str,
        back: int = 0,
        allowed: Sequence[str] = (),
        tell: pipeline.Tell = pipeline.silent,
    ) -> Added:
        """Fetch once what is due of the casebook's sources, all or some, and `back` pages further
        back than the newest; what people on duty stopped is left out.

        Raises:
            UsageError: a source is named that is stopped, or none is left.
        """
        from tocsin.workspace.fetching import collect_once

        read, refused = collect_once(
            self.store, self.casebook, sources, allowed=allowed, back=back, tell=tell
        )
        return Added(read=read, refused=tuple(refused))

    def reread(
        self,
        *,
        as_of: Moment = None,
        everything: bool = False,
        tell: pipeline.Tell = pipeline.silent,
    ) -> pipeline.Reread:
        """Read anew what a change of the casebook or of the program concerns, or everything."""
        moment = now() if as_of is None else self.moment(as_of)
        return pipeline.reread(self.store, self.casebook, moment, tell=tell, everything=everything)

    # What is made of it.

    def export(
        self,
        out: Path | str,
        *,
        as_of: Moment = None,
        language: str = ENGLISH,
        pdf: bool = False,
        records: bool | None = None,
    ) -> pipeline.Judged:
        """Assess, and write the brief and, with `records` (by default of a small store), a JSONL
        file for each kind of record into a folder.
        """
        moment = self.moment(as_of)
        return assess_into(self, Path(out), moment, language, pdf=pdf, records=records)

    # What is asked.

    def board(self, as_of: Moment = None) -> Rows[Alarm]:
        """Return the latest alarm of each problem that was assessed up to a moment."""
        moment = self.moment(as_of)
        latest = {a.problem_id: a for a in self.store.alarms() if a.as_of <= moment}
        return Rows(latest[p] for p in sorted(latest))

    def problem(self, problem: str, as_of: Moment = None) -> Rows[Alarm]:
        """Return the alarms of a problem up to a moment, oldest first."""
        moment = self.moment(as_of)
        own = (a for a in self.store.alarms() if a.problem_id == problem)
        return Rows(a for a in own if a.as_of <= moment)

    def alarm(self, alarm: str) -> Alarm:
        """Return an alarm by its id.

        Raises:
            UsageError: there is none.
        """
        alarms = self.store.lookup.alarms([alarm])
        if not alarms:
            raise UsageError("{id!r} is no alarm of this store.", id=alarm)
        return alarms[0]

    def claim(self, claim: str, *, language: str = ENGLISH) -> Explained:
        """Return a claim in its sentence, with where each part of it came from.

        Raises:
            UsageError: there is no such claim.
        """
        return explain(self.store, claim, language)

    def document(self, document: str) -> Document:
        """Return a document by its id.

        Raises:
            UsageError: there is none.
        """
        record = self.store.record(Document, document)
        if record is None:
            raise UsageError("{id!r} is no document of this store.", id=document[:80])
        return record

    def actor(self, actor: str) -> Rows[Claim]:
        """Return the claims that somebody made, in any link of their chains."""
        return Rows(c for c in self.rows(Claim) if any(h.entity_id == actor for h in c.chain))

    def site(self, site: str) -> Rows[Claim]:
        """Return the claims about a watched site."""
        return Rows(c for c in self.rows(Claim) if c.site_id == site)

    def likelihood(self, alarm: str, *, language: str = ENGLISH) -> Picture:
        """Return a picture of an alarm's likelihood with its range, as a notebook shows it.

        Raises:
            UsageError: there is no such alarm, or there are no texts in the language.
        """
        return likelihood_of(self.store, self.casebook, self.alarm(alarm), language)

    def sources(self, as_of: Moment = None) -> list[SourceHealth]:
        """Return what each source delivered, and whether that is what was expected of it."""
        moment = self.moment(as_of)
        return health_of(looking(self.store, moment), self.casebook, moment)

    def search(
        self, query: str, *, as_of: Moment = None, filters: Filters | None = None, limit: int = 20
    ) -> searching.SearchResults:
        """Search everything that was captured, read for claims or not; what came
        last stands first.
        """
        moment = now() if as_of is None else self.moment(as_of)
        return searching.search(self.store, query, moment, filters or Filters(), limit)

    def queue(self, *, every: bool = False) -> list[review.Open]:
        """Return the matches that wait for a person, likeliest first; `every`: sure ones too."""
        return review.open_matches(self.store, self.casebook, every=every)

    def taught(self) -> dict[str, dict[str, list[str]]]:
        """Return claims that people judged to tell a narrative, by narrative and language."""
        return review.taught(self.store, self.casebook)

    def proposals(self) -> list[Proposal]:
        """Return stories that recur in several sources and stand in no catalogue."""
        return review.proposed(self.store, self.casebook)

    def readings(
        self,
        *only: str,
        as_of: Moment = None,
        days: int = 60,
        detector: str = PRIMARY,
        crossed: bool = False,
    ) -> Rows[readings.Series]:
        """Return attention day by day, those series first that cross their level; `only` names
        groups, sites or narratives.

        Raises:
            UsageError: one of them is none.
        """
        rows = readings.series(
            self.store,
            self.casebook,
            as_of=self.moment(as_of),
            days=days,
            detector=detector,
            only=only,
            crossed=crossed,
        )
        return Rows(rows)

    def changes(self, as_of: Moment = None) -> Rows[Change]:
        """Return what sources edited or deleted up to a moment, oldest first."""
        return Rows(self.store.changes(self.moment(as_of)))

    def corrections(self, as_of: Moment = None) -> Rows[Judgement]:
        """Return the corrections that count, oldest first."""
        return Rows(self.store.words.of(Judgement, self.moment(as_of)))

    def audit(self) -> Rows[AuditEntry]:
        """Return the log of everything anybody said or changed, oldest first."""
        return Rows(self.store.words.audit())

    def ledger(self) -> Ledger:
        """Return every figure that was given, how it came out, and how each forecaster fared."""
        return read_ledger(self.store, self.casebook if self.folder is not None else None)

    def rows(self, kind: type[R], *, red: bool = False) -> Rows[R]:
        """Return every record of a kind, such as `Claim` or `Event`: a list, with `to_arrow` for
        Polars and pandas. What is marked TLP:RED is among them only with `red`.
        """
        every = self.store.records(kind)
        return Rows(every if red else Reserved(self.store).passing(every))

    def table(self, kind: type[Record], *, red: bool = False) -> list[dict[str, Any]]:
        """Return the rows of a kind as dictionaries, as pandas and Polars take them."""
        return [msgspec.to_builtins(row) for row in self.rows(kind, red=red)]

    # What a person says.

    def sign(self, alarm: str, *, note: str | None = None, at: Moment = None) -> Signature:
        """Sign an alarm, named by its id or its problem's: then the latest one.

        Raises:
            UsageError: there is no such alarm, nobody signs here, or this person has signed it
                before.
        """
        return self._signed(alarm, note=note, at=at, dissent=False)

    def dissent(self, alarm: str, note: str | None, *, at: Moment = None) -> Signature:
        """Hold another view of an alarm; it stands in the brief with its note.

        Raises:
            UsageError: there is no such alarm, nobody signs here, or there is no note.
        """
        return self._signed(alarm, note=note, at=at, dissent=True)

    def correct(
        self,
        record: str,
        field: str,
        value: str,
        *,
        note: str | None = None,
        at: Moment = None,
        change: bool = False,
    ) -> Judgement:
        """Correct a field of a claim, mention, match or document.

        `change` allows a decision on a match that waits for none: it was judged before, or the
        program is sure of it.

        Raises:
            UsageError: the record or value is none, nothing would change, or nobody signs here.
        """
        book = self.casebook if self.folder is not None else None
        return corrections.correct(
            self.store,
            record,
            field,
            value,
            signer=self._who(),
            note=note,
            at=self._word_moment(at),
            casebook=book,
            change=change,
        )

    def judge(self, match: str, word: str, *, at: Moment = None, change: bool = False) -> Judgement:
        """Decide whether a claim tells a narrative: same, different or unsure.

        Raises:
            UsageError: the word is none of these, there is no such match, or it waits for no
                decision.
        """
        return review.judge(
            self.store, match, word, signer=self._who(), at=self._word_moment(at), change=change
        )

    def undo(self, word: str, *, note: str | None = None, at: Moment = None) -> Withdrawal:
        """Take back a correction, signature, outcome, estimate or search by its id. The word stays
        in the log; it counts no more.

        Raises:
            UsageError: there is no such word, it was withdrawn before, or it is another person's
                own judgement.
        """
        return sign_off.withdraw(
            self.store, word, signer=self._who(), note=note, at=self._word_moment(at)
        )

    def resolve(
        self, problem: str, *, incident: bool, reference: str, at: Moment = None
    ) -> Resolution:
        """Say how a problem came out, by its own rule of resolution.

        Raises:
            UsageError: the casebook has no such problem, or no reference is given.
        """
        return sign_off.resolve(
            self.store,
            problem,
            casebook=self.casebook,
            incident=incident,
            reference=reference,
            signer=self._who(),
            at=self._word_moment(at),
        )

    def estimate(
        self, problem: str, figures: Sequence[str], *, at: Moment = None
    ) -> tuple[Estimate, dict[str, float]]:
        """Keep one's own probabilities, written H1=.05 H2=.6 ...; return them, and what they come
        to when made coherent.

        Raises:
            UsageError: the casebook has no such problem, or a figure is none.
        """
        book, who, when = self.casebook, self._who(), self._word_moment(at)
        return sign_off.estimate(self.store, problem, figures, casebook=book, analyst=who, at=when)

    def _signed(self, alarm: str, *, note: str | None, at: Moment, dissent: bool) -> Signature:
        """Keep a signature or a dissent."""
        who, when, key = self._who(), self._word_moment(at), self.key
        return sign_off.sign(
            self.store, alarm, signer=who, dissent=dissent, note=note, at=when, key=key
        )

    def _who(self) -> str:
        """Return who signs here.

        Raises:
            UsageError: nobody does.
        """
        if self.user is None:
            raise UsageError(
                "nobody signs here; open the workspace with the name of a person: user='A. "
                "Analyst'."
            )
        return self.user

    def _word_moment(self, moment: Moment) -> dt.datetime:
        """Return the moment from which a word counts: the one given, else that at which the case
        stands; never before the last word.
        """
        return word_clock(self.store) if moment is None else self.moment(moment)


def open_workspace(
    store: str | Path,
    casebook: str | Path | None = None,
    *,
    user: str | None = None,
    must_exist: bool = False,
) -> Workspace:
    """Open a store, and make it where there is none yet.

    Args:
        store: A SQLite file that lasts, or an address of one (`sqlite:///...`).
        casebook: Folder of a casebook, or the name of one that ships with tocsin. Without one, the
            casebook that the store was read with last is used.
        user: Who signs and corrects here; without, the workspace is for reading.
        must_exist: Refuse a store that is not there.

    Raises:
        UsageError: the store is not there and must be.
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    return Workspace(*parts_of(store, casebook, must_exist=must_exist), user)
