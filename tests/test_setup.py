"""`./run` and `./test` set up once and only then; the wheel holds what the application reads."""

import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are for a POSIX shell")


# --- The pins --------------------------------------------------------------------------------------


def pins() -> list[Requirement]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def pinned_for(python: str, machine: str = "x86_64") -> dict[str, str]:
    """Return the versions that one kind of machine gets, by canonical name."""
    environment = {"python_version": python, "platform_machine": machine}
    versions: dict[str, str] = {}
    for pin in pins():
        if pin.marker is None or Marker(str(pin.marker)).evaluate(environment):
            name = canonicalize_name(pin.name)
            assert name not in versions, f"{name} has two versions on Python {python}, {machine}"
            versions[name] = str(pin.specifier).removeprefix("==")
    return versions


def test_each_pin_is_one_exact_version_and_names_no_host() -> None:
    for pin in pins():
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(pin.specifier)), pin
        assert pin.url is None


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_pins_are_what_the_project_asks_for(python: str, machine: str) -> None:
    pinned = pinned_for(python, machine)
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]:
        wanted = Requirement(line)
        assert pinned[canonicalize_name(wanted.name)] in wanted.specifier, line


def test_what_the_project_pulls_in_is_pinned_too() -> None:
    installed = {canonicalize_name(found.name): found for found in distributions()}
    pinned = pinned_for("3.11")
    todo = [Requirement(line) for line in PROJECT["dependencies"]]
    todo += [Requirement(line) for line in PROJECT["optional-dependencies"]["test"]]
    seen = set()
    while todo:
        name = canonicalize_name(todo.pop().name)
        if name in seen:
            continue
        seen.add(name)
        assert name in pinned
        needs = [Requirement(line) for line in installed[name].requires or ()]
        todo += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]


# --- The scripts -----------------------------------------------------------------------------------

# Stands for python3, for the interpreter in .venv, and for what it starts; says what it was asked.
STAND_IN = """#!/bin/sh
case "$*" in
    *"-m venv"*)
        echo "make venv" >>"$SAID"
        for last in "$@"; do :; done
        mkdir -p "$last/bin"
        cp "$0" "$last/bin/python"
        printf '#!/bin/sh\\npwd\\nprintf "<%%s>" "$@"\\n' >"$last/bin/timeline-app"
        chmod +x "$last/bin/timeline-app" ;;
    *"-m pip"*)
        shift 2
        echo "pip $*" >>"$SAID"
        [ -z "${NO_NETWORK:-}" ] || { echo "no network" >&2; exit 1; } ;;
    *ensurepip*) [ -z "${NO_VENV:-}" ] ;;
    *version_info*) [ -z "${OLD_PYTHON:-}" ] ;;
    *python_version*) echo 3.9.2 ;;
    "- "*) [ -z "${NO_LIBRARIES:-}" ] || { echo "libGL.so.1: not found" >&2; exit 1; } ;;
esac
"""

PROGRAMS = (
    "basename",
    "cat",
    "chmod",
    "cksum",
    "cp",
    "dirname",
    "env",
    "grep",
    "head",
    "ls",
    "mkdir",
    "readlink",
    "rm",
    "tail",
)


class Newcomer:
    """Someone with a fresh clone, whose Python, apt-get and user are stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.clone = folder / "a clone"
        self.tools = folder / "tools"
        self.said = folder / "said"
        (self.clone / "tools").mkdir(parents=True)
        self.tools.mkdir()
        for file in ("run", "test", "tools/setup.sh", "pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / file, self.clone / file)
        self.has("python3", STAND_IN)
        self.has("id", "#!/bin/sh\necho 1000\n")
        self.has("apt-get", "#!/bin/sh\nexit 1\n")
        self.has("dpkg-query", "#!/bin/sh\nexit 1\n")
        self.has("uname", "#!/bin/sh\necho Linux\n")
        self.has("find", "#!/bin/sh\necho some_Packages\n")
        for name in PROGRAMS:
            (self.tools / name).symlink_to(shutil.which(name) or name)

    def has(self, name: str, script: str) -> None:
        """Put a stand-in for a program on the PATH, which holds nothing else."""
        (self.tools / name).write_text(script, encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def runs(
        self, *arguments: str, script: Path | None = None, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run ./run, or another name of it, and return what came of it."""
        return subprocess.run(
            ["/bin/sh", str(script or self.clone / "run"), *arguments],
            env={"PATH": str(self.tools), "SAID": str(self.said), **environment},
            cwd=cwd or self.clone,
            capture_output=True,
            text=True,
            check=False,
        )

    def heard(self) -> list[str]:
        """Return what Python was asked since the last time, one line each."""
        lines = self.said.read_text(encoding="utf-8").splitlines() if self.said.exists() else []
        self.said.unlink(missing_ok=True)
        return lines


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path)


def test_the_first_start_installs_with_the_pins_and_the_second_starts_at_once(newcomer: Newcomer) -> None:
    first = newcomer.runs("check", "data/a b")
    assert (first.returncode, first.stdout) == (0, f"{newcomer.clone}\n<check><data/a b>")
    made, backend, project = newcomer.heard()
    assert made == "make venv"
    assert all("--constraint constraints.txt" in line for line in (backend, project))
    assert project.endswith("--no-build-isolation --editable .")
    second = newcomer.runs()
    assert (second.returncode, second.stderr, newcomer.heard()) == (0, "", [])


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_installs_again_into_the_same_environment(
    newcomer: Newcomer, file: str
) -> None:
    newcomer.runs()
    newcomer.heard()
    with (newcomer.clone / file).open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    newcomer.runs()
    assert [line.split()[0] for line in newcomer.heard()] == ["pip", "pip"]
    newcomer.runs()
    assert newcomer.heard() == []


