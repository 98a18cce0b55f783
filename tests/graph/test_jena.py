"""Apache Jena reads every format without a warning, and finds what was told.

rdflib and pyoxigraph are held to the same counts in `test_rdf_formats`.
"""

from __future__ import annotations

import re

import pytest
import rdflib
from policygraph.commands.inputs import shipped_records
from policygraph.graph.rdf import FORMATS, write_rdf
from policygraph.graph.rdf_syntax import FORMS
from policygraph.ontology.derive import ONTOLOGY


def counts(said):
    """File -> triples and quads together, as `riot --count` prints them; a complaint is shown as it is."""
    found = {}
    for line in said.splitlines():
        if line.startswith("Total"):
            continue
        name, _, figures = line.partition(" : ")
        if not figures:
            pytest.fail(line)
        numbers = re.findall(r"= ([\d,]+)", figures)
        found[name.strip().rpartition("/")[2]] = sum(int(number.replace(",", "")) for number in numbers)
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Two shipped plans in every format, and how many statements were told."""
    folder, told = tmp_path_factory.mktemp("rdf"), {}
    records = sorted(shipped_records(), key=lambda record: len(record.measures))[:2]
    for kind in FORMATS:
        path = folder / f"plans{FORMS[kind].suffixes[0]}"
        with path.open("wb") as out:
            told[path] = write_rdf(records, out, kind)
    return told


def test_riot_counts_what_was_told_and_warns_of_nothing(jena, files):
    done = jena.run("riotcmd.riot", "--count", "--check", *files)
    assert counts(done.stdout + done.stderr) == {path.name: count for path, count in files.items()}


def test_riot_reads_the_ontology_without_a_warning(jena):
    done = jena.run("riotcmd.riot", "--count", "--check", ONTOLOGY, ONTOLOGY.with_name("shapes.ttl"))
    assert counts(done.stdout + done.stderr)[ONTOLOGY.name] == len(rdflib.Graph().parse(ONTOLOGY))
