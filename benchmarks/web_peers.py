"""Peers that live in a browser; measured where node, Chromium and their npm packages are installed."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from benchmarks.timeline import Result

_SCRIPT: Final = Path(__file__).with_name("web_peers.mjs")
_PATIENCE_S: Final = 300
_PEERS: Final = {"vis-timeline": "vis-timeline 8 (every label)", "timelinejs": "TimelineJS3 (every label)"}


def measure_web_peers(events: int, size: tuple[int, int]) -> list[Result]:
    """Return what the browser's peers measured, nothing where they are not installed.

    ``TIMELINE_PEERS`` names the folder whose ``node_modules`` holds ``playwright-core``, ``vis-timeline``
    and ``@knight-lab/timelinejs``; ``CHROMIUM`` the browser, else the first on the PATH.
    """
    folder, node = os.environ.get("TIMELINE_PEERS"), shutil.which("node")
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not (folder and node and browser and (Path(folder) / "node_modules").is_dir()):
        return []
    return [_measure(peer, name, events, size, [node, browser, folder]) for peer, name in _PEERS.items()]


def _measure(peer: str, name: str, events: int, size: tuple[int, int], where: list[str]) -> Result:
    node, browser, folder = where
    result = Result(name, events, *size)
    arguments = [peer, str(events), str(size[0]), str(size[1]), browser, str(Path(folder).resolve())]
    try:
        done = subprocess.run(
            [node, str(_SCRIPT), *arguments], capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        result.note = f"no picture in {_PATIENCE_S} s"
        return result
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        result.note = "failed: " + (done.stderr.strip().splitlines() or ["no output"])[-1][:80]
        return result
    measured = json.loads(lines[-1])
    for key in ("frames", "p50", "p95", "max", "first", "note"):
        setattr(result, key, measured.get(key, getattr(result, key)))
    return result
