"""The contract of notifiers: an alert arrives, or it is said why not; nothing is raised."""

from tocsin.contracts.promises import Contract, no_faults, require
from tocsin.workspace.notifiers import NOTIFIERS

_TITLE = "WATCH (not signed): «Лаборатория» — “test” 🙂"
_BODY = "Case: a contract\nPlace: not stated\n\nLook: <the brief> & 'more'"


class NotifierContract(Contract):
    """The contract of one notifier."""

    door = NOTIFIERS

    def __init__(self, name: str, address: str, unreachable: str) -> None:
        """`address` is one where a test alert may be delivered, `unreachable` one where nothing can
        be.
        """
        super().__init__(name)
        self._address, self._unreachable = address, unreachable

    def _deliver(self, address: str, title: str, body: str) -> str:
        """Deliver as the program does."""
        with no_faults():
            answer = self.part()(address, title, body)
        require(isinstance(answer, str), f"{type(answer).__name__} is returned for a text")
        return str(answer)

    def test_an_alert_is_delivered(self) -> None:
        """An alert in any script is delivered, and nothing is returned."""
        why = self._deliver(self._address, _TITLE, _BODY)
        require(not why, f"it is not delivered: {why}")

    def test_a_long_alert_is_delivered(self) -> None:
        """An alert of many lines is delivered, shortened where the service asks for that."""
        require(not self._deliver(self._address, _TITLE, _BODY * 40), "it is not delivered")

    def test_what_cannot_be_delivered_is_said(self) -> None:
        """An address that takes nothing gives the reason in words, and raises nothing."""
        require(self._deliver(self._unreachable, _TITLE, _BODY), "it counts as delivered")

    def test_nonsense_is_no_address(self) -> None:
        """An address without a meaning gives the reason in words, and raises nothing."""
        for address in (f"{self.name}://", f"{self.name}:", f"{self.name}://\u0000/?=&[", ""):
            require(self._deliver(address, _TITLE, _BODY), f"{address!r} counts as delivered")
