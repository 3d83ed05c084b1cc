"""What workers tell the GUI thread: sent on theirs, heard on that.

Whoever is the last to know an object of Qt's destroys it, on their own thread; a worker must not do so while
the GUI thread destroys who listens to that object. So workers know none but one that lives as long as the
program, and those who are to hear only weakly.
"""

from contextlib import suppress
from functools import cache
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal
from shiboken6 import Shiboken

Address = WeakMethod[Any]
"""A method of an object of Qt's, which may be gone when something is sent to it."""


class _Office(QObject):
    sent = Signal(object, tuple)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(self._on_sent)

    def _on_sent(self, address: Address, what: tuple[object, ...]) -> None:
        hear = address()
        if hear is not None and Shiboken.isValid(hear.__self__):
            hear(*what)


@cache
def _office() -> _Office:
    return _Office()


def address_of(method: Any) -> Address:
    """Return where to send what a method of an object of Qt's is to hear. To be asked on the GUI thread."""
    _office()
    return WeakMethod(method)


def send(address: Address, *what: object) -> None:
    """Call a method on the GUI thread, in one of its next turns, if its object is still there.

    From any thread, which may come to its end after the application is gone.
    """
    with suppress(RuntimeError):
        _office().sent.emit(address, what)
