"""Synthetic events: columns of any number for measuring, and YAML datasets to open and look at.

Run ``python -m benchmarks.generate --events 2000 -o FOLDER`` to write a dataset.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import PRECISION_CODES, STATUS_CODES, Edge, EventColumns, StringColumn
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import Precision
from timeline_app.model.event import EventStatus
from timeline_app.model.instant import civil_from_days, iso_date
from timeline_app.model.place import Actor, Category, Place

FIRST_DAY: Final = -600_000.0
DAYS: Final = 620_000.0
"""Some seventeen centuries, from the year 327 on."""

LANES: Final = 12
_COLOURS: Final = ("vermilion", "blue", "green", "ochre", "violet", "slate", "teal", "rose")
_WORDS: Final = (
    *("siege", "fortress", "river", "caravan", "treaty", "pass", "valley", "khan", "emir", "sultan", "army"),
    *("market", "silk", "salt", "copper", "archive", "chronicle", "survey", "border", "embassy", "famine"),
    *("bridge", "railway", "comet", "drought", "harvest", "school", "observatory"),
)
_TITLES: Final = 4096


def synthetic_columns(
    count: int, seed: int = 1, first: float = FIRST_DAY, days: float = DAYS
) -> EventColumns:
    """Return that many events as columns: half of them in bursts, four in ten of them spans.

    Precisions, statuses, approximate, uncertain, open and unknown ends occur as in a hand-written
    dataset, so that nothing the painter can do is left out of a measurement.
    """
    dice = np.random.default_rng(seed)
    start = _starts(dice, count, first, days)
    is_span = dice.random(count) < 0.4
    precision = dice.choice(_codes("day", "month", "year", "decade"), count, p=(0.66, 0.2, 0.13, 0.01))
    nominal = np.select([precision == code for code in _codes("month", "year", "decade")], [30, 365, 3652], 1)
    length = np.where(is_span, np.ceil(np.exp(dice.uniform(0, np.log(30_000), count))), nominal)
    edges = _edges(dice, count, is_span)
    end = np.minimum(start + length, first + days)
    has_open_end = (edges & int(Edge.OPEN_END | Edge.UNKNOWN_END)) != 0
    end[has_open_end] = np.inf
    order = np.lexsort((end, start))
    return EventColumns(
        start=start[order],
        end=end[order],
        category=dice.integers(0, LANES, count, dtype=np.int32),
        place=dice.integers(0, 40, count, dtype=np.int32),
        actor=dice.integers(-1, 25, count, dtype=np.int32),
        importance=dice.choice(5, count, p=(0.3, 0.3, 0.25, 0.12, 0.03)).astype(np.uint8) + np.uint8(1),
        status=_statuses(dice, start[order], first + days),
        precision=precision[order].astype(np.uint8),
        edges=edges[order],
        order=np.arange(count, dtype=np.int32),
        ids=_id_column(count),
        titles={"en": _title_column(dice, count)},
    )


def synthetic_dataset(count: int, seed: int = 1) -> Dataset:
    """Return a dataset that has columns only: what the timeline reads, without a record an event."""
    dataset = Dataset(
        info=DatasetInfo(id=f"synthetic-{count}", title={"en": f"{count} events"}, languages=("en",)),
        categories=tuple(
            Category(id=f"lane-{n}", title={"en": f"{_WORDS[n].title()} affairs"}, colour=_COLOURS[n % 8])
            for n in range(LANES)
        ),
        places=tuple(Place(id=f"place-{n}", name={"en": f"Place {n + 1}"}) for n in range(40)),
        actors=tuple(Actor(id=f"actor-{n}", name={"en": f"Actor {n + 1}"}) for n in range(25)),
    )
    # The columns are built on first use and kept; putting them there first is all that is needed.
    dataset.__dict__["columns"] = synthetic_columns(count, seed)
    return dataset


def _codes(*names: str) -> tuple[int, ...]:
    return tuple(PRECISION_CODES[Precision(name)] for name in names)


def _starts(dice: np.random.Generator, count: int, first: float, days: float) -> NDArray[np.float64]:
    bursts = dice.uniform(0, days, 200)
    scattered = dice.uniform(0, days, count)
    near = bursts[dice.integers(0, len(bursts), count)] + dice.normal(0, days / 400, count)
    chosen = np.where(dice.random(count) < 0.5, scattered, near)
    starts: NDArray[np.float64] = np.floor(np.clip(chosen, 0, days - 1)) + first
    return starts


def _edges(dice: np.random.Generator, count: int, is_span: NDArray[np.bool_]) -> NDArray[np.uint16]:
    edges = np.where(is_span, int(Edge.INTERVAL), 0)
    approximate, uncertain = dice.random(count) < 0.06, dice.random(count) < 0.04
    edges |= np.where(approximate, int(Edge.APPROXIMATE_START | Edge.APPROXIMATE_END), 0)
    edges |= np.where(uncertain, int(Edge.UNCERTAIN_START | Edge.UNCERTAIN_END), 0)
    fate = dice.random(count)
    # An open end blocks a row for ever after, so there are as few as a real dataset has.
    edges |= np.where(is_span & (fate < min(0.01, 20 / max(count, 1))), int(Edge.OPEN_END), 0)
    edges |= np.where(is_span & (fate > 0.98), int(Edge.UNKNOWN_END), 0)
    return edges.astype(np.uint16)


def _statuses(dice: np.random.Generator, start: NDArray[np.float64], last: float) -> NDArray[np.uint8]:
    names = (EventStatus.HELD, EventStatus.ONGOING, EventStatus.CANCELLED)
    past = dice.choice([STATUS_CODES[name] for name in names], len(start), p=(0.95, 0.03, 0.02))
    names = (EventStatus.ANNOUNCED, EventStatus.PLANNED, EventStatus.FORECAST)
    coming = dice.choice([STATUS_CODES[name] for name in names], len(start))
    statuses: NDArray[np.uint8] = np.where(start > last - 3_000, coming, past).astype(np.uint8)
    return statuses


def _id_column(count: int) -> StringColumn:
    width = max(len(str(count)), 6)
    digits = np.arange(count)[:, None] // 10 ** np.arange(width - 1, -1, -1) % 10
    blob = np.concatenate((np.full((count, 1), ord("e")), digits + ord("0")), axis=1).astype(np.uint8)
    return StringColumn(blob.tobytes(), np.arange(count + 1, dtype=np.int64) * (width + 1))


def _title_column(dice: np.random.Generator, count: int) -> StringColumn:
    pool = [
        " ".join(_WORDS[i] for i in dice.integers(0, len(_WORDS), dice.integers(2, 5))).capitalize().encode()
        for _ in range(_TITLES)
    ]
    lengths = np.array([len(title) for title in pool])
    table = np.zeros((_TITLES, int(lengths.max())), dtype=np.uint8)
    for number, title in enumerate(pool):
        table[number, : len(title)] = np.frombuffer(title, np.uint8)
    chosen = dice.integers(0, _TITLES, count)
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(lengths[chosen], out=offsets[1:])
    blob = bytearray()
    for first in range(0, count, 500_000):
        part = chosen[first : first + 500_000]
        blob += table[part][np.arange(table.shape[1]) < lengths[part][:, None]].tobytes()
    return StringColumn(bytes(blob), offsets)


def edtf_of(columns: EventColumns, row: int) -> str:
    """Return a date that has a row's bounds, precision and doubts, as a file would write it."""
    edges = Edge(int(columns.edges[row]))
    doubt = "%" if edges & Edge.APPROXIMATE_START and edges & Edge.UNCERTAIN_START else ""
    doubt = doubt or ("~" if edges & Edge.APPROXIMATE_START else "?" if edges & Edge.UNCERTAIN_START else "")
    digits = {PRECISION_CODES[Precision.YEAR]: 4, PRECISION_CODES[Precision.DECADE]: 4}
    digits[PRECISION_CODES[Precision.MONTH]] = 7
    length = digits.get(int(columns.precision[row]), 10)
    first = iso_date(int(columns.start[row]))[:length] + doubt
    if not edges & Edge.INTERVAL:
        return first
    if edges & Edge.OPEN_END:
        return f"{first}/.."
    if edges & Edge.UNKNOWN_END:
        return f"{first}/"
    return f"{first}/{iso_date(int(columns.end[row]) - 1)[:length]}{doubt}"


