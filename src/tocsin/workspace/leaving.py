"""What may be fetched by others: signed alarms and what is marked for them, as STIX objects."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.exchange import Results
from tocsin.exchange.choosing import Choice, choose
from tocsin.exchange.stix import objects
from tocsin.exchange.stix.shape import Object
from tocsin.records import Alarm, Casebook, Signature
from tocsin.records.workspace_ports import OpenStore

_EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def leaving(
    store: OpenStore, casebook: Casebook, alarms: Sequence[Alarm], as_of: dt.datetime
) -> list[Object]:
    """Return what may leave a store at a moment: of its alarms, as they are signed, no drafts; of
    everything else, nothing that is marked TLP:RED.
    """
    facts = pipeline.gather(store, known_on(casebook, as_of.date()), as_of)
    # People sign after what they sign was assessed.
    signatures = tuple(store.words.of(Signature, _EVER))
    facts = msgspec.structs.replace(facts, signatures=signatures)
    kept = (store.assessment(alarm.problem_id, alarm.as_of) for alarm in alarms)
    assessments = tuple(assessment for assessment in kept if assessment is not None)
    results = Results(facts, assessments, tuple(alarms), as_of, tuple)
    return list(objects(choose(results, Choice()).results))
