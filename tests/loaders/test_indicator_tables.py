"""Tables of indicators whose heads say more than 指标 and 目标值: growth, estimates, places, years of plans."""

import pytest
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract_text
from policygraph.loaders.table_heads import head_of
from policygraph.loaders.table_names import without_unit
from reading import record_of
from tables import TABLED

PERIOD = "贵州省“十四五”绿化规划（2021—2025年）"
UNDATED = "贵州省绿化行动方案"


def plan(rows, title=PERIOD, caption="主要指标"):
    """A plan with one table, its cells parted by `|`."""
    table = "\n".join(row.replace("|", "\t") for row in rows)
    return record_of(f"{title}\n一、主要目标\n{caption}\n{table}\n二、任务\n（一）治水。治理河道。\n")


def targets(record):
    return [(t.indicator, t.value, t.unit, t.change, t.year) for m in record.measures for t in m.targets]


def first(record):
    return next(t for m in record.measures for t in m.targets)


TWO_LINES = ["指标|单位|2020年|2025年|", "|||目标值|年均增速"]


def test_growth_under_a_wide_year_is_no_level():
    assert targets(plan([*TWO_LINES, "粮食产量|万吨|100|110|2"])) == [
        ("粮食产量", 110, "万吨", "level", 2025),
        ("粮食产量", 2, "%", "increase", 2025),
    ]


def test_growth_of_a_share_may_be_points_or_per_cent_and_is_unread():
    record = plan([*TWO_LINES, "城镇化率|%|50|60|2"])
    assert (len(targets(record)), [u.reason for u in record.unread]) == (1, ["FIGURE_NOT_PARSED"])


@pytest.mark.parametrize("cell", ["累计19", "〔19〕"])
def test_what_counts_all_years_is_no_level_of_a_share(cell):
    assert targets(plan(["指标|单位|2025年", f"城镇化率|%|{cell}"])) == []


def test_what_is_new_in_all_years_is_added():
    assert targets(plan(["指标|单位|2025年", "城镇新增就业|万人|〔300〕"]))[0][3] == "add"


def test_an_unknown_head_below_a_wide_one_holds_no_targets():
    record = plan(["指标|2025年|", "|东部|西部", "森林覆盖率（%）|60|70"])
    assert (targets(record), len(record.unread)) == ([], 1)


@pytest.mark.parametrize("format_", list(TABLED))
def test_heads_that_join_year_and_indicator_have_a_row_for_each_place(format_, tmp_path):
    rows = [
        ["市州", "2020年森林覆盖率（%）", "2025年森林覆盖率（%）"],
        ["贵阳市", "55", "56"],
        ["全省", "61", "64"],
    ]
    file = tmp_path / format_
    file.write_bytes(
        TABLED[format_]([PERIOD, "一、主要目标", "各地目标"], rows, ["二、任务", "（一）治水。治理河道。"])
    )
    found = [t for m in extract_text(canonicalise(read_document(file))).measures for t in m.targets]
    assert [(t.indicator, t.value, t.current_value, list(t.places)) for t in found] == [
        ("森林覆盖率", 56, 55, ["贵阳市"]),
        ("森林覆盖率", 64, 61, []),
    ]


def test_years_may_stand_below_the_indicator_of_all_places():
    assert targets(plan(["地区|优良水体比例（%）|", "|2020年|2025年", "贵阳市|95|100"])) == [
        ("优良水体比例", 100, "%", "level", 2025)
    ]


def test_a_task_of_places_is_work():
    assert targets(plan(["市（州）|2025年造林任务（万亩）", "贵阳市|20"])) == [
        ("造林", 20, "万亩", "add", 2025)
    ]


def test_a_row_for_what_is_no_known_place_is_unread():
    record = plan(["市州|2025年造林任务（万亩）", "甲市|20"])
    assert (targets(record), len(record.unread)) == ([], 1)


def test_figures_of_places_without_goal_and_year_are_no_targets():
    assert targets(plan(["市州|森林覆盖率（%）", "贵阳市|55"], caption="各地现状")) == []


@pytest.mark.parametrize(
    ("heads", "row", "current"),
    [
        ("指标|单位|2023年实绩|2024年预计|2027年目标", "绿地|公顷|62|63|64", (62, 2023)),
        ("指标|单位|2023年|2027年", "绿地|公顷|62|64", (62, 2023)),
        ("指标|单位|2022年|2023年目标", "绿地|公顷|62|64", (62, 2022)),
        ("指标|单位|“十三五”末|“十四五”末", "绿地|公顷|62|64", (62, 2020)),
    ],
)
def test_the_value_of_today_is_no_goal(heads, row, current):
    record = plan([heads, row], UNDATED)
    one = first(record)
    assert ([t[1] for t in targets(record)], (one.current_value, one.current_year)) == ([64], current)


def test_two_years_that_lie_near_may_be_goals_or_not():
    record = plan(["指标|单位|2023年|2025年", "绿地|公顷|62|64"], UNDATED)
    assert ([t[1] for t in targets(record)], len(record.unread)) == ([64], 1)


@pytest.mark.parametrize("heads", ["指标|单位|2025年|2030年", "指标|单位|2025年目标|2030年目标"])
def test_round_years_are_goals(heads):
    assert [t[4] for t in targets(plan([heads, "绿地|公顷|62|64"], UNDATED))] == [2025, 2030]


def test_each_year_of_a_plan_may_have_its_goal():
    rows = ["指标|单位|2021年|2022年|2023年", "绿地|公顷|62|63|64"]
    assert [t[4] for t in targets(plan(rows))] == [2021, 2022, 2023]


