import pytest

from timeline_app.shell.editor import editor_command


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


def test_a_terminal_editor_is_passed_over() -> None:
    assert editor_command("a.yaml", 3, 5, "", {"EDITOR": "vim"}, there("vim", "kate")) == [
        "kate", "--line", "3", "--column", "5", "a.yaml",
    ]  # fmt: skip


def test_the_system_chooses_when_there_is_none() -> None:
    assert editor_command("a.yaml", 3, 5, "", {}, there()) is None
