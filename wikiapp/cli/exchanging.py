"""Importing and exporting."""

from __future__ import annotations

from pathlib import Path

import click

from wikiapp.cli.opening import WHO_WROTE_WHAT, database, refusals, storage
from wikiapp.exchange import export_to, find_authors, import_into
from wikiapp.progress import bar


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--moves", type=click.Path(path_type=Path, exists=True), help="JSON file that tells of moved pages.")
@click.option("--language", default="en", show_default=True, help="Language of texts that don't say theirs.")
def import_command(path: Path, moves: Path | None, language: str) -> None:
    """Import a folder of Markdown files, or JSON Lines of revisions (.jsonl, .gz, .xz). Adds nothing twice."""
    with refusals(), bar("Importing") as progress:
        opened = database()
        done = import_into(opened, path, files=storage(), moves=moves, language=language, progress=progress)
    with bar(WHO_WROTE_WHAT) as progress:
        find_authors(opened, progress)
    click.echo(
        f"{done.revisions} revisions of {done.pages} pages imported in {done.seconds:.1f} s, "
        f"{done.skipped} were there already."
    )


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--drafts", is_flag=True, help="Export drafts as well, which are their writers' own.")
def export_command(path: Path, drafts: bool) -> None:
    """Export every revision and file as JSON Lines into PATH (.jsonl, .gz or .xz; - for standard output)."""
    with refusals(), bar("Exporting") as progress:
        count = export_to(database(), path, progress, files=storage(), drafts=drafts)
    click.echo(f"{count} revisions exported.", err=True)


COMMANDS = (import_command, export_command)
