"""The words of targets: heads and patterns, as tables. A new way to state a figure is a row here or in `target_verbs`.

`HEADS` are what a list of indicators shares. The other patterns say
what is no target: thresholds, subsidies, classes of equipment, present states.
"""

from __future__ import annotations

import re

from .record import Bound
from .scanning import guarded
from .target_verbs import ADD_VERBS, VERBS

HEADS = (
    "居民人均(?:可支配|纯)?收入|(?:办理|审批|审理|报装|接电|办结)?(?:时间|时限|时长|周期)|(?:回收|处理|处置|供应|销售|拥有|保有|使用|施用|投放|清运|储备|供给|取水|开采|抽采|替代|出口|进口|种植|接待)(?:总)?量|用量|(?:排放|消费|消耗|用水|用电|用能|能耗)总量|能源消耗|二氧化碳排放|单位[^、]{2,16}?(?:强度|能耗|排放量?|水耗|电耗)|碳排放强度|碳排放|用水量|用电量|电耗|气耗|重点工程减排量|重点工程累计减排量|累计减排量|减排量|削减量|装机容量|装机规模|装机|(?:综合|资源化|无害化|安全|循环|集中|再生)?(?:覆盖率|利用率|回收率|处理率|处置率|治理率|普及率|达标率|收集率)|"
    "(?:货运|客运|运输|周转|吞吐)量|利用量|发电量|产量|产能|产值|消费量|消耗量|能耗|水耗|用水量|强度|(?:使用|应用|消费)?(?:占比|比重|比例)|面积|规模|数量|水平|排放量|浓度|增加值|总量|里程|率"
)
"""Head nouns that a list of indicators shares: 绿色防控、统防统治覆盖率."""

ADVERB = r"(?:分别|均|都|平均|总体|约|接近|近|大约|原则上|力争|争取|努力|再|全部|稳步|逐步|进一步|不断|全面|每人|每[年月日天]|每(?:万?千瓦时|度|公斤|千克|吨|立方米|万?平方米|平方公里|亩|公顷|百?公里|万元)|日均|年均|整体|总计|共计|共|合计|基本|稳定|累计|应|要|将|确保|须|需|可|至少)*"
VERB = guarded(
    "(?:"
    + "|".join(f"(?P<{change}{i}>{pattern})" for i, (change, _, pattern) in enumerate(VERBS))
    + rf")(?P<adverb>(?:(?:19|20)\d\d年(?:水平)?的)?{ADVERB})$"
)
ADD = re.compile(
    rf"(?P<pre>.*?)(?P<verb>{ADD_VERBS})(?P<object>[^，。；]*?)(?P<bound>不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各)*$"
)
ADD_NEAR = guarded(
    rf"(?P<verb>{ADD_VERBS})(?:了|不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各|力争|全省|全市|现有|剩余|其余|\d+个|\d+大?类)*$"
)


KEPT_BY = frozenset({"推动", "推进", "支持", "发展", "落实"})
"""Verbs of work that may stand before a rate or an amount that is to be kept: 落实耕地保有量5000万亩."""

RATE = re.compile(
    r"(?:率|比重|比例|占比|份额|增速|[增降涨]幅|浓度|密度|面积|能力|规模|总量|数量|容量|产能|(?:能源|电力|煤炭|石油)消费|里程|长度|全长|产值|水平|强度|能耗|水耗|电耗|煤耗|排放|成本|PUE值?|利用效率(?:（PUE）)?|(?<![力质])量|"
    r"增加值|收入|年限|寿命|学制|覆盖面|蓄积|存栏|出栏|装机|库容|总额|[零售成交营业销]额|(?<!指)数|新增就业|(?:利用|到位|实际)(?:外资|内资|资金)|外资|授信)$"
)

BARE_SHARE = re.compile(r"(?:占比|比重|比例|覆盖率)|占[^，、]{2,16}(?:比重|比例)")
"""研发经费年均增长10%，占地区生产总值比重达到2%: whose share it is stands before."""

