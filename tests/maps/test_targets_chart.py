"""One indicator across places as a dot plot."""

from __future__ import annotations

import pytest
from policygraph.analysis.deliverables import deliverables, of_indicator
from policygraph.analysis.sources import plans_of_records
from policygraph.errors import UsageError
from policygraph.maps.charts import write_pictures
from policygraph.maps.targets_chart import dot_plot
from reading import record_of

PLAN = "{}方案\n\n一、目标\n\n到2025年，再生水利用率达到{}。\n"


@pytest.fixture
def found():
    texts = (PLAN.format("贵州省", "20%左右，力争达到25%"), PLAN.format("江西省", "30%以上"))
    return of_indicator(deliverables(plans_of_records(map(record_of, texts))), "再生水利用率")


def points(spec):
    return {point["line"]: point for point in spec["data"]["values"]}


def test_each_target_has_a_line_and_its_bound_in_words(found):
    shown = points(dot_plot(found, "zh"))
    assert {point["words"] for point in shown.values()} == {"达到约20%", "达到25%", "达到不低于30%"}
    assert len(shown) == 3


def test_a_stretch_target_is_hollow(found):
    fills = {line.endswith("力争"): point["fill"] for line, point in points(dot_plot(found, "zh")).items()}
    assert fills[True] == "white"
    assert fills[False] != "white"


def test_two_targets_that_read_alike_have_lines_of_their_own(found):
    assert len(points(dot_plot([found[0], found[0]], "zh"))) == 2


def test_figures_of_another_unit_are_left_out_and_counted(found):
    other = deliverables(plans_of_records([record_of(PLAN.format("湖南省", "3万吨"))]))
    spec = dot_plot([*found, *other], "zh")
    assert len(points(spec)) == 3
    assert "另有 1 项" in spec["title"]["subtitle"]


def test_nothing_to_draw_is_refused():
    with pytest.raises(UsageError, match="no target to draw"):
        dot_plot([], "zh")


def test_the_picture_holds_every_label_as_text(found, tmp_path):
    write_pictures(dot_plot(found, "zh"), tmp_path / "a.svg", tmp_path / "a.png")
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert all(word in drawn for word in ("再生水利用率", "达到约20%", "达到不低于30%", "江西省"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
