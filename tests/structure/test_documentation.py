from __future__ import annotations

import re
from dataclasses import fields

import click

from tests.structure.project import called, documentation, files
from wikiapp.cli import main
from wikiapp.config import PREFIX, Config

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_every_command_is_in_the_documentation() -> None:
    assert [name for name, _ in _commands(main, "wikiapp") if name not in documentation()] == []


def test_every_command_has_a_line_of_help() -> None:
    assert [name for name, command in _commands(main, "wikiapp") if not command.get_short_help_str()] == []


def test_every_setting_is_in_the_documentation() -> None:
    settings = [PREFIX + field.name.upper() for field in fields(Config)]
    assert [setting for setting in settings if setting not in documentation()] == []


def test_every_link_between_documents_leads_to_a_file() -> None:
    documents = [path for path in files(".md") if "demo" not in path.parts]
    assert [
        f"{called(path)}: {link}"
        for path in documents
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ] == []


def _commands(group: click.Group, name: str) -> list[tuple[str, click.Command]]:
    """Return a group's commands under their full names, those of its groups among them."""
    found: list[tuple[str, click.Command]] = []
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            found += _commands(command, f"{name} {word}")
        else:
            found.append((f"{name} {word}", command))
    return found
