"""Targets: figures that are to be reached, with indicator, bound, kind of change, year and baseline.

A figure is a target when a verb of reaching (达到, 下降, 不低于, 新建 …) governs it. Each figure is read inside its chunk, the
words since the last ， ； 。 or figure: `SUBJECT VERB FIGURE`, `VERB FIGURE OBJECT` or `VERB OBJECT FIGURE`. What the chunk does not
say it inherits: the subject from the figure before (到2030年提高到…), the verb from the list it stands in, the year from
its sentence. Figures of rules, thresholds, subsidies and present states are none, and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..ontology.units import units
from .figures import Figure, Year, figures, years
from .flat import FlatText
from .record import Bound, Change

VERBS: tuple[tuple[Change, Bound, str], ...] = (
    ("level", ">=", r"(?:不得?低于|不得?少于|不小于|高于|至少达到|至少|达到或超过)"),
    ("level", "<=", r"(?:不得?高于|不得?超过|低于|小于|不大于|不多于|(?:控制|严控|压减|压缩|限制)(?:在|到|至))"),
    ("level", ">", r"(?:突破|超过|超|大于|多于)"),
    ("level", "=", r"(?:降|下降|降低|减少|削减|压减|压降|缩减|缩短)(?:到|至|为)"),
    ("level", "=", r"(?:提高|提升|增长|增加|扩大|上升|发展|拓展|增|升|扩展|延长)(?:到|至|为|达到|达)"),
    ("level", "=", r"(?:稳定|保持|维持|巩固|持续保持|稳固)(?:在|到)?(?:达到)?"),
    ("level", "=", r"(?:累计|总体|全部|总数|稳定|基本|实现|总量)*(?:达到|达至|达|实现|为|占|完成|至)"),
    ("decrease", "=", r"(?:累计|年均|平均|再|总体)*(?:下降|降低|减少|削减|压减|减排|压降|缩减|缩短|降幅(?:达到|为|达)?)(?:率)?(?:了)?"),
    ("increase", "=", r"(?:累计|年均|平均|再|总体)*(?:提高|提升|增长|增加|上升|扩大|增幅(?:达到|为|达)?|增速(?:达到|为|达|保持在)?)"),
)
"""Verbs of `SUBJECT VERB FIGURE`, tried in this order at the end of what stands before the figure."""

ADD_VERBS = (
    "新建和改造|新建改造|新建和改建|新改扩建|改扩建|新增和改造|新增改造|更新改造|新建|新增|增设|改建|扩建|续建|建成投运|建成投产|建成|建设|建立|"
    "设立|组建|布局建设|布局|规划建设|改造|完成|实施|组织实施|组织|开展|打造|培育|培养|引进|引育|创建|创成|推广|遴选|评选|评定|认定|命名|淘汰|退出|"
    "关停|化解|压减|治理|整治|修复|恢复|造林|营造|种植|绿化|发展|落实|形成|构建|制定|制修订|制订|修订|发布|研发|攻克|转化|投放|配备|配置|安装|投入|"
    "支持|扶持|选取|选择|推进|推动|推出|孵化|争创|获批|入选|建|新发展|新培育|新认定|替换|置换|回收|处置|提供|带动|吸纳|筹集|融资|发放|办理|探明|推荐"
)
"""Verbs of a quantity of work: 新建甲醇加注站10座, 完成600家以上白酒企业污染整治."""

_WEAK_ADD = frozenset("支持 扶持 推进 推动 发展 落实 组织 开展 提供 投入 选择 制定 鼓励 带动".split())
HEADS = (
    "能源消耗|二氧化碳排放|单位[^、]{2,16}?(?:强度|能耗|排放量?|水耗|电耗)|碳排放强度|碳排放|用水量|用电量|电耗|气耗|重点工程减排量|重点工程累计减排量|累计减排量|减排量|削减量|装机容量|装机规模|装机|覆盖率|利用率|回收率|处理率|处置率|治理率|普及率|达标率|收集率|"
    "利用量|发电量|产量|产能|产值|消费量|消耗量|能耗|水耗|用水量|强度|占比|比重|比例|面积|规模|数量|水平|排放量|浓度|增加值|总量|里程|率"
)
"""Head nouns that a list of indicators shares: 绿色防控、统防统治覆盖率."""

_ADVERB = r"(?:分别|均|都|平均|总体|约|近|大约|原则上|力争|争取|努力|再|全部|稳步|逐步|进一步|不断|全面|每年|年均|整体|总计|共计|共|合计|基本|稳定|累计|应|要|将|确保|须|需|可|至少)*"
_VERB = re.compile(
    "(?:" + "|".join(f"(?P<{change}{i}>{pattern})" for i, (change, _, pattern) in enumerate(VERBS)) + rf")(?P<adverb>{_ADVERB})$"
)
_ADD = re.compile(rf"(?P<pre>.*?)(?P<verb>{ADD_VERBS})(?P<object>[^，。；]*?)(?P<bound>不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各)*$")
_ADD_NEAR = re.compile(rf"(?P<verb>{ADD_VERBS})(?:了|不少于|不低于|超过|突破|达到|达|约|近|至少|共|累计|总计|超|各|力争|全省|全市|\d+个)*$")
_RATE = re.compile(r"(?:率|比重|比例|占比|份额|增速|增幅|降幅|浓度|面积|能力|规模|总量|数量|容量|产能|里程|产值|产量|水平|强度|能耗|水耗|电耗|排放|保有量|增加值|收入)$")
_BOUNDARY = "，。；：！？"
_STRETCH = re.compile(r"力争|争取|努力达到|努力实现|激励目标")
_MONEY_RULE = re.compile(r"补助|补贴|奖励|奖补|资助|给予|最高|贴息|罚款|处以|扶持资金|按照?[^，]{0,12}的?标准|每[个项家座]|一次性|收费|注册资本|投资额")
_THRESHOLD_AFTER = re.compile(r"(?:的(?!目标|激励目标|水平|比例|标准|速度|尖峰|增长|规模|产能|要求)|[^，。；、]{0,14}?(?:企业|项目|单位|锅炉|机组|园区|用户|建筑|车辆|污染物|装置)(?:的|应|要|须|必须|全部|实施|开展|实行|进行|，))")
_PRESENT = re.compile(r"(?:已(?!建|有|上架|发布|纳入|列入)|目前|现有|现状|近年来|同比|截至|截止|以来|居全|列全|位居|超额完成)[^；]*$")
_LEAD_IN = re.compile(
    r"^(?:(?:[“”]?十[四五六]五[”“]?(?:时期|期间|期末|末)?|(?:到|至)?20\d\d年(?:底|末)?(?:之?以?前)?|其中|同时|并|且|以及|及|和|确保|力争|争取|努力|实现|推动|推进|促进|使得?|让|将|把|全力|进一步|"
    r"全省|全市|全区|全县|全州|全盟|全国|我省|我市|我区|我县|本市|本省|全自治区|自治区|省内|市内|区域内|原则上|基本|切实|有效|显著|大幅|稳步|逐步|持续|不断|加快|保障|预计|当年|每年|(?:比|较)(?:19|20)\d\d年(?:底|末)?|、|，|：|——|—)+)"
)
_TRAIL = re.compile(r"(?:(?:比|较|相比|相对)?(?:于)?(?:19|20)\d\d年(?:底|末|水平)?(?:相比)?|力争|争取|努力|原则上|平均|分别|均|都|总体|基本|稳定|累计|逐步|再|每年|年均|要|应|将|的|总数|全部|力度|进一步|实现|确保)+$")
_LIST = re.compile(r"、|和(?!谐)|以及|及(?!以|其|时)|与")
_OBJECT_STOP = re.compile(r"[，。；：（）]|(?:，|并|且)(?=\S)|、(?=[^、，。；]{0,20}\d)|(?:和|及|与)(?=\d)")


@dataclass(frozen=True, slots=True)
class RawTarget:
    """A target in flat offsets: `subject` the indicator's span when it stands in one piece, `start:end` the quote."""

    indicator: str
    figure: Figure
    bound: Bound
    change: Change
    year: int | None
    baseline_year: int | None
    stretch: bool
    alternative: bool
    start: int
    end: int
    subject: tuple[int, int]


