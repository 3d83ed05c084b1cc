"""A dataset made to hurt, in the window: nothing runs, nothing is fetched, nothing is lost, nothing hangs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app import app
from timeline_app.assembly import build
from timeline_app.loading.read import read_dataset
from timeline_app.model.records import records
from timeline_app.state.settings import Settings

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are asked of POSIX")

EVIL = "<script>alert(1)</script><img src='https://example.org/a.png'> ![b](https://example.org/b.png)"

HOSTILE = """\
dataset: {id: h, title: EVIL, description: EVIL, languages: [en, fr], opening: {span: Y-999999999999/..}}
categories: [{id: c, title: EVIL}]
places:
  - {id: north, name: EVIL, lon: 180, lat: 90, source: g, note: EVIL}
  - {id: south, name: S, lon: -180, lat: -90, source: g}
  - {id: zero, name: Z, lon: 0, lat: 0, source: g}
corridors:
  - id: k
    title: EVIL
    summary: EVIL
    segments: [{via: [north, south]}, {via: [north, north]}, {via: [zero, south, zero]}]
    sources: [g]
actors: [{id: a, name: EVIL, kind: state, point: [180, -90], sources: [g], note: EVIL}]
events:
  - {id: deep, title: Deep, when: Y-66000000, category: c, places: [north], sources: [g]}
  - {id: far, title: Far, when: Y-999999999999, category: c, places: [south], sources: [g]}
  - {id: farther, title: Farther, when: Y999999999999, category: c, actors: [a], sources: [g]}
  - {id: million, title: A million years, when: Y-500000/Y500000, category: c, places: [zero], sources: [g]}
  - {id: open, title: Open, when: "../..", category: c, sources: [g]}
  - {id: unknown, title: Unknown, when: XXXX, category: c, sources: [g]}
  - id: now
    title: EVIL
    when: 2020
    summary: EVIL
    body: EVIL
    category: c
    places: [north, south, zero]
    corridors: [k]
    figures: [s, huge@2020]
    media: [{file: bomb.png, alt: EVIL, caption: EVIL}, {file: link.png, alt: EVIL}, {file: no.png, alt: x}]
    sources: [{id: g, locator: EVIL, quote: EVIL}]
series:
  - id: s
    title: EVIL
    unit: EVIL
    sources: [g]
    note: EVIL
    observations: [{period: 2020, value: 1, note: EVIL}]
  - id: huge
    title: Huge
    unit: t
    unit_multiplier: 30
    sources: [g]
    observations:
      - {period: 2020, value: 1e100}
      - {period: 2021, value: -1e100}
      - {period: 2022, value: 1e-300}
      - {period: 2023, lower: -1e100, upper: 1e100}
      - {period: Y-66000000, value: 5}
  - {id: zero, title: Zero, unit: USD, sources: [g], observations: [{period: 2020, value: 0}]}
  - id: tiny
    title: Tiny
    unit: "%"
    sources: [g]
    observations: [{period: 2020, value: 0.000000000000000000001}, {period: 2021, value: 1e9, qualifier: ">"}]
sources: [{id: g, title: EVIL, URL: "javascript:alert(1)", author: EVIL, note: EVIL, publisher: EVIL}]
stories:
  - {id: t, title: EVIL, steps: [{title: EVIL, text: EVIL, span: Y-66000000, map: {fit: [north, south]}}]}
""".replace("EVIL", json.dumps(EVIL))

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20))
    + ']><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9">'
    '<image xlink:href="secret.png" width="9" height="9"/><text>&u;</text></svg>'
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dataset"
    folder.mkdir()
    (tmp_path / "secret.png").write_text("secret")
    (folder / "a.yaml").write_text(HOSTILE, encoding="utf-8")
    (folder / "bomb.png").write_text(BOMB)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return folder


LIVE = """
import resource, signal, sys, time
from pathlib import Path

PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "webbrowser.open")

def forbid(event, arguments):
    if event.startswith("socket.") or event in PROGRAMS:
        raise RuntimeError(f"forbidden: {event} {arguments}")
    if event == "open" and "secret" in str(arguments[0]):
        raise RuntimeError(f"forbidden: {arguments}")

