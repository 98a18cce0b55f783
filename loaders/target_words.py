"""The words of targets: verbs, heads and patterns, as tables. A new way to state a figure is a row here.

`VERBS` govern `SUBJECT VERB FIGURE`, `ADD_VERBS` a quantity of work, `HEADS` are what a list of indicators shares. The other patterns say
what is no target: thresholds, subsidies, classes of equipment, present states.
"""

from __future__ import annotations

import re

from .record import Bound, Change

VERBS: tuple[tuple[Change, Bound, str], ...] = (
    ("level", ">=", r"(?:不得?低于|不得?少于|不小于|高于|至少达到|至少|达到或超过)"),
    (
        "level",
        "<=",
        r"(?:不得?高于|不得?超过|低于|小于|不大于|不多于|(?:控制|严控|压减|压缩|限制)(?:在|到|至))",
    ),
    ("level", ">", r"(?:突破|超过|超|(?<![经通超])过|大于|多于)"),
    ("level", "=", r"(?:降|下降|降低|减少|减|削减|压减|压降|缩减|缩短|缩小|回落|收窄|下调)(?:到|至|为)"),
    (
        "level",
        "=",
        r"(?:提高|提升|增长|增加|扩大|上升|发展|拓展|增|升|扩展|延长|扩容|上调)(?:到|至|为|达到|达)",
    ),
    ("level", "=", r"(?:稳定|保持|维持|巩固|持续保持|稳固)(?:在|到)?(?:达到)?|(?<=[率比例面])在"),
    ("level", "=", r"(?:累计|总体|全部|总数|稳定|基本|实现|总量)*(?:达到|达至|达|实现|为|占|完成|至)"),
    (
        "decrease",
        "=",
        r"(?:累计|年均|平均|再|总体)*(?:下降|降低|减少|削减|压减|压缩|精简|减排|压降|缩减|缩短|递减|收窄|降幅(?:达到|为|达)?)(?:率)?(?:了)?(?:幅度)?(?:超过?|不低于|不少于|至少|达到)?",
    ),
    (
        "increase",
        "=",
        r"(?:累计|年均|平均|再|总体|实现)*(?:提高|提升|增长|增加|上升|扩大|递增|翻|增幅(?:达到|为|达)?|增速(?:达到|为|达|保持在)?)(?:了)?(?:幅度)?(?:超过?|不低于|不少于|至少|达到)?",
    ),
)
"""Verbs of `SUBJECT VERB FIGURE`, tried in this order at the end of what stands before the figure."""

ADD_VERBS = (
    "新建和改造|新建改造|新建和改建|新改扩建|改扩建|新增和改造|新增改造|更新改造|改造提升|提升改造|建设提升|建设(?:和|及|、)?改造|新开工建设|新开工|开工建设|开工|新招引|招引|培训|轮训|落地|签约|竣工|净增|新建|新增|增设|改建|扩建|续建|建成投运|建成投产|建成|建设|建立|"
    "设立|组建|布局建设|布局|规划建设|改造|完成|实施|组织实施|组织|开展|打造|培育|培养|引进|引育|创建|创成|推广|遴选|评选|评定|认定|命名|淘汰|退出|"
    "关停|化解|压减|治理|整治|修复|恢复|造林|营造|种植|绿化|发展|落实|形成|构建|制定|制修订|制订|修订|发布|研发|攻克|转化|投放|配备|配置|安装|投入|"
    "抽查|抽检|选拔|选派|选树|引培|资助|举办|承办|开通|开行|拆除|取缔|清退|清理|救助|"
    "投运|投用|投产|组织开展|支持|扶持|选取|选择|推进|推动|推出|孵化|争创|获批|入选|建(?![筑材档议制言构])|新发展|新培育|新认定|更新|替换|替代|置换|回收|处置|提供|带动|吸纳|筹集|融资|发放|办理|探明|推荐"
)
"""Verbs of a quantity of work: 新建甲醇加注站10座, 完成600家以上白酒企业污染整治."""

