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
