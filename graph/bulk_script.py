"""The shell script beside the files of a bulk export, and the importer's arguments that it runs with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SCRIPT_NAME = "import.sh"

OPTIONS = (
    "--overwrite-destination=true",
    "--id-type=string",
    "--array-delimiter=U+001F",
    # Clauses and quotes of a plan run over line ends.
    "--multiline-fields=true",
    # A row that does not fit is a fault of ours, and no graph is better than half of one.
    "--bad-tolerance=0",
)
"""Options of `neo4j-admin database import full` that fit the files."""


def sources(nodes: Iterable[Sequence[str]], relationships: Iterable[Sequence[str]], at: str) -> list[str]:
    """Return the importer's arguments that name the files, header first, each below the folder `at`."""

    def listed(option: str, files: Sequence[str]) -> str:
        return f"--{option}=" + ",".join(f"{at}/{file}" for file in files)

    return [
        *(listed("nodes", files) for files in nodes),
        *(listed("relationships", files) for files in relationships),
    ]


def script(nodes: Iterable[Sequence[str]], relationships: Iterable[Sequence[str]]) -> str:
    """Return a POSIX shell script that imports the files and then makes the constraints."""
    lines = " \\\n".join(f'  "{source}"' for source in sources(nodes, relationships, "$here"))
    options = "".join(f"  {option} \\\n" for option in OPTIONS)
    return _SCRIPT.replace("@OPTIONS@", options).replace("@SOURCES@", lines)


_SCRIPT = """\
#!/bin/sh
# Imports these files into a Neo4j 5.26 or newer whose server is stopped, then starts it and makes the
# constraints. What the database held before is replaced.
#
#   NEO4J_HOME=/where/neo4j/is sh import.sh [DATABASE]
#
# The server's user and password for the second step: NEO4J_USERNAME and NEO4J_PASSWORD, as cypher-shell has
# them. Each program can be another one: NEO4J_ADMIN, NEO4J (empty: the server is started by somebody else),
# CYPHER_SHELL.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
database=${1:-neo4j}
bin=${NEO4J_HOME:+$NEO4J_HOME/bin/}
admin=${NEO4J_ADMIN:-${bin}neo4j-admin}
server=${NEO4J-${bin}neo4j}
shell=${CYPHER_SHELL:-${bin}cypher-shell}

# The name comes first: the importer would take it for one more file behind a list of files.
"$admin" database import full "$database" \\
  --report-file="$here/import.report" \\
@OPTIONS@@SOURCES@

if [ -n "$server" ]; then
  "$server" start
fi
tries=0
until "$shell" -d "$database" "RETURN 1" >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge "${TRIES:-60}" ]; then
    echo "The import is done, but the server does not answer; start it, then run:" >&2
    echo "  cypher-shell -d $database -f $here/schema.cypher" >&2
    exit 1
  fi
  sleep 2
done
"$shell" -d "$database" -f "$here/schema.cypher"
echo "Imported into $database, with its constraints."
"""