WEAK_ADD = frozenset(
    [
        "支持",
        "扶持",
        "推进",
        "推动",
        "发展",
        "落实",
        "组织",
        "开展",
        "提供",
        "投入",
        "选择",
        "制定",
        "鼓励",
        "带动",
    ]
)
HEADS = (
    "用量|(?:排放|消费|消耗|用水|用电|用能|能耗)总量|能源消耗|二氧化碳排放|单位[^、]{2,16}?(?:强度|能耗|排放量?|水耗|电耗)|碳排放强度|碳排放|用水量|用电量|电耗|气耗|重点工程减排量|重点工程累计减排量|累计减排量|减排量|削减量|装机容量|装机规模|装机|(?:综合|资源化|无害化|安全|循环|集中|再生)?(?:覆盖率|利用率|回收率|处理率|处置率|治理率|普及率|达标率|收集率)|"
    "利用量|发电量|产量|产能|产值|消费量|消耗量|能耗|水耗|用水量|强度|(?:使用|应用|消费)?(?:占比|比重|比例)|面积|规模|数量|水平|排放量|浓度|增加值|总量|里程|率"
)
"""Head nouns that a list of indicators shares: 绿色防控、统防统治覆盖率."""

ADVERB = r"(?:分别|均|都|平均|总体|约|近|大约|原则上|力争|争取|努力|再|全部|稳步|逐步|进一步|不断|全面|每年|年均|整体|总计|共计|共|合计|基本|稳定|累计|应|要|将|确保|须|需|可|至少)*"
VERB = re.compile(
    "(?:"
    + "|".join(f"(?P<{change}{i}>{pattern})" for i, (change, _, pattern) in enumerate(VERBS))
    + rf")(?P<adverb>{ADVERB})$"
)
ADD = re.compile(
    rf"(?P<pre>.*?)(?P<verb>{ADD_VERBS})(?P<object>[^，。；]*?)(?P<bound>不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各)*$"
)
ADD_NEAR = re.compile(
    rf"(?P<verb>{ADD_VERBS})(?:了|不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各|力争|全省|全市|\d+个)*$"
)
KEPT_BY = frozenset({"推动", "推进", "支持", "发展", "落实"})
"""Verbs of work that may stand before a rate or an amount that is to be kept: 落实耕地保有量5000万亩."""

RATE = re.compile(
    r"(?:率|比重|比例|占比|份额|增速|[增降涨]幅|浓度|密度|面积|能力|规模|总量|数量|容量|产能|里程|长度|产值|水平|强度|能耗|水耗|电耗|排放|(?<![力质])量|"
    r"增加值|收入|年限|寿命|学制|覆盖面|蓄积|存栏|出栏|装机|库容|总额|[零售成交营业销]额|(?<!指)数|新增就业)$"
)
LISTED = re.compile(
    rf"(?P<verb>{ADD_VERBS})(?P<list>[^，。；：]{{2,80}}?)等(?P<bound>不少于|不低于|超过|约|近|共|至少)?$"
)
"""A verb of work and examples before the figure: 形成集成电路、新型显示等12个产业集群."""

COUNTED_AGAIN = re.compile(r"共\d")
BARE_SHARE = re.compile(r"(?:占比|比重|比例|覆盖率|增速)|占[^，、]{2,16}(?:比重|比例)")
"""研发经费年均增长10%，占地区生产总值比重达到2%: whose share it is stands before."""

AS_FAST = re.compile(
    r"(?:增长|增速)?(?:与|和|同)(?:经济|地区生产总值|国内生产总值|GDP)(?:增长|发展)?(?:保持)?(?:基本)?同步$"
)
SAVED = re.compile(
    r"(?P<what>(?:^|.*?)(?P<verb>节能|节水|节电|节煤|节油|节地|节材|减碳|降碳|固碳|增汇))(?:约|近|超过?|达到?|不少于|不低于|共|累计|标准煤)*$"
)
REDUCED = re.compile(
    r"^(?P<verb>减排|减少|削减|压减|压缩|降低|节约|节省)(?P<object>[^，。；、]{2,20}?)(?:约|近|超过?|达到?|不少于|不低于|共|累计)*$"
)
"""每年减少化肥施用量2万吨, 减排二氧化碳260万吨: a verb of less, its object, by how much."""

