"""The commands. Each says what it did; long ones show how far they are."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from sqlalchemy.exc import DatabaseError

from search_index import IndexBusy, UnknownEngine
from wikiapp import demo, logs, open_database, serving
from wikiapp.backup import BackupRefused, back_up, restore
from wikiapp.checking import as_far_as_readable, check
from wikiapp.config import Config
from wikiapp.exchange import ImportRefused, export_to, find_authors, import_into
from wikiapp.files.checking import file_findings, orphans
from wikiapp.files.storage import Folder
from wikiapp.migrating import migrate
from wikiapp.moderation.chores import chores
from wikiapp.people.account import NameTooShort, account_called
from wikiapp.people.appointment import appoint
from wikiapp.people.first_host import invite_first_host
from wikiapp.people.one_time_link import LASTS, link_for
from wikiapp.people.person import Person
from wikiapp.people.role import GIVEN, Role
from wikiapp.people.second_factor.proving import remove
from wikiapp.progress import bar
from wikiapp.search.collection import Collections
from wikiapp.search.filling import build_anew
from wikiapp.search.process import follow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.database import Database

WHO_WROTE_WHAT = "Finding out who wrote what"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0")
def main() -> None:
    """A wiki in which people define things together. Nothing written is ever lost."""
    logs.configure()


@main.command()
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", envvar="WORKERS", default=2, show_default=True, help="Worker processes.")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty wiki with demo content first.")
def serve(host: str, port: int, workers: int, with_demo: bool) -> None:
    """Bring the database up to date and serve the wiki."""
    database = _database()
    _collections().close()  # a wrong address of the index is told here, once
    if with_demo:
        _fill(database)
    with database.writing() as session:
        invitation = invite_first_host(session)
        session.commit()
    database.engine.dispose()
    click.echo(serving.welcome(host, port))
    if invitation:
        click.echo(f"  This makes you its host, once:  http://127.0.0.1:{port}{invitation}\n")
    serving.serve(host, port, workers)


@main.command("demo")
def demo_command() -> None:
    """Fill an empty wiki with demo content; a wiki that isn't empty is left alone."""
    if not _fill(_database()):
        click.echo("The wiki isn't empty, so it was left as it is.")


@main.command("migrate")
def migrate_command() -> None:
    """Bring the database up to what this version expects."""
    with bar(WHO_WROTE_WHAT) as progress:
        find_authors(_database(), progress)
    click.echo("The database is up to date.")


@main.command("check")
def check_command() -> None:
    """Prove that every revision says what was written, and that it can be found; names whatever is damaged."""
    collections = _collections()
    with bar("Checking") as progress:
        findings = list(check(database := _database(), progress, collections))
    with bar("Checking files") as progress:
        findings += as_far_as_readable("files", file_findings(database, _storage().open, progress))
    _report(findings)
    click.echo("All revisions are whole.")
    if not any(collection.index.trouble for collection in collections):
        click.echo("The search index agrees with them.")
    for key in orphans(database, _storage()):
        click.echo(f"No revision shows the file {key}: left by an upload, or by what was restored.", err=True)


@main.command("reindex")
def reindex_command() -> None:
    """Build the search index anew beside the one that is searched meanwhile, and swap them."""
    database = _database()
    for collection in _collections():
        with _refusals(), bar(f"Indexing ({collection.name})") as progress:
            build_anew(database, collection, progress)
    click.echo("The search index is built anew.")


@main.command("follow")
@click.option("--beside", type=int, hidden=True, help="Stop when the process of that number is gone.")
def follow_command(beside: int | None) -> None:
    """Keep the search index level, and do what is to be done now and then; `serve` runs this by itself."""
    config = Config.from_environment()
    also = chores(_database(), keep_addresses=config.keep_addresses)
    follow(_database(), _collections(), also, beside=beside)


