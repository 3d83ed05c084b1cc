from pathlib import Path

import pytest

from timeline_app.painting.palette import Palette, load_palette
from timeline_app.views.reading.blocks import Tone
from timeline_app.views.reading.styles import Styles, contrast

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(THEMES / f"{request.param}.toml")


def test_words_can_be_read_on_every_chip(palette: Palette) -> None:
    styles = Styles(palette)
    for name in (None, *palette.data):
        ground, ink = styles.tint(name)
        assert contrast(ink, ground) >= 4.5, name


def test_words_can_be_read_on_page_card_and_warning(palette: Palette) -> None:
    styles = Styles(palette)
    for ink in (*(styles.ink(tone) for tone in (Tone.PLAIN, Tone.QUIET, Tone.FAINT)), palette.accent):
        assert contrast(ink, palette.panel) >= 4.5
    for ink in (styles.ink(Tone.PLAIN), styles.ink(Tone.QUIET), palette.accent):
        assert contrast(ink, palette.control) >= 4.5
    assert contrast(styles.ink(Tone.WARNING), palette.warning_ground) >= 4.5
