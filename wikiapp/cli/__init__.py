"""The commands. Each says what it did; long ones show how far they are."""

from __future__ import annotations

import click

from wikiapp import logs
from wikiapp.cli import exchanging, people, running, upkeep


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0")
def main() -> None:
    """A wiki in which people define things together. Nothing written is ever lost."""
    logs.configure()


for command in (*running.COMMANDS, *upkeep.COMMANDS, *exchanging.COMMANDS, people.group):
    main.add_command(command)
