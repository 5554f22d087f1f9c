#!/bin/bash
# This wiki as a peer of other wikis, on port 8120 with 2 worker processes: ours.sh setup|start|stop|restart|cold|pids.
# BENCH_LIB is the folder of the other peers' scripts. To measure, from the root of the project, with absolute paths,
# as run_peers.sh goes to its own folder first:
#   bench/peers/ours.sh setup
#   BENCH_PEERS=$PWD/bench/peers/peers.py BENCH_START=$PWD/bench/peers \
#       ../shared/bench/run_peers.sh /tmp/peers.jsonl dokuwiki ours
set -eu
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=/dev/null
. "${BENCH_LIB:-$ROOT/../shared/bench/peers}/lib.sh"
export WIKIAPP_DATA_DIR=$P/data
WIKI=$WIKIAPP_DATA_DIR/wiki.db

setup() {
    [ -x "$ROOT/.venv/bin/python" ] || make -s -C "$ROOT" setup
    if [ ! -e "$P/imported" ]; then
        rm -rf "$WIKIAPP_DATA_DIR"
        $CORPUS json "$P/corpus.json"
        as_revisions "$P/corpus.json" >"$P/corpus.jsonl"
        wikiapp import "$P/corpus.jsonl" --language da
        wikiapp reindex
        touch "$P/imported"
    fi
    start
}

as_revisions() { # as_revisions FILE: pages with their revisions as revisions with their pages, oldest first
    python "$1" <<'PYTHON'
import json, sys
from datetime import UTC, datetime

revisions = [
    {"page": page["title"], "rev": number, "author": page["author"], "message": message, "text": text, "deleted": False,
     "timestamp": datetime.fromtimestamp(at, UTC).isoformat()}
    for page in map(json.loads, open(sys.argv[1], encoding="utf-8"))
    for number, (at, message, text) in enumerate(page["revs"], 1)
]
for revision in sorted(revisions, key=lambda revision: revision["timestamp"]):
    print(json.dumps(revision))
PYTHON
}

start() {
    cd "$ROOT"
    PORT=8120 WORKERS=2 spawn wikiapp .venv/bin/python -m wikiapp serve
    wait_for curl -fsS http://127.0.0.1:8120/favicon.ico
}

stop() { stop_pid wikiapp; }

cold() { # nothing is kept of rendered pages, neither in the database nor, by the new edition, in memory
    [ ! -e "$WIKI" ] || python "$WIKI" <<'PYTHON'
import sqlite3, sys

sqlite3.connect(sys.argv[1]).executescript("""
    BEGIN; DELETE FROM rendering; UPDATE edition SET number = number + 1; COMMIT
""")
PYTHON
}

wikiapp() { (cd "$ROOT" && .venv/bin/python -m wikiapp "$@"); }
python() { "$ROOT/.venv/bin/python" - "$@"; }
main "$@"
