"""The town, county or city that a plan is of, where the table of places does not hold it.

The table has no towns, and no place that is newer than it. The plan's title or its issuer tells the name: offices named
without it (市水务局 in a plan of 某某市) are then that place's, and not those of every such plan. Which place of the name
it is cannot be told, so it has no code.
"""

from __future__ import annotations

import re

from ..ontology.iris import place_key
from ..ontology.offices import office_names
from ..ontology.places import Kind, Place, place_table

_NAME = re.compile(r"(?P<name>(?P<stem>[一-龥]{2,5}?)(?P<level>自治县|街道|苏木|市|县|区|旗|镇|乡))")
# What a title goes on with behind the name of whose plan it is.
_TITLED = re.compile(
    r"人民政府|委员会|党工委|办事处|20\d\d|“?十[三四五六]五|关于|国民经济|贯彻|落实|碳达峰|节能|“|《|加快|推进"
)
_KINDS: dict[str, Kind] = {
    "市": "prefecture",
    "自治县": "county",
    "县": "county",
    "区": "county",
    "旗": "county",
}
# 重点城市, 中心镇 and 开发区 are kinds of places, and 全市 is no name.
_GENERIC = re.compile(
    r"^(?:关于|加快|推进|加强|促进|全面|开展|深入|进一步|支持|创建|建设|各|全|我|本|国家|有关|部分|重点|中心|特色|试点|示范|农村|城乡|现代|新型|低碳|绿色|健康|文明|县域|省级|市级)"
    r"|^(?:农业|工业|产业|旅游|文化|经济|质量|科技|教育|美丽|平安|智慧|数字|生态|卫生|幸福|宜居|脱贫|帮扶|贫困|边境|民族|资源|老工业)"
    r"|[强大名古弱穷富边]$|(?:模范|百强|脱贫|帮扶|贫困|直管|转型|名城|民族)$"
    r"|[城小各全我本设山园景库灾牧林社片郊老辖地港校厂矿新超上夜集]$"
    r"|(?:开发|示范|试验|实验|高新|经开|产业|工业|保税|功能|集聚|合作|度假|保护|风景|管理|流域|沿海|沿江|重点|试点|中心|特色|建制|农业|自贸|先行|协同)$"
    r"|[的和及与等、]|[省市县区镇乡州盟旗]"
)
_LEAD_IN = re.compile(r"^(?:中共|中国共产党|关于印发|印发|《)*")


def own_place(title: str, issuers: tuple[str, ...], norm: str) -> Place | None:
    """Return the place without a code that a plan's issuer or title names first; `None` where neither does so surely.

    An issuer is sure where only an office follows the name (某某市人民政府), a title where it goes on like one of a place's
    plan, or where the text has that place's government.
    """
    for issuer in issuers[:1]:
        words = _LEAD_IN.sub("", issuer)
        for match in _names(words):
            if words[match.end() :] in office_names():
                return _place(match)
    words = _LEAD_IN.sub("", title)
    for match in _names(words):
        governed = re.search(re.escape(match["name"]) + r"(?:人民)?(?:政府|委员会|办事处)", norm) is not None
        if governed or (match["level"] != "区" and _TITLED.match(words, match.end())):
            return _place(match)
    return None


def _names(words: str) -> list[re.Match[str]]:
    match = _NAME.match(words)
    if match is None:
        return []
    # Of several places of a name (鼓楼区) none is known as meant, but that it is the name of a place.
    listed = bool(place_table().by_name(match["name"]))
    return [match] if listed or not _GENERIC.search(match["stem"]) else []


def _place(match: re.Match[str]) -> Place:
    name = match["name"]
    kind = _KINDS.get(match["level"], "other")
    return Place(place_key(name, None, None), None, name, kind, None, ())
