from __future__ import annotations

import pytest
from flask import Flask

from wikiapp.language import percent


@pytest.mark.parametrize(
    ("share", "english", "danish"),
    [(0, "0%", "0 %"), (0.001, "< 1%", "< 1 %"), (0.006, "1%", "1 %"), (0.4, "40%", "40 %"), (1, "100%", "100 %")],
)
def test_a_share_is_told_in_hundredths_and_what_is_there_is_never_none(
    share: float, english: str, danish: str
) -> None:
    app = Flask(__name__)
    for language, said in (("en", english), ("da", danish)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert percent(share).replace("\xa0", " ") == said
