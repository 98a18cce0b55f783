"""A record as nodes and relationships: what each thing becomes, and that nothing more is said."""

from __future__ import annotations

import pytest
from draft import DUTY_TYPES, Draft, duty, mention, target
from policygraph.graph.build import elements
from policygraph.graph.citations import CitedPlans, HeldPlan
from policygraph.graph.elements import Edge, Node
from policygraph.loaders import record as r
from policygraph.ontology.iris import Namespace

GUIZHOU = r.PlaceRef("贵州省", "520000")
GUIYANG = r.PlaceRef("贵阳市", "520100")
SICHUAN = r.PlaceRef("四川省", "510000")
LOCALS = "各市（州）人民政府"


class Made:
    """What became of a record, ready to be asked."""

    def __init__(self, draft, **how):
        every = list(elements(draft.record(), **how))
        self.nodes = [e for e in every if isinstance(e, Node)]
        self.edges = [e for e in every if isinstance(e, Edge)]

    def of(self, label):
        return [node for node in self.nodes if label in node.labels]

    def named(self, label):
        return sorted(str(node.properties["name"]) for node in self.of(label))

    def one(self, label):
        (node,) = self.of(label)
        return node

    def links(self, kind):
        """The relationships of a type as (name of the start, name of the end)."""
        names = {node.uri: node.properties["name"] for node in self.nodes}
        return sorted((names[e.start], names[e.end]) for e in self.edges if e.type == kind)

    def all(self, kind):
        return [edge for edge in self.edges if edge.type == kind]


@pytest.fixture
def draft():
    return Draft("贵州省减排方案", GUIZHOU)


# The plan ---------------------------------------------------------------------------------------------


def test_plan_tells_which_bytes_and_which_text_it_was_read_from(draft):
    plan = Made(draft).one("Plan").properties
    assert {"sha256", "text_sha256", "reader", "canonicaliser", "extractor", "chars", "pages"} <= set(plan)


def test_no_property_of_a_plan_is_an_empty_list_which_an_import_would_lose(draft):
    assert [] not in Made(draft).one("Plan").properties.values()


def test_what_is_unknown_of_a_plan_is_absent():
    plan = next(elements(Draft("方案", None).record(period=None))).properties
    assert not {"period_start", "period_end", "doc_number", "issued"} & set(plan)


def test_unread_sentences_stand_on_the_plan_as_parallel_lists(draft):
    draft.skip("有关单位要重视。", "AGENCY_WITHOUT_ROLE")
    draft.skip("约占一半。", "FIGURE_NOT_PARSED")
    plan = Made(draft).one("Plan").properties
    assert plan["unread_count"] == 2
    assert (plan["unread_reasons"], plan["unread_starts"], plan["unread_ends"]) == (
        ["AGENCY_WITHOUT_ROLE", "FIGURE_NOT_PARSED"],
        [0, 8],
        [8, 13],
    )


def test_plan_covers_its_place(draft):
    assert Made(draft).links("COVERS") == [("贵州省减排方案", "贵州省")]


def test_issuer_is_the_agency_that_answers_for_measures_too(draft):
    draft.issuers = ("贵州省生态环境厅",)
    draft.measure("一", duties=[duty("贵州省生态环境厅", office="ecology-environment")])
    made = Made(draft)
    assert [edge.end for edge in made.all("ISSUED_BY")] == [edge.start for edge in made.all("SHARES")]


def test_document_cited_with_and_without_number_is_cited_once(draft):
    draft.cite("国务院关于减排的通知", times=2)
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号")
    (cites,) = Made(draft).all("CITES")
    assert (cites.properties["number"], len(cites.properties["starts"])) == ("国发〔2021〕33号", 3)


def test_plan_cited_under_two_titles_is_cited_once(draft):
    draft.cite("四川省减排方案")
    draft.cite("关于印发《四川省减排方案》的通知")
    held = CitedPlans.among([HeldPlan("https://example.org/sichuan", "四川省减排方案", None)])
    assert len(Made(draft, held=held).all("CITES")) == 1


