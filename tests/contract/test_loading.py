"""Loading and removing, on every store: nothing doubled, nothing lost, nothing of anybody else's touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from policygraph.errors import UsageError
from policygraph.graph import loading
from policygraph.graph.elements import Edge, Node
from policygraph.graph.loading import load_elements, remove
from policygraph.graph.stores import CountMismatch, SchemaMismatch, Statement, open_store
from policygraph.graph.stores.reading import count_owned


@pytest.fixture
def load(store):
    return lambda *plans: load_elements(store, [plan.elements() for plan in plans])


def count(store, pattern):
    return store.query(f"MATCH {pattern} RETURN count(*) AS n")[0]["n"]


def run(store, cypher):
    store.write([Statement(f"UNWIND $rows AS row {cypher} RETURN count(*) AS n", [0], exact=False)])


def test_first_load_adds_all_that_was_given(store, load, handmade):
    plan = handmade.Plan()
    given = list(plan.elements())
    report = load(plan)
    assert report.total.added == len(given)
    assert (report.total.changed, report.total.removed, report.total.unchanged) == (0, 0, 0)
    assert report.writes > 0
    assert count(store, "(n)") == sum(isinstance(e, Node) for e in given)
    assert count(store, "()-[r]->()") == sum(isinstance(e, Edge) for e in given)


def test_second_load_writes_nothing(store, load, handmade, snapshot):
    plans = [handmade.Plan(1), handmade.Plan(2)]
    first = load(*plans)
    before = snapshot(store)
    second = load(*plans)
    assert second.writes == 0
    # What the two plans share was added once and found once in the first load.
    assert second.total.unchanged == first.total.added + first.total.unchanged
    assert (second.total.added, second.total.changed, second.total.removed) == (0, 0, 0)
    assert snapshot(store) == before


def test_two_plans_share_the_node_of_one_agency(store, load, handmade):
    load(handmade.Plan(1), handmade.Plan(2))
    rows = store.query(
        "MATCH (a:Agency)-[:LEADS]->(m:Measure) WITH a, count(DISTINCT m.plan) AS plans "
        "WHERE plans = 2 RETURN a.uri AS uri"
    )
    assert [row["uri"] for row in rows] == [f"{handmade.BASE}/agency/520000/ecology"]


def test_two_duties_between_the_same_ends_stay_two(store, load, handmade):
    load(handmade.Plan(size=4))
    rows = store.query(
        "MATCH (a:Agency)-[r:LEADS]->(m:Measure) WITH a, m, collect(r.rank) AS ranks RETURN size(ranks) AS n"
    )
    assert [row["n"] for row in rows] == [2, 2, 2, 2]


def test_new_version_takes_out_what_it_no_longer_says(store, load, handmade, snapshot):
    load(handmade.Plan(size=12))
    report = load(handmade.Plan(size=7, said="落实", title="某省节能减排方案（修订）"))
    assert report.nodes["Measure"].removed == 5
    assert report.nodes["Measure"].unchanged == 7
    assert report.nodes["Plan"].changed == 1
    assert report.edges["LEADS"].removed == 10
    assert report.edges["LEADS"].changed == 14
    changed = snapshot(store)
    remove(store, handmade.Plan().id)
    load(handmade.Plan(size=7, said="落实", title="某省节能减排方案（修订）"))
    assert snapshot(store) == changed


def test_agency_that_no_duty_names_any_more_goes(store, load, handmade):
    load(handmade.Plan(size=12))
    report = load(handmade.Plan(size=2))
    assert report.nodes["Agency"].removed == 4
    assert count(store, "(:Agency)") == 2


def test_property_that_is_gone_vanishes(store, load, handmade):
    plan = handmade.Plan(size=1)
    load(plan)
    without = [
        replace(e, properties={k: v for k, v in e.properties.items() if k not in ("pages", "rank")})
        for e in plan.elements()
    ]
    load_elements(store, [without])
    assert "pages" not in store.query("MATCH (n:Plan) RETURN properties(n) AS p")[0]["p"]
    assert all(
        "rank" not in row["p"] for row in store.query("MATCH ()-[r:LEADS]->() RETURN properties(r) AS p")
    )


def test_duty_whose_role_changed_leaves_no_old_one(store, load, handmade):
    load(handmade.Plan(size=3))
    report = load(handmade.Plan(size=3, role="SUPPORTS"))
    assert count(store, "()-[:LEADS]->()") == 0
    assert count(store, "()-[:SUPPORTS]->()") == report.edges["SUPPORTS"].added == 6


def test_duty_with_one_id_and_another_end_moves(store, load, handmade):
    plan = handmade.Plan(size=3)
    load(plan)
    moved = [
        replace(e, start=plan.agency(2)) if isinstance(e, Edge) and e.type == "LEADS" else e
        for e in plan.elements()
    ]
    load_elements(store, [moved])
    rows = store.query("MATCH (a)-[r:LEADS]->() RETURN DISTINCT a.uri AS uri")
    assert [row["uri"] for row in rows] == [plan.agency(2)]
    assert load_elements(store, [moved]).writes == 0


def test_collective_actor_comes_and_goes(store, load, handmade):
    plan = handmade.Plan(size=2)
    load(plan)
    assert count(store, "(:Agency:CollectiveActor)") == 1
    plain = [replace(e, labels=e.labels[:1]) if isinstance(e, Node) else e for e in plan.elements()]
    assert load_elements(store, [plain]).nodes["Agency"].changed == 1
    assert count(store, "(:CollectiveActor)") == 0
    assert load(plan).nodes["Agency"].changed == 1
    assert count(store, "(:Agency:CollectiveActor)") == 1
    assert load(plan).writes == 0


def test_agency_spelt_differently_by_two_plans_comes_to_rest(store, load, handmade, snapshot):
    def spelt(plan, name):
        return [
            replace(e, properties={"name": name}) if isinstance(e, Node) and e.uri.endswith("ecology") else e
            for e in plan.elements()
        ]

    plans = [spelt(handmade.Plan(1), "省环保厅"), spelt(handmade.Plan(2), "省生态环境厅")]
    load_elements(store, plans)
    before = snapshot(store)
    assert load_elements(store, plans).writes == 0
    assert load_elements(store, plans[::-1]).writes == 0
    assert snapshot(store) == before


def test_remove_says_what_goes_and_what_stays(store, load, handmade, snapshot):
    load(handmade.Plan(2))
    alone = snapshot(store)
    load(handmade.Plan(1))
    both = snapshot(store)
    rehearsed = remove(store, handmade.Plan(1).id, dry_run=True)
    assert snapshot(store) == both
    assert rehearsed.writes == 0
    done = remove(store, handmade.Plan(1).id)
    assert (done.nodes, done.edges) == (rehearsed.nodes, rehearsed.edges)
    assert {node.uri for node in done.staying} >= {f"{handmade.BASE}/agency/520000/ecology"}
    assert all("of-1-" in node.uri for node in done.gone)
    assert snapshot(store) == alone


def test_removing_the_last_plan_leaves_an_empty_graph(store, load, handmade):
    load(handmade.Plan(1), handmade.Plan(2))
    remove(store, handmade.Plan(1).id)
    remove(store, handmade.Plan(2).id)
    assert count(store, "(n)") == 0


def test_removing_an_unknown_plan_is_wrong_use(store, load, handmade):
    load(handmade.Plan(size=1))
    with pytest.raises(UsageError, match="no plan 000000-x"):
        remove(store, "000000-x")


def test_hostile_text_comes_back_as_it_was(store, load, handmade):
    plan = handmade.Plan(size=2, title=handmade.HOSTILE, said=handmade.HOSTILE)
    load(plan)
    assert store.query("MATCH (n:Plan {name: $x}) RETURN n.name AS name", {"x": plan.title}) == [
        {"name": plan.title}
    ]
    rows = store.query("MATCH ()-[r:LEADS]->() RETURN DISTINCT r.mention AS mention")
    assert rows == [{"mention": handmade.HOSTILE}]
    assert load(plan).writes == 0


@pytest.mark.parametrize(
    "element",
    [
        Node(("Agency`) DETACH DELETE n //",), "u", {"name": "x"}),
        Node(("Agency", "Admin"), "u", {"name": "x"}),
        Edge("LEADS`]->() DELETE r //", "Agency", "a", "Measure", "b", {"id": "1"}),
    ],
)
def test_label_or_type_that_the_ontology_lacks_is_refused(store, load, handmade, snapshot, element):
    load(handmade.Plan(size=2))
    before = snapshot(store)
    with pytest.raises(SchemaMismatch):
        load_elements(store, [[*handmade.Plan(size=3).elements(), element]])
    assert snapshot(store) == before


def test_two_elements_of_one_key_that_differ_are_refused(store, handmade):
    plan = handmade.Plan(size=2)
    twin = plan.own(
        "LEADS", "Agency", plan.agency(0), "Measure", plan.measure(0), id=f"{plan.id}-0-1", rank=9
    )
    with pytest.raises(CountMismatch, match="differ"):
        load_elements(store, [[*plan.elements(), twin]])
    assert count(store, "(n)") == 0


def test_relationship_without_its_end_takes_back_the_whole_plan(store, load, handmade, snapshot):
    load(handmade.Plan(1, size=3))
    before = snapshot(store)
    plan = handmade.Plan(2, size=3)
    loose = plan.own(
        "SETS", "Measure", plan.measure(0), "Target", "https://nowhere", quote="x", start=0, end=1
    )
    with pytest.raises(CountMismatch, match="nothing of this plan was written"):
        load_elements(store, [[*plan.elements(), loose]])
    assert snapshot(store) == before


def test_data_of_others_is_left_alone(store, load, handmade):
    run(
        store,
        "CREATE (:Note {text: 'mine'})-[:WRITTEN_BY]->(:Person {name: 'me'}) "
        "CREATE (:Agency {uri: 'urn:mine'})",
    )
    load(handmade.Plan(1, size=12))
    run(
        store,
        f"MATCH (x:Note) MATCH (a:Agency {{uri: '{handmade.Plan(1).agency(1)}'}}) CREATE (x)-[:ABOUT]->(a)",
    )
    run(store, f"MATCH (m:Measure {{uri: '{handmade.Plan(1).measure(0)}'}}) SET m.my_mark = 'read'")
    assert load(handmade.Plan(1, size=12)).writes == 0
    load(handmade.Plan(1, size=1, said="落实"))
    assert store.query("MATCH (m:Measure) RETURN m.my_mark AS mark") == [{"mark": "read"}]
    remove(store, handmade.Plan(1).id)
    assert count(store, "(:Note)-[:ABOUT]->(:Agency)") == 1
    assert count(store, "(:Note)-[:WRITTEN_BY]->(:Person)") == 1
    assert count(store, "(:Agency {uri: 'urn:mine'})") == 1


def test_store_with_two_nodes_of_one_key_is_refused_in_one_sentence(request, store, load, handmade):
    if store.kind == "neo4j":
        request.getfixturevalue("bare")
    run(store, "CREATE (:Measure {uri: 'twin'}) CREATE (:Measure {uri: 'twin'})")
    with pytest.raises(SchemaMismatch) as caught:
        load(handmade.Plan(size=1))
    assert "\n" not in str(caught.value)
    assert store.location in str(caught.value)
    assert count(store, "(:Plan)") == 0


def test_relationship_put_in_beside_ours_is_noticed(store, load, handmade):
    load(handmade.Plan(size=2))
    run(store, "MATCH (p:Plan)-[r:HAS_MEASURE]->(m) CREATE (p)-[x:HAS_MEASURE]->(m) SET x = properties(r)")
    with pytest.raises(CountMismatch, match="HAS_MEASURE"):
        load(handmade.Plan(size=2, said="落实"))


def test_progress_is_told_from_nothing_to_all(store, handmade):
    told = []
    load_elements(store, [handmade.Plan(size=3).elements()], lambda *step: told.append(step))
    assert told[0][1] == 0
    assert told[-1][1] == told[-1][2] > 0
    assert {plan for plan, _, _ in told} == {handmade.Plan().id}


@pytest.fixture
def counted(monkeypatch):
    """The questions that count what the store holds of a plan."""
    asked = []

    def count_and_tell(store, shape, plan):
        asked.append(plan)
        return count_owned(store, shape, plan)

    monkeypatch.setattr(loading, "count_owned", count_and_tell)
    return asked


def test_what_a_server_says_it_made_of_a_new_plan_is_the_count(neo4j_location, handmade, counted):
    with open_store(neo4j_location) as store:
        load_elements(store, [handmade.Plan(size=2).elements()])
        assert counted == []
        load_elements(store, [handmade.Plan(size=3).elements()])
        assert counted == [handmade.Plan().id]


def test_a_new_plan_of_which_the_server_made_less_is_counted(neo4j_location, handmade, counted, monkeypatch):
    with open_store(neo4j_location) as store:
        write = store.write

        def write_and_lose_one(statements):
            done = write(statements)
            monkeypatch.setattr(store, "write", write)
            run(store, "MATCH (:Plan)-[r:HAS_MEASURE]->() WITH r LIMIT 1 DELETE r")
            return replace(done, created=done.created - 1)

        monkeypatch.setattr(store, "write", write_and_lose_one)
        with pytest.raises(CountMismatch, match="HAS_MEASURE"):
            load_elements(store, [handmade.Plan(size=2).elements()])
    assert counted == [handmade.Plan().id]
