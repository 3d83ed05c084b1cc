"""Opening a file at its line in the editor the user has."""

import os
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

AtLine = Callable[[str, int, int], list[str]]
Which = Callable[[str], str | None]


def _colons(file: str, line: int, column: int) -> list[str]:
    return [f"{file}:{line}:{column}"]


def _goto(file: str, line: int, column: int) -> list[str]:
    return ["--goto", f"{file}:{line}:{column}"]


def _plus(file: str, line: int, _column: int) -> list[str]:
    return [f"+{line}", file]


def _plus_colon(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}:{column}", file]


def _long_options(file: str, line: int, column: int) -> list[str]:
    return ["--line", str(line), "--column", str(column), file]


_IN_WINDOW: Mapping[str, AtLine] = {
    "code": _goto,
    "code-insiders": _goto,
    "codium": _goto,
    "cursor": _goto,
    "zed": _colons,
    "subl": _colons,
    "kate": _long_options,
    "kwrite": _long_options,
    "gedit": _plus,
    "gnome-text-editor": _plus,
    "mousepad": lambda file, line, column: [f"--line={line}", f"--column={column}", file],
    "xed": _plus,
    "pluma": _plus,
    "geany": _colons,
    "gvim": _plus,
    "mvim": _plus,
    "emacs": _plus_colon,
    "emacsclient": lambda file, line, column: ["--no-wait", f"+{line}:{column}", file],
    "pycharm": lambda file, line, column: ["--line", str(line), "--column", str(column - 1), file],
    "notepad++": lambda file, line, column: [f"-n{line}", f"-c{column}", file],
    "mate": lambda file, line, _column: ["--line", str(line), file],
}
"""Editors with a window of their own, and how each is told a place."""

_IN_TERMINAL: Mapping[str, AtLine] = {
    "vi": _plus,
    "vim": _plus,
    "nvim": _plus,
    "nano": lambda file, line, column: [f"+{line},{column}", file],
    "micro": lambda file, line, column: [f"+{line}:{column}", file],
    "hx": _colons,
    "helix": _colons,
    "kak": _plus_colon,
    "joe": _plus,
}
"""Editors that need a terminal."""

_TERMINALS: Mapping[str, Sequence[str]] = {
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "kitty": (),
    "alacritty": ("-e",),
    "foot": (),
    "xterm": ("-e",),
}
"""Terminals, and what stands before the command they are to run."""

_LIKELY = ("code", "codium", "zed", "subl", "kate", "gnome-text-editor", "gedit", "mousepad", "geany")
"""What is looked for when nobody chose an editor."""

PLACES = ("{file}", "{line}", "{column}")
"""What may stand in a command of the user's own."""


def editor_command(
    file: str,
    line: int,
    column: int,
    setting: str = "",
    environment: Mapping[str, str] | None = None,
    which: Which = shutil.which,
) -> list[str] | None:
    """Return the command that opens a file at a place, None when the system should choose.

    The setting wins: an editor's name, or a command with ``{file}``, ``{line}`` and ``{column}``; then
    ``$VISUAL`` and ``$EDITOR``, in a terminal where they need one; then a likely editor that is there.
    """
    if PLACES[0] in setting:
        values = dict(zip(PLACES, (file, str(line), str(column)), strict=True))
        return [_filled(word, values) for word in _words(setting)] or None
    environment = os.environ if environment is None else environment
    for wanted in (setting, environment.get("VISUAL", ""), environment.get("EDITOR", ""), *_LIKELY):
        words = _words(wanted)
        if words and which(words[0]):
            command = _at_place(words, (file, line, column), which)
            if command is not None:
                return command
            if wanted == setting:
                return [*words, file]
    return None


def found_editors(which: Which = shutil.which) -> list[str]:
    """Return the names of the editors known here that are installed."""
    return [name for name in (*_IN_WINDOW, *_IN_TERMINAL) if which(name)]


def open_in_editor(file: Path, line: int, column: int, setting: str = "") -> bool:
    """Open a file at a place; return whether anything could be started."""
    # An absolute path is never taken for an option.
    path = file.absolute()
    command = editor_command(str(path), line, column, setting)
    if command is not None and QProcess.startDetached(command[0], command[1:])[0]:
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:
        # A quote that is not closed.
        return []


def _filled(word: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        if place in word:
            # What a file's name holds is not looked at again.
            before, _, after = word.partition(place)
            return _filled(before, values) + value + _filled(after, values)
    return word


def _at_place(words: Sequence[str], place: tuple[str, int, int], which: Which) -> list[str] | None:
    name = Path(words[0]).name.removesuffix(".exe")
    if name in _IN_WINDOW:
        return [*words, *_IN_WINDOW[name](*place)]
    # An editor nobody here knows is told the file alone, in a terminal: it may need one.
    arguments = _IN_TERMINAL[name](*place) if name in _IN_TERMINAL else [place[0]]
    terminal = next((one for one in _TERMINALS if which(one)), None)
    return None if terminal is None else [terminal, *_TERMINALS[terminal], *words, *arguments]
