"""Graphs as files for Gephi and other programs: GraphML and GEXF 1.3, written as they go.

Line by line, and not as a tree that is written when it is whole: all duties of 500 plans are 72,000 edges, of
which a tree takes seconds and hundreds of megabytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Literal

from ..analysis.duties import Edge, Graph
from .aside import written_aside
from .xml import Escaped

GraphForm = Literal["graphml", "gexf"]
_LINES = 2000  # so many are written at once

# Attributes that GraphML, GEXF or Gephi keep for themselves, or lose (networkx#4023, #8339).
_RESERVED = frozenset({"id", "label", "pid", "start", "end", "for", "source", "target", "type", "key"})
_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double"}
_TEXT = "string"
# A value in the two formats: what stands before it, with room for the number of its attribute, and behind it.
_DATA = ('<data key="d{}">', "</data>")
_VALUE = ('<attvalue for="{}" value="', '"/>')


def write_graph(graph: Graph, form: GraphForm, target: Path) -> None:
    """Write a graph; raise `UsageError` where the file cannot be written.

    Lists become one text; an unknown text is an empty one, an unknown figure is left out; what no XML holds
    becomes the replacement character.
    """
    lines = _WRITERS[form](graph, Escaped())
    with written_aside(target) as side:
        while some := list(islice(lines, _LINES)):
            side.write("".join(some).encode())


class _Attributes:
    """The attributes of all nodes, or of all edges: which number and type each has in a file."""

    def __init__(
        self, said: Iterable[Mapping[str, object]], first: int, texts: Escaped, piece: tuple[str, str]
    ) -> None:
        kinds: defaultdict[str, set[type]] = defaultdict(set)
        for values in said:
            for name, value in values.items():
                kinds[name].add(type(value))
        self._types = {name: _type_of(found - {type(None)}) for name, found in kinds.items()}
        self._numbers = {name: str(first + at) for at, name in enumerate(self._types)}
        self._texts = texts
        self._before = {name: piece[0].format(number) for name, number in self._numbers.items()}
        self._after = piece[1]

    def __len__(self) -> int:
        return len(self._numbers)

    def declared(self, row: str) -> Iterator[str]:
        """Yield a line for each; `row` has room for number, name and type."""
        for name, number in self._numbers.items():
            called = self._texts[f"{name}_" if name in _RESERVED else name]
            yield row.format(number=number, name=called, type=self._types[name])

    def written(self, said: Mapping[str, object]) -> str:
        """Return each known value in its piece of XML."""
        texts, before, after = self._texts, self._before, self._after
        parts = []
        for name, value in said.items():
            if type(value) is str:
                parts.append(f"{before[name]}{texts[value]}{after}")
            elif value is not None or self._types[name] == _TEXT:
                parts.append(f"{before[name]}{texts[_plain(value)]}{after}")
        return "".join(parts)


def _type_of(kinds: set[type]) -> str:
    if kinds == {int, float}:
        return _TYPES[float]
    return _TYPES.get(kinds.pop(), _TEXT) if len(kinds) == 1 else _TEXT


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple() | set():
            return " ".join(map(str, value))
        case _:
            return str(value)


def _graphml(graph: Graph, texts: Escaped) -> Iterator[str]:
    nodes = _Attributes((node.said for node in graph.nodes.values()), 3, texts, _DATA)
    edges = _Attributes((edge.said for edge in graph.edges), 3 + len(nodes), texts, _DATA)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    key = '<key id="d{number}" for="%s" attr.name="{name}" attr.type="{type}"/>\n'
    yield (key % "node").format(number=0, name="label", type=_TEXT)
    yield (key % "edge").format(number=1, name="label", type=_TEXT)
    yield (key % "edge").format(number=2, name="weight", type=_TYPES[int])
    yield from nodes.declared(key % "node")
    yield from edges.declared(key % "edge")
    yield f'<graph edgedefault="{_direction(graph)}">\n'
    for name, node in graph.nodes.items():
        label = f'<data key="d0">{texts[node.label]}</data>'
        yield f'<node id="{texts[name]}">{label}{nodes.written(node.said)}</node>\n'
    for edge in graph.edges:
        identity = f' id="{texts[edge.key]}"' if edge.key else ""
        label = f'<data key="d1">{texts[edge.label]}</data>' if edge.label else ""
        weight = "" if edge.weight is None else f'<data key="d2">{edge.weight}</data>'
        said = edges.written(edge.said)
        yield f"<edge{identity}{_ends(edge, texts)}>{label}{weight}{said}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _gexf(graph: Graph, texts: Escaped) -> Iterator[str]:
    """Yield GEXF 1.3, with the label of each edge as its kind.

    Gephi takes two edges between the same nodes for one, unless their kinds differ: an agency that leads a
    measure and carries it out too would lose one of its duties.
    """
    nodes = _Attributes((node.said for node in graph.nodes.values()), 0, texts, _VALUE)
    edges = _Attributes((edge.said for edge in graph.edges), len(nodes), texts, _VALUE)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f'<graph defaultedgetype="{_direction(graph)}" mode="static">\n'
    for kind, attributes in (("node", nodes), ("edge", edges)):
        yield f'<attributes class="{kind}" mode="static">\n'
        yield from attributes.declared('<attribute id="{number}" title="{name}" type="{type}"/>\n')
        yield "</attributes>\n"
    yield "<nodes>\n"
    for name, node in graph.nodes.items():
        said = nodes.written(node.said)
        yield f'<node id="{texts[name]}" label="{texts[node.label]}"><attvalues>{said}</attvalues></node>\n'
    yield "</nodes>\n<edges>\n"
    for at, edge in enumerate(graph.edges):
        kind = f' label="{texts[edge.label]}" kind="{texts[edge.label]}"' if edge.label else ""
        weight = "" if edge.weight is None else f' weight="{edge.weight}"'
        said = edges.written(edge.said)
        yield f'<edge id="{at}"{_ends(edge, texts)}{kind}{weight}><attvalues>{said}</attvalues></edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _direction(graph: Graph) -> str:
    return "directed" if graph.directed else "undirected"


def _ends(edge: Edge, texts: Escaped) -> str:
    return f' source="{texts[edge.source]}" target="{texts[edge.target]}"'


_WRITERS: Mapping[GraphForm, Callable[[Graph, Escaped], Iterator[str]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
}
