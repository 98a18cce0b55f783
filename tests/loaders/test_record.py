"""The record as JSON: closed, checked on the way in, published as a schema."""

from pathlib import Path

import jsonschema
import msgspec
import policygraph.ontology
import pytest
from policygraph.errors import RecordError
from policygraph.loaders.record import dumps, json_schema, loads, read_lines, schema_text, without_text
from reading import record_of

RECORD = record_of("贵阳市方案\n一、任务\n（一）节水。到2025年，新建管网10公里。（市水务局负责）")
PUBLISHED = Path(policygraph.ontology.__file__).with_name("record.schema.json")


def test_a_record_comes_back_as_it_was():
    assert loads(dumps(RECORD)) == RECORD


def test_the_published_schema_is_fresh():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("record", [RECORD, without_text(RECORD)], ids=["with text", "stand-off"])
def test_a_record_fits_the_published_schema(record):
    jsonschema.validate(msgspec.json.decode(dumps(record)), json_schema())


BROKEN = {
    b"{}": "missing required field",
    b"not json": "malformed|invalid",
    dumps(RECORD).replace(b'"policygraph/record/1"', b'"policygraph/record/9"'): "record/9|Invalid enum",
    dumps(RECORD).replace(b'"kind":"measure"', b'"kind":"wish"'): "wish",
    dumps(RECORD).replace(b'"kind":', b'"sort":1,"kind":'): "sort",
}


@pytest.mark.parametrize("line", BROKEN)
def test_what_is_no_record_is_refused_by_field(line):
    with pytest.raises(RecordError, match=BROKEN[line]):
        loads(line, "here.json")


def test_a_bad_line_is_named_by_its_number():
    with pytest.raises(RecordError, match=r"here\.jsonl, line 3"):
        list(read_lines([dumps(RECORD), b"\n", b"{}"], "here.jsonl"))
