"""How everything looks and reads: handed to every view, replaced as a whole when the reader changes it."""

from dataclasses import dataclass

from timeline_app.painting.palette import Palette


@dataclass(frozen=True, slots=True)
class Appearance:
    """Palette and language. ``languages`` are BCP 47 tags, the reader's first, then the dataset's."""

    palette: Palette
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    reduced_motion: bool = False