def test_issuer_named_in_two_spellings_issues_once(draft):
    draft.issuers = ("贵州省发展改革委", "贵州省发展和改革委员会")
    assert Made(draft).links("ISSUED_BY") == [("贵州省减排方案", "贵州省发展和改革委员会")]


def test_citation_of_a_plan_in_the_graph_leads_to_the_plan(draft):
    draft.cite("四川省人民政府关于印发四川省减排方案的通知")
    held = CitedPlans.among([HeldPlan("https://example.org/sichuan", "四川省减排方案", None)])
    (cites,) = Made(draft, held=held).all("CITES")
    assert (cites.end_label, cites.end) == ("Plan", "https://example.org/sichuan")


# Measures ---------------------------------------------------------------------------------------------


def test_measures_are_numbered_in_the_order_of_the_plan(draft):
    draft.measure("三", title="后").measure("二", title="前")
    assert [(n.properties["name"], n.properties["order"]) for n in Made(draft).of("Measure")] == [
        ("后", 1),
        ("前", 2),
    ]


def test_measure_has_a_path_that_people_read(draft):
    draft.measure("二", "（一）", "1", "（1）")
    assert Made(draft).one("Measure").properties["path"] == "二（一）1（1）"


def test_measure_is_part_of_the_nearest_item_above_that_is_a_measure(draft):
    draft.measure("三", title="章").measure("三", "（一）", "1", title="条")
    assert Made(draft).links("PART_OF") == [("条", "章")]


def test_measure_under_a_mere_heading_is_part_of_nothing(draft):
    draft.measure("三", "（一）").measure("四", "（一）")
    assert Made(draft).all("PART_OF") == []


def test_two_items_numbered_alike_are_two_measures(draft):
    draft.measure("三", title="甲").measure("三", title="乙")
    assert Made(draft).named("Measure") == ["乙", "甲"]


def test_item_below_a_number_that_stands_twice_belongs_to_the_latest_one(draft):
    draft.measure("三", title="甲").measure("三", title="乙").measure("三", "（一）", title="丙")
    assert Made(draft).links("PART_OF") == [("丙", "乙")]


def test_measure_without_clause_says_so(draft):
    draft.measure("三")
    measure = Made(draft).one("Measure").properties
    assert measure["has_clause"] is False
    assert not {"clause", "clause_start", "clause_end"} & set(measure)


def test_record_without_text_still_has_the_place_of_the_clause(draft):
    draft.measure("三", clause=True)
    made = list(elements(r.without_text(draft.record())))
    (measure,) = [e for e in made if isinstance(e, Node) and e.labels == ("Measure",)]
    assert {"clause_start", "clause_end"} <= set(measure.properties)
    assert "clause" not in measure.properties


# Duties -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("lead", "LEADS"),
        ("support", "SUPPORTS"),
        ("shared", "SHARES"),
        ("sole", "SOLELY_RESPONSIBLE_FOR"),
        ("implement", "IMPLEMENTS"),
    ],
)
def test_each_role_is_a_relationship_type_of_its_own(draft, role, kind):
    draft.measure("三", duties=[duty("贵州省能源局", role)])
    assert [e.type for e in Made(draft).edges if e.type in DUTY_TYPES] == [kind]


def test_first_of_those_who_share_is_not_a_leader(draft):
    draft.measure("三", duties=[duty("贵州省能源局"), duty("贵州省水利厅")])
    assert Made(draft).all("LEADS") == []


def test_duty_carries_its_words_and_their_place(draft):
    draft.measure("三", title="节水", duties=[duty("贵州省水利厅", mention="省水利厅")])
    (shares,) = Made(draft).all("SHARES")
    said = shares.properties
    assert (said["mention"], said["agency_name"], said["rank"]) == ("省水利厅", "贵州省水利厅", 1)
    assert draft.text[said["start"] : said["end"]] == "省水利厅"


