"""What people do in discussions at the desk: write, mark a thread as resolved, open it again."""

from collections.abc import Callable, Mapping

from tocsin.web.acts import Act
from tocsin.web.done import Done
from tocsin.workspace import discussion


def write(act: Act) -> Done:
    """Write at a record, or in a thread."""
    remark = discussion.write(
        act.desk.store,
        act.text("record"),
        act.text("text"),
        thread=act.text("thread"),
        mention=act.text("mention"),
        signer=act.signer,
        at=act.at,
    )
    return Done("written", remark.id)


def mark(act: Act) -> Done:
    """Mark a thread as resolved, or with `step` open, open it again."""
    is_resolved = act.text("step") != "open"
    word = discussion.mark(
        act.desk.store,
        act.text("thread"),
        is_resolved=is_resolved,
        last=act.text("last"),
        signer=act.signer,
        at=act.at,
    )
    return Done("thread-resolved" if is_resolved else "thread-opened", word.id)


ACTS: Mapping[str, Callable[[Act], Done]] = {"write": write, "thread": mark}
