"""Who is told to do something, by the build of the sentence and whatever the verb: 省水利厅扛起责任, 归口省商务厅管理.

A name at the head of a statement, behind no more than a time, before words that do not go on with a noun of its own
(省水利厅网站, 省水利厅数据显示), is the subject of what follows. Words that hand a task over (责成, 授权, 由, 交由, 报…批准) name
who has it anywhere in a statement. What was done, what may be done, and whom one applies to tell no task.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from .told_names import (
    BEHIND,
    COMMAND,
    GRASSROOTS,
    JOINT,
    KIND,
    LEVELLED,
    NEXT,
    NEXT_STEM,
    OWN,
    SEVERAL,
    STEM,
)

_MARK = (
    r"(?:（[\d一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[①-⑳●•·—*▪◆✓]|第[一二三四五六七八九十百]{1,5}条)?"
)
_TIME = r"(?:(?:到|在|于|自|从)?(?:20\d\d年|\d{1,2}月|每[年月季周日]|每?半年|[本当今明]年)(?:[\d年月日季度周底末初内前起后上下半旬之每以第一二三四至]|（[^）]*）){0,12})?"
_LEAD = re.compile(
    rf"{_MARK}{_TIME}(?:同时|并|其中|其余|原则上|具体|然后|再|均|一律|统一|分别|应|须|也|此外|另外|届时|对此|逐年)*(?:由|请|责成|授权|委托|责令|指定|商请|交由|敦请|要求|督促|组织|指导|协调|监督)?"
)
_HANDED = re.compile(
    r"由(?<![自理缘事交]由)|责成|授权|委托|责令|商请|交由|归口|请(?<!申请)(?![示求])|交(?<![提上递]交)(?![通易流叉付汇替接代互界由])|以(?=[^，。；]{2,14}为(?:主|牵头|责任))"
    r"|(?P<gives>移[送交]|下放[至到给]?|划[归转]至?|转交)|下设|(?P<urge>督促|指导|组织(?<![他会党群各业团众体]组织))"
    r"|(?P<judge>报(?<![申上填]报)请?(?![告道名警销废酬考])|提[请交]|经(?<![已未]经)(?![济营验过常费贸理]))"
)
# 报省人民政府批准 gives the government something to decide; 报省水利厅 alone gives it nothing.
_JUDGES = re.compile(
    r"[^，。；]{0,6}?(?:批准|审[批定核议查]|同意|备案|核[准定实]|认[定可]|确认|验收|签署|评审)(?![的制情了]|后?，现)"
)
_GOES_ON = re.compile(
    r"(?!的|之(?!前)|等|各(?![负司自尽就类])|关于|党组|中共|作为|可(?!靠)|不再|无需|数据|网站|门户|系统|大楼|大院|机关|办公|厅长|局长|主任|书记|领导|干部|职工|工作人员|人员|员工|所属|直属|下属|下发|[印颁]发的|印发关于|新闻办|为(?:成员|[副组]?组长)|“十[一-龥]五”|任期|发布的|制定的|颁布的|负责人|同志|联席|驻|批复|文件|通知"
    r"|公告|总理|[省市县区州]长|主席|秘书长|分管|主要负责|主要领导|规定|意见|标准|名[单录]|目录|政策|部署|平台|资金|项目|预算|职能|职责|职权|权[力限]|能力|作用|责任|主体|层面|间|内|外|以上|以下|以及|系列|专家|力量|经验|做法|实际|情况|特色|优势|水平|需求|需要|意愿|条件|发展|工作|任务|资源|禀赋|改革|关系|体系|体制|机制|模式|联动机制"
    r"|协作机制|建设|管理体|采购|投资|债|信用|绩效|公信|流程|周边|点|要求|(?:验收|审批|考核|检查|评估|审核|监测|执法|评价)(?:结果|流程|力量|职能|权限)|备案的|审批的|认定的|确定的|批准的|核定的|公布的|所在地|所有|共建|地址|电话|邮箱|联系|窗口|分局|处室|科室|[一-龥]{1,4}[处科](?:[一-龥]{2,3}，|$)|中心|基地|园区|企业|产品|行业|产业|领域|主管|监管体|治理体|已|曾|原|近年|去年|上年|一直|历来|先后|目前|现有"
    r"|是指|指的|位于|地处|坐落|隶属|牵头的|设立的|成立的|组织的|下列|如下|或者|城镇|第[一二三四五六七八九十]+次)[一-龥“][一-龥“《〔\d]"
)
_PAUSED = re.compile(r"，(?:应当?(?!急)|要(?![求素点])|须|必须|务必|不得|协助|共同|联合|切实|认真|分别|均)")
_DONE = re.compile(r"[^，。；]{0,6}?已(?!有)|[^，。；]{0,12}?(?:了(?!解)|过(?![程剩渡度]))")
# 省水利厅要求报送的材料: what the office is only named for.
_RELATIVE = re.compile(r"(?:要求|同意|批准)?[一-龥]{2}(?:[或和、][一-龥]{2})?的")
# 重点用能单位建立…, 医院率先…: kinds of bodies stand before nouns too, so what they do has to be plain. Firms at large and
# those of a sector (督促企业…) are told something only by 应当 and the like.
_MUST = re.compile(
    r"(?:均|都|也|还)?(?:应当?(?![急对用有付变聘邀])|要(?![求素点件道闻])|须(?!知)|必须|务必|不得)"
)
_CERTAIN_FIRMS = re.compile(
    r"国有|国资|[央省市县区]属|中央|重点|用能|排[污放]|供[水电热气]|责任|有关|相关|各|上市|监管"
)
_KIND_ACTS = re.compile(
    r"(?:率先|带头|自行|主动|积极|严格|定期|及时|应当?(?![急对用有付变聘邀])|要(?![求素点件道闻])|须(?!知)|必须|务必|不得|按(?!钮)|依[法规]|履行|落实|制定|编制|配[齐备]|报送|如实|全面|优先|每[年月季]|建[立设]|增设|创新(?!能力|体系|发展|中心|平台)|联合|设[立置]|完善|加[强大]|开展|推[进动]|采[用取]|执行|公开|接受|探索|研发|组[建织])[^，。；]{2}"
)
# 企业自行委托第三方开展核查的，给予补助: a condition of a grant.
_REWARDED = re.compile(r"[^。；]{0,120}?的，(?:给予|予以|按|奖|补|一次性|可)")
_LOOK_BACK = re.compile(
    r"(?:近年来|近[\d一二三四五几两]年|[一二三四五]年来|[^，。；]{0,14}以来，|去年|上年|前期，|此前，|截[至止]|本[办方规][法案定]所称|抄送|抄报|主送|联系[人电]|附件：)"
)
_PAST_YEARS = re.compile(r"“?十[一二三]五”?(?:期间|时期)(?=[^。；]*(?:取得|成效|显著|明显))")
_ORG_WHOLE = re.compile(r"[一-龥]{1,10}(?:厅|局|委|办|部|院|会|政府|中心|公司|集团|处|科|站|所|队|组)")
_TITLE = re.compile(
    r"(?:行动|工程|机制|制度|计划|方案|体系|建设|改造|情况|项目|办法|意见|通知|规划|报告|要求|措施|体系)$"
)
# The names under a letter (省水利厅省财政厅2023年5月6日) and above it (各区人民政府：现将…).
_LETTER = re.compile(r"[一-龥]{2,200}(?:厅|局|委|办|部|会|室|府|行)20\d\d年")
_ADDRESSED = re.compile(r"：(?:现|为|根据|《|经|按|近|“)")
# 发挥两江新区引领作用: a part of the territory is to lead.
_PART = re.compile(
    r"发挥(?P<who>[^，。；的]{2,30}?(?:新区|科学城|开发区|高新区|经开区|示范区|试验区|自贸区|功能区|[中主]心?城区|港区))[^，。；]{0,4}(?:引领|示范|带动|引擎|先行|牵引|龙头)[^，。；]{0,6}作用"
)
_MARKS = re.compile(r"[，。；：！？\n]")
# Where a statement begins that may have a subject: most begin with a command, and are passed over here at once.
_BEGINS = re.compile(
    rf"[，。；：！？\n](?:(?=[（\d①-⑳●•·—*▪◆✓第到在于自从每半本当今明同并其原具然再均一统分应须也此另届对逐由请责授委指商交敦要])|(?!{COMMAND.pattern}))"
)
_SHORTEST = 5


def told(norm: str, edges: list[int], past: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return where a text names somebody to whom it gives something to do, in no order.

    No statement runs across `edges`; what stands in `past` looks back. Linear in the text's length.
    """
    starts = sorted(start for start, _ in past)
    reach = list(accumulate((end for _, end in sorted(past)), max))
    ends = sorted(edge for edge in edges if 0 < edge < len(norm))
    found = (*_heads(norm, ends), *_handed(norm, ends), *(part.span("who") for part in _PART.finditer(norm)))
    return (who for who in found if not _within(starts, reach, who[0]))


