"""`policygraph targets` as people use it."""

import json

import pytest
from policygraph import cli


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph") / "store"
    assert cli.main(["load", "--quiet", "--store", str(folder)]) == 0
    return str(folder)


@pytest.fixture
def run(capfd, monkeypatch, store):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main(["targets", "--store", store, *arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


def test_one_indicator_across_provinces_with_stretch_and_bound(run):
    code, out, _ = run("非化石能源占能源消费总量比重", "--lang", "en", "--format", "csv")
    assert code == 0
    lines = [line for line in out.splitlines() if "广东省" in line or "21.6" in line]
    assert any("reach about 32%" in line for line in lines)
    assert sum(",stretch," in line for line in lines) == 2


def test_json_has_the_figure_as_a_number(run):
    rows = json.loads(run("单位地区生产总值能耗", "--format", "json")[1])
    guizhou = [row for row in rows if row["place"] == "贵州省"]
    assert {row["value"] for row in guizhou} == {13, 14.5}
    assert all(row["bound"] == "=" for row in guizhou)


def test_what_is_due_in_a_year_names_who_answers(run):
    _, out, _ = run("--year", "2030", "--place", "贵阳")
    lines = [line for line in out.splitlines() if line.startswith("2030")]
    assert lines
    assert not any("2025  " in line for line in lines)
    assert any("牵头 贵阳市农业农村局" in line for line in lines)


def test_an_office_has_its_list_by_year(run):
    _, out, _ = run("--office", "贵阳市农业农村局")
    years = [int(line[:4]) for line in out.splitlines() if line[:2] == "20"]
    assert years == sorted(years)
    assert {2025, 2030} <= set(years)


def test_without_an_indicator_only_what_several_places_set(run):
    few, every = (run(*arguments)[1] for arguments in ((), ("--all",)))
    assert "甲醇加注站" not in few
    assert "甲醇加注站" in every


def test_a_misspelt_indicator_gets_the_nearest(run):
    code, _, err = run("单位地区产总值能好")
    assert code == 2
    assert "单位地区生产总值能耗" in err


def test_a_picture_is_of_one_indicator(run, tmp_path):
    code, _, err = run("--png", str(tmp_path / "a.png"))
    assert code == 2
    assert "name it" in err
    assert run("非化石能源消费比重", "--svg", str(tmp_path / "a.svg"))[0] == 0
    assert "广东省" in (tmp_path / "a.svg").read_text(encoding="utf-8")
