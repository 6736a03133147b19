"""The contract of formats: the words come out, and no input loses more than itself."""

import datetime as dt
import tempfile
from pathlib import Path

from tocsin.contracts.promises import Contract, require, shapes
from tocsin.plugins import faults
from tocsin.records import Capture, Dropped
from tocsin.sources import FORMATS, Read, Stated, read_inputs

_SEEN = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
# After this file another one is read: whatever happened before, it must come out.
_AFTER = "A text that stands behind the damaged file, and is read."


class FormatContract(Contract):
    """The contract of one format."""

    door = FORMATS

    def __init__(
        self,
        name: str,
        sample: bytes,
        words: str = "",
        *,
        damaged: bytes = b"",
        sound: int = 0,
    ) -> None:
        """`sample` is a sound file of this format with `words` in it; its dates are of 2022.

        `damaged` is a file of several documents of which one is damaged in a way that leaves the
        others whole; `sound` of its documents must come out. A format of one document a file leaves
        both out; one whose text is taken out later, or that holds events, leaves out `words`.
        """
        super().__init__(name)
        self._sample, self._words = sample, words
        self._damaged, self._sound = damaged, sound

    def read(self, body: bytes) -> list[Read]:
        """Read a file as the program does, with another one behind it; return what both gave."""
        with tempfile.TemporaryDirectory() as folder:
            first, second = Path(folder) / f"file.{self.name}", Path(folder) / "second.txt"
            first.write_bytes(body)
            second.write_text(_AFTER, encoding="utf-8")
            return list(read_inputs([str(first), str(second)], seen_at=_SEEN, stated=Stated()))

    def _of_file(self, body: bytes) -> list[Read]:
        """Return what a file gave, after checking that the one behind it was read."""
        items = self.read(body)
        last = items[-1]
        after = isinstance(last, Capture) and last.body == _AFTER.encode()
        require(after, "the file behind it was not read")
        return items[:-1]

    def test_the_words_come_out(self) -> None:
        """A sound file gives its words, and nothing of it is dropped as damaged."""
        self.part()
        items = self._of_file(self._sample)
        read = [item for item in items if not isinstance(item, Dropped)]
        require(read, f"a sound file gives nothing to read: {items}")
        captures = [item for item in read if isinstance(item, Capture)]
        bodies = b"\n".join(capture.body for capture in captures).decode("utf-8", "replace")
        require(self._words in bodies, f"{self._words!r} does not come out of a sound file")

    def test_captures_are_of_their_content(self) -> None:
        """The same bytes give the same captures, each with an id of its own, an origin in the file,
        and the moment of reading.
        """
        first, second = self._of_file(self._sample), self._of_file(self._sample)
        captures = [item for item in first if isinstance(item, Capture)]
        ids = [capture.id for capture in captures]
        require(
            ids == [item.id for item in second if isinstance(item, Capture)],
            "the same file gives other ids the second time",
        )
        require(len(ids) == len(set(ids)), "two captures of a file have the same id")
        require(
            all(f"file.{self.name}" in capture.origin for capture in captures),
            "an origin does not name the file",
        )
        require(all(c.seen_at == _SEEN for c in captures), "a capture was seen at another moment")

    def test_bad_input_is_named_and_loses_nothing_else(self) -> None:
        """Bad input of many shapes raises nothing: it becomes a `Dropped` with its place, or is
        read; the next file is read.
        """
        for shape, body in shapes(self._sample).items():
            before = len(faults())
            items = self._of_file(body)
            new = faults()[before:]
            require(not new, f"{shape}: {'; '.join(map(str, new))}")
            require(items, f"{shape}: nothing is said of it")
            for dropped in (item for item in items if isinstance(item, Dropped)):
                place = f"file.{self.name}" in dropped.detail
                require(place and dropped.reason, f"{shape}: {dropped} does not say where")

    def test_a_damaged_document_loses_no_other(self) -> None:
        """Of a file with a damaged document the others come out, and the damage is named."""
        if not self._damaged:
            return
        items = self._of_file(self._damaged)
        whole = sum(not isinstance(item, Dropped) for item in items)
        require(whole == self._sound, f"{whole} of {self._sound} sound documents come out")
        require(len(items) > whole, "nothing is said of the damaged one")
