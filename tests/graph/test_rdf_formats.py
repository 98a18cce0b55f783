"""Each format as strangers' tools read it, and what the description of the dataset counts."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from draft import Draft, duty, mention, target
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.commands.inputs import shipped_records
from policygraph.errors import DocumentError, UsageError
from policygraph.graph.rdf import FORMATS, write_elements, write_rdf
from policygraph.graph.rdf_read import read_rdf
from policygraph.graph.rdf_syntax import FORMS, format_of
from policygraph.loaders import record as r
from policygraph.ontology.iris import VOCABULARY, Namespace
from policygraph.ontology.model import context

GUIZHOU = r.PlaceRef("贵州省", "520000")
RDFLIB_NAMES = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DATASET = rdflib.URIRef(Namespace().dataset_iri())


def plan(title="方案", words="（九）"):
    draft = Draft(title, GUIZHOU)
    return draft.measure(
        "一",
        title=words,
        says=[target("能耗", 13, "%", quote=words), mention(r.PlaceMention, "贵阳市", "520100")],
        duties=[duty("贵州省生态环境厅", "lead", office="ecology-environment")],
    ).record()


def written(*plans, kind):
    out = io.BytesIO()
    count = write_rdf(plans, out, kind)
    return count, out.getvalue()


@pytest.fixture(scope="module")
def shipped():
    real = min(shipped_records(), key=lambda record: len(record.measures))
    return {kind: written(real, plan(), kind=kind) for kind in FORMATS}


# rdflib warns of its own use of what it will remove.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", FORMATS)
def test_rdflib_and_pyoxigraph_find_as_many_statements_as_are_told(shipped, kind):
    count, data = shipped[kind]
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB_NAMES.get(kind, kind))
    assert len(list(dataset.quads())) == count
    assert len(set(ox.parse(data, format=FORMATS[kind]))) == count


@pytest.mark.parametrize("kind", FORMATS)
def test_dataset_says_how_many_different_triples_there_are(shipped, kind):
    _, data = shipped[kind]
    triples = {(q.subject, q.predicate, q.object) for q in ox.parse(data, format=FORMATS[kind])}
    said = [o for s, p, o in triples if s.value == str(DATASET) and p.value == str(VOID.triples)]
    assert [int(o.value) for o in said] == [len(triples)]


def test_each_graph_and_each_class_is_counted(shipped):
    quads = set(ox.parse(shipped["nquads"][1], format=ox.RdfFormat.N_QUADS))
    graphs = Counter(q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode))
    about = rdflib.Graph()
    about.parse(
        data=ox.serialize(
            [q.triple for q in quads if isinstance(q.graph_name, ox.DefaultGraph)],
            format=ox.RdfFormat.N_TRIPLES,
        ),
        format="nt",
    )
    subsets = {str(s): about.value(s, VOID.triples).value for s in about.objects(DATASET, VOID.subset)}
    assert subsets == graphs
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    in_plans = (q for q in quads if q.predicate.value == a and isinstance(q.graph_name, ox.NamedNode))
    classes = Counter(thing for _, thing in {(q.subject.value, q.object.value) for q in in_plans})
    partitions = about.objects(DATASET, VOID.classPartition)
    assert {
        str(about.value(p, VOID["class"])): about.value(p, VOID.entities).value for p in partitions
    } == classes


def test_what_plans_share_is_written_once_where_there_are_no_graphs():
    _, data = written(plan("甲"), plan("乙"), kind="ntriples")
    lines = data.splitlines()
    assert len(set(lines)) == len(lines)


def test_plan_that_comes_twice_is_refused_by_name():
    with pytest.raises(DocumentError, match="comes twice"):
        written(plan("甲"), plan("甲"), kind="turtle")


def test_plan_that_comes_twice_is_told_and_left_out():
    told, out = [], io.BytesIO()
    write_rdf([plan("甲"), plan("甲")], out, "ntriples", on_error=told.append)
    assert len(told) == 1
    assert len(list(read_rdf(io.BytesIO(out.getvalue()), "ntriples"))) == 1


def test_json_ld_holds_duties_in_measures_in_plans():
    _, data = written(plan(), kind="jsonld")
    (graph,) = (item for item in json.loads(data)["@graph"] if "@graph" in item)
    (framed,) = (node for node in graph["@graph"] if node["type"] == "Plan")
    assert framed["hasMeasure"]["duties"]["rank"] == 1
    assert framed["hasMeasure"]["sets"]["quote"] == "（九）"
    assert framed["hasMeasure"]["duties"]["wasQuotedFrom"]["hasSelector"]["type"] == "TextPositionSelector"


def test_json_ld_has_our_context():
    _, data = written(plan(), kind="jsonld")
    assert json.loads(data)["@context"] == context()


def test_names_of_the_context_are_those_of_the_ontology():
    own = {name: said for name, said in context().items() if isinstance(said, dict)}
    assert own["leads"] == {"@id": "pp:leads", "@type": "@id"}
    assert own["year"] == {"@id": "pp:year", "@type": "xsd:gYear"}
    assert own["label"] == {"@id": "rdfs:label", "@language": "zh-Hans"}


def test_turtle_groups_what_is_said_of_one_duty():
    _, data = written(plan(), kind="turtle")
    block = data.decode().partition(" a pp:Duty ;\n")[2].partition(" .\n")[0]
    assert "\tpp:rank 1 ;" in block
    assert '\tpp:mention "贵州省生态环境厅"' in block


NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\t\n\r")).filter(
    str.strip
)


@settings(deadline=None, max_examples=60)
@given(NASTY, st.sampled_from(sorted(FORMATS)))
def test_any_words_survive_any_format(words, kind):
    (made,) = read_rdf(io.BytesIO(written(plan(words=words), kind=kind)[1]), kind)
    names = {e.properties.get("quote") for e in made if getattr(e, "labels", ()) == ("Target",)}
    assert names == {words}


def test_control_character_is_refused_by_xml_and_by_it_alone():
    assert written(plan(words="甲\x01乙"), kind="turtle")
    with pytest.raises(UsageError, match="control character"):
        written(plan(words="甲\x01乙"), kind="rdfxml")


@pytest.mark.parametrize(("name", "form"), [("a.ttl", "turtle"), ("A.NQ.GZ", "nquads"), ("a.rdf", "rdfxml")])
def test_name_of_a_file_says_its_format(name, form):
    assert format_of(name) == form


def test_name_without_a_known_ending_says_none():
    assert format_of("plans.gz") is None


def test_no_two_formats_have_one_ending():
    endings = [ending for form in FORMS.values() for ending in form.suffixes]
    assert len(set(endings)) == len(endings)


def test_nothing_at_all_is_written_as_an_empty_dataset():
    for kind in FORMATS:
        out = io.BytesIO()
        assert write_elements([], out, kind) == len(list(ox.parse(out.getvalue(), format=FORMATS[kind])))


@pytest.fixture(scope="module")
def lines():
    return written(plan(), kind="ntriples")[1].splitlines(keepends=True)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_broken_rdf_is_refused_in_a_sentence_or_read(lines, data):
    """Whatever is lost, doubled or changed, nothing but a sentence of ours comes out."""
    kept = list(lines)
    at = data.draw(st.integers(0, len(kept) - 1))
    line = kept[at]
    kept[at : at + 1] = data.draw(
        st.sampled_from(
            [
                [],
                [line.replace(b'"', b'"x', 1)],
                [line, line.replace(b'"', b'"7', 1)],
                [line.replace(b"/id/", b"/id/no-", 1)],
                [b"<x:no> ".join(line.partition(b" ")[::2])],
                [line.rpartition(b" <")[0] + b" <x:no> .\n"],
                [line[: len(line) // 2]],
                [line.replace(b"/def#", b"/def#x", 1)],
            ]
        )
    )
    with contextlib.suppress(DocumentError):
        assert len(list(read_rdf(io.BytesIO(b"".join(kept)), "ntriples"))) == 1


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("turtle", b"<http://x/a> <http://x/b> <http://x/c> .", "holds no plan"),
        ("turtle", b"", "holds no plan"),
        ("turtle", b"\xff\xfe", "cannot be read"),
        ("turtle", f"<x:a> a <{VOCABULARY}Plan> .".encode(), "lacks"),
        ("turtle", f"<x:a> <{VOCABULARY}likes> <x:b> .".encode(), "has no property"),
        ("jsonld", b'{"@context": "https://example.org/context"}', "cannot be read"),
        ("rdfxml", "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"), "not UTF-8"),
        ("rdfxml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares XML entities"),
    ],
)
def test_foreign_rdf_is_refused(kind, data, words):
    with pytest.raises(DocumentError, match=words):
        list(read_rdf(io.BytesIO(data), kind))