DOERS = re.compile(
    r"^(?P<who>[^，。；、]{2,24}?(?:企业|园区|单位|学校|医院|社区|村|县|市|机构|项目|机组|基地))"
    r"(?P<how>基本|全部|全面|率先|力争|均)*(?P<what>(?:完成|建成|实现|达到|通过|创建)[^，。；]{2,24})"
)
"""7家长流程钢铁企业基本完成超低排放改造: so many of them, and what they do."""

RATE_END = re.compile(r"(?:率|比例|比重|占比)$")
OF_SOMETHING = re.compile(
    r"(?P<verb>达到|不低于|不少于|控制在|占|为)(?P<of>[^，。；、的]{2,16})的(?:比重|比例)?(?:约|近|超过)?$"
)
"""响应能力达到最大用电负荷的5%: a share of something that stands between verb and figure."""

GROUP_WORD = re.compile(r"(?:行业|领域|产业|企业|机组|建筑|车辆|货车|流域|园区|产品|材料|废物|设施|屋顶)")
LEVEL = re.compile(r"(?:国家|省|市|州|盟|县|区|旗|世界|[1-5A]A?|[A-Z])级|其他")
"""国家级工业设计中心3家、省级60家: only of which level; of what stands before."""

UNKNOWN_ITEM = re.compile(
    r"^.*(?P<number>\d[\d.,]*)[万亿千百]?(?![年月日])[一-龥]{1,3}(?:以上|左右)?、(?=.{2})"
)
"""视频监控10万路、感知终端100万个: an item whose unit is not known is no part of the next one's name."""

SHARED_WORK = re.compile(
    r"[^，。；、\d（）]{2,14}?(?P<end>企业|园区|锅炉|机组|项目|社区|学校|医院|村庄?|河段|湖泊)(?:、|和|及|以及)"
    r"(?:\d+[个座家台条所][^，。；、\d（）]{2,14}?(?P=end)(?:(?:、|和|及|以及)(?=\d))?)+"
    r"(?P<work>[^，。；、\d（）]{0,12}(?:改造|治理|整治|建设|修复|创建|认证|审核|更新|关停))"
)
"""完成5家钢铁企业、10家焦化企业超低排放改造: the work stands after the last of them."""

ADVERBIAL = re.compile(
    r"(?:推进|加快|积极|大力|重点|持续|着力|统筹|计划|规划|力争|确保|每年|累计|新|再|拟|将|要|至少|各|共|全面|有序|稳步|分别|平均|年均|通过|同步|优先)$"
)
STAGE = re.compile(r"竣工|开工|投产|签约|落地|验收|投运|投用")
LAST_DATE = re.compile(
    r"（[^（）]{0,10}?(?P<bracket>20\d\d)年[^（）]{0,12}(?:前|底|末|完成)[^（）]{0,6}）|(?:完成时限|完成时间|时限)：?(?P<limit>20\d\d)年"
    r"|[，（](?:力争|确保)?(?:到|于|在)?(?P<after>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|年?末)?(?:之?以?前)[^，。；\d]{0,6}完成"
)
"""改造老旧小区500个（2025年底前）: the deadline stands behind the figure."""

