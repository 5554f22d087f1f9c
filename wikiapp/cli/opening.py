"""What the environment says that there is, and what a command answers when it can't be done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from sqlalchemy.exc import DatabaseError

from search_index import IndexBusy, UnknownEngine
from wikiapp import open_database
from wikiapp.backup import BackupRefused
from wikiapp.config import Config
from wikiapp.exchange import ImportRefused
from wikiapp.files.storage import Folder
from wikiapp.migrating import migrate
from wikiapp.search.collection import Collections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.database import Database

WHO_WROTE_WHAT = "Finding out who wrote what"


def database() -> Database:
    """Open the database that the environment names, and bring it up to date."""
    config = Config.from_environment()
    opened = open_database(config.database_url, durable=config.durable)
    try:
        migrate(opened)
    except DatabaseError as error:
        raise click.ClickException(f"The database can't be opened: {error.orig}") from error
    return opened


def collections() -> Collections:
    """Open the search index that the environment names."""
    try:
        return Collections.opened(Config.from_environment().search_url)
    except UnknownEngine as error:
        raise click.ClickException(str(error)) from error


def address() -> str:
    """Return where the wiki is found."""
    return Config.from_environment().site_address or "http://127.0.0.1:8000"


def storage() -> Folder:
    """Return the folder in which files are kept."""
    return Folder(Config.from_environment().files_folder)


@contextmanager
def refusals() -> Iterator[None]:
    """Tell in one sentence what can't be done."""
    try:
        yield
    except BackupRefused as refused:
        report(refused.findings, str(refused))
    except ImportRefused as refused:
        raise click.ClickException(str(refused)) from refused
    except IndexBusy as busy:
        raise click.ClickException("Another process is building the search index already.") from busy


def report(findings: list[str], sentence: str = "") -> None:
    """List what was found, and fail if that is anything."""
    for finding in findings:
        click.echo(finding, err=True)
    if findings or sentence:
        raise click.ClickException(sentence or f"{len(findings)} findings.")
