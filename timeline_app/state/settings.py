"""The user's settings: one frozen value, kept as JSON, written by temp file and rename."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from timeline_app.state.files import write_text

FILE = "settings.json"

RECENT_LIMIT = 10


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
        if type(value) is type(default):
            known[field.name] = value
    return Settings(**known)


def load_settings(folder: Path) -> tuple[Settings, str | None]:
    """Return the settings kept in a folder, and what was wrong with the file if it had to be set aside."""
    file = folder / FILE
    try:
        values = dict(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return DEFAULTS, None
    except OSError as error:
        return DEFAULTS, f"{file}: {error.strerror}"
    except (ValueError, TypeError) as error:
        aside = file.with_suffix(".damaged.json")
        file.replace(aside)
        return DEFAULTS, f"{file} could not be read ({error}); it was set aside as {aside.name}"
    return _checked(values), None


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings into a folder, so that a crash never leaves half a file. Raises ``OSError``."""
    write_text(folder / FILE, json.dumps(asdict(settings), ensure_ascii=False, indent=2))


def with_recent(settings: Settings, dataset: str) -> Settings:
    """Put a dataset first among the recent ones."""
    others = tuple(path for path in settings.recent if path != dataset)
    return replace(settings, recent=(dataset, *others)[:RECENT_LIMIT])
