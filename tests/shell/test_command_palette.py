from timeline_app.model.folding import fold
from timeline_app.shell.command_palette import Command, fuzzy_score, ranked


def commands(*names: str) -> list[Command]:
    return [(name, "", lambda: None) for name in names]


def names(found: list[Command]) -> list[str]:
    return [name for name, _, _ in found]


def test_letters_must_come_in_order() -> None:
    assert fuzzy_score("gtd", "go to a date") is not None
    assert fuzzy_score("dtg", "go to a date") is None


def test_letters_that_start_words_win() -> None:
    found = ranked("sa", commands("Disarm", "Show all", "Sample"))
    assert names(found)[0] == "Show all"


def test_a_word_begun_wins_over_the_same_letters_here_and_there() -> None:
    relations = "Diplomatic relations between China and Kazakhstan"
    assert names(ranked("dark", commands(relations, "Dark theme"))) == ["Dark theme", relations]
    assert names(ranked("dark", commands(relations, "Add a dark theme")))[0] == "Add a dark theme"


def test_an_empty_query_keeps_the_order() -> None:
    assert names(ranked(" ", commands("b", "a"))) == ["b", "a"]


def test_accents_and_case_do_not_matter() -> None:
    assert names(ranked("URUMQI", commands("Ürümqi", "Almaty"))) == ["Ürümqi"]
    assert fuzzy_score(fold("Ürü"), fold("urumqi")) is not None