@dataclass(slots=True)
class _Context:
    """What a sentence has said so far: the governing year, whether all is 力争, the target before."""

    year: int | None
    stretch: bool = False
    last: RawTarget | None = None
    group: tuple[RawTarget, ...] = ()
    last_end: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in flat offsets; `lead_year` is what a list of goals inherits from the sentence that opens it."""

    start: int
    end: int
    lead_year: int | None


def find_targets(
    text: FlatText, start: int, end: int, clauses: list[tuple[int, int]], floor_year: int
) -> tuple[list[RawTarget], list[Figure]]:
    """Return the targets in `start:end` outside the clauses, and the figures beside a target word that were not read.

    `floor_year` is the first year in which a target can fall due: what is dated before it is a state of things.
    """
    targets: list[RawTarget] = []
    unread: list[Figure] = []
    lead_year: int | None = None
    for sentence in _sentences(text, start, end, clauses):
        listed = bool(_BULLET.match(text.norm, sentence.start))
        if not listed and sentence.lead_year is None:
            lead_year = _last_deadline(text.norm, sentence, floor_year)
        found = figures(text.norm, sentence.start, sentence.end)
        if found:
            heir = replace(sentence, lead_year=lead_year if listed or sentence.lead_year else None)
            _read_sentence(text.norm, heir, found, floor_year, targets, unread)
    return targets, unread


def _sentences(text: FlatText, start: int, end: int, clauses: list[tuple[int, int]]) -> Iterator[Sentence]:
    """Yield the sentences: what 。 and the lists' —— part. A sentence of a —— bullet goes on inheriting its year."""
    cuts = [start]
    for a, b in clauses:
        if start <= a < end:
            cuts.extend((a, b))
    cuts.append(max(end, start))
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=False):
        bullet = False
        for match in _SENTENCE.finditer(text.norm, begin, stop):
            bullet = bool(_BULLET.match(match.group())) or (bullet and match.start() not in text.line_starts)
            yield Sentence(match.start(), match.end(), 1 if bullet else None)


