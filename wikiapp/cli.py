"""The commands. Each says what it did; long ones show how far they are."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import DatabaseError

from wikiapp import demo, edition, links, logs, serving
from wikiapp.backup import BackupRefused, back_up, restore
from wikiapp.checking import check
from wikiapp.config import Config
from wikiapp.database import Database, connect
from wikiapp.exchange import ImportRefused, export_to, import_into
from wikiapp.migrating import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONSOLE = Console(stderr=True)


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
    if with_demo:
        _fill(database)
    database.engine.dispose()
    click.echo(serving.welcome(host, port))
    serving.serve(host, port, workers)


@main.command("demo")
def demo_command() -> None:
    """Fill an empty wiki with demo content; a wiki that isn't empty is left alone."""
    if not _fill(_database()):
        click.echo("The wiki isn't empty, so it was left as it is.")


@main.command("migrate")
def migrate_command() -> None:
    """Bring the database up to what this version expects."""
    _database()
    click.echo("The database is up to date.")


@main.command("check")
def check_command() -> None:
    """Prove that every revision says what was written; names whatever is damaged."""
    with _bar("Checking") as progress:
        findings = list(check(_database(), progress))
    _report(findings)
    click.echo("All revisions are whole.")


@main.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(file: Path) -> None:
    """Write the whole wiki into FILE; works while it is being served."""
    with _refusals(), _bar("Backing up") as progress:
        back_up(_database(), file, progress)
    click.echo(f"Backed up to {file}.")


@main.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore_command(file: Path) -> None:
    """Bring the wiki back as it is in FILE; the wiki that was there is kept beside it."""
    with _refusals(), _bar("Restoring") as progress:
        aside = restore(_database(), file, progress)
    click.echo(f"Restored from {file}. What was there before is in {aside}.")


@main.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--moves", type=click.Path(path_type=Path, exists=True), help="JSON file that tells of moved pages.")
@click.option("--language", default="en", show_default=True, help="Language of texts that don't say theirs.")
def import_command(path: Path, moves: Path | None, language: str) -> None:
    """Import a folder of Markdown files, or JSON Lines of revisions (.jsonl, .gz, .xz). Adds nothing twice."""
    with _refusals(), _bar("Importing") as progress:
        done = import_into(_database(), path, moves=moves, language=language, progress=progress)
    click.echo(
        f"{done.revisions} revisions of {done.pages} pages imported in {done.seconds:.1f} s, "
        f"{done.skipped} were there already."
    )


@main.command("export")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--drafts", is_flag=True, help="Export drafts as well, which are their writers' own.")
def export_command(path: Path, drafts: bool) -> None:
    """Export every revision as JSON Lines into PATH (.jsonl, .gz or .xz; - for standard output)."""
    with _refusals(), _bar("Exporting") as progress:
        count = export_to(_database(), path, progress, drafts=drafts)
    click.echo(f"{count} revisions exported.", err=True)


def _database() -> Database:
    config = Config.from_environment()
    database = connect(config.database_url, durable=config.durable)
    edition.follow(database.writing)
    links.follow(database.writing)
    try:
        migrate(database)
    except DatabaseError as error:
        raise click.ClickException(f"The database can't be opened: {error.orig}") from error
    return database


def _fill(database: Database) -> int:
    with database.writing() as session, _bar("Writing demo content") as progress:
        count = demo.fill(session, progress) if demo.is_empty(session) else 0
        session.commit()
    return count


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int | None], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=CONSOLE, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except BackupRefused as refused:
        _report(refused.findings, str(refused))
    except ImportRefused as refused:
        raise click.ClickException(str(refused)) from refused


def _report(findings: list[str], sentence: str = "") -> None:
    for finding in findings:
        click.echo(finding, err=True)
    if findings or sentence:
        raise click.ClickException(sentence or f"{len(findings)} findings.")
