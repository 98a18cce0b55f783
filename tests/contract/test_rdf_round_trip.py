"""What a store holds, written as RDF and read back, makes the same graph, on every store."""

from __future__ import annotations

import io

import pytest
from policygraph.commands.inputs import shipped_records
from policygraph.errors import DocumentError, UsageError
from policygraph.graph.importing import import_plans
from policygraph.graph.loading import load, remove
from policygraph.graph.rdf import write_elements, write_rdf
from policygraph.graph.rdf_read import read_rdf
from policygraph.graph.stored import stored_plans
from policygraph.graph.stores import open_store

PEAK = "贵州省碳达峰实施方案"
SAVING = "贵州省节能减排综合工作方案"


@pytest.fixture
def citing(handmade):
    """Two plans that cite each other, and a document that is no plan."""
    return [handmade.record(SAVING, PEAK, "某条例"), handmade.record(PEAK, SAVING)]


def exported(store, kind="nquads"):
    out = io.BytesIO()
    write_elements(stored_plans(store), out, kind)
    return out.getvalue()


def read(data, kind="nquads"):
    return list(read_rdf(io.BytesIO(data), kind))


def clear(store, records):
    for record in records:
        remove(store, record.plan.id)
    assert store.query("MATCH (n) RETURN count(*) AS n") == [{"n": 0}]


def test_rdf_of_the_five_plans_is_the_graph_that_was_loaded(store):
    """Importing writes whatever differs between the RDF and the graph: here nothing."""
    load(store, shipped_records())
    assert import_plans(store, read(exported(store))).writes == 0


def test_the_five_plans_come_back_as_the_same_graph(tmp_path, snapshot):
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "other") as other:
        load(one, shipped_records())
        import_plans(other, read(exported(one)))
        assert snapshot(other) == snapshot(one)


@pytest.mark.parametrize("kind", ["turtle", "jsonld", "rdfxml"])
def test_plans_that_cite_each_other_come_back_from_a_file_in_any_order(store, snapshot, citing, kind):
    load(store, citing)
    before, data = snapshot(store), exported(store, kind)
    for order in (1, -1):
        clear(store, citing)
        import_plans(store, read(data, kind)[::order])
        assert snapshot(store) == before


def test_rdf_of_records_makes_the_graph_that_loading_them_makes(store, snapshot, citing):
    load(store, citing)
    before = snapshot(store)
    clear(store, citing)
    out = io.BytesIO()
    write_rdf(citing, out, "nquads")
    import_plans(store, read(out.getvalue()))
    assert snapshot(store) == before
    assert import_plans(store, read(out.getvalue())).writes == 0


def test_two_exports_of_one_graph_are_the_same_bytes(store, citing):
    load(store, citing)
    assert exported(store) == exported(store)


def test_plan_that_stands_twice_is_refused_and_nothing_is_loaded(store, citing):
    load(store, citing)
    data = exported(store)
    clear(store, citing)
    with pytest.raises(DocumentError, match="comes twice"):
        import_plans(store, read(data) * 2)
    assert store.query("MATCH (n) RETURN count(*) AS n") == [{"n": 0}]


def test_citation_of_a_plan_that_is_nowhere_is_refused_and_nothing_is_loaded(store, citing):
    load(store, citing)
    first, second = read(exported(store))
    clear(store, citing)
    with pytest.raises(DocumentError, match="neither here nor in the store"):
        import_plans(store, [first])
    assert store.query("MATCH (n) RETURN count(*) AS n") == [{"n": 0}]
    import_plans(store, [first, second])


def test_store_without_plans_has_nothing_to_export(store):
    store.ensure_schema()
    with pytest.raises(UsageError, match="holds no plan"):
        exported(store)
