"""Sentences on the order of names: 列第一位的为牵头单位, said in one clause or once for all of a plan.

They are made of few pieces: of whom it is said (括号内, 以上责任单位中), which of them (第一个单位, 排在首位的), what that one does
(为牵头单位, 牵头), what the others do (其他为配合单位), and whether it holds from here on (下同).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OF_WHOM = (
    r"(?P<whom>(?:(?<![一-龥])|(?=括号|注：|以上|责任单位))(?![：，])(?:注|说明|备注|即|其中|以上|上述|以下|下列|所列|所注|本方案|本表|表中|文中|附件|括号|[内中里的均由按]|每个|各项?|每项|具体|重点"
    r"|责任|工作|任务|措施|事项|项目|分工|单位|部门|名单|清单|表|[：，])+)?"
)
_PLACED = r"(?:均|并)?(?:位|名)?(?:列|排|居|处)(?:名|序|位|列)?(?:次)?(?:在|于)?"
_FIRST = (
    r"(?:(?P<each>(?:两|各|三)(?:省市|省|市|地|方|区)))?(?:"
    rf"{_PLACED}(?:第一位?|首位|第1位?|最前面?|首|前(?![二两三四五\d]))"
    r"|首(?:列|位|个|家|名)|第[一1](?:个|位|家|名|顺位|序位|[列排](?:位)?)?|首|打头|排头)"
    r"(?:者|的?(?:责任)?(?:单位|部门|机构|者)?|的)"
)
_LEADER = r"(?:牵头|主责)(?:责任)?(?:单位|部门|者)"
_IS = r"(?:为|是|系|作为)"
_DOES = (
    # 排第一的为责任单位，其他为配合单位: beside 配合单位 the 责任单位 leads.
    rf"[^，。；、）（]{{0,4}}?{_IS}(?:总|工作|任务|第一)?(?:牵头|主责)(?:责任)?(?:单位|部门|者)?"
    rf"|(?:均)?{_IS}责任(?:单位|部门)(?=[，；](?:其他|其它|其余)[^，。；]{{0,6}}(?:配合|参与|协办))"
)
# 首位单位牵头: said at the head of what is said, of first ones that are named by their order alone.
_LEADS = r"(?P<verb>(?:负责|总)?牵头(?:负责|落实|组织|推进)?(?=[，、；。）〕】]|$))"
_OTHERS = r"(?:[，、；](?:其他|其它|其余|后面|剩余|另外)[^，。；、）〕】]{0,10}?(?:配合|参与|参加|协办|协助|协同|责任)(?:责任)?(?:单位|部门)?)?"
_FROM_HERE = r"(?P<all>[，；]?(?:以下同|下同))?"
POSITION = re.compile(
    rf"{_OF_WHOM}(?:{_FIRST}(?:{_DOES}|{_LEADS})|{_LEADER}(?:均)?{_PLACED}(?:第一位?|首位|第1位?|最前面?|首)){_OTHERS}{_FROM_HERE}"
)
_CORE = re.compile(r"牵头|主责|[为是系]责任(?:单位|部门)[，；]其")
_BEFORE_CORE, _BEHIND_CORE = 40, 30
_EDGE = re.compile(r"(?:^|[，；。（〔【：、由]|其中)$")
# A project of several applicants has a first one too.
_OF_PROJECTS = re.compile("申报|申请|联合体|投标|课题|立项|获奖|完成单位")
_LONGEST_SENTENCE = 60


def positions(norm: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words by which the first-named leads. Each has 牵头 or the like in it, found faster than what stands before."""
    done = start
    for core in _CORE.finditer(norm, start, end):
        if core.start() < done:
            continue
        begin, stop = max(done, core.start() - _BEFORE_CORE), min(end, core.end() + _BEHIND_CORE)
        match = POSITION.search(norm, begin, stop)
        if match and not _is_other(norm, start, match):
            done = match.end()
            yield match


def _is_other(norm: str, start: int, match: re.Match[str]) -> bool:
    """Say whether words only look like a sentence on order: 市第一中学牵头, and the first of those who apply together."""
    edge = _EDGE.search(norm[max(start, match.start() - 2) : match.start()])
    if match["verb"] and not (edge or match["whom"]):
        return True
    begin = max(0, match.start() - _LONGEST_SENTENCE)
    sentence = max(norm.rfind("。", begin, match.start()) + 1, begin)
    return _OF_PROJECTS.search(norm, sentence, match.start()) is not None