LEAST = re.compile(r"(?:至少|不少于|不低于)$")
BARE_RATE = re.compile(
    r"(?:综合|资源化|无害化|安全|循环|集中)?(?:覆盖|回收利用|利用|回收|处理|处置|治理|普及|达标|收集)率$"
)
EVERY = re.compile(r"每(?:半?年|个?月|季度?|周|日|天)")
REALISED = re.compile(r"(?P<verb>实现)(?:不少于|超过|约|近)?$")
WORK_DONE = re.compile(r"(?:改造|建设|整治|治理|更新|认证|审核|创建|修复|搬迁|转型)$")
AFTER_YEAR = re.compile(r"20\d\d年(?:底|末)?(?:之?以?前)?，$")
COUNTABLE = re.compile(r"(?:项目|工程|基地|试点|园区|企业|站|桩|点|平台|中心|机构|示范区|工厂|车间)$")
_SIZE = (
    r"(?:[\d.]+(?:千伏|万千瓦|千瓦|兆瓦|MW|万?吨级|蒸吨|吨/日)|(?:国家|省|市|县|州|盟|区|世界|[A-Z\d]+)级)"
)
SIZES = re.compile(
    rf"(?P<size>{_SIZE})(?:（[^）]*）)?(?:(?:[、和及]|以及)\d+[个座条项台家处所]{_SIZE})+(?P<what>[一-龥“”]{{2,16}}?)(?=[，。；、（]|建设|$)"
)
"""What 6个500千伏、25个220千伏输变电项目 and 1个国家级、3个省级园区 have in common stands after the last of them."""

BOUNDARY = "，。；：！？"
STRETCH = re.compile(r"力争|争取|努力达到|努力实现|激励目标")
MONEY_RULE = re.compile(
    r"补助|补贴|奖励|奖补|资助|给予|最高|贴息|罚款|处以|扶持资金|按照?[^，]{0,12}的?标准|每[个项家座]|一次性|收费|注册资本|投资额"
)
THRESHOLD_AFTER = re.compile(
    r"(?:的(?!目标|激励目标|水平|比例|标准|速度|尖峰|增长|规模|产能|要求)|[^，。；、]{0,14}?(?:企业|项目|单位|锅炉|机组|园区|用户|建筑|车辆|污染物|装置)(?:的|应|要|须|必须|全部|实施|开展|实行|进行|，))"
)
PRESENT = re.compile(
    r"(?:已(?!建|有|上架|发布|纳入|列入)|目前|现有|现状|近年来|同比|截至|截止|以来|居全|列全|位居|超额完成)[^；]*$"
)
OPENS_STRETCH = re.compile(r"(?:^|，)(?:力争|争取)")
"""力争A，B，C: what stands before the first figure holds for all that commas join; 达到20%，力争达到25% for its own."""

MEANS = re.compile(r"(?:采取|通过|采用)[^，。；]{2,30}?(?:方式|措施|手段|方法)")
LEAD_IN = re.compile(
    r"^(?:带动(?=[^\d]{2,30}[率比重积])|着力|平均每年|规划|[前后][一二三四]年|[三五]年|年均(?=新增|新建|治理|完成|改造|减少|培训)|严格控制|严控|同步(?=发展|建设|推广|推进|实施|新建|新增)|(?:“(?=[^”]*$)|[“”]?十[四五六]五[”“]?(?:时期|期间|期末|末)?|(?:到|至)?20\d\d年(?:底|末)?(?:之?以?前)?|其中|同时|并|且|以及|及|和|确保|力争|争取|努力|实现|推动|推进|促进|使得?|让|将|把|全力|进一步|"
    r"全年|全省|全市|全区|全县|全州|全盟|全国|我省|我市|我区|我县|本市|本省|全自治区|自治区|年内|年底?前|\d{1,2}月(?:底|末)?之?以?前|省内|市内|区域内|原则上|基本|切实|有效|显著|大幅|稳步|逐步|持续|不断|加快|保障|预计|当年|每年|(?:比|较)(?:19|20)\d\d年(?:底|末)?|、|，|：|——|—)+)"
)
TRAIL = re.compile(
    r"(?:(?:比|较|相比|相对)?(?:于)?(?:19|20)\d\d年(?:底|末|水平)?(?:相比)?|(?:比|较)(?:上一?年|去年|[“”]?十[一二三四]五[”“]?(?:时期|期末|期间|末)?)|(?<![前后])[三五]年|力争|争取|努力|原则上|平均|分别|均|都|总体|基本|稳定|累计|逐步|合计|共计|总计|稳步|不断|显著|明显|大幅|有效|持续|再|每年|年均|要|应|将|的|总数|全部|力度|进一步|实现|确保)+$"
)
LIST = re.compile(r"、|和(?!谐)|以及|及(?!以|其|时)|与")
OBJECT_STOP = re.compile(
    r"(?:和|及|与|、)(?=[两三四五六七八九十]{1,3}[个座家条项处所轮])|[，。；：]|（(?![市区县旗州盟、]{1,7}）)|(?<![市区县旗州盟])）|(?:，|并|且)(?=\S)|、(?=[^、，。；]{0,20}\d)|(?:和|及|与)(?=\d)"
)


