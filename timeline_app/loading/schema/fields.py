"""The kinds of value a field may hold: text, id, date, number; each reads the scalar as it was written."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from timeline_app.loading.limits import LARGEST_NUMBER, LONGEST_ID, LONGEST_NUMBER
from timeline_app.loading.problems import quoted
from timeline_app.model.edtf import Edtf, EdtfError, parse_edtf
from timeline_app.model.ref import Kind, Ref, parse_ref
from timeline_app.model.text import UNDETERMINED

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
TAG_PATTERN = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
NAME_PATTERN = r"^[a-z][a-z0-9_-]*$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"

_WRITTEN_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?").fullmatch
_NOT_FINITE = re.compile(r"[-+]?\.?(?:inf(?:inity)?|nan)", re.IGNORECASE).fullmatch
_GROUPED_NUMBER = re.compile(r"[-+]?[0-9]{1,3}(?:[ ,_'\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?").fullmatch
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+").fullmatch


def mistake(code: str, message: str, hint: str = "", offset: int = -1) -> PydanticCustomError:
    """Return an error that becomes a problem of this code; ``offset`` counts characters into the scalar.

    The message is told after the field's name: ``"when" in an event: `` and so on.
    """
    # Pydantic fills {braces} in the message from the context, so the words travel in the context.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "offset": offset})


SHARED = "shared"
"""The key by which the JSON Schema's generator finds the shared definitions that fields name."""


def shared(name: str) -> WithJsonSchema:
    """Return the mark of a field whose JSON Schema is a shared definition, see ``json_schema``."""
    return WithJsonSchema({SHARED: name})


def _read_text(value: Any) -> Any:
    return {UNDETERMINED: value} if isinstance(value, str) else value


def read_date(value: Any) -> Edtf:
    """Read an EDTF date."""
    if not isinstance(value, str):
        raise mistake("bad-type", "a date is expected", "write it as EDTF, 2013-09-07 or 2014/..")
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise mistake("bad-date", error.message, error.hint, error.offset) from None


def read_number(value: Any) -> Decimal:
    """Read a number and keep every digit written."""
    if not isinstance(value, str):
        raise mistake("bad-type", "a number is expected")
    if _WRITTEN_NUMBER(value) and len(value) <= LONGEST_NUMBER:
        number = Decimal(value)
        if abs(number) > LARGEST_NUMBER:
            raise mistake("out-of-range", "this number is too large")
        return number
    if _NOT_FINITE(value):
        raise mistake("out-of-range", "a number must be finite")
    raise mistake("bad-type", f"{quoted(value)} is no number", _number_hint(value))


def _number_hint(value: str) -> str:
    if _GROUPED_NUMBER(value):
        return f"write {re.sub('[^-+0-9.]', '', value)}, without separators"
    if _DECIMAL_COMMA(value):
        return f"write {value.replace(',', '.')}, with a point"
    return "write digits, perhaps with a point" if value[:1].isalpha() else _ONLY_DIGITS


_ONLY_DIGITS = "write digits alone; what hedges a value goes into qualifier, what it counts into unit"


def number_between(low: float, high: float) -> PlainValidator:
    """Return a reader of numbers within two bounds, both allowed."""

    def read(value: Any) -> float:
        number = float(read_number(value))
        if not low <= number <= high:
            raise mistake("out-of-range", f"{value} is not between {low:g} and {high:g}")
        return number

    return PlainValidator(read)


def whole_between(low: int, high: int) -> PlainValidator:
    """Return a reader of whole numbers within two bounds, both allowed."""
    usual = {str(number): number for number in range(low, high + 1)}

    def read(value: Any) -> int:
        if isinstance(value, str) and value in usual:
            return usual[value]
        number = read_number(value)
        if number != number.to_integral_value():
            raise mistake("bad-type", f"{value} is no whole number")
        if not low <= number <= high:
            raise mistake("out-of-range", f"{value} is not between {low} and {high}")
        return int(number)

    return PlainValidator(read)


def read_truth(value: Any) -> bool:
    """Read true or false."""
    if value in ("true", "True", "TRUE"):
        return True
    if value in ("false", "False", "FALSE"):
        return False
    raise mistake("bad-type", "true or false is expected")


def read_point(value: Any) -> tuple[float, float]:
    """Read a longitude and a latitude, in this order, in degrees."""
    if not isinstance(value, list) or len(value) != 2:
        raise mistake("bad-type", "two numbers are expected", "write [longitude, latitude]")
    lon, lat = (float(read_number(item)) for item in value)
    if abs(lat) > 90 and abs(lon) <= 90:
        raise mistake("out-of-range", f"latitude {lat:g} is not between -90 and 90", "longitude comes first")
    if abs(lon) > 180 or abs(lat) > 90:
        raise mistake("out-of-range", f"[{lon:g}, {lat:g}] is not on the Earth")
    return lon, lat


def read_extent(value: Any) -> tuple[float, float, float, float]:
    """Read the sides of a part of the Earth, in degrees: west, south, east, north."""
    if not isinstance(value, list) or len(value) != 4:
        raise mistake("bad-type", "four numbers are expected", "write [west, south, east, north]")
    (west, south), (east, north) = read_point(value[:2]), read_point(value[2:])
    if south >= north:
        raise mistake("out-of-range", f"south {south:g} is not below north {north:g}", "west and south first")
    return west, south, east, north


def read_ref(value: Any) -> Ref:
    """Read ``kind:id``, or a bare id for an event."""
    if not isinstance(value, str):
        raise mistake("bad-type", "an id is expected")
    try:
        ref = parse_ref(value)
    except ValueError:
        kinds = ", ".join(kind.value for kind in Kind)
        raise mistake("bad-value", f"{quoted(value)} names no kind of record", f"one of {kinds}") from None
    if not re.fullmatch(ID_PATTERN, ref.id):
        raise mistake("bad-value", f"{quoted(ref.id)} is no id", "ids are written in a-z, 0-9 and -")
    return ref


_TEXTUAL = {"type": ["string", "number", "boolean"]}

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Tag = Annotated[str, StringConstraints(pattern=TAG_PATTERN)]
String = Annotated[str, StringConstraints(min_length=1), WithJsonSchema({**_TEXTUAL, "minLength": 1})]
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN)]
Country = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
TextField = Annotated[
    dict[Tag, String],
    Field(min_length=1),
    BeforeValidator(_read_text),
    shared("text"),
]
DateField = Annotated[Edtf, PlainValidator(read_date), shared("date")]
NumberField = Annotated[Decimal, PlainValidator(read_number), WithJsonSchema({"type": "number"})]
Truth = Annotated[bool, PlainValidator(read_truth), WithJsonSchema({"type": "boolean"})]
Longitude = Annotated[
    float, number_between(-180, 180), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})
]
Latitude = Annotated[
    float, number_between(-90, 90), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})
]
Point = Annotated[tuple[float, float], PlainValidator(read_point), shared("point")]
Extent = Annotated[tuple[float, float, float, float], PlainValidator(read_extent), shared("extent")]
RefField = Annotated[Ref, PlainValidator(read_ref), shared("ref")]


def shorthand(key: str) -> BeforeValidator:
    """Return a validator that reads a bare string as a mapping with this one key."""

    def widen(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen)


def resolution_of(number: Decimal) -> float:
    """Return the size of the last digit written: 0.01 for 0.37, 1 for 41."""
    exponent = number.as_tuple().exponent
    return 0.0 if isinstance(exponent, str) else float(Decimal(1).scaleb(exponent))
