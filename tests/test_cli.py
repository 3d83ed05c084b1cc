import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline_app import cli, paths

SHIPPED = str(paths.default_dataset())

BROKEN = """\
events:
  - {id: good, title: {en: Good}, when: 2014, sources: [paper]}
  - {id: bad, titel: {en: Bad}, when: 2014-13}
sources:
  - {id: paper, title: {en: Paper}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments)


def test_check_is_silent_about_a_good_dataset() -> None:
    result = run("check", SHIPPED)
    assert (result.exit_code, result.output) == (0, "")


def test_check_prints_notes_when_asked() -> None:
    assert "[disagreement]" in run("check", SHIPPED, "--notes").output


def test_check_tells_errors_with_their_place_and_exits_1(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    result = run("check", str(file))
    assert result.exit_code == 1
    assert f'{file.as_posix()}:3:15: error: unknown field "titel"' in result.output
    assert "[bad-date]" in result.output


def test_check_speaks_json_and_github(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    codes = {problem["code"] for problem in json.loads(run("check", str(file), "--format", "json").output)}
    assert {"unknown-field", "bad-date"} <= codes
    assert "::error file=" in run("check", str(file), "--format", "github").output


def test_export_writes_json_and_csv(tmp_path: Path) -> None:
    assert run("export", SHIPPED, "-o", str(tmp_path / "x.json")).exit_code == 0
    exported = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert exported["format"] == "timeline-app/1"
    assert run("export", SHIPPED, "-o", str(tmp_path / "x.csv")).exit_code == 0
    rows = (tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("id,when,start,end")
    assert len(exported["events"]) > 50


def test_datasets_lists_what_is_shipped() -> None:
    assert "china-central-asia" in run("datasets").output


def test_schema_prints_a_json_schema() -> None:
    assert json.loads(run("schema").output)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere"], "nowhere"),
        (["check"], "PATH"),
        (["export", SHIPPED, "-o", "x.doc"], ".png"),
        (["export", SHIPPED, "-o", "x.png", "--size", "big"], "1600x1000"),
        (["export", SHIPPED, "-o", "x.png", "--span", "soon"], "soon"),
        (["export", SHIPPED, "-o", "x.png", "--select", "no-such-event"], "no-such-event"),
        (["--no-such-option"], "no-such-option"),
    ],
)
def test_wrong_use_is_one_line_on_standard_error_and_exit_2(arguments: list[str], says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline_app", *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr


def test_without_a_display_opening_draws_a_picture_and_prints_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "timeline_app"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    picture = Path(done.stdout.strip())
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert len(done.stderr.splitlines()) == 1
