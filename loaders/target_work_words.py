"""The words of a quantity of work: how a sentence says how much of what is to be built, done or yielded.

A new way to state work is a row here or a verb in `target_verbs`; `target_work` reads them.
"""

from __future__ import annotations

import re

from .target_verbs import ADD_VERBS

_SIZE = r"(?:[\d.]+(?:千伏|万千瓦|千瓦|兆瓦|MW|万?吨级|蒸吨|吨/日)|(?:国家|省|市|县|州|盟|区|世界|[A-Z\d]+|[一二三四五六七八九十百千万\d]{1,4}亿(?:元)?)级)"

ADD_PLACES = re.compile(rf"(?P<verb>{ADD_VERBS})(?P<places>[一-龥、]{{1,40}}[省市县区州盟旗])(?:等地?)?$")
"""推动甲县、乙市12家铸造企业整合升级: where, between the verb and the figure."""
BRACKET = re.compile(r"（[^）]*）")
LISTED = re.compile(
    rf"(?P<verb>{ADD_VERBS})(?P<list>[^，。；：]{{2,120}}?)等(?P<bound>不少于|不低于|超过|约|近|共|至少)?$"
)
"""A verb of work and examples before the figure: 形成集成电路、新型显示等12个产业集群."""
COUNTED_AGAIN = re.compile(r"共\d")
DOERS = re.compile(
    r"^(?P<who>[^，。；、]{0,24}?(?:企业|园区|单位|学校|医院|社区|村|县|市|旗|州|机构|项目|机组|基地|锅炉|炉窑|生产线|加油站|码头|矿山|矿井|水库|电厂|电站|场站)(?:（[^（）]{1,10}）)?)"
    r"(?P<how>基本|全部|全面|率先|力争|均)*(?P<what>(?:完成|建成|实现|达到|通过|创建|配备|具备|形成)[^，。；]{2,24})"
)
"""7家长流程钢铁企业基本完成超低排放改造: so many of them, and what they do."""
SHARED_WORK = re.compile(
    r"[^，。；、\d（）]{2,14}?(?P<end>企业|园区|锅炉|机组|项目|社区|学校|医院|村庄?|河段|湖泊)(?:、|和|及|以及)"
    r"(?:\d+[个座家台条所][^，。；、\d（）]{2,14}?(?P=end)(?:(?:、|和|及|以及)(?=\d))?)+"
    r"(?P<work>[^，。；、\d（）]{0,12}(?:改造|治理|整治|建设|修复|创建|认证|审核|更新|关停))"
)
"""完成5家钢铁企业、10家焦化企业超低排放改造: the work stands after the last of them."""
REALISED = re.compile(r"(?P<verb>实现)(?:不少于|超过|约|近)?$")
USED = re.compile(r"(?:利用|消纳|处置)(?:约|近|超过|不少于|不低于)*$")
SIZES = re.compile(
    rf"(?P<size>{_SIZE})(?:（[^）]*）)?(?:(?:[、和及]|以及)\d+[个座条项台家处所]{_SIZE})+(?P<what>[一-龥“”]{{2,16}}?)(?=[，。；、（]|建设|$)"
)
"""What 6个500千伏、25个220千伏输变电项目 and 1个国家级、3个省级园区 have in common stands after the last of them."""
MEANS = re.compile(r"(?:采取|通过|采用)[^，。；]{2,30}?(?:方式|措施|手段|方法)")
SECOND_VERB = re.compile(
    rf"(?:并|或|和|及|、)(?:验收|认定|{ADD_VERBS})|(?:培育|培养|修复|打造|创建|整治|治理|改造|提升|养护|整合|关停|退出|淘汰|取缔)(?!项目|工程|任务|[率量])(?=.{{3}})"
)
LEFT_OVER = re.compile(r"(?:^|.{2,}?)(?:保留|剩余|其余|现有|在运|在产|未完成)的?$")
"""保留的7台锅炉完成改造: which so many of them are."""
IN_SO_MANY = re.compile(
    r"(?<![存现正所内潜])(?:优先|重点|分别|先行|率先|首先|选择|组织|计划)*(?:在|(?:^|(?<=[，；。]))[为向])(?:约|近|不少于|至少)?$"
)
DONE_IN = re.compile(
    r"(?P<who>[^，。；、的（]{1,12}?)(?:中|内)?(?:全面|率先|重点|组织|先行|统一|试点|集中)*(?:开展|实施|推行|推广|部署|启动|提供|办理)(?P<work>[^，。；、]{2,30})"
)
"""在100个城市开展试点: in how many of them, and what is done there."""
TAKE = re.compile(r"(?:^|[，；。])(?:力争|计划)?[将把](?:约|近|不少于|至少)?$")
MADE = re.compile(
    r"(?P<who>[^，。；、的（]{1,14}?)(?P<what>(?:全部|分别)?(?:纳入|列入|建成|打造成|改造[为成]|转型为|升级为)[^，。；]{2,20})"
)
YIELDS = re.compile(
    r"年(?P<how>产|出栏|存栏)(?![量值能业出])(?P<what>(?![^，]*[率值])[^，。；、\d]{1,12}?)(?:达到?|约|近|超过?|突破)?$"
)
"""年产茶油15万吨: how much of it a year."""
DONE_TO = re.compile(
    r"(?P<what>[^，。；、的（]{2,30}?)(?:全部|全面|集中)*(?:实施|进行|开展|完成)(?P<work>[^，。；、]{0,6}(?:改造|整治|治理|修复|更新|监测|排查|检查|审计|诊断|清理))"
)
PLACE_WORKS = re.compile(rf"(?:[^，。；、]{{2,8}}?[省市县区州盟旗](?:、|和|及|等地)?){{1,8}}(?:{ADD_VERBS})")
"""支持六盘水市建设基地2个."""
FEW_PIECES = re.compile(r"[一二两三四五六七八九十0-9]+[台个座家条]")
GROWN = re.compile(
    r"(?P<what>.{2,40}?)(?:分别|累计|再|共|年(?=开行))*(?:开行|新增|净增|扩种|新建|增加|新改扩建|新改建|(?P<made>建成))(?:约|近|不少于|不低于|超过|至少)?$"
)
GROWS = re.compile(r"开行|扩种|净增|建成|新增|新建|增加|改扩建|改建")
AGAIN = re.compile(rf"^(?:到?20\d\d年)?(?:底|末)?(?:再|累计|共)+(?:{ADD_VERBS})(?:约|近|不少于|超过)?$")
"""建成泵站20座，2026年再建成10座: more of the same."""
LONG_LIST = re.compile(r"^.*等(?:[一二三四五六七八九十\d]+大?[类个项种方面]+)?(?=[^等]{2,})")
PLACES_AFTER = re.compile(
    r"[一-龥]{0,2}?(?:设区的?市|[县地]级市|城市|地区|乡镇|[市县区州盟旗])(?![一-龥]{0,3}级)"
)
"""2个城市 after 甲市、乙市 counts them."""
