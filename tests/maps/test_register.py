"""The lists that reading rests on can be looked at, and say why a name means an entry."""

import pytest
from policygraph.errors import UsageError
from policygraph.maps.register import KINDS, register_sheet
from policygraph.ontology.tables import read_table
from reading import duties_of


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_shows_all_its_entries(kind):
    assert len(register_sheet(kind, None, "zh").rows) >= 5


MEANT = {
    ("office", "贵州省环保厅"): (
        "生态环境",
        "去掉地名后的“环保厅”是其名称；旧称“环境保护”的简称，2018年改称生态环境（—2018）",
    ),
    ("office", "环保局"): ("生态环境", "“环保局”是其别名；旧称“环境保护”的简称，2018年改称生态环境（—2018）"),
    ("office", "人民银行贵阳中心支行"): (
        "人民银行",
        "去掉地名后的“人民银行”是其名称；2023年改革后改设省（市）分行（—2023）",
    ),
    ("place", "筑"): None,
    ("place", "毕节"): ("毕节市", "“毕节”是其别名"),
    ("place", "520522"): ("黔西市", "旧代码：黔西县2021年改为黔西市或并入其中"),
    ("place", "崇文区"): ("东城区", "旧名：崇文区2010年改为东城区或并入其中"),
    ("place", "520100"): ("贵阳市", "即其代码"),
    ("place", "西秀工业园区"): ("西秀工业园区", "即其名称"),
    ("industry", "钢铁"): ("黑色金属冶炼和压延加工业", "“钢铁”是其别名"),
    ("pollutant", "VOCs"): ("挥发性有机物", "“VOCs”是其别名"),
    ("indicator", "单位GDP能源消耗"): ("单位地区生产总值能耗", "去掉地域和类别字样后相符"),
    ("unit", "吨标准煤"): ("tonne of standard coal", "即其符号"),
    ("role", "牵头"): ("牵头", "“牵头”即主持其事"),
    ("role", "主责"): ("牵头", "“主责”即负主要责任，等于牵头"),
    ("role", "负责落实"): ("落实", "地方政府在部门之外负责落实"),
}


@pytest.mark.parametrize(("kind", "name"), MEANT)
def test_a_name_shows_what_it_means_and_why(kind, name):
    wanted = MEANT[kind, name]
    if wanted is None:
        with pytest.raises(UsageError, match="shows them all"):
            register_sheet(kind, name, "zh")
        return
    row = register_sheet(kind, name, "zh").rows[0]
    assert (row["name"], row.get("why")) == wanted


def test_an_office_says_since_when_and_what_it_was():
    row = register_sheet("office", "环保局", "zh").rows[0]
    assert (row["since"], "环境保护" in str(row["note"])) == ("2018", True)


@pytest.mark.parametrize(
    ("kind", "wrong", "right"), [("place", "贵羊市", "贵阳市"), ("role", "主责者", "主责")]
)
def test_a_name_that_is_not_known_gets_the_nearest(kind, wrong, right):
    with pytest.raises(UsageError, match=f"the nearest are .*{right}"):
        register_sheet(kind, wrong, "zh")


@pytest.mark.parametrize("row", list(read_table("role_words.csv")), ids=lambda row: row["word"])
def test_a_word_gives_the_role_that_the_list_says(row):
    actor = "各市（州）人民政府" if row["role"] == "implement" else "贵州省水利厅"
    assert row["word"] in row["example"].replace("：", "")
    assert [d.role for d in duties_of(row["example"]) if d.agency == actor] == [row["role"]]


def test_a_word_stands_in_the_list_of_roles_once():
    words = [row["word"] for row in read_table("role_words.csv")]
    assert len(words) == len(set(words))
