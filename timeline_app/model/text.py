"""Text in several languages: a mapping of BCP 47 tags to strings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Text = Mapping[str, str]

UNDETERMINED = "und"
"""The BCP 47 tag of a text written as a bare string, whose language the file does not say."""


class _NoText(Mapping[str, str]):
    """No text in any language: immutable, so that one may stand in for all records that have none."""

    __slots__ = ()

    def __getitem__(self, tag: str) -> str:
        raise KeyError(tag)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "EMPTY"


EMPTY: Text = _NoText()


def pick_tag(text: Text, languages: Sequence[str]) -> str | None:
    """Return the tag whose text a reader of ``languages`` (best first) should see, None when empty.

    A tag matches itself, then its primary language (``zh`` serves a reader of ``zh-Hant``, and the
    other way round); after the reader's languages any text will do, in the order written.
    """
    for wanted in languages:
        if text.get(wanted):
            return wanted
        primary = wanted.split("-")[0]
        for tag, value in text.items():
            if value and tag.split("-")[0] == primary:
                return tag
    return next((tag for tag, value in text.items() if value), None)


def pick(text: Text, languages: Sequence[str]) -> str:
    """Return the text for a reader of ``languages`` (best first), empty when there is none."""
    tag = pick_tag(text, languages)
    return "" if tag is None else text[tag]


def all_texts(texts: Iterable[Text]) -> Iterable[str]:
    """Yield every string in every language, for searching."""
    for text in texts:
        yield from text.values()