def test_two_spellings_of_an_office_are_one_agency_under_its_fuller_name(draft):
    draft.measure("一", duties=[duty("贵州省发展改革委", office="development-reform")])
    draft.measure("二", duties=[duty("贵州省发展和改革委员会", office="development-reform")])
    assert Made(draft).named("Agency") == ["贵州省发展和改革委员会"]


def test_agency_named_twice_under_two_spellings_in_one_clause_keeps_both_duties(draft):
    both = [
        duty(name, office="development-reform") for name in ("贵州省发展改革委", "贵州省发展和改革委员会")
    ]
    draft.measure("一", duties=both)
    ids = {edge.properties["id"] for edge in Made(draft).all("SHARES")}
    assert len(ids) == 2


def test_two_companies_of_one_kind_are_two_agencies(draft):
    draft.measure("一", duties=[duty(f"贵州{name}集团", office="power-company") for name in ("甲", "乙")])
    assert Made(draft).named("Agency") == ["贵州乙集团", "贵州甲集团"]


def test_agency_is_tied_to_its_kind_of_office_and_its_place(draft):
    draft.measure("一", duties=[duty("贵州省生态环境厅", office="ecology-environment")])
    made = Made(draft)
    assert made.links("KIND_OF") == [("贵州省生态环境厅", "生态环境")]
    assert made.links("SERVES") == [("贵州省生态环境厅", "贵州省")]


def test_kind_of_office_that_the_register_lacks_is_named_by_its_key(draft):
    draft.measure("一", duties=[duty("贵州省某局", office="mou-no-such")])
    assert Made(draft).one("Office").properties == {"name": "mou-no-such", "code": "mou-no-such"}


def test_collective_carries_its_label_and_is_not_expanded(draft):
    draft.measure("一", duties=[duty(LOCALS, "implement", collective=True, place=None)])
    assert Made(draft).one("Agency").labels == ("Agency", "CollectiveActor")


def test_collective_of_another_province_is_another_one():
    uris = set()
    for place in (GUIZHOU, SICHUAN):
        draft = Draft("方案", place).measure(
            "一", duties=[duty(LOCALS, "implement", collective=True, place=None)]
        )
        uris.add(Made(draft).one("Agency").uri)
    assert len(uris) == 2


def test_duty_that_only_moved_keeps_its_id(draft):
    other = Draft("贵州省减排方案", GUIZHOU, text="前言")
    draft.measure("一", duties=[duty("贵州省水利厅")])
    other.measure("一", duties=[duty("贵州省能源局"), duty("贵州省水利厅")])
    (before,) = Made(draft).all("SHARES")
    after = {e.start: e for e in Made(other).all("SHARES")}[before.start]
    assert after.properties["id"] == before.properties["id"]
    assert after.properties["start"] != before.properties["start"]


def test_duty_whose_role_changed_has_another_id(draft):
    other = Draft("贵州省减排方案", GUIZHOU)
    draft.measure("一", duties=[duty("贵州省水利厅", "shared")])
    other.measure("一", duties=[duty("贵州省水利厅", "lead")])
    (shares,), (leads,) = Made(draft).all("SHARES"), Made(other).all("LEADS")
    assert shares.properties["id"] != leads.properties["id"]


def test_sentence_that_gives_the_role_by_position_is_kept(draft):
    draft.measure("一", duties=[duty("贵州省水利厅", "lead", declared_by=(3, 9))])
    (leads,) = Made(draft).all("LEADS")
    assert (leads.properties["declared_start"], leads.properties["declared_end"]) == (3, 9)


# What a clause carries over ---------------------------------------------------------------------------


def carried(role="implement"):
    return duty(LOCALS, role, collective=True, carries_over=True)


