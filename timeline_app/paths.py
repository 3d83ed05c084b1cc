"""The only module that knows folders: what is shipped, and where a user's files go."""

from pathlib import Path

import platformdirs

APP = "timeline-app"

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    # A wheel carries resources and data inside the package; a checkout has them beside it.
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder of icons, themes, basemap, translations and schema."""
    return _shipped("resources")


def datasets() -> Path:
    """Return the folder of shipped datasets, one folder each."""
    return _shipped("data")


def default_dataset() -> Path:
    """Return the dataset that opens when none is named."""
    return datasets() / "china-central-asia"


def theme(name: str) -> Path:
    """Return a theme file by name (``light``, ``dark``)."""
    return resources() / "themes" / f"{name}.toml"


def settings_folder() -> Path:
    """Return the folder of the user's settings, which need not exist yet."""
    return platformdirs.user_config_path(APP, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of caches, which need not exist yet."""
    return platformdirs.user_cache_path(APP, appauthor=False)


def log_folder() -> Path:
    """Return the folder of log files, which need not exist yet."""
    return platformdirs.user_log_path(APP, appauthor=False)


def pictures_folder() -> Path:
    """Return the user's folder for pictures."""
    return platformdirs.user_pictures_path()
