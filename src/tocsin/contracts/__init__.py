"""What every plug-in of a kind must keep: one contract a kind, for the program's own parts and for
the tests of any package.

    from tocsin.contracts import FormatContract, broken_promises

    def test_contract() -> None:
        assert broken_promises(FormatContract("srt", sample=SAMPLE, words="said the ministry")) ==
        []

The plug-in is found by its entry point, so its package must be installed (an editable install will
do). The contracts need no test framework.
"""

from tocsin.contracts.detectors import DetectorContract
from tocsin.contracts.exporters import ExporterContract
from tocsin.contracts.formats import FormatContract
from tocsin.contracts.languages import LanguageContract
from tocsin.contracts.notifiers import NotifierContract
from tocsin.contracts.promises import Contract, broken_promises, promises
from tocsin.contracts.sources import SourceContract

__all__ = [
    "Contract",
    "DetectorContract",
    "ExporterContract",
    "FormatContract",
    "LanguageContract",
    "NotifierContract",
    "SourceContract",
    "broken_promises",
    "promises",
]
