"""The names in a list of a clause: where each begins and ends.

Names are parted by 、 and ，, and by 和 between two organisations. What looks like a mark between names and is none is put
together again: 各市、州、县人民政府 is one actor, and so is 各市党委、政府.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .clause_marks import SIGNS

_OPENING, _CLOSING = "（〔［【[〈", "）〕］】]〉"
_NAME_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉、，：]")
_ETC = re.compile(
    r"等+(?:\d+个?|[一二三四五六七八九十]+个?)?(?:中央|国家|国务院|自治区|省|市|区|县|州)?(?:级|直|属)?(?:各|有关|相关|责任|成员|职能|行业|[一-龥]{2,20}成员)*(?:(?:和|及|、)?(?:部门|单位|机构|厅局|委办局|企业))*$"
)
_FIRST_WORDS = re.compile(
    rf"^(?:[{re.escape(SIGNS)}—/|.·、：]+|(?:以上|上述|本项|该项|此项|各项)?(?:各?项|条)?(?:工作|任务|措施|内容)?(?:均|都|分别|并)?由|以及|及其|及|和|与|并|其中|请)"
)
# 1.省水利厅, ②省财政厅
_NUMBERED = re.compile(r"(?:[①-⑳]|第\d{1,2}项(?:任务|工作)?由?|\d{1,2}[.、]|（\d{1,2}）)(?=[一-龥])")
# 省水利厅2. before 配合单位： on the line below
_NUMBER_BEHIND = re.compile(
    r"(?<=[一-龥）])(?:[①-⑳]|\d{1,2}[.、]|（(?:\d{1,2}|[一二三四五六七八九十]{1,2})）)$"
)
# 第一至三项由省水利厅, 原则上由省水利厅
_BY_WHOM = re.compile(
    r"(?:[^厅局委办部]{1,12}?由|[^、，]{2,12}(?:委托|授权|责成))(?=省|市|县|区|州|盟|旗|自治|国家|各)"
)
_MARKED = re.compile(rf"(?:[{re.escape(SIGNS)}]+|[（〔［][{re.escape(SIGNS)}][）〕］])$")
_NOBODY = re.compile(r"注|备注|说明|无|暂无|待定|另定|[—/]+|\d{1,2}[.、]?|[①-⑳]|（\d{1,2}）")
_INCLUDING = re.compile(
    r"[（〔](?:含|包括|按|第?[\d一二三四五六七八九十]+(?:[、—至-][\d一二三四五六七八九十]+)?项|排名|排序|不分|暂|代管|常务|负责|具体负责|主要负责|承担)[^（）〔〕]*[）〕]$"
)
_TIME = re.compile(
    r"^(?:自|从)?并?(?:于|在|到|至|力争|确保)?(?:(?:(?:20\d\d年?[—~至到])?20\d\d年|“?十[二三四五六]五”?|每[年月季]|[今本当明]年|\d{1,2}月|年底|年内|近期)(?:\d{1,2}月|上半年|下半年)?(?:\d{1,2}日)?(?:底|末|初)?(?:以?前|期间|起|后)?"
    r"(?:启动|完成|见效|实现|全面|基本|取得|组织|持续|形成|并|达到|出台|建成)?|(?:长期|持续|常年|常态|滚动|分年度|逐年|逐步|立即|适时|全年|贯穿)(?!局)[^厅局委]*)"
)
# 各县政府结合实际落实, 市财政局根据工作需要配合: how it is done is no part of the name.
_MANNER = re.compile(
    r"(?<=[厅局委办部院会府心社署行位门团司队区县市州盟地）等])，?(?:要|应)?(?:结合|根据|立足|依据|按照?)(?:各自|各地|当?地|本地|地方|自身|工作|部门|行业|区域|辖区|有关|相关|统一|上级|本[部行辖]?[门业区]?|属地|管理|发展|生产|的)*(?:实际|原则|职责|职能|情况|任务|特点|需要|需求|要求|部署|规定|程序)(?:情况|需要|分工|要求)?(?:分别|积极|共同|加快|认真)*$"
)
# 各区县同步推进
_ADVERB = re.compile(r"(?<=[厅局委办府会门位县区市州旗镇乡道地])(?:同步|同时|一并|统一|各自|分头|结合实际)+$")
_ORG_END = re.compile(
    r"(?:厅|局|委|办|部|院|会|政府|中心|海关|街道|(?<![城乡村集小])镇|社|署|行|处|站|台|队|馆|联|协|单位|部门|集团|兵团|企业|公司|总队|支队|所|校|组|区|县|市|州|盟|[县市区镇乡道会府署局厅办委处）〕][）〕])$"
)
_JOIN = re.compile(r"(?<=[厅局委办部院会府心社署行位门团司队所校组区县市州盟）])(?:以及|和|及|与)(?=[^、，])")
# 省水利厅/省财政厅, but not 市/区财政局
_STROKE = re.compile(
    r"(?<=[^、，][^、，][厅局委办部院会府心社队行司])[/\\|.·](?=[省市县区州国自中各团])"
    r"|(?<=（牵头）|（配合）|（主办）|（协办）|（主责）)(?=[省市县区州国自中各团])"
)
_ROLE_BEHIND = re.compile(r"（(?:牵头|配合|主办|协办|主责)）$")
# 各有关部门及各乡镇
_EACH_LOCAL = re.compile(r"各(?:有关|相关)?[市县区州旗乡镇街道办事处村社居（）、]+$")
# 白河和青山经济开发区管委会; 呼和浩特 has one character before 和.
_ZONES_JOINED = re.compile(
    r"(?<![一-龥])[一-龥]{2,4}(?P<join>和|及|与)(?=[一-龥]{2,5}(?:经济|高新|经开|开发|工业)[一-龥]{0,8}区(?:管委会|管理委员会)$)"
)
_BARE_PLACE = re.compile(
    r"^(?:沿[海江河湖黄线]|其他|其它|项目所在|所在)?(?:各|有关|相关)*(?:(?:设区的?|[地县]级)?(?:自治[区州县]|直辖市|省?直管[市县]|省辖市|[省市州县区盟旗乡镇地])(?:[（〔][市县区旗、]{1,4}[）〕])?)+$"
)
_LOCAL_REST = re.compile(
    r"^(?:自治[区州县]|直辖市|省?直管[市县]|省辖市|[省市州县区盟旗乡镇（）〔〕〈〉、级])+(?:（[^）]*）)?(?:(?:人民)?(?:政府|管委会|党委)|(?:各|有关|相关)+(?:部门|单位)$|$)"
)
_OWN_LEVEL = re.compile(r"(?:中央|国家|自治区|[省市县区州盟旗])(?:级|直|属|有关|各|相关|内)")
_COMMITTEE = re.compile(r"(?:党委|党工委|[省市州县区]委)$")
_OFFICES_OF_BANNERS = re.compile(r"^(?:各|有关|相关|沿).*(?:行政公署|行署)$")
_GOVERNMENT = re.compile(r"^[市州]?(?:人民)?政府(?:（[^）]*）)?(?:、管(?:理委员|委)会)?$")
_COMMITTEE_OF_ZONES = re.compile("管(?:理委员|委)会")
_LOCAL_GOVERNMENT = re.compile(r"^(?:各.*)?(?:人民)?政府$")


def names_in(norm: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the names in `start:end`, in order: split at 、 ， and at 和 between two organisations."""
    pieces = _merged(norm, list(_split(norm, start, end)))
    words = ((a, norm[a:b]) for piece in pieces for a, b in _unjoined(norm, *piece))
    trimmed = ((begin + a, begin + b) for begin, name in words for a, b in [_trimmed(name)])
    return tuple((a, b) for a, b in trimmed if b > a and not _NOBODY.fullmatch(norm, a, b))


