"""Pages to search in: any number, of ordinary length, in Danish and English, of as many words as people use."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from search_index import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[3] / "shared" / "data"
WORDS_OF_A_LANGUAGE = 60_000
WORDS_OF_A_TOPIC = 150  # to which a page comes back
SHORTEST, LONGEST = 200, 1500  # words of a text
FIRST = datetime(2020, 1, 1, tzinfo=UTC)

COMMON = {
    "da": """og i at det som en er til på for med den af de ikke der et kan om var har men vi fra sig skal eller
        man blev også hvor når så ved efter være havde under denne mange virksomhed år ny uge side vare pris kunde
        messe håndværk økonomi aftale regning løn skat by vej hus skole vand mad dag menneske arbejde kommune land
        tid""",
    "en": """the of and to in a is that for it as was with be by on not he his but at are this have from or had an
        they which one you were all her she there would their we him been has when who will no more if out so page
        order price customer market work house school water food day people company council country time year week
        road""",
}
SYLLABLES = {  # how they may begin, what they sound like, how they may end
    "da": ("b d f g h j k l m n p r s t v st sk tr bl kr fl gr sp", "a e i o u y æ ø å", "n r l k t s d nd rk"),
    "en": (
        "b c d f g h l m n p r s t w st sh tr bl ch pl gr sp th",
        "a e i o u ea oo ai ou",
        "n r l ck t s d nd st",
    ),
}
ENDINGS = {
    "da": ["", "", "en", "et", "er", "erne", "s", "ede", "ende"], "en": ["", "", "s", "ed", "ing", "er", "ly"]
}  # fmt: skip


class Vocabulary(NamedTuple):
    """Words of a language, the most frequent first, as they are drawn by Zipf's law."""

    words: list[str]
    cumulated: list[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.cumulated, k=count)


def pages(count: int, seed: int = 1) -> Iterator[Document]:
    """Make pages, always the same."""
    chance = random.Random(seed)
    vocabularies = {language: vocabulary(language) for language in COMMON}
    for number in range(count):
        language = "da" if number % 2 else "en"
        yield page(number, language, vocabularies, chance)


def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language: real ones where they are at hand, made up as they are built where not."""
    chance = random.Random(language)
    words = list(dict.fromkeys(COMMON[language].split()))
    words += _real_words(language, chance)
    words += itertools.islice(_made_up(language, words, chance), max(0, WORDS_OF_A_LANGUAGE - len(words)))
    words = list(dict.fromkeys(words))
    return Vocabulary(words, list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words)))))


def page(number: int, language: str, vocabularies: dict[str, Vocabulary], chance: random.Random) -> Document:
    own, other = vocabularies[language], vocabularies["en" if language == "da" else "da"]
    left = chance.randint(SHORTEST, LONGEST)
    topic = own.draw(chance, WORDS_OF_A_TOPIC)
    title = " ".join(chance.choices(own.words[60:20_000], k=chance.randint(1, 3))).capitalize()
    headings, blocks = [], []
    while left > 0:
        headings.append(" ".join(own.draw(chance, chance.randint(1, 4))).capitalize())
        section = min(left, chance.randint(60, 180))
        words = own.draw(chance, section // 2) + chance.choices(topic, k=section // 2) + other.draw(chance, 3)
        chance.shuffle(words)
        blocks += [headings[-1], _sentences(words, chance)]
        left -= section
    changed = FIRST + timedelta(hours=number)
    return Document(
        key=str(number), title=title, text="\n".join(blocks), headings=tuple(headings), kind="page",
        language=language, tags=(own.words[100 + number % 50],), authors=(f"Person {number % 200}",),
        created=changed, changed=changed,
    )  # fmt: skip


def _sentences(words: list[str], chance: random.Random) -> str:
    sentences = []
    while words:
        length = chance.randint(5, 20)
        sentences.append(" ".join(words[:length]).capitalize() + ".")
        words = words[length:]
    return " ".join(sentences)


def _real_words(language: str, chance: random.Random) -> list[str]:
    file = SHARED / "stemming" / f"snowball_{ {'da': 'danish', 'en': 'english'}[language] }.tsv"
    if not file.exists():
        return []
    words = [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    words = [word for word in words if len(word) > 2 and word.isalpha()]
    chance.shuffle(words)
    return words


def _made_up(language: str, known: list[str], chance: random.Random) -> Iterator[str]:
    """Go on with new words: most of syllables, with endings, and, in Danish, every third of two others."""
    onsets, vowels, codas = (sounds.split() for sounds in SYLLABLES[language])
    codas = ["", "", *codas]
    words = list(known)
    while True:
        syllables = chance.choice([1, 2, 2, 2, 3, 3, 4])
        word = "".join(
            chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas) for _ in range(syllables)
        )
        if language == "da" and chance.random() < 1 / 3 and len(words) > 1000:
            word = chance.choice(words[40:]) + chance.choice(["", "s"]) + chance.choice(words[40:])
        words.append(word)
        yield word + chance.choice(ENDINGS[language])
