"""The real documents: each gives a record whose spans prove themselves, and the shipped facts are theirs."""

import io
from functools import cache
from importlib import resources

import pytest
from policygraph.graph.rdf import FORMATS, write_rdf
from policygraph.graph.rdf_files import quads_of_records
from policygraph.graph.record_rdf_read import read_records
from policygraph.graph.validation.checking import check
from policygraph.loaders.canonical import CanonicalText, canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract_text
from policygraph.loaders.record import Record, dumps, loads, without_text
from reading import unproved
from shared import SHARED, documents, needs_shared

pytestmark = needs_shared()

SHIPPED = sorted(
    f.name.removesuffix(".json") for f in resources.files("policygraph.data").joinpath("records").iterdir()
)
VOC = {
    "guizhou-energy-saving-145": "省生态环境厅",
    "guangdong-energy-saving-145": "省工业和信息化厅",
    "jiangxi-energy-saving-145": "省工业和信息化厅",
}


@cache
def read(path) -> tuple[CanonicalText, Record]:
    canonical = canonicalise(read_document(path))
    return canonical, extract_text(canonical)


def seed(name) -> Record:
    return read(SHARED / "corpus" / "seeds" / f"{name}.txt")[1]


def test_the_documents_are_all_there():
    assert len(documents()) == 36


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem[:24])
def test_every_span_of_a_real_document_proves_itself(path):
    canonical, record = read(path)
    assert unproved(record, canonical.text) == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem[:24])
def test_a_real_document_gives_a_record_that_comes_back_as_it_was(path):
    _, record = read(path)
    assert loads(dumps(record)) == record


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem[:24])
def test_the_record_of_a_real_document_comes_back_from_rdf_as_it_was(path):
    _, record = read(path)
    for kind in FORMATS:
        out = io.BytesIO()
        write_rdf([record], out, kind)
        assert read_records(io.BytesIO(out.getvalue()), kind) == [record]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem[:24])
def test_the_facts_of_a_real_document_keep_the_rules_of_the_shapes(path):
    _, record = read(path)
    report = check([(path.name, quads_of_records([record]))])
    assert [(f.rule, f.path, f.words) for f in report.findings() if f.severity == "violation"] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_facts_are_what_the_program_extracts(name):
    shipped = resources.files("policygraph.data").joinpath("records", f"{name}.json").read_bytes()
    assert loads(shipped) == without_text(seed(name))


def test_five_plans_are_shipped():
    assert len(SHIPPED) == 5


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_facts_hold_no_sentence_of_the_document(name):
    canonical, _ = read(SHARED / "corpus" / "seeds" / f"{name}.txt")
    shipped = (
        resources.files("policygraph.data").joinpath("records", f"{name}.json").read_text(encoding="utf-8")
    )
    flat = "".join(canonical.text.split())
    assert not [s for s in flat.split("。") if len(s) > 60 and s in shipped]


@pytest.mark.parametrize("name", VOC)
def test_the_voc_project_of_each_province_names_no_lead(name):
    (measure,) = [m for m in seed(name).measures if m.title == "挥发性有机物综合整治工程"]
    assert {duty.role for duty in measure.duties} == {"shared"}
    assert measure.duties[0].mention == VOC[name]


def test_the_carbon_peak_plan_of_guizhou_names_leads():
    assert any(duty.role == "lead" for m in seed("guizhou-carbon-peak").measures for duty in m.duties)


def test_a_regulation_and_a_white_paper_hold_no_duty():
    for number in ("34、", "38、"):
        (path,) = [p for p in documents() if p.name.startswith(number)]
        assert [duty for m in read(path)[1].measures for duty in m.duties] == []