def test_an_estimate_of_the_last_year_is_the_goal():
    assert targets(plan(["指标|单位|2020年实际|2025年预计", "绿地|公顷|62|64"]))[0][1] == 64


@pytest.mark.parametrize("note", ["约束性", "预期性指标，含在建"])
def test_notes_may_say_whether_a_target_binds(note):
    nature = "binding" if "约束" in note else "anticipatory"
    assert first(plan(["指标|单位|2025年|备注", f"绿地|公顷|64|{note}"])).nature == nature


def test_a_column_may_say_for_each_row_when_it_is_due():
    assert targets(plan(["指标|目标值|完成时限", "处理率|98%|2023年"]))[0][4] == 2023


def test_items_with_a_unit_are_indicators():
    assert targets(plan(["项目|单位|2020年|2025年", "耕地|万亩|50|49"])) == [
        ("耕地", 49, "万亩", "level", 2025)
    ]


def test_pollutants_below_their_group_are_what_the_group_is():
    rows = ["指标|单位|2025年", "主要污染物重点工程减排量||", "氨氮|吨|20"]
    assert targets(plan(rows)) == [("氨氮重点工程减排量", 20, "吨", "level", 2025)]


def test_a_cell_may_say_to_what_a_figure_falls():
    assert targets(plan(["指标|2025年", "粉尘浓度（微克/立方米）|下降到30"]))[0][3] == "level"


@pytest.mark.parametrize(
    ("words", "name", "unit"),
    [
        ("5.森林覆盖率（%）", "森林覆盖率", "%"),
        ("（2）公路里程/公里", "公路里程", "公里"),
        ("其中：煤炭（万吨）", "煤炭", "万吨"),
        ("细颗粒物（PM2.5）浓度", "细颗粒物（PM2.5）浓度", ""),
        ("2.5微米颗粒物", "2.5微米颗粒物", ""),
        ("新增就业（万人，累计）", "新增就业", "万人"),
        ("人口（万人）[累计]", "人口", "万人"),
    ],
)
def test_names_have_no_number_and_no_unit(words, name, unit):
    assert without_unit(words) == (name, unit)


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("年均增速〔累计〕", "growth"),
        ("2021—2025年年均增长（%）", "growth"),
        ("累计降幅", "growth"),
        ("十四五目标", "value"),
        ("2024年预计完成", "base"),
        ("县（市、区）", "place"),
        ("森林覆盖率（%）", "measure"),
        ("森林覆盖率", None),
        ("2025年重点任务", None),
        ("年度目标任务", "task"),
    ],
)
def test_heads(cell, head):
    assert head_of(cell) == head


def test_a_row_of_each_place_may_say_how_much_less():
    rows = ["市州|单位GDP能耗下降目标（%）|2025年用水量比2020年减少（%）", "贵阳市|13|9"]
    found = [t for m in plan(rows).measures for t in m.targets]
    assert [(t.indicator, t.value, t.change, t.year, t.baseline_year) for t in found] == [
        ("单位GDP能耗", 13, "decrease", None, None),
        ("用水量", 9, "decrease", 2025, 2020),
    ]


def test_a_place_in_the_heads_is_not_that_of_a_row():
    record = plan(["指标|单位|2025年|其中：贵阳市", "绿地|公顷|64|6"])
    assert (first(record).places, len(record.unread)) == ((), 1)


def test_the_latest_value_that_was_reached_is_that_of_today():
    one = first(plan(["指标|单位|2015年|2020年|2025年", "绿地|公顷|50|60|64"]))
    assert (one.current_value, one.current_year) == (60, 2020)


def test_headings_among_rows_may_say_what_binds():
    assert first(plan(["指标|单位|2025年|", "一、约束性指标|||", "绿地|公顷|64|"])).nature == "binding"


@pytest.mark.parametrize("goal", ["目标", "目标年", "近期目标（2025年）", "全省2025年"])
def test_goals_have_many_heads(goal):
    assert [t[1] for t in targets(plan([f"指标|单位|{goal}", "绿地|公顷|64"]))] == [64]


def test_the_name_of_a_group_does_not_say_that_its_indicators_grow():
    assert targets(plan(["一级指标|二级指标|2025年", "经济增长|绿地（公顷）|64"]))[0][3] == "level"


def test_growth_without_a_unit_that_is_not_yearly_is_unread():
    record = plan(["指标|单位|2025年|2025年比2020年增长", "绿地|公顷|64|4"])
    assert (len(targets(record)), len(record.unread)) == (1, 1)


def test_a_row_that_names_who_answers_is_read_once():
    record = plan(["序号|指标|目标|责任单位", "1|绿地率|64%以上|省林业局", "2|绿化率|55%|省林业局"])
    assert (len(targets(record)), len(record.unread)) == (2, 0)


def test_what_is_kept_is_no_work_even_as_a_task():
    assert targets(plan(["区县|2025年耕地保有量任务（万亩）", "云岩区|10"]))[0][3] == "level"


def test_years_over_places_whose_indicator_the_heads_do_not_name_are_unread():
    record = plan(["市州|2025年|2030年", "贵阳市|10|20"])
    assert (targets(record), len(record.unread)) == ([], 1)


def test_goals_may_stand_before_their_year():
    one = first(plan(["指标|计算单位|规划基期2020年|规划目标2025年", "绿地|公顷|60|64"]))
    assert (one.value, one.year, one.current_value) == (64, 2025, 60)


def test_items_beside_several_years_are_indicators():
    assert [t[1] for t in targets(plan(["项目|2020年|2025年", "粮食产量（万吨）|100|110"]))] == [110]
