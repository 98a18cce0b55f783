"""Lists of tasks with one column for the task and one for what is done: what a row is called, and its number."""

from __future__ import annotations

import pytest
from policygraph.loaders.extraction import extract
from tables import TABLED

BEFORE = ["云山市水乡建设方案", "一、总体要求", "持续改善水乡环境。"]
HEADS = ["序号", "任务", "具体措施", "责任部门", "配合部门"]


@pytest.fixture(params=list(TABLED))
def measures(request, tmp_path):
    """Writes a table as a file of each kind that has tables, and returns (number, title) of its rows."""

    def read(rows):
        file = tmp_path / request.param
        file.write_bytes(TABLED[request.param](BEFORE, [HEADS, *rows], ["二、保障措施", "加强领导。"]))
        return [(m.path[-1], m.title) for m in extract(file).measures if m.duties]

    return read


def test_a_row_is_called_by_its_task_and_not_by_what_is_done(measures):
    rows = [
        ["1", "建设步道", "新建步道20公里", "市建设局", "市水利局"],
        ["2", "整治河道", "清淤30公里", "市水利局", "市财政局"],
    ]
    assert measures(rows) == [("1", "建设步道"), ("2", "整治河道")]


def test_rows_of_one_task_are_called_by_what_is_done_and_keep_its_number(measures):
    rows = [
        ["1", "建设步道", "新建步道20公里", "市建设局", "市水利局"],
        ["^", "^", "设置驿站10处", "市文旅局", "市财政局"],
        ["2", "整治河道", "清淤30公里", "市水利局", "市财政局"],
    ]
    assert measures(rows) == [("1", "新建步道20公里"), ("1〔2〕", "设置驿站10处"), ("2", "整治河道")]
