"""The phone of somebody with a second factor."""

from __future__ import annotations

import html
import re
import time
from typing import TYPE_CHECKING

from pyotp import TOTP

from wikiapp.database import now
from wikiapp.people.second_factor.factor import STEP

if TYPE_CHECKING:
    from tests.browsing import Visitor

AT = "/account/second-factor"
LITTLE = 1  # seconds that a code has to be good for, at least


class Phone:
    """Shows a code; each time another one, since none is taken twice."""

    def __init__(self, seed: str) -> None:
        self._codes, self._shown = TOTP(seed), -2

    def code(self) -> str:
        """Return the code before the present one, then the present one, then the next."""
        self._shown += 1
        if (left := STEP - now().timestamp() % STEP) < LITTLE:
            time.sleep(left)  # or the code would be too old by the time that it arrives
        return self._codes.at(int(now().timestamp()) + STEP * self._shown)


def set_up(visitor: Visitor, **begins: str) -> tuple[Phone, list[str]]:
    """Set the second factor up as people do; return the phone, and the codes on paper."""
    visitor.send(AT, AT, **begins)
    seed = re.search(r"<figcaption><code>([A-Z2-7 ]+)</code>", visitor.read(AT).text)
    if seed is None:
        raise AssertionError("no secret is shown")
    phone = Phone(seed[1].replace(" ", ""))
    page = visitor.send(f"{AT}/confirmation", AT, code=phone.code()).text
    return phone, re.findall(r"<li><code>([^<]+)</code>", html.unescape(page))
