"""The normalised JSON: everything a dataset says, resolved, for other programs. See docs/format.md."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.loading.problems import Problem, problems_to_json
from timeline_app.model.corridor import Corridor, Direction, Segment
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.disagreement import disagreements
from timeline_app.model.edtf import Edtf
from timeline_app.model.event import Event, FigureRef, Media
from timeline_app.model.instant import iso_date
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.series import Observation, Series
from timeline_app.model.source import Citation, Source
from timeline_app.model.story import Step, Story

FORMAT = "timeline-app/1"
"""The name and version of the format. The number grows when a key changes its meaning."""

Json = dict[str, Any]

_LARGEST_EXACT = 2**53


def dataset_to_json(dataset: Dataset, problems: Iterable[Problem] = ()) -> Json:
    """Return a dataset as plain dicts and lists, ids in dataset order, values in their base units."""
    places = dataset.places_by_id
    return {
        "format": FORMAT,
        "dataset": _info(dataset.info),
        "events": [_event(event) for event in dataset.events],
        "series": [_series(series) for series in dataset.series],
        "places": [_place(place) for place in dataset.places],
        "corridors": [_corridor(corridor, places) for corridor in dataset.corridors],
        "actors": [_actor(actor) for actor in dataset.actors],
        "categories": [_category(category) for category in dataset.categories],
        "sources": [_source(source) for source in dataset.sources],
        "stories": [_story(story) for story in dataset.stories],
        "problems": problems_to_json(problems),
    }


def json_bytes(value: Json) -> bytes:
    """Return JSON as a file has it: UTF-8, indented, one line at the end. Numbers are always finite."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _info(info: DatasetInfo) -> Json:
    opening = info.opening_span
    return {
        "id": info.id,
        "title": dict(info.title),
        "description": dict(info.description),
        "languages": list(info.languages),
        "licence": info.licence,
        "version": info.version,
        "opening": {
            "span": None if opening is None else opening.text,
            "select": [str(ref) for ref in info.opening_select],
        },
        "map": {
            "center": _pair(info.map_center),
            "extent": None if info.map_extent is None else list(info.map_extent),
            "worldview": info.map_worldview,
        },
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "title": dict(event.title),
        **_dated(event.when),
        "category": event.category,
        "importance": event.importance,
        "status": event.status.value,
        "places": list(event.places),
        "corridors": list(event.corridors),
        "actors": list(event.actors),
        "summary": dict(event.summary),
        "body": dict(event.body),
        "figures": [_figure(figure) for figure in event.figures],
        "related": [{"id": relation.id, "relation": relation.relation} for relation in event.related],
        "media": [_media(media) for media in event.media],
        "sources": _citations(event.sources),
    }


def _dated(when: Edtf | None) -> Json:
    """A date with its bounds: first and last day, both inclusive, None where open or unknown."""
    if when is None:
        return {
            "when": None,
            **_bounds(None),
            "precision": None,
            "approximate": False,
            "uncertain": False,
            "open_start": False,
            "open_end": False,
        }
    return {
        "when": when.text,
        **_bounds(when),
        "precision": when.precision.value,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "open_start": when.open_start,
        "open_end": when.open_end,
    }


def _bounds(when: Edtf | None) -> Json:
    start, end = (None, None) if when is None else (when.start, when.end)
    return {
        "start": None if start is None else iso_date(start),
        "end": None if end is None else iso_date(end),
    }


def _series(series: Series) -> Json:
    conflicts = disagreements(series)
    return {
        "id": series.id,
        "title": dict(series.title),
        "unit": series.unit,
        "frequency": series.frequency,
        "note": dict(series.note),
        "actors": list(series.actors),
        "places": list(series.places),
        "corridors": list(series.corridors),
        "direction": _name(series.direction),
        "related": [{"id": one.id, "relation": one.relation.value} for one in series.related],
        "sources": _citations(series.sources),
        "observations": [
            _observation(observation, conflicts.get(index, ()))
            for index, observation in enumerate(series.observations)
        ],
    }


