from timeline_app.model.text import pick, pick_tag


def test_the_readers_language_comes_first() -> None:
    text = {"fr": "Chine", "en": "China", "zh-Hans": "中国"}
    assert pick(text, ("en", "fr")) == "China"
    assert pick(text, ("zh",)) == "中国"
    assert pick(text, ("zh-Hant",)) == "中国"


def test_any_language_is_better_than_none() -> None:
    assert pick({"kk": "Қытай"}, ("en",)) == "Қытай"
    assert pick_tag({"en": "", "ru": "Китай"}, ("en",)) == "ru"
    assert pick({}, ("en",)) == ""
    assert pick_tag({}, ("en",)) is None
