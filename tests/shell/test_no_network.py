"""The window lives without the network: it is run in a process that may not open a socket."""

import subprocess
import sys

LIVE = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(forbid)

from timeline_app import app, paths
from timeline_app.assembly import build
from timeline_app.loading.read import read_dataset
from timeline_app.model.records import records
from timeline_app.state.settings import Settings

application = app.make_application()
dataset = read_dataset(paths.default_dataset()).dataset
parts = build(dataset, Settings(language="en", theme="light"))
parts.window.show()
for ref, _record in list(records(dataset))[::40]:
    parts.session.select(ref)
    application.processEvents()
parts.session.find("astana")
parts.look.change(theme="dark", language="fr")
application.processEvents()
print("lived")
"""


def test_the_window_opens_no_socket() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIVE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "lived"
    assert "network" not in done.stderr