def _last_deadline(norm: str, sentence: Sentence, floor_year: int) -> int | None:
    named = [year.year for year in years(norm, sentence.start, sentence.end) if year.kind == "deadline"]
    return named[-1] if named and named[-1] >= floor_year else None


_SENTENCE = re.compile(r"(?:——)?[^。！？—]+(?:—(?!—)[^。！？—]*)*[。！？]?")
_BULLET = re.compile(r"——|[一二三四五六七八九]是")


def _read_sentence(
    norm: str, sentence: Sentence, found: list[Figure], floor_year: int, targets: list[RawTarget], unread: list[Figure]
) -> None:
    if len(set(_TABLE.findall(norm, sentence.start, sentence.end))) >= 2:
        unread.extend(found[:1])  # a table of indicators that the text layer has flattened: its cells cannot be told apart
        return
    named = years(norm, sentence.start, sentence.end)
    context = _Context(sentence.lead_year)
    for group in _groups(norm, found):
        if not _set_year(norm, sentence, named, group[0].start, context, floor_year):
            continue
        read = _read_group(norm, sentence, group, named, context)
        if read:
            targets.extend(read)
            context.last = read[-1]
            context.group = tuple(read)
            context.last_end = read[-1].end
        elif _speaks_of_target(norm, sentence, group[0]):
            unread.extend(group)


def _groups(norm: str, found: list[Figure]) -> list[list[Figure]]:
    """Put figures together that a list joins: 19.73万吨、0.98万吨、7.38万吨和4.99万吨."""
    groups: list[list[Figure]] = []
    for figure in found:
        if groups:
            between = norm[groups[-1][-1].tail : figure.start]
            if between in ("、", "和", "及", "以及", "，", "与") and groups[-1][-1].value_max is None:
                groups[-1].append(figure)
                continue
        groups.append([figure])
    return groups