def write_dataset(folder: Path, count: int, seed: int = 1) -> None:
    """Write a dataset of that many events as YAML, about eighty years of them, with a busy day in it."""
    import yaml  # noqa: PLC0415 - only needed to write

    dataset = synthetic_dataset(1)
    columns = synthetic_columns(count, seed, first=-10_000.0, days=30_000.0)
    busy = np.arange(len(columns)) % 60 == 0
    start = np.where(busy, 12_000.0, columns.start)
    columns = replace(columns, start=start, end=np.where(busy, start + 1, columns.end))
    events = [_event(columns, row, bool(busy[row])) for row in range(count)]
    heads: dict[str, Any] = {
        "dataset": {"id": "synthetic", "title": {"en": f"{count} synthetic events"}, "languages": ["en"]},
        "categories": [{"id": c.id, "title": dict(c.title), "colour": c.colour} for c in dataset.categories],
        "places": [{"id": p.id, "name": dict(p.name)} for p in dataset.places],
        "actors": [{"id": a.id, "name": dict(a.name), "kind": "organisation"} for a in dataset.actors],
        "sources": [{"id": "dice", "type": "dataset", "title": {"en": "Drawn by a random generator"}}],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("dataset", heads), ("events", {"events": events})):
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _event(columns: EventColumns, row: int, busy: bool) -> dict[str, Any]:
    statuses = {code: status.value for status, code in STATUS_CODES.items()}
    record: dict[str, Any] = {"id": columns.ids[row], "title": {"en": columns.titles["en"][row]}}
    if row % 50 != 49:
        record["when"] = iso_date(int(columns.start[row])) if busy else edtf_of(columns, row)
    record |= {
        "category": f"lane-{columns.category[row]}",
        "importance": int(columns.importance[row]),
        "status": statuses[int(columns.status[row])],
        "places": [f"place-{columns.place[row]}"],
        "sources": ["dice"],
    }
    if columns.actor[row] >= 0:
        record["actors"] = [f"actor-{columns.actor[row]}"]
    return record


def years_of(columns: EventColumns) -> tuple[int, int]:
    """Return the first and last year events begin in."""
    years, _, _ = civil_from_days(columns.start[[0, -1]].astype(np.int64))
    return int(years[0]), int(years[1])


def main() -> None:
    """Write a dataset from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    write_dataset(options.output, options.events, options.seed)
    print(f"{options.events} events written to {options.output}")


if __name__ == "__main__":
    main()