def _observation(observation: Observation, disagrees_with: Sequence[int]) -> Json:
    source = observation.source
    quote = None if source is None or source.quote is None else dict(source.quote)
    return {
        "period": observation.period.text,
        **_bounds(observation.period),
        "value": _number(observation.value),
        "lower": _number(observation.lower),
        "upper": _number(observation.upper),
        "qualifier": observation.qualifier.value or None,
        "status": observation.status.value,
        "source": None if source is None else source.id,
        "locator": None if source is None else source.locator,
        "quote": quote,
        "as_of": _text_of(observation.as_of),
        "note": dict(observation.note),
        "preferred": observation.preferred,
        "disagrees_with": sorted(disagrees_with),
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "name": dict(place.name),
        "kind": place.kind,
        "country": place.country,
        "lon": place.lon,
        "lat": place.lat,
        "note": dict(place.note),
        "sources": _citations(place.sources),
    }


def _corridor(corridor: Corridor, places: Mapping[str, Place]) -> Json:
    return {
        "id": corridor.id,
        "title": dict(corridor.title),
        "mode": corridor.mode.value,
        "status": corridor.status.value,
        **_dated(corridor.when),
        "direction": _name(corridor.direction),
        "colour": corridor.colour,
        "segments": [_segment(segment, places) for segment in corridor.segments],
        "actors": list(corridor.actors),
        "summary": dict(corridor.summary),
        "sources": _citations(corridor.sources),
    }


def _segment(segment: Segment, places: Mapping[str, Place]) -> Json:
    """A segment with one [lon, lat] a stop, None for a stop that nobody has placed."""
    return {
        "title": dict(segment.title),
        "via": list(segment.via),
        "coordinates": [_coordinates(places.get(stop)) for stop in segment.via],
        "mode": segment.mode.value,
        "status": segment.status.value,
        **_dated(segment.when),
        "direction": _name(segment.direction),
        "sources": _citations(segment.sources),
    }


def _coordinates(place: Place | None) -> list[float] | None:
    if place is None or place.lon is None or place.lat is None:
        return None
    return [place.lon, place.lat]


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": dict(actor.name),
        "long_name": dict(actor.long_name),
        "iso": actor.iso,
        "point": _pair(actor.point),
        "note": dict(actor.note),
        "sources": _citations(actor.sources),
    }


def _category(category: Category) -> Json:
    return {"id": category.id, "title": dict(category.title), "colour": category.colour}


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "type": source.type,
        "title": dict(source.title),
        "author": list(source.author),
        "publisher": source.publisher,
        "container-title": dict(source.container_title),
        "issued": _text_of(source.issued),
        "accessed": _text_of(source.accessed),
        "language": source.language,
        "URL": source.url,
        "archive": source.archive,
        "archive_location": source.archive_location,
        "licence": source.licence,
        "note": dict(source.note),
    }


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "title": dict(story.title),
        "steps": [_step(step) for step in story.steps],
    }


def _step(step: Step) -> Json:
    return {
        "title": dict(step.title),
        "text": dict(step.text),
        "span": _text_of(step.span),
        "select": [str(ref) for ref in step.select],
        "map": {"fit": list(step.fit)},
    }


def _citations(citations: Iterable[Citation]) -> list[Json]:
    return [
        {
            "id": citation.id,
            "locator": citation.locator,
            "quote": None if citation.quote is None else dict(citation.quote),
        }
        for citation in citations
    ]


def _figure(figure: FigureRef) -> str:
    return figure.series if figure.period is None else f"{figure.series}@{figure.period}"


def _media(media: Media) -> Json:
    return {
        "file": media.file,
        "alt": dict(media.alt),
        "caption": dict(media.caption),
        "credit": media.credit,
        "licence": media.licence,
    }


def _text_of(when: Edtf | None) -> str | None:
    return None if when is None else when.text


def _name(direction: Direction | None) -> str | None:
    return None if direction is None else direction.value


def _pair(point: tuple[float, float] | None) -> list[float] | None:
    return None if point is None else list(point)


def _number(value: float | None) -> float | int | None:
    """A number as short as it can be told: 41000000000 and not 41000000000.0."""
    if value is None or not value.is_integer() or abs(value) > _LARGEST_EXACT:
        return value
    return int(value)
