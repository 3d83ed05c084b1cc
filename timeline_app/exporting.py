"""Writing a dataset or a view of it to a file. Pictures are painted by the window's own views."""

import difflib
import math
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app import paths
from timeline_app.loading.read import LoadResult

if TYPE_CHECKING:
    from timeline_app.assembly import Parts
    from timeline_app.model.dataset import Dataset
    from timeline_app.model.ref import Ref

DATA = (".json", ".csv")
PICTURES = (".png", ".svg", ".pdf")


class ExportError(ValueError):
    """What was asked for cannot be written; says why and what can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export, as the command line asks for it."""

    view: str = "window"
    size: str = "1600x1000"
    scale: float = 1.0
    lang: str | None = None
    theme: str | None = None
    span: str | None = None
    selection: str | None = None
    as_of: str | None = None


def export(result: LoadResult, output: Path, wanted: Wanted) -> None:
    """Write a dataset or a picture of it. Raises ``ExportError`` or ``OSError``."""
    suffix = output.suffix.lower()
    if suffix == ".json":
        _export_json(result, output)
    elif suffix == ".csv":
        _export_csv(result, output)
    elif suffix in PICTURES:
        _export_picture(result, output, wanted)
    else:
        known = ", ".join((*DATA, *PICTURES))
        raise ExportError(f"cannot write {output.name!r}: the name should end in one of {known}")


def _export_json(result: LoadResult, output: Path) -> None:
    from timeline_app.exchange.files import write_atomically  # noqa: PLC0415
    from timeline_app.exchange.json_out import dataset_to_json, json_bytes  # noqa: PLC0415

    write_atomically(output, json_bytes(dataset_to_json(result.dataset, result.problems)))


def _export_csv(result: LoadResult, output: Path) -> None:
    from timeline_app.exchange.csv_out import events_csv_file  # noqa: PLC0415
    from timeline_app.exchange.files import write_atomically  # noqa: PLC0415

    write_atomically(output, events_csv_file(result.dataset))


def draw_opening_view(path: Path, *, lang: str | None, theme: str | None) -> Path:
    """Draw the opening view of a dataset into a picture, where there is no display; return its path."""
    from timeline_app.loading.read import read_dataset  # noqa: PLC0415

    # Not in the folder that all users share: another's picture of that name could not be replaced.
    file = paths.cache_folder() / "opening.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    export(read_dataset(path), file, Wanted(lang=lang, theme=theme))
    return file


def parse_size(text: str) -> tuple[int, int]:
    """Read ``1600x1000``: width and height in logical pixels. Raises ``ExportError``."""
    match = re.fullmatch(r"(\d{2,5})\s*[x×]\s*(\d{2,5})", text.strip())
    if match is None:
        raise ExportError(f"cannot read the size {text!r}: write it as 1600x1000")
    return int(match[1]), int(match[2])


def _export_picture(result: LoadResult, output: Path, wanted: Wanted) -> None:
    # No display is needed; where one is, a window must not flash up on it.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from timeline_app import app, assembly  # noqa: PLC0415
    from timeline_app.shell.picture import draw_picture  # noqa: PLC0415
    from timeline_app.state.settings import Settings  # noqa: PLC0415

    width, height = parse_size(wanted.size)
    app.make_application()
    settings = Settings(language=wanted.lang or "system", theme=wanted.theme or "light")
    parts = assembly.build(result.dataset, settings)
    try:
        _arrange(parts, wanted)
        parts.window.show_result(result)
        draw_picture(parts.window, wanted.view, output, scale=wanted.scale, size=(width, height))
    finally:
        parts.window.close()
        parts.window.deleteLater()


def _unknown(dataset: "Dataset", ref: "Ref") -> str:
    """Say that a record is not there, and what of that id is, or of nearly that id."""
    from timeline_app.model.records import records  # noqa: PLC0415

    known = [other for other, _record in records(dataset)]
    same = [str(other) for other in known if other.id == ref.id]
    near = same or difflib.get_close_matches(str(ref), [str(other) for other in known], 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"there is no {ref.kind.value} {ref.id!r} in this dataset{hint}"


def _arrange(parts: "Parts", wanted: Wanted) -> None:
    """Put the session where the command line wants it. Raises ``ExportError``."""
    from timeline_app.model.edtf import Edtf, EdtfError, parse_edtf  # noqa: PLC0415
    from timeline_app.model.ref import parse_ref  # noqa: PLC0415
    from timeline_app.state.opening import span_of  # noqa: PLC0415

    def read(text: str) -> Edtf:
        try:
            return parse_edtf(text)
        except EdtfError as error:
            raise ExportError(f"cannot read the date {text!r}: {error}") from error

    session = parts.session
    if wanted.span:
        session.update(span=span_of(read(wanted.span), session.whole))
    if wanted.as_of:
        instant = read(wanted.as_of).start_instant
        session.update(cursor=instant if math.isfinite(instant) else None)
    if wanted.selection is not None:
        try:
            refs = tuple(parse_ref(part.strip()) for part in wanted.selection.split(",") if part.strip())
        except ValueError as error:
            raise ExportError(f"cannot read the selection {wanted.selection!r}: {error}") from error
        for ref in refs:
            if session.dataset.find(ref) is None:
                raise ExportError(_unknown(session.dataset, ref))
        session.update(selection=refs)
