"""Leads that change with time are nobody's lead of the whole; a deadline changes nothing."""

import pytest
from reading import duties_of, record_of

CHANGING = {
    "（2023年省水利厅牵头，2024年省能源局牵头）": [],
    "（2024年前由省水利厅牵头，此后由省能源局牵头，省财政厅配合）": ["省财政厅"],
    "（2023—2024年省水利厅牵头，2025年起由省能源局牵头；省财政厅配合）": ["省财政厅"],
    "（省水利厅牵头至2024年，2025年起省能源局牵头）": [],
    "（建设阶段由省水利厅牵头，运行阶段由省能源局牵头）": [],
    "（前期由省水利厅牵头，后期由省能源局牵头）": [],
    "（省水利厅、省能源局按年度轮流牵头，省财政厅配合）": ["省财政厅"],
    "（上半年省水利厅牵头，下半年省能源局牵头）": [],
    "（省水利厅牵头，机构改革后由省能源局牵头）": [],
    "（省水利厅牵头（2025年1月前由省能源局牵头））": [],
    "（省水利厅牵头，待国资划转后由省能源局牵头，省财政厅配合）": [],
    "（省水利厅牵头2024年任务，省能源局牵头2025年任务）": [],
    "（省水利厅、省能源局隔年牵头）": [],
    "（责任单位：2024年省水利厅，2025年省能源局）": [],
    "（牵头单位：省水利厅（一期）、省能源局（二期））": [],
    "（牵头单位：2023年省水利厅，2024年省能源局；配合单位：省财政厅）": ["省财政厅"],
    "（牵头单位：省水利厅，2024年起省能源局；配合单位：省财政厅）": ["省财政厅"],
}

STEADY = [
    "（牵头单位：第1项省水利厅，第2项省能源局）",
    "（牵头单位：省水利厅（第1、2项）、省能源局（第3项））",
    "（2024年省水利厅、省能源局牵头完成）",
    "（2024年底前由省水利厅牵头完成规划，2025年底前由省能源局牵头完成建设）",
    "（牵头单位：省水利厅、省能源局；完成时限：2023年启动，2024年完成）",
]


@pytest.mark.parametrize("clause", CHANGING)
def test_leads_that_change_with_time_are_given_to_nobody(clause):
    assert [d.mention for d in duties_of(clause)] == CHANGING[clause]


@pytest.mark.parametrize("clause", CHANGING)
def test_leads_that_change_with_time_are_listed_as_unread(clause):
    record = record_of(f"贵州省节水方案\n一、任务\n1.节水。做好节水。{clause}\n2.治污。做好治污。")
    words = "".join(one.text for one in record.unread)
    assert {"省水利厅", "省能源局"} <= {name for name in ("省水利厅", "省能源局") if name in words}


@pytest.mark.parametrize("clause", STEADY)
def test_a_deadline_takes_no_lead_away(clause):
    leads = [d.mention for d in duties_of(clause) if d.role == "lead"]
    assert leads == ["省水利厅", "省能源局"]


@pytest.mark.parametrize(
    "cell", ["2023年：市水务局；2024年：市住建局", "市水务局、市住建局（轮值）", "市水务局，2024年起市住建局"]
)
def test_a_cell_whose_leads_change_leads_nothing(cell):
    lines = ["云山市水务方案", "序号\t工作任务\t牵头单位\t配合单位", f"1\t改造管网\t{cell}\t市财政局"]
    record = record_of("\n".join([*lines, "2\t清淤\t市水务局\t市财政局"]))
    assert [d.mention for d in record.measures[0].duties] == ["市财政局"]


DUE = {
    "（省水利厅牵头，2025年底前完成）": 2025,
    "（责任单位：省水利厅；2026年6月完成）": 2026,
    "（省水利厅负责，2024年启动，2025年建成）": 2025,
    "（省水利厅负责，2024年启动）": None,
    "（2024年省水利厅牵头）": None,
}


@pytest.mark.parametrize("clause", DUE)
def test_a_deadline_between_the_names_dates_the_figure(clause):
    record = record_of(f"贵州省节水方案\n一、任务\n1.水池。新建水池20座。{clause}\n2.步道。修步道。\n")
    assert [target.year for target in record.measures[0].targets] == [DUE[clause]]
