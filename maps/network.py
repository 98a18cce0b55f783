"""Who works with whom, in tables and sentences: each number with what it means in one plain line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..analysis.duties import Edge, Graph, Node
from ..cypher.header import Column, Lang
from ..graph.stores.base import Row
from .sheet import Sheet

if TYPE_CHECKING:  # it imports networkx, which files of all duties do without
    from ..analysis.network import Between, Link, Network, Standing

_FEW = 5  # of what stands out, so many are said; the table has all
_APART = 0.3  # from here on groups count as told apart (Clauset, Newman and Moore 2004)

TITLES: Mapping[Between, tuple[str, str]] = {
    "offices": ("部门共事网络", "Offices that share measures"),
    "agencies": ("单位共事网络", "Agencies that share measures"),
    "topics": ("部门与议题", "Offices and topics"),
    "duties": ("责任全图", "All duties"),
}
_COLUMNS = (
    Column("name", "名称", "name"),
    Column("measures", "任务", "measures"),
    Column("partners", "共事方", "partners"),
    Column("shared", "共同任务", "shared measures"),
    Column("between", "中介度", "betweenness"),
    Column("only_head", "独自牵头", "only head"),
    Column("group", "群", "group"),
    Column("cut", "断点", "cut point"),
)
_LINKS = (
    Column("one", "一方", "one"),
    Column("other", "另一方", "other"),
    Column("weight", "共同任务", "shared measures"),
    Column("bridge", "桥", "bridge"),
)
MEANINGS: Mapping[str, tuple[str, str]] = {
    "measures": (
        "任务：它承担的任务数，不问角色（落实除外）",
        "measures: how many it has a part in, in any role but carrying out",
    ),
    "partners": (
        "共事方：与它在同一任务中出现的其他各方的个数",
        "partners: how many others stand in the same measures",
    ),
    "shared": (
        "共同任务：它的任务中还有别人的有几项",
        "shared measures: how many of its measures it has with others",
    ),
    "between": (
        "中介度：其他任意两方之间最短的联系，平均有多大比例经过它；0 为从不，1 为总是",
        "betweenness: the share of shortest ways between two others that lead through it; 0 never, 1 always",
    ),
    "only_head": (
        "独自牵头：只有它牵头或负责的任务数；它不动，这些任务就无人领头",
        "only head: measures that it alone leads or is responsible for; without it nobody heads them",
    ),
    "group": (
        "群：彼此共事多于与群外共事的一组；1 是成员最多的群",
        "group: those who share more with each other than with others; 1 is the largest",
    ),
    "cut": ("断点：去掉它，网络就断成几块", "cut point: without it the network falls into pieces"),
    "bridge": ("桥：去掉这一条联系，两边就再无联系", "bridge: the one link between two parts"),
}


_NOBODY = (
    "“有关部门”之类未指明是谁的统称不计入",
    "words that mean nobody in particular, such as 有关部门, are left out",
)


def node_sheet(found: Network, title: str, lang: Lang, notes: tuple[str, ...] = ()) -> Sheet:
    """Return the nodes of a network, those in between first, and what stands out in sentences."""
    rows = [node_row(node) for node in found.nodes]
    at = 0 if lang == "zh" else 1
    meanings = (MEANINGS[column.name][at] for column in _COLUMNS[1:])
    return Sheet(title, _COLUMNS, rows, notes, (*told(found, lang), *meanings, _NOBODY[at]), lang)


def link_sheet(found: Network, title: str, lang: Lang, notes: tuple[str, ...] = ()) -> Sheet:
    """Return the links of a network, those of most measures first."""
    at = 0 if lang == "zh" else 1
    rows = [link_row(link) for link in found.links]
    return Sheet(title, _LINKS, rows, notes, (MEANINGS["shared"][at], MEANINGS["bridge"][at]), lang)


def node_row(node: Standing) -> Row:
    """Return a node as plain values; groups count from 1."""
    row: Row = {column.name: getattr(node, column.name) for column in _COLUMNS}
    return {**row, "kind": node.kind, "group": node.group + 1}


def link_row(link: Link) -> Row:
    """Return a link as plain values, its measures with it."""
    return {
        "one": link.one,
        "other": link.other,
        "weight": link.weight,
        "bridge": link.bridge,
        "measures": list(link.measures),
    }


def told(found: Network, lang: Lang) -> Iterator[str]:
    """Yield what stands out, one plain sentence each; what there is none of is said too."""
    yield from _TOLD[lang](found)


def _zh(found: Network) -> Iterator[str]:
    yield f"{len(found.nodes)} 方，{len(found.links)} 条联系，{_parts_zh(found)}"
    if found.links:
        strong = found.links[0]
        yield f"联系最密：{strong.one}—{strong.other}，共同任务 {strong.weight} 项"
    joints = [node for node in found.nodes if node.between > 0][:_FEW]
    if joints:
        yield "居中最多：" + "、".join(f"{node.name}（{node.between:.2f}）" for node in joints)
    heads = sorted((n for n in found.nodes if n.only_head), key=lambda n: (-n.only_head, n.name))[:_FEW]
    if heads:
        yield "瓶颈（独自牵头或负责最多）：" + "、".join(f"{n.name}（{n.only_head} 项）" for n in heads)
    cuts = [node.name for node in found.nodes if node.cut]
    yield "断点：" + (_some(cuts, "zh") if cuts else "无，去掉任何一方网络都不会断开")
    bridges = [f"{link.one}—{link.other}" for link in found.links if link.bridge]
    yield "桥：" + (_some(bridges, "zh") if bridges else "无，没有哪一条联系是唯一的")
    if found.modularity is not None:
        apart = "分得开" if found.modularity >= _APART else "分得不明显"
        yield f"{len(found.groups)} 个群，{apart}（模块度 {found.modularity:.2f}，{_APART} 以上才算分得开）"
    yield from _estimated(found, "zh")


def _estimated(found: Network, lang: Lang) -> Iterator[str]:
    if found.starts is None:
        return
    if lang == "zh":
        yield f"共 {len(found.nodes)} 方，中介度按 {found.starts} 个起点估计，并非逐一计算"
    else:
        yield f"of {len(found.nodes)} nodes the betweenness is estimated, from {found.starts} of them"


def _some(names: Sequence[str], lang: Lang) -> str:
    """Return the first few names, and how many there are."""
    shown = ("、" if lang == "zh" else ", ").join(names[:_FEW])
    if len(names) <= _FEW:
        return shown
    return f"{shown} 等 {len(names)} 个" if lang == "zh" else f"{shown} and {len(names) - _FEW} more"


def _parts_zh(found: Network) -> str:
    return "连成一片" if found.parts == 1 else f"分成互不相连的 {found.parts} 块"


def _en(found: Network) -> Iterator[str]:
    parts = "in one piece" if found.parts == 1 else f"in {found.parts} pieces without a link"
    yield f"{len(found.nodes)} nodes, {len(found.links)} links, {parts}"
    if found.links:
        strong = found.links[0]
        yield f"the strongest link: {strong.one}—{strong.other}, {strong.weight} shared measures"
    joints = [node for node in found.nodes if node.between > 0][:_FEW]
    if joints:
        yield "most in between: " + ", ".join(f"{node.name} ({node.between:.2f})" for node in joints)
    heads = sorted((n for n in found.nodes if n.only_head), key=lambda n: (-n.only_head, n.name))[:_FEW]
    if heads:
        yield "bottlenecks (most measures headed alone): " + ", ".join(
            f"{n.name} ({n.only_head})" for n in heads
        )
    cuts = [node.name for node in found.nodes if node.cut]
    yield "cut points: " + (_some(cuts, "en") if cuts else "none; without any one the network holds")
    bridges = [f"{link.one}—{link.other}" for link in found.links if link.bridge]
    yield "bridges: " + (
        _some(bridges, "en") if bridges else "none; no link is the only one between two parts"
    )
    if found.modularity is not None:
        apart = "well apart" if found.modularity >= _APART else "not clearly apart"
        figure = f"modularity {found.modularity:.2f}; {_APART} or more is apart"
        yield f"{len(found.groups)} groups, {apart} ({figure})"
    yield from _estimated(found, "en")


_TOLD: Mapping[Lang, Callable[[Network], Iterator[str]]] = {"zh": _zh, "en": _en}


def with_numbers(found: Network) -> Graph:
    """Return a projection for files: its nodes with the numbers of the table, its links with their weights.

    Which measures two share is left out: hundreds of addresses in one field serve nobody in Gephi. `--links
    --format json` lists them, and `--between duties` has each as a node.
    """
    nodes = {}
    for node in found.nodes:
        row = node_row(node)
        del row["name"]
        nodes[node.name] = Node(node.name, row)
    edges = [Edge(link.one, link.other, {}, weight=link.weight) for link in found.links]
    return Graph(nodes, edges, directed=False)
