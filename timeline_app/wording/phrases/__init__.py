"""The phrases of each language, one readable table a language; grammar is data wherever it can be.

Forms of a word stand in one string, ``весна|весны``. Which one a place in a sentence takes is said by
``cases`` (see :class:`Role`); a language that does not decline writes one form and the default cases.
"""

from collections.abc import Mapping
from typing import Final

from timeline_app.wording.phrases.en import ENGLISH
from timeline_app.wording.phrases.fr import FRENCH
from timeline_app.wording.phrases.kk import KAZAKH
from timeline_app.wording.phrases.ru import RUSSIAN
from timeline_app.wording.phrases.table import Phrases, Role, Scale
from timeline_app.wording.phrases.zh import CHINESE

PHRASES: Final[Mapping[str, Phrases]] = {
    table.tag: table for table in (ENGLISH, FRENCH, RUSSIAN, CHINESE, KAZAKH)
}

__all__ = ["PHRASES", "Phrases", "Role", "Scale"]