def _heads(norm: str, edges: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the subjects of statements."""
    begins = {0, *edges, *(match.end() for match in _BEGINS.finditer(norm))}
    for begin in begins:
        stop = _stop(norm, edges, begin)
        if stop - begin < _SHORTEST:
            continue
        lead = _LEAD.match(norm, begin, stop)
        start = lead.end() if lead else begin
        if COMMAND.match(norm, start):
            continue
        end = _subject(norm, start, stop)
        who = (start, end) if end else _kind(norm, start, stop)
        if who:
            yield who


def _handed(norm: str, edges: list[int]) -> Iterator[tuple[int, int]]:
    """Yield who is handed a task within a statement."""
    for handed in _HANDED.finditer(norm):
        start = handed.end()
        if COMMAND.match(norm, start):
            continue
        stop = _stop(norm, edges, start)
        if handed["gives"] and (end := _names_end(norm, start, stop)) and norm[end : end + 1] != "的":
            yield start, end
            continue
        end = _subject(norm, start, stop)
        level = None if end or handed["judge"] else GRASSROOTS.match(norm, start, stop)
        if level and _GOES_ON.match(norm, level.end(), stop) and not _RELATIVE.match(norm, level.end(), stop):
            yield level.span()
        elif end and (not handed["judge"] or _JUDGES.match(norm, end)):
            yield start, end
        elif handed["urge"] and (kind := _kind(norm, start, stop)):
            yield kind


def _stop(norm: str, edges: list[int], begin: int) -> int:
    """Return where the statement ends, with its mark, in which `begin` stands."""
    index = bisect_right(edges, begin)
    edge = edges[index] if index < len(edges) else len(norm)
    mark = _MARKS.search(norm, begin, edge)
    return mark.end() if mark else edge


def _kind(norm: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the kind of bodies that is told something at `start`."""
    kind = KIND.match(norm, start, stop)
    if not kind:
        return None
    end = kind.end()
    firms = kind.group().endswith("企业") and not _CERTAIN_FIRMS.search(kind.group())
    acts = not firms and _KIND_ACTS.match(norm, end, stop) and not _REWARDED.match(norm, end)
    return kind.span() if acts or _MUST.match(norm, end, stop) else None


def _subject(norm: str, start: int, stop: int) -> int | None:
    """Return where a list of names ends that begins at `start` and is followed by what they do."""
    end = _names_end(norm, start, stop)
    if end is None or _DONE.match(norm, end, stop) or _RELATIVE.match(norm, end, stop):
        return None
    if not (_GOES_ON.match(norm, end, stop) or _PAUSED.match(norm, end)) or _LETTER.match(norm, end):
        return None
    closed = _MARKS.match(norm, stop - 1) is not None
    close = stop - 1 if closed else stop
    if (_ORG_WHOLE.fullmatch(norm, end, close) and not COMMAND.match(norm, end)) or (
        not closed and _TITLE.search(norm, end, stop)
    ):
        return None
    return None if _ADDRESSED.match(norm, close) else end


def _names_end(norm: str, start: int, stop: int) -> int | None:
    """Return where the list of names that begins at `start` ends, with 等部门 behind it, or None."""
    name = LEVELLED.match(norm, start, stop) or OWN.match(norm, start, stop)
    bare = name is None
    name = name or STEM.match(norm, start, stop)
    if not name:
        return None
    while joint := JOINT.match(norm, name.end(), stop):
        following = joint.end()
        if COMMAND.match(norm, following):
            return None
        name = LEVELLED.match(norm, following, stop) or NEXT.match(norm, following, stop)
        if not name:
            name, bare = NEXT_STEM.match(norm, following, stop), True
        if not name:
            return None
    behind = BEHIND.match(norm, name.end(), stop)
    end = behind.end() if behind else name.end()
    return None if bare and not norm.endswith(SEVERAL, start, end) else end


def looks_back(norm: str, sentence: int) -> bool:
    """Say whether the sentence that begins at `sentence` tells what was done or what a word means, or whom to write to."""
    return _LOOK_BACK.match(norm, sentence) is not None or _PAST_YEARS.match(norm, sentence) is not None


def _within(starts: list[int], reach: list[int], offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < reach[index]
