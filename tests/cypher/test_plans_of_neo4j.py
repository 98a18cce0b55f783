"""How a real Neo4j would run each question: reading only, by keys, with nothing that will be taken away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import GraphDatabase
from policygraph.cypher.catalogue import bind, question, question_names

GIVEN = {
    "agency": "贵州省生态环境厅",
    "industry": "钢铁",
    "office": "生态环境",
    "place": "贵阳市",
    "plan": "贵州省减排方案",
    "words": "挥发性有机物",
    "text": "挥发性有机物",
}


def operators(plan: dict) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", []):
        yield from operators(child)


@pytest.mark.filterwarnings("ignore:GQLSTATUS support is a preview feature")  # as driver 5.28 says, 6 not
@pytest.mark.parametrize("asked", ["neo4j"], indirect=True)
@pytest.mark.parametrize("name", question_names())
def test_explained(asked, name):
    needed = {p.name: GIVEN[p.name] for p in question(name).parameters if p.required}
    bound = {u.parameter: u.value for u in bind(asked, question(name), needed)}
    with GraphDatabase.driver(asked.location.removesuffix("/neo4j"), auth=None) as driver:
        summary = driver.execute_query(
            f"EXPLAIN {question(name).text_for('neo4j')}", bound, database_="neo4j"
        ).summary
    assert summary.query_type == "r"
    # UNRECOGNIZED tells of types that these small plans do not use (ISSUED_BY); anything else is a fault.
    told = [
        s for s in summary.gql_status_objects if s.is_notification and s.raw_classification != "UNRECOGNIZED"
    ]
    assert [s.status_description for s in told] == []
    steps = set(operators(summary.plan))
    assert not {step for step in steps if "Cartesian" in step or step in {"AllNodesScan", "Eager"}}