SENTENCE = re.compile(r"(?:——)?[^。！？—]+(?:—(?!—)[^。！？—]*)*[。！？]?")
BULLET = re.compile(r"——|[一二三四五六七八九]是")


FROM = re.compile(r"(?:由|从)[^，由从]{0,24}\d[^，由从]{0,8}$")
AREA = re.compile(
    r"^.*(?:地区|城市|建成区|城区|县城|乡镇|平原|[各两二三四五六七八九十]省|[市区县镇])(?:（[^）]*）)?(?=[^市区县镇）]{3,}$)"
)
ONLY_AREA = re.compile(
    r"^(?:其他|其余)[^，]{0,12}$|(?:地区|城市|县城|城区|平原|[各市县区镇州盟])(?:（[^）]*）)?$"
)
RIVERS = re.compile(r"^(?:[一-龥]{1,5}?(?:河|江|湖|水库|流域)(?:干流|流域|水系)?[、和及]?)+(?=[一-龥]{2,})")
AREA_LIST = re.compile(r"^(?:[一-龥]{2}、)+[一-龥]{2}(?=[一-龥]{4,})")


NUMBER = re.compile(r"\d{1,9}")
TABLE = re.compile(r"指标名称|指标属性|现状值|预期性|约束性|序号|目标值|指标类型|单位）|基期值")
TARGET_WORD = re.compile(
    r"达到|达|提高|提升|增长|增加|扩大|上升|下降|降低|减少|压减|压缩|缩短|削减|[降升增]至|不低于|不少于|不高于|不超过|高于|低于|至少|控制在|"
    r"力争|争取|新建|新增|建成|完成|实现|超过|突破|稳定在|保持在"
)
SUBSIDY = re.compile(r"补助|补贴|奖励|奖补|给予|按(?:照)?(?:实际|不超过|改造|投入|项目)|最高")
BASE_VALUE = re.compile(
    r"(?:从|由|自)(?:(?:19|20)\d\d年(?:底|末|初)?|目前|现在|现状|当前|原来|原有?)?(?:的|约)*$"
)
"""由2020年的56%降至50%: the first figure is what the second is compared with."""

UNIT_HEAD = re.compile(
    r"^(?:单位[^、]*?(?:生产总值|增加值|产值|产品|面积|GDP)|万元[^、]*?(?:生产总值|增加值|产值|GDP))(?=.)"
)
"""单位工业增加值能耗、用水量: what the first of a list is measured by, the others are measured by too."""

SHARED_INPUT = re.compile(r"(?:能耗|水耗|用水量|取水量|电耗|碳排放|二氧化碳排放)(?:量|强度)?$")
EQUIPMENT_UNITS = frozenset({"蒸吨/小时", "蒸吨", "千伏", "℃", "度", "层"})
SHORTENED = re.compile(
    r"(?:天数|时间|时长|时限|周期)(?:平均|均|都|要|应)*(?:不(?:得)?(?:超过|高于|多于|少于|低于)|达到|达)(?:约|近)?$|"
    r"(?:提升|提高|延长|增加|压缩|缩短|压减|缩减|控制|减少|降|降低|提速)(?:到|至|在|为)(?:约|近|平均|最多|不超过)?$"
)
"""办理时间压缩至2个工作日: time itself is the figure to be reached, while 15分钟生活圈 is a name."""

