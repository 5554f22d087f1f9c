from wikiapp.markup.words import DANISH, ENGLISH, words


def test_both_languages_have_words_for_the_same_things() -> None:
    assert DANISH.keys() == ENGLISH.keys()
    assert {key for key in DANISH if ("{" in DANISH[key]) != ("{" in ENGLISH[key])} == set()


def test_a_language_may_name_its_country_and_an_unknown_one_is_english() -> None:
    assert words("da-DK") is words("da_DK") is DANISH
    assert words("fo") is ENGLISH
