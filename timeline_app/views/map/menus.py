"""The map's menus: what can be done at a point, and what the width of lines means."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.layout.map.flows import flow_series
from timeline_app.layout.map.plan import MapPlan
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.tips import title_of

Act = Callable[[], object]

MOST_ON_ONE_PAGE = 12
"""More series than that are offered corridor by corridor."""


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
    menu.setTitle(QCoreApplication.translate("MapMenu", "Width and direction of lines"))
    menu.menuAction().setVisible(bool(offered))
    add(
        menu,
        QCoreApplication.translate("MapMenu", "The same for all"),
        lambda: choose(""),
        checked=not chosen,
    )
    corridors = list(dict.fromkeys(series.corridors[0] for series in offered))
    for corridor in corridors:
        theirs = [series for series in offered if series.corridors[0] == corridor]
        page = menu
        if len(corridors) > 1 and len(offered) > MOST_ON_ONE_PAGE:
            page = menu.addMenu(title_of(plan.dataset, Ref(Kind.CORRIDOR, corridor), appearance))
        for series in theirs:
            title = pick(series.title, appearance.languages) or series.id
            add(page, title, partial(choose, series.id), checked=series.id == chosen)
