"""The events that no place on the map stands for now: why, how many, and which."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.layout.map.basemap import Integers
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapLook
from timeline_app.layout.map.tally import unplaced_rows
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.menus import add
from timeline_app.views.map.tips import date_of, title_of

PAGE = 40
"""Events on one page of a list; more go on further pages."""

MOST_PAGES = 25

Choose = Callable[[Ref], object]


@dataclass(frozen=True, slots=True)
class Group:
    """Events that are missing for one reason; ``at`` returns one of them."""

    title: str
    count: int
    at: Callable[[int], Ref]


def missing_groups(session: Session, plan: MapPlan, look: MapLook) -> list[Group]:
    """Return the reasons for which events are not on the map, those that apply."""
    dataset = plan.dataset
    inside = np.zeros(len(dataset.columns), dtype=np.bool_)
    inside[look.rows] = True
    mask, undated = session.mask, dataset.undated
    groups = [
        _of_rows(
            plan, QCoreApplication.translate("MapMenu", "Without a place"), unplaced_rows(plan, look.rows)
        ),
        _of_rows(
            plan, QCoreApplication.translate("MapMenu", "Outside this span"), np.flatnonzero(mask & ~inside)
        ),
        Group(
            QCoreApplication.translate("MapMenu", "Undated"),
            len(undated),
            lambda number: Ref(Kind.EVENT, undated[number].id),
        ),
        _of_rows(plan, QCoreApplication.translate("MapMenu", "Hidden by the filter"), np.flatnonzero(~mask)),
    ]
    return [group for group in groups if group.count]


def _of_rows(plan: MapPlan, title: str, rows: Integers) -> Group:
    ids = plan.dataset.columns.ids
    return Group(title, len(rows), lambda number: Ref(Kind.EVENT, ids[int(rows[number])]))


def missing_menu(
    parent: QWidget, plan: MapPlan, groups: list[Group], appearance: Appearance, choose: Choose
) -> QMenu:
    """Return a menu with a list a reason, filled when it opens."""
    menu = QMenu(parent)
    for group in groups:
        pages = menu.addMenu(f"{group.title} ({group.count})")
        fill = partial(_fill_page, plan=plan, group=group, appearance=appearance, choose=choose)
        if group.count <= PAGE:
            _fill_on_opening(pages, partial(fill, first=0))
            continue
        for first in range(0, min(group.count, PAGE * MOST_PAGES), PAGE):
            page = pages.addMenu(f"{first + 1}–{min(first + PAGE, group.count)}")
            _fill_on_opening(page, partial(fill, first=first))
        if group.count > PAGE * MOST_PAGES:
            left_out = group.count - PAGE * MOST_PAGES
            pages.addAction(QCoreApplication.translate("MapMenu", "%n more", "", left_out)).setEnabled(False)
    return menu


def _fill_on_opening(menu: QMenu, fill: Callable[..., None]) -> None:
    menu.aboutToShow.connect(lambda: fill(menu) if menu.isEmpty() else None)


def _fill_page(
    menu: QMenu, *, first: int, plan: MapPlan, group: Group, appearance: Appearance, choose: Choose
) -> None:
    """Add the events of a page, with their dates."""
    for number in range(first, min(first + PAGE, group.count)):
        ref = group.at(number)
        event = plan.dataset.events_by_id[ref.id]
        date = date_of(event, appearance)
        title = title_of(plan.dataset, ref, appearance)
        add(menu, f"{title} ({date})" if date else title, partial(choose, ref))
