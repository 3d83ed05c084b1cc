"""The user's settings: one frozen value, kept as JSON, written by temp file and rename.

Several windows may run at once. Each writes over only what its own reader changed, under a lock.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile

from timeline_app.state.files import write_text

FILE, LOCK = "settings.json", "settings.lock"

RECENT_LIMIT = 10

_PATIENCE_MS = 2_000
"""So long another window may take to write; then ours is written all the same."""

_ENCODED = ("geometry", "docks")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chose. ``language`` and ``theme`` may be ``system``; geometry and docks are base64."""

    language: str = "system"
    theme: str = "system"
    wheel: str = "zoom"
    motion: bool = True
    editor: str = ""
    panels_locked: bool = True
    geometry: str = ""
    docks: str = ""
    recent: tuple[str, ...] = ()


DEFAULTS = Settings()


def _checked(values: dict[str, Any]) -> Settings:
    """Return settings from what a file holds; what has the wrong type keeps its default."""
    known: dict[str, Any] = {}
    for field in fields(Settings):
        default, value = getattr(DEFAULTS, field.name), values.get(field.name)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if type(value) is type(default) and (field.name not in _ENCODED or _is_base64(value)):
            known[field.name] = value
    return Settings(**known)


def _is_base64(text: Any) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def load_settings(folder: Path) -> tuple[Settings, str | None]:
    """Return the settings kept in a folder, and what was wrong with the file if it had to be set aside."""
    file = folder / FILE
    try:
        values = dict(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return DEFAULTS, None
    except OSError as error:
        return DEFAULTS, f"{file}: {error.strerror}"
    except (ValueError, TypeError, RecursionError) as error:
        aside = file.with_suffix(".damaged.json")
        # Another window that starts just now may have done it.
        with suppress(OSError):
            file.replace(aside)
        return DEFAULTS, f"{file} could not be read ({error}); it was set aside as {aside.name}"
    return _checked(values), None


def save_settings(folder: Path, settings: Settings, before: Settings | None = None) -> None:
    """Write the settings into a folder, so that a crash never leaves half a file. Raises ``OSError``.

    ``before`` is what this window began with: what is as it was then is left as other windows have it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        if before is not None:
            settings = _merged(load_settings(folder)[0], before, settings)
        write_text(folder / FILE, json.dumps(asdict(settings), ensure_ascii=False, indent=2))


def _merged(present: Settings, before: Settings, wanted: Settings) -> Settings:
    """Return the present settings with what was changed since before."""
    names = (field.name for field in fields(Settings))
    changed = {name: new for name in names if (new := getattr(wanted, name)) != getattr(before, name)}
    merged = replace(present, **changed)
    # Datasets that two windows opened are all recent.
    recent = dict.fromkeys((*merged.recent, *present.recent))
    return replace(merged, recent=tuple(recent)[:RECENT_LIMIT])


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = QLockFile(str(folder / LOCK))
    lock.tryLock(_PATIENCE_MS)
    try:
        yield
    finally:
        lock.unlock()


def with_recent(settings: Settings, dataset: str) -> Settings:
    """Put a dataset first among the recent ones."""
    others = tuple(path for path in settings.recent if path != dataset)
    return replace(settings, recent=(dataset, *others)[:RECENT_LIMIT])
