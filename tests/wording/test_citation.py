from timeline_app.model.edtf import parse_edtf
from timeline_app.model.source import Source
from timeline_app.wording.citation import citation_in_words
from timeline_app.wording.territories import coordinates_in_words, language_in_words, territory_in_words


def test_a_citation_names_what_the_source_says_of_itself() -> None:
    source = Source(
        id="paper",
        title={"en": "Who said it?", "fr": "Qui l’a dit ?"},
        author=("Ann Author", "The Agency"),
        publisher="The Press",
        issued=parse_edtf("2025-09"),
    )
    english = "Ann Author, The Agency. Who said it? The Press, September 2025."
    assert citation_in_words(source, ("en",), "en") == english
    assert citation_in_words(source, ("fr", "en"), "fr").endswith("The Press, septembre 2025.")


def test_a_source_that_says_nothing_goes_by_its_id() -> None:
    assert citation_in_words(Source(id="paper"), ("en",), "en") == "paper."


def test_places_in_the_readers_words() -> None:
    assert territory_in_words("CN", "fr") == "Chine"
    assert territory_in_words("ZZ-none", "fr") == "ZZ-none"
    assert language_in_words("fr", "ru") == "французский"
    assert coordinates_in_words(80.4164, 44.2028, "fr") == "44,20°\u00a0N, 80,42°\u00a0E"
    assert coordinates_in_words(-70.5, -33.4, "zh") == "南纬33.40°, 西经70.50°"
