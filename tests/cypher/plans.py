"""Five small plans written for the tests: three provinces, a second plan of one of them, one city below it.

Each is written by `Draft`, which puts down the words and notes where they stand, so that every span of every
record is true. What the plans hold, on purpose:

* VOC in a title with duties shared and no lead (Guizhou, Guangdong, Jiangxi), and with a lead (the city);
* VOC only mentioned, under a clause with two leads, a support and a carried-over collective;
* one measure solely answered for, one with no clause, one under a clause of two roles;
* two figures for one indicator, place and year that disagree (the two plans of Guizhou);
* a stretch figure, an alternative one, a range, a figure for a place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from policygraph.loaders import record as r
from policygraph.ontology.iris import plan_id

GUIZHOU = r.PlaceRef("贵州省", "520000")
GUIYANG = r.PlaceRef("贵阳市", "520100")
GUANGDONG = r.PlaceRef("广东省", "440000")
JIANGXI = r.PlaceRef("江西省", "360000")

TEXTS: dict[str, str] = {}
"""SHA-256 of a plan's text -> the text, filled as plans are written."""

STEEL = ("钢铁", "C31")
CEMENT = ("水泥", "C3011")


@dataclass
class Draft:
    """One plan as it is written: the text so far, and the measures with their spans."""

    title: str
    place: r.PlaceRef
    text: str = ""
    measures: list[r.Measure] = field(default_factory=list)
    unread: list[r.Unread] = field(default_factory=list)
    cites: list[r.Citation] = field(default_factory=list)
    pages: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        self.say(self.title + "\n")

    def say(self, words: str) -> r.Span:
        start = len(self.text)
        self.text += words
        return start, start + len(words)

    def page(self) -> None:
        self.pages.append(len(self.text))

    def cite(self, title: str, number: str | None = None) -> None:
        self.cites.append(r.Citation(title, number, (self.say(f"《{title}》"),)))

    def skip(self, words: str, reason: r.UnreadReason) -> None:
        self.unread.append(r.Unread(self.say(words), words, reason))

    def measure(self, *path, title, body=(), duties=(), targets=(), kind="measure"):
        """Write a measure: `body` holds words and (kind, name, code) of mentions; `duties` are one clause."""
        start, _ = self.say("".join(path[-1:]))
        title_span = self.say(title)
        found = {"pollutant": {}, "industry": {}, "place": {}}
        for item in body:
            if isinstance(item, str):
                self.say(item)
            else:
                kind_of, name, code = item
                at = title.find(name)
                inside = at >= 0 and (name, code) not in found[kind_of]
                span = (title_span[0] + at, title_span[0] + at + len(name)) if inside else self.say(name)
                found[kind_of].setdefault((name, code), []).append((span, inside))
        figures = tuple(self._target(**t) for t in targets)
        clause = self._clause(duties)
        measure = r.Measure(
            path=path,
            title=title,
            kind=kind,
            span=(start, len(self.text)),
            title_span=title_span,
            clause=clause and clause[0],
            duties=clause[1] if clause else (),
            targets=figures,
            industries=tuple(r.IndustryMention(n, c, *_marks(s)) for (n, c), s in found["industry"].items()),
            places=tuple(r.PlaceMention(n, c, *_marks(s)) for (n, c), s in found["place"].items()),
            pollutants=tuple(r.PollutantMention(c, *_marks(s)) for (_, c), s in found["pollutant"].items()),
        )
        self.measures.append(measure)
        self.say("\n")
        return self

    def _target(self, quote, indicator, value, unit, **more):
        span = self.say(quote)
        self.say("。")
        facts = {
            "value_max": None,
            "bound": "=",
            "change": "level",
            "year": 2025,
            "baseline_year": None,
            "stretch": False,
            "alternative": False,
            "places": (),
        } | more
        return r.Target(indicator=indicator, value=value, unit=unit, quote=quote, span=span, **facts)

    def _clause(self, duties):
        if not duties:
            return None
        start, _ = self.say("（")
        entries = []
        for rank, (role, mention, office, more) in enumerate(duties, 1):
            span = self.say(mention)
            collective = more.get("collective", False)
            entries.append(
                r.Duty(
                    agency=more.get("agency", self.place.name + mention[1:]),
                    mention=mention,
                    role=role,
                    rank=rank,
                    span=span,
                    carries_over=more.get("carries_over", False),
                    office=office,
                    place=self.place,
                    collective=collective,
                )
            )
            self.say("、")
        _, end = self.say("）")
        return r.Clause(self.text[start:end], (start, end)), tuple(entries)

    def record(self, period=(2021, 2025), number=None) -> r.Record:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        TEXTS[digest] = self.text
        source = r.Source(
            file=f"{self.title}.txt",
            media_type="text/plain",
            sha256=digest,
            text_sha256=digest,
            reader="test",
            canonicaliser="test",
            extractor="test",
            chars=len(self.text),
            pages=tuple(self.pages),
        )
        plan = r.Plan(
            id=plan_id(self.place.code, self.title),
            title=self.title,
            place=self.place,
            period=period,
            doc_number=number,
            issuers=(),
            issued=None,
            cites=tuple(self.cites),
            source=source,
        )
        return r.Record(r.SCHEMA, plan, tuple(self.measures), tuple(self.unread))


def _marks(spans):
    """Return (in_title, spans) of a mention."""
    return any(inside for _, inside in spans), tuple(span for span, _ in spans)


def named(role, mention, office, **more):
    return role, mention, office, more


