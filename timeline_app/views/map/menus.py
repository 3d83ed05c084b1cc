"""The map's menus: what can be done at a point, and the events that have no place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.layout.map.flows import flow_series
from timeline_app.layout.map.plan import MapPlan, unplaced_rows
from timeline_app.layout.map.scene import MapLook
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.tips import title_of

Act = Callable[[], object]

MOST_LISTED = 40


def add(menu: QMenu, text: str, act: Act, *, checked: bool | None = None) -> QAction:
    """Add an entry, with a tick where ``checked`` is given."""
    action = menu.addAction(text.replace("&", "&&"))
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    action.triggered.connect(lambda _checked=False: act())
    return action


def point_menu(
    parent: QWidget,
    refs: Sequence[Ref],
    plan: MapPlan,
    appearance: Appearance,
    acts: Mapping[str, Act],
    has_graticule: bool,
) -> QMenu:
    """Return the menu of a point of the map; ``acts`` are its entries' actions by name."""
    menu = QMenu(parent)
    if refs:
        title = title_of(plan.dataset, refs[0], appearance)
        text = QCoreApplication.translate("MapMenu", "Zoom to “{name}”").format(name=title)
        add(menu, text, acts["fit"])
    add(menu, QCoreApplication.translate("MapMenu", "Centre here"), acts["centre"])
    add(menu, QCoreApplication.translate("MapMenu", "Show everything"), acts["everything"])
    menu.addSeparator()
    text = QCoreApplication.translate("MapMenu", "Meridians and parallels")
    add(menu, text, acts["graticule"], checked=has_graticule)
    text = QCoreApplication.translate("MapMenu", "Copy coordinates")
    add(menu, text, acts["copy"])
    return menu


def fill_width_menu(
    menu: QMenu, plan: MapPlan, appearance: Appearance, chosen: str, choose: Callable[[str], object]
) -> None:
    """Offer the series that may set the width of lines; hide the menu where there are none."""
    offered = flow_series(plan.dataset)
    menu.setTitle(QCoreApplication.translate("MapMenu", "Width of lines"))
    menu.menuAction().setVisible(bool(offered))
    add(
        menu,
        QCoreApplication.translate("MapMenu", "The same for all"),
        lambda: choose(""),
        checked=not chosen,
    )
    for series in offered:
        title = pick(series.title, appearance.languages) or series.id
        add(menu, title, partial(choose, series.id), checked=series.id == chosen)


def unplaced_menu(
    parent: QWidget, plan: MapPlan, look: MapLook, appearance: Appearance, choose: Callable[[Ref], object]
) -> QMenu:
    """Return the list of the window's events that no place on the map stands for."""
    menu = QMenu(parent)
    ids = plan.dataset.columns.ids
    rows = unplaced_rows(plan, look.rows).tolist()
    for row in rows[:MOST_LISTED]:
        ref = Ref(Kind.EVENT, ids[row])
        add(menu, title_of(plan.dataset, ref, appearance), partial(choose, ref))
    if len(rows) > MOST_LISTED:
        left_out = len(rows) - MOST_LISTED
        menu.addAction(QCoreApplication.translate("MapMenu", "%n more", "", left_out)).setEnabled(False)
    return menu
