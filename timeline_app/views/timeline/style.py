"""Style sheets of the timeline's own widgets."""

from timeline_app.painting.palette import Palette


def scroll_bar_sheet(palette: Palette) -> str:
    """Return the style of a slim scroll bar."""
    handle, over = palette.minor_tick.name(), palette.ink_tertiary.name()
    return (
        f"QScrollBar:vertical {{ background: {palette.panel.name()}; width: 10px; border: none; margin: 0; }}"
        f"QScrollBar::handle:vertical {{ background: {handle}; border-radius: 3px; margin: 2px;"
        f" min-height: 24px; }}"
        f"QScrollBar::handle:vertical:hover {{ background: {over}; }}"
        f"QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}"
        f"QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: none; }}"
    )
