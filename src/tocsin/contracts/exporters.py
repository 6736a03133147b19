"""The contract of exporters: files with plain names, the same for the same results, and records
left as they were.
"""

import functools

import msgspec

from tocsin.annotate import Annotator
from tocsin.assess import Assessor
from tocsin.casebook import load_casebook
from tocsin.contracts.promises import Contract, no_faults, require
from tocsin.contracts.texts import AS_OF, document
from tocsin.exchange import EXPORTERS, File, Results
from tocsin.records import Casebook, Dropped, Facts
from tocsin.warn import Decider
from tocsin.workspace.shipped import shipped

_TEXT = """Crews return to the laboratory

The Ministry of Health said on Sunday that the biological laboratory was under guard.
“Nothing was seized,” it told "a, b; c"\tand
\u0007 <b>&amp; 'others' — Ёлка, Қазақстан, 🙂 =1+1 @SUM(A1).
"""


def empty_results() -> Results:
    """Return the results of a run that read nothing."""
    return Results(Facts(casebook=_casebook()), (), (), AS_OF, lambda: ())


@functools.cache
def full_results() -> Results:
    """Return the results of a run on one odd text, with a refused input beside it."""
    book, read = _casebook(), document(_TEXT)
    annotations = Annotator(book.actors, book.sources, book.sites)(read)
    facts = Facts(
        casebook=book,
        documents=(read,),
        mentions=annotations.mentions,
        quotes=annotations.quotes,
        claims=annotations.claims,
        events=annotations.events,
    )
    problem = book.problems[0]
    assessment = Assessor(book.reference_classes)(problem, facts, AS_OF)
    alarm = Decider(facts, AS_OF)(problem, assessment, [])
    refused = Dropped(stage="sources", record_id="x", reason="empty", detail="x: empty")
    alarms = (alarm,) if alarm is not None else ()
    return Results(facts, (assessment,), alarms, AS_OF, lambda: (refused,))


@functools.cache
def _casebook() -> Casebook:
    """Return a casebook that ships with the program."""
    return load_casebook(shipped("casebooks") / "sumy-2022")


class ExporterContract(Contract):
    """The contract of one exporter."""

    door = EXPORTERS

    def __init__(self, name: str, *, files: tuple[str, ...] = ()) -> None:
        """`files` are the names of files that it writes for every run."""
        super().__init__(name)
        self._files = files

    def _written(self, results: Results) -> dict[str, bytes]:
        """Return what is written: bytes by file name."""
        written: dict[str, bytes] = {}
        with no_faults():
            for file in self.part()(results):
                require(isinstance(file, File), f"{type(file).__name__} is yielded for a File")
                require(file.name not in written, f"{file.name} is written twice")
                written[file.name] = b"".join(file.content)
        return written

    def test_the_files_are_written(self) -> None:
        """A run gives the files that are promised, under plain names, in bytes."""
        written = self._written(full_results())
        for name in self._files:
            require(name in written, f"{name} is not written")
        for name in written:
            require("/" not in name and "\\" not in name, f"{name} is no plain file name")

    def test_a_run_that_read_nothing_is_written(self) -> None:
        """Results without a record raise nothing."""
        self._written(empty_results())

    def test_the_same_results_give_the_same_bytes(self) -> None:
        """Files depend on the results alone: not on the clock, on chance or on the order of
        sets.
        """
        require(
            self._written(full_results()) == self._written(full_results()),
            "the same results give other bytes the second time",
        )

    def test_records_are_left_as_they_were(self) -> None:
        """Exporting changes no record."""
        before = msgspec.json.encode(full_results().facts)
        self._written(full_results())
        require(before == msgspec.json.encode(full_results().facts), "a record was changed")
