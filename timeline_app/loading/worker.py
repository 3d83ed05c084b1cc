"""Reads files and pieces for another process: ``python -m timeline_app.loading.worker``.

Each request is a line of JSON, perhaps followed by a text; each answer is a line of JSON, after what was read
has been written to the file the request names. Columns go back, never objects.
"""

import gc
import json
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO

from timeline_app.loading.files import UnreadableError, decode, read_bytes
from timeline_app.loading.part import Part
from timeline_app.loading.part_file import part_to_bytes
from timeline_app.loading.read_part import read_part, read_piece


def answer(request: Any, text: bytes) -> Any:
    """Read what is asked for and write it; return what to say."""
    try:
        part = _read(request, text)
    except UnreadableError as error:
        return {"unreadable": [error.message, error.hint, error.is_too_large]}
    if part is None:
        return {"is_whole": False}
    Path(request["out"]).write_bytes(part_to_bytes(part))
    return {"is_whole": True}


def _read(request: Any, text: bytes) -> Part | None:
    if "path" in request:
        return read_part(decode(read_bytes(Path(request["path"]), large=request["large"])))
    decoded = text.decode("utf-8", "surrogateescape")
    return read_piece(request["key"], decoded, request["line"], request["index"])


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        text = requests.read(request.get("length", 0))
        answers.write(json.dumps(answer(request, text)).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    # Ctrl+C is for the one that asks; its end is the end of the requests.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    serve(sys.stdin.buffer, sys.stdout.buffer)
