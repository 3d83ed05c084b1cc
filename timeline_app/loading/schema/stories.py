"""Stories: guided tours."""

from typing import ClassVar

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import DateField, Id, RefField, TextField
from timeline_app.model.origin import Origin
from timeline_app.model.story import Step, Story


class FitEntry(Entry):
    """What the map shows at a step: the places that must be in view."""

    noun: ClassVar[str] = "the map of a step"

    fit: list[Id] | None = None


class StepEntry(Entry):
    """One step of a story."""

    noun: ClassVar[str] = "a step"

    title: TextField
    text: TextField | None = None
    span: DateField | None = None
    select: list[RefField] | None = None
    map: FitEntry | None = None

    def step(self) -> Step:
        """Return the step as the model has it."""
        return Step(
            title=self.title,
            text=self.text or {},
            span=self.span,
            select=tuple(self.select or ()),
            fit=tuple((self.map and self.map.fit) or ()),
        )


class StoryEntry(Entry):
    """A guided tour through a dataset."""

    noun: ClassVar[str] = "a story"

    id: Id
    title: TextField
    steps: list[StepEntry] | None = None

    def record(self, origin: Origin) -> Story:
        """Return the story as the model has it."""
        steps = tuple(entry.step() for entry in self.steps or ())
        return Story(id=self.id, title=self.title, steps=steps, origin=origin)
