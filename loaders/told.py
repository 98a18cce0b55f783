"""Who is told to do something, by the build of the sentence and whatever the verb: 省水利厅扛起主体责任, 归口省商务厅管理.

A name at the head of a statement, behind no more than a time, with words behind it that go on with no noun of its own
(省水利厅网站, 省水利厅数据显示), is the subject of what follows. Words that hand a task over (责成, 授权, 由, 请, 交由, 报…批准) name
who has it anywhere in a statement. What is told of the past, and whom one applies to, tell no task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_H = "[一-龥]"
# How a statement begins that has no subject: 加强…, 推进…, 对…. Only a name that begins with a level may hold such words.
_IMPERATIVE = (
    r"(?:加[强快大速密]|推[动进行广]|强化|建[立设成好强]|完[善成]|实[施现行]|提[升高出供请]|探索|落[实细]|健全|优[化先]|打[造通好击]|制[定订]|统筹|形成|按照?|充分|进一步|确保|保[障证持护]|逐步|培[育养]|依[法托据照]|深化|因地|结合|根据|参照|遵循"
    r"|组织|通过|不断|继续|着力|研究|做[好强大优到]|发[挥展布]|创[新建]|有[效序力条利]|及时|增[强加设]|扩大|规[范划]|坚[决持定]|新[建增设]|协[同调]|明确|切实|减少|聚焦|围绕|力争|降低|采[取用]|编制|针对|督[促导]|严[厉控禁格守肃]|立足|利用|倡导|防[止范治]|认真|巩固|控制"
    r"|拓[展宽]|共[同建享]|禁止|争[取创]|营造|助力|搭建|贯彻|广泛|抓[好住实紧]|压[实减缩]|给予|出台|突出|基于|畅通|引[进入导领]|纳入|应对|率先|调整|避免|构[建筑]|整[合治改]|对|以|将|把|在|向|从|与|为|因|让|使|被|比|自|于|经|凡|如|若|并|但|而|及|其|该|此|这|当(?!地)|即|既"
    r"|大力|持续|深入|扎实|重点|综合|努力|适时|系统|科学|全[面力]|积极|用[足好]|集[中成]|高[位质规标]|分[区类阶步级]|吸引|首[创先]|顺应|选用|补充|汇总|确定|进行|援助|支撑|满足|避开|延伸|缓解|非法|常态|统一|各类|新型|重大|牢|严|最|多|所有|一些|部分|个别|按|至|到|由|请|除|除了|符合|未|不|没|无|可|能|要|应|须|需|已|曾|正|仍|也|都|均|再|又|还|更|最|较|很|支持|鼓励|指导|促进|维护|改[造革善]|开[展发放]|维持|涉及|申[请报]|成[立为]|设[立置]|配[合备套]|会同|联合|联系|借助|借鉴|学习|培训|宣传|监督|检查|考核|评[估价]|清[理查]|摸清|掌握|扶持|补[助贴齐]"
    r"|使用|采购|购[买置]|选[择取派]|委托|授权|责成|交由|报|听取|征求|接受|参[与加]|履行|承担|负责|享受|收到|取得|获|超过|达到|位于|属于|作为|处于|所称|本[办方规]|[一-九]是)"
)
_LEVEL = r"(?:国家|中央|自治区|兵团|[省市县区州盟旗])"
_INNER = r"[一-龥]"
_STOP = r"(?:(?![的了是将把等与至从向让使并])[一-龥])"
_STRONG = (
    r"办公厅|(?:办公室)|(?<=[一-龥]{3})厅|管委会|管理委员会|(?:有限|总|分)?公司|集团|电网|银行|[分支]行|海关|税务局|监管局|证监局|法院|检察院|人民政府|(?<=[省市县区镇乡州旗])政府|党委政府|[省市县区镇乡州]委|党工委|(?:街道)?办事处|街道办"
    r"|(?<=[一-龥]{2})协会|促进会|学会|商会|联合会|基金会|(?<=[一-龥]{2})(?:研究院|设计院|科学院|林场)|领导小组|领导组|工作组|专班|联席会议|指挥部|部门|执法队|[总支]队|[河湖林田][长](?!制)办?|[村居]委会|[村居]民委员会|委员会"
)
_WEAK = (
    r"局(?![部面地限势])|委(?![托员派任])|办(?![理公法学事好案证成结])|(?<!数据)(?<!城区)中心(?![城区镇村])|[工字]会|院(?![校所士子])|(?:供销|合作|新华)社|(?<!局|全|内|外|东|西|南|北|中)部(?![署分门位件委队级长属])|(?:监测|总)站|(?:电视|广播|气象)台"
    r"|妇联|残联|工商联|文联|科协|(?:档案|图书|博物|文化)馆|总署|公署|行署|组(?![织建成合])"
)
_EACH = (
    r"(?:各(?:级|有关|相关|责任|成员|牵头|配合|参与|地方|主管|职能|业务|行业|直属)*(?:设区的?)?(?:[省市县区州旗盟乡镇街道村社直属级地方园场企各、]|（[市县区州旗、]{1,6}）|开发区|园区|功能区|管委会|人民政府|政府|党委和?|和)*"
    r"(?:部门|单位|机关|机构|(?:人民)?政府|管委会|地区?|方面?|市|县|区|州|旗|盟|乡|镇|街道|）|企业|政府|园区|开发区|组织|团体|办事处)"
    r"|(?:有关|相关|其他|地方|属地|当地|所在地|责任|成员|牵头|配合|主管|监管|职能|业务|行业|上述|市县|县级|市级|省级|乡镇|基层|两级|县级以上|地方各级|县级以上地方)+(?:人民)?(?:部门|单位|政府|党委|机关|街道办事处)"
    r"|[市县省区乡镇、]{2,8}(?:两级|三级|四级)(?:人民)?(?:政府|部门|机关|党委)?|[两三](?:省市?|市|地|县)|地方(?:各级)?(?:人民)?政府)"
)
_OFFICE = (
    rf"(?:{_EACH}"
    rf"|{_LEVEL}{_STOP}{{1,14}}?(?:{_STRONG}|{_WEAK})"
    rf"|(?!{_IMPERATIVE}){_STOP}{{2,16}}?(?:{_STRONG})"
    rf"|(?!{_IMPERATIVE}){_STOP}{{2,5}}[省市县区州]{_STOP}{{1,10}}?(?:{_WEAK})"
    r"|[省市县区][委]|国务院|全国人大|团[省市]委)"
)
_STEM = rf"(?!{_IMPERATIVE}){_STOP}{{2,9}}"
_FIRST = re.compile(_OFFICE)
_NEXT = re.compile(rf"{_OFFICE}|(?!{_IMPERATIVE})[一-龥]{{1,14}}?(?:{_STRONG}|局(?![部面地限势])|委(?![托员派任]))")
_STEMS = re.compile(rf"{_STEM}(?=[、和及与等])")
_BARE = re.compile(rf"{_STEM}(?=、)")
_JOINT = re.compile(r"(?:（[^（）]{1,24}）)?(?:、|和|及|与|以及|或|会同)")
_BEHIND = re.compile(
    r"(?:（[^（）]{1,24}）)?(?:等+\d{0,2}个?(?:中央|省|市|区|县)?(?:级|直)?(?:各|有关|相关|行政|主管|业务|行业|责任|成员)*(?:部门|单位|机构)?)?(?:（[^（）]{1,24}）)?"
)
# What goes on with a noun names something of the office, or another body.
_NOUN = (
    r"(?:的|之|等|各|关于|党组|作为|可(?!靠)|不再|无需|数据|网站|门户|系统|大楼|大院|机关|办公|厅长|局长|主任|书记|领导|干部|职工|工作人员|人员|员工|所属|直属|下属|下发|印发的|发布的|制定的|颁布的|负责人|同志|联席|驻|批复|文件|通知|公告|规定|意见|标准|名[单录]|目录"
    r"|政策|部署|平台|资金|项目|预算|职能|职责|职权|权[力限]|能力|作用|责任|主体|层面|间|内|外|以上|以下|以及|系列|专家|力量|经验|做法|实际|情况|特色|优势|水平|需求|需要|意愿|条件|发展|工作|任务|关系|体系|体制|机制|模式|联动机制|协作机制|建设|管理体|采购|投资|债|信用|绩效|公信"
    r"|备案的|审批的|认定的|确定的|批准的|核定的|公布的|所在地|所有|共建|地址|电话|邮箱|联系|窗口|分局|处室|科室|中心|基地|园区|企业|产品|行业|产业|领域|主管|监管体|治理体|已|曾|原|近年|去年|上年|一直|历来|先后|目前|现有|是指|指的|为主体的?|牵头的|设立的|成立的|组织的|下列|如下|或者)"
)
_GOES_ON = re.compile(rf"(?!{_NOUN})[一-龥“]{{2}}")
_DONE = re.compile(r"[^，。；]{0,6}?已(?!有)|[^，。；]{0,12}?(?:了(?!解)|过(?![程剩渡度]))")
_LOOK_BACK = re.compile(r"近年来|近\d年|[一二三四五]年来|以来|去年|上年|前期|此前|截[至止]|“?十[一二三]五”?(?:期间|时期)|本[办方规][法案定]所称|是指")
_SHORTEST = 5
# 各区人民政府：现将…
_ADDRESSED = re.compile(r"：(?:现|为|根据|《|经|按|近|“)")
_TITLE = re.compile(r"(?:行动|工程|机制|制度|计划|方案|体系|建设|改造|情况|项目|办法|意见|通知|规划|报告|要求|措施|体系)$")
_RELATIVE = re.compile(r"(?:(?:要求|同意|批准)?[一-龥]{2})的")
# The names under a letter: 省水利厅省财政厅2023年5月6日
_LETTER = re.compile(r"[一-龥]{2,80}(?:厅|局|委|办|部|会|室|府|行)20\d\d年")
_ORG_WHOLE = re.compile(r"[一-龥]{1,10}(?:厅|局|委|办|部|院|会|政府|中心|公司|集团|处|科|站|所|队|组|长|员|人|区|县|市)$")

_MARK = r"(?:（[\d一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[①-⑳●•·—*▪◆✓]|第[一二三四五六七八九十]{1,3}条)?"
_TIME = r"(?:(?:到|在|于|自|从)?(?:20\d\d年|\d{1,2}月|每[年月季周日]|每?半年|[本当今明]年)(?:[\d年月日季度周底末初内前起后上下半旬之每以第一二三四至]|（[^）]*）){0,12})?"
_LEAD = re.compile(
    rf"{_MARK}{_TIME}(?:同时|并|其中|其余|原则上|具体|然后|再|均|一律|统一|分别|可|应|须|也|此外|另外|届时|对此|逐年)*"
    r"(?:由|请|责成|授权|委托|责令|指定|商请|交由|敦请|要求|督促|组织|指导|协调|监督)?"
)
_HANDED = re.compile(
    r"(?<![自理缘事])由|责成|授权|委托|责令|商请|交由|移交|归口|(?<!申)请(?![示求])|(?<![提上递])交(?![通易流叉付汇替接代互界由])|以(?=[^，。；]{2,14}为(?:主|牵头|责任))"
    r"|督促|(?<![他会党群各])组织|指导"
    r"|(?P<judge>(?<![申上填])报请?(?![告道名警销废酬考])|提[请交]|(?<![未])经(?![济营验过常费贸理]))"
)
_JUDGES = re.compile(r"(?:[^，。；]{0,6}?)(?:批准|审[批定核议查]|同意|备案|核[准定实]|认[定可]|确认|验收|签署|评审)(?![的制情了])")
_HEADS = re.compile(r"[，。；：！？\n]")
_END = re.compile(r"[，。；：！？\n]|$")


def told(norm: str, edges: list[int], past: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a text names somebody to whom it gives something to do, in order; no statement runs across `edges`."""
    marks = [match.end() for match in _HEADS.finditer(norm)]
    begins = sorted({0, *marks, *(edge for edge in edges if edge < len(norm))})
    for begin, stop in zip(begins, [*begins[1:], len(norm)], strict=True):
        if stop - begin < _SHORTEST:
            continue
        if any(a <= begin < b for a, b in past):
            continue
        lead = _LEAD.match(norm, begin, stop)
        start = lead.end() if lead else begin
        end = _subject(norm, start, stop)
        if end:
            yield start, end
            continue
        for handed in _HANDED.finditer(norm, begin + 1, stop):
            end = _subject(norm, handed.end(), stop)
            if end and (not handed["judge"] or _JUDGES.match(norm, end, stop)):
                yield handed.end(), end
                break


def _subject(norm: str, start: int, stop: int) -> int | None:
    """Return where a list of names ends that begins at `start` and is followed by what they do."""
    bare = False
    name = _FIRST.match(norm, start, stop)
    if not name:
        name = _BARE.match(norm, start, stop)
        bare = True
        if not name:
            return None
    while joint := _JOINT.match(norm, name.end(), stop):
        following = _NEXT.match(norm, joint.end(), stop)
        if not following:
            following = _STEMS.match(norm, joint.end(), stop)
            bare = True
        if not following:
            return None
        name = following
    end = name.end()
    behind = _BEHIND.match(norm, end, stop)
    end = behind.end() if behind else end
    if bare and not norm.endswith(("部门", "单位", "机构"), start, end):
        return None
    if not _GOES_ON.match(norm, end, stop) or _DONE.match(norm, end, stop) or _RELATIVE.match(norm, end, stop) or _LETTER.match(norm, end):
        return None
    mark = _END.search(norm, end, stop)
    close = mark.start() if mark else stop
    if _ORG_WHOLE.fullmatch(norm, end, close) or _ADDRESSED.match(norm, close):
        return None
    if close == stop and _TITLE.search(norm, end, stop):
        return None
    return end