SAME_AGAIN = re.compile(
    r"年?(?:占比|比重|比例|产量|产值|产能|利用量|处理量|回收量|保有量|销量|消费量|面积|规模|单产)"
)
"""到2025年，固废年利用量达到4亿吨；到2030年，年利用量达到5亿吨: the second is short for the first."""

UNCHANGED = re.compile(
    r"(?:(?:显著|明显|大幅|稳步|持续|进一步)(?:提升|提高|增长|增加|上升|下降|降低|减少|改善)|不(?:减少|降低|下降|增加|增长|退化)|保持稳定|稳中有[升降]|稳步[提增][升高长])$"
)
LIST_GOES_ON = re.compile(r"[，。；、和及与）]|$")
AS_FAST = re.compile(
    r"(?:增长|增速)?(?:与|和|同)(?:经济|地区生产总值|国内生产总值|GDP)(?:增长|发展)?(?:保持)?(?:基本)?同步$"
)
SAVED = re.compile(
    r"(?P<what>(?:^|.*?)(?P<verb>节能|节水|节电|节煤|节油|节地|节材|减碳|降碳|固碳|增汇|减负|减税降费))(?:约|近|超过?|达到?|不少于|不低于|共|累计|标准煤)*$"
)
REDUCED = re.compile(
    r"^(?P<verb>减排|减少|减轻|削减|压减|压缩|降低|节约|节省)(?P<object>[^，。；、]{2,20}?)(?:约|近|超过?|达到?|不少于|不低于|共|累计)*$"
)
"""每年减少化肥施用量2万吨, 减排二氧化碳260万吨: a verb of less, its object, by how much."""


RATE_END = re.compile(r"(?:率|比例|比重|占比)$")
OF_SOMETHING = re.compile(
    r"(?P<verb>达到|不低于|不少于|控制在|占|为|(?:提高|提升|下降|降低|降|减少|压减)[到至])(?P<of>(?!(?:19|20)\d\d年)[^，。；、的]{2,16})(?:的|(?<=负荷)|(?<=[用消][气电费]量)|(?<=总量))(?:比重|比例)?(?:约|近|超过)?$"
)
"""响应能力达到最大用电负荷的5%: a share of something that stands between verb and figure."""

GROUP_WORD = re.compile(
    r"(?:行业|断面|领域|产业|企业|机组|建筑|车辆|货车|流域|园区|产品|材料|废物|设施|屋顶)"
)
LEVEL = re.compile(r"(?:国家|省|市|州|盟|县|区|旗|世界|[1-5A]A?|[A-Z])级|其他")
"""国家级工业设计中心3家、省级60家: only of which level; of what stands before."""

UNKNOWN_ITEM = re.compile(
    r"^.*(?<![A-Za-z\d.])(?P<number>\d[\d.,]*)(?!千伏|蒸吨)[万亿千百]?(?![年月日号])[一-龥]{1,3}(?:以上|左右)?、(?=.{2})"
)
"""视频监控10万路、感知终端100万个: an item whose unit is not known is no part of the next one's name."""


ADVERBIAL = re.compile(
    r"(?:推进|加快|积极|大力|重点|持续|着力|统筹|计划|规划|力争|确保|每年|累计|新|再|拟|将|要|至少|各|共|全面|有序|稳步|分别|平均|年均|通过|同步|优先)$"
)
STAGE = re.compile(r"竣工|开工|投产|签约|落地|验收|投运|投用")
LAST_DATE = re.compile(
    r"（[^（）]{0,10}?(?P<bracket>20\d\d)年[^（）]{0,12}(?:前|底|末|完成)[^（）]{0,6}）|(?:完成时限|完成时间|时限)：?(?P<limit>20\d\d)年"
    r"|[，（](?:力争|确保)?(?:到|于|在)?(?P<after>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|年?末)?(?:之?以?前)[^，。；\d]{0,6}完成(?=[，。；）]|$)"
)
"""改造老旧小区500个（2025年底前）: the deadline stands behind the figure."""

