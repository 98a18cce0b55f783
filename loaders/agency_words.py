"""Where a text names agencies: by the register, by their build, and collectives by their level or kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ..ontology.offices import office_names

VERBS = (
    "负责|组织|统筹|协调|督促|督导|落实|审批|选取|监管|监督|指导|考核|实施|验收|推进|推动|安排|保障|发布|公布|公开|制定|编制|拟定|建立|查处|开展|加强|强化|做好|"
    "抓好|承担|报送|上报|受理|审核|审查|核查|核定|检查|巡查|评估|备案|执行|支持|提供|确定|认定|划定|批准|征收|下达|通报|会商|研究|完善|健全|出台|加大"
)
"""What an agency is told, in the words that plans use most."""

# 各县（市、区）要…, 由各区公示: local governments by the names of their levels, at the head of what is said.
_EACH = re.compile(
    r"各(?:(?<![一-龥）]各)|(?<=由各))(?:设区的?)?[省市县区州旗盟乡镇街道份级、]{1,6}(?:（[市县区旗、]{1,6}）)?(?![、人政党委一-龥]{0,2}(?:人民|政府|党委|部门|单位))"
)
_COLLECTIVE = re.compile(
    rf"(?:各级?|有关|相关|地方|其他)+(?:成员|责任|牵头|配合)?(?:部门|单位)|[一-龥]{{2,10}}部门(?=要|应|会同|牵头|负责|具体|按|依|根据|在各自|配合|共同|分工|定期|每年|及时|统一|必须|不得|对|{VERBS})|党委政府|(?:属地|当地|所在地)(?:人民)?政府|各(?:乡镇|镇|乡|街道)[^，。；、]{{0,6}}(?:政府|办事处)|各级(?:人民)?政府|县（[市区旗、]{{1,4}}）(?:人民)?政府|各[^，。；、]{{0,12}}人民政府"
)
_BODY = re.compile("部门|单位|政府|办事处")
# 建设单位应当…, 各级绿化委员会要…, 新闻媒体要…, 各地要…: bodies by their kind, where a task is told right behind.
_KIND = re.compile(
    r"(?<![一-龥])(?:(?:各级?|各类|有关|相关|其他|本)?[一-龥]{0,8}?(?:单位|机构|组织|团体|协会|学会|商会|分会|联盟|委员会|媒体|院校|高校|医院|学校)|各地区?|各方面)"
    r"(?=(?:均|都|也|还)?(?:要(?![求素点件道闻])|应当|应该|应(?![急对用有付变聘邀])|必须|须(?!知)|务必|不得))"
)

_COLLECTIVE_WINDOW, _DUTY_BEHIND = 24, 3
_ORGAN = re.compile(r"(?:领导小组|联席会议|委员会)(?:办公室)?")
_ORGAN_START = re.compile(r".*(?:自治区|国家|各级|[省市区县州])(?=[一-龥]{2,12}$)")
_ORGAN_WINDOW = 15
# An office that the register does not know, by its shape: 省经委负责, 县工科局牵头.
_SHAPED = re.compile(
    r"(?:自治区|[省市县区州旗])[一-龥]{1,9}(?:厅|局|委|办|中心|公司|集团|院|会|社)(?=（|(?:具体|要|应|应当|应该)?(?:负责|牵头|会同|配合|承担|主责))"
)
_MIN_FORM = 3

# Bodies that need no 省 or 市 before their name: 人民银行各分行会同…, 税务总局负责.
_SELF_STANDING = re.compile(
    r"^(?:国家|中央|全国|国务院|最高|人民银行|中国)|(?:总局|总署|总社|法院|检察院|海关|银行|证监局|监管局)$"
)


@dataclass(frozen=True, slots=True)
class AgencyWords:
    """Where a text names agencies: `named` with their level or kind, `standing` by names that need none before them."""

    named: list[tuple[int, int]]
    standing: list[tuple[int, int]]


@cache
def _matcher() -> ahocorasick_rs.AhoCorasick:
    forms = [form for form in office_names() if len(form) >= _MIN_FORM]
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def agency_words(norm: str) -> AgencyWords:
    """Return where a text names an office of a government, a leading group or a commission, in order."""
    found, standing = [], []
    for _, start, end in _matcher().find_matches_as_indexes(norm):
        if (start and norm[start - 1] in "省市区县州") or norm[end - 1] in "厅委部":
            found.append((start, end))
        elif _SELF_STANDING.search(norm[start:end]):
            standing.append((start, end))
    found.extend(_organs(norm))
    found.extend(match.span() for match in _SHAPED.finditer(norm))
    return AgencyWords(sorted(found), standing)


def collectives(norm: str) -> Iterator[tuple[int, int]]:
    """Yield the words for several bodies, found by the word that each holds: looking for its beginning is slow."""
    done = 0
    for body in _BODY.finditer(norm):
        match = _COLLECTIVE.search(
            norm, max(done, body.start() - _COLLECTIVE_WINDOW), body.end() + _DUTY_BEHIND
        )
        if match:
            done = match.end()
            yield match.span()
    yield from (match.span() for match in _EACH.finditer(norm))
    yield from (match.span() for match in _KIND.finditer(norm))


def _organs(norm: str) -> Iterator[tuple[int, int]]:
    """Yield leading groups, joint conferences and commissions with the level that they begin with."""
    for match in _ORGAN.finditer(norm):
        window = max(0, match.start() - _ORGAN_WINDOW)
        level = _ORGAN_START.match(norm[window : match.start()])
        if level:
            yield window + level.end() - 1, match.end()
