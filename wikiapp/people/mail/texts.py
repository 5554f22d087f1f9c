"""What mails say, in the language of whom they are for."""

from __future__ import annotations

from wikiapp.language import said_in
from wikiapp.people.mail.office import Mail

N_ = str  # marks what is translated later


def confirmation(to: str, name: str, link: str, site: str, language: str) -> Mail:
    """Ask whether somebody wants this address to be theirs."""
    subject = N_("Your mail address at %(site)s")
    text = N_(
        "Hello %(name)s,\n\nopen this link within two days, and mails from %(site)s come to this address:\n\n"
        "%(link)s\n\nIf you don't know what this is about, do nothing: the address is then forgotten.\n"
    )
    return _filled(to, said_in(language, subject), said_in(language, text), name=name, link=link, site=site)


def way_in(to: str, name: str, link: str, site: str, language: str) -> Mail:
    """Hand over a link that signs in once."""
    subject = N_("Your link to sign in at %(site)s")
    text = N_(
        "Hello %(name)s,\n\nthis link signs you in once, within an hour. Choose a new password then.\n\n"
        "%(link)s\n\nIf you didn't ask for it, do nothing: nobody gets in without the link.\n"
    )
    return _filled(to, said_in(language, subject), said_in(language, text), name=name, link=link, site=site)


def _filled(to: str, subject: str, text: str, **facts: str) -> Mail:
    return Mail(to, " ".join((subject % facts).split()), text % facts)
