"""The words of figures that are no targets: thresholds, subsidies, sizes of each single thing, conditions."""

from __future__ import annotations

import re

THRESHOLD_AFTER = re.compile(
    r"(?:(?:之间)?的(?!目标|激励目标|水平|比例|标准|速度|尖峰|增长|规模|产能|要求)|[^，。；、]{0,14}?(?:企业|项目|单位|锅炉|机组|园区|用户|建筑|车辆|污染物|装置)(?:的|应|要|须|必须|全部|实施|开展|实行|进行|，))"
)
SUBSIDY = re.compile(
    r"(?:保险|缴费)费?(?:费率|比例)|税率|(?<!责任)权重|起付线|补助|补贴(?!性)|奖励|奖补|(?:配套|扶持)(?:资金|金额)|给予|按(?:照)?(?:实际|不超过|改造|投入|项目)|最高(?!负荷|用电|气温)"
)
BASE_VALUE = re.compile(
    r"(?:从|由|自)(?:(?:19|20)\d\d年(?:底|末|初)?|目前|现在|现状|当前|原来|原有?)?(?:的|约)*$"
)
"""由2020年的56%降至50%: the first figure is what the second is compared with."""
SHORTENED = re.compile(
    r"(?:天数|天气|时间|时长|时限|周期|时延|延迟|小时数|寿命)(?:平均|均|都|要|应|力争|分别)*(?:不(?:得|能)?(?:超过|高于|多于|少于|低于)|低于|少于|达到|达|(?<=[数命])(?:超过|突破))(?:约|近)?$|"
    r"天数[^，。；\d]{0,6}(?:减少|增加|下降|上升)(?:约|近)?$|"
    r"(?:提升|提高|延长|增加|压缩|缩短|压减|缩减|控制|减少|降|降低|提速)(?:到|至|在|为)(?:约|近|平均|最多|不超过)?$"
)
"""办理时间压缩至2个工作日: time itself is the figure to be reached, while 15分钟生活圈 is a name."""
BENEFIT = re.compile(
    r"(?:低保|最低生活保障|养老金|最低工资|特困|供养|孤儿|残疾人|医保|公用经费|公共卫生|救助|优待|抚恤)[^，。；]{0,16}?(?:分别|均|都|统一)*(?:提高|提升|增加|上调|调整)(?:到|至|为)(?:每人|人均)?(?:每[年月天])?$"
)
"""城市低保标准提高到每月700元: what people are to receive is to be reached, and no subsidy for what is asked of them."""

RADIUS = re.compile(r"(?:供热|服务)?(?:半径|范围)")
WATER_CLASS = re.compile(r"水质|断面|河|江|湖|水库|水体|总磷|指标|地表水|地下水")
CLASS_SHARE = re.compile(r"[^，。；]{0,14}?(?:比例|占比|率|断面|达标)")
OF_RULE = re.compile(
    r"的[^，。；、]{0,6}?(?:政策|规定|优惠|办法|税率|费率)|[^，。；、\d]{0,10}[前后]\d+[位名]"
)
"""下调费率50%的政策: what a rule grants; 168个城市前20名: among how many."""

