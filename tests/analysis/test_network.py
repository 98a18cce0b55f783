"""Who shares measures with whom: a small network whose numbers can be checked by hand."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.analysis.duties import Edge, Graph, Node, Parts, Topic, duty_graph
from policygraph.analysis.network import network_of, projected
from policygraph.maps.graph_files import write_graph
from policygraph.maps.network import MEANINGS, node_sheet, told, with_numbers

# Two triangles (甲乙丙, 丁戊己) joined by one measure of 丙 and 丁: 丙—丁 is the one bridge.
MEASURES = {
    "m1": [("甲", "lead"), ("乙", "support"), ("丙", "support")],
    "m2": [("甲", "shared"), ("乙", "shared")],
    "m3": [("丁", "lead"), ("戊", "lead"), ("己", "support")],
    "m4": [("丙", "sole"), ("丁", "support")],
    "m5": [("甲", "sole"), ("各市", "implement")],
}
TOPICS = [Topic("t1", "甲", ["m1"]), Topic("t2", "钢铁", ["m4"])]


def row(measure, agency=None, role=None):
    said = {"path": "一", "plan": "某市方案", "rank": 1, "mention": agency, "start": 0, "end": 2}
    office = agency if agency not in {"各市", "有关部门"} else None
    known = {
        "agency": agency,
        "agency_uri": f"a:{agency}",
        "office": office,
        "collective": agency == "有关部门",
    }
    identity = f"{measure}{agency}" if agency else None
    return {"measure_uri": measure, "measure": measure, **said, **known, "role_code": role, "id": identity}


ROWS = [row(m, *one) for m, many in MEASURES.items() for one in many]


def parts(rows):
    """Each duty for itself, as a store would give it."""
    named = [one for one in rows if one["id"]]
    return [
        Parts(one["agency"], one["office"], one["collective"], one["role_code"], [one["measure_uri"]])
        for one in named
    ]


def network(between="offices", rows=ROWS, **options):
    return network_of(projected(parts(rows), between, TOPICS, **options), between)


def node(found, name):
    return next(one for one in found.nodes if one.name == name)


def test_each_duty_is_an_edge_of_its_own():
    twice = [*ROWS, {**row("m1", "甲", "implement"), "id": "again"}]
    graph = duty_graph(twice)
    assert sum((edge.source, edge.target) == ("a:甲", "m1") for edge in graph.edges) == 2
    assert len(graph.edges) == len(twice)


def test_two_are_linked_by_each_measure_that_both_have_a_part_in():
    links = {(link.one, link.other): link.weight for link in network().links}
    assert links["丙", "乙"] if ("丙", "乙") in links else links["乙", "丙"] == 1
    assert links.get(("乙", "甲"), links.get(("甲", "乙"))) == 2
    assert len(links) == 7


def test_who_is_nobody_in_particular_links_nobody():
    rows = [*ROWS, row("m2", "有关部门", "shared"), row("m3", "有关部门", "shared")]
    assert network(rows=rows) == network()


def test_carrying_out_links_nobody_unless_asked_for():
    assert all(one.name != "各市" for one in network().nodes)
    assert node(network(implementing=True), "各市").partners == 1


def test_a_bridge_and_its_ends_are_found_and_no_other():
    found = network()
    assert [{link.one, link.other} for link in found.links if link.bridge] == [{"丙", "丁"}]
    assert {one.name for one in found.nodes if one.cut} == {"丙", "丁"}
    assert found.parts == 1


def test_who_stands_in_between_comes_first():
    found = network()
    assert {one.name for one in found.nodes[:2]} == {"丙", "丁"}
    # Of the 10 pairs of the other five, 2 × 3 have 丙 in between: 甲, 乙 with 丁, 戊, 己.
    assert node(found, "丙").between == 0.6


def test_an_only_head_is_one_that_no_other_heads_with():
    found = network()
    assert {one.name: one.only_head for one in found.nodes if one.only_head} == {"甲": 2, "丙": 1}


def test_groups_are_those_who_share_most():
    assert {frozenset(group) for group in network().groups} == {frozenset("甲乙丙"), frozenset("丁戊己")}
    assert network().modularity > 0.3


def test_an_office_and_a_topic_of_one_name_stay_two():
    found = network("topics")
    assert {one.name: one.kind for one in found.nodes if "甲" in one.name} == {"甲": "office", "#甲": "topic"}
    assert {frozenset((link.one, link.other)) for link in found.links} >= {frozenset(("丙", "#钢铁"))}


def test_the_same_graph_gives_the_same_answer_in_any_order():
    assert network(rows=ROWS[::-1]) == network()


def test_of_very_many_the_betweenness_is_estimated_and_the_answer_says_so():
    # A star: all shortest ways lead through its middle.
    named = [Parts(f"甲{n}", None, False, "shared", [f"m{n}"]) for n in range(1200)]
    middle = Parts("中", None, False, "shared", [f"m{n}" for n in range(1200)])
    found, again = (network_of(projected([*named, middle], "agencies"), "agencies") for _ in range(2))
    assert found == again
    assert found.starts is not None
    assert found.nodes[0].name == "中"
    assert found.nodes[0].between == pytest.approx(1, abs=0.1)
    assert any(str(found.starts) in line for line in told(found, "zh"))
    assert not any("估计" in line for line in told(network(), "zh"))


def test_a_network_of_nobody_is_empty_and_says_so():
    found = network_of(projected([], "offices"), "offices")
    assert (found.nodes, found.links, found.modularity, found.parts) == ((), (), None, 0)
    assert next(iter(told(found, "zh"))).startswith("0 方")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_number_is_explained_in_one_line(lang):
    sheet = node_sheet(network(), "网", lang)
    colon = "：" if lang == "zh" else ": "
    for column in sheet.columns[1:]:
        assert any(line.startswith(column.header(lang) + colon) for line in sheet.legend)
        assert MEANINGS[column.name]


def test_what_stands_out_is_said_in_sentences():
    said = list(told(network(), "zh"))
    assert "断点：丁、丙" in said or "断点：丙、丁" in said
    assert any(line.startswith("桥：") and "丙" in line and "丁" in line for line in said)
    assert any(line.startswith("瓶颈") and "甲（2 项）" in line for line in said)


def files(graph, folder):
    for form in ("graphml", "gexf"):
        write_graph(graph, form, folder / f"a.{form}")
    return nx.read_graphml(folder / "a.graphml"), nx.read_gexf(folder / "a.gexf")


def test_files_are_read_back_with_every_node_edge_and_number(tmp_path):
    projection = projected(parts(ROWS), "offices")
    found = network_of(projection, "offices")
    for read in files(with_numbers(found), tmp_path):
        assert set(read) == {one.name for one in found.nodes}
        assert {frozenset(edge) for edge in read.edges} == {frozenset((k.one, k.other)) for k in found.links}
        assert {name: said["between"] for name, said in read.nodes(data=True)} == {
            one.name: one.between for one in found.nodes
        }
        assert {said["weight"] for _, _, said in read.edges(data=True)} == {1, 2}


def test_a_file_for_gephi_holds_numbers_and_no_lists_of_addresses(tmp_path):
    projection = projected(parts(ROWS), "offices")
    for read in files(with_numbers(network_of(projection, "offices")), tmp_path):
        assert {name: said["measures"] for name, said in read.nodes(data=True)}["甲"] == 3
        assert all("measures" not in said for _, _, said in read.edges(data=True))


def test_a_measure_counts_once_for_an_office_with_two_agencies_in_it():
    twice = {**row("m4", "丙", "support"), "agency": "丙二", "id": "twice"}
    assert network(rows=[*ROWS, twice]) == network()


def test_work_shared_with_others_is_counted_apart_from_all_work():
    found = node(network(), "甲")
    assert (found.measures, found.shared) == (3, 2)


def test_all_duties_are_read_back_one_edge_each(tmp_path):
    rows = [*ROWS, {**row("m1", "甲", "implement"), "id": "again"}]
    for read in files(duty_graph(rows, TOPICS), tmp_path):
        assert read.is_multigraph()
        duties = {said["duty"]: said["relation"] for _, _, said in read.edges(data=True)}
        assert {k: v for k, v in duties.items() if v != "concerns"} == {r["id"]: r["role_code"] for r in rows}
        assert {said["label"] for _, said in read.nodes(data=True)} >= {"甲", "m1", "钢铁"}


def test_no_attribute_has_a_name_that_a_format_keeps_for_itself(tmp_path):
    said = {"id": 1, "label": "x", "pid": 2, "start": 3, "end": 4, "kind": "k"}
    edge = Edge("a", "a", {"source": "s", "target": "t", "type": "y"}, key="k")
    for read in files(Graph({"a": Node("甲", said)}, [edge], directed=True), tmp_path):
        assert (read.nodes["a"]["label"], read.nodes["a"]["label_"]) == ("甲", "x")
        assert (read.nodes["a"]["start_"], read.nodes["a"]["kind"]) == (3, "k")
        (written,) = (values for _, _, values in read.edges(data=True))
        assert {"source_", "target_", "type_"} <= set(written)


def test_an_unknown_figure_is_left_out_and_an_unknown_text_empty(tmp_path):
    nodes = {"a": Node("a", {"many": 3, "who": "甲"}), "b": Node("b", {"many": None, "who": None})}
    for read in files(Graph(nodes, [], directed=True), tmp_path):
        assert read.nodes["a"]["many"] == 3
        assert "many" not in read.nodes["b"]
        assert not read.nodes["b"].get("who")


def test_a_name_stands_beside_each_node_of_all_duties_and_not_its_address(tmp_path):
    for read in files(duty_graph(ROWS, TOPICS), tmp_path):
        assert not [said["label"] for _, said in read.nodes(data=True) if said["label"].startswith("http")]


@given(
    st.text(min_size=1), st.one_of(st.none(), st.text(), st.lists(st.text()), st.integers(), st.booleans())
)
def test_whatever_a_name_holds_the_file_is_written_and_read(tmp_path_factory, name, value):
    graph = Graph({name: Node(name, {"said": value})}, [], directed=False)
    for read in files(graph, tmp_path_factory.mktemp("files")):
        assert len(read) == 1