RADIUS = re.compile(r"(?:供热|服务)?(?:半径|范围)")
WATER_CLASS = re.compile(r"水质|断面|河|江|湖|水库|水体|总磷|指标|地表水|地下水")
CLASS_SHARE = re.compile(r"[^，。；]{0,14}?(?:比例|占比|率|断面|达标)")
GENERIC = re.compile(r"(?:力争|争取)?(?:达到|达|完成|实现|为|至)(?:力争|约|近)?")
BEFORE_FIGURE = re.compile(r"(?:约|近|超过|不低于|不少于|至少|共|累计|各|的|力争|原则上)+$")
BY_RULE = re.compile(r"按照?(?:不低于|不少于|至少|约)?$")
IS_SHARE = re.compile(r"(?P<what>为[^，。；]{2,24})")
"""更新车辆100%为新能源汽车."""

SHARE = re.compile(
    r"(?P<what>(?:的)?[^，。；、]{0,30}?(?:达到|达标|建成|完成|实现|使用|开展|实施|配建|配套|采用|接入|联网|推行|销号|清零|办结|整改|纳入|创建成|创建|实行|执行|覆盖|收集|处理|安装|配备|符合)[^，。；]{0,24})"
)
ABLE = re.compile(r"(?:具备|形成|拥有|达到|实现)(?:约|近|不低于|至少)?$")
ABILITY = re.compile(r"的(?P<what>[^，。；、]{2,24}?(?:能力|水平|容量|规模|比例))")
SECOND_VERB = re.compile(
    rf"(?:并|或|和|及|、)(?:验收|认定|{ADD_VERBS})|(?:培育|培养|修复|打造|创建|整治|治理|改造|提升)(?!项目|工程|任务|[率量])(?=.{{3}})"
)
CONDITION = re.compile(r"的(?!目标|激励|水平|比例|标准|尖峰|增长|规模|产能|要求|占比|速度|能力)")
STATEMENT = re.compile(r"[，。；]|(?:的|对|按|将|把|由|在)$|不得|应当")


HEAD_END = re.compile(rf"(?:{HEADS})$")
WORK_ONLY = re.compile(rf"(?:{ADD_VERBS}|提升)+")
WORK_START = re.compile(rf"(?:{ADD_VERBS})")
REFUSED_END = re.compile(r"(?:按|对|未|没有|对于[^，]*|若|如)$")
REFUSED_START = re.compile(r"(?:对于?|未|如|若|凡)")
SPREAD = re.compile(r"均|都|分别")
SIZE = re.compile(r"宽度|高度|间距|半径|距离|红线")
FEW_PIECES = re.compile(r"[一二两三四五六七八九十0-9]+[台个座家条]")
AT_LEAST = re.compile(r"^(?:至少|不低于|不少于|约|近|超过)")
WEAK_VERB = re.compile(r"(?:为|占|实现|完成|至|超(?!过)|(?:保持|维持)(?![在到]))")
NEAR_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"(?:不少于|不低于|至少)$")),
    (">", re.compile(r"(?:超过|突破|超)$")),
    ("~", re.compile(r"(?:约|近)$")),
)
NO_OBJECT = frozenset(["推动", "推进", "支持", "落实", "鼓励", "形成", "选择"])
RATIO_UNITS = frozenset(["%", "个百分点", "‰", "类", "倍", "番"])
ROUND = re.compile(r"[百千]")
"""百, 千 and 千亿 for many: 千家万户, 百亿元园区; only what is reached or passed by so much is a figure."""

REACHED = re.compile(r"(?:达到?|突破|超过?|过|迈上|跨上|跨越)(?:约|近)?$")
NORM = re.compile(r"(?:不应|不宜|应不|不可)[^，]{0,3}$|^距|(?:^|，)(?:按照?|凡)[^，]{0,24}$")
"""What a rule says of every single case: 面积不应超过2公顷, 距居民区不少于500米, 按不低于10%配置."""

