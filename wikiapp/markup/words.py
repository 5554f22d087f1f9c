"""What the renderer itself says, in the language of the text."""

ENGLISH = {
    "not_written": "“{title}” is not written yet",
    "not_uploaded": "“{title}” is not uploaded yet",
    "footnotes": "Footnotes",
    "back": "Back to the text, footnote {number}",
    "table": "Table {number}",
    "done": "Done",
    "not_done": "Not done",
    "leads_to": "This page leads to",
    "missing": "A text was to stand here that is not written yet:",
    "circle": "This text stands within itself, so it isn’t repeated here:",
    "too_deep": "Too many texts stand within each other here. Read on:",
    "too_many": "More texts were to stand here than one page can show:",
    "too_large": "This text is too long to stand here, too:",
}

DANISH = {
    "not_written": "»{title}« er ikke skrevet endnu",
    "not_uploaded": "»{title}« er ikke lagt op endnu",
    "footnotes": "Fodnoter",
    "back": "Tilbage til teksten, fodnote {number}",
    "table": "Tabel {number}",
    "done": "Gjort",
    "not_done": "Ikke gjort",
    "leads_to": "Denne side fører videre til",
    "missing": "Her skulle stå en tekst, som ikke er skrevet endnu:",
    "circle": "Denne tekst står inde i sig selv, så den gentages ikke her:",
    "too_deep": "Her står for mange tekster inde i hinanden. Læs videre:",
    "too_many": "Her skulle stå flere tekster, end én side kan vise:",
    "too_large": "Denne tekst er for lang til også at stå her:",
}

LANGUAGES = {"en": ENGLISH, "da": DANISH}


def words(language: str) -> dict[str, str]:
    """Return the renderer's words in a language, in English where it isn't spoken."""
    return LANGUAGES.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
