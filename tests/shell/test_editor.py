from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.shell import editor
from timeline_app.shell.editor import editor_command, found_editors, open_in_editor
from timeline_app.shell.editor_dialog import EditorDialog


def there(*names: str):
    return lambda name: f"/bin/{name}" if name in names else None


def test_the_setting_wins_over_the_environment() -> None:
    command = editor_command("a.yaml", 3, 5, "gedit", {"VISUAL": "code"}, there("gedit", "code"))
    assert command == ["gedit", "+3", "a.yaml"]


def test_a_setting_may_be_a_whole_command() -> None:
    command = editor_command("my file.yaml", 3, 5, "xterm -e vim +{line} {file}", {}, there())
    assert command == ["xterm", "-e", "vim", "+3", "my file.yaml"]


@pytest.mark.parametrize("name", ["VISUAL", "EDITOR"])
def test_an_editor_of_the_environment_keeps_its_options(name: str) -> None:
    command = editor_command("a.yaml", 3, 5, "", {name: "code --new-window"}, there("code"))
    assert command == ["code", "--new-window", "--goto", "a.yaml:3:5"]


def test_what_a_file_is_called_is_no_part_of_the_command() -> None:
    command = editor_command("{line} +1; rm.yaml", 3, 5, "vim {file} +{line} {foo}", {}, there())
    assert command == ["vim", "{line} +1; rm.yaml", "+3", "{foo}"]


def test_an_open_quote_is_no_command() -> None:
    assert editor_command("a.yaml", 3, 5, "it's {file}", {}, there()) is None
    assert editor_command("a.yaml", 3, 5, "", {"EDITOR": "it's"}, there("gedit")) == ["gedit", "+3", "a.yaml"]


def test_a_terminal_editor_gets_a_terminal() -> None:
    names = there("vim", "kate", "xterm")
    assert editor_command("a.yaml", 3, 5, "", {"EDITOR": "vim -R"}, names) == [
        "xterm", "-e", "vim", "-R", "+3", "a.yaml",
    ]  # fmt: skip


def test_an_editor_nobody_knows_is_told_the_file() -> None:
    names = there("strange", "gnome-terminal")
    assert editor_command("a.yaml", 3, 5, "", {"EDITOR": "strange"}, names) == [
        "gnome-terminal", "--", "strange", "a.yaml",
    ]  # fmt: skip
    assert editor_command("a.yaml", 3, 5, "strange -x", {}, there("strange")) == ["strange", "-x", "a.yaml"]


def test_what_is_installed_is_found() -> None:
    assert found_editors(there("nano", "code")) == ["code", "nano"]


def test_an_editor_is_started_with_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        editor.QProcess, "startDetached", lambda name, words: (started.append((name, words)) or True, 1)
    )
    assert open_in_editor(Path("-a.yaml"), 3, 5, "see {file}:{line}")
    assert started == [("see", [f"{tmp_path}/-a.yaml:3"])]


def test_where_there_is_no_editor_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(editor, "editor_command", lambda *_: None)
    monkeypatch.setattr(
        editor.QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or False
    )
    assert not open_in_editor(Path("/data/a.yaml"), 3, 5)
    assert asked == ["/data/a.yaml"]


def test_the_dialog_shows_what_would_run(qtbot: QtBot) -> None:
    dialog = EditorDialog("")
    qtbot.addWidget(dialog)
    assert dialog.setting == ""
    dialog.choice.setEditText("emacs -nw {file} +{line}")
    assert dialog.setting == "emacs -nw {file} +{line}"
    assert "emacs -nw events.yaml +14" in dialog.preview.text()
    again = EditorDialog(dialog.setting)
    qtbot.addWidget(again)
    assert again.setting == dialog.setting


def test_a_terminal_editor_without_a_terminal_is_passed_over() -> None:
    assert editor_command("a.yaml", 3, 5, "", {"EDITOR": "vim"}, there("vim", "kate")) == [
        "kate", "--line", "3", "--column", "5", "a.yaml",
    ]  # fmt: skip


def test_the_system_chooses_when_there_is_none() -> None:
    assert editor_command("a.yaml", 3, 5, "", {}, there()) is None
