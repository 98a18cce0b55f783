"""Gephi itself opens what `network` writes: every node and edge is there, with its name, and no complaint."""

from __future__ import annotations

import networkx as nx
import pytest
from policygraph.analysis.duties import Edge, Graph, Node
from policygraph.cli import main
from policygraph.commands.inputs import shipped_records
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.maps.graph_files import write_graph


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shipped")
    with open_store(str(folder)) as store:
        load(store, shipped_records())
    return str(folder)


def complaints(opened):
    """What Gephi said of a file, but for the line in which it names the version that it read."""
    return [one for one in opened.get("issue", ()) if one != "INFO GEXF version 1.3"]


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_network_of_offices(gephi, shipped, tmp_path, form):
    file = tmp_path / f"offices.{form}"
    assert main(["network", f"--{form}", str(file), "--store", shipped]) == 0
    read = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}[form](file)
    opened = gephi.opened(file)
    assert complaints(opened) == []
    assert (opened["nodes"], opened["edges"]) == ([str(len(read))], [str(read.number_of_edges())])
    assert set(opened["label"]) == set(read)
    assert {"between Double", "group Long", "cut Boolean", "partners Long"} <= set(opened["node"])
    assert "Weight Double" in opened["edge"]


def test_all_duties_by_their_names(gephi, shipped, tmp_path):
    file = tmp_path / "duties.gexf"
    assert main(["network", "--between", "duties", "--gexf", str(file), "--store", shipped]) == 0
    read = nx.read_gexf(file)
    opened = gephi.opened(file)
    assert complaints(opened) == []
    assert (opened["nodes"], opened["edges"]) == ([str(len(read))], [str(read.number_of_edges())])
    assert "贵州省生态环境厅" in opened["label"]
    assert {"relation String", "rank Long", "mention String"} <= set(opened["edge"])


def test_two_roles_in_one_measure_stay_two_edges(gephi, tmp_path):
    nodes = {name: Node(name, {}) for name in ("agency", "measure")}
    roles = ("lead", "implement")
    edges = [Edge("agency", "measure", {"relation": role}, role, role) for role in roles]
    write_graph(Graph(nodes, edges, directed=True), "gexf", tmp_path / "roles.gexf")
    opened = gephi.opened(tmp_path / "roles.gexf")
    assert (opened["edges"], complaints(opened)) == (["2"], [])
