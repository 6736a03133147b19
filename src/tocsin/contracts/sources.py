"""The contract of sources: what a listing shows comes out, and what nobody can read is named."""

from tocsin.contracts.promises import Contract, no_faults, require, shapes
from tocsin.errors import InputError
from tocsin.sources import LISTINGS, Listing

URL = "https://listing.example/list"


class SourceContract(Contract):
    """The contract of one kind of address."""

    door = LISTINGS

    def __init__(self, name: str, sample: bytes, entries: int) -> None:
        """`sample` is the body of a sound listing with so many entries; its dates are of 2022."""
        super().__init__(name)
        self._sample, self._entries = sample, entries

    def _listing(self, body: bytes) -> Listing:
        """Read a body as the program does."""
        with no_faults():
            listing: Listing = self.part()(body, URL)
        return listing

    def test_the_entries_come_out(self) -> None:
        """A sound listing gives its entries, each with an id of its own and something to read or
        fetch; moments have a zone.
        """
        entries = self._listing(self._sample).entries
        require(len(entries) == self._entries, f"{len(entries)} of {self._entries} come out")
        ids = [entry.id for entry in entries]
        require(len(ids) == len(set(ids)), "two entries have the same id")
        for entry in entries:
            require(entry.id and (entry.url or entry.body), f"{entry} has no id, or no content")
            zone = entry.published.tzinfo if entry.published else URL
            require(zone, f"{entry.id}: its moment has no time zone")

    def test_the_same_body_gives_the_same_listing(self) -> None:
        """A body that did not change gives the same entries with the same digests: nothing is taken
        for new.
        """
        first, second = self._listing(self._sample), self._listing(self._sample)
        require(first == second, "the same body gives another listing the second time")

    def test_bad_input_is_refused_with_its_address(self) -> None:
        """Bad input of many shapes gives a listing, or an InputError that names the address; it
        raises nothing else.
        """
        for shape, body in shapes(self._sample).items():
            try:
                listing = self._listing(body)
            except InputError as error:
                require("listing.example" in str(error), f"{shape}: the refusal names no address")
                continue
            except AssertionError as error:
                raise AssertionError(f"{shape}: {error}") from None
            require(isinstance(listing, Listing), f"{shape}: no listing comes out")
            require(all(e.id for e in listing.entries), f"{shape}: an entry has no id")
            require(all(lost.detail for lost in listing.lost), f"{shape}: a loss is not said")
