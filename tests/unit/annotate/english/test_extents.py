"""Where contents begin and end: halves of quotations, lists of infinitives, whom something is asked
of, remarks of the writer.
"""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.english.attributions import AttributionReader
from tocsin.annotate.english.extents import joined_halves, settled
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.quotes import find_quoted


def contents(text: str) -> list[tuple[str, str]]:
    """Return cue and content of every attribution of a text."""
    page = document(text)
    found = AttributionReader(page, find_quoted(text), ())(parse(page))
    return [(f.cue_span.of(text), f.content.of(text)) for f in found]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "“If he thinks that makes him smart,” the narrator says, “what does he think of you?”",
            "says",
            "If he thinks that makes him smart,” the narrator says, “what does he think of you?",
        ),
        (
            "Palmieri called on Trump to stop attacking the model and apologize.",
            "called",
            "Trump to stop attacking the model and apologize",
        ),
        (
            "The envoy dismissed the plan as “a joke” during a visit to Kyiv.",
            "dismissed",
            "the plan as “a joke",
        ),
        (
            "The minister said the politics would be more intense — and he noted that a change "
            "would take weeks.",
            "said",
            "the politics would be more intense",
        ),
        (
            "The mayor promised to rebuild the bridge, pay the workers and open the school.",
            "promised",
            "to rebuild the bridge, pay the workers and open the school",
        ),
    ],
)
def test_a_content_ends_where_the_grammar_ends_it(text: str, cue: str, content: str) -> None:
    assert (cue, content) in contents(text)


def test_a_second_quotation_with_a_verb_of_its_own_is_no_half() -> None:
    text = "“We can’t afford this,” Trump said, adding later, “NATO is costing us a fortune.”"
    page = document(text)
    quoted, parsed = find_quoted(text), parse(page)
    frames = AttributionReader(page, quoted, ())(parsed)
    added = [f for f in frames if f.cue_span.of(text) == "adding"]
    assert joined_halves(added, quoted, parsed, text) == added


def test_what_needs_no_change_stays_as_it_is() -> None:
    text = "The mayor said that the bridge was closed."
    page = document(text)
    (frame,) = AttributionReader(page, [], ())(parse(page))
    assert settled(frame, parse(page)[0], []) == frame
