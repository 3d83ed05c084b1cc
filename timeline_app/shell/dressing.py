"""Dressing a window anew, in steps: each has a turn of the event loop to itself."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from timeline_app.painting.palette import Palette
from timeline_app.shell.theme import apply_sheet
from timeline_app.state.turns import Step
from timeline_app.views.appearance import Appearance
from timeline_app.wording.numbers import plain_number

Dress = Callable[[Appearance], None]


def dress_in_steps(
    window: QWidget, appearance: Appearance, dress: Dress, views: Iterable[Dress]
) -> Iterator[Step]:
    """Return the steps that dress a window: its bars, its sheet, then each of its views."""
    yield partial(dress, appearance)
    # The sheet goes over every widget, and then every widget is painted.
    yield partial(_put_on, window, appearance.palette)
    yield partial(window.setUpdatesEnabled, True)
    # What is known of a language is read when it is first spoken.
    yield partial(plain_number, 0, appearance.language)
    for dress_view in views:
        yield partial(dress_view, appearance)


def _put_on(window: QWidget, palette: Palette) -> None:
    window.setUpdatesEnabled(False)
    apply_sheet(window, palette)
