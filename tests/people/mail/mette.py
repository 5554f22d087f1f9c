"""What Mette does with her mail address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browsing import Visitor
    from tests.people.mail.post import Inbox

AT, SITE = "/account/mail", "https://wiki.example"
PASSWORD, ADDRESS = "four words that differ", "Mette@example.org"
LINK = re.compile(rf"{SITE}(/\S+)")


def give(visitor: Visitor, address: str = ADDRESS, old: str = PASSWORD) -> int:
    return visitor.send(AT, AT, address=address, old=old).status_code


def link_in(inbox: Inbox, many: int) -> str:
    found = LINK.search(inbox.wait_for(many).get_content())
    if found is None:
        raise AssertionError("there is no link in the mail")
    return found[1]