LEAST = re.compile(r"(?:至少|不少于|不低于)$")
BARE_RATE = re.compile(
    r"(?:综合|资源化|无害化|安全|循环|集中)?(?:覆盖|回收利用|利用|回收|处理|处置|治理|普及|达标|收集)率$"
)
EVERY = re.compile(r"每(?:半?年|个?月|季度?|周|日|天)")
WORK_DONE = re.compile(
    r"(?:还林|还草|育林|轮作|休耕|种草|利用|消纳|改造|建设|整治|治理|更新|认证|审核|创建|修复|搬迁|转型|体检|培训|筛查|就业|救治|维修|接种|通办|网办|上云|上线|达标|贯通|联网|转化|投产|升规|上规|入规|入统|改制|上市|脱贫|摘帽|清零|销号|退出|关停|集聚|入驻|落户)”?$"
)
AFTER_YEAR = re.compile(r"20\d\d年(?:底|末)?(?:之?以?前)?，$")
COUNTABLE = re.compile(r"(?:项目|工程|基地|试点|园区|企业|站|桩|点|平台|中心|机构|示范区|工厂|车间)$")

BOUNDARY = "，。；：！？"
STRETCH = re.compile(
    r"力争|争取(?![^，。；\d]{0,16}(?:资金|债券|支持|政策|补助|额度))|努力达到|努力实现|激励目标"
)
MONEY_RULE = re.compile(
    r"补助|补贴(?!性)|奖励|奖补|资助|给予|最高|贴息|罚款|处以|扶持资金|按照?[^，]{0,12}的?标准|每[个项家座]|一次性|收费|注册资本|投资额|安排(?:不少于|不低于)?$"
)
OPENS_STRETCH = re.compile(r"(?:^|，)(?:力争|争取(?![^，。；\d]{0,16}(?:资金|债券|支持|政策|补助|额度)))")
"""力争A，B，C: what stands before the first figure holds for all that commas join; 达到20%，力争达到25% for its own."""

