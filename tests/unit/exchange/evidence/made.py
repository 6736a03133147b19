"""Evidence made by hand, small."""

import msgspec

from tests.conftest import make_capture
from tests.unit.exchange.made import TEXT, alarm, results
from tocsin.exchange.evidence import Evidence
from tocsin.records import Capture


def capture() -> Capture:
    """Make the capture of the first document."""
    own = make_capture(TEXT, external_id="a", url="https://wire.example/1?q=a b")
    return msgspec.structs.replace(own, id="cap-a")


def evidence(brief: str = "# Brief\n") -> Evidence:
    """Make the evidence of the alarm."""
    facts = results().facts
    return Evidence(
        alarm=alarm("A. First", "B. Second"),
        captures=(capture(),),
        documents=facts.documents[:1],
        records={"claims": facts.claims[:2], "signatures": facts.signatures},
        texts={"brief.md": brief},
        audit=(),
        marking="amber",
    )
