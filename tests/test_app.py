from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize

from timeline_app.app import OPENING_SIZE, opening_size


@pytest.mark.parametrize(
    ("screen", "opened"),
    [((2560, 1440), OPENING_SIZE), ((1280, 800), (1203, 752)), ((1920, 900), (1440, 846))],
)
def test_the_first_window_fits_the_screen(screen, opened):
    free = SimpleNamespace(availableSize=lambda: QSize(*screen))
    assert opening_size(SimpleNamespace(primaryScreen=lambda: free)) == opened


def test_the_first_window_fits_the_screen_there_is(qapp):
    free = qapp.primaryScreen().availableSize()
    width, height = opening_size(qapp)
    assert 0 < width < free.width()
    assert 0 < height < free.height()
