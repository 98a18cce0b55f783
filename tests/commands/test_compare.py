"""`policygraph compare` as people use it."""

import json

import pytest
from policygraph import cli
from policygraph.loaders.record import dumps
from reading import record_of

CITY = "贵阳市节水方案\n\n一、任务\n\n（一）推动钢铁行业节水。对钢铁企业实施改造。（市工业和信息化局牵头）\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph") / "store"
    assert cli.main(["load", "--quiet", "--store", str(folder)]) == 0
    return str(folder)


@pytest.fixture
def run(capfd, monkeypatch, store):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main(["compare", "--store", store, *map(str, arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return run


def test_tasks_targets_and_the_rest_stand_in_tables_of_their_own(run):
    code, out, _ = run("贵州省碳达峰", "贵阳贵安")
    assert code == 0
    heads = [
        "贵州省碳达峰实施方案 ↔ 贵阳贵安减污降碳协同增效实施方案",
        "同一指标",
        "未找到对应：贵州省碳达峰",
    ]
    places = [out.index(head) for head in heads]
    assert places == sorted(places)


def test_json_has_the_lead_of_both_sides(run):
    rows = json.loads(run("贵州省碳达峰", "贵阳贵安", "--format", "json")[1])
    (steel,) = [row for row in rows if row["path"] == "二（三）1（1）" and row["part"] == "correspondence"]
    assert steel["other_path"] == "四（一）5"
    assert steel["answering"] == "牵头 贵州省发展改革委"
    assert steel["other_answering"].startswith("分工负责（未指定牵头） 贵阳市工业和信息化局")


def test_a_plan_may_be_a_file_that_is_not_in_the_graph(run, tmp_path):
    file = tmp_path / "city.json"
    file.write_bytes(dumps(record_of(CITY)))
    code, out, _ = run("贵州省碳达峰", file)
    assert code == 0
    assert "推动钢铁行业节水" in out


def test_a_plan_with_itself_is_refused(run):
    code, _, err = run("贵州省碳达峰", "贵州省碳达峰实施方案")
    assert code == 2
    assert "policygraph diff" in err


def test_a_name_that_fits_several_plans_is_refused(run):
    code, _, err = run("贵州省", "贵阳贵安")
    assert code == 2
    assert "fits 2 plans" in err