CONDITION = re.compile(
    r"(?:之间)?的(?!目标|任务|指标|激励|水平|比例|标准|尖峰|增长|规模|产能|要求|占比|速度|能力)"
)
REFUSED_END = re.compile(r"(?:满足|[按参依]照|按|对|未|没有|对于[^，]*|若|如)$")
SIZE = re.compile(r"宽度|高度|间距|半径|距离|红线")
ROUND = re.compile(r"[百千]")
"""百, 千 and 千亿 for many: 千家万户, 百亿元园区; only what is reached or passed by so much is a figure."""
REACHED = re.compile(r"(?:达到?|突破|超过?|过|迈上|跨上|跨越)(?:约|近)?$")
NORM = re.compile(
    r"(?:不得|禁止|严禁|不再)(?:新建|建设|新增|扩建|审批)[^，]{0,4}$|按照?(?:不低于|不少于)[^，]{1,12}$|(?:不应|不宜|应不|不可)[^，]{0,3}$|^距|(?:^|，)(?:(?:按照|按(?!照))(?!“[^”]{2,16}”|[^，]{2,12}(?:要求|原则|思路|部署|模式))|凡)[^，]{0,24}$|按照?每|每[班车床餐节支队](?:不超过|不少于|不低于|不多于)$|按照(?:不低于|不少于|不高于|不超过|至少)?$|(?:^|，)每[次人户家项篇台批单]$|(?:^|，)每[次人户家项篇台批单](?:不超过|不少于|最多|至少|不低于)$"
)
"""What a rule says of every single case: 面积不应超过2公顷, 距居民区不少于500米, 按不低于10%配置."""
AWARDED = re.compile(
    r"[^。；]{0,60}?的(?:企业|单位|项目|机构)?，[^。；]{0,40}?(?:给予|予以|奖励|补助|补贴|资助|扶持)"
)
"""产值增长25%以上的，给予…奖励: what is asked for a reward is no target of the plan."""
MEASURED_NOUN = re.compile(r"(?:面积|规模|容量|人口|库容|装机|投资|年产|清运量|产能)$")
"""流域面积50平方公里以下河流: a size says which things are meant, where a thing follows it."""
MORE_THAN = re.compile(r"(?:超过?|突破|大于|高于)$")
IN_CASE = re.compile(
    r"[红橙黄蓝]色(?:预警|响应)|(?:预警|应急响应|响应)(?:期间|启动|时(?!间|效|长|限))|启动[^，。；]{0,12}(?:预警|响应)|(?:须|应当?|必须)(?:具有|具备|符合|满足)|申请人|申报(?:条件|单位)|(?:下列|以下)条件"
)
"""What precedes figures that hold in a case only: at an alarm, for who applies."""

ALLOWED = re.compile(r"(?:的)?[^，。；]{0,6}?，?(?:方可|方能|才可|才能|可申请|可享受|可按)")
"""收入达到4000元以上方可退出: what is asked for something is no goal."""

FLOOR_SPACE = re.compile(r"(?:建筑|使用|占地|用房)面积$")
LEAST = re.compile(r"不少于|不低于|不小于|不得?低于|不得?少于")

OWN_PARTS = re.compile(
    r"大?(?:重点|重大|主要|专项|具体|年度|工作|改革|标志性|关键)*(?:行动|任务|举措|措施|方面|领域)(?=[，。；、（和及与]|$)"
)
"""四大行动、55项任务: what a plan counts of itself is no quantity of work."""

OWN_WORKS = re.compile(r"大?(?:重点|重大|主要|标志性)*(?:工程|计划|项目)(?=[，。；、（和及与]|$)")
BESIDE_OWN_PARTS = re.compile(r"\d+[大个项条](?:重点|重大|主要|专项|具体)*(?:行动|任务|举措|措施|方面|领域)")
"""17个工程 in 4大行动、17个工程、55项任务 is a part of the plan too, in 实施17个重大工程 it is work."""

COUNTED_THINGS = re.compile(r"[一-龥]{2,16}\d+(?:[条台座家个套辆艘处项口]|万[台辆套])")
"""2500吨/日以下生产线3条: how big those are of which there are three."""

THINGS = re.compile(
    r"的?[^，。；、]{0,8}?(?:企业|项目|单位|锅炉|机组|园区|用户|建筑|设施|电站|电厂|工程|基地|集群)"
)
NO_QUANTITY = re.compile(
    r"行动|任务|举措|措施|制度|计划|改革|方面|一批|底线|红线|转变|体系|格局|高地|关系|环节|原则|规定|百分之百|月|层级|层面|先行区|战略"
)
"""What numbers in characters count in slogans and structures: 实施三项行动, 打造两个高地."""
SINGLE_SIZE = re.compile(
    r"^(?:新建)?单[个座台套条家]|(?:(?:有效|单炉|公称)容积|炉容|单(?:炉|机|线|套|体|台)(?:容量|规模|产能|能力|面积)|起始规模|炭化室高度|[口管]径|厚度|深度)$"
)
"""新建高炉有效容积不低于1200立方米 says how big each new one must be."""
