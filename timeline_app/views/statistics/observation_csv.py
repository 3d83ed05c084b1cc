"""Observations as comma-separated values that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable

from timeline_app.model.series import Observation, Series
from timeline_app.views.statistics.words import FigureWords

COLUMNS = (
    "series",
    "title",
    "period",
    "value",
    "lower",
    "upper",
    "qualifier",
    "unit",
    "status",
    "source",
    "source_title",
    "as_of",
    "note",
    "preferred",
    "differs",
)

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula."""

Row = tuple[Series, Observation, bool]
"""A series, one of its observations, and whether sources differ about it."""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: a quote before what could begin one."""
    return f"'{text}" if text.lstrip(" ").startswith(_RUN) else text


def csv_text(rows: Iterable[Row], words: FigureWords) -> str:
    """Return observations as CSV: one a line, numbers in the base unit, dates as EDTF."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for series, observation, differs in rows:
        writer.writerow(_cells(series, observation, differs, words))
    return stream.getvalue()


def _cells(series: Series, observation: Observation, differs: bool, words: FigureWords) -> list[str]:
    source = "" if observation.source is None else observation.source.id
    return [
        guarded(series.id),
        guarded(words.title(series)),
        guarded(observation.period.text),
        _number(observation.value),
        _number(observation.lower),
        _number(observation.upper),
        observation.qualifier.value,
        guarded(series.unit),
        observation.status.value,
        guarded(source),
        guarded(words.source_title(source)) if source else "",
        guarded("" if observation.as_of is None else observation.as_of.text),
        guarded(words.note(observation)),
        "true" if observation.preferred else "",
        "true" if differs else "",
    ]


def _number(value: float | None) -> str:
    """A number as it is: digits and point, no exponent for what a person would write out."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