LEAD_IN = re.compile(
    rf"^(?:(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日起?(?:[至到—-](?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日|至|之?前|止)?(?:期间)?|带动(?=[^\d]{{2,30}}[率比重积])|着力|平均每年|规划|严格控制|严控|同步(?=发展|建设|推广|推进|实施|新建|新增)|(?:[前后][一二三四]年|[三五]年|年均(?=新增|新建|治理|完成|改造|减少|培训)|(?:累计|分别)(?=(?:{ADD_VERBS}|减少|削减)(?![^，]*减排量))|(?:改造|实施|完成|建成)后(?=实现|整体|平均)|“(?=[^”]*$)|[“”]?十[四五六]五[”“]?(?:时期|期间|期末|末)?|(?:到|至)?(?:20\d\d年?[—~-])?20\d\d年(?:底|末)?(?:之?以?前)?|其中|同时|并|且|以及|及|和|确保|力争|争取|努力|实现|推动|推进|促进|形成(?=[^，]{{2,16}}(?:能力|产能)$)|使得?|让|将|把|引导|促使|全力|进一步|"
    r"全年|为(?=[^，。；\d]{2,12}减负)|现有$|全省|全市|全区|全县|全州|全盟|全国|我省|我市|我区|我县|本市|本省|全自治区|自治区|年内|年底?前|\d{1,2}月(?:底|末)?之?以?前|省内|市内|区域内|原则上|基本(?!医疗|养老|医保|公共|农田|药物|民生|生活|保险|公卫|殡葬|单元)|切实|有效|显著|大幅|稳步|逐步|持续|不断|加快|保障(?!性|房|水平|能力|率|人)|预计|当年|每年|(?:比|较)(?:19|20)\d\d年(?:底|末)?|、|，|：|——|—)+)"
)
TRAIL = guarded(
    r"(?:(?:比|较|相比|相对)?(?:于)?(?:19|20)\d\d年(?:底|末|水平)?(?:相比)?|[到至]20\d\d年(?:底|末)?|同比|(?:比|较)(?:上一?年|去年|[“”]?十[一二三四]五[”“]?(?:时期|期末|期间|末)?)|(?<![前后])[三五]年|力争|争取|努力|原则上|平均|分别|均|都|总体|基本|稳定|累计|逐步|合计|共计|总计|稳步|不断|显著|明显|大幅|有效|持续|再|每年|年均|要|应|将|的|总数|全部|力度|进一步|实现|确保|普遍|一般|接近|(?<![节制集条公签合预履大])约|(?<![不许])可|严格|(?:回升|回落|提升|增长)并|每(?:万?千瓦时|度|公斤|千克|吨|立方米|万?平方米|平方公里|亩|公顷|百?公里|万元))+$"
)
LIST = re.compile(r"、|和(?!谐)|以及|及(?!以|其|时)|与")
OBJECT_STOP = re.compile(
    r"(?:共|合计|总计)(?=\d)|(?:和|及|与|、)(?=[两三四五六七八九十]{1,3}[个座家条项处所轮])|[，。；：]|（(?!(?:[市区县旗州盟、]{1,7}|街道|社区|园区|[村镇乡])）)|(?<![市区县旗州盟道村镇乡])(?<!社区)(?<!园区)）|(?:，|并|且)(?=\S)|、(?=[^、，。；]{0,20}\d)|(?:和|及|与)(?=\d)"
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

_REACHED = r"(?:达到|不低于|不少于|不高于|不超过|(?:控制|稳定|保持)在|(?:提高|提升|上升|增加|下降|降低|减少|压减)[到至]|[降升增]至|达|(?:分别|均)为)"
PLACE_BETWEEN = re.compile(rf"{_REACHED}(?P<place>[一-龥]{{2,8}})$")
GOAL_BETWEEN = re.compile(r"(?<=[到至在达为])(?:年度|规定的?|既定)?目标值?$")
STANDARD_BETWEEN = re.compile(
    r"(?<=[到在达合])(?:国家)?(?:地表水|地下水)?(?:《[^《》]{2,40}》)?(?:（[^（）]{2,24}）)?(?:中?的)?$"
)

UNIT_HEAD = re.compile(
    r"^(?:规模以上|规上)?(?:工业|服务业|建筑业)?(?:单位[^、]*?(?:生产总值|增加值|产值|产品|面积|GDP)|万元[^、]*?(?:生产总值|增加值|产值|GDP))(?=.)"
)
"""单位工业增加值能耗、用水量: what the first of a list is measured by, the others are measured by too."""

SHARED_INPUT = re.compile(r"(?:能耗|水耗|用水量|取水量|电耗|碳排放|二氧化碳排放)(?:量|强度)?$")
EQUIPMENT_UNITS = frozenset({"蒸吨/小时", "蒸吨", "千伏", "℃", "度", "层"})

GENERIC = re.compile(r"(?:力争|争取)?(?:达到|达|完成|实现|为|至)(?:力争|约|近)?")
BEFORE_FIGURE = re.compile(r"(?:约|接近|近|超过|不低于|不少于|至少|共|累计|各|的|力争|原则上)+$")
BY_RULE = re.compile(r"按照?(?:不低于|不少于|至少|约)?$")
IS_SHARE = re.compile(r"(?P<what>为[^，。；]{2,24})")
"""更新车辆100%为新能源汽车."""

SHARE = re.compile(
    r"(?P<what>(?:的)?(?:（[^）]{1,10}）|[^，。；、]){0,30}?(?:用于|投向|通过|达到|达标|建成|完成|实现|使用|开展|实施|配建|配套|采用|接入|联网|上云|推行|销号|清零|办结|整改|纳入|创建成|创建|实行|执行|覆盖|收集|处理|安装|配备|符合)[^，。；]{0,24})"
)
ABLE = re.compile(r"(?:具备|形成|拥有|达到|实现)(?:约|近|不低于|至少)?$")
ABILITY = re.compile(r"的(?P<what>[^，。；、]{2,24}?(?:能力|水平|容量|规模|比例))")
STATEMENT = re.compile(r"[，。；]|(?:的|对|按|将|把|由|在)$|不得|应当")


HEAD_END = re.compile(rf"(?:{HEADS})$")
WORK_ONLY = re.compile(rf"(?:{ADD_VERBS}|提升)+")
SHARED = re.compile(r"(?:产能|装机|能力|规模|面积|总?量|里程)$")

BEFORE_SHARE = re.compile(r"(?:要|应|须)*[将把]?(?:不低于|不少于|至少|超过)?$")
"""要将不低于55%的资金用于养老: no words of a subject."""

AMONG = re.compile(r"[车辆品业筑]中(?=[^中]{3,}(?:占比|比例|比重)$)")
"""新增车辆中新能源汽车占比80%，公交车100%: of what among them."""

PEOPLE = re.compile(r"居民|职工|农民|学生|儿童|老年人|妇女|人员|企业")
"""职工和城乡居民医保报销比例: both are people, and what is theirs stands behind the last."""

ONLY_STRETCH = re.compile(r"(?:并|且)?(?:力争|争取|努力)(?:约|近)?|到?20\d\d年(?:底|末)?的?")
"""降低14%、力争14.5%, 提高到2025年的60%、2030年的70%: the same once more."""

PER_PERSON = re.compile(r"(?:每人)?每[年月天]$")
"""每月700元、每年5760元: words that part no figures."""

MORE_OF_IT = re.compile(r"(?:净增|新增)加?")
"""企业达到12万户，净增1.5万户: more of the same."""


TO = re.compile(
    r"(?:^|[，。；]|时段|期间|季节?|[年月]底?前)对(?:[^，。；、对]{0,8}[省市区县州盟]|现有|剩余|全部|所有)?$"
)

WORK_START = re.compile(rf"(?:{ADD_VERBS})")
REFUSED_START = re.compile(r"(?:对于?|未|如|若|凡)")
SPREAD = re.compile(r"(?<![年月日人户平])均|(?<=\d年)均|都|分别")
AT_LEAST = re.compile(r"^(?:至少|不低于|不少于|约|近|超过)")
WEAK_VERB = re.compile(r"(?:为|占|实现|完成|至|超(?!过)|(?:保持|维持)(?![在到]))")
NEAR_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"(?:不少于|不低于|至少|高于|≥)$")),
    (">", re.compile(r"(?:超过|突破|超)$")),
    ("~", re.compile(r"(?:约|近)$")),
)
NO_OBJECT = frozenset(["推动", "推进", "支持", "落实", "鼓励", "形成", "选择"])
RATIO_UNITS = frozenset(["%", "成", "个百分点", "‰", "类", "倍", "番"])