from timeline_app import app
from timeline_app.assembly import build
from timeline_app.loading.read import read_dataset
from timeline_app.model.records import records
from timeline_app.state.settings import Settings
from timeline_app.state.view_state import Lanes

sys.addaudithook(forbid)
sys.excepthook = lambda *caught: (sys.__excepthook__(*caught), sys.stdout.flush(), sys.exit(3))
application = app.make_application()
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
slowest = 0.0

def act(action, *arguments, **fields):
    global slowest
    began = time.process_time()
    action(*arguments, **fields)
    application.processEvents()
    slowest = max(slowest, time.process_time() - began)

result = read_dataset(Path(sys.argv[1]))
assert not result.has_errors, [problem.render() for problem in result.errors]
parts = build(result.dataset, Settings(language="en", theme="light"))
parts.window.resize(1280, 800)
act(parts.window.show)
act(parts.window.views.reading.set_folder, result.folder)
for ref, _record in records(result.dataset):
    act(parts.session.select, ref)
for by in ("category", "place", "actor", "none"):
    act(parts.session.update, lanes=Lanes(by=by))
for span in ((-1e15, 1e15), (-1e300, 1e300), (0.0, 1e-9), (-4e10, -3.9e10), parts.session.whole):
    act(parts.session.show_span, span)
act(parts.look.change, language="fr", theme="dark")
for text in ("<script>", "\\u202e", "(", "\\\\", "%", "x" * 100_000):
    act(parts.session.find, text)
# Audit hooks see Python's sockets only; Qt's own come with its network library, which nothing here loads.
maps = Path("/proc/self/maps")
assert not maps.exists() or "Qt6Network" not in maps.read_text()
print(f"lived {slowest:.2f}")
"""


@POSIX_ONLY
def test_the_window_survives_it_without_network_programs_or_other_files(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIVE, str(folder)], capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, (done.stdout, done.stderr[-3000:])
    assert "forbidden" not in done.stderr
    assert "Traceback" not in done.stderr
    lived, slowest = done.stdout.split()
    assert lived == "lived"
    assert float(slowest) < 5


def test_every_text_is_shown_as_it_is_written(folder: Path, qtbot: QtBot) -> None:
    app.make_application()
    result = read_dataset(folder)
    parts = build(result.dataset, Settings(language="en", theme="light"))
    qtbot.addWidget(parts.window)
    reading = parts.window.views.reading
    reading.set_folder(result.folder)
    seen = 0
    for ref, _record in records(result.dataset):
        parts.session.select(ref)
        page = reading.browser.document()
        seen += "<script>alert(1)</script>" in page.toPlainText()
        addresses = _addresses(page.toHtml())
        assert not [one for one in addresses if one.lower().startswith(("javascript", "data", "file"))], ref
    assert seen >= 8


def _addresses(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('href="')[1:]]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from timeline_app import app
from timeline_app.assembly import build
from timeline_app.exchange.files import write_atomically
from timeline_app.loading.read import read_dataset
from timeline_app.shell.picture import draw_picture
from timeline_app.state.settings import Settings, save_settings

folder, data = Path(sys.argv[1]), Path(sys.argv[2])
application = app.make_application()
parts = build(read_dataset(data).dataset, Settings(language="en", theme="light"))
parts.window.resize(800, 600)
parts.window.show()
application.processEvents()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
draw = lambda file: draw_picture(parts.window, "timeline", file)
writers = {
    "out.json": lambda file: write_atomically(file, b"x" * 100),
    **dict.fromkeys(("out.png", "out.svg", "out.pdf"), draw),
    "settings": lambda file: save_settings(file, Settings(language="fr")),
}
for name, write in writers.items():
    try:
        write(folder / name)
    except OSError:
        print(name, "told")
"""


@POSIX_ONLY
def test_a_full_disk_is_told_and_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "settings").mkdir(parents=True)
    names = ["out.json", "out.png", "out.svg", "out.pdf"]
    for name in names:
        (out / name).write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(out), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split("\n")[:-1] == [f"{name} told" for name in (*names, "settings")]
    assert [(out / name).read_text() for name in names] == ["old"] * 4
    assert sorted(file.name for file in out.iterdir()) == sorted([*names, "settings"])
    assert list((out / "settings").iterdir()) == []
