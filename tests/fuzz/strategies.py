"""Whole datasets that are right in every way, as data and as YAML in many people's and programs' styles."""

import json
import string
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

Data = dict[str, Any]

ids = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=6) | st.sampled_from(
    ["no", "true", "null", "0644", "1e3", "constructor", "a-b-c"]
)

# No controls and no surrogates, which YAML or the format refuses.
_letters = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff\u2028\u2029")
_TRICKY = (
    *(
        "NO",
        "12:30",
        "- x",
        "a: b",
        "# no comment",
        "'",
        '"',
        "{",
        "]",
        "*",
        "&a",
        "!x",
        "%",
        "@",
        "`",
        "|",
        ">",
    ),
    *(
        "<script>alert(1)</script>",
        "峰會",
        "قمة",
        "\u202eabc",
        "Δ \u200b.",
        "=1+1",
        "two\nlines",
        "  spaced  ",
    ),
)
texts_alone = st.text(_letters, min_size=1, max_size=30) | st.sampled_from(_TRICKY)
tags = st.sampled_from(["en", "fr", "zh-Hant", "ru", "kk", "und"])
texts = texts_alone | st.dictionaries(tags, texts_alone, min_size=1, max_size=3)

_DATES = """
    2013 2013-09 2013-09-07 2013-09-07T10:30 2025-08-31/2025-09-01 2014/.. ../2014 2014/ 2014~ 2014? 201X
    2013-XX 2013-21 2013-33 0000 -0043 Y-66000000 198 1950S2
"""
dates = st.sampled_from(_DATES.split())
numbers = st.decimals(-(10**6), 10**6, places=3).map(str) | st.sampled_from(
    ["0", "-0.37", "1.2e6", "007", "41"]
)


def _some(pool: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), max_size=most, unique=True) if pool else st.just([])


def _pool() -> st.SearchStrategy[list[str]]:
    return st.lists(ids, max_size=4, unique=True)


def _optional(**fields: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return fields


def _record(name: str, needed: Mapping[str, Any], optional: Mapping[str, Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({"id": st.just(name), **needed}, optional=dict(optional))


@st.composite
def datasets(draw: Callable[..., Any]) -> Data:
    """Draw a dataset whose references all lead somewhere and whose claims all have a source."""
    pools = {
        key: draw(_pool()) for key in ("categories", "actors", "places", "corridors", "series", "events")
    }
    sources = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    bare = st.sampled_from(sources)
    citation = bare | st.fixed_dictionaries({"id": bare}, optional={"locator": texts_alone, "quote": texts})
    cited = {"sources": st.lists(citation, min_size=1, max_size=3)}
    makers = {
        "categories": lambda one: _record(one, {"title": texts}, _optional(colour=st.just("blue"))),
        "actors": lambda one: _record(one, {"name": texts, **cited}, _actor_fields()),
        "places": lambda one: _record(one, {"name": texts, **cited}, _place_fields()),
        "corridors": lambda one: _record(one, {"title": texts, **cited}, _corridor_fields(pools)),
        "series": lambda one: _record(one, _series_needed(bare), _optional(note=texts)),
        "events": lambda one: _record(one, {"title": texts, **cited}, _event_fields(pools)),
    }
    data: Data = {key: [draw(make(one)) for one in pools[key]] for key, make in makers.items()}
    data["sources"] = [draw(_record(one, {}, _source_fields())) for one in sources]
    return {key: records for key, records in data.items() if records or draw(st.booleans())}


def _actor_fields() -> Mapping[str, Any]:
    point = st.tuples(st.integers(-180, 180), st.integers(-90, 90)).map(
        lambda one: [str(part) for part in one]
    )
    return _optional(long_name=texts, kind=st.just("state"), iso=st.just("NO"), point=point, note=texts)


def _place_fields() -> Mapping[str, Any]:
    longitude, latitude = st.floats(-180, 180).map(_digits), st.floats(-90, 90).map(_digits)
    return _optional(lon=longitude, lat=latitude, country=st.just("NO"), kind=st.just("port"), note=texts)


def _digits(number: float) -> str:
    return f"{number:.6f}"


def _corridor_fields(pools: Mapping[str, list[str]]) -> Mapping[str, Any]:
    fields = _optional(mode=st.just("rail"), status=st.just("planned"), when=dates, summary=texts)
    if pools["places"]:
        stops = st.lists(st.sampled_from(pools["places"]), min_size=2, max_size=4)
        segment = st.fixed_dictionaries({"via": stops}, optional={"title": texts, "when": dates})
        fields["segments"] = st.lists(segment, max_size=2)
    return {**fields, "actors": _some(pools["actors"])}


def _series_needed(source: st.SearchStrategy[str]) -> Mapping[str, Any]:
    # Each period once, so that no two figures can disagree.
    years = st.lists(st.integers(1900, 2030), max_size=4, unique=True)
    one = st.fixed_dictionaries(
        {"value": numbers, "source": source}, optional={"note": texts, "as_of": dates}
    )
    observations = st.tuples(years, st.lists(one, min_size=4, max_size=4)).map(
        lambda drawn: [{"period": str(year), **rest} for year, rest in zip(drawn[0], drawn[1], strict=False)]
    )
    return {"title": texts, "unit": st.sampled_from(["USD", "%", "t", "no"]), "observations": observations}


def _event_fields(pools: Mapping[str, list[str]]) -> Mapping[str, Any]:
    fields = _optional(when=dates, importance=st.sampled_from(list("12345")), summary=texts, body=texts)
    fields["status"] = st.sampled_from(["held", "ongoing", "announced", "planned", "forecast", "cancelled"])
    for key in ("places", "corridors", "actors"):
        fields[key] = _some(pools[key])
    fields["related"], fields["figures"] = _some(pools["events"]), _some(pools["series"])
    if pools["categories"]:
        fields["category"] = st.sampled_from(pools["categories"])
    return fields


def _source_fields() -> Mapping[str, Any]:
    author = texts_alone | st.fixed_dictionaries({"family": texts_alone}, optional={"given": texts_alone})
    return _optional(
        title=texts, author=author, publisher=texts_alone, issued=dates, URL=texts_alone, note=texts
    )


def _dump(data: Data, **style: Any) -> str:
    return yaml.safe_dump(data, sort_keys=False, **style)


STYLES: Mapping[str, Callable[[Data], str]] = {
    "block": lambda data: _dump(data, default_flow_style=False, allow_unicode=True),
    "block, quoted": lambda data: _dump(data, default_flow_style=False, default_style='"'),
    "block, indented, narrow": lambda data: _indented(_dump(data, default_flow_style=False, width=30)),
    "flow inside": lambda data: _dump(data, default_flow_style=None, allow_unicode=True, width=1_000),
    "flow": lambda data: _dump(data, default_flow_style=True, allow_unicode=True),
    "json": lambda data: json.dumps(data, ensure_ascii=False),
    # Written as two escapes, as JSON may, an emoji is no YAML.
    "json, indented": lambda data: json.dumps(data, ensure_ascii=False, indent=2),
    "documented": lambda data: "# A comment.\n---\n" + _dump(data, default_flow_style=False) + "# The end.\n",
    "from Windows": lambda data: "\ufeff" + _dump(data, default_flow_style=False).replace("\n", "\r\n"),
}
"""Ways to write the same data, by name."""


def _indented(text: str) -> str:
    """Move lists two columns to the right of their keys, as many people write them."""
    return "".join(
        line if line[:1] not in (" ", "-", "\n") else f"  {line}" for line in text.splitlines(keepends=True)
    )