BARE_HEAD = re.compile(
    r"(?:年|总|综合)?(?:产量|产值|产能|面积|规模|单产|销售额|销售收入|出栏|存栏|库容)|总?装机(?:容量|规模)?|全长|总长度?|总里程"
)
OWNER_TAIL = re.compile(
    r"(?:年|总)?(?:种植|播种|养殖|栽培)?(?:年|总)?(?:面积|规模|产量|产值|产能|存栏|出栏)$"
)
"""中药材种植面积750万亩，产量275万吨: whose yield it is stands in the indicator before."""

STRONG_ADD = re.compile(
    r"(?:建成|新建|建设|改建|扩建|打造|培育|培养|创建|完成|淘汰|退出|关停|新增|改造|引进|开展)(?:约|近|不少于|超过|至少|共|累计)*$"
)
"""Verbs after which a number in characters counts: 建成两个, but not 守好发展和生态两条底线."""

DONE_BY = re.compile(
    r"[^，。；、（]{0,8}(?:（[^）]{1,10}）)?[^，。；、]{0,8}(?:建成(?!区)|配备|完成|实现|创建|达到)"
)


MODIFIERS = re.compile(r"^.*、.*的(?=[^的]{4,}$)")
ADDED = re.compile(r"新增|新建(?:和|、)?改[造建]")
THIS_YEAR = re.compile(r"年内|(?<!\d)年底?前|(?<![年\d])\d{1,2}月(?:底|末)?之?以?前|[上下]半年")
"""6月底前, 年底前 without a year: in a plan of one year, that year."""

EFFORT = re.compile(r"(?:经过|用|通过|力争)(?:约)?[一二两三四五六七八九十]年(?:左右)?(?:的)?(?:时间|努力)")
YEARS_TOGETHER = re.compile(
    r"(?:(?:^|(?<=[，；。]))(?=.年(?:内|间|时间|共计?|累计|总计|新增|新建|建成|完成|培育|培训|改造|打造|引进|治理|投入))|力争|争取|确保|计划)(?P<count>[二两三四五])年(?!行动|[期级制以均])"
)
"""三年共开展培训5000万人次: in a plan of three years, by its end."""

