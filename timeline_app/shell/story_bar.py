"""The story strip: where one is in a guided tour, and the buttons to walk through it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from timeline_app.model.text import pick
from timeline_app.shell.buttons import tool_button
from timeline_app.state.session import Session
from timeline_app.state.storytelling import go_to_step, leave, step_at, walk
from timeline_app.state.view_state import StoryStep, ViewState


class StoryBar(QFrame):
    """Shown while a story is told. Page Up and Page Down walk, Escape in the strip leaves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storyBar")
        self._session = session
        self._languages: Sequence[str] = ("en",)
        self._left_at: dict[str, int] = {}
        self._where, self._title = QLabel(), QLabel()
        self._where.setObjectName("statusText")
        self._title.setObjectName("datasetTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._previous = tool_button("", "", "barButton")
        self._next = tool_button("", "", "barButton")
        self._leave = tool_button("×", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 10, 5)
        row.setSpacing(10)
        row.addWidget(self._where)
        row.addWidget(self._title, 1)
        for button in (self._previous, self._next, self._leave):
            row.addWidget(button)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self._walk(-1))
        self._next.clicked.connect(lambda: self._walk(1))
        self._leave.clicked.connect(self.leave)
        self._session.changed.connect(self._on_session_changed)
        self._keys = [
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut)
            for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        ]
        for key, by in zip(self._keys, (-1, 1), strict=True):
            key.activated.connect(lambda by=by: self._walk(by))
            key.setEnabled(False)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the dataset's stories; one that was left is resumed where it was."""
        menu.clear()
        for story in self._session.dataset.stories:
            title = pick(story.title, self._languages) or story.id
            left_at = self._left_at.get(story.id, 0)
            again = f"   ({left_at + 1}/{len(story.steps)})" if left_at else ""
            action = menu.addAction(title.replace("&", "&&") + again)
            at = StoryStep(story.id, left_at)
            action.triggered.connect(lambda _on, at=at: self.tell(at))

    def tell(self, at: StoryStep) -> None:
        """Go to a step of a story."""
        dataset = self._session.dataset
        self._session.transition(lambda state: go_to_step(state, dataset, at))

    def leave(self) -> None:
        """Leave the story, remembering where."""
        self._session.transition(leave)

    def retranslate(self, languages: Sequence[str]) -> None:
        """Speak the present language."""
        self._languages = languages
        self._previous.setText(self.tr("← Previous"))
        self._previous.setToolTip(self.tr("Previous step (Page Up)"))
        self._next.setText(self.tr("Next →"))
        self._next.setToolTip(self.tr("Next step (Page Down)"))
        self._leave.setToolTip(self.tr("Leave the story; it can be resumed from the Story menu"))
        self._leave.setAccessibleName(self.tr("Leave the story"))
        self._show(self._session.state)

    def _walk(self, by: int) -> None:
        dataset = self._session.dataset
        self._session.transition(lambda state: walk(state, dataset, by))

    def _on_session_changed(self, old: ViewState, new: ViewState) -> None:
        if old.story != new.story:
            if new.story is not None:
                self._left_at[new.story.story] = new.story.step
            self._show(new)

    def _show(self, state: ViewState) -> None:
        step = step_at(self._session.dataset, state.story)
        told = step is not None and state.story is not None
        self.setVisible(told)
        for key in self._keys:
            key.setEnabled(told)
        if step is None or state.story is None:
            return
        steps = len(self._session.dataset.stories_by_id[state.story.story].steps)
        self._where.setText(f"{state.story.step + 1} / {steps}")
        self._title.setText(pick(step.title, self._languages))
        self._previous.setEnabled(state.story.step > 0)
        self._next.setEnabled(state.story.step < steps - 1)