AWARDED = re.compile(
    r"[^。；]{0,60}?的(?:企业|单位|项目|机构)?，[^。；]{0,40}?(?:给予|予以|奖励|补助|补贴|资助|扶持)"
)
"""产值增长25%以上的，给予…奖励: what is asked for a reward is no target of the plan."""

MEASURED_NOUN = re.compile(r"(?:面积|规模|容量|人口|库容|装机|投资|年产|清运量|产能)$")
"""流域面积50平方公里以下河流: a size says which things are meant, where a thing follows it."""

BARE_HEAD = re.compile(r"(?:年|总)?(?:产量|产值|产能|面积|规模|单产|销售额|销售收入|出栏|存栏)")
OWNER_TAIL = re.compile(
    r"(?:年|总)?(?:种植|播种|养殖|栽培)?(?:年|总)?(?:面积|规模|产量|产值|产能|存栏|出栏)$"
)
"""中药材种植面积750万亩，产量275万吨: whose yield it is stands in the indicator before."""

MORE_THAN = re.compile(r"(?:超过?|突破|大于|高于)$")
THINGS = re.compile(
    r"的?[^，。；、]{0,8}?(?:企业|项目|单位|锅炉|机组|园区|用户|建筑|设施|电站|电厂|工程|基地|集群)"
)
STRONG_ADD = re.compile(
    r"(?:建成|新建|建设|改建|扩建|打造|培育|培养|创建|完成|淘汰|退出|关停|新增|改造|引进|开展)(?:约|近|不少于|超过|至少|共|累计)*$"
)
"""Verbs after which a number in characters counts: 建成两个, but not 守好发展和生态两条底线."""

NO_QUANTITY = re.compile(
    r"行动|任务|举措|措施|制度|计划|改革|方面|一批|底线|红线|转变|体系|格局|高地|关系|环节|原则|规定|百分之百|月|层级|层面|先行区|战略"
)
"""What numbers in characters count in slogans and structures: 实施三项行动, 打造两个高地."""

MODIFIERS = re.compile(r"^.*、.*的(?=[^的]{4,}$)")
ADDED = re.compile(r"新增|新建(?:和|、)?改[造建]")
THIS_YEAR = re.compile(r"年内|(?<!\d)年底?前|(?<![年\d])\d{1,2}月(?:底|末)?之?以?前|[上下]半年")
"""6月底前, 年底前 without a year: in a plan of one year, that year."""

EFFORT = re.compile(r"(?:经过|用|通过|力争)(?:约)?[一二两三四五六七八九十]年(?:左右)?(?:的)?(?:时间|努力)")
BULLET_IN = re.compile(r"[一二三四五六七八九]是")
GROWN = re.compile(
    r"(?P<what>.{2,40}?)(?:分别|累计|再|共)*(?:新增|新建|增加|新改扩建|新改建)(?:约|近|不少于|不低于|超过|至少)?$"
)
GROWS = re.compile(r"新增|新建|增加|改扩建|改建")
AREA_WORD = re.compile(
    r"(?:地级及以上|设区|县级)?城市(?:建成区)?|县城|城镇|建制镇|城区|中心城区|建成区|主城区|乡镇|镇区|农村|乡村|[一-龥]{1,5}[市州县区]"
)
COUNTED = re.compile(r"\d+(?:个|座|家|条|项)")
RATE_THEN_AREA = re.compile(rf"(?P<what>.{{3,}}?(?:率|比例|比重|占比|浓度|总?量))(?:{AREA_WORD.pattern})$")
"""道路清扫率城市: the rate is named before the area that its figure is for."""

MERE_FIGURE = re.compile(r"\d[\d.,]*[^\d]{0,4}")
PARTIES = re.compile(r"\d+个?(?:省|市|县|区|州|盟)")
