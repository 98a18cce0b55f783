"""Plans as RDF: Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML, written as a stream.

The nodes and relationships of `build` (or of a store) are written by the mapping that `ontology/policy.ttl`
states, so nothing here names a property twice. Beyond one triple for each relationship:

* a duty is a node of class `pp:Duty` too, with its id in its IRI, its evidence and its rank;
* a relationship that carries a place in the text (CONCERNS, CITES) is an `rdf:Statement` too (`pp:Mention`);
* a span is a resource of its own, `<plan>#char=120,150`, a Web Annotation selector: an IRI, not a blank
  node, so that two exports of one plan merge;
* the run that read the plan, and the graph of what it read (`id/reading/…`), which N-Quads, TriG and JSON-LD
  use as the name of the plan's graph, so that one plan can be replaced;
* from records, what the graph folds (`record_rdf`), so that the same records come back;
* what the whole is as a dataset (`dataset`), with its counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from ..errors import DocumentError, PolicygraphError, UsageError
from ..loaders.record import Record
from ..ontology.iris import BASE, Namespace
from .build import NO_PLANS, elements
from .citations import CitedPlans
from .dataset import Account
from .elements import Edge, Node
from .provenance import run_statements
from .rdf_syntax import FORMS, Form
from .record_rdf import record_statements
from .statements import Statements
from .terms import Term, Triple, iri

FORMATS = MappingProxyType({name: form.parser for name, form in FORMS.items()})
"""Name of a format -> how pyoxigraph reads it."""

OnError = Callable[[PolicygraphError], None]


class Reading(NamedTuple):
    """One plan's statements, each once: what it alone says, and what plans share."""

    plan: Term
    graph: Term
    own: list[Triple]
    shared: list[Triple]


def form_of(name: str) -> Form:
    """Return the format of this name; raise `UsageError` if there is none."""
    if name not in FORMS:
        raise UsageError(f"There is no RDF format {name!r}; choose one of {', '.join(FORMS)}.")
    return FORMS[name]


def write_rdf(  # noqa: PLR0913 - what is written, where to, and how
    records: Iterable[Record],
    out: BinaryIO,
    format: str = "turtle",
    base: str = BASE,
    held: CitedPlans = NO_PLANS,
    *,
    compressed: bool = False,
    on_error: OnError | None = None,
) -> int:
    """Write the records to `out` one at a time; return how many statements a reader finds.

    N-Quads, TriG and JSON-LD keep one named graph a plan, and what several plans need (a place and its
    province) stands in each of them; the other formats have it once. A plan that comes a second time is told
    to `on_error` and left out. `compressed` only says so in the description of the dataset.
    """
    form, namespace = form_of(format), Namespace(base)
    readings = readings_of(_each_once(records, on_error), namespace, held)
    return _write(readings, out, form, namespace, compressed=compressed)


def readings_of(
    records: Iterable[Record], namespace: Namespace | None = None, held: CitedPlans = NO_PLANS
) -> Iterator[Reading]:
    """Yield the statements of each record."""
    names = namespace or Namespace()
    for record in records:
        made = list(elements(record, names, held))
        yield _reading(record.plan.id, made, names, record_statements(record, made, names))


def write_elements(
    plans: Iterable[list[Node | Edge]],
    out: BinaryIO,
    format: str = "turtle",
    *,
    compressed: bool = False,
) -> int:
    """Write plans that are nodes and relationships already, as a store gives them; see `write_rdf`.

    The base is that of the first plan. Raises `DocumentError` where the plans do not have one base.
    """
    form = form_of(format)
    readings = (_of_elements(plan) for plan in plans)
    first = next(readings, None)
    if first is None:
        return _write(iter(()), out, form, Namespace(), compressed=compressed)
    namespace, reading = first
    return _write(_with_base(reading, namespace, readings), out, form, namespace, compressed=compressed)


def _write(
    readings: Iterable[Reading], out: BinaryIO, form: Form, namespace: Namespace, *, compressed: bool
) -> int:
    writer, account, count = form.writer(), Account(), 0
    out.write(writer.start().encode())
    for plan, graph, own, shared in readings:
        fresh = account.add(plan, graph, own, shared)
        said = [*own, *shared] if form.graphs else fresh
        count += len(said)
        out.write(writer.part(graph, said).encode())
    header = account.description(namespace, form, compressed=compressed)
    out.write((writer.part(None, header) + writer.end()).encode())
    return count + len(header)


def _each_once(records: Iterable[Record], on_error: OnError | None) -> Iterator[Record]:
    seen: set[str] = set()
    for record in records:
        if record.plan.id not in seen:
            seen.add(record.plan.id)
            yield record
            continue
        error = DocumentError(
            f"The plan {record.plan.id} ({record.plan.title}) comes twice, so {record.plan.source.file} was "
            "left out; export one of them."
        )
        if on_error is None:
            raise error
        on_error(error)


def _of_elements(plan: list[Node | Edge]) -> tuple[Namespace, Reading]:
    node = next((e for e in plan if isinstance(e, Node) and e.labels[0] == "Plan"), None)
    if node is None:
        raise DocumentError(
            "The graph holds parts of a plan and no plan; load it again with `policygraph load`."
        )
    namespace = Namespace(node.uri.partition("id/plan/")[0])
    return namespace, _reading(str(node.properties["plan"]), plan, namespace, ())


def _with_base(
    first: Reading, namespace: Namespace, readings: Iterable[tuple[Namespace, Reading]]
) -> Iterator[Reading]:
    yield first
    for other, reading in readings:
        if other != namespace:
            raise DocumentError(
                f"The graph holds plans under {namespace.base} and under {other.base}, which cannot stand in "
                "one dataset; export the records with the --base that you want."
            )
        yield reading


def _reading(plan: str, made: list[Node | Edge], namespace: Namespace, recorded: Iterable[Triple]) -> Reading:
    statements = Statements(plan, namespace)
    statements.add(made)
    node = next(e for e in made if isinstance(e, Node) and e.labels[0] == "Plan")
    own = dict.fromkeys(statements.own)
    own.update(dict.fromkeys(recorded))
    shared = dict.fromkeys((*run_statements(node.properties, namespace), *statements.shared))
    return Reading(iri(node.uri), iri(namespace.reading_iri(plan)), list(own), list(shared))