@main.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(file: Path) -> None:
    """Write the whole wiki into FILE; works while it is being served."""
    with _refusals(), bar("Backing up") as progress:
        back_up(_database(), _storage(), file, progress)
    click.echo(f"Backed up to {file}.")


@main.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore_command(file: Path) -> None:
    """Bring the wiki back as it is in FILE; the wiki that was there is kept beside it."""
    with _refusals(), bar("Restoring") as progress:
        aside = restore(_database(), _storage(), file, progress)
    click.echo(f"Restored from {file}. What was there before is in {aside}.")


@main.group("people")
def people_group() -> None:
    """Accounts of people."""


@people_group.command("add")
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
    with _database().writing() as session:
        try:
            person = account_called(session, name)
        except NameTooShort as error:
            raise click.ClickException("That is too short for a name.") from error
        appoint(person, Role(role))
        link = link_for(person)
        session.commit()
    click.echo(f"{person.name} is a {role}. This signs in once, within {LASTS.days} days:\n{_address()}{link}")


@people_group.command("forget-second-factor")
@click.argument("name")
def forget_second_factor_command(name: str) -> None:
    """Turn the second factor off of who signs in as NAME and has lost it."""
    with _database().writing() as session:
        person = session.scalar(Person.signing_in_as(name))
        if person is None or not remove(person):
            raise click.ClickException("Nobody of that name has a second factor.")
        session.commit()
    click.echo(f"{person.name} signs in without a second factor from now on.")


@main.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--moves", type=click.Path(path_type=Path, exists=True), help="JSON file that tells of moved pages.")
@click.option("--language", default="en", show_default=True, help="Language of texts that don't say theirs.")
def import_command(path: Path, moves: Path | None, language: str) -> None:
    """Import a folder of Markdown files, or JSON Lines of revisions (.jsonl, .gz, .xz). Adds nothing twice."""
    with _refusals(), bar("Importing") as progress:
        database = _database()
        done = import_into(database, path, files=_storage(), moves=moves, language=language, progress=progress)
    with bar(WHO_WROTE_WHAT) as progress:
        find_authors(database, progress)
    click.echo(
        f"{done.revisions} revisions of {done.pages} pages imported in {done.seconds:.1f} s, "
        f"{done.skipped} were there already."
    )


@main.command("export")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--drafts", is_flag=True, help="Export drafts as well, which are their writers' own.")
def export_command(path: Path, drafts: bool) -> None:
    """Export every revision and file as JSON Lines into PATH (.jsonl, .gz or .xz; - for standard output)."""
    with _refusals(), bar("Exporting") as progress:
        count = export_to(_database(), path, progress, files=_storage(), drafts=drafts)
    click.echo(f"{count} revisions exported.", err=True)


def _database() -> Database:
    config = Config.from_environment()
    database = open_database(config.database_url, durable=config.durable)
    try:
        migrate(database)
    except DatabaseError as error:
        raise click.ClickException(f"The database can't be opened: {error.orig}") from error
    return database


def _collections() -> Collections:
    try:
        return Collections.opened(Config.from_environment().search_url)
    except UnknownEngine as error:
        raise click.ClickException(str(error)) from error


def _address() -> str:
    return Config.from_environment().site_address or "http://127.0.0.1:8000"


def _storage() -> Folder:
    return Folder(Config.from_environment().files_folder)


def _fill(database: Database) -> int:
    with database.writing() as session, bar("Writing demo content") as progress:
        count = demo.fill(session, _storage(), progress) if demo.is_empty(session) else 0
        session.commit()
    return count


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except BackupRefused as refused:
        _report(refused.findings, str(refused))
    except ImportRefused as refused:
        raise click.ClickException(str(refused)) from refused
    except IndexBusy as busy:
        raise click.ClickException("Another process is building the search index already.") from busy


def _report(findings: list[str], sentence: str = "") -> None:
    for finding in findings:
        click.echo(finding, err=True)
    if findings or sentence:
        raise click.ClickException(sentence or f"{len(findings)} findings.")
