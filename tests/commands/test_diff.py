"""`policygraph diff` as people and scripts use it."""

import json

import pytest
from policygraph import cli
from policygraph.loaders.record import dumps
from reading import record_of

OLD = """贵州省节水方案

一、任务

（一）工业节水。推动企业循环用水，完善计量设施。（省水利厅负责）

（二）农业节水。推广滴灌和喷灌。（省农业农村厅牵头，省水利厅配合）
"""
NEW = OLD.replace("省水利厅负责", "省财政厅负责")


@pytest.fixture
def files(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.json"
    old.write_text(OLD, encoding="utf-8")
    new.write_bytes(dumps(record_of(NEW)))
    return old, new


@pytest.fixture
def run(capfd, monkeypatch):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main(["diff", *map(str, arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return run


def test_a_document_and_a_record_are_compared_in_a_table(run, files):
    code, out, _ = run(*files)
    assert code == 0
    (line,) = [line for line in out.splitlines() if "工业节水" in line]
    assert line.split() == [
        "更换责任单位",
        "工业节水",
        "贵州省财政厅",
        "一（一）",
        "省水利厅",
        "一（一）",
        "省财政厅",
    ]


def test_english_headings_and_words(run, files):
    _, out, _ = run(*files, "--lang", "en")
    assert "agency replaced" in out
    assert "2 measures in both versions; 1 change" in out


def test_json_gives_codes_and_spans(run, files):
    _, out, _ = run(*files, "--format", "json")
    (change,) = json.loads(out)
    assert change["change"] == "duty-replaced"
    assert OLD[change["old_start"] : change["old_end"]] == change["old"] == "省水利厅"


def test_with_fail_the_exit_code_tells_a_script_that_something_changed(run, files):
    old, new = files
    assert run(old, new, "--fail")[0] == 1
    assert run(old, old, "--fail")[0] == 0


def test_mere_numbers_are_counted_and_listed_on_request(run, files, tmp_path):
    newer = tmp_path / "newer.txt"
    newer.write_text(
        OLD.replace(
            "（一）工业节水。推动企业循环用水，完善计量设施。（省水利厅负责）\n\n（二）农", "（一）农"
        )
    )
    _, out, _ = run(files[0], newer)
    assert "另有 1 项只是编号变了，加 --all 列出" in out
    assert "改号" not in out
    assert "改号" in run(files[0], newer, "--all")[1]


def test_a_role_is_told_in_words(run, files, tmp_path):
    newer = tmp_path / "newer.txt"
    newer.write_text(OLD.replace("省农业农村厅牵头，省水利厅配合", "省水利厅牵头，省农业农村厅配合"))
    _, out, _ = run(files[0], newer)
    assert [line.split()[4] for line in out.splitlines() if "角色变更" in line] == ["牵头", "配合"]


def test_a_folder_is_refused_in_one_sentence(run, files, tmp_path):
    code, _, err = run(tmp_path, files[0])
    assert code == 2
    assert "is a folder where one plan is compared" in err
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_named(run, files, tmp_path):
    code, _, err = run(files[0], tmp_path / "none.txt")
    assert code == 3
    assert "none.txt" in err
