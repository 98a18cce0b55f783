"""Plans made by a generator, and edits of which it is known what they change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from policygraph.ontology.outline import chinese_numeral

TITLES = [
    f"{what}{how}"
    for what in "水风光热电气冷暖"
    for how in ("能利用工程", "站改造行动", "量监测制度", "价调整办法")
]
NEW_TITLES = [
    f"{what}专项任务" for what in ("监督检查", "统计核算", "宣传教育", "人才培养", "资金保障", "标准制定")
]
OFFICES = [
    "发展改革委",
    "财政厅",
    "生态环境厅",
    "水利厅",
    "交通运输厅",
    "科技厅",
    "商务厅",
    "教育厅",
    "民政厅",
    "司法厅",
]
INDICATORS = ["再生水利用量", "污水处理规模", "煤炭消费总量", "节能改造量"]
ROLES = ["shared", "lead"]


@dataclass(frozen=True)
class Item:
    title: str
    words: int
    offices: tuple[str, ...]
    role: str
    figure: int | None

    def text(self) -> str:
        body = "健全工作机制，逐项细化安排，" + "压实各方责任，" * self.words + "确保按期完成各项工作。"
        goal = f"到2025年，{self.indicator}达到{self.figure}万吨。" if self.figure else ""
        names = [f"省{office}" for office in self.offices]
        if not names:
            return f"{self.title}。{body}{goal}"
        clause = (
            f"{names[0]}牵头，{'、'.join(names[1:])}配合"
            if self.role == "lead" and len(names) > 1
            else f"{'、'.join(names)}按职责分工负责"
        )
        return f"{self.title}。{body}{goal}（{clause}）"

    @property
    def indicator(self) -> str:
        return INDICATORS[self.words % len(INDICATORS)]


Chapters = tuple[tuple[Item, ...], ...]


def text_of(chapters: Chapters) -> str:
    lines = ["贵州省节能行动方案", ""]
    for number, items in enumerate(chapters, 1):
        lines += [f"{chinese_numeral(number)}、第{chinese_numeral(number)}方面工作", ""]
        for at, item in enumerate(items, 1):
            lines += [f"（{chinese_numeral(at)}）{item.text()}", ""]
    return "\n".join(lines)


@st.composite
def plans(draw) -> Chapters:
    """Two to four chapters of two to five items; no title twice, and no two texts of one length.

    Two items without agency and figure whose texts are alike could not be told apart by anybody once both
    have new titles.
    """
    sizes = draw(st.lists(st.integers(2, 5), min_size=2, max_size=4))
    titles = draw(st.permutations(TITLES))
    lengths = draw(st.permutations(range(len(titles))))
    items = iter(
        Item(
            title,
            length,
            tuple(draw(st.lists(st.sampled_from(OFFICES), unique=True, max_size=4))),
            draw(st.sampled_from(ROLES)),
            draw(st.none() | st.integers(2, 900)),
        )
        for title, length in zip(titles, lengths, strict=True)
    )
    return tuple(tuple(next(items) for _ in range(size)) for size in sizes)


@dataclass
class Edited:
    """A new version, and what a reader must find: (kind of change, title in the new version)."""

    chapters: list[list[Item]]
    found: set[tuple[str, str]]

    def swap(self, old: Item, new: Item) -> None:
        for items in self.chapters:
            if old in items:
                items[items.index(old)] = new


@st.composite
def edited(draw, chapters: Chapters) -> Edited:
    """Edit some items once each (title, agency, figure, taken out); then perhaps add one, and move one."""
    result = Edited([list(items) for items in chapters], set())
    titles = iter(NEW_TITLES)
    every = [item for items in chapters for item in items]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=4))
    for item in chosen:
        _edit(draw, result, item, titles)
    if draw(st.booleans()):
        _add(draw, result, next(titles))
    if draw(st.booleans()):
        _move(draw, result, {item for item in every if item not in chosen})
    return result


def _edit(draw, result: Edited, item: Item, titles) -> None:
    kinds = ["retitled", "removed"]
    kinds += ["duty-replaced"] if item.offices else []
    kinds += ["target"] if item.figure else []
    kind = draw(st.sampled_from(kinds))
    match kind:
        case "retitled":
            new = replace(item, title=next(titles))
        case "duty-replaced":
            at = draw(st.integers(0, len(item.offices) - 1))
            other = draw(st.sampled_from([o for o in OFFICES if o not in item.offices]))
            new = replace(item, offices=(*item.offices[:at], other, *item.offices[at + 1 :]))
        case "target":
            new = replace(item, figure=item.figure + 1)
        case _:
            for items in result.chapters:
                if item in items:
                    items.remove(item)
            result.found.add(("removed", item.title))
            return
    result.swap(item, new)
    result.found.add((kind, new.title))


def _add(draw, result: Edited, title: str) -> None:
    items = draw(st.sampled_from(result.chapters))
    item = Item(title, len(TITLES), ("审计厅", "统计局"), "shared", None)
    items.insert(draw(st.integers(0, len(items))), item)
    result.found.add(("added", title))


def _move(draw, result: Edited, untouched: set[Item]) -> None:
    """Move one item to another chapter: within a chapter of two, who moved past whom cannot be known."""
    here = draw(st.sampled_from(result.chapters))
    there = draw(st.sampled_from([items for items in result.chapters if items is not here]))
    items = [item for item in here if item in untouched]
    if items:
        item = draw(st.sampled_from(items))
        here.remove(item)
        there.insert(draw(st.integers(0, len(there))), item)
        result.found.add(("moved", item.title))
