"""Accounts of people."""

from __future__ import annotations

import click

from wikiapp.cli.opening import address, database
from wikiapp.people.account import NameTooShort, account_called
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import LASTS, link_for
from wikiapp.people.person import Person
from wikiapp.people.role import GIVEN, Role
from wikiapp.people.second_factor.proving import remove


@click.group("people")
def group() -> None:
    """Accounts of people."""


@group.command("add")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([str(given) for given in GIVEN]),
    default=str(Role.WRITER),
    show_default=True,
    help="What they may do.",
)
def add_command(name: str, role: str) -> None:
    """Make an account called NAME, or give that one another role; prints a link that signs in once."""
    with database().writing() as session:
        try:
            person = account_called(session, name)
        except NameTooShort as error:
            raise click.ClickException("That is too short for a name.") from error
        appoint(person, Role(role))
        link = link_for(person)
        session.commit()
    click.echo(f"{person.name} is a {role}. This signs in once, within {LASTS.days} days:\n{address()}{link}")


@group.command("forget-second-factor")
@click.argument("name")
def forget_second_factor_command(name: str) -> None:
    """Turn the second factor off of who signs in as NAME and has lost it."""
    with database().writing() as session:
        person = session.scalar(Person.signing_in_as(name))
        if person is None or not remove(person):
            raise click.ClickException("Nobody of that name has a second factor.")
        session.commit()
    click.echo(f"{person.name} signs in without a second factor from now on.")
