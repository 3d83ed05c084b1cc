"""What was found out about the events of a dataset, kept for those that stay."""

from timeline_app.loading.stored_events import SomeEvents, StoredEvents
from timeline_app.model.dataset import Dataset
from timeline_app.model.members_again import edit_between, members_again

MOST_CHANGED = 0.25
"""Above this share of changed events everything is as soon found out anew."""


def take_over(dataset: Dataset, before: Dataset) -> None:
    """Tell a dataset who names what, from what is known of it as it was before, if that was ever asked."""
    known, old, new = before.__dict__.get("members"), before.events, dataset.events
    if known is None or not isinstance(old, StoredEvents) or not isinstance(new, StoredEvents):
        return
    edit = edit_between(old.digests(), new.digests(), old.cut, new.cut)
    if len(edit.changed) <= MOST_CHANGED * len(new):
        changed = SomeEvents(new, edit.changed)
        dataset.__dict__["members"] = members_again(known, edit, changed, len(new))
