"""What holds of the nodes and relationships of any record."""

from __future__ import annotations

from draft import DUTY_TYPES
from hypothesis import given, settings
from policygraph.graph.build import elements
from policygraph.graph.elements import Edge, Node
from policygraph.loaders import record as r
from policygraph.ontology.model import check
from strategies import records


@settings(deadline=None, max_examples=60)
@given(records())
def test_every_element_is_declared_in_the_ontology(record):
    for element in elements(record):
        check(element)


@settings(deadline=None, max_examples=60)
@given(records())
def test_nodes_come_once_and_before_what_joins_them(record):
    seen = {}
    for element in elements(record):
        if isinstance(element, Node):
            assert element.uri not in seen
            seen[element.uri] = element.labels
        else:
            assert element.start_label in seen[element.start]
            assert element.end_label in seen[element.end]


@settings(deadline=None, max_examples=60)
@given(records())
def test_no_two_relationships_have_one_key(record):
    edges = [e for e in elements(record) if isinstance(e, Edge)]
    keys = [e.properties.get("id", (e.start, e.end)) for e in edges]
    assert len({(e.type, key) for e, key in zip(edges, keys, strict=True)}) == len(edges)


@settings(deadline=None, max_examples=60)
@given(records())
def test_every_duty_of_the_record_is_one_relationship_with_its_words(record):
    wanted = sorted((d.agency, d.mention, d.span) for m in record.measures for d in m.duties)
    own = [e.properties for e in elements(record) if getattr(e, "type", "") in DUTY_TYPES]
    made = sorted((p["agency_name"], p["mention"], (p["start"], p["end"])) for p in own if not p["inherited"])
    assert made == wanted


@settings(deadline=None, max_examples=60)
@given(records())
def test_every_target_of_the_record_is_one_node(record):
    wanted = sorted((t.quote, t.span) for m in record.measures for t in m.targets)
    made = [e.properties for e in elements(record) if isinstance(e, Node) and e.labels == ("Target",)]
    assert sorted((p["quote"], (p["start"], p["end"])) for p in made) == wanted


@settings(deadline=None, max_examples=60)
@given(records())
def test_what_belongs_to_the_plan_carries_its_id_and_shared_things_carry_none(record):
    for element in elements(record):
        if isinstance(element, Node):
            owned = element.labels[0] in {"Plan", "Measure", "Target"}
        else:
            owned = element.type not in {"KIND_OF", "SERVES", "WITHIN", "BROADER"}
        assert element.properties.get("plan") == (record.plan.id if owned else None)


@settings(deadline=None, max_examples=30)
@given(records())
def test_the_same_record_gives_the_same_graph(record):
    again = r.loads(r.dumps(record))
    assert list(elements(record)) == list(elements(again))
