"""Serving the wiki, and what runs beside that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wikiapp import demo, serving
from wikiapp.cli.opening import collections, database, storage
from wikiapp.config import Config
from wikiapp.moderation.chores import chores
from wikiapp.people.first_host import invite_first_host
from wikiapp.progress import bar
from wikiapp.search.process import follow

if TYPE_CHECKING:
    from wikiapp.database import Database


@click.command()
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", envvar="WORKERS", default=2, show_default=True, help="Worker processes.")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty wiki with demo content first.")
def serve(host: str, port: int, workers: int, with_demo: bool) -> None:
    """Bring the database up to date and serve the wiki."""
    opened = database()
    collections().close()  # a wrong address of the index is told here, once
    if with_demo:
        _fill(opened)
    with opened.writing() as session:
        invitation = invite_first_host(session)
        session.commit()
    opened.engine.dispose()
    click.echo(serving.welcome(host, port))
    if invitation:
        click.echo(f"  This makes you its host, once:  http://127.0.0.1:{port}{invitation}\n")
    serving.serve(host, port, workers)


@click.command("demo")
def demo_command() -> None:
    """Fill an empty wiki with demo content; a wiki that isn't empty is left alone."""
    if not _fill(database()):
        click.echo("The wiki isn't empty, so it was left as it is.")


@click.command("follow")
@click.option("--beside", type=int, hidden=True, help="Stop when the process of that number is gone.")
def follow_command(beside: int | None) -> None:
    """Keep the search index level, and do what is to be done now and then; `serve` runs this by itself."""
    also = chores(database(), Config.from_environment())
    follow(database(), collections(), also, beside=beside)


COMMANDS = (serve, demo_command, follow_command)


def _fill(opened: Database) -> int:
    with opened.writing() as session, bar("Writing demo content") as progress:
        count = demo.fill(session, storage(), progress) if demo.is_empty(session) else 0
        session.commit()
    return count
