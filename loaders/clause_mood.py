"""Words that take a duty back: who led before, who is not to lead, who might lead.

原由甲局牵头, 不再由甲局牵头, 拟由甲局牵头 and 如需跨市实施，由甲局牵头 name an office before a role phrase, and nobody is given the
task by them. Such names are left unread: a person looked for as the leader of what is another's answers in vain.
"""

from __future__ import annotations

import re

from .name_lists import is_organisation

_OFFICE = r"(?=[省市县区州盟旗国各自中])"

PAST = (
    r"原(?:先|来|定|本)?由|(?:此前|以前|以往|过去|先前|从前|之前|去年|上年|前年|往年|上一?轮|前期|机构改革前|改革前|调整前)[^，；。]{0,12}?(?:由|"
    + _OFFICE
    + r")|曾经?由"
)
DENIED = r"[^，；。]{0,20}?(?:不再|不|并非|不应|不得|无需|不宜)由"
PROPOSED = (
    r"[^，；。]{0,12}?(?:建议|拟|可|可以|可考虑|考虑|也可|是否|能否|鼓励|支持|引导|允许|探索|争取|推荐|提议)由"
    rf"|(?:建议|拟|鼓励|支持|引导|允许|争取|推荐|提议){_OFFICE}"
)
CONDITION = r"(?:如果|如需|如有|如遇|如确需?|如涉及?|如属|假如|倘若?|若(?!尔盖|羌)|一旦|确需|必要时|需要时|视情况?|条件成熟[时后]|待[^，；。]{2,20}[后时])"
"""Words before the names: they stand at the head of a statement, or behind ，."""

_BEFORE = re.compile(rf"(?:^|(?<=[，、]))(?:(?P<past>{PAST})|(?P<denied>{DENIED})|(?P<proposed>{PROPOSED}))")
_CONDITION = re.compile(rf"(?:^|[，、])(?P<at>{CONDITION})")
_BETWEEN = re.compile(r"(?:不再?|并不|未|没有?|原来?|曾经?|拟|建议|非|暂不|暂未|不应|无需|可以?|尚未)$")
_PASSED_ON = re.compile(
    r"(?:的?(?:职责|任务|工作))?(?:调整|变更|更改|更换|改|转|移交|转交|划转|交)(?:至|为|给|到|由)"
)
_EITHER = re.compile(r"之一$|[厅局委办部院会府](?:和|及)?/?或(?!者等)")
# 根据市委、市政府安排，由甲局牵头: whose order it is, and not who leads.
_PREFACE = re.compile(
    r"(?:根据|按照?|依据|遵照|在|经|受|对照|围绕)[^，；。（）]{2,40}?(?:安排|部署|要求|指导下?|领导下|同意后?|批准后?|审定后?|授权后?|委托|原则|精神|规定|统筹下|协调下|意见|统一领导),?，"
    r"|[^，；。（）]{2,20}统一领导，"
)
# 2020年前由甲局牵头，2021年起由乙局牵头; without the second year it is a deadline.
_UNTIL = re.compile(
    r"，?20\d\d年[^，；。]{0,5}前由[^；。]{2,40}?(?:20\d\d年[^，；。]{0,5}[起后]|之后|此后|以后|随后|其后)由"
)
_NOW = re.compile(
    r"^[，、]?(?:20\d\d年[^，；。]{0,5}[起后]|现|目前|今后|此后|改|转|而|调整|变更|后)?(?:为|改)?(?:由|在)"
)


# 牵头单位：甲局；2024年起牵头单位：乙局
_DATED = re.compile(r"20\d\d年[^，。；：]{0,6}$")
_LONGEST_DATE = 12
_UNSURE = re.compile(
    r"[？?](?=待|是否|[，；。）〕]|$)|(?:^|[，；。（〔]|(?<=[头责合位门局厅委]))(?:(?:该|此|本)项|以上|具体)?(?:尚|还|有)?待(?:进一步)?(?:核实|核定|核对|确认|明确|商定|商榷|议定)(?=[，；。）〕]|$)"
)


def dated(norm: str, start: int, label: int) -> bool:
    """Say whether a year stands right before a label: what stands under it holds from then, or until then."""
    return _DATED.search(norm[max(start, label - _LONGEST_DATE) : label]) is not None


def until(norm: str, start: int) -> bool:
    """Say whether names lead until a year and others after it: 2020年前由甲局牵头，此后由乙局牵头."""
    return _UNTIL.match(norm, start) is not None


def unsure(norm: str, start: int, end: int) -> bool:
    """Say whether a clause itself doubts what it says, by ？ or 待核实. 甲局（待核实） doubts that name alone."""
    return any(
        not (norm[start + match.start()] in "（〔" and is_organisation(norm[start : start + match.start()]))
        for match in _UNSURE.finditer(norm[start:end])
    )


def after_preface(norm: str, start: int, end: int) -> int:
    """Return where a statement begins behind words that tell on whose order or under whom it is done."""
    match = _PREFACE.match(norm, start, end)
    return match.end() if match else start


def conditional(norm: str, start: int, end: int) -> int:
    """Return where a condition begins that a statement hangs on (如需…，由甲局牵头), or -1. It reaches to the end."""
    match = _CONDITION.search(norm[start:end])
    return start + match.start("at") if match else -1


def taken_back(norm: str, start: int, phrase: int, after: int) -> bool:
    """Say whether the names in `start:phrase`, before a role phrase that ends at `after`, are said not to hold it.

    What follows them is said of the same time or proposal, up to where a clause goes over to what is.
    """
    words = norm[start:phrase]
    return bool(
        _BEFORE.search(words)
        or _BETWEEN.search(words)
        or _EITHER.search(words)
        or _UNTIL.match(norm, start)
        or _PASSED_ON.match(norm, after)
    )


def goes_over(norm: str, start: int) -> bool:
    """Say whether words begin that go over from what was to what is: ，现由, ，改由, ，由."""
    return _NOW.match(norm[start : start + 6]) is not None


# 尚未确定牵头单位, 甲局变更为乙局, 甲局牵头的联席会议: words that no name of an office holds.
NO_NAME = re.compile(
    r"(?:(?<![一-龥])|(?<=由))原[省市县区州][一-龥]{1,10}[局委办厅]$|责任$|未确定|未设|移交|转交|(?<![一-龥])参照|待定|待核|待确认|待明确|待商|暂定|[（〔](?:20\d\d年|[一二三四五]期[）〕])|[一-龥]{2}等[一-龥]{2,12}(?:管委会|管理委员会)$|变更为?|调整为|改为|改由|不再|不设|另行|(?<!各任务)(?:牵头|配合)(?!单位|部门|责任|[）〕])|如需|谁"
    # 各区县同步设立: what they do
    r"|(?<![一-龥])(?:各|有关|相关)[市县区州旗盟乡镇街道地级（）、]+(?:同步|参照|相应|分别|结合|比照)[一-龥]+$"
    # 市文物局同市公安局: two, and what joins them is no word that we know.
    r"|(?<=[厅局委办部])(?:[同会商报请由带]|指导|督促|协调|组织|委托)(?:自治区|[省市县区州])[一-龥]{2,12}(?:厅|局|委|办|政府)$"
    r"|(?<=[委办院会局厅等])(?:组织|保障|承办|执行|联动|给予保障)$|(?<=[府会门位局厅])(?:具体|持续|积极|认真|抓|切实|加快|推进|做好|开展|参照|协同)[一-龥]{0,6}$"
)
