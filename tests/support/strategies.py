"""Hypothesis strategies for records: every one fits the schema, and each span is where its words stand.

They aim at what breaks graphs: one path twice, one agency twice in one clause, two spellings, codes that no
list holds, no place, quotes and line ends in names, ranges, equal targets.
"""

from __future__ import annotations

from typing import get_args

from draft import Draft, duty, mention, target
from hypothesis import strategies as st
from policygraph.loaders import record as r

WORDS = st.text(
    alphabet="省市县生态环境厅发展改革委和的《》〔〕（）()“”\"'\\<>{}`.~·aZ9% \n\u3000é🙂",
    min_size=1,
    max_size=12,
).filter(str.strip)
NUMERALS = st.sampled_from(
    ["一", "二", "十二", "（一）", "(一)", "（二）", "1", "（1）", "①", "第三章", "1.2", "总则"]
)
PATHS = st.lists(NUMERALS, max_size=4).map(tuple)
PLACES = st.sampled_from(
    [
        r.PlaceRef("贵州省", "520000"),
        r.PlaceRef("贵阳市", "520100"),
        r.PlaceRef("高新区"),
        r.PlaceRef("某地", "999999"),
    ]
)
YEARS = st.none() | st.integers(1900, 2200)
FIGURES = st.floats(allow_nan=False, allow_infinity=False, width=64) | st.integers(0, 10**9).map(float)

DUTIES = st.builds(
    duty,
    st.sampled_from(["贵州省生态环境厅", "贵州省环保厅", "贵州省发展改革委"]) | WORDS,
    st.sampled_from(get_args(r.Role)),
    office=st.sampled_from([None, "ecology-environment", "没有这一类"]),
    place=st.none() | PLACES,
    carries_over=st.booleans(),
    collective=st.booleans(),
    declared_by=st.none() | st.just((0, 1)),
)
TARGETS = st.builds(
    target,
    WORDS,
    FIGURES,
    st.sampled_from(["%", "万吨", "吨标准煤", "个百分点", "没有这个单位"]),
    quote=WORDS,
    value_max=st.none() | FIGURES,
    bound=st.sampled_from(get_args(r.Bound)),
    change=st.sampled_from(get_args(r.Change)),
    year=YEARS,
    baseline_year=YEARS,
    nature=st.sampled_from([None, "binding", "anticipatory"]),
    current_value=st.none() | st.sampled_from([0.0, 61.51, 13361.0]),
    current_year=YEARS,
    stretch=st.booleans(),
    alternative=st.booleans(),
    places=st.lists(st.sampled_from(["贵阳市", "高新区", "某地"]), max_size=2).map(tuple),
)
TIMES = st.integers(0, 3)
MENTIONS = st.one_of(
    st.builds(mention, st.just(r.IndustryMention), WORDS, st.sampled_from([None, "C31", "无"]), times=TIMES),
    st.builds(mention, st.just(r.PlaceMention), WORDS, st.sampled_from([None, "520100", "1"]), times=TIMES),
    st.builds(
        mention, st.just(r.PollutantMention), WORDS, st.sampled_from(["VOC", "PM2.5", "无"]), times=TIMES
    ),
)


@st.composite
def records(draw) -> r.Record:
    """A record of up to four measures."""
    draft = Draft(draw(WORDS), draw(st.none() | PLACES), issuers=tuple(draw(st.lists(WORDS, max_size=2))))
    draft.say(draft.title)
    for title in draw(st.lists(WORDS, max_size=3)):
        draft.cite(title, draw(st.none() | WORDS), draw(TIMES))
    for path in draw(st.lists(PATHS, max_size=4)):
        draft.measure(
            *path,
            title=draw(WORDS),
            kind=draw(st.sampled_from(get_args(r.MeasureKind))),
            says=draw(st.lists(TARGETS | MENTIONS, max_size=4)),
            duties=draw(st.lists(DUTIES, max_size=4)),
        )
    for words in draw(st.lists(WORDS, max_size=2)):
        draft.skip(words, draw(st.sampled_from(get_args(r.UnreadReason))))
    draft.pages = tuple(sorted(draw(st.lists(st.integers(0, len(draft.text)), max_size=3))))
    return draft.record(
        period=draw(st.none() | st.just((2021, 2025))),
        doc_number=draw(st.none() | WORDS),
        issued=draw(st.none() | st.just("2022-06-01")),
    )
