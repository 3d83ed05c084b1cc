"""The style sheet of the table of events."""

from timeline_app.painting.palette import Palette, blend


def table_sheet(palette: Palette) -> str:
    """Return the style of the table, its header and its line of counts."""
    paper, band, ink, quiet, line = (
        colour.name()
        for colour in (palette.panel, palette.lane_band, palette.ink, palette.ink_secondary, palette.hairline)
    )
    chosen = blend(palette.accent, palette.panel, 0.2).name()
    return (
        f"QTableView {{ background: {paper}; alternate-background-color: {band}; color: {ink}; border: none;"
        f" selection-background-color: {chosen}; selection-color: {ink}; outline: none; }}"
        f"QTableView::item {{ padding: 0 8px; border: none; }}"
        f"QTableView::item:selected {{ background: {chosen}; color: {ink}; }}"
        f"QHeaderView {{ background: {paper}; border: none; }}"
        f"QHeaderView::section {{ background: {paper}; color: {quiet}; border: none;"
        f" border-bottom: 1px solid {line}; padding: 6px 8px; font-size: 11px; font-weight: 600; }}"
        f"QHeaderView::section:hover {{ color: {ink}; }}"
        f"QLabel {{ background: {paper}; color: {quiet}; padding: 5px 12px;"
        f" border-top: 1px solid {line}; font-size: 12px; }}"
    )