BULLET_IN = re.compile(r"[一二三四五六七八九]是")

OF_FIGURE = re.compile(r"[年底末]?的(?=\d)")

ISSUED = re.compile(r"(?:制定|印发|出台|发布|编制|启动|组建|成立)[^，。；\d]{1,16}[，。；]")

OWN_STATEMENT = re.compile(
    r"(?:全面|基本|全部|正式)?(?:建成|完成|完工|竣工|开工|投产|投运|通车|通航|达到峰值|达峰)[^，。；]{0,6}(?=[，。；])"
)
"""运河2026年底前建成，吞吐量达到…: a year that says when that one thing is done, and no more."""

WHICH_BY_FIGURE = re.compile(
    r"^[^，。；]{2,40}?\d[^，。；、]{0,16}?(?:之间的|(?:以上|以下|以内)的(?=[^，。；]*[镇乡县市区]、))"
)
"""浓度在40至50微克/立方米之间的甲镇、乙镇的浓度均…: of which the rate is, told by another figure."""

OF_PLACES = re.compile(r"[一-龥]{1,6}(?:[市县区镇乡旗州]|街道|园区)的")

CARRIED_OUT = re.compile(r"(?:组织)?(?:实施|推进|完成|开展|推动)(?=.{2})")
AIM_OF_RATE = re.compile(
    r"(?:提升|提高|实施|强化|加强|扩大|降低|推进|推动)(?=.{3,}(?:率|比重|比例|占比|浓度|强度)$)"
)
"""提升污水收集率达到75%: what is done is no part of the rate's name."""

WITHIN_YEAR = re.compile(r"(?<=[^，、和及])[到至]20\d\d年(?:底|末)?(?:平均)?(?=.{2})")
YIELD = re.compile(r"(?:年|总)?(?:抽采|产生|排放|收集|清运|开采|生产)量$")
"""煤矿瓦斯抽采量达到8亿立方米，利用率达到50%: the rate is of what is drained."""

COMPLETED = re.compile(r"完成(?=.{4,}(?:面积|规模|投资|产能|总?量)$)")
CLOSED = re.compile(r"(?:关停|退出|淘汰|化解|取缔|拆除|清退|整合)+(?=.{2,}(?:规模|产能|面积|总?量)$)")
"""关停退出砖瓦窑规模达到8亿块: what is closed is the work, and its name has no verb."""

GROWTH_OF = re.compile(r"(?:年均|年度|年|平均)?(?:增速|增长率|增长速度|增幅)$")
COUNTED_TWICE = re.compile(r"\d[\d.]*万?(?:户|人|套|栋|幢|头|台|辆|万?平方米|公里|亩|公顷)(?=[，。；、）]|$)")
"""120户480人: what follows is another count of the same things, and no name."""

PERIOD = re.compile(r"^(?:[一二三四]季度|[上下]半年|前三季度)")
"""一季度增加值增长6%，上半年增长7%: of the same, by another time."""

SAME_THINGS = re.compile(
    r"(?:共计?|合计|总计|总装机(?:容量|规模)?(?:达到?|为)?|总规模(?:达到?|为)?)(?:约|近|超过)?"
)
"""30台共60万千瓦, 35台、合计1200万千瓦: another measure of the things counted before."""

COVERS = re.compile(
    r"(?P<verb>覆盖|惠及|服务|带动|吸引|辐射)(?:全[省市区县州盟]|我[省市区县])?(?:约|近|超过?|不低于|不少于|至少)*$"
)
COVERS_SO_MANY = re.compile(
    r"(?P<owner>[^，。；]{2,20}?)覆盖(?!率)(?P<what>[^，。；的]{1,8}?)(?:约|近|超过?|不少于|不低于|达到?)*"
)
COVERS_SHARES = re.compile(
    r"(?P<owner>[^，。；]{2,20}?)覆盖(?!率)(?:[^，。；]{2,16}、)?(?:约|近|超过?|不少于|不低于|达到?)*"
)
"""养老设施覆盖所有社区、80%以上乡镇: what is covered whole stands before the share of the others."""

