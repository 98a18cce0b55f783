"""The words of responsibility clauses: role phrases, labels, signs of a clause.

A new style of clause is one more row here; `clauses` parses by these tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from .scanning import first_look, guarded

Phrase = Literal["lead", "support", "divided", "share", "alone", "settle", "with", "responsible", "oversee"]
"""What a role phrase says of the names before it: 牵头, 配合, 按职责分工负责 (`share`: 落实), 负责, 落实, 会同, 为责任单位, 指导."""

_UNIT = r"(?:(?:[省市县区州旗][直级属])?(?:单[位住泣]|単位|部门|主体|处室|[科股]室)(?:[/和及与、](?:单位|部门|主体))?)"

_BY_DUTY = r"(?:根据|按照|依据|结合|按|依)(?:各自|部门|工作)*(?:职责|职能)(?:任务)?(?:分工)?"

_AS = r"(?:为|是|系|作为|(?<!主)担?任)"

# Where 会 and 商 join two bodies: behind the end of an office (not 管委会), and before the name of another (not 商务部).
_OFFICE_END = r"(?:(?<=[部厅局署办行府])|(?<=委)(?<![管员村居执组党常民]委))"
_LOCAL_NEXT = r"(?:自治区|[省市县区州盟旗])[一-龥]{2,12}?(?:厅|局|委|办|会|中心|集团)|[省市县区州旗]+(?:人民)?政府|各[市县区州旗]"
_BODY_NEXT = rf"国家|国务院|中央|全国|中国|最高|人民银行|[一-龥]{{2,9}}?(?:部(?![门队分署])|总局|总署)|(?:有关|相关)(?:部门|单位)|{_LOCAL_NEXT}"

PHRASES: tuple[tuple[Phrase, str], ...] = (
    ("lead", rf"{_AS}(?:(?:总|共同|联合)?牵头|主责|主办|第一)(?:责任)?{_UNIT}"),
    ("lead", r"(?<=[厅局委办部院会府])牵头(?:责任)?(?:单位|部门)(?=[，；、。]|$)"),
    (
        "lead",
        r"(?:共同|联合|分别|负责|总|双)?牵头(?!单位|部门)(?:负责|落实|推进|组织|组织实施|实施|抓好|抓|制定|开展|会同)*",
    ),
    ("lead", r"主[责办](?=[，、；。]|$)"),
    (
        "with",
        r"会同(?!县)|(?<=[，；])会同(?=县[一-龥]{1,8}[局委办院会中心])|(?<=[厅局委办部院会府心社联协关司队校行镇乡道处站])会同",
    ),  # 会同县 is a county
    # 教育部会财政部, 省教育厅商省财政厅, 市教育局会有关部门
    ("with", rf"{_OFFICE_END}(?:会商|商请|会(?![员计议展场馆期务])|商(?![务会业贸标]))(?={_BODY_NEXT})"),
    ("with", rf"{_OFFICE_END}(?:联合|协同|联同)(?={_LOCAL_NEXT})"),
    (
        "support",
        r"(?:根据|按照|按|依据|结合)(?:各自|有关|部门|工作)?(?:职责|职能)(?:分工)?(?:做好|积极|密切|共同|协同)*(?:配合|参与|协助)(?=[，；。]|$)",
    ),
    (
        "lead",
        rf"{_BY_DUTY}(?:分别|各自|共同)?(?:负责)?牵头(?!单位|部门)(?:负责|落实|推进|实施)*",
    ),
    ("share", rf"{_BY_DUTY}(?:抓好|组织|具体|认真|做好|分别|分头|负责)*(?:落实|实施)(?=[，；。]|$)"),
    (
        "divided",
        r"(?:根据|按照|按|依据|依|结合)(?:照)?(?:各自|有关|部门|工作|行业(?:管理)?|管理|法定)*(?:职责|职能|责任|任务|权限)(?:和|与|、)?(?:职责|任务|权限)?(?:分工|范围)?(?:要求|规定)?"
        r"(?:内|抓好|共同|分别|分头|各自|组织|做好|协同|积极)*(?:负责|落实|推进|实施|配合|参与|执行|牵头|相关工作|有关工作|工作)*",
    ),
    ("divided", r"(?:分工负责|分工落实|各负其责|分别负责|分头负责|分头落实)(?:落实|实施)?"),
    ("support", rf"{_AS}(?:配合|参与|参加|协办|协助|协同|支持)(?:责任)?{_UNIT}"),
    (
        "support",
        r"(?:积极|协同|共同|做好|密切|负责)*(?:配合|参与|参加|(?<!政)协办(?!公)|(?<=[厅局委办部院会府司团])会办|协助)(?:落实|实施|推进|做好|抓好|单位|工作)*",
    ),
    ("support", r"(?:积极|密切|给予|予以)?(?:协同|支持)(?=[，；。]|$)"),
    ("responsible", rf"(?:共同)?{_AS}(?:共同)?责任{_UNIT}"),
    # 指导 and 监督 give a role that is none of the five: the names stay unread.
    (
        "oversee",
        r"(?:负责|组织|统筹|督促|业务|加强|具体)*(?:指导|监督|监管|督导|督办|督促|督查|督察|考核|统筹|协调|主抓)(?:检查|指导|督促|评估|落实|推进|实施|协调|调度)*(?=[，；。]|$)",
    ),
    ("settle", r"(?:具体|组织|共同|分别|认真|切实)*(?:负责)?(?:组织|抓好?|贯彻|具体|推进)*(?:落实|实施)"),
    ("oversee", rf"{_AS}(?:成员|监管|指导|监督|督导|验收|考核){_UNIT}"),
    ("divided", r"各司其职|(?:做好|抓好)(?:相关|有关|各自)工作"),
    ("alone", r"(?<=[厅局委办部院会府司团])(?:具体)?(?:承担|承办)(?=[，；。]|$)"),
    ("settle", r"(?:联合|协同)实施|(?<=[厅局委办部院会府司团])(?:具体)?执行(?=[，；。]|$)"),
    ("settle", r"(?:持续|协同|共同|具体|加快|全力|组织)*推进(?=[，；。]|$)"),
    ("alone", r"(?:共同|具体|全面|主要|统一|分级|总)*负责(?!人|同志)(?:组织|推进)?|负总责"),
)
"""Role phrases of running clauses, tried in this order at each place where a name ends."""

ColumnKind = Literal["lead", "support", "responsible", "settle", "aside"]
"""What a label says of the names under it, in a text or at the head of a column."""

Kind = Literal["lead", "support", "responsible", "settle", "aside", "running", "oversee", "unknown"]
"""The same, with what labels in a text alone can say."""

DUE = r"(?:完成|实施|落实|推进|起止|整改|工作|办结)?(?:时限|时间|期限)(?:要求|节点|安排)?|(?:完成)?时间节点|进度安排"
"""Labels, and heads of columns, under which stands when a task is due."""

LABELS: tuple[tuple[ColumnKind, str], ...] = (
    (
        "lead",
        rf"(?:总|主要|共同|联合|双|第[一二])?牵头(?:责任|（责任）)?{_UNIT}|主责{_UNIT}|主办{_UNIT}|主管{_UNIT}|(?:主要|第一|首要)(?:责任|负责){_UNIT}|(?:牵头|主办|主责)(?:负责|落实|推进|责任)?(?=：)",
    ),
    (
        "support",
        rf"(?:配合|配[和台]|参与|参加|协办|协助|协同|支持|协作|参建|会办)(?:责任|（[参配协][与合助办]）)?{_UNIT}|(?:共同|第[二三四五])责任{_UNIT}|(?:配合|参与|参加|协办|协助)(?:落实|推进|实施|责任)?(?=：)|(?:其他|其它)(?:责任|参与|配合)?{_UNIT}",
    ),
    (
        "responsible",
        rf"(?:具体|主体|属地|直接)?(?:责任|负责|承办|承担|分工){_UNIT}|(?:具体|主体|属地|直接)?(?:责任|负责|承办)(?=：)",
    ),
    ("settle", rf"(?:组织)?(?:实施|落实|执行){_UNIT}"),
    (
        "aside",
        rf"{DUE}|领导责任(?=：)|(?:责任|总?牵头|联系|负责|分管|主要负责|整改责任)人|(?:市级|县级|省级)?(?:责任|牵头|包联|包保|包抓|挂钩|挂联|挂点|联系|主管|协管|督办|分管|市|省|县)(?:[省市县区州](?:级|直)?)?领导|联系(?:人|电话|方式)|联络员",
    ),
)
"""Labels of clauses that are written as lists (责任单位：…), and heads of columns. `aside` labels hold no actor."""

OVERSEEING = rf"(?:业务)?(?:指导|监督|督导|督办|督查|监管|考核|验收|指导协调|行业主管|包[保联抓]|挂[钩联点]|联系){_UNIT}"
"""Labels, and heads of columns, under which stand actors in a role that is none of the five."""

TEXT_LABELS: tuple[tuple[Kind, str], ...] = (
    *LABELS,
    ("running", r"(?:责任|工作|职责|任务|部门)分工(?=：)"),
    (
        "oversee",
        rf"监管责任{_UNIT}?(?=：)|(?:督办|监督|监管|指导|督导|考核|验收)(?=：)|责任(?:[市县区州旗]|县区|县市区|区县|乡镇|镇街|地区)(?:（[^（）]{{1,8}}）)?(?=：)|{OVERSEEING}",
    ),
)
"""Labels in a text: after `running` ones stands a running clause, after `oversee` ones actors in a role that is none of ours."""


MAX_CLAUSE = 1500
SIGN = re.compile(
    r"负责|负总责|(?<=[厅局委办部院会])协助$|牵头|责任(?:主体|单位|部门|处室|[科股]室|：)|(?:配合|参与|参加|协办|主办|主管|主责|承办|承担|实施|落实|执行)(?:主体|单位|部门|：)"
    r"|分工落实|职责分工$|按职责|各负其责|(?<=[厅局委办部院会府心社联协关司队校行镇乡道])会同|(?<=[厅局委办部院会府心位门）])(?:组织|具体)实施|抓落实|(?:配合|参与|参加|落实|主责|主办|协办|(?<=[厅局委办部院会府心位门])(?:组织|具体)?实施)$|主责，|(?<=[厅局委办部院会府司团])(?:具体)?(?:主办|承办|会办|协办|承担)(?=[，；。]|$)|[（〔](?:主办|协办|配合)[）〕]|(?<=[厅局委办部院会府心位门）])(?:落实|配合|参与|实施)(?=[，；。])"
)
# 市级牵头单位：, 牵头单位及责任人：, 责任单位（排第一位的为牵头单位）：
_LEVEL = r"(?:(?:(?<![一-龥])|(?<=[厅局委办部院会府心社署位门司团）]))(?:国家|中央|自治区|省市|市县|县区|区县|省|市|县|区|州|旗|乡镇|镇街)(?:（[^（）]{1,8}）)?(?:级|直|层面)?)?"
# 原牵头单位：, 建议牵头单位： name nobody who is to do it.
_WHEN = r"(?:(?P<unreal>原先?|拟|拟定|建议|前任?|备选|候选)|现任?|新|调整后的?|变更后的?)?"
_EDGE = "(?<=[（〔【［，；。])"
INSIDE_LABELS: tuple[tuple[Kind, str], ...] = (
    *TEXT_LABELS,
    (
        "unknown",
        rf"{_EDGE}(?![一-龥]{{0,6}}(?:牵头|责任|配合|主责|主办|参与|参加|协办|负责|承办|落实|实施|主管))[一-龥]{{2,8}}(?<![厅局委办部院会府署社])(?=：)",
    ),
)
"""Labels inside a clause: one that no row knows (次要单位：) ends the one in force all the same, and gives no role."""

# 责任单位市商务局、市文旅局: without a colon, before the whole name of an office that a mark ends.
_OFFICE = r"(?:自治区|[省市县区州])(?!级|直)[一-龥]{2,14}?(?:厅|局|委|办)(?:[、，。；（]|$)"
_NO_COLON = rf"(?<=(?:牵头|责任|配合)(?:单位|部门))(?={_OFFICE})"
_AFTER_LABEL = rf"：|(?<=单位|部门|主体)[为是](?=[省市县区州国各自])|{_NO_COLON}"
# 责任单位为市生态环境局，配合单位为市财政局。
LABEL_END = re.compile(rf"[：】]|[位门](?:{_NO_COLON}|(?=[为是]{_OFFICE}))")
"""The last character of a label in a text: its colon, or its last word where it has none."""

# 配合单位；省财政厅, 责任单位省水利厅: a slip for the colon, where the label stands right behind a mark.
_SLIP = r"(?<=单位|部门|主体)[；，、]?(?=[省市县区州国自])"


_LABEL_ONLY = re.compile(
    r"(?:^|[（〔【［，；。])(?:主要|共同|市级|省级)?(?:牵头|责任|配合|参与|参加|协办|协助|主办|主责|承办)(?:责任)?(?:单位|部门)$"
)
_LONGEST_ONLY = 12


def slips(norm: str, start: int, stop: int) -> bool:
    """Say whether the mark at `stop` is a slip for the colon of a label: 牵头单位；省水利厅."""
    return (
        norm[stop] == "；" and _LABEL_ONLY.search(norm[max(start, stop - _LONGEST_ONLY) : stop]) is not None
    )


# 专班牵头单位：, 项目责任单位：, but not 省水利厅牵头单位： and 非牵头单位：
_OF_WHAT = rf"(?:{_EDGE}(?!非|不|未|无)(?P<what>[一-龥]{{2,6}}?)(?<![厅局委办部院会府署社位门为是]))??"


def _label_pattern(rows: Iterable[tuple[Kind, str]], ends: str, before: str = "") -> str:
    """Return the pattern of a label. 【牵头单位】省水利厅 needs no colon."""
    return (
        rf"(?P<edge>{_EDGE})?{before}(?P<boxed>【(?=[^【】：]{{2,16}}】))?{_WHEN}{_LEVEL}(?:"
        + "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(rows))
        + rf")(?:(?:及|和|、)(?:牵头|责任|负责)(?:人|领导)|（[^（）]{{1,20}}）)?(?(boxed)】：?|(?:{ends}))"
    )


_PLAIN = _label_pattern(TEXT_LABELS, _AFTER_LABEL)
LABEL = guarded(_PLAIN)
_INSIDE = re.compile(
    # What no row knows stands at an edge, and so does what a label is of; all else begins as a label does.
    rf"(?:{first_look(_PLAIN)}|{_EDGE})(?:"
    + _label_pattern(INSIDE_LABELS, rf"(?(what)：|(?:{_AFTER_LABEL}|(?(edge){_SLIP}|(?!))))", _OF_WHAT)
    + ")"
)
# ，2025年底前完成）: between marks, with 前, 底 or a word of what is then done; 2024年启动 is no deadline.
_BY = r"(?:力争|确保|争取)?[于在到]?"
_DONE = r"(?:全面|全部|基本)?(?:完成|建成|实现|到位|见效|达标|办结)"
DUE_SAID = re.compile(
    rf"(?<=[（〔，；。]){_BY}(?P<when>20\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[上下]?(?:半年)?[底末初]?(?:以?前)?)"
    rf"(?:(?<=[底末前])(?:{_DONE})?|{_DONE})(?=[，；。）〕]|$)"
)
# The same where it may say no year: 市水利局牵头，市财政局配合，6月底前完成。
_DUE_TIME = rf"{_BY}(?:20\d\d年|今年|当年|本年)?(?:年|\d{{1,2}}月(?:份|\d{{1,2}}日)?|[上下]半年)?[底末初]?(?:以|之)?前"
DUE_END = re.compile(rf"，(?:{_DUE_TIME}(?:{_DONE})?|{_BY}20\d\d年(?:\d{{1,2}}月)?底?{_DONE})(?=[。）]$)")
# 2025年6月底前，由市水利局牵头，市财政局配合。
DUE_AHEAD = re.compile(rf"{_DUE_TIME}，?(?=由)")
DUE_LABEL = guarded(rf"(?:{DUE})：(?P<when>[^；。：（）]{{2,30}})")


_LABEL_END = re.compile(rf"[：】]|(?:单位|部门|主体)[为是]|{_SLIP}")


def labels(norm: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the labels in `norm[start:end]`, a part of a clause; where none of the marks that end one stands none is looked for."""
    if _LABEL_END.search(norm, start, end):
        yield from _INSIDE.finditer(norm, start, end)