def test_carried_duty_reaches_later_measures_that_have_a_clause(draft):
    draft.measure("一", title="前", duties=[duty("贵州省能源局")])
    draft.measure("二", title="说", duties=[duty("贵州省能源局"), carried()])
    draft.measure("三", title="后", duties=[duty("贵州省水利厅")])
    draft.measure("四", title="无")
    inherited = [e for e in Made(draft).all("IMPLEMENTS") if e.properties["inherited"]]
    assert [e.end.rpartition("/")[2] for e in inherited] == ["3"]


def test_carried_duty_is_proved_by_the_clause_that_says_so(draft):
    draft.measure("二", duties=[carried()]).measure("三", duties=[duty("贵州省水利厅")])
    (edge,) = [e for e in Made(draft).all("IMPLEMENTS") if e.properties["inherited"]]
    said = edge.properties
    assert draft.text[said["declared_start"] : said["declared_end"]] == f"（{LOCALS}、负责）"
    assert draft.text[said["start"] : said["end"]] == LOCALS


def test_carried_duty_gives_way_to_what_a_clause_says_itself(draft):
    draft.measure("二", duties=[carried()])
    draft.measure("三", duties=[duty(LOCALS, "lead", collective=True)])
    assert [e.properties["inherited"] for e in Made(draft).all("IMPLEMENTS")] == [False]


def test_no_role_but_to_implement_is_carried_over(draft):
    draft.measure("二", duties=[carried("lead")]).measure("三", duties=[duty("贵州省水利厅")])
    assert not any(e.properties["inherited"] for e in Made(draft).edges if e.type in DUTY_TYPES)


def test_actor_that_two_clauses_carry_over_is_inherited_once(draft):
    draft.measure("一", duties=[carried()]).measure("二", duties=[carried()])
    draft.measure("三", duties=[duty("贵州省水利厅")])
    assert [e.properties["inherited"] for e in Made(draft).all("IMPLEMENTS")] == [False, False, True]


# Targets ----------------------------------------------------------------------------------------------


def test_target_is_named_in_a_few_words(draft):
    draft.measure("二", says=[target("单位地区生产总值能耗", 14.5, "%", change="decrease", stretch=True)])
    assert Made(draft).named("Target") == ["单位地区生产总值能耗力争下降14.5%（2025年）"]


def test_target_keeps_its_figure_as_written_beside_the_one_that_compares(draft):
    draft.measure("二", says=[target("化学需氧量", 19.73, "万吨")])
    said = Made(draft).one("Target").properties
    assert (said["value"], said["unit"], said["base_value"]) == (19.73, "万吨", 197300.0)
    assert said["base_unit"] == "http://qudt.org/vocab/unit/TONNE"


def test_unit_of_ours_is_an_iri_of_the_vocabulary(draft):
    draft.measure("二", says=[target("森林覆盖率", 5.0, "个百分点", change="increase")])
    assert (
        Made(draft).one("Target").properties["base_unit"] == "https://w3id.org/cn-policy/def#PercentagePoint"
    )


def test_unit_that_no_table_holds_stays_a_word(draft):
    draft.measure("二", says=[target("某物", 5.0, "某单位")])
    assert not {"base_unit", "base_value"} & set(Made(draft).one("Target").properties)


def test_two_equal_targets_of_one_measure_stay_two(draft):
    draft.measure("二", says=[target("加氢站", 5.0, "座"), target("加氢站", 10.0, "座")])
    assert len(Made(draft).of("Target")) == 2


def test_target_whose_figure_was_raised_is_the_same_target(draft):
    other = Draft("贵州省减排方案", GUIZHOU).measure("二", says=[target("加氢站", 10.0, "座")])
    draft.measure("二", says=[target("加氢站", 5.0, "座")])
    assert Made(draft).one("Target").uri == Made(other).one("Target").uri


def test_indicator_is_shared_by_targets_of_two_measures(draft):
    draft.measure("一", says=[target("加氢站", 5.0, "座")]).measure("二", says=[target("加氢 站", 9.0, "座")])
    assert Made(draft).named("Indicator") == ["加氢站"]