def _split(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in open_marks(norm, start, end, _NAME_MARKS):
        yield begin, stop
        begin = stop + 1
    yield begin, end


def open_marks(norm: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[int]:
    """Yield where a mark stands outside brackets; `marks` finds the brackets too."""
    depth = 0
    for match in marks.finditer(norm, start, end):
        char = match.group()
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif depth <= 0:
            yield match.start()


def _merged(norm: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put 各市、州、县人民政府 and 市、区机管局 together again: a bare level word is no name."""
    merged: list[tuple[int, int]] = []
    for a, b in reversed([(a, b) for a, b in pieces if b > a]):
        if (
            merged
            and merged[-1][0] == b + 1
            and _belongs_together(norm[a:b], norm[merged[-1][0] : merged[-1][1]])
        ):
            merged[-1] = (a, merged[-1][1])
        else:
            merged.append((a, b))
    return merged[::-1]


def _belongs_together(word: str, rest: str) -> bool:
    """Say whether what 、 parts is one name: 各市、县政府, 市、区机管局, 各市党委、政府, 各盟行政公署、市人民政府."""
    if _GOVERNMENT.match(rest) and (_COMMITTEE.search(word) or _OFFICES_OF_BANNERS.match(word)):
        return True  # the bare second word would be the plan's own government
    if _COMMITTEE_OF_ZONES.fullmatch(rest) and _LOCAL_GOVERNMENT.match(word):
        return True  # 各县区人民政府、管委会
    own = _OWN_LEVEL.match(rest)  # 各乡镇，县直各部门 are two
    if word.startswith("各") and rest.endswith("部门") and not (own or is_organisation(word)):
        return True  # 各地工业和信息化、农业农村主管部门
    if rest in ("行署", "行政公署") and word.startswith("各"):
        return True
    if not _BARE_PLACE.match(word):
        return False
    local = _LOCAL_REST.match(rest)
    return (len(word) == 1 and rest[0] in "省市州县区") or (
        local is not None and (local.group()[-1] in "府会委门位" or local.end() == len(rest))
    )


def _unjoined(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split 市商务局等部门和各区人民政府 at 和, but not 文化和旅游厅: both sides must be organisations."""
    begin = start
    zones = _ZONES_JOINED.match(norm[start:end])
    if zones:
        yield start, start + zones.start("join")
        begin = start + zones.end("join")
    for match in sorted([*_JOIN.finditer(norm, begin, end), *_STROKE.finditer(norm, begin, end)], key=_start):
        right = norm[match.end() : end]
        if (
            norm.count("（", begin, match.start()) == norm.count("）", begin, match.start())
            and (_ORG_END.search(_ROLE_BEHIND.sub("", right)) or _EACH_LOCAL.match(right))
            and not _GOVERNMENT.match(right)
            and right not in ("部门", "单位", "企业", "机构")
        ):
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def _start(match: re.Match[str]) -> int:
    return match.start()


def is_organisation(words: str) -> bool:
    """Say whether words end like the name of an organisation."""
    return _ORG_END.search(words) is not None


@lru_cache(maxsize=8192)  # the same names come again all through a plan
def _trimmed(norm: str) -> tuple[int, int]:
    """Return the span of a name without what stands before and behind it; words that only tell the time leave nothing."""
    start, end = 0, len(norm)
    time = _TIME.match(norm[start:end])
    if time:
        start += time.end()
        if not is_organisation(norm[start:end]):
            return end, end
    numbered = _NUMBERED.match(norm, start, end)
    start = numbered.end() if numbered else start
    first = _FIRST_WORDS.match(norm[start:end]) or _BY_WHOM.match(norm[start:end])
    if first:
        start += first.end()
    manner = _MANNER.search(norm[start:end])
    if manner:
        end = start + manner.start()
    adverb = _ADVERB.search(norm[start:end])
    if adverb:
        end = start + adverb.start()
    noted = _INCLUDING.search(norm[start:end])
    if noted:
        end = start + noted.start()
    etc = _ETC.search(norm[start:end])
    if etc:
        end = start + etc.start()
    number = _NUMBER_BEHIND.search(norm[start:end])
    if number:
        end = start + number.start()
    while end > start and norm[end - 1] in "，、：；。—·→➢✓◎▪":
        end -= 1
    marked = _MARKED.search(norm[start:end])
    return start, start + marked.start() if marked else end
