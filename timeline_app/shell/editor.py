"""Opening a file at its line in the editor the user has."""

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_AT_LINE: Mapping[str, Callable[[str, int, int], list[str]]] = {
    "code": lambda file, line, column: ["--goto", f"{file}:{line}:{column}"],
    "codium": lambda file, line, column: ["--goto", f"{file}:{line}:{column}"],
    "subl": lambda file, line, column: [f"{file}:{line}:{column}"],
    "zed": lambda file, line, column: [f"{file}:{line}:{column}"],
    "kate": lambda file, line, column: ["--line", str(line), "--column", str(column), file],
    "gedit": lambda file, line, _column: [f"+{line}", file],
    "gvim": lambda file, line, _column: [f"+{line}", file],
    "emacs": lambda file, line, column: [f"+{line}:{column}", file],
    "emacsclient": lambda file, line, column: ["--no-wait", f"+{line}:{column}", file],
    "notepad++": lambda file, line, column: [f"-n{line}", f"-c{column}", file],
    "mate": lambda file, line, _column: ["--line", str(line), file],
}
"""Editors with a window of their own, and how each is told a place; others have no terminal here."""

_LIKELY = ("code", "codium", "zed", "subl", "kate", "gedit")
"""What is looked for when nobody chose an editor."""


def editor_command(
    file: str,
    line: int,
    column: int,
    setting: str = "",
    environment: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str] | None:
    """Return the command that opens a file at a place, None when the system should choose.

    The setting wins: an editor's name, or a command with ``{file}``, ``{line}`` and ``{column}``; then
    ``$VISUAL`` and ``$EDITOR`` where they name an editor with a window; then a likely one that is there.
    """
    if "{file}" in setting:
        values = {"file": file, "line": line, "column": column}
        return [part.format(**values) for part in shlex.split(setting)]
    environment = os.environ if environment is None else environment
    wanted = [setting, environment.get("VISUAL", ""), environment.get("EDITOR", ""), *_LIKELY]
    for words in filter(None, map(shlex.split, wanted)):
        at_line = _AT_LINE.get(Path(words[0]).name)
        if at_line is not None and which(words[0]):
            return [*words, *at_line(file, line, column)]
    return None


def open_in_editor(file: Path, line: int, column: int, setting: str = "") -> bool:
    """Open a file at a place; return whether anything could be started."""
    command = editor_command(str(file), line, column, setting)
    if command is not None and QProcess.startDetached(command[0], command[1:])[0]:
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