def test_an_interrupted_installation_is_made_anew(newcomer: Newcomer) -> None:
    failed = newcomer.runs(NO_NETWORK="1")
    assert failed.returncode == 1
    assert "no network" in failed.stderr
    newcomer.heard()
    assert newcomer.runs().returncode == 0
    assert newcomer.heard()[0] == "make venv"


def test_an_environment_whose_python_is_gone_is_made_anew(newcomer: Newcomer) -> None:
    newcomer.runs()
    newcomer.heard()
    (newcomer.clone / ".venv" / "bin" / "python").unlink()
    assert newcomer.runs().returncode == 0
    assert newcomer.heard()[0] == "make venv"


def test_arguments_are_seen_from_where_the_caller_stands_even_through_a_link(
    newcomer: Newcomer, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(Path("a clone") / "run")
    assert newcomer.runs("x.yaml", script=link, cwd=tmp_path).stdout == f"{tmp_path}\n<x.yaml>"


def test_an_old_python_stops_with_one_line(newcomer: Newcomer) -> None:
    run = newcomer.runs(OLD_PYTHON="1")
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (2, "", 1)
    assert "Python 3.11 or newer is needed (found: 3.9.2)" in run.stderr


def test_without_python_s_venv_module_a_user_gets_the_one_line_that_installs_all(newcomer: Newcomer) -> None:
    run = newcomer.runs(NO_VENV="1")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert line.startswith("sudo apt-get install python3-venv libgl1 libegl1 ")
    assert "libxcb" not in line


@pytest.mark.parametrize(
    ("display", "libraries"), [("DISPLAY", "libxcb-cursor0"), ("WAYLAND_DISPLAY", "libwayland-client0")]
)
def test_a_display_needs_more_libraries_than_none(newcomer: Newcomer, display: str, libraries: str) -> None:
    bare = newcomer.runs(NO_LIBRARIES="1")
    shown = newcomer.runs(NO_LIBRARIES="1", **{display: ":0"})
    assert (bare.returncode, shown.returncode) == (2, 2)
    assert libraries not in bare.stderr
    assert shown.stderr.splitlines()[-1].startswith("sudo apt-get install libgl1 ")
    assert libraries in shown.stderr


def test_libraries_are_looked_for_again_when_a_display_appears(newcomer: Newcomer) -> None:
    assert newcomer.runs().returncode == 0
    assert newcomer.runs(DISPLAY=":0", NO_LIBRARIES="1").returncode == 2
    assert newcomer.runs(NO_LIBRARIES="1").returncode == 0


def test_a_command_without_a_window_needs_no_libraries_of_one(newcomer: Newcomer) -> None:
    newcomer.runs()
    assert newcomer.runs("check", DISPLAY=":0", NO_LIBRARIES="1").returncode == 0


def test_the_tests_need_what_qt_s_tools_need(newcomer: Newcomer) -> None:
    run = newcomer.runs(script=newcomer.clone / "test", NO_LIBRARIES="1", DISPLAY=":0")
    assert run.returncode == 2
    assert "libgssapi-krb5-2" in run.stderr
    assert "libxcb" not in run.stderr


def test_root_installs_the_libraries_itself(newcomer: Newcomer) -> None:
    newcomer.has("id", "#!/bin/sh\necho 0\n")
    newcomer.has("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$SAID"\n')
    run = newcomer.runs(NO_VENV="1")
    asked = newcomer.heard()
    assert asked[0] == "apt-get update -qq"
    assert asked[1].startswith("apt-get install ")
    assert " python3-venv libgl1 " in asked[1]
    assert run.returncode == 2  # the stand-in installed nothing
    assert "sudo" not in run.stderr


def test_uv_is_used_where_it_is(newcomer: Newcomer) -> None:
    newcomer.has(
        "uv", '#!/bin/sh\nif [ "$1" = venv ]; then exec python3 -m "$@"; fi\necho "uv $*" >>"$SAID"\n'
    )
    assert newcomer.runs().returncode == 0
    made, *installed = newcomer.heard()
    assert made == "make venv"
    assert [line.split()[:3] for line in installed] == [["uv", "pip", "install"]] * 2


# --- The wheel -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def in_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - for these tests only

    folder = tmp_path_factory.mktemp("wheel")
    built = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(built) as wheel:
        return set(wheel.namelist())


def _files(folder: Path) -> set[str]:
    return {
        file.relative_to(ROOT).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_code_resources_and_data(in_the_wheel: set[str]) -> None:
    held = {name for name in in_the_wheel if "dist-info" not in name}
    shipped = {
        f"timeline_app/_shipped/{name}" for folder in ("resources", "data") for name in _files(ROOT / folder)
    }
    assert held == _files(ROOT / "timeline_app") | shipped


def test_the_wheel_holds_the_licences_of_all_it_carries(in_the_wheel: set[str]) -> None:
    licences = {name.partition("/licenses/")[2] for name in in_the_wheel if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES/CC-BY-4.0.txt", "NOTICE", "resources/fonts/OFL.txt"}
