"""What the system refuses, and what other processes do meanwhile, with the real system and real processes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline_app import paths
from timeline_app.state.settings import FILE, load_settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and rights are asked of Linux")

GOOD = "sources: [{id: s, title: S}]\nevents:\n  - {id: good, title: Good, when: 2014, sources: [s]}\n"

WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root may read everything, unless it is told not to."""

EXPORT = """
import resource, sys
from timeline_app.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
sys.argv = ["timeline-app", "export", *sys.argv[1:]]
main()
"""

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from timeline_app.state.settings import load_settings, save_settings

folder, name = Path(sys.argv[1]), sys.argv[2]
settings, damage = load_settings(folder)
assert damage is None, damage
for number in range(60):
    changed = replace(settings, **{name: f"{name}-{number}"}, recent=(name, *settings.recent))
    save_settings(folder, changed, settings)
    settings = changed
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "timeline_app", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        # Whoever started the tests may have told them not to heed it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dataset"
    folder.mkdir()
    (folder / "good.yaml").write_text(GOOD)
    return folder


def test_what_may_not_be_read_costs_itself_alone(folder: Path) -> None:
    if os.geteuid() == 0 and shutil.which(WITHOUT_RIGHTS[0]) is None:
        pytest.skip("root may read everything here")
    (folder / "secret.yaml").write_text("events: []\n")
    (folder / "locked").mkdir()
    for path in (folder / "secret.yaml", folder / "locked"):
        path.chmod(0)
    before = WITHOUT_RIGHTS if os.geteuid() == 0 else ()
    try:
        told = run(*before, sys.executable, "-m", "timeline_app", "check", str(folder))
    finally:
        (folder / "locked").chmod(0o700)
    assert told.stdout.splitlines() == [
        f"{folder}/locked: error: permission denied [unreadable]",
        f"{folder}/secret.yaml: error: permission denied [unreadable]",
    ]
    assert (told.returncode, told.stderr) == (1, "")


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.png"])
def test_a_disk_that_is_full_leaves_what_was_there_and_names_the_file(
    name: str, folder: Path, tmp_path: Path
) -> None:
    more = "".join(f"  - {{id: e{n}, title: {'Long ' * 20}, when: 2014, sources: [s]}}\n" for n in range(40))
    (folder / "good.yaml").write_text(GOOD + more)
    target = tmp_path / "pictures" / name
    target.parent.mkdir()
    target.write_text("old")
    told = run(sys.executable, "-c", EXPORT, str(folder), "-o", str(target))
    assert told.stderr == f"timeline-app: {target}: File too large\n"
    assert told.returncode == 2
    assert target.read_text() == "old"
    assert [file.name for file in target.parent.iterdir()] == [name]


def test_two_windows_that_start_at_once_do_not_undo_each_other(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "new"), name], env=environment)
        for name in ("theme", "language")
    ]
    while any(writer.poll() is None for writer in writers):
        assert load_settings(tmp_path / "new")[1] is None
        time.sleep(0.002)
    assert [writer.returncode for writer in writers] == [0, 0]
    settings, damage = load_settings(tmp_path / "new")
    assert damage is None
    assert (settings.theme, settings.language) == ("theme-59", "language-59")
    assert set(settings.recent) == {"theme", "language"}
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("seconds", [0.1, 0.7, 2.5])
def test_ctrl_c_ends_it_quietly_even_while_it_starts(seconds: float, folder: Path, tmp_path: Path) -> None:
    large = "".join(
        f"  - {{id: e{n}, title: {'Long ' * 30}, when: {1900 + n % 100}, sources: [s]}}\n"
        for n in range(20_000)
    )
    (folder / "good.yaml").write_text(GOOD + large)
    window = start(str(folder))
    while "libQt6Widgets" not in Path(f"/proc/{window.pid}/maps").read_text():
        time.sleep(0.01)
    time.sleep(seconds)
    window.send_signal(signal.SIGINT)
    _, told = window.communicate(timeout=60)
    assert told.replace("This plugin does not support propagateSizeHints()", "").strip() == ""
    # Before there is an application it is the command line that says so.
    assert window.returncode in (0, 130)


@pytest.mark.parametrize("safe", [True, False])
def test_a_safe_start_leaves_the_settings_alone_and_a_verbose_one_tells(safe: bool, folder: Path) -> None:
    settings = paths.settings_folder() / FILE
    settings.parent.mkdir(parents=True)
    settings.write_text('{"theme": "dark", "language": "fr"}')
    window = start(str(folder), "--verbose", *(["--safe"] if safe else []))
    assert window.stderr is not None
    for line in window.stderr:
        if "1 events, 0 errors" in line:
            break
    window.send_signal(signal.SIGINT)
    window.communicate(timeout=60)
    assert window.returncode == 0
    assert (settings.read_text() == '{"theme": "dark", "language": "fr"}') is safe
    assert (settings.parent / "views").exists() is not safe
    assert load_settings(settings.parent)[0].theme == "dark"
    (log,) = paths.log_folder().iterdir()
    assert "1 events, 0 errors" in log.read_text()
