"""`python -m wikiapp` is `wikiapp`."""

from wikiapp.cli import main

main(prog_name="wikiapp")
