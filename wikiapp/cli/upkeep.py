"""Bringing up to date, checking, backing up: what keeps a wiki whole."""

from __future__ import annotations

from pathlib import Path

import click

from wikiapp.backup import back_up, restore
from wikiapp.checking import as_far_as_readable, check
from wikiapp.cli.opening import WHO_WROTE_WHAT, collections, database, refusals, report, storage
from wikiapp.exchange import find_authors
from wikiapp.files.checking import file_findings, orphans
from wikiapp.progress import bar
from wikiapp.search.filling import build_anew


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database up to what this version expects."""
    with bar(WHO_WROTE_WHAT) as progress:
        find_authors(database(), progress)
    click.echo("The database is up to date.")


@click.command("check")
def check_command() -> None:
    """Prove that every revision says what was written, and that it can be found; names whatever is damaged."""
    opened, found = database(), collections()
    with bar("Checking") as progress:
        findings = list(check(opened, progress, found))
    with bar("Checking files") as progress:
        findings += as_far_as_readable("files", file_findings(opened, storage().open, progress))
    report(findings)
    click.echo("All revisions are whole.")
    if not any(collection.index.trouble for collection in found):
        click.echo("The search index agrees with them.")
    for key in orphans(opened, storage()):
        click.echo(f"No revision shows the file {key}: left by an upload, or by what was restored.", err=True)


@click.command("reindex")
def reindex_command() -> None:
    """Build the search index anew beside the one that is searched meanwhile, and swap them."""
    opened = database()
    for collection in collections():
        with refusals(), bar(f"Indexing ({collection.name})") as progress:
            build_anew(opened, collection, progress)
    click.echo("The search index is built anew.")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(file: Path) -> None:
    """Write the whole wiki into FILE; works while it is being served."""
    with refusals(), bar("Backing up") as progress:
        back_up(database(), storage(), file, progress)
    click.echo(f"Backed up to {file}.")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore_command(file: Path) -> None:
    """Bring the wiki back as it is in FILE; the wiki that was there is kept beside it."""
    with refusals(), bar("Restoring") as progress:
        aside = restore(database(), storage(), file, progress)
    click.echo(f"Restored from {file}. What was there before is in {aside}.")


COMMANDS = (migrate_command, check_command, reindex_command, backup_command, restore_command)
