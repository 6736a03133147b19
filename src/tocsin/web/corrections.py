"""What people wrote down about records, as messages: no ids and no names of fields where a person
reads.
"""

from collections.abc import Mapping

from tocsin.language.values import named_value
from tocsin.pipeline.corrections import BEFORE, ITSELF, NEW_NAME, NONE
from tocsin.records import (
    Acknowledgement,
    CollectingOrder,
    Estimate,
    Judgement,
    Message,
    QuietHours,
    Record,
    Remark,
    Resolution,
    SavedSearch,
    Signature,
    Snooze,
    ThreadMark,
    Withdrawal,
    message,
)
from tocsin.records.duty import DutyWord

_WHOLE = ("claim", "mention", "match")


def correction_value(judgement: Judgement, names: Mapping[str, str]) -> Message | str:
    """Return the value of a correction: names for ids, arrows between hops; a text where it is
    cited.
    """
    value, field = judgement.value, judgement.field
    if value == NONE:
        return message("value-removed" if field in _WHOLE else "value-nothing")
    if field == "chain":
        return " → ".join(_name(hop, names) for hop in value.split(BEFORE))
    if field == "origin_id":
        return message("value-itself" if value == ITSELF else "value-another-text")
    return _name(value, names) if value in names else _named(field, value)


def _named(field: str, value: str) -> Message | str:
    """Return the value of a field that holds one of a few, or a new name."""
    return named_value(field, value.removeprefix(NEW_NAME))


def _name(written: str, names: Mapping[str, str]) -> str:
    """Return what an entry of the casebook is called, or a name that it does not have."""
    return names.get(written, written.removeprefix(NEW_NAME))


def sentence(word: Record, names: Mapping[str, str]) -> Message | str:
    """Return what a person's word says; a text where it is cited."""
    if isinstance(word, Judgement):
        field = named_value("field", word.field)
        return message("desk-corrected-value", field=field, value=correction_value(word, names))
    if isinstance(word, Signature):
        return message("desk-disagrees" if word.word == "dissent" else "desk-agrees")
    if isinstance(word, Resolution):
        code = "desk-outcome-with" if word.incident else "desk-outcome-without"
        return message(code, where=word.reference)
    if isinstance(word, Estimate):
        return ", ".join(f"{name} {share:g}" for name, share in word.probabilities.items())
    if isinstance(word, SavedSearch):
        return word.name
    if isinstance(word, Acknowledgement | Snooze | CollectingOrder | QuietHours):
        return _on_duty(word)
    if isinstance(word, Remark):
        return word.text
    if isinstance(word, ThreadMark):
        return message("desk-word-resolved" if word.is_resolved else "desk-word-reopened")
    kind = word.kind if isinstance(word, Withdrawal) else ""
    return message("desk-taken-back", kind=named_value("word", kind))


def _on_duty(word: DutyWord) -> Message:
    """Return what somebody on duty says."""
    if isinstance(word, Acknowledgement):
        state = named_value("alarm", word.alarms[0].state)
        return message("desk-word-acknowledged", n=len(word.alarms), state=state)
    if isinstance(word, Snooze):
        return message("desk-word-snoozed", until=f"{word.until:%Y-%m-%d %H:%M} UTC")
    if isinstance(word, CollectingOrder):
        return message("desk-word-stopped" if word.is_stopped else "desk-word-started")
    if word.hours is None:
        return message("desk-word-no-quiet")
    hours = word.hours
    span = f"{hours.start}–{hours.end} {hours.zone}"
    return message("desk-word-quiet", span=span, least=named_value("alarm", word.least))
