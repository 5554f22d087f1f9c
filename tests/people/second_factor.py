"""The phone of somebody with a second factor."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pyotp import TOTP

from wikiapp.database import now

if TYPE_CHECKING:
    from tests.browsing import Visitor

AT = "/account/second-factor"


class Phone:
    """Shows a code; each time another one, since none is taken twice."""

    def __init__(self, seed: str) -> None:
        self._codes, self._shown = TOTP(seed), -2

    def code(self) -> str:
        """Return the code before the present one, then the present one, then the next."""
        self._shown += 1
        return self._codes.at(int(now().timestamp()) + 30 * self._shown)


def set_up(visitor: Visitor, **begins: str) -> tuple[Phone, list[str]]:
    """Set the second factor up as people do; return the phone, and the codes on paper."""
    visitor.send(AT, AT, **begins)
    seed = re.search(r"<figcaption><code>([A-Z2-7 ]+)</code>", visitor.read(AT).text)
    if seed is None:
        raise AssertionError("no secret is shown")
    phone = Phone(seed[1].replace(" ", ""))
    page = visitor.send(f"{AT}/confirmation", AT, code=phone.code()).text
    return phone, re.findall(r"<li><code>([^<]+)</code>", html.unescape(page))
