from pathlib import Path

import pytest

from timeline_app.state.settings import (
    DEFAULTS,
    FILE,
    RECENT_LIMIT,
    Settings,
    load_settings,
    save_settings,
    with_recent,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    settings = Settings(language="fr", theme="dark", recent=("a", "b"), panels_locked=False)
    save_settings(tmp_path / "new", settings)
    assert load_settings(tmp_path / "new") == (settings, None)
    assert [file.name for file in (tmp_path / "new").iterdir()] == [FILE]


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (DEFAULTS, None)


@pytest.mark.parametrize("text", ["{", "[1, 2]", "\x00", "null"])
def test_a_damaged_file_is_set_aside_with_a_message(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings, message = load_settings(tmp_path)
    assert settings == DEFAULTS
    assert message is not None
    assert "set aside" in message
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == text


def test_values_of_the_wrong_type_keep_their_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"theme": 3, "language": "fr", "recent": ["a", 1]}', encoding="utf-8")
    settings, message = load_settings(tmp_path)
    assert message is None
    assert settings == Settings(language="fr", recent=("a",))


def test_recent_datasets_are_few_and_the_newest_first() -> None:
    settings = DEFAULTS
    for number in range(RECENT_LIMIT + 3):
        settings = with_recent(settings, str(number))
    settings = with_recent(settings, "5")
    assert settings.recent[0] == "5"
    assert len(settings.recent) == RECENT_LIMIT == len(set(settings.recent))


def test_what_another_window_changed_meanwhile_stays(tmp_path: Path) -> None:
    before = Settings(theme="light", recent=("a",))
    save_settings(tmp_path, before)
    save_settings(tmp_path, Settings(theme="light", language="fr", recent=("b", "a")), before)
    save_settings(tmp_path, Settings(theme="dark", recent=("c", "a")), before)
    assert load_settings(tmp_path)[0] == Settings(theme="dark", language="fr", recent=("c", "a", "b"))


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000])
def test_brackets_without_end_are_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings, message = load_settings(tmp_path)
    assert settings == DEFAULTS
    assert "set aside" in (message or "")


def test_damage_that_cannot_be_set_aside_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise FileNotFoundError

    (tmp_path / FILE).write_text("{", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    settings, message = load_settings(tmp_path)
    assert settings == DEFAULTS
    assert message is not None


def test_places_that_are_no_base64_are_left_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"geometry": "abc", "docks": "!!", "theme": "dark"}', encoding="utf-8")
    assert load_settings(tmp_path) == (Settings(theme="dark"), None)
