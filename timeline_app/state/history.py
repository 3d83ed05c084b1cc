"""View history: back and forward through snapshots of what was looked at."""

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline_app.state.view_state import ViewState

LIMIT = 200


@dataclass
class History:
    """A list of view states with a position in it, as a browser has."""

    states: list[ViewState] = field(default_factory=list)
    position: int = -1

    def push(self, state: ViewState) -> None:
        """Remember a state, dropping what was ahead of the present one."""
        del self.states[self.position + 1 :]
        self.states.append(state)
        del self.states[:-LIMIT]
        self.position = len(self.states) - 1

    def amend(self, state: ViewState) -> None:
        """Replace the present state: the reader moved on without leaving the page."""
        if self.position >= 0:
            self.states[self.position] = state
        else:
            self.push(state)

    def change_all(self, change: Callable[[ViewState], ViewState]) -> None:
        """Put what a function makes of each state in its place."""
        self.states[:] = map(change, self.states)

    def step(self, by: int) -> ViewState | None:
        """Move by that many states and return the one arrived at, None when there is none."""
        if not 0 <= self.position + by < len(self.states):
            return None
        self.position += by
        return self.states[self.position]

    def can_step(self, by: int) -> bool:
        """Whether there is a state that many steps away."""
        return 0 <= self.position + by < len(self.states)