def test_indicator_of_a_part_is_below_that_of_the_whole(draft):
    draft.measure("二", says=[target("设区市细颗粒物浓度", 25.0, "微克/立方米")])
    made = Made(draft)
    (whole,), ((_, measured),) = made.links("BROADER"), made.links("OF_INDICATOR")
    assert whole == (measured, "PM2.5浓度")


def test_listed_indicator_brings_all_above_it(draft):
    draft.measure("二", says=[target("风电装机", 1000.0, "万千瓦")])
    assert Made(draft).named("Indicator") == ["可再生能源装机容量", "电力装机容量", "风电装机容量"]


def test_target_for_a_place_takes_its_code_from_the_mention(draft):
    place = mention(r.PlaceMention, "贵阳市", "520100")
    draft.measure("二", says=[place, target("加氢站", 5.0, "座", places=("贵阳市",))])
    (edge,) = Made(draft).all("FOR_PLACE")
    assert edge.end == Namespace().place_iri("520100")


# Industries, places, pollutants -----------------------------------------------------------------------


def test_two_words_for_one_industry_are_one_relationship_with_both_words(draft):
    steel = [
        mention(r.IndustryMention, "钢铁", "C31"),
        mention(r.IndustryMention, "钢铁冶炼", "C31", in_title=True),
    ]
    draft.measure("二", says=steel)
    (concerns,) = Made(draft).all("CONCERNS")
    assert (concerns.properties["mentions"], concerns.properties["in_title"]) == (["钢铁", "钢铁冶炼"], True)
    assert len(concerns.properties["starts"]) == 2


def test_industry_is_under_the_wider_one_of_its_list(draft):
    draft.measure("二", says=[mention(r.IndustryMention, "水泥", "C3011")])
    assert len(Made(draft).all("BROADER")) >= 1


def test_industry_that_no_list_holds_is_named_by_its_word(draft):
    draft.measure("二", says=[mention(r.IndustryMention, "某新业态", None)])
    assert Made(draft).one("Industry").properties == {"name": "某新业态"}


def test_code_that_a_list_no_longer_holds_still_makes_a_node(draft):
    draft.measure("二", says=[mention(r.PollutantMention, "某气", "XX9")])
    assert Made(draft).one("Pollutant").properties == {"name": "XX9", "code": "XX9"}


def test_city_is_within_its_province(draft):
    draft.measure("二", says=[mention(r.PlaceMention, "贵阳市", "520100")])
    assert Made(draft).links("WITHIN") == [("贵阳市", "贵州省")]


def test_river_without_a_code_is_the_one_of_the_table(draft):
    draft.measure("二", says=[mention(r.PlaceMention, "乌江", None)])
    (concerns,) = Made(draft).all("CONCERNS")
    assert concerns.end.endswith("/id/place/river-wujiang")


def test_high_tech_zone_of_one_city_is_not_that_of_another():
    uris = set()
    for place in (GUIZHOU, SICHUAN):
        draft = Draft("方案", place).measure("二", says=[mention(r.PlaceMention, "高新区", None)])
        uris.update(e.end for e in Made(draft).all("CONCERNS"))
    assert len(uris) == 2


# Bodies of no known place -------------------------------------------------------------------------------

NOWHERE = (None, r.PlaceRef("竹坞镇", None))


def leader(title, place, name, office):
    draft = Draft(title, place)
    draft.measure("一", duties=[duty(name, "lead", office=office, place=None)])
    return Made(draft).one("Agency").uri


@pytest.mark.parametrize("place", NOWHERE)
def test_a_body_of_no_known_place_is_that_of_its_plan_alone(place):
    one, other = (leader(title, place, "市水务局", "water") for title in ("甲方案", "乙方案"))
    assert one != other


def test_a_national_body_is_one_for_all_plans():
    one, other = (leader(title, None, "国家能源局", "energy") for title in ("甲方案", "乙方案"))
    assert one == other