COVERED = re.compile(r"的?(?P<what>[^，。；、（）的]{2,12}|[村镇乡])")
MOVED = re.compile(
    r"(?:^|[^一-龥]|(?<=.))(?:推动|推进|引导|促进|促使|组织|完成|实施|带动|支持|确保|力争|实现)(?:约|近|超过?|不低于|不少于|至少|全[省市区县州盟])*$"
)
"""推动50%以上的中小企业上云: what so many per cent are brought to do stands after them."""

MOVED_TO = re.compile(r"的?(?P<what>[^，。；、（）]{4,30})")
AREA_AGAIN = re.compile(r"[车船品业区厂院校站房地间机]$")
LEVEL_ONLY = re.compile(r"(?:国家|省|市|州|县|区|乡|镇|村)级(?:及?以[上下])?")
HEADING = re.compile(r"[^，。；：、]{4,24}(?:占比|比例|比重|份额|率)：")
"""屋顶光伏覆盖比例：机关不低于50%，学校不低于40%: the rate stands before the colon for all of them."""

OWN_MEASURE = re.compile(rf"(?:{RATE.pattern})|[度值比数额量力性水率]$")
SHARED_RATE = re.compile(r"(?:占比|比例|比重|份额|率)$")
ONE_BY_ONE = re.compile(
    r"(?:^|[年底末前])(?:力争|确保|推动|支持|指导|督促)*(?P<each>(?:各(?!类|种|项|方面|级各)|每个?(?!年|半年|月|季|周|日|天|次|人|千|万|百|平方|立方|亩|公里|公斤))[^，。；：、\d]{1,10}?)(?:要|应|均|都|原则上|力争|分别)*$"
)
"""各盟市建成至少1个: so many in each, and not in all."""


OWN_BRACKET = re.compile(
    r"[^（）]*（(?:(?:其中|即)：?(?=[^（）\d]{2,20}$)|(?=[^（）\d]{2,30}(?:达到?|[至到在为]|不低于|超过|不高于|不少于)(?:约|近)?$))"
)
ATTRIBUTE_YEAR = re.compile(
    r"(?:^|[，。；：（、])(?:全[省市区县州盟国]|全自治区|我[省市区县]|力争|确保|争取|计划|预计|其中|原则上|和|及)*$"
)
"""What may stand before a year that holds for all after it; one inside a statement (利用率2025年达到60%；…) does not reach past ；."""

UNITLESS = re.compile(r"(?:平均)?(?:电能利用效率|PUE值?|能效比|利用系数)$")
PART_OF = re.compile(r"(?:行业|领域|产业|企业|园区|机组)$")
WHOLE = re.compile(r"^(?:全社会|规(?:模以)?上(?:工业)?|工业)")
AREA_WORD = re.compile(
    r"(?:地级及以上|设区|县级)?城市(?:建成区)?|县城|城镇|建制镇|城区|中心城区|建成区|主城区|乡镇|镇区|农村|乡村|[一-龥]{1,5}[市州县区]"
)
KIND_OF_AREA = re.compile(r"(?:城市|城镇|县城|乡镇|中心城区|建成区|城区|农村)(?![（和、及])")
COUNTED = re.compile(r"\d+(?:个|座|家|条|项)")
RATE_THEN_AREA = re.compile(rf"(?P<what>.{{3,}}?(?:率|比例|比重|占比|浓度|总?量))(?:{AREA_WORD.pattern})$")
"""道路清扫率城市: the rate is named before the area that its figure is for."""

MERE_FIGURE = re.compile(r"\d[\d.,]*(?:[万亿千]?[^\d]{0,2}|[万亿千][^\d]{0,4})")
PARTIES = re.compile(r"\d+个?(?:省|市|县|区|州|盟)")
ANNOUNCES = re.compile(
    r"(?:目标|指标|任务|要求)[^。；：]{0,8}：$|(?:实现|达到|完成|力争|确保|做到)[^。；：]{0,10}：$"
)
"""How words end that announce a list of goals: 到2027年具体目标：, 到2025年底，全市实现：."""
