"""How the stages are joined. This is the only place that knows them all.

Reading goes capture by capture, each kept in one transaction, so that a run that was stopped
anywhere goes on where it was. Judging looks at everything known at as-of and is computed anew each
time.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.pipeline.attention import (
        Standing,
        counted_documents,
        is_latest,
        kept_readings,
        looks_of,
        many_series,
        readings_since,
        refresh,
        series,
        silences,
    )
    from tocsin.pipeline.charting import Places, listed
    from tocsin.pipeline.intake import (
        Progress,
        Tell,
        collect_into,
        is_refusal,
        read_into,
        silent,
        take_in,
    )
    from tocsin.pipeline.judging import Judged, gather, judge, one_look
    from tocsin.pipeline.kept_facts import gather_behind, gather_words
    from tocsin.pipeline.meaning import embedder_at_hand, load_ahead, weigher_at_hand
    from tocsin.pipeline.paged import Leaving, Slice
    from tocsin.pipeline.reader import Reader
    from tocsin.pipeline.rereading import Reread, is_stale, reread
    from tocsin.pipeline.sharing import Membership
    from tocsin.pipeline.steps import STEPS, Step, check_order, program_digest

__all__ = [
    "STEPS",
    "Judged",
    "Leaving",
    "Membership",
    "Places",
    "Progress",
    "Reader",
    "Reread",
    "Slice",
    "Standing",
    "Step",
    "Tell",
    "check_order",
    "collect_into",
    "counted_documents",
    "embedder_at_hand",
    "gather",
    "gather_behind",
    "gather_words",
    "is_latest",
    "is_refusal",
    "is_stale",
    "judge",
    "kept_readings",
    "listed",
    "load_ahead",
    "looks_of",
    "many_series",
    "one_look",
    "program_digest",
    "read_into",
    "readings_since",
    "refresh",
    "reread",
    "series",
    "silences",
    "silent",
    "take_in",
    "weigher_at_hand",
]

__getattr__ = by_need(
    __name__,
    {
        "attention": (
            "Standing",
            "counted_documents",
            "is_latest",
            "kept_readings",
            "looks_of",
            "many_series",
            "readings_since",
            "refresh",
            "series",
            "silences",
        ),
        "charting": ("Places", "listed"),
        "intake": (
            "Progress",
            "Tell",
            "collect_into",
            "is_refusal",
            "read_into",
            "silent",
            "take_in",
        ),
        "judging": ("Judged", "gather", "judge", "one_look"),
        "kept_facts": ("gather_behind", "gather_words"),
        "meaning": ("embedder_at_hand", "load_ahead", "weigher_at_hand"),
        "paged": ("Leaving", "Slice"),
        "reader": ("Reader",),
        "rereading": ("Reread", "is_stale", "reread"),
        "sharing": ("Membership",),
        "steps": ("STEPS", "Step", "check_order", "program_digest"),
    },
)
