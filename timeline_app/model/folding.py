"""Folding: case, accents and script variants away, so that what is typed finds what is written."""

import unicodedata

_VARIANTS = str.maketrans("қғңұүһөәіҷҳӯ’ʻʼ‘`", "кгнууһоаичху'''''") | str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "e"}
)
"""Kazakh and other letters that do not decompose, and apostrophes of several kinds."""


def fold(text: str) -> str:
    """Fold case, accents and script variants away, so that Ürümqi finds Urumqi and Қ finds К."""
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFKD", text.casefold())
    # Letter by letter over the few that change, not over the text: a corpus has many millions.
    for letter in set(folded):
        if ord(letter) in _VARIANTS:
            folded = folded.replace(letter, letter.translate(_VARIANTS))
        elif unicodedata.combining(letter):
            folded = folded.replace(letter, "")
    return folded
