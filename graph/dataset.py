"""What a set of plans is as a dataset: DCAT for catalogues, VoID for programs, with true counts.

The counts are known when all plans are written, so the description stands at the end of a file; RDF has no
order. Each counts what a reader finds: `void:triples` of the dataset is the number of different triples, this
description among them; that of a plan's graph is the number in that graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from hashlib import blake2b

from ..ontology.iris import BASE, Namespace
from .rdf_syntax import Form
from .terms import PREFIXES, TYPE, Term, Triple, integer, iri, named, string, tagged

_TITLE, _ABOUT = named("dcterms", "title"), named("dcterms", "description")
_TRIPLES, _ENTITIES = named("void", "triples"), named("void", "entities")
_SUBSET, _ROOT = named("void", "subset"), named("void", "rootResource")
_PARTITION, _CLASS = named("void", "classPartition"), named("void", "class")
_USED = ("pp", "rdfs", "skos", "prov", "oa", "qudt", "schema", "dcterms")
_GZIP = "https://www.iana.org/assignments/media-types/application/gzip"
_MEDIA = "https://www.iana.org/assignments/media-types/"


class Account:
    """Keeps count of what is written, and knows what plans share when it comes again.

    Of a statement that plans share 16 bytes are kept; what one plan alone says is only counted, so memory
    grows with the places and agencies that are named, not with the plans.
    """

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._different = 0
        self._classes: Counter[Term] = Counter()
        self._plans: list[tuple[Term, Term, int]] = []

    def add(self, plan: Term, graph: Term, own: Collection[Triple], shared: Iterable[Triple]) -> list[Triple]:
        """Count a plan's statements; return those that no plan before has made."""
        size = len(own)
        new = []
        for triple in shared:
            size += 1
            key = blake2b("\x1f".join(triple).encode(), digest_size=16).digest()
            if key not in self._seen:
                self._seen.add(key)
                new.append(triple)
        fresh = [*own, *new]
        self._different += len(fresh)
        self._classes.update(thing for _, predicate, thing in fresh if predicate == TYPE)
        self._plans.append((plan, graph, size))
        return fresh

    def description(self, namespace: Namespace, form: Form, *, compressed: bool) -> list[Triple]:
        """Return what the dataset is and how much it holds."""
        dataset = iri(namespace.dataset_iri())
        said = [
            *_about(dataset, namespace),
            *_distribution(dataset, form, compressed=compressed),
            *self._parts(dataset, form),
        ]
        said.append((dataset, _TRIPLES, integer(self._different + len(said) + 1)))
        return said

    def _parts(self, dataset: Term, form: Form) -> Iterable[Triple]:
        for plan, graph, size in self._plans:
            yield dataset, _ROOT, plan
            if form.graphs:
                yield dataset, _SUBSET, graph
                yield graph, _TRIPLES, integer(size)
        partitions = {
            iri(f"{dataset[1:-1]}#class={cls[1:-1].rpartition('#')[2].rpartition('/')[2]}"): (cls, entities)
            for cls, entities in sorted(self._classes.items())
        }
        yield from ((dataset, _PARTITION, part) for part in partitions)
        for part, (cls, entities) in partitions.items():
            yield part, _CLASS, cls
            yield part, _ENTITIES, integer(entities)


def _about(dataset: Term, namespace: Namespace) -> Iterable[Triple]:
    yield dataset, TYPE, named("dcat", "Dataset")
    yield dataset, TYPE, named("void", "Dataset")
    yield dataset, _TITLE, tagged("政府规划责任图谱", "zh-Hans")
    yield dataset, _TITLE, tagged("Duties in government plans", "en")
    yield (
        dataset,
        _ABOUT,
        tagged("谁、以何种角色、对何事负责，何时达到何种目标，以及证明它的原文位置。", "zh-Hans"),
    )
    yield (
        dataset,
        _ABOUT,
        tagged("Who answers for what in which role, the targets by when, and where the text says so.", "en"),
    )
    yield dataset, named("dcterms", "conformsTo"), iri(f"{BASE}def")
    yield dataset, named("void", "uriSpace"), string(f"{namespace.base}id/")
    for prefix in _USED:
        yield dataset, named("void", "vocabulary"), iri(PREFIXES[prefix])


def _distribution(dataset: Term, form: Form, *, compressed: bool) -> Iterable[Triple]:
    file = iri(f"{dataset[1:-1]}#{form.suffixes[0].removeprefix('.')}")
    yield dataset, named("void", "feature"), iri(form.w3c)
    yield dataset, named("dcat", "distribution"), file
    yield file, TYPE, named("dcat", "Distribution")
    yield file, named("dcat", "mediaType"), iri(_MEDIA + form.media_type)
    yield file, named("dcterms", "format"), iri(form.w3c)
    if compressed:
        yield file, named("dcat", "compressFormat"), iri(_GZIP)
