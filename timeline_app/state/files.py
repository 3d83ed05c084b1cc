"""Writing small files so that a crash never leaves half of one."""

import os
import tempfile
from pathlib import Path


def write_text(file: Path, text: str) -> None:
    """Write a text by temporary file and rename, making the folder if need be. Raises ``OSError``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text + "\n")
        Path(name).replace(file)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(file)) from error
