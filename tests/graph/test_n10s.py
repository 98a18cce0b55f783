"""What n10s is told names every label, type and property, once, under a prefix that it knows."""

from __future__ import annotations

import re

from policygraph.graph.n10s import n10s_script
from policygraph.ontology.model import graph_model


def test_every_label_type_and_property_of_rdf_has_its_name():
    told = dict(re.findall(r"n10s\.mapping\.add\('([^']+)', '([^']+)'\)", n10s_script()))
    model = graph_model()
    assert {told[node.iri] for node in model.nodes.values()} == set(model.nodes)
    assert {told[edge.iri] for edge in model.edges.values()} == set(model.edges)
    owners = (*model.nodes.values(), *model.edges.values())
    assert {p.iri for owner in owners for p in owner.properties.values() if p.iri} <= set(told)


def test_no_iri_is_named_twice_and_each_has_a_prefix():
    script = n10s_script()
    iris = re.findall(r"n10s\.mapping\.add\('([^']+)'", script)
    prefixes = re.findall(r"n10s\.nsprefixes\.add\('\w+', '([^']+)'\)", script)
    assert len(iris) == len(set(iris))
    assert all(any(iri.startswith(prefix) for prefix in prefixes) for iri in iris)
