import ast

from tools.translations import Words, problems, words_of

CODE = """
class View:
    def say(self):
        self.tr("Plain")
        return f"{self.tr('%n day(s)', '', 3)}"

def free():
    translate("Map", "%n more", "", len([]))
    return QT_TRANSLATE_NOOP("Kinds", "event")
"""


def test_every_string_has_its_words_and_what_is_compiled_is_current() -> None:
    assert problems() == []


def test_strings_are_found_wherever_they_stand() -> None:
    assert list(words_of(ast.parse(CODE))) == [
        Words("View", "Plain", False),
        Words("View", "%n day(s)", True),
        Words("Map", "%n more", True),
        Words("Kinds", "event", False),
    ]
