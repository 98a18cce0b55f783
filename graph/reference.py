"""The nodes that plans share: agencies, offices, places, industries, pollutants, indicators, documents.

What such a node says comes from the code lists, so that it is the same from whichever record it is made. A
code that a list does not (or no longer) hold is no error: a record made years ago must still load, and the
node then has only what the record says.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ..loaders.record import PlaceRef, Plan
from ..ontology import iris
from ..ontology.agencies import identify, is_local, is_national
from ..ontology.indicators import Indicator, indicators, meaning
from ..ontology.industries import industries
from ..ontology.iris import Namespace, fold
from ..ontology.offices import offices
from ..ontology.places import Place, place_table
from ..ontology.pollutants import pollutants
from ..ontology.spelling import body_of_office, plain_spelling
from .elements import Edge, Node, Value

Element = Node | Edge
Made = Generator[Element, None, str]
"""Yields the elements that this record did not yet give out; returns the IRI of the node asked for."""

_OF_THE_STATE = re.compile(r"国(?:发|办|函|令)|中发|中办")
_WIDE_BRACKETS = str.maketrans("()", "（）")
_SAID_OF_MANY = re.compile(
    r"(?:国家级|省级|市级)?(?:高新|经开|综保|保税|高新技术|经济技术|经济|综合保税|产业|工业|开发|循环经济|化工)*"
    r"(?:开发区|园区|产业园|工业园|工业区|高新区|经开区|综保区|保税区|新区|新城|老城区|主城区|中心城区|城区)"
)
_TOWN = re.compile(r"(?:镇|乡|街道|苏木)$")


def own_key(plan: Plan) -> str:
    """Return the key of what names of no place mean in a plan: its id, or `x` for one of the whole country.

    发展改革委 in two plans of ministries is one body; in two plans of nobody knows where it is two.
    """
    national = plan.place is None and any(is_national(issuer) for issuer in plan.issuers)
    return "x" if national or _OF_THE_STATE.match(plan.doc_number or "") else plan.id


def printed(name: str) -> str:
    """Return a name as it is shown: no white space, usual widths, Chinese brackets; equal for equal keys."""
    return fold(name).translate(_WIDE_BRACKETS)


class Actor(NamedTuple):
    """Who answers or issues: the canonical name, the kind of office and the place where they are known."""

    name: str
    office: str | None
    place: PlaceRef | None
    collective: bool


@dataclass
class References:
    """Makes shared nodes and the relationships among them, each once for a record."""

    namespace: Namespace
    home: PlaceRef | None
    """The plan's own place: the one that is meant where a name alone does not say which."""

    own: str
    """The key under which stands what is meant of no known place: the plan's own id (see `own_key`)."""

    agency_names: dict[str, str] = field(default_factory=dict)
    """Agency key -> the name to show, where a record spells one agency in two ways."""

    _made: set[tuple[str, ...]] = field(default_factory=set)
    _keys: dict[Actor, str] = field(default_factory=dict)

    def node(self, labels: tuple[str, ...], uri: str, /, **properties: Value | None) -> Made:
        """Make a node once; properties that are `None` are left out."""
        if self._first(uri):
            yield Node(labels, uri, {k: v for k, v in properties.items() if v is not None})
        return uri

    def link(self, kind: str, start: tuple[str, str], end: tuple[str, str], /, **properties: Value) -> Made:
        """Make a relationship between two (label, IRI) once; return the IRI of its end."""
        if self._first(kind, start[1], end[1]):
            yield Edge(kind, *start, *end, properties)
        return end[1]

    def _first(self, *key: str) -> bool:
        if key in self._made:
            return False
        self._made.add(key)
        return True

    def place(self, ref: PlaceRef) -> Made:
        """Make a place with all that contain it, up to the province."""
        known = self._known_place(ref)
        if known is None:
            key = self._unknown_place_key(ref)
            uri = self.namespace.place_iri(key)
            return (yield from self.node(("Place",), uri, name=printed(ref.name), code=ref.code))
        uri = self.namespace.place_iri(known.key)
        if (uri,) in self._made:
            return uri
        inner: str | None = None
        for place in (known, *_above(known)):
            uri = yield from self._listed_place(place)
            if inner is not None:
                yield from self.link("WITHIN", ("Place", inner), ("Place", uri))
            inner = uri
        return self.namespace.place_iri(known.key)

    def _listed_place(self, place: Place) -> Made:
        return self.node(
            ("Place",),
            self.namespace.place_iri(place.key),
            name=place.name,
            code=place.code,
            kind=place.kind,
            names=_in_order(tuple(place.aliases)),
        )

    def place_key(self, ref: PlaceRef) -> str:
        """Return the key of a place: of the table where it is listed, else its code or a hash of its name."""
        known = self._known_place(ref)
        return known.key if known else self._unknown_place_key(ref)

    def _known_place(self, ref: PlaceRef) -> Place | None:
        if ref.code:
            return place_table().get(ref.code)
        # Rivers, regions and new areas stand in the table without a code. A name that also belongs to places
        # with codes is left alone: the record would hold the code if the reader had known which is meant.
        found = place_table().by_name(ref.name) or place_table().by_alias(ref.name)
        return found[0] if len(found) == 1 and found[0].code is None else None

    def _unknown_place_key(self, ref: PlaceRef) -> str:
        home = self.home.code or fold(self.home.name) if self.home and self.home != ref else self.own
        # 城关镇 and 鼓楼区 are many: without a code each is the one of the plan that says it.
        many = _SAID_OF_MANY.fullmatch(ref.name) or _TOWN.search(ref.name) or place_table().bearers(ref.name)
        return iris.place_key(ref.name, ref.code, home if many else None)

    def agency_key(self, actor: Actor) -> str:
        """Return the key of an agency; a collective without a place is the plan's own (`iris.agency_key`)."""
        if actor not in self._keys:
            self._keys[actor] = self._agency_key(actor)
        return self._keys[actor]

    def _agency_key(self, actor: Actor) -> str:
        where = self._place_of(actor)
        area = self.place_key(where) if where else None
        body = self._body(actor, where)
        if area is None and is_local(actor.name):
            # 市水务局 of a plan that does not say of which city is no other plan's.
            area = self.place_key(self.home) if self.home else self.own
            body = None if self.home else body
        return iris.agency_key(
            plain_spelling(actor.name) if body is None else body,
            office=actor.office,
            place=area,
            singular=body == "",
            collective=actor.collective,
        )

    def _place_of(self, actor: Actor) -> PlaceRef | None:
        return actor.place or (self.home if actor.collective else None)

    def _body(self, actor: Actor, place: PlaceRef | None) -> str | None:
        """Return which body of its kind the actor is in its place; see `spelling.body_of_office`."""
        listed = offices().get(actor.office) if actor.office else None
        if listed is None or actor.collective:
            return None
        name = fold(actor.name)
        before = ("国家", "") if place is None else self._place_words(place)
        word = next((word for word in before if name.startswith(word)), None)
        return None if word is None else body_of_office(name[len(word) :], listed.name, listed.names)

    def _place_words(self, ref: PlaceRef) -> list[str]:
        """Return what may stand before an office of a place, longest first: 广州市黄埔区, 黄埔区, 黄埔."""
        known = self._known_place(ref)
        if known is None:
            return [fold(ref.name)]
        words = {ref.name, *known.aliases}
        above = ""
        for place in place_table().chain(known):
            above = place.name + above
            words.add(above)
        return sorted(map(fold, words), key=len, reverse=True)

    def agency(self, actor: Actor) -> Made:
        """Make an agency with its kind of office and its place."""
        key = self.agency_key(actor)
        uri = self.namespace.agency_iri(key)
        if (uri,) in self._made:
            return uri
        labels = ("Agency", "CollectiveActor") if actor.collective else ("Agency",)
        yield from self.node(labels, uri, name=self.agency_names.get(key, printed(actor.name)))
        if actor.office:
            kind = yield from self.office(actor.office)
            yield from self.link("KIND_OF", ("Agency", uri), ("Office", kind))
        where = self._place_of(actor)
        if where:
            served = yield from self.place(where)
            yield from self.link("SERVES", ("Agency", uri), ("Place", served))
        return uri

    def issuer(self, name: str) -> Actor:
        """Return the actor that a plan names as its issuer, the one that clauses of other plans mean.

        A record keeps an issuer's full name only, so the register is asked here what it is.
        """
        found = identify(name, self._territory())
        where = PlaceRef(found.place.name, found.place.code) if found.place else None
        return Actor(found.name, found.office, where, found.collective)

    def _territory(self) -> Place | None:
        """Return the plan's place as the reader of names knows it, whether or not the table holds it."""
        if self.home is None:
            return None
        made = Place(self._unknown_place_key(self.home), self.home.code, self.home.name, "other", None, ())
        return self._known_place(self.home) or made

    def office(self, key: str) -> Made:
        """Make a kind of office."""
        uri = self.namespace.office_iri(key)
        listed = offices().get(key)
        if listed is None:
            return (yield from self.node(("Office",), uri, name=key, code=key))
        return (
            yield from self.node(
                ("Office",),
                uri,
                name=listed.name,
                name_en=listed.name_en,
                code=key,
                names=_in_order(tuple(listed.names)),
            )
        )

    def industry(self, name: str, code: str | None) -> Made:
        """Make an industry with all classes above it."""
        if code is None:
            uri = self.namespace.unlisted_industry_iri(name)
            return (yield from self.node(("Industry",), uri, name=printed(name)))
        listed = industries().get(code)
        if listed is None:
            return (
                yield from self.node(("Industry",), self.namespace.industry_iri(code), name=name, code=code)
            )
        uri = yield from self.node(
            ("Industry",),
            self.namespace.industry_iri(code, listed.scheme),
            name=listed.name,
            name_en=listed.name_en,
            code=code,
            names=_in_order(tuple(listed.names)),
            scheme=listed.scheme,
            isic=listed.isic,
        )
        if listed.broader:
            above = yield from self.industry(listed.broader, listed.broader)
            yield from self.link("BROADER", ("Industry", uri), ("Industry", above))
        return uri

    def pollutant(self, code: str) -> Made:
        """Make a pollutant with all groups above it."""
        uri = self.namespace.pollutant_iri(code)
        listed = pollutants().get(code)
        if listed is None:
            return (yield from self.node(("Pollutant",), uri, name=code, code=code))
        yield from self.node(
            ("Pollutant",),
            uri,
            name=listed.name,
            name_en=listed.name_en,
            code=code,
            names=_in_order(tuple(listed.names)),
            group=listed.group,
        )
        if listed.broader:
            above = yield from self.pollutant(listed.broader)
            yield from self.link("BROADER", ("Pollutant", uri), ("Pollutant", above))
        return uri

    def indicator(self, name: str) -> Made:
        """Make an indicator: the listed one that the name means, else one of that name.

        One that is measured for a part (地级及以上城市) is its own, below the indicator of the whole.
        """
        meant = meaning(name)
        if meant is None:
            uri = self.namespace.indicator_iri(printed(name))
            return (yield from self.node(("Indicator",), uri, name=printed(name)))
        whole = meant.indicator
        if not meant.scope:
            return (yield from self._listed(whole))
        names = _in_order(tuple(meant.scope + other for other in whole.names))
        uri = self.namespace.indicator_iri(meant.name)
        yield from self.node(("Indicator",), uri, name=meant.name, names=names)
        above = yield from self._listed(whole)
        yield from self.link("BROADER", ("Indicator", uri), ("Indicator", above))
        return uri

    def _listed(self, one: Indicator) -> Made:
        """Make a listed indicator with all above it."""
        uri = self.namespace.indicator_iri(one.name)
        names = _in_order(one.names)
        yield from self.node(("Indicator",), uri, name=one.name, name_en=one.name_en, names=names)
        if one.broader:
            above = yield from self._listed(indicators()[one.broader])
            yield from self.link("BROADER", ("Indicator", uri), ("Indicator", above))
        return uri

    def document(self, title: str) -> Made:
        """Make a cited document."""
        return self.node(
            ("Document",), self.namespace.document_iri(iris.document_key(title)), name=printed(title)
        )


@lru_cache(maxsize=4096)
def _sorted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _in_order(names: tuple[str, ...]) -> list[str] | None:
    """Return other names in one order, each once: RDF keeps a set, and the graph must not change by it."""
    return list(_sorted(names)) or None


def _above(place: Place) -> Iterable[Place]:
    """Return the places that contain this one, nearest first."""
    return (outer for outer in place_table().chain(place) if outer.key != place.key)