def _set_year(norm: str, sentence: Sentence, named: list[Year], at: int, context: _Context, floor_year: int) -> bool:
    """Set the year that governs the figure at `at`; return whether it can be a target's."""
    governing = [year for year in named if year.start < at and year.kind != "baseline"]
    if not governing:
        return not _PRESENT.search(norm, sentence.start, at)
    year = governing[-1]
    if norm.startswith(("力争", "争取"), year.start) and norm[year.end : year.end + 1] == "，":
        context.stretch = True
    if year.kind == "state" or year.year < floor_year:
        return False
    context.year = year.year
    return not _PRESENT.search(norm, year.end, at)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands before a figure group, cleaned of inherited subject: `start` in flat offsets, `text` to the figure."""

    start: int
    text: str
    rest: str
    joined: bool
    inclusive: bool


def _read_group(
    norm: str, sentence: Sentence, group: list[Figure], named: list[Year], context: _Context
) -> list[RawTarget]:
    chunk = _chunk(norm, sentence, group, context)
    if _is_rule(chunk, group):
        return []
    for reader in (_add_object_after, _subject_verb, _share_of, _bare_rate, _add_object_before, _in_list):
        read = reader(norm, chunk, group, context)
        if read:
            return [_finished(target, norm, chunk, named, context) for target in read]
    return []


def _chunk(norm: str, sentence: Sentence, group: list[Figure], context: _Context) -> _Chunk:
    at = group[0].start
    start = max((norm.rfind(mark, sentence.start, at) for mark in _BOUNDARY), default=-1) + 1
    start = max(start, sentence.start, context.last_end if context.last_end < at else 0)
    while start < at and norm[start] in "、，）—－-":
        start += 1
    joined = norm[start - 1 : start] in ("、", "，") and context.last is not None
    stop = _OBJECT_STOP.search(norm, group[-1].tail, min(group[-1].tail + 60, sentence.end))
    rest = norm[group[-1].tail : stop.start() if stop else min(group[-1].tail + 60, sentence.end)]
    return _Chunk(start, norm[start:at], rest, joined, norm.startswith("及", group[-1].end))


def _is_rule(chunk: _Chunk, group: list[Figure]) -> bool:
    """Say whether the figures are a rule's: a threshold, a subsidy, a class of equipment."""
    kind = unit_kind(group[0].unit)
    if kind == "money" and (_MONEY_RULE.search(chunk.text) or _MONEY_RULE.search(chunk.rest[:8])):
        return True
    if _SUBSIDY.search(chunk.text):
        return True
    if group[0].unit in _EQUIPMENT_UNITS or chunk.rest.startswith("级"):
        return True
    kept = chunk.text.count("（") > chunk.text.count("）") or (kind != "ratio" and chunk.inclusive)
    if kept or (kind == "time" and not _RATE.search(_trimmed(chunk.text))) or _RADIUS.match(chunk.rest):
        return True
    if group[0].unit == "类" and (not _WATER_CLASS.search(chunk.text) or _CLASS_SHARE.match(chunk.rest)):
        return True
    if group[0].unit == "米" and re.search("宽度|高度|间距|半径|距离|红线", chunk.text):
        return True
    return bool(_THRESHOLD_AFTER.match(chunk.rest)) and not _ADD_NEAR.search(chunk.text) and group[0].unit != "%"


