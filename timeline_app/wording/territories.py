"""Countries and coordinates as a reader writes them."""

from babel.numbers import format_decimal

from timeline_app.wording.language import locale_of, phrases_of


def fixed(angle: float, language: str) -> str:
    """Return an angle to the hundredth, zeros kept: they are known."""
    text: str = format_decimal(angle, format="0.00", locale=locale_of(language))
    return text


def territory_in_words(code: str, language: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code, the code itself where it has none."""
    name: str = locale_of(language).territories.get(code, code)
    return name


def language_in_words(tag: str, language: str) -> str:
    """Return the name of a language by its BCP 47 tag, the tag itself where it has none."""
    name: str = locale_of(language).languages.get(tag.split("-", maxsplit=1)[0], tag)
    return name


def coordinates_in_words(lon: float, lat: float, language: str) -> str:
    """Return a point in degrees to the hundredth, "44.20° N, 80.42° E": about a kilometre."""
    phrases = phrases_of(language)
    north, south, east, west = phrases.compass
    parts = (
        (abs(lat), north if lat >= 0 else south),
        (abs(lon), east if lon >= 0 else west),
    )
    return ", ".join(
        phrases.coordinate.format(angle=fixed(angle, language), side=side) for angle, side in parts
    )
