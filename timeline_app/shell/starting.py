"""What makes a start quick: work that is of no use to it is left out or put off."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_QUESTION = "_mod_uses_pyside"
_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"


@contextmanager
def lean_imports() -> Iterator[None]:
    """Import without what libraries do on the way and nobody here needs: a tenth of a second in all."""
    with _sources_unread(), _plugins_unsought():
        yield


@contextmanager
def _sources_unread() -> Iterator[None]:
    """Have PySide not read the source of each module that is imported.

    It looks there for its own name, to know where ``from __feature__ import`` could matter. That is used
    nowhere here, and reading 500 files takes 80 milliseconds and keeps their lines in memory. Without the
    function this replaces, in another version of PySide, imports are what they were.
    """
    feature = sys.modules.get("shibokensupport.feature")
    asks = getattr(feature, _QUESTION, None)
    if asks is None:
        yield
        return
    setattr(feature, _QUESTION, lambda _module: False)
    try:
        yield
    finally:
        setattr(feature, _QUESTION, asks)


@contextmanager
def _plugins_unsought() -> Iterator[None]:
    """Have pydantic not look through all that is installed for plugins of its own: 20 milliseconds."""
    if _PLUGINS in os.environ:
        yield
        return
    os.environ[_PLUGINS] = "__all__"
    try:
        yield
    finally:
        # What is started from here, such as an editor, is not concerned.
        del os.environ[_PLUGINS]


def pause_collector() -> None:
    """Let no garbage be looked for: what is made during a start is meant to stay."""
    gc.disable()


def spare_modules() -> None:
    """Never look for garbage among what is there now, once modules are imported and before data are held."""
    gc.freeze()


def resume_collector() -> None:
    """Look for garbage again."""
    gc.enable()
