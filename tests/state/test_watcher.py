"""The watcher of a dataset's files, seen from the window's thread."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from timeline_app.state.watcher import Watcher


def test_a_saved_file_is_told_in_the_window_s_thread(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "dataset.yaml").write_text("format: 1\n")
    watcher = Watcher()
    told_in: list[threading.Thread] = []
    watcher.changed.connect(lambda: told_in.append(threading.current_thread()))
    watcher.watch(tmp_path)
    qtbot.wait(200)
    with qtbot.waitSignal(watcher.changed, timeout=5_000):
        (tmp_path / "dataset.yaml").write_text("format: 1\n# more\n")
    watcher.stop()
    assert set(told_in) == {threading.main_thread()}