def figure(**facts):
    return facts


VOC = ("pollutant", "挥发性有机物", "VOC")
COUNTIES = {"collective": True, "agency": "各市（州）人民政府"}


def guizhou() -> r.Record:
    draft = Draft("贵州省减排方案", GUIZHOU)
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号")
    draft.measure(
        "二",
        title="主要目标",
        kind="goals",
        body=["减少", VOC],
        targets=[
            figure(
                quote="单位地区生产总值能耗比2020年下降13%",
                indicator="单位地区生产总值能耗",
                value=13.0,
                unit="%",
                change="decrease",
                baseline_year=2020,
            ),
            figure(
                quote="力争下降14%",
                indicator="单位地区生产总值能耗",
                value=14.0,
                unit="%",
                change="decrease",
                stretch=True,
            ),
        ],
    )
    draft.page()
    draft.measure(
        "三",
        "（一）",
        title="挥发性有机物综合整治工程",
        body=[VOC, "到2025年，"],
        targets=[
            figure(
                quote="完成改造600家以上",
                indicator="企业改造",
                value=600.0,
                unit="家",
                bound=">=",
                change="add",
            )
        ],
        duties=[
            named("shared", "省生态环境厅", "ecology-environment"),
            named("shared", "省工业和信息化厅", "industry-information"),
        ],
    )
    draft.measure(
        "三",
        "（二）",
        title="重点区域减排工程",
        body=["推进", VOC, "与", ("place", "贵阳市", "520100"), "治理"],
        duties=[
            named("lead", "省生态环境厅", "ecology-environment"),
            named("lead", "省发展改革委", "development-reform"),
            named("support", "省能源局", "energy"),
            named("implement", "各市（州）人民政府", None, carries_over=True, **COUNTIES),
        ],
    )
    draft.page()
    draft.measure("三", "（三）", title="统计监测能力建设", duties=[named("sole", "省统计局", "statistics")])
    draft.skip("有关单位要高度重视。", "AGENCY_WITHOUT_ROLE")
    return draft.record(number="黔府发〔2022〕8号")


def guizhou_peak() -> r.Record:
    draft = Draft("贵州省达峰方案", GUIZHOU)
    draft.measure(
        "一",
        title="目标",
        kind="goals",
        targets=[
            figure(
                quote="单位地区生产总值能耗下降15%左右",
                indicator="单位地区生产总值能耗",
                value=15.0,
                unit="%",
                bound="~",
                change="decrease",
                baseline_year=2020,
            ),
        ],
    )
    draft.measure(
        "二",
        title="钢铁行业达峰",
        body=[("industry", *STEEL), ("industry", *CEMENT), ("pollutant", "二氧化碳", "CO2")],
        duties=[
            named("sole", "省工业和信息化厅", "industry-information"),
            named("shared", "省发展改革委", "development-reform"),
        ],
    )
    return draft.record(period=(2021, 2030))


def guangdong() -> r.Record:
    draft = Draft("广东省减排方案", GUANGDONG)
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号")
    draft.cite("广东省大气条例")
    draft.measure(
        "三",
        "（一）",
        title="挥发性有机物治理工程",
        body=[VOC],
        targets=[
            figure(quote="削减率达到75%以上", indicator="削减率", value=75.0, unit="%", bound=">="),
            figure(
                quote="或提高5个百分点",
                indicator="削减率",
                value=5.0,
                unit="个百分点",
                change="increase",
                alternative=True,
            ),
        ],
        duties=[
            named("shared", "省工业和信息化厅", "industry-information"),
            named("shared", "省生态环境厅", "ecology-environment"),
        ],
    )
    draft.measure(
        "三",
        "（二）",
        title="钢铁行业改造工程",
        body=[("industry", *STEEL)],
        duties=[
            named("lead", "省工业和信息化厅", "industry-information"),
            named("support", "省发展改革委", "development-reform"),
        ],
    )
    return draft.record()


def jiangxi() -> r.Record:
    draft = Draft("江西省减排方案", JIANGXI)
    draft.measure(
        "三",
        "（一）",
        title="挥发性有机物综合整治",
        body=[VOC],
        duties=[
            named("shared", "省工业和信息化厅", "industry-information"),
            named("shared", "省生态环境厅", "ecology-environment"),
        ],
    )
    draft.measure(
        "三",
        "（二）",
        title="节能监督",
        body=["南昌市", ("place", "南昌市", "360100")],
        targets=[
            figure(
                quote="南昌市单位地区生产总值能耗下降14%至15%",
                indicator="单位地区生产总值能耗",
                value=14.0,
                value_max=15.0,
                unit="%",
                change="decrease",
                year=2030,
                places=("南昌市",),
            )
        ],
    )
    return draft.record()


def guiyang() -> r.Record:
    draft = Draft("贵阳市协同方案", GUIYANG)
    draft.cite("贵州省减排方案", "黔府发〔2022〕8号")
    draft.measure(
        "1",
        title="挥发性有机物专项",
        body=[VOC],
        duties=[
            named("lead", "市生态环境局", "ecology-environment"),
            named("support", "市工业和信息化局", "industry-information"),
        ],
    )
    return draft.record(period=(2023, 2025))


def plans() -> list[r.Record]:
    return [guizhou(), guizhou_peak(), guangdong(), jiangxi(), guiyang()]


def plans_with_text() -> list[tuple[r.Record, str]]:
    """Return each plan with the text that its spans count in."""
    return [(record, TEXTS[record.plan.source.text_sha256]) for record in plans()]