def _add_object_after(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read 完成600家以上白酒企业污染整治: a verb of work right before the figure, its object right after."""
    near = _ADD_NEAR.search(chunk.text)
    figure = group[0]
    if near is None or figure.unit in ("%", "个百分点", "‰", "类", "倍") or len(group) > 1:
        return []
    weak = near["verb"] in _WEAK_ADD
    if norm.startswith("及", figure.end) or (weak and unit_kind(figure.unit) not in ("counter", "")):
        return []
    obj = _cleaned_object(chunk.rest)
    if len(obj) < 2:
        return []
    start = chunk.start + near.start()
    end = figure.tail + len(chunk.rest)
    bound = _bound(_near_bound(near.group()), figure, "")
    subject = (figure.tail, end)
    return [_target(obj, figure, bound, "add", context, start, end, subject)]


def _subject_verb(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read SUBJECT VERB FIGURE, with several subjects and figures where the text has them."""
    match = _VERB.search(chunk.text)
    if match is None:
        return []
    change, verb_bound, _ = VERBS[_index(match)]
    subject_text = chunk.text[: match.start()]
    verb = match.group()
    figure = group[0]
    if re.search(r"(?:按|对|未|没有|对于[^，]*|若|如)$", subject_text) or re.match(r"(?:对于?|未|如|若|凡)", subject_text) or _CONDITION.match(chunk.rest):
        return []
    if _needs_rate(verb) and figure.unit not in ("%", "个百分点", "‰", "类") and not _RATE.search(_trimmed(subject_text)):
        return []
    if change in ("level",) and verb_bound == "=" and figure.unit == "个百分点":
        change = "increase"
    start, subject = _subject(chunk.start, subject_text)
    work = re.match(rf"(?:{ADD_VERBS})", subject)
    if work and change == "level" and figure.unit and unit_kind(figure.unit) != "ratio" and not _RATE.search(subject) and len(subject) - work.end() >= 2:
        change = "add"
        start, subject = start + work.end(), subject[work.end() :]
    if _ONLY_AREA.search(subject) and context.last is not None and "ratio" == unit_kind(figure.unit) == unit_kind(context.last.figure.unit):
        subject += _without_area(context.last.indicator)
    bound = _bound(verb_bound, group[-1], match["adverb"])
    end = group[-1].tail
    if not subject:
        return _inherited(norm, chunk, group, context, change, bound, verb, end)
    items = _items(subject, len(group), match["adverb"] + verb[:2] + subject_text[-4:])
    figures_of = group if len(items) == len(group) or len(group) > 1 else group * len(items)
    if len(items) != len(figures_of):
        items = [subject] * len(figures_of)
    span = (start, min(start + len(subject), chunk.start + match.start()))
    return [
        _target(item, figure, _bound(verb_bound, replace(figure, after=figure.after or group[-1].after), match["adverb"]), change, context, start, end, span)
        for item, figure in zip(items, figures_of, strict=True)
    ]


def _inherited(
    norm: str, chunk: _Chunk, group: list[Figure], context: _Context, change: Change, bound: Bound, verb: str, end: int
) -> list[RawTarget]:
    """Read 力争达到21.6% and 到2030年提高到150万千瓦: the subject is that of the figure before, or of the words before."""
    last = context.last
    if last is not None:
        generic = _GENERIC.fullmatch(verb.removeprefix("累计"))
        keep = generic and last.change in ("decrease", "increase") and last.figure.unit == group[0].unit
        heirs = context.group if len(context.group) == len(group) else (last,) * len(group)
        made = [
            _target(heir.indicator, figure, _bound(bound, figure, ""), heir.change if keep else change, context, chunk.start, end, heir.subject)
            for heir, figure in zip(heirs, group, strict=True)
        ]
        return [replace(t, baseline_year=last.baseline_year if keep else None) for t in made]
    previous = norm.rfind("，", 0, chunk.start - 1) if chunk.start > 1 else -1
    begin = max((norm.rfind(mark, 0, chunk.start - 1) for mark in _BOUNDARY), default=-1) + 1
    if previous < 0 and begin == 0:
        return []
    start, subject = _subject(begin, norm[begin : chunk.start - 1])
    if not subject or len(subject) > 40 or not _RATE.search(subject):
        return []
    span = (start, start + len(subject))
    return [_target(subject, figure, bound, change, context, start, end, span) for figure in group]


def _share_of(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read 90%以上的县级及以上机关达到节约型机关创建要求 and 水质100%达标: the indicator stands after the figure."""
    figure = group[0]
    if figure.unit != "%" or len(group) > 1:
        return []
    able = _ABLE.search(chunk.text)
    ability = _ABILITY.match(chunk.rest)
    if able and ability:
        start, owner = _subject(chunk.start, chunk.text[: able.start()])
        end = figure.tail + ability.end()
        return [_target(owner + ability["what"], figure, _bound("=", figure, ""), "level", context, start, end, (start, end))]
    match = _SHARE.match(chunk.rest)
    if match is None:
        return []
    _, before = _subject(chunk.start, chunk.text)
    before = re.sub(r"^(?:至少|不低于|不少于|约|近|超过)", "", before)
    indicator = (before if before and not _RATE.search(before) else "") + match["what"].removeprefix("的")
    end = figure.tail + match.end()
    start = figure.start if not before else chunk.start + chunk.text.rfind(before)
    return [_target(indicator, figure, _bound("=", figure, ""), "level", context, start, end, (start, end))]


def _bare_rate(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read 非化石能源占能源消费总量比重20%左右: a rate and its figure with no verb between."""
    start, subject = _subject(chunk.start, _BEFORE_FIGURE.sub("", chunk.text))
    if not subject or not _RATE.search(subject):
        return []
    ratio = group[0].unit in ("%", "‰", "")
    add = re.match(ADD_VERBS, subject)
    if not ratio and (add is None or add.group() not in ("推动", "推进", "支持", "发展")) and add is not None:
        return []
    if add is not None and not ratio:
        start, subject = start + add.end(), subject[add.end() :]
    items = _items(subject, len(group), "")
    if len(items) != len(group):
        items = [subject] * len(group)
    span = (start, start + len(subject))
    marked = _near_bound(chunk.text)
    return [
        _target(item, figure, _bound(marked, replace(figure, after=figure.after or group[-1].after), ""), "level", context, start, group[-1].tail, span)
        for item, figure in zip(items, group, strict=True)
    ]


def _add_object_before(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read 新建甲醇加注站10座: a verb of work, its object, the figure."""
    match = _ADD.match(chunk.text)
    figure = group[0]
    if match is None or figure.unit in ("%", "个百分点", "‰", "类", "倍"):
        return []
    if match["verb"] in ("推动", "推进", "支持", "落实", "鼓励", "提供", "形成", "选择"):
        return []
    joined = _SECOND_VERB.match(match["object"])
    shift = joined.end() if joined else 0
    obj = _trimmed(match["object"][shift:])
    if not obj and len(_cleaned_object(chunk.rest)) >= 2:
        end = figure.tail + len(chunk.rest)
        at = chunk.start + match.start("verb")
        return [_target(_cleaned_object(chunk.rest), figure, _bound("=", figure, ""), "add", context, at, end, (figure.tail, end))]
    if re.fullmatch("[一二两三四五六七八九十0-9]+[台个座家条]", obj):
        return []
    if not 2 <= len(obj) <= 40 or _STATEMENT.search(obj):
        return []
    start = chunk.start + match.start("verb")
    at = chunk.start + match.start("object") + shift
    span = (at, at + len(obj))
    items = _items(obj, len(group), "")
    if len(items) != len(group):
        items = [obj] * len(group)
    bound = _near_bound(chunk.text)
    end = group[-1].tail
    rest = _cleaned_object(chunk.rest)
    if len(group) == 1 and len(rest) >= 2 and not chunk.rest.startswith(("（", "的")) and not _STATEMENT.search(rest):
        items, end = [obj + rest], figure.tail + len(chunk.rest)
    return [_target(item, f, _bound(bound, f, ""), "add", context, start, end, span) for item, f in zip(items, group, strict=True)]


def _in_list(norm: str, chunk: _Chunk, group: list[Figure], context: _Context) -> list[RawTarget]:
    """Read the later members of 培育节水型企业2000家、标杆型节水企业300家: the verb is that of the member before."""
    last = context.last
    if last is None or not chunk.joined or last.end > chunk.start or chunk.start - last.end > 2:
        return []
    figure = group[0]
    same = unit_kind(figure.unit) == unit_kind(last.figure.unit)
    if not same and not (last.change == "add" and figure.unit != "%"):
        return []
    start, subject = _subject(chunk.start, chunk.text)
    marked = _near_bound(chunk.text)
    if not subject and last.change == "add" and len(_cleaned_object(chunk.rest)) >= 2:
        subject = _cleaned_object(chunk.rest)
        span, end = (figure.tail, figure.tail + len(chunk.rest)), figure.tail + len(chunk.rest)
        return [_target(subject, figure, _bound(marked, figure, ""), "add", context, figure.start, end, span)]
    if not 2 <= len(subject) <= 40 or _STATEMENT.search(subject):
        return []
    span = (start, start + len(subject))
    return [_target(subject, f, _bound(marked, f, ""), last.change, context, start, group[-1].tail, span) for f in group]


def _finished(target: RawTarget, norm: str, chunk: _Chunk, named: list[Year], context: _Context) -> RawTarget:
    """Add what the chunk says of the whole: 力争, 或, the baseline year."""
    baseline = next((year.year for year in named if year.kind == "baseline" and target.start <= year.start < target.end), target.baseline_year)
    if baseline is None:
        baseline = next((y.year for y in named if y.kind == "baseline" and chunk.start <= y.start < target.end), None)
    stretch = context.stretch or bool(_STRETCH.search(chunk.text)) or chunk.rest.startswith("的激励目标")
    alternative = chunk.text.startswith("或") or norm[chunk.start - 1 : chunk.start] == "或"
    return replace(target, baseline_year=baseline, stretch=stretch, alternative=alternative)


def _target(
    indicator: str, figure: Figure, bound: Bound, change: Change, context: _Context, start: int, end: int, subject: tuple[int, int]
) -> RawTarget:
    return RawTarget(indicator, figure, bound, change, context.year, None, False, False, start, end, subject)


def _index(match: re.Match[str]) -> int:
    return next(i for i, (change, _, _) in enumerate(VERBS) if match[f"{change}{i}"])


def _subject(start: int, text: str) -> tuple[int, str]:
    """Return where the subject of a chunk begins and its text, without years, 全省, 力争 and the like around it."""
    if text.startswith("或"):
        start, text = start + 1, text[1:]
    lead = _LEAD_IN.match(text)
    if lead:
        start, text = start + lead.end(), text[lead.end() :]
    text = _FROM.sub("", _trimmed(text))
    return start, text


_FROM = re.compile(r"(?:由|从)[^，由从]{0,24}\d[^，由从]{0,8}$")
_AREA = re.compile(r"^.*(?:地区|城市|建成区|城区|县城|乡镇|农村|[市区县镇])(?:（[^）]*）)?(?=[^市区县镇）]{4,}$)")
_ONLY_AREA = re.compile(r"^(?:其他|其余)[^，]{0,12}$|(?:地区|城市|县城|城区|[各市县区镇州盟])(?:（[^）]*）)?$")
_AREA_LIST = re.compile(r"^(?:[一-龥]{2}、)+[一-龥]{2}(?=[一-龥]{4,})")


def _without_area(indicator: str) -> str:
    """Return an indicator without the area that it begins with, for what says only 其他城市 or 县城 and means the same rate."""
    area = _AREA.match(indicator) or _AREA_LIST.match(indicator)
    return indicator[area.end() :] if area else indicator


def _trimmed(text: str) -> str:
    while True:
        trail = _TRAIL.search(text)
        if trail is None or trail.end() == trail.start():
            return text
        text = text[: trail.start()]


def _items(subject: str, count: int, adverb: str) -> list[str]:
    """Split a list of indicators where the text distributes figures over it, and restore the head they share."""
    spread = bool(re.search("均|都|分别", adverb))
    depth_safe = re.sub(r"（[^）]*）", lambda m: "\x01" * len(m.group()), subject)
    cuts = [0, *(x for m in _LIST.finditer(depth_safe) for x in m.span()), len(subject)]
    items = [subject[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]
    if len(items) < 2 or (count > 1 and len(items) != count):
        return [subject]
    head = re.search(rf"(?:{HEADS})$", items[-1])
    if count == 1 and not spread and not all(re.search(rf"(?:{HEADS})$", item) for item in items):
        return [subject]
    if head is None:
        return items
    shared = _shared_tail(items)
    return [item if re.search(rf"(?:{HEADS})$", item) else item + (shared or head.group()) for item in items]


def _shared_tail(items: list[str]) -> str:
    """Return what 高速公路、普通国省干线公路废旧沥青路面材料循环利用率 shares: what follows the last 公路, the end of the first item."""
    at = items[-1].rfind(items[0][-2:]) if len(items[0]) >= 2 else -1
    return items[-1][at + 2 :] if at >= 0 else ""


def _bound(of_verb: Bound, figure: Figure, adverb: str) -> Bound:
    if of_verb == "=":
        if figure.after:
            return figure.after
        if re.search("约|近|大约", adverb):
            return "~"
        if "至少" in adverb:
            return ">="
    return of_verb


def _near_bound(text: str) -> Bound:
    if re.search(r"(?:不少于|不低于|至少)$", text):
        return ">="
    if re.search(r"(?:超过|突破|超)$", text):
        return ">"
    if re.search(r"(?:约|近)$", text):
        return "~"
    return "="


def _needs_rate(verb: str) -> bool:
    """Say whether a verb is so weak (为, 占, 实现, 完成) that only a rate before it makes its figure a target."""
    return bool(re.match(r"(?:为|占|实现|完成|至|超|保持|维持)", verb))


def _cleaned_object(rest: str) -> str:
    obj = re.sub(r"^(?:的|以上的|（[^）]*）)+", "", rest)
    return re.sub(r"(?:，.*|等)$", "", obj)


def _speaks_of_target(norm: str, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure that gave no target stands beside a word of reaching, and must be listed as unread."""
    start = max(norm.rfind(mark, sentence.start, figure.start) for mark in "，。；：")
    text = norm[max(start + 1, sentence.start) : figure.start]
    return bool(_TARGET_WORD.search(text)) and not _MONEY_RULE.search(text)


_TABLE = re.compile(r"指标名称|指标属性|现状值|预期性|约束性|序号|目标值|指标类型|单位）|基期值")
_TARGET_WORD = re.compile(r"达到|达|提高|提升|下降|降低|减少|不低于|不少于|不高于|不超过|控制在|力争|新建|新增|建成|完成|超过|稳定在|保持在")
_SUBSIDY = re.compile(r"补助|补贴|奖励|奖补|给予|按(?:照)?(?:实际|不超过|改造|投入|项目)|最高")
_EQUIPMENT_UNITS = frozenset({"蒸吨/小时", "蒸吨", "千伏", "℃", "度", "层"})
_RADIUS = re.compile(r"(?:供热|服务)?(?:半径|范围)")
_WATER_CLASS = re.compile(r"水质|断面|河|江|湖|水库|水体|总磷|指标|地表水|地下水")
_CLASS_SHARE = re.compile(r"[^，。；]{0,14}?(?:比例|占比|率|断面|达标)")
_GENERIC = re.compile(r"(?:力争|争取)?(?:达到|达|完成|实现|为|至)(?:力争|约|近)?")
_BEFORE_FIGURE = re.compile(r"(?:约|近|超过|不低于|不少于|至少|共|累计|各|的|力争|原则上)+$")
_SHARE = re.compile(r"(?P<what>(?:的)?[^，。；、]{0,30}?(?:达到|达标|建成|完成|实现|使用|开展|纳入|创建成|创建|实行|覆盖|收集|处理|安装|配备|符合)[^，。；]{0,24})")
_ABLE = re.compile(r"(?:具备|形成|拥有|达到|实现)(?:约|近|不低于|至少)?$")
_ABILITY = re.compile(r"的(?P<what>[^，。；、]{2,24}?(?:能力|水平|容量|规模|比例))")
_SECOND_VERB = re.compile(rf"(?:并|或|和|及|、)(?:验收|认定|{ADD_VERBS})")
_CONDITION = re.compile(r"的(?!目标|激励|水平|比例|标准|尖峰|增长|规模|产能|要求|占比|速度|能力)")
_STATEMENT = re.compile(r"[，。；]|(?:的|对|按|将|把|由|在)$|不得|应当")


@cache
def _kinds() -> dict[str, str]:
    return {symbol: unit.kind for symbol, unit in units().items()}


def unit_kind(symbol: str) -> str:
    """Return the kind of a unit (mass, money, counter …), or an empty string for a unit not in the table."""
    return _kinds().get(symbol, "")
